import { Router, type Request, type Response } from 'express';
import { numberSays } from '../../../../core/facts/wording.js';
import {
  type KeptCriterion,
  type KeptLot,
  type KeptNotice,
  type KeptPhrase,
} from '../../../../core/market/kept-notice.js';
import type { Words } from '../../../../core/shared/text.js';
import { isReserved, practiceOf, type CircleCount, type Practice } from '../../../../usecases/practice.js';
import { readStored } from '../../../../usecases/read-dossier.js';
import { paths } from '../../paths.js';
import type { Table } from '../../view-models.js';
import { partOf, titleOf } from '../buyer/opened.js';
import { addressOfNotice, buyerOf, said, titleOf as noticeTitle, type Said } from '../notices/naming.js';
import type { Publisher } from './parts.js';

const mostShown = 12;
const mostLots = 3;
const longestText = 240;

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length > longestText ? `${plain.slice(0, longestText - 1).trimEnd()}…` : plain;
}

/** The page that lists the notices of a circle. */
function searchHref({ cpv, country }: CircleCount): string {
  return paths.notices.at(
    {},
    { cpv, country, kind: 'call', deadline: ['week', 'month', 'later', 'none', 'past'] },
  );
}

function countsTable(counts: readonly CircleCount[], publisher: Publisher, words: Words): Table {
  const number = (value: number): string => numberSays(value, words.language);
  return {
    caption: words.say('practice.counts'),
    columns: [
      { text: words.say('practice.circle.title'), numeric: false },
      { text: words.say('practice.calls'), numeric: true },
      { text: words.say('practice.reserved'), numeric: true },
      { text: words.say('practice.how'), numeric: false },
    ],
    rows: counts.map((count) => ({
      head: {
        text: words.say(`practice.circle.${count.circle}`, {
          name:
            publisher.knowledge.codeLabel(count.cpv.padEnd(8, '0'), words.language) ??
            count.cpv.padEnd(8, '0'),
        }),
        ...(count.calls === 0 ? {} : { href: searchHref(count) }),
      },
      cells: [
        { text: number(count.calls), numeric: true },
        { text: number(count.reserved), numeric: true },
        {
          text:
            count.routes
              .map(
                ({ route, calls }) =>
                  `${words.say(`find.reserved.${route}`)}${words.say('punctuation.colon')}${number(calls)}`,
              )
              .join('; ') || '–',
          numeric: false,
        },
      ],
    })),
  };
}

/** A passage of a notice, cut where it is long: the whole stands on its page. */
function passage(phrases: readonly KeptPhrase[], notice: KeptNotice, words: Words): Said | undefined {
  const whole = said(phrases, notice, words);
  return whole === undefined || whole.text.trim() === ''
    ? undefined
    : { ...whole, text: shortened(whole.text) };
}

function criterionSays(criterion: KeptCriterion, notice: KeptNotice, words: Words): Said {
  const { type = '', weight } = criterion;
  const name = passage(criterion.name, notice, words) ?? passage(criterion.description, notice, words);
  const kind = words.say(
    words.has(`find.criterion.${type}`) ? `find.criterion.${type}` : 'find.criterion.other',
  );
  const known = `find.weight.${weight?.kind ?? ''}`;
  const number = weight === undefined ? '' : numberSays(weight.number, words.language);
  const shown = weight === undefined ? '' : words.has(known) ? words.say(known, { number }) : number;
  return {
    text: [name?.text ?? kind, shown].filter((part) => part !== '').join(words.say('punctuation.colon')),
    lang: name?.lang,
  };
}

function lotModel(lot: KeptLot, notice: KeptNotice, words: Words): object {
  const title = passage(lot.title, notice, words);
  return {
    // A call in one lot often names the lot as the whole.
    title: title?.text === shortened(noticeTitle(notice, words).text) ? undefined : title,
    route: words.say(`find.reserved.${lot.route ?? 'not-said'}`),
    criteria: lot.criteria.slice(0, 8).map((criterion) => criterionSays(criterion, notice, words)),
    conditions: lot.conditions.slice(0, 3).flatMap((phrases) => passage(phrases, notice, words) ?? []),
  };
}

function noticeModel(notice: KeptNotice, words: Words): object {
  const address = addressOfNotice(notice);
  const reserved = notice.lots.filter(isReserved);
  return {
    title: noticeTitle(notice, words),
    buyer: buyerOf(notice, words),
    href: address === undefined ? undefined : paths.notice.at({ publication: address }),
    counted: words.say('practice.lots-of', { reserved: reserved.length, lots: notice.lots.length }),
    lots: reserved.slice(0, mostLots).map((lot) => lotModel(lot, notice, words)),
  };
}

function sayings(practice: Practice, words: Words): string[] {
  const { priceWeight, lots, withConditions, priceOnly } = practice;
  const number = (value: number): string => numberSays(value, words.language);
  return [
    ...(priceWeight === undefined
      ? [words.say('practice.no-weights')]
      : [
          words.say('practice.price-weight', {
            lots: priceWeight.lots,
            least: number(priceWeight.least),
            median: number(priceWeight.median),
            most: number(priceWeight.most),
          }),
        ]),
    words.say('practice.conditions', { with: withConditions, lots }),
    ...(priceOnly === 0 ? [] : [words.say('practice.price-only', { count: priceOnly })]),
  ];
}

async function show(request: Request, response: Response, publisher: Publisher): Promise<void> {
  const words = publisher.frame.words(response);
  const stored = readStored(
    partOf(request, 'dossier'),
    publisher.frame.workspaces.known(request),
    publisher.store,
  );
  if (stored === undefined) {
    publisher.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const practice = await practiceOf(
    stored.dossier,
    publisher.notices,
    words.language,
    publisher.clock.today(),
  );
  publisher.frame.page(response, 'publish/practice', {
    title: `${words.say('practice.title')} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
    back: {
      text: words.say('buyer.documents.back'),
      href: `${paths.check.at({ dossier: stored.id })}#documents`,
    },
    model: {
      caption: titleOf(stored.dossier, words),
      heading: words.say('practice.title'),
      lead: words.say('practice.lead'),
      noCode:
        practice === undefined
          ? {
              heading: words.say('practice.no-code'),
              text: words.say('practice.no-code-next'),
              action: {
                text: words.say('practice.give-code'),
                href: paths.step.at({ dossier: stored.id, step: 'what' }),
              },
            }
          : undefined,
      counts: practice === undefined ? undefined : countsTable(practice.counts, publisher, words),
      none:
        practice !== undefined && practice.from === undefined
          ? { heading: words.say('practice.none'), text: words.say('practice.none-next') }
          : undefined,
      found:
        practice?.from === undefined
          ? undefined
          : {
              says: sayings(practice, words),
              shown: words.say('practice.shown', {
                shown: Math.min(mostShown, practice.notices.length),
                count: practice.from.reserved,
              }),
              notices: practice.notices.slice(0, mostShown).map((notice) => noticeModel(notice, words)),
            },
      questionnaireHref: paths.preview.at({ dossier: stored.id, document: 'market-questionnaire' }),
    },
  });
}

/** What other buyers of the same did: how often they reserved, on what conditions, with which weights. */
export function practiceRoutes(publisher: Publisher): Router {
  const router = Router();
  router.get(paths.practice.pattern, (request, response) => show(request, response, publisher));
  return router;
}
