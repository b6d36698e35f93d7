import { Router, type Request, type Response } from 'express';
import { isLanguage } from '../../../../core/shared/text.js';
import { slugOf } from '../../../../core/shared/slug.js';
import { sequenceOfProgramme, sequenceOfScenario } from '../../../../core/workshop/sequence.js';
import {
  handoutDocument,
  handouts,
  type HandedOut,
  type Handout,
} from '../../../../usecases/produce-handout.js';
import { mediaTypes } from '../../media-types.js';
import { notWritten } from '../../not-written.js';
import { paths } from '../../paths.js';
import { partOf, scenarioAsked, type Desk } from './parts.js';

const formats = ['pdf', 'docx'] as const;
type Format = (typeof formats)[number];

/** `partials/study/handouts`: each handout in its formats. */
export interface HandoutLine {
  readonly handout: Handout;
  readonly pdfHref: string;
  readonly docxHref: string;
}

export function handoutLinks(at: (handout: Handout, format: Format) => string): HandoutLine[] {
  return handouts.map((handout) => ({
    handout,
    pdfHref: at(handout, 'pdf'),
    docxHref: at(handout, 'docx'),
  }));
}

async function send(request: Request, response: Response, desk: Desk, handed: HandedOut): Promise<void> {
  const kind = handouts.find((one) => one === partOf(request, 'handout'));
  const format = formats.find((one) => one === partOf(request, 'format'));
  if (kind === undefined || format === undefined) {
    desk.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const wanted = request.query.language;
  const language = isLanguage(wanted) ? wanted : desk.frame.words(response).language;
  const { knowledge, writer, clock } = desk;
  const words = knowledge.words(language);
  const document = handoutDocument(kind, handed, knowledge, writer, words, clock.today());
  const written = await (format === 'pdf' ? writer.pdf(document) : writer.docx(document));
  if (!written.ok) {
    desk.frame.refuse(response, notWritten(written.refusal, desk.frame.words(response)));
    return;
  }
  const name = slugOf(`${handed.title[language]} ${kind}`, 80, 'workshop');
  response
    .type(mediaTypes[format])
    .set('Content-Disposition', `attachment; filename="${name}.${language}.${format}"`)
    .send(written.value);
}

/** Handouts of a scenario or a programme, made when somebody asks for one. */
export function handoutRoutes(desk: Desk): Router {
  const router = Router();
  router.get(paths.scenarioHandout.pattern, async (request, response) => {
    const scenario = scenarioAsked(request, response, desk);
    if (scenario === undefined) return;
    const { title, minutes, debrief } = scenario;
    await send(request, response, desk, { title, minutes, debrief, sequence: sequenceOfScenario(scenario) });
  });
  router.get(paths.programmeHandout.pattern, async (request, response) => {
    const programme = desk.programmes.find(({ id }) => id === partOf(request, 'programme'));
    if (programme === undefined) {
      desk.frame.refuse(response, { kind: 'not-found' });
      return;
    }
    const { title, minutes } = programme;
    const sequence = sequenceOfProgramme(programme, desk.scenarios);
    await send(request, response, desk, { title, minutes, sequence });
  });
  return router;
}
