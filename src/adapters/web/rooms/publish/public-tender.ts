import { Router, type Request, type Response } from 'express';
import { reservationSays, tenderModel, type TenderModel } from '../../../../core/documents/tender.js';
import type { Dossier } from '../../../../core/dossier/dossier.js';
import { criteriaOf } from '../../../../core/dossier/award-grid.js';
import type { PublicTender } from '../../../../core/dossier/published.js';
import {
  countrySays,
  dateSays,
  listSays,
  moneySays,
  nameOf,
  numberSays,
  optionSays,
  valueSays,
} from '../../../../core/facts/wording.js';
import type { FactId } from '../../../../core/facts/vocabulary.js';
import { valueOf } from '../../../../core/facts/facts.js';
import { places } from '../../../../core/shared/place.js';
import { isLanguage, languages, type Words } from '../../../../core/shared/text.js';
import type { Advised } from '../../../../usecases/advise.js';
import { publicFormats } from '../../../../usecases/document-kinds.js';
import { publicAdvice, publishedFile, publishedKinds } from '../../../../usecases/publish-dossier.js';
import { documentFormats, type Publication } from '../../../../usecases/ports.js';
import { paths } from '../../paths.js';
import { sendFile } from '../../send-file.js';
import { renderedHtml, type SafeHtml } from '../../safe-html.js';
import type { ButtonForm, SummaryList, Table } from '../../view-models.js';
import { fileName } from '../buyer/files.js';
import { partOf, titleOf } from '../buyer/opened.js';
import type { Publisher } from './parts.js';

interface Standing {
  readonly publication: Publication;
  readonly tender: PublicTender;
}

/** Codes are typed by hand: small letters, blanks and a missing dash are no other code. */
export function codeTyped(typed: string): string {
  const signs = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return `${signs.slice(0, 4)}-${signs.slice(4, 12)}`;
}

/** The published tender of the address; or the page that says that there is none, or no longer. */
function standing(request: Request, response: Response, publisher: Publisher): Standing | undefined {
  const publication = publisher.publications.find(codeTyped(partOf(request, 'code')));
  const tender = publication?.standing?.tender;
  if (publication !== undefined && tender !== undefined) return { publication, tender };
  const words = publisher.frame.words(response);
  if (publication?.withdrawn === undefined) publisher.frame.refuse(response, { kind: 'not-found' });
  else
    publisher.frame.page(response, 'publish/withdrawn', {
      title: words.say('publish.withdrawn-title'),
      section: 'enterprise',
      status: 410,
      model: {
        heading: words.say('publish.withdrawn-title'),
        lead: words.say('publish.withdrawn-says', {
          date: dateSays(publication.withdrawn.slice(0, 10), words.language),
        }),
        enterpriseHref: paths.enterprise.at(),
      },
    });
  return undefined;
}

/** Facts that stand as they are; what a table or a text of its own shows is left out. */
const shownFacts = [
  'contract.nature',
  'contract.kind',
  'contract.procedure',
  'contract.durationMonths',
  'contract.placeOfPerformance',
] as const satisfies readonly FactId[];

function factRows(
  { tender }: Standing,
  known: Advised,
  publisher: Publisher,
  words: Words,
): SummaryList['rows'] {
  const { dossier } = tender;
  const { facts } = known.assessment;
  const row = (name: string, ...values: readonly string[]): SummaryList['rows'][number] => ({ name, values });
  const codes = dossier.contract?.cpv ?? [];
  const value = dossier.contract?.value;
  return [
    ...(dossier.authority.name === undefined
      ? []
      : [row(nameOf('authority.name', words), dossier.authority.name)]),
    row(nameOf('authority.country', words), countrySays(dossier.authority.country, words)),
    ...(codes.length === 0
      ? []
      : [
          row(
            nameOf('contract.cpv', words),
            ...codes.map((code) =>
              `${code} ${publisher.knowledge.codeLabel(code, words.language) ?? ''}`.trim(),
            ),
          ),
        ]),
    ...shownFacts.flatMap((fact) => {
      const known = valueOf(facts, fact);
      return known === undefined ? [] : [row(nameOf(fact, words), valueSays(fact, known, words))];
    }),
    ...(value === undefined
      ? []
      : [
          row(
            nameOf('contract.value', words),
            moneySays(value, words.language, dossier.contract?.currency ?? 'EUR'),
          ),
        ]),
    row(nameOf('asOf', words), dateSays(known.assessment.asOf, words.language)),
    ...(tender.deadline === undefined
      ? []
      : [row(words.say('publish.deadline-name'), dateSays(tender.deadline, words.language))]),
    ...(tender.contact === undefined ? [] : [row(words.say('publish.contact-name'), tender.contact)]),
  ];
}

