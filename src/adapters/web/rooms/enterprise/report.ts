import { Router, type Request, type Response } from 'express';
import { withBlanks } from '../../../../core/documents/field.js';
import { done } from '../../../../core/shared/result.js';
import { isLanguage, languages, type Words } from '../../../../core/shared/text.js';
import { checkTender } from '../../../../usecases/check-tender.js';
import { eligibilityReport, type Report } from '../../../../usecases/eligibility-report.js';
import type { Written } from '../../../../usecases/ports.js';
import { paths } from '../../paths.js';
import { sendFile } from '../../send-file.js';
import type { Link } from '../../view-models.js';
import { fileName } from '../buyer/files.js';
import { partOf } from '../buyer/opened.js';
import { openedCheck } from './opened.js';
import type { Enterprise } from './parts.js';

const reportFormats = ['pdf', 'docx', 'html', 'md'] as const;
type ReportFormat = (typeof reportFormats)[number];

/** The files of a report, the reader's language first. */
export function reportLinks(check: string, words: Words): Link[] {
  const order = [words.language, ...languages.filter((language) => language !== words.language)];
  return reportFormats.flatMap((format) =>
    order.map((language) => ({
      text: words.say('buyer.documents.file', {
        format: words.say(`buyer.documents.format.${format}`),
        language: words.say(`options.${language}`),
      }),
      href: paths.checkReport.at({ check, format }, { language }),
    })),
  );
}

async function bodyOf(
  { document, markdown }: Report,
  format: ReportFormat,
  { writer }: Enterprise,
): Promise<Written> {
  switch (format) {
    case 'pdf':
      return writer.pdf(document);
    case 'docx':
      return writer.docx(document);
    case 'html':
      return done(Buffer.from(writer.html(document)));
    case 'md':
      return done(Buffer.from(`# ${document.title}\n\n${withBlanks(markdown)}`));
  }
}

async function send(request: Request, response: Response, enterprise: Enterprise): Promise<void> {
  const open = openedCheck(request, response, enterprise);
  if (open === undefined) return;
  const { check, organisation } = open;
  const format = reportFormats.find((one) => one === partOf(request, 'format'));
  if (format === undefined) {
    enterprise.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  if (organisation === undefined) {
    response.redirect(302, paths.checkQuestions.at({ check: check.id }));
    return;
  }
  const wanted = request.query.language;
  const language = isLanguage(wanted) ? wanted : open.words.language;
  const report = eligibilityReport(
    check.tender,
    checkTender(check, organisation, enterprise),
    enterprise,
    enterprise.knowledge.words(language),
    enterprise.clock.today(),
  );
  const written = await bodyOf(report, format, enterprise);
  const name = `${fileName(check.tender.dossier.title, 'tender')}.eligibility.${language}`;
  sendFile(response, enterprise.frame, written, name, format);
}

/** The eligibility report as a file. */
export function reportRoutes(enterprise: Enterprise): Router {
  const router = Router();
  router.get(paths.checkReport.pattern, (request, response) => send(request, response, enterprise));
  return router;
}
