import { dateSays, numberSays } from '../../../../core/facts/wording.js';
import {
  codesOf,
  regionsOf,
  type KeptCriterion,
  type KeptLot,
  type KeptNotice,
} from '../../../../core/market/kept-notice.js';
import type { Words } from '../../../../core/shared/text.js';
import type { LotJudge, StoredNotice } from '../../../../usecases/notice-ports.js';
import { paths } from '../../paths.js';
import type { SummaryList } from '../../view-models.js';
import { codeSays, deadlineOf, reservedTags } from './list-model.js';
import {
  addressOfNotice,
  amountSays,
  buyerOf,
  countrySays,
  deadlineSays,
  officialHref,
  said,
  titleOf,
  valueOf,
  type Said,
} from './naming.js';
import type { NoticesParts } from './parts.js';
import { isReserved, lineOfLot, lineOfNotice, verdictOfLot, type VerdictLine } from './verdict-line.js';

type Row = SummaryList['rows'][number];

function rowsOf(rows: readonly (readonly [name: string, values: readonly string[]])[]): Row[] {
  return rows.filter(([, values]) => values.length > 0).map(([name, values]) => ({ name, values }));
}

const mostShown = 12;

function regionSays(code: string, parts: NoticesParts, words: Words): string {
  const country = code.slice(0, 2);
  const region = parts.places.region(code);
  const alpha2 = country === 'EL' ? 'GR' : country === 'UK' ? 'GB' : country;
  const where = countrySays(alpha2, parts, words);
  return region === undefined ? where : `${region} (${where})`;
}

function monthsSays({ months, endless }: KeptLot, words: Words): string[] {
  if (endless === true) return [words.say('find.endless')];
  return months === undefined ? [] : [words.say('find.months', { count: months })];
}

/** A criterion of the award: what it is, and its weight where the notice gives one. */
interface CriterionModel {
  readonly kind: string;
  readonly name: Said | undefined;
  readonly description: Said | undefined;
  readonly weight: string | undefined;
}

function weightSays({ weight }: KeptCriterion, words: Words): string | undefined {
  if (weight === undefined) return undefined;
  const known = `find.weight.${weight.kind}`;
  const number = numberSays(weight.number, words.language);
  return words.has(known) ? words.say(known, { number }) : number;
}

function criterionOf(criterion: KeptCriterion, notice: KeptNotice, words: Words): CriterionModel {
  const known = `find.criterion.${criterion.type ?? ''}`;
  return {
    kind: words.say(words.has(known) ? known : 'find.criterion.other'),
    name: said(criterion.name, notice, words),
    description: said(criterion.description, notice, words),
    weight: weightSays(criterion, words),
  };
}

/** `partials/notices/lot`. */
export interface LotModel {
  readonly id: string;
  readonly heading: Said;
  readonly description: Said | undefined;
  readonly reserved: boolean;
  readonly verdict: VerdictLine | undefined;
  readonly summary: SummaryList;
  readonly criteria: readonly CriterionModel[];
  readonly conditions: readonly Said[];
}