function lotsTable(known: Advised, words: Words): Table | undefined {
  const { dossier, lots } = known.assessment;
  if (lots.length === 0) return undefined;
  const cell = (text: string): Table['rows'][number]['cells'][number] => ({ text, numeric: false });
  return {
    caption: words.say('doc.tender.lots'),
    captionHidden: true,
    columns: ['lot', 'title', 'code', 'term', 'reserved'].map((key) => ({
      text: words.say(`doc.table.${key}`),
      numeric: false,
    })),
    rows: lots.map(({ lot }) => ({
      head: { text: lot.id },
      cells: [
        cell(lot.title ?? '–'),
        cell(listSays(lot.cpv ?? [], words) || '–'),
        cell(
          lot.durationMonths === undefined
            ? '–'
            : valueSays('contract.durationMonths', lot.durationMonths, words),
        ),
        cell(
          optionSays(
            'reservation.route',
            lot.reservation?.route ?? dossier.reservation?.route ?? 'none',
            words,
          ),
        ),
      ],
    })),
  };
}

function criteriaTable(dossier: Dossier, words: Words): Table | undefined {
  const criteria = criteriaOf(dossier);
  if (criteria.length === 0) return undefined;
  const say = (points: number): string => numberSays(points, words.language);
  return {
    caption: words.say('doc.tender.award'),
    captionHidden: true,
    columns: [
      { text: words.say('doc.table.criterion'), numeric: false },
      { text: words.say('doc.table.kind'), numeric: false },
      { text: words.say('doc.table.weight'), numeric: true },
    ],
    rows: criteria.flatMap(({ id, name, kind, weight, subcriteria }) => [
      {
        head: { text: name ?? id },
        cells: [
          { text: words.say(`doc.criterion-kind.${kind}`), numeric: false },
          { text: weight === undefined ? '–' : say(weight), numeric: true },
        ],
      },
      ...subcriteria.map((part) => ({
        head: { text: words.say('doc.subcriterion.name', { name: part.name ?? part.id }) },
        cells: [
          { text: words.say('doc.subcriterion.kind'), numeric: false },
          {
            text:
              part.weight === undefined
                ? '–'
                : words.say('doc.subcriterion.weight', { weight: say(part.weight) }),
            numeric: true,
          },
        ],
      })),
    ]),
  };
}

interface Condition {
  readonly title: string;
  readonly text: SafeHtml;
}

/** A wording longer than this stands in the documents alone: the page stays light on a phone. */
const longestShown = 3000;

/** Clauses and measures of the documents, place by place. */
function conditionsOf(model: TenderModel, publisher: Publisher, words: Words): object[] {
  const rendered = (markdown: string): SafeHtml =>
    markdown.length > longestShown
      ? renderedHtml(publisher.writer.prose(words.say('publish.long-text')))
      : renderedHtml(publisher.writer.prose(markdown, 3));
  return places.flatMap((place) => {
    const { clauses, measures, any } = model.byPlace[place];
    if (!any) return [];
    const items: Condition[] = [
      ...clauses.map(({ clause, lot, text }) => ({
        title: `${clause.words[words.language].title}${lot === undefined ? '' : ` (${lot})`}`,
        text: rendered(text),
      })),
      ...measures.map((text, index) => ({
        title: words.say('publish.measure', { number: index + 1 }),
        text: rendered(text),
      })),
    ];
    return [{ place, items }];
  });
}

/** The circle of those who may bid, in the words of the documents. */
function reservationModel(known: Advised, words: Words): readonly string[] {
  const { assessment } = known;
  const { dossier, routes, lots } = assessment;
  const say = (route: string | undefined, share: number | undefined, verdicts: typeof routes): string[] => {
    if (route === undefined || route === 'none') return [];
    const says = reservationSays(route, share, verdicts, assessment, words);
    return [says ?? optionSays('reservation.route', route, words)];
  };
  const whole = say(dossier.reservation?.route, dossier.reservation?.minimumShare, routes);
  const apart = lots.flatMap(({ lot, routes: verdicts }) =>
    say(
      lot.reservation?.route,
      lot.reservation?.minimumShare ?? dossier.reservation?.minimumShare,
      verdicts,
    ).map((text) => words.say('publish.lot-says', { lot: lot.id, text })),
  );
  return [...whole, ...apart];
}

