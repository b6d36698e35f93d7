import { Router, type Request, type Response } from 'express';
import { done } from '../../../../core/shared/result.js';
import type { Words } from '../../../../core/shared/text.js';
import { isLanguage } from '../../../../core/shared/text.js';
import { limits } from '../../../../core/workshop/limits.js';
import { certificate } from '../../../../usecases/certify-attendance.js';
import { leads } from '../../../../usecases/enter-session.js';
import { reportName, sessionCsv, sessionReport } from '../../../../usecases/report-session.js';
import type { Written } from '../../../../usecases/ports.js';
import type { StoredSession } from '../../../../usecases/session-ports.js';
import { paths } from '../../paths.js';
import { sendFile } from '../../send-file.js';
import { renderedHtml } from '../../safe-html.js';
import type { TextQuestion } from '../../view-models.js';
import { posted } from '../buyer/posted.js';
import { ledSession, participantAsking, sessionAsked, type Desk } from './parts.js';
import { secretOf } from './secret-cookies.js';

const formats = ['pdf', 'docx', 'csv'] as const;

function show(request: Request, response: Response, desk: Desk): void {
  const stored = ledSession(request, response, desk);
  if (stored === undefined) return;
  const words = desk.frame.words(response);
  const { code } = stored;
  const { document, markdown } = sessionReport(stored, desk, words);
  desk.frame.page(response, 'live/report', {
    title: `${words.say('live.report.title')} – ${document.title}`,
    section: 'workshops',
    breadcrumbs: [
      { text: words.say('live.sessions.title'), href: paths.sessions.at() },
      { text: document.title, href: paths.trainer.at({ code }) },
    ],
    model: {
      heading: words.say('live.report.title'),
      caption: document.title,
      cover: document.cover,
      downloads: formats.map((format) => ({
        text: words.say(`live.report.format.${format}`),
        href: paths.sessionReportFile.at({ code, format }, { language: words.language }),
      })),
      // The title is the heading of the page; without it the parts are numbered from 1, as in the files.
      report: renderedHtml(desk.writer.prose(markdown.replace(/^# .*\n/, '').replace(/^##/gm, '#'), 1)),
      removeHref: paths.removeSession.at({ code }),
      trainerHref: paths.trainer.at({ code }),
    },
  });
}

async function fileOf(
  stored: StoredSession,
  format: (typeof formats)[number],
  desk: Desk,
  words: Words,
): Promise<Written> {
  switch (format) {
    case 'pdf':
      return desk.writer.pdf(sessionReport(stored, desk, words).document);
    case 'docx':
      return desk.writer.docx(sessionReport(stored, desk, words).document);
    case 'csv':
      return done(Buffer.from(sessionCsv(stored, desk, words)));
  }
}

async function download(request: Request, response: Response, desk: Desk): Promise<void> {
  const stored = ledSession(request, response, desk);
  if (stored === undefined) return;
  const format = formats.find((one) => one === request.params.format);
  if (format === undefined) {
    desk.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const asked = request.query.language;
  const words = isLanguage(asked) ? desk.knowledge.words(asked) : desk.frame.words(response);
  const written = await fileOf(stored, format, desk, words);
  sendFile(response, desk.frame, written, `${reportName(stored, words)}.${words.language}`, format);
}

/** The session for somebody who took part or leads it. */
function attended(request: Request, response: Response, desk: Desk): StoredSession | undefined {
  const stored = sessionAsked(request, response, desk);
  if (stored === undefined) return undefined;
  if (
    participantAsking(request, stored, desk) !== undefined ||
    leads(stored, secretOf(request, 'trainer', stored.code), desk)
  )
    return stored;
  response.redirect(303, paths.session.at({ code: stored.code }));
  return undefined;
}

function showCertificate(
  response: Response,
  desk: Desk,
  stored: StoredSession,
  refusal?: { readonly typed: string; readonly says: string; readonly status: number },
): void {
  const words: Words = desk.frame.words(response);
  const name: TextQuestion = {
    kind: 'text',
    id: 'name',
    name: 'name',
    label: words.say('live.certificate.name'),
    hint: words.say('live.certificate.name-hint'),
    value: refusal?.typed ?? '',
    width: 'half',
    autocomplete: 'name',
    error: refusal?.says,
  };
  desk.frame.page(response, 'live/certificate', {
    title: words.say('live.certificate.title'),
    section: 'workshops',
    refused: refusal !== undefined,
    status: refusal?.status,
    model: {
      action: paths.certificate.at({ code: stored.code }),
      caption: stored.plan().title[words.language],
      errors: refusal === undefined ? undefined : { errors: [{ text: refusal.says, href: '#name' }] },
      name,
      backHref: paths.session.at({ code: stored.code }),
    },
  });
}

async function certify(request: Request, response: Response, desk: Desk): Promise<void> {
  const stored = attended(request, response, desk);
  if (stored === undefined) return;
  const words = desk.frame.words(response);
  const typed = posted(request).one('name');
  const made = certificate(stored, typed, desk.writer, words);
  if (!made.ok) {
    const says = words.say(`live.certificate.refused.${made.refusal}`, { max: limits.name });
    showCertificate(response, desk, stored, { typed, says, status: made.refusal === 'not-yet' ? 409 : 422 });
    return;
  }
  response.set('Cache-Control', 'no-store');
  sendFile(response, desk.frame, await desk.writer.pdf(made.value), 'certificate', 'pdf');
}

/** What stays of a session: the report for its trainer, a certificate for whoever was there. */
export function reportRoutes(desk: Desk): Router {
  const router = Router();
  router.get(paths.sessionReport.pattern, (request, response) => {
    show(request, response, desk);
  });
  router.get(paths.sessionReportFile.pattern, (request, response) => download(request, response, desk));
  router.get(paths.certificate.pattern, (request, response) => {
    const stored = attended(request, response, desk);
    if (stored !== undefined) showCertificate(response, desk, stored);
  });
  router.post(paths.certificate.pattern, (request, response) => certify(request, response, desk));
  return router;
}
