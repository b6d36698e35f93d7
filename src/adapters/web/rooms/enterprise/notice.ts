import { Router, type RequestHandler, type Response } from 'express';
import { beginCheck } from '../../../../usecases/begin-check.js';
import { paths } from '../../paths.js';
import type { LongTextQuestion } from '../../view-models.js';
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
  readonly field: 'file' | 'xml';
  readonly says: string;
}

function show(response: Response, enterprise: Enterprise, typed = '', wrong?: Wrong): void {
  const words = enterprise.frame.words(response);
  const xml: LongTextQuestion = {
    kind: 'long-text',
    id: 'xml',
    name: 'xml',
    label: words.say('enterprise.notice.paste'),
    hint: words.say('enterprise.notice.paste-hint'),
    value: typed.length > longestShownAgain ? '' : typed,
    rows: 8,
    error: wrong?.field === 'xml' ? wrong.says : undefined,
  };
  enterprise.frame.page(response, 'enterprise/notice', {
    title: words.say('enterprise.notice.title'),
    section: 'enterprise',
    refused: wrong !== undefined,
    status: wrong === undefined ? 200 : 422,
    back: { text: words.say('enterprise.title'), href: paths.enterprise.at() },
    model: {
      heading: words.say('enterprise.notice.title'),
      lead: words.say('enterprise.notice.lead'),
      errors:
        wrong === undefined
          ? undefined
          : { errors: [{ text: wrong.says, href: wrong.field === 'xml' ? '#xml' : '#notice-file' }] },
      action: paths.enterpriseNotice.at(),
      file: {
        id: 'notice-file',
        label: words.say('enterprise.notice.file'),
        hint: words.say('enterprise.notice.file-hint'),
        error: wrong?.field === 'file' ? wrong.says : undefined,
      },
      xml,
    },
  });
}

/** A check begun from an eForms notice: a file, or its text. */
export function noticeRoutes(enterprise: Enterprise): Router {
  const router = Router();
  const receive: RequestHandler = receiveFile(fileField, mostBytes, mostCharacters);
  router.get(paths.enterpriseNotice.pattern, (_request, response) => {
    show(response, enterprise);
  });
  router.post(paths.enterpriseNotice.pattern, receive, (request, response) => {
    const words = enterprise.frame.words(response);
    const { file, tooLarge } = uploadOf(request);
    const typed = postedFrom(request.body as unknown).one('xml');
    if (tooLarge) {
      show(response, enterprise, typed, {
        field: 'file',
        says: words.say('enterprise.notice.too-large', { maximum: mostBytes / 1e6 }),
      });
      return;
    }
    if (file === undefined && typed.trim() === '') {
      show(response, enterprise, '', { field: 'file', says: words.say('enterprise.notice.empty') });
      return;
    }
    const read = enterprise.readTender(file?.bytes ?? Buffer.from(typed));
    if (!read.ok) {
      const says = words.say(read.refusal.key, read.refusal.values);
      show(response, enterprise, typed, { field: file === undefined ? 'xml' : 'file', says });
      return;
    }
    const { publication, ...tender } = read.value;
    const check = beginCheck(
      { ...tender, origin: { kind: 'notice', publication } },
      enterprise.frame.workspaces.needed(request, response),
      enterprise,
    );
    response.redirect(303, paths.checkQuestions.at({ check: check.id }));
  });
  return router;
}