function documentsOf({ publication, tender }: Standing, words: Words): object[] {
  const first = tender.dossier.language ?? words.language;
  const order = [first, ...languages.filter((language) => language !== first)];
  const { code } = publication;
  return publishedKinds(publication, tender.dossier).map((document) => ({
    name: words.say(`doc.kinds.${document}`),
    says: words.say(`publish.documents.${document}`),
    files: publicFormats(document).flatMap((format) =>
      order.map((language) => ({
        text: words.say('buyer.documents.file', {
          format: words.say(`buyer.documents.format.${format}`),
          language: words.say(`options.${language}`),
        }),
        href: paths.publicFile.at({ code, document, format }, { language }),
      })),
    ),
  }));
}

/** When it was published, and in the place of what. */
function editionSays({ editions }: Publication, words: Words): string[] {
  const [newest, before] = editions;
  const day = (at: string): string => dateSays(at.slice(0, 10), words.language);
  return [
    ...(newest === undefined ? [] : [words.say('publish.published-on', { date: day(newest.at) })]),
    ...(before === undefined || newest === undefined
      ? []
      : [words.say('publish.replaces', { edition: newest.edition, date: day(before.at) })]),
  ];
}

function pageModel(here: Standing, publisher: Publisher, words: Words): object {
  const { publication, tender } = here;
  const { code } = publication;
  const known = publicAdvice(tender, publication.workspace, publisher);
  const model = tenderModel(known.assessment, publisher.knowledge.law, known.duties, words, (cpv) =>
    publisher.knowledge.codeLabel(cpv, words.language),
  );
  const reservation = reservationModel(known, words);
  const check: ButtonForm = {
    action: paths.checkPublished.at({ code }),
    text: words.say('publish.check'),
    tone: 'main',
    hidden: [],
  };
  return {
    caption: words.say('publish.code-is', { code }),
    heading: titleOf(tender.dossier, words),
    // What the buyer typed stays in the buyer's language.
    headingLang: tender.dossier.language === words.language ? undefined : tender.dossier.language,
    editions: editionSays(publication, words),
    closed:
      tender.deadline !== undefined && tender.deadline < publisher.clock.today()
        ? { text: words.say('publish.closed', { date: dateSays(tender.deadline, words.language) }) }
        : undefined,
    check,
    facts: { rows: factRows(here, known, publisher, words) },
    description:
      model.description === undefined
        ? undefined
        : renderedHtml(publisher.writer.prose(model.description, 2)),
    reservation: reservation.map((text) => renderedHtml(publisher.writer.prose(text, 2))),
    lots: lotsTable(known, words),
    conditions: conditionsOf(model, publisher, words),
    criteria: criteriaTable(tender.dossier, words),
    documents: documentsOf(here, words),
    dataHref: paths.publicData.at({ code }),
  };
}

function show(request: Request, response: Response, publisher: Publisher): void {
  const here = standing(request, response, publisher);
  if (here === undefined) return;
  const { publication, tender } = here;
  const words = publisher.frame.words(response);
  const key = `${publication.code} ${String(publication.editions[0]?.edition)} ${publisher.clock.today()}`;
  publisher.frame.keptPage(response, 'publish/tender', key, () => ({
    title: titleOf(tender.dossier, words),
    section: 'enterprise',
    model: pageModel(here, publisher, words),
  }));
}

async function send(request: Request, response: Response, publisher: Publisher): Promise<void> {
  const here = standing(request, response, publisher);
  if (here === undefined) return;
  const { publication, tender } = here;
  const wanted = request.query.language;
  const language = isLanguage(wanted)
    ? wanted
    : (tender.dossier.language ?? publisher.frame.words(response).language);
  const kind = partOf(request, 'document');
  const format = documentFormats.find((one) => one === partOf(request, 'format'));
  const file =
    format === undefined
      ? undefined
      : await publishedFile(publication.code, { kind, language, format }, publisher);
  if (format === undefined || file === undefined) {
    publisher.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const name = `${fileName(tender.dossier.title, 'tender')}.${kind}.${language}`;
  sendFile(response, publisher.frame, file, name, format);
}

/** The page of a published tender, its files, and the tender as data for other programs. */
export function publicRoutes(publisher: Publisher): Router {
  const router = Router();
  router.get(paths.publicTender.pattern, (request, response) => {
    show(request, response, publisher);
  });
  router.get(paths.publicFile.pattern, (request, response) => send(request, response, publisher));
  router.get(paths.publicData.pattern, (request, response) => {
    const here = standing(request, response, publisher);
    if (here === undefined) return;
    const { dossier } = here.tender;
    response
      .type('application/json')
      .set('Content-Disposition', `attachment; filename="${fileName(dossier.title, 'tender')}.json"`)
      .send(`${JSON.stringify(dossier, undefined, 2)}\n`);
  });
  return router;
}
