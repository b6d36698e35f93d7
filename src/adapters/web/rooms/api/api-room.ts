import { Router, type Request, type Response } from 'express';
import type {
  ClauseHits,
  ClauseSearch,
  ClauseVersions,
  Clock,
  CodeSearch,
  DocumentFormat,
  DocumentWriter,
  Knowledge,
  NoticeReader,
} from '../../../../usecases/ports.js';
import { findClause } from '../../../../usecases/find-clause.js';
import { adviseOn, adviceSays } from '../../../../usecases/advise.js';
import { libraryIn } from '../../../../core/clauses/library.js';
import { documentsFor, formatsOf, type DocumentKind } from '../../../../usecases/document-kinds.js';
import { fileOf, produceDocument } from '../../../../usecases/produce-document.js';
import { readDossier, type Dossier } from '../../../../core/dossier/dossier.js';
import { isLanguage, type Language } from '../../../../core/shared/text.js';
import type { Room, Frame } from '../../frame.js';
import { mediaTypes } from '../../media-types.js';
import { paths } from '../../paths.js';
import { apiClauseHref, clauseJson } from './clause-json.js';
import { clauseAsked, type ClauseAsked } from './clause-query.js';
import { eligibilityApi } from './eligibility-api.js';
import { lawJson } from './law-json.js';
import { openapi } from './openapi.js';

export interface ApiParts {
  readonly knowledge: Knowledge;
  readonly writer: DocumentWriter;
  readonly clock: Clock;
  readonly clauses: ClauseSearch;
  readonly versions: ClauseVersions;
  readonly codes: CodeSearch;
  readonly notices: NoticeReader;
}

const pageSize = 20;

function text(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' && one.trim() !== '' ? one.trim() : undefined;
}

function languageAsked(request: Request): Language | undefined {
  const asked = text(request.query.language);
  return isLanguage(asked) ? asked : undefined;
}

/** The dossier of a request's body, or the answer that says what is wrong with it. */
function dossierOf(request: Request, response: Response, frame: Frame): Dossier | undefined {
  const words = frame.words(response);
  if (!request.is('application/json') && !request.is('+json')) {
    frame.refuse(response, { kind: 'unsupported' });
    return undefined;
  }
  const result = readDossier(request.body);
  if (result.ok) return result.value;
  frame.refuse(response, {
    kind: 'invalid',
    faults: result.refusal.map((fault) => ({
      pointer: fault.pointer,
      says: words.say(fault.key, fault.values),
    })),
  });
  return undefined;
}

/** The first is what a program gets that does not say what it accepts. */
const apiFormats: readonly DocumentFormat[] = ['pdf', 'html', 'md', 'docx', 'xlsx'];

/** The media type of a format without its parameters, as `Accept` names it. */
function bareType(format: DocumentFormat): string {
  return mediaTypes[format].replace(/;.*/, '');
}

