import { Router, type Request, type RequestHandler, type Response } from 'express';
import { beginCheck, importedTender } from '../../../../usecases/begin-check.js';
import type { CheckedTender } from '../../../../usecases/ports.js';
import { paths } from '../../paths.js';
import type { LongTextQuestion, TextQuestion } from '../../view-models.js';
import { postedFrom } from '../buyer/posted.js';
import { receiveFile, uploadOf } from '../review/upload.js';
import type { Enterprise } from './parts.js';

/** The reader of notices takes no more. */
const mostBytes = 20_000_000;
const mostCharacters = 5_000_000;
/** What was pasted comes back to be mended; a whole notice would make the page heavier than a phone likes. */
const longestShownAgain = 60_000;

const fileField = 'file';

interface Wrong {
  readonly field: 'file' | 'xml' | 'publication';
  readonly says: string;
}

interface Typed {
  readonly xml?: string;
  readonly publication?: string;
}

function show(
  response: Response,
  enterprise: Enterprise,
  { xml: typed = '', publication: number = '' }: Typed,
  wrong?: Wrong,
): void {
  const words = enterprise.frame.words(response);
  const isTooLong = typed.length > longestShownAgain;
  const xml: LongTextQuestion = {
    kind: 'long-text',
    id: 'xml',
    name: 'xml',
    label: words.say('enterprise.notice.paste'),
    hint: words.say(isTooLong ? 'enterprise.notice.paste-again' : 'enterprise.notice.paste-hint'),
    value: isTooLong ? '' : typed,
    rows: 8,
    error: wrong?.field === 'xml' ? wrong.says : undefined,
  };
  const publication: TextQuestion = {
    kind: 'text',
    id: 'publication',
    name: 'publication',
    label: words.say('enterprise.notice.number'),
    hint: words.say('enterprise.notice.number-hint'),
    value: number,
    width: 'half',
    error: wrong?.field === 'publication' ? wrong.says : undefined,
  };
  const places = { xml: '#xml', publication: '#publication', file: '#notice-file' } as const;
  enterprise.frame.page(response, 'enterprise/notice', {
    title: words.say('enterprise.notice.title'),
    section: 'enterprise',
    refused: wrong !== undefined,
    status: wrong === undefined ? 200 : 422,
    back: { text: words.say('enterprise.title'), href: paths.enterprise.at() },
    model: {
      heading: words.say('enterprise.notice.title'),
      lead: words.say('enterprise.notice.lead'),
      errors: wrong === undefined ? undefined : { errors: [{ text: wrong.says, href: places[wrong.field] }] },
      action: paths.enterpriseNotice.at(),
      file: {
        id: 'notice-file',
        label: words.say('enterprise.notice.file'),
        hint: words.say('enterprise.notice.file-hint'),
        error: wrong?.field === 'file' ? wrong.says : undefined,
      },
      xml,
      publication,
    },
  });
}

function begin(request: Request, response: Response, enterprise: Enterprise, tender: CheckedTender): void {
  const check = beginCheck(tender, enterprise.frame.workspaces.needed(request, response), enterprise);
  response.redirect(303, paths.checkQuestions.at({ check: check.id }));
}

/** A check begun from an eForms notice: a file, its text, or the number of an imported one. */
export function noticeRoutes(enterprise: Enterprise): Router {
  const router = Router();
  const receive: RequestHandler = receiveFile(fileField, mostBytes, mostCharacters);
  router.get(paths.enterpriseNotice.pattern, (request, response) => {
    const { publication } = request.query;
    show(response, enterprise, typeof publication === 'string' ? { publication } : {});
  });
  router.post(paths.enterpriseNotice.pattern, receive, (request, response) => {
    const words = enterprise.frame.words(response);
    const { file, tooLarge } = uploadOf(request);
    const form = postedFrom(request.body as unknown);
    const xml = form.one('xml');
    const publication = form.one('publication').trim().slice(0, 100);
    const typed = { xml, publication };
    if (tooLarge) {
      show(response, enterprise, typed, {
        field: 'file',
        says: words.say('enterprise.notice.too-large', { maximum: mostBytes / 1e6 }),
      });
      return;
    }
    if (file === undefined && xml.trim() === '') {
      const tender = publication === '' ? undefined : importedTender(publication, enterprise.notices);
      if (tender === undefined)
        show(
          response,
          enterprise,
          typed,
          publication === ''
            ? { field: 'file', says: words.say('enterprise.notice.empty') }
            : { field: 'publication', says: words.say('enterprise.notice.not-here') },
        );
      else begin(request, response, enterprise, tender);
      return;
    }
    const read = enterprise.readTender(file?.bytes ?? Buffer.from(xml));
    if (!read.ok) {
      const says = words.say(read.refusal.key, read.refusal.values);
      show(response, enterprise, typed, { field: file === undefined ? 'xml' : 'file', says });
      return;
    }
    const { publication: said, ...tender } = read.value;
    begin(request, response, enterprise, { ...tender, origin: { kind: 'notice', publication: said } });
  });
  return router;
}
