import { Router, type Request } from 'express';
import type { Clause } from '../../../../core/clauses/clause.js';
import { fill } from '../../../../core/clauses/fill.js';
import { defaultsOf } from '../../../../core/clauses/parameters.js';
import { places } from '../../../../core/dossier/dossier.js';
import { ambitions } from '../../../../core/facts/vocabulary.js';
import { dateSays } from '../../../../core/facts/wording.js';
import { basisOf } from '../../../../core/law/opinion.js';
import type { Words } from '../../../../core/shared/text.js';
import type {
  ClauseHits,
  ClauseQuery,
  ClauseSearch,
  DocumentWriter,
  Knowledge,
} from '../../../../usecases/ports.js';
import type { Room } from '../../frame.js';
import { clauseHref, paths } from '../../paths.js';
import { paginationOf } from '../../pagination.js';
import { renderedHtml, type SafeHtml } from '../../safe-html.js';
import { citationLines, namingIn } from '../../verdict-card.js';
import type { ClauseCard, Facets } from '../../view-models.js';

export interface LibraryParts {
  readonly knowledge: Knowledge;
  readonly writer: DocumentWriter;
  readonly search: ClauseSearch;
}

const pageSize = 20;

function one(request: Request, name: string): string | undefined {
  const value = request.query[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? first.trim().slice(0, 200) : undefined;
}

/** Every value that was ticked of a facet, as far as there is such a value. */
function ticked<T extends string>(request: Request, name: string, known: readonly T[]): readonly T[] {
  const value: unknown = request.query[name];
  const all = [value].flat();
  return known.filter((item) => all.includes(item));
}

interface LibraryQuery extends ClauseQuery {
  readonly theme: readonly string[];
  readonly place: readonly string[];
  readonly level: readonly number[];
  readonly nature: readonly string[];
}

function queryOf(request: Request, words: Words): LibraryQuery {
  return {
    words: one(request, 'q'),
    language: words.language,
    theme: ticked(request, 'theme', ambitions),
    place: ticked(request, 'place', places),
    level: ticked(request, 'level', ['1', '2', '3']).map(Number),
    nature: ticked(request, 'nature', ['works', 'supplies', 'services']),
    cpv: one(request, 'cpv'),
    page: Math.max(1, Math.trunc(Number(one(request, 'page') ?? 1)) || 1),
    size: pageSize,
  };
}

function cardOf(clause: Clause, knowledge: Knowledge, words: Words): ClauseCard {
  return {
    id: clause.id,
    title: clause.words[words.language].title,
    summary: clause.words[words.language].summary,
    href: clauseHref(clause.id),
    place: clause.place,
    level: clause.level,
    effort: clause.effort,
    themes: clause.themes,
    because: [],
    basis: citationLines(basisOf(clause.legalBasis, knowledge.law), namingIn(knowledge.law, words)),
    chosen: false,
  };
}

const facetWords = {
  theme: 'options',
  place: 'place',
  level: 'clause.level',
  nature: 'facts.contract.nature.options',
} as const;

function facetsOf(found: ClauseHits, query: LibraryQuery, words: Words): Facets {
  const groups = (['theme', 'place', 'level', 'nature'] as const).map((name) => ({
    name,
    legend: words.say(`library.facet.${name}`),
    options: found.facets[name].map((option) => {
      const key = `${facetWords[name]}.${option.value}`;
      const fallback = `facts.ambitions.options.${option.value}`;
      return {
        id: `${name}-${option.value}`,
        value: option.value,
        text: words.has(key) ? words.say(key) : words.has(fallback) ? words.say(fallback) : option.value,
        count: option.count,
        checked: query[name].map(String).includes(option.value),
      };
    }),
  }));
  const filtered =
    query.words !== undefined || groups.some((group) => group.options.some((option) => option.checked));
  return {
    action: paths.library.at(),
    search: { name: 'q', label: words.say('library.search'), value: query.words ?? '' },
    groups,
    hidden: [],
    found: words.say('library.found', { count: found.total }),
    ...(filtered ? { clearHref: paths.library.at() } : {}),
  };
}

function clauseModel(clause: Clause, parts: LibraryParts, words: Words): object {
  const own = clause.words[words.language];
  const prose = (markdown: string): SafeHtml => renderedHtml(parts.writer.prose(markdown));
  // Outside a dossier only the defaults that need no fact can be shown; the rest are blanks.
  const filled = fill(clause, defaultsOf(clause, new Map()), words);
  const link = (id: string): { text: string; href: string }[] => {
    const other = parts.knowledge.library.clauses.find((item) => item.id === id);
    return other === undefined ? [] : [{ text: other.words[words.language].title, href: clauseHref(id) }];
  };
  return {
    card: cardOf(clause, parts.knowledge, words),
    id: clause.id,
    version: clause.version,
    hash: clause.sha256.replace('sha256:', '').slice(0, 12),
    text: prose(filled.text),
    why: prose(own.why),
    check: prose(own.check),
    scoring: filled.scoring === undefined ? undefined : prose(filled.scoring),
    scale: clause.scale.map((step) => ({
      share: `${String(Math.round(step.share * 100))} %`,
      label: own.scale[step.id] ?? '',
    })),
    weight: clause.weight,
    shortfall: filled.shortfall === undefined ? undefined : prose(filled.shortfall),
    parameters: clause.parameters.map((parameter) => own.parameters[parameter.id] ?? parameter.id),
    proofs: clause.proof.map((proof) => ({
      what: own.proof[proof.id] ?? proof.id,
      stage: words.say(`doc.stage.${proof.stage}`),
      from: words.say(`doc.from.${proof.from}`),
    })),
    indicator:
      clause.indicator === undefined || own.indicator === undefined
        ? undefined
        : {
            what: own.indicator,
            every: words.say(`doc.every.${clause.indicator.every}`),
            reports: words.say(`doc.from.${clause.indicator.reports}`),
          },
    risks: clause.risks.map((risk) => ({
      level: words.say(`library.risk.${risk.level}`),
      note: own.risks[risk.id]?.note ?? '',
      mend: own.risks[risk.id]?.mend ?? '',
    })),
    needs: clause.needs.flatMap(link),
    clashes: clause.clashes.flatMap(link),
    codes: clause.eforms.map((item) =>
      item.code === undefined ? item.field : `${item.field}: ${item.code}`,
    ),
    sources: clause.sources.map((source) => `${source.title}, ${source.publisher}, ${String(source.year)}`),
    review: dateSays(clause.review.next, words.language),
  };
}

/** The clause library: search with facets, and one page per clause, text first. */
export function libraryRoom(parts: LibraryParts): Room {
  const { knowledge } = parts;
  return (frame) => {
    const router = Router();
    router.get(paths.library.pattern, (request, response) => {
      const words = frame.words(response);
      const query = queryOf(request, words);
      const found = parts.search.search(query);
      const clauses = found.hits.flatMap(
        (hit) => knowledge.library.clauses.find((clause) => clause.id === hit.id) ?? [],
      );
      const rest = {
        q: query.words,
        theme: query.theme,
        place: query.place,
        level: query.level.map(String),
        nature: query.nature,
        cpv: query.cpv,
      };
      frame.page(response, 'library/index', {
        title: words.say('library.title'),
        section: 'library',
        model: {
          facets: facetsOf(found, query, words),
          cards: clauses.map((clause) => cardOf(clause, knowledge, words)),
          empty: { heading: words.say('library.empty'), text: words.say('library.empty-next') },
          pagination: paginationOf(
            query.page,
            Math.ceil(found.total / pageSize),
            (page) => paths.library.at({}, { ...rest, page }),
            words.say('library.pages'),
          ),
        },
      });
    });
    router.get(paths.clause.pattern, (request, response) => {
      const words = frame.words(response);
      const clause = knowledge.library.clauses.find(
        (item) => item.id === `${request.params.theme}/${request.params.slug}`,
      );
      if (clause === undefined) {
        frame.refuse(response, { kind: 'not-found' });
        return;
      }
      frame.page(response, 'library/clause', {
        title: clause.words[words.language].title,
        section: 'library',
        breadcrumbs: [{ text: words.say('library.title'), href: paths.library.at() }],
        model: clauseModel(clause, parts, words),
      });
    });
    return router;
  };
}