function lotOf(
  lot: KeptLot,
  index: number,
  notice: KeptNotice,
  parts: NoticesParts,
  judge: LotJudge | undefined,
  words: Words,
): LotModel {
  const title = said(lot.title, notice, words);
  // A call in one lot says the same of the lot as of the whole; once is enough.
  const description = said(lot.description, notice, words);
  const number = lot.id ?? words.say('find.lot', { id: String(index + 1) });
  return {
    id: `lot-${String(index + 1)}`,
    heading:
      title === undefined
        ? { text: number }
        : { ...title, text: `${number}${words.say('punctuation.colon')}${title.text}` },
    description:
      description?.text === said(notice.description, notice, words)?.text ? undefined : description,
    reserved: isReserved(lot),
    verdict: judge === undefined ? undefined : lineOfLot(verdictOfLot(notice, lot, judge), words),
    summary: {
      rows: rowsOf([
        [words.say('find.row.reserved'), [words.say(`find.reserved.${lot.route ?? 'not-said'}`)]],
        [words.say('find.row.programmes'), lot.programmes === 'yes' ? [words.say('find.programmes')] : []],
        [
          words.say('find.row.deadline'),
          lot.deadline === undefined || notice.kind === 'planning'
            ? []
            : [words.say(`find.until.${lot.deadline.for}`, { day: deadlineSays(lot.deadline, words) })],
        ],
        [
          words.say('find.row.codes'),
          lot.cpv.slice(0, mostShown).map((code) => codeSays(code, parts, words)),
        ],
        [words.say('find.row.value'), lot.value === undefined ? [] : [amountSays(lot.value, words)]],
        [words.say('find.row.maximum'), lot.maximum === undefined ? [] : [amountSays(lot.maximum, words)]],
        [words.say('find.row.duration'), monthsSays(lot, words)],
        [
          words.say('find.row.place'),
          lot.nuts.slice(0, mostShown).map((code) => regionSays(code, parts, words)),
        ],
        [
          words.say('find.row.sme'),
          lot.smeSuitable === undefined ? [] : [words.say(lot.smeSuitable ? 'find.yes' : 'find.no')],
        ],
      ]),
    },
    criteria: lot.criteria.map((criterion) => criterionOf(criterion, notice, words)),
    conditions: lot.conditions.flatMap((phrases) => said(phrases, notice, words) ?? []),
  };
}

const mostLots = 60;

/** What the page of a notice shows. */
export function noticeModel(
  stored: StoredNotice,
  parts: NoticesParts,
  judge: LotJudge | undefined,
  words: Words,
): { readonly title: Said } & Readonly<Record<string, unknown>> {
  const { kept, replacedBy } = stored;
  const value = valueOf(kept);
  const { text: state, isOver } = deadlineOf(stored, parts.clock.today(), words);
  const address = addressOfNotice(kept);
  const description = said(kept.description, kept, words);
  const day = (date: string | undefined): string[] =>
    date === undefined ? [] : [dateSays(date, words.language)];
  const isCheckable = kept.kind !== 'result' && address !== undefined && replacedBy === undefined;
  return {
    title: titleOf(kept, words),
    buyer: buyerOf(kept, words),
    tags: reservedTags(kept, words),
    state,
    isOver,
    replaced:
      replacedBy === undefined
        ? undefined
        : { text: words.say('find.replaced'), href: paths.notice.at({ publication: replacedBy }) },
    description: description?.text === titleOf(kept, words).text ? undefined : description,
    summary: {
      rows: rowsOf([
        [
          words.say('find.row.country'),
          kept.buyers.slice(0, 1).map(({ country }) => countrySays(country ?? '', parts, words)),
        ],
        [words.say('find.row.kind'), [words.say(`find.kind.${kept.kind}`)]],
        [words.say('find.row.issued'), day(kept.issued)],
        [words.say('find.row.published'), day(kept.published)],
        [words.say('find.row.number'), kept.publication === undefined ? [] : [kept.publication]],
        [words.say('find.row.directive'), kept.directive === undefined ? [] : [kept.directive]],
        [words.say('find.row.value'), value === undefined ? [] : [amountSays(value, words)]],
        [
          words.say('find.row.codes'),
          codesOf(kept)
            .slice(0, mostShown)
            .map((code) => codeSays(code, parts, words)),
        ],
        [
          words.say('find.row.place'),
          regionsOf(kept)
            .slice(0, mostShown)
            .map((code) => regionSays(code, parts, words)),
        ],
      ]),
    },
    verdict: judge === undefined || isOver ? undefined : lineOfNotice(kept, judge, words),
    profileHref: judge === undefined && !isOver ? parts.bidder?.profileHref : undefined,
    checkHref: isCheckable && !isOver ? parts.bidder?.checkHref(address) : undefined,
    official: kept.publication === undefined ? undefined : officialHref(kept.publication, words),
    lots: kept.lots.slice(0, mostLots).map((lot, index) => lotOf(lot, index, kept, parts, judge, words)),
    lotsHeading: words.say('find.lots-heading', { count: kept.lots.length }),
    moreLots:
      kept.lots.length > mostLots
        ? words.say('find.more-lots', { count: kept.lots.length - mostLots })
        : undefined,
  };
}