async function sendDocument(
  request: Request,
  response: Response,
  parts: ApiParts,
  frame: Frame,
): Promise<void> {
  const dossier = dossierOf(request, response, frame);
  if (dossier === undefined) return;
  const kind = (text(request.query.document) ?? 'tender') as DocumentKind;
  if (!documentsFor(dossier).includes(kind)) {
    frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const language = languageAsked(request) ?? dossier.language ?? 'en';
  const formats = apiFormats.filter((format) => formatsOf(kind).includes(format));
  const accepted = request.accepts(formats.map(bareType));
  // Whoever accepts none of them gets a PDF: CONTRACT.md.
  const format = formats.find((one) => bareType(one) === accepted) ?? 'pdf';
  const produced = produceDocument(
    dossier,
    kind,
    language,
    parts.knowledge,
    parts.writer,
    parts.clock.today(),
  );
  const body = await fileOf(produced, format, parts.writer);
  const name = `${kind}.${language}.${format}`;
  if (format === 'pdf') response.set('Content-Disposition', `inline; filename="${name}"`);
  else if (format === 'docx' || format === 'xlsx')
    response.set('Content-Disposition', `attachment; filename="${name}"`);
  response.type(mediaTypes[format]).send(body);
}

/** @param country the clauses are told in the form of this country where they have one */
function listJson(
  found: ClauseHits,
  page: number,
  country: string | undefined,
  parts: ApiParts,
  language: Language,
): object {
  const { clauses } = libraryIn(parts.knowledge.library, country === undefined ? [] : [country]);
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  return {
    total: found.total,
    page,
    size: pageSize,
    facets: found.facets,
    clauses: found.hits.flatMap((hit) => {
      const clause = byId.get(hit.id);
      if (clause === undefined) return [];
      const words = clause.words[language];
      return [
        {
          id: clause.id,
          version: clause.version,
          title: words.title,
          summary: words.summary,
          themes: clause.themes,
          place: clause.place,
          level: clause.level,
          effort: clause.effort,
          ...(clause.variant === undefined ? {} : { country: clause.variant }),
          href: apiClauseHref(clause.id, { country: clause.variant }),
        },
      ];
    }),
  };
}

/** What the address asks of a clause by these names, or the answer that says what is wrong with it. */
function askedOf(
  request: Request,
  response: Response,
  frame: Frame,
  names: readonly ('country' | 'version')[],
): ClauseAsked | undefined {
  const asked = clauseAsked(
    Object.fromEntries(names.map((name) => [name, text(request.query[name])])),
    frame.words(response),
  );
  if (asked.faults.length === 0) return asked;
  frame.refuse(response, { kind: 'invalid', faults: asked.faults });
  return undefined;
}

function sendClause(
  request: Request<{ theme: string; slug: string }>,
  response: Response,
  parts: ApiParts,
  frame: Frame,
): void {
  const asked = askedOf(request, response, frame, ['country', 'version']);
  if (asked === undefined) return;
  const { library, law } = parts.knowledge;
  const id = `${request.params.theme}/${request.params.slug}`;
  const found = findClause(id, asked, library, parts.versions);
  if (found.ok) {
    response.json(clauseJson(found.value, law));
    return;
  }
  const { versions } = found.refusal;
  if (versions.length === 0) {
    frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const says = frame
    .words(response)
    .say(asked.version === undefined ? 'api.clause.gone' : 'api.clause.no-version', {
      version: asked.version ?? '',
      versions: versions.join(', '),
    });
  frame.refuse(response, { kind: 'not-found', says, faults: [{ pointer: '/version', says }] });
}

/** The interface for programs: CONTRACT.md, section HTTP. */
export function apiRoom(parts: ApiParts): Room {
  return (frame) => {
    const router = Router();
    router.post(paths.apiAdvice.pattern, (request, response) => {
      const dossier = dossierOf(request, response, frame);
      if (dossier === undefined) return;
      const words = parts.knowledge.words(languageAsked(request) ?? dossier.language ?? 'en');
      response.json(
        adviceSays(
          adviseOn(dossier, parts.knowledge.law, parts.knowledge.library, parts.clock.today()),
          parts.knowledge.law,
          parts.knowledge.library,
          words,
        ),
      );
    });
    router.post(paths.apiDocuments.pattern, (request, response) =>
      sendDocument(request, response, parts, frame),
    );
    router.use(eligibilityApi(frame, parts));
    router.get(paths.apiClauses.pattern, (request, response) => {
      const asked = askedOf(request, response, frame, ['country']);
      if (asked === undefined) return;
      const language = languageAsked(request) ?? 'en';
      const page = Math.max(1, Math.trunc(Number(text(request.query.page) ?? 1)) || 1);
      const found = parts.clauses.search({
        words: text(request.query.q),
        language,
        theme: text(request.query.theme),
        place: text(request.query.place),
        level: text(request.query.level),
        group: text(request.query.group),
        country: asked.country,
        nature: text(request.query.nature),
        cpv: text(request.query.cpv),
        page,
        size: pageSize,
      });
      response.json(listJson(found, page, asked.country, parts, language));
    });
    router.get(paths.apiClause.pattern, (request, response) => {
      sendClause(request, response, parts, frame);
    });
    router.get('/api/v1/law/*id', (request, response) => {
      // Express 5 gives a wildcard as its parts.
      const parted = (request.params as Record<string, unknown>).id;
      const id = Array.isArray(parted) ? parted.join('/') : String(parted);
      const found = lawJson(id, parts.knowledge);
      if (found === undefined) frame.refuse(response, { kind: 'not-found' });
      else response.json(found);
    });
    router.get(paths.apiCpv.pattern, (request, response) => {
      const language = languageAsked(request) ?? frame.words(response).language;
      const words = text(request.query.q);
      response.json({ codes: words === undefined ? [] : parts.codes.find(words, language, 12) });
    });
    router.get(paths.openapi.pattern, (_request, response) => {
      response.json(openapi);
    });
    return router;
  };
}
