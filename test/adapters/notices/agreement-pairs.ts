import type { Amount, Lot, Moment, Notice, Phrase, Place } from '../../../src/adapters/notices/notice.js';
import type { Row, RowLot, RowMoment, RowPlace } from './corpus.js';

export type Said = string | number | boolean | null | readonly Said[] | { readonly [key: string]: Said };
export type Pair = readonly [read: Said, row: Said];

const day = (date: string | number | null): string | null =>
  date === null ? null : String(date).slice(0, 10);
const sorted = (list: readonly string[]): string[] => [...list].sort();
const amount = (value: Amount | undefined): Said =>
  value ? { amount: value.amount, currency: value.currency ?? null } : null;
const rowAmount = (value: RowLot['estimatedValue']): Said =>
  value ? { amount: value.amount, currency: value.currency } : null;
const text = (phrases: readonly Phrase[]): Said =>
  Object.fromEntries(
    phrases.map((phrase) => [phrase.language === '' ? 'null' : phrase.language, phrase.text]),
  );
const rowText = (texts: Readonly<Record<string, string>>): Said =>
  Object.fromEntries(Object.entries(texts).map(([language, words]) => [language, words.trim()]));
const places = (list: readonly Place[]): Said =>
  list.map((place) => [place.nuts ?? null, place.country ?? null, place.region ?? null, place.city ?? null]);
const rowPlaces = (list: readonly RowPlace[]): Said =>
  list
    .map((place) => [place.nuts, place.country, place.region, place.city])
    // A place that is described in words alone has a row of nothing.
    .filter((place) => place.some((part) => part !== null));
const moment = (at: Moment | undefined): Said => (at ? [at.date, at.time ?? null, at.zone ?? null] : null);

function rowMoment(at: RowMoment | null): Said {
  if (!at) return null;
  const zoneOf = (part: string): string | null => /(?:Z|[+-]\d{2}:\d{2})$/.exec(part)?.[0] ?? null;
  const zoneOfDay = zoneOf(at.date.slice(10));
  return [
    at.date.slice(0, 10),
    at.time?.slice(0, 8) ?? null,
    (at.time === null ? null : zoneOf(at.time)) ?? zoneOfDay,
  ];
}

function rowWeight(numbers: RowLot['awardCriteria'][number]['numbers']): Said {
  const weight = numbers.find(({ code }) => code !== null && /^(?:per|dec|poi|ord)-/.test(code));
  return weight ? [weight.code, Number(weight.number)] : null;
}

/** Descriptions are not in the index, so a criterion that is described alone cannot be compared. */
const isSaid = (criterion: readonly Said[]): boolean => JSON.stringify(criterion) !== '[null,{},null]';

/** What a notice was read as, beside what another program read, field by field. */
export const ofNotice: Readonly<Record<string, (notice: Notice, row: Row) => Pair>> = {
  'kind, subtype, legal basis, types': (n, r) => [
    [n.kind, n.subtype ?? null, n.legalBasis ?? null, n.noticeType ?? null, n.procedureType ?? null],
    [r.kind, r.subtype, r.legalBasis, r.noticeType, r.procedureType],
  ],
  'publication, version, language, issue date': (n, r) => [
    [
      n.noticeId ?? null,
      n.version ?? null,
      n.publication ?? null,
      n.procedureId ?? null,
      n.language ?? null,
      n.issueDate ?? null,
    ],
    [r.noticeId, r.version, r.publication, r.procedureId, r.language, day(r.issueDate)],
  ],
  'SDK and changed notice': (n, r) => [
    [n.sdk ?? null, n.changes ?? null],
    [r.sdk, r.changes],
  ],
  'buyer country': (n, r) => [n.buyers[0]?.country ?? null, r.buyerCountry],
  buyers: (n, r) => [
    n.buyers.map((b) => [
      b.organisation ?? null,
      text(b.name),
      b.country ?? null,
      b.nuts ?? null,
      b.legalType ?? null,
      b.activity ?? null,
    ]),
    r.buyers
      .filter((b) => b.org !== null)
      .map((b) => [b.org, rowText(b.name), b.country, b.nuts, b.legalType, b.activity]),
  ],
  'title and nature': (n, r) => [
    [text(n.procedure.title), n.procedure.nature ?? null],
    [rowText(r.title), r.nature],
  ],
  CPV: (n, r) => [
    [n.procedure.cpvMain ?? null, sorted(n.procedure.cpvAdditional)],
    [r.cpvMain, sorted(r.cpvAdditional)],
  ],
  value: (n, r) => [amount(n.procedure.estimatedValue), rowAmount(r.estimatedValue)],
  places: (n, r) => [places(n.procedure.places), rowPlaces(r.places)],
  'number of lots': (n, r) => [n.lots.length, r.lots.length],
};

