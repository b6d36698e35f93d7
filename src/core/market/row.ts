import { bandNotSaid, bandOfEuro, bandOfOtherCurrency, noDay, serialOf } from './bands.js';
import { codesOf, countryOf, lastDeadline, noticeKinds, regionsOf, type KeptNotice } from './kept-notice.js';
import { signatureOf } from './signature.js';

/** Whether lots are reserved and by which route, as a list is narrowed by it; the place is the bit. */
export const reservedValues = [
  'art-20',
  'art-24-concession',
  'art-38-utility',
  'art-77',
  'art-94-utility',
  'other',
  'none',
  'not-said',
] as const;
export type ReservedValue = (typeof reservedValues)[number];

/** The bits that mean "reserved". */
export const reservedBits = 0b0011_1111;

/** What a search looks at: a notice in numbers and codes. */
export interface NoticeRow {
  /** The place in `noticeKinds`. */
  readonly kind: number;
  /** The serial of the day by which the list is in order: the last deadline; of a result, its issue. */
  readonly day: number;
  /** The serial of the day of issue, 0 where not said. */
  readonly issued: number;
  /** Two letters, or empty. */
  readonly country: string;
  /** The place in `valueBands`. */
  readonly band: number;
  /** How many lots. */
  readonly lots: number;
  /** Bits by `reservedValues`. */
  readonly reserved: number;
  readonly cpv: readonly string[];
  readonly regions: readonly string[];
  /** Each reserved lot: its CPV division, 0 where not said, and whether its route is one of Article 77 and its likes. */
  readonly reservedLots: readonly { readonly division: number; readonly mission: boolean }[];
  /** What the judging of an enterprise looks at, for each reserved lot; each once. */
  readonly signatures: readonly string[];
}

const most = { cpv: 40, regions: 40, reservedLots: 500, signatures: 200 } as const;

function bandOf(notice: KeptNotice): number {
  const values =
    notice.value === undefined ? notice.lots.flatMap(({ value }) => value ?? []) : [notice.value];
  if (values.length === 0) return bandNotSaid;
  if (values.some(({ currency }) => currency !== 'EUR')) return bandOfOtherCurrency;
  return bandOfEuro(values.reduce((sum, { amount }) => sum + amount, 0));
}

function valueOfRoute(route: string | undefined): ReservedValue {
  if (route === undefined) return 'not-said';
  return reservedValues.find((value) => value === route) ?? 'other';
}

const missionRoutes: readonly string[] = ['art-77', 'art-94-utility'];

/** The row of a notice. */
export function rowOf(notice: KeptNotice): NoticeRow {
  const deadline = lastDeadline(notice);
  const issued = notice.issued ?? notice.published;
  const issuedDay = issued === undefined ? 0 : serialOf(issued);
  const routes = notice.lots.map(({ route }) => valueOfRoute(route));
  const bits = routes.reduce((sum, value) => sum | (1 << reservedValues.indexOf(value)), 0);
  const reserved = notice.lots.filter(({ route }) => route !== undefined && route !== 'none');
  const day = deadline === undefined ? noDay : serialOf(deadline.date);
  return {
    kind: noticeKinds.indexOf(notice.kind),
    day: notice.kind === 'result' ? Math.max(1, issuedDay) : day,
    issued: issuedDay,
    country: countryOf(notice) ?? '',
    band: bandOf(notice),
    lots: notice.lots.length,
    reserved: bits === 0 ? 1 << reservedValues.indexOf('not-said') : bits,
    cpv: codesOf(notice).slice(0, most.cpv),
    regions: regionsOf(notice).slice(0, most.regions),
    reservedLots: reserved.slice(0, most.reservedLots).map((lot) => ({
      division: Number((lot.cpv[0] ?? notice.cpv[0] ?? '00').slice(0, 2)),
      mission: missionRoutes.includes(lot.route ?? ''),
    })),
    signatures: [...new Set(reserved.map((lot) => signatureOf(notice, lot)))].slice(0, most.signatures),
  };
}
