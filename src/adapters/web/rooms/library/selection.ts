import { Router, type Request, type Response } from 'express';
import type { Clause } from '../../../../core/clauses/clause.js';
import { done, type Result } from '../../../../core/shared/result.js';
import { isLanguage, type Words } from '../../../../core/shared/text.js';
import { selectionCsv, selectionDocument, selectionJson } from '../../../../usecases/produce-selection.js';
import type { WritingRefusal } from '../../../../usecases/ports.js';
import { cookieOf, keepCookie } from '../../cookies.js';
import { paths } from '../../paths.js';
import { sendFile } from '../../send-file.js';
import type { ButtonForm } from '../../view-models.js';
import { posted } from '../buyer/posted.js';
import { cardOf } from './list-model.js';
import { clauseOf, type Shelves } from './parts.js';

const cookie = 'selection';
/** A cookie holds four thousand signs; a selection that long is the library. */
const most = 60;

const formats = ['pdf', 'docx', 'md', 'json', 'csv'] as const;

function idsIn(written: readonly string[]): readonly string[] {
  return [...new Set(written)].slice(0, most);
}

/** Ids of the clauses that this browser has put aside. */
export function selectedIds(request: Request): readonly string[] {
  return idsIn((cookieOf(request, cookie) ?? '').split(' ').filter((id) => id !== ''));
}

/** The clauses that the address names, or else those put aside. */
function selected(request: Request, parts: Shelves): readonly Clause[] {
  const named = [request.query.clause ?? []].flat().filter((id): id is string => typeof id === 'string');
  const ids = named.length > 0 ? idsIn(named) : selectedIds(request);
  return ids.flatMap((id) => clauseOf(id, parts) ?? []);
}

/** The button that puts a clause aside or takes it back, and leads back to the page where it stands. */
export function selectionButton(clause: Clause, chosen: boolean, back: string, words: Words): ButtonForm {
  return {
    action: paths.selection.at(),
    text: words.say(chosen ? 'library.selection.take-out' : 'library.selection.put-aside'),
    about: clause.words[words.language].title,
    tone: chosen ? 'quiet' : 'secondary',
    hidden: [
      { name: 'clause', value: clause.id },
      { name: 'do', value: chosen ? 'take-out' : 'put-aside' },
      { name: 'back', value: back },
    ],
  };
}

function show(request: Request, response: Response, parts: Shelves): void {
  const words = parts.frame.words(response);
  const clauses = selected(request, parts);
  const own = new Set(selectedIds(request));
  const named = clauses.map(({ id }) => id);
  const here = paths.selection.at();
  parts.frame.page(response, 'library/selection', {
    title: words.say('library.selection.title'),
    section: 'library',
    breadcrumbs: [{ text: words.say('library.title'), href: paths.library.at() }],
    model: {
      cards: clauses.map((clause) =>
        cardOf(clause, parts.knowledge, words, {
          button: selectionButton(clause, own.has(clause.id), here, words),
        }),
      ),
      downloads: formats.map((format) => ({
        text: words.say(`library.selection.format.${format}`),
        href: paths.selectionFile.at({ format }, { clause: named, language: words.language }),
      })),
      shareHref: paths.selection.at({}, { clause: named }),
      empty: {
        heading: words.say('library.selection.empty'),
        text: words.say('library.selection.empty-next'),
        action: { text: words.say('library.title'), href: paths.library.at() },
      },
    },
  });
}

/** Only a page of this library is led back to. */
function backOf(written: string): string {
  return /^\/library(?:[/?][^\\\s]*)?$/.test(written) ? written : paths.selection.at();
}

function change(request: Request, response: Response, parts: Shelves): void {
  const form = posted(request);
  const id = form.one('clause');
  const work = form.one('do');
  if ((work !== 'put-aside' && work !== 'take-out') || clauseOf(id, parts) === undefined) {
    parts.frame.refuse(response, { kind: 'malformed' });
    return;
  }
  const others = selectedIds(request).filter((other) => other !== id);
  const ids = work === 'put-aside' ? idsIn([...others, id]) : others;
  keepCookie(request, response, cookie, ids.join(' '));
  response.redirect(303, backOf(form.one('back')));
}

async function download(request: Request, response: Response, parts: Shelves): Promise<void> {
  const format = formats.find((one) => one === request.params.format);
  const clauses = selected(request, parts);
  if (format === undefined || clauses.length === 0) {
    parts.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const wanted = request.query.language;
  const language = isLanguage(wanted) ? wanted : parts.frame.words(response).language;
  const { knowledge, writer } = parts;
  const words = knowledge.words(language);
  const made = selectionDocument(clauses, knowledge, writer, words, parts.clock.today());
  const body = await (async (): Promise<Result<Buffer | string, WritingRefusal>> => {
    switch (format) {
      case 'pdf':
        return writer.pdf(made.document);
      case 'docx':
        return writer.docx(made.document);
      case 'md':
        return done(made.markdown);
      case 'json':
        return done(selectionJson(clauses, knowledge));
      case 'csv':
        return done(selectionCsv(clauses, words));
    }
  })();
  sendFile(response, parts.frame, body, `clauses.${language}`, format);
}

/** Clauses put aside on the way through the library, to be read together, passed on, or taken away as a file. */
export function selectionRoutes(parts: Shelves): Router {
  const router = Router();
  router.get(paths.selection.pattern, (request, response) => {
    show(request, response, parts);
  });
  router.post(paths.selection.pattern, (request, response) => {
    change(request, response, parts);
  });
  router.get(paths.selectionFile.pattern, (request, response) => download(request, response, parts));
  return router;
}