/** The same for one of its lots. */
export const ofLot: Readonly<Record<string, (lot: Lot, row: RowLot) => Pair>> = {
  'id, title, nature': (l, r) => [
    [l.id ?? null, text(l.title), l.nature ?? null],
    [r.id, rowText(r.title), r.nature],
  ],
  CPV: (l, r) => [
    [l.cpvMain ?? null, sorted(l.cpvAdditional)],
    [r.cpvMain, sorted(r.cpvAdditional)],
  ],
  reservedParticipation: (l, r) => [sorted(l.reservedParticipation), sorted(r.reservedParticipation)],
  reservedExecution: (l, r) => [l.reservedExecution ?? null, r.reservedExecution],
  value: (l, r) => [amount(l.estimatedValue), rowAmount(r.estimatedValue)],
  'framework maximum': (l, r) => [amount(l.frameworkMaximum), rowAmount(r.frameworkMaximum)],
  duration: (l, r) => [
    l.duration
      ? [
          l.duration.value ?? null,
          l.duration.unit ?? null,
          l.duration.start ?? null,
          l.duration.end ?? null,
          l.duration.other ?? null,
        ]
      : null,
    r.duration
      ? [r.duration.value, r.duration.unit, day(r.duration.start), day(r.duration.end), r.duration.other]
      : null,
  ],
  deadlines: (l, r) => [
    [moment(l.deadlines.tenders), moment(l.deadlines.requests), moment(l.deadlines.expressions)],
    [rowMoment(r.deadlineTenders), rowMoment(r.deadlineRequests), rowMoment(r.deadlineExpressions)],
  ],
  'strategic aims': (l, r) => [
    [l.strategic, l.socialObjectives, l.environmentalObjectives, l.innovativeObjectives, l.gppCriteria].map(
      sorted,
    ),
    [r.strategic, r.socialObjective, r.environmentalImpact, r.innovativeAcquisition, r.gppCriteria].map(
      (codes) => sorted([...new Set(codes)]),
    ),
  ],
  accessibility: (l, r) => [l.accessibility ?? null, r.accessibility],
  'performance conditions': (l, r) => [l.hasPerformanceConditions, r.executionConditions],
  places: (l, r) => [places(l.places), rowPlaces(r.places)],
  'award criteria': (l, r) => [
    l.awardCriteria
      .map((c): Said[] => [c.type ?? null, text(c.name), c.weight ? [c.weight.kind, c.weight.number] : null])
      .filter(isSaid),
    r.awardCriteria.map((c): Said[] => [c.type, rowText(c.name), rowWeight(c.numbers)]).filter(isSaid),
  ],
  'framework, dynamic system': (l, r) => [
    [l.frameworkAgreement ?? null, l.dynamicPurchasing ?? null],
    [r.frameworkAgreement, r.dps],
  ],
};

/** True where both readings say the same. */
export function agrees([read, row]: Pair): boolean {
  return JSON.stringify(read) === JSON.stringify(row);
}
