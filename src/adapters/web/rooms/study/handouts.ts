import { Router, type Request, type Response } from 'express';
import { isLanguage } from '../../../../core/shared/text.js';
import { slugOf } from '../../../../core/shared/slug.js';
import type { Words } from '../../../../core/shared/text.js';
import type { PlayedAt } from '../../../../core/workshop/facts-of-round.js';
import type { Programme, Scenario } from '../../../../core/workshop/scenario.js';
import { sequenceOfProgramme, sequenceOfScenario } from '../../../../core/workshop/sequence.js';
import {
  handoutDocument,
  handouts,
  playedSays,
  type HandedOut,
  type Handout,
} from '../../../../usecases/produce-handout.js';
import { paths } from '../../paths.js';
import { sendFile } from '../../send-file.js';
import type { DateQuestion, Link, SelectQuestion } from '../../view-models.js';
import { placeAsked, placeQuery, placeQuestions } from './handout-place.js';
import { partOf, scenarioAsked, type Desk } from './parts.js';

const formats = ['pdf', 'docx'] as const;
type Format = (typeof formats)[number];

/** `partials/study/handouts`: each handout in its formats, and the form that asks for them elsewhere. */
interface HandoutsOffered {
  readonly lead: string;
  readonly lines: readonly {
    readonly handout: Handout;
    readonly pdfHref: string;
    readonly docxHref: string;
  }[];
  readonly action: string;
  readonly questions: readonly (SelectQuestion | DateQuestion)[];
  /** Somebody has chosen a place, or typed no day. */
  readonly open: boolean;
}

function scenarioHanded(scenario: Scenario, at: Partial<PlayedAt>): HandedOut {
  const { title, minutes, debrief } = scenario;
  return { title, minutes, debrief, sequence: sequenceOfScenario(scenario), at };
}

function programmeHanded(programme: Programme, at: Partial<PlayedAt>, desk: Desk): HandedOut {
  const { title, minutes } = programme;
  return { title, minutes, sequence: sequenceOfProgramme(programme, desk.scenarios), at };
}

function offered(
  request: Request,
  page: string,
  handedAt: (at: Partial<PlayedAt>) => HandedOut,
  address: (handout: Handout, format: Format, query: Readonly<Record<string, string>>) => string,
  usual: Partial<PlayedAt>,
  words: Words,
): { readonly handouts: HandoutsOffered; readonly errors: { readonly errors: readonly Link[] } | undefined } {
  const place = placeAsked(request);
  const query = placeQuery(place.at);
  return {
    handouts: {
      lead: words.say('workshop.handout.lead', { places: playedSays(handedAt(place.at), words) }),
      lines: handouts.map((handout) => ({
        handout,
        pdfHref: address(handout, 'pdf', query),
        docxHref: address(handout, 'docx', query),
      })),
      action: `${page}#handouts`,
      questions: placeQuestions(place, usual, words),
      open: place.wrong || Object.keys(query).length > 0,
    },
    errors: place.wrong
      ? { errors: [{ text: words.say('workshop.study.date-fault'), href: '#date' }] }
      : undefined,
  };
}

/** The handouts of a scenario for its page, at the place that the address asks for. */
export function scenarioHandouts(
  request: Request,
  scenario: Scenario,
  words: Words,
): ReturnType<typeof offered> {
  const { id, country, date } = scenario;
  return offered(
    request,
    paths.workshopScenario.at({ scenario: id }),
    (at) => scenarioHanded(scenario, at),
    (handout, format, query) => paths.scenarioHandout.at({ scenario: id, handout, format }, query),
    { country, date },
    words,
  );
}

/** The handouts of a programme for its page; without a place each of its scenarios is answered at its own. */
export function programmeHandouts(
  request: Request,
  programme: Programme,
  desk: Desk,
  words: Words,
): ReturnType<typeof offered> {
  const { id } = programme;
  return offered(
    request,
    paths.programme.at({ programme: id }),
    (at) => programmeHanded(programme, at, desk),
    (handout, format, query) => paths.programmeHandout.at({ programme: id, handout, format }, query),
    {},
    words,
  );
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
  const name = slugOf(`${handed.title[language]} ${kind}`, 80, 'workshop');
  sendFile(response, desk.frame, written, `${name}.${language}`, format);
}

/** Handouts of a scenario or a programme at the place that the address names, made when somebody asks for one. */
export function handoutRoutes(desk: Desk): Router {
  const router = Router();
  router.get(paths.scenarioHandout.pattern, async (request, response) => {
    const scenario = scenarioAsked(request, response, desk);
    if (scenario === undefined) return;
    await send(request, response, desk, scenarioHanded(scenario, placeAsked(request).at));
  });
  router.get(paths.programmeHandout.pattern, async (request, response) => {
    const programme = desk.programmes.find(({ id }) => id === partOf(request, 'programme'));
    if (programme === undefined) {
      desk.frame.refuse(response, { kind: 'not-found' });
      return;
    }
    await send(request, response, desk, programmeHanded(programme, placeAsked(request).at, desk));
  });
  return router;
}
