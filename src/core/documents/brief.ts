/** One page in plain words for those who decide and are not buyers. Texts are cut so that the page holds them. */
import type { Assessment } from '../advice/assess.js';
import type { StandingDuty } from '../advice/duties.js';
import { valueSays as parameterSays } from '../clauses/parameters.js';
import { allPoints, criteriaOf, type GridCriterion } from '../dossier/award-grid.js';
import { duesOf, worksDuringContract } from '../dossier/calendar.js';
import type { Dossier, Place } from '../dossier/dossier.js';
import { numberOf, textOf } from '../facts/facts.js';
import type { FactId } from '../facts/vocabulary.js';
import { dateSays, listSays, lowered, moneySays, numberSays, optionSays } from '../facts/wording.js';
import { insertionHours } from '../insertion/hours.js';
import { citationsSay, withinSentence } from '../law/citation.js';
import type { Verdict } from '../law/judge.js';
import type { Law, Source } from '../law/law.js';
import { opinionOf } from '../law/opinion.js';
import type { Words } from '../shared/text.js';
import type { Figure } from './block.js';
import { drawingOf } from './figure-drawing.js';
import { figureText, shortened } from './figure.js';
import { line, trusted, type Markdown } from './markdown.js';
import { peopleOf } from './reserved-group.js';
import { ownCriteria, reservationLaw, tenderClauses, type PlacedClause } from './tender.js';

/** What the template of the one-page summary is given. */
export interface BriefModel {
  readonly what: Markdown;
  readonly essentials: Markdown;
  readonly creates: readonly Markdown[];
  /** Ids of the clauses that these lines speak of. */
  readonly createdBy: readonly string[];
  /** The answers that its first and last passages repeat. */
  readonly statedIn: { readonly what: readonly FactId[]; readonly next: readonly FactId[] };
  /** Ids of the provisions that allow what is said of the reservation. */
  readonly lawIds: readonly string[];
  /** Clauses without a figure, how many more there are, and for whom all this is. */
  readonly besides: Markdown | undefined;
  readonly law: readonly Markdown[];
  readonly asks: readonly Markdown[];
  readonly picture: Markdown | undefined;
  readonly noPicture: Markdown | undefined;
  readonly next: readonly Markdown[];
  readonly missing: readonly Markdown[];
}

/** Letters and lines that one page holds beside the picture; a test holds the page itself. */
const most = {
  description: 300,
  title: 80,
  lotTitle: 40,
  label: 90,
  summary: 170,
  clauses: 5,
  besides: 3,
  missing: 3,
  missingLetters: 70,
  verdict: 210,
  verdictOfLot: 90,
  lots: 2,
} as const;

/**
 * Points of a page that text and picture share, when title, headings and the space between passages are taken off; the
 * height of a line, and the letters that it holds at least.
 */
const page = {
  room: 515,
  line: 13.8,
  letters: 92,
  besidePicture: 33,
  secondTitleLine: 23,
  titleLetters: 46,
} as const;

/** Pictures from large to small: as many criteria of so many letters. The first that leaves room for the clauses is taken. */
const pictures = [
  { criteria: 6, letters: 60 },
  { criteria: 4, letters: 36 },
] as const;

/** Lines that a list of clauses needs at least. */
const fewestLines = 5;

/** Places whose clauses make something happen; the others organise the tender or the contract. */
const making: readonly Place[] = [
  'reservation',
  'performance-condition',
  'award-criterion',
  'technical-specification',
  'label',
  'subject-matter',
];

/** Units in which people, work and goods are counted; days and months count deadlines. */
const counting = new Set(['hour', 'person', 'number', 'percent', 'tonne', 'post']);

/**
 * The figure of a clause that tells most: the one that its indicator aims at, or its first figure where that counts people,
 * work, things or a share.
 */
function figureOf({ clause, values }: PlacedClause, words: Words): string | undefined {
  const target = clause.indicator?.target;
  const numeric = clause.parameters.filter(
    ({ type }) => type === 'integer' || type === 'decimal' || type === 'percent',
  );
  const [first] = numeric;
  const aimed = typeof target === 'object' ? numeric.find(({ id }) => id === target.parameter) : undefined;
  const counts = first !== undefined && (first.type === 'percent' || counting.has(first.unit ?? ''));
  const parameter = aimed ?? (counts ? first : undefined);
  const value = parameter === undefined ? undefined : values[parameter.id];
  if (parameter === undefined || typeof value !== 'number') return undefined;
  const label = clause.words[words.language].parameters[parameter.id] ?? parameter.id;
  return words.say('brief.figure', {
    label: shortened(label, most.label),
    value: parameterSays(parameter, value, clause, words),
  });
}

interface Candidate {
  readonly item: PlacedClause;
  readonly figure: string | undefined;
}

/** Clauses that make something happen, those with a figure first. */
function candidatesOf(placed: readonly PlacedClause[], words: Words): Candidate[] {
  return placed
    .filter(({ clause }) => making.includes(clause.place))
    .map((item) => ({ item, figure: figureOf(item, words) }))
    .sort(
      (a, b) =>
        Number(b.figure !== undefined) - Number(a.figure !== undefined) ||
        making.indexOf(a.item.clause.place) - making.indexOf(b.item.clause.place),
    );
}

/** A lot by its title, as those who decide know it; else by its identifier without the word that stands before it anyway. */
function lotSays(id: string, { lots }: Dossier, words: Words): string {
  const title = lots?.find((lot) => lot.id === id)?.title?.trim() ?? '';
  return title !== '' && title.length <= most.lotTitle
    ? words.say('brief.lot-titled', { title })
    : id.replace(/^lot[\s-]*(?=.)/iu, '');
}

function candidateSays({ item, figure }: Candidate, dossier: Dossier, words: Words): string {
  const own = item.clause.words[words.language];
  return words.say(item.lot === undefined ? 'brief.creates-line' : 'brief.creates-lot', {
    title: shortened(own.title, most.title),
    says: figure ?? shortened(own.summary, most.summary),
    lot: item.lot === undefined ? '' : lotSays(item.lot, dossier, words),
  });
}

function linesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Math.ceil(text.length / page.letters), 0);
}

/** As many clauses as there are lines for; what is left is named, or counted. */
function createsOf(
  placed: readonly PlacedClause[],
  groups: string | undefined,
  lines: number,
  dossier: Dossier,
  words: Words,
): Pick<BriefModel, 'creates' | 'createdBy' | 'besides'> {
  const candidates = candidatesOf(placed, words);
  const withFigure = candidates.filter(({ figure }) => figure !== undefined);
  // Where no clause has a figure, what the clauses ask is said in words.
  const told = withFigure.length > 0 ? withFigure : candidates;
  const shown: string[] = [];
  for (const candidate of told.slice(0, most.clauses)) {
    const text = candidateSays(candidate, dossier, words);
    if (shown.length > 0 && linesOf([...shown, text]) > lines) break;
    shown.push(text);
  }
  const rest = candidates.slice(shown.length);
  const room = lines - linesOf(shown) > 0 && withFigure.length > 0 ? most.besides : 0;
  const named = rest
    .slice(0, room)
    .map(({ item }) => lowered(shortened(item.clause.words[words.language].title, most.title)));
  // Clauses that make nothing happen by themselves stand in the tender too.
  const left = placed.length - shown.length - named.length;
  const besides = [
    ...(groups === undefined ? [] : [groups]),
    ...(named.length === 0 ? [] : [words.say('brief.besides', { titles: listSays(named, words) })]),
    ...(left > 0 ? [words.say('brief.creates-more', { count: left })] : []),
  ];
  return {
    creates: shown.map(line),
    createdBy: told.slice(0, shown.length).map(({ item }) => item.clause.id),
    besides: besides.length === 0 ? undefined : line(besides.join(' ')),
  };
}

function essentialsOf(assessment: Assessment, words: Words): Markdown {
  const { dossier, facts } = assessment;
  const { language } = words;
  const stated = dossier.contract?.value;
  const estimate = numberOf(facts, 'estimate.value');
  const value =
    stated === undefined
      ? estimate === undefined
        ? undefined
        : moneySays(estimate, language)
      : moneySays(stated, language, dossier.contract?.currency);
  const months = numberOf(facts, 'contract.durationMonths');
  const lots = dossier.lots?.length ?? 0;
  return line(
    [
      value === undefined ? words.say('brief.no-value') : words.say('brief.value', { value }),
      months === undefined
        ? words.say(dossier.contract?.indefinite === true ? 'brief.endless' : 'brief.no-term')
        : words.say('brief.term', {
            months: words.say('unit.months', { value: months, text: numberSays(months, language) }),
          }),
      ...(lots > 0 ? [words.say('brief.lots', { count: lots })] : []),
    ].join(' '),
  );
}

function circleOf(route: string, assessment: Assessment, words: Words): string {
  const key = `brief.circle.${route}`;
  return words.has(key)
    ? words.say(key, { people: peopleOf(route, assessment) })
    : optionSays('reservation.route', route, words);
}

/** The articles that allow a route: that of the Union in full, and the first one of the country that somebody read. */
function articlesOf(verdict: Verdict, assessment: Assessment, words: Words): string {
  const sources = verdict.basis.flatMap(({ to, role }) => {
    const source = assessment.book.source(to);
    return source === undefined ? [] : [{ role, source }];
  });
  const cited = (source: Source | undefined): string | undefined =>
    source && citationsSay([{ to: source.id }], assessment.book, words);
  const national = sources.find(
    ({ role, source }) =>
      role === 'allows' && source.jurisdiction !== 'EU' && source.checked.against !== 'none',
  )?.source;
  const key = `brief.article.${verdict.rule.route ?? ''}`;
  const union = words.has(key) ? words.say(key) : undefined;
  const articles = [union, cited(national)].filter((article) => article !== undefined);
  return articles.length > 0
    ? articles.map((article) => withinSentence(article, words)).join(words.say('citation.between'))
    : (cited(sources[0]?.source) ?? '');
}

const answers: Readonly<Record<Verdict['kind'], 'yes' | 'no' | 'open'>> = {
  allowed: 'yes',
  'allowed-if': 'yes',
  required: 'yes',
  forbidden: 'no',
  silent: 'no',
  open: 'open',
};

/** A verdict on a route in one sentence with its article. */
function verdictSays(
  verdict: Verdict,
  chosen: boolean,
  lot: string | undefined,
  assessment: Assessment,
  law: Law,
  words: Words,
): Markdown {
  const opinion = opinionOf(verdict, law, words);
  const sentence = words.say(`brief.law.${chosen ? 'chosen' : 'other'}-${answers[verdict.kind]}`, {
    what: lot === undefined ? 'contract' : 'lot',
    circle: circleOf(verdict.rule.route ?? '', assessment, words),
    articles: articlesOf(verdict, assessment, words),
    says: shortened(opinion.says, lot === undefined ? most.verdict : most.verdictOfLot),
  });
  return line(
    [
      lot === undefined ? sentence : words.say('brief.law.lot', { lot, sentence }),
      ...(opinion.checked === 'text' ? [] : [words.say('brief.law.unread')]),
      ...(opinion.certainty === 'contested' ? [words.say('brief.law.contested')] : []),
    ].join(' '),
  );
}

function lawOf(assessment: Assessment, law: Law, words: Words): Markdown[] {
  const { dossier, routes, lots } = assessment;
  const whole = dossier.reservation?.route ?? 'none';
  const said: Markdown[] = [];
  const chosen = routes.find(({ rule }) => rule.route === whole);
  if (chosen !== undefined) said.push(verdictSays(chosen, true, undefined, assessment, law, words));
  const apart = new Map<string, { verdict: Verdict; ids: string[] }>();
  for (const item of lots) {
    const route = item.lot.reservation?.route ?? whole;
    const verdict = item.routes.find(({ rule }) => rule.route === route);
    if (route === whole || verdict === undefined) continue;
    const known = apart.get(route) ?? { verdict, ids: [] };
    known.ids.push(lotSays(item.lot.id, dossier, words));
    apart.set(route, known);
  }
  for (const { verdict, ids } of [...apart.values()].slice(0, most.lots))
    said.push(verdictSays(verdict, true, shortened(ids.join(', '), 60), assessment, law, words));
  const reserved = [...apart.values()].reduce((sum, { ids }) => sum + ids.length, 0);
  if (whole === 'none' && reserved > 0 && reserved < lots.length)
    said.push(trusted(words.say('brief.law.other-lots')));
  if (said.length > 0) return said;
  const open = routes.find(({ kind }) => kind !== 'silent' && answers[kind] === 'yes');
  const best =
    open ?? routes.find(({ kind }) => kind === 'open') ?? routes.find(({ kind }) => kind === 'forbidden');
  return [
    trusted(words.say('brief.law.all-may')),
    ...(best === undefined ? [] : [verdictSays(best, false, undefined, assessment, law, words)]),
  ];
}

/** "price 40 points, quality 60 points" */
function weightsSay(criteria: readonly GridCriterion[], words: Words): string | undefined {
  if (criteria.length === 0 || criteria.some(({ weight }) => weight === undefined)) return undefined;
  const kinds = (['price', 'cost', 'quality'] as const).flatMap((kind) => {
    const own = criteria.filter((criterion) => criterion.kind === kind);
    const sum = own.reduce((total, { weight = 0 }) => total + weight, 0);
    return own.length === 0
      ? []
      : [
          words.say(`brief.weight.${kind}`, {
            points: numberSays(Math.round(sum * 100) / 100, words.language),
          }),
        ];
  });
  return listSays(kinds, words);
}

function asksOf(assessment: Assessment, placed: readonly PlacedClause[], words: Words): Markdown[] {
  const weights = weightsSay(criteriaOf(assessment.dossier), words);
  const proofs = placed.flatMap(({ clause }) =>
    clause.proof.filter(({ stage, from }) => stage === 'tender' && from !== 'authority'),
  ).length;
  const kept = placed.filter(({ clause }) => worksDuringContract(clause));
  const term = numberOf(assessment.facts, 'contract.durationMonths');
  const months = kept
    .flatMap(({ clause, values }) => duesOf(clause, values, term === undefined ? undefined : Math.ceil(term)))
    .filter(({ from }) => from === 'contractor')
    .flatMap((due) => due.months);
  return [
    trusted(
      weights === undefined
        ? words.say('brief.asks-of.no-weights')
        : words.say('brief.asks-of.weights', { weights }),
    ),
    trusted(
      words.say(
        ownCriteria(assessment.dossier).length > 0 ? 'brief.asks-of.proofs-more' : 'brief.asks-of.proofs',
        { count: proofs },
      ),
    ),
    trusted(
      words.say(
        kept.some(({ lot }) => lot !== undefined) ? 'brief.asks-of.kept-lots' : 'brief.asks-of.kept',
        {
          count: kept.length,
        },
      ),
    ),
    ...(months.length === 0
      ? []
      : [trusted(words.say('brief.asks-of.first', { month: Math.min(...months) }))]),
  ];
}

/** A step of twenty points at most six times. */
function pointTicks(to: number, words: Words): Figure['axis']['ticks'] {
  const step = to <= 30 ? 5 : to <= 60 ? 10 : 20;
  const ticks: { at: number; label: string }[] = [];
  for (let at = 0; at <= to; at += step) ticks.push({ at, label: numberSays(at, words.language) });
  return ticks;
}

/** A picture of one bar a row; its facts as a table are the same rows. */
function barPicture(
  rows: readonly { readonly label: string; readonly amount: number; readonly says: string }[],
  axis: Figure['axis'],
  caption: string,
  head: readonly [string, string],
  words: Words,
): Figure {
  return {
    kind: 'figure',
    caption,
    alternative: words.say('brief.picture.alternative', {
      rows: rows.map(({ label, says }) => words.say('brief.picture.row', { label, value: says })).join('. '),
    }),
    axis,
    rows: rows.map(({ label, amount, says }) => ({
      label,
      bars: [{ from: 0, to: amount }],
      marks: [],
      value: says,
    })),
    facts: { head, rows: rows.map(({ label, says }) => [label, says]) },
  };
}

/** The weights of the award as bars. */
function weightsPicture(
  criteria: readonly GridCriterion[],
  size: (typeof pictures)[number],
  words: Words,
): Figure | undefined {
  const weighed = criteria.flatMap((criterion) =>
    criterion.weight === undefined ? [] : [{ ...criterion, weight: criterion.weight }],
  );
  if (weighed.length === 0 || weighed.length < criteria.length) return undefined;
  const points = (weight: number): string =>
    words.say('brief.points', {
      value: weight,
      text: numberSays(Math.round(weight * 100) / 100, words.language),
    });
  const sorted = [...weighed].sort((a, b) => b.weight - a.weight);
  const shown = sorted.length > size.criteria ? sorted.slice(0, size.criteria - 1) : sorted;
  const rest = sorted.slice(shown.length).reduce((sum, { weight }) => sum + weight, 0);
  const rows = [
    ...shown.map(({ name, id, weight }) => ({ label: shortened(name ?? id, size.letters), weight })),
    ...(rest > 0 ? [{ label: words.say('brief.other-criteria'), weight: rest }] : []),
  ];
  const to = Math.min(allPoints, Math.ceil(Math.max(...rows.map(({ weight }) => weight)) / 10) * 10);
  return barPicture(
    rows.map(({ label, weight }) => ({ label, amount: weight, says: points(weight) })),
    { to, ticks: pointTicks(to, words) },
    words.say('brief.picture.weights'),
    [words.say('doc.table.criterion'), words.say('doc.table.weight')],
    words,
  );
}

/** From the hours of the contract to those set aside, where a clause asks for them. */
function hoursPicture(
  assessment: Assessment,
  placed: readonly PlacedClause[],
  words: Words,
): Figure | undefined {
  const item = placed.find(({ clause }) => clause.ladder === 'insertion-hours');
  const asked = item?.values.hours;
  const lot = assessment.lots.find((one) => one.lot.id === item?.lot);
  const value = lot === undefined ? numberOf(assessment.facts, 'estimate.value') : lot.lot.value;
  const { labourShare, hourlyCost } = assessment.dossier.contract ?? {};
  if (typeof asked !== 'number' || value === undefined || labourShare === undefined) return undefined;
  const all = Math.round(insertionHours({ value, labourShare, hourlyCost }).allHours);
  if (all <= 0) return undefined;
  const hours = (count: number): string =>
    words.say('unit.hours', { value: count, text: numberSays(count, words.language) });
  const rows = [
    { label: words.say('brief.picture.all-hours'), count: all },
    { label: words.say('brief.picture.asked-hours'), count: asked },
  ];
  return barPicture(
    rows.map(({ label, count }) => ({ label, amount: count, says: hours(count) })),
    { to: Math.max(all, asked), ticks: [{ at: 0, label: numberSays(0, words.language) }] },
    words.say('brief.picture.hours'),
    [words.say('brief.picture.what'), words.say('brief.picture.count')],
    words,
  );
}

function nextOf(
  assessment: Assessment,
  missing: readonly string[],
  duties: readonly StandingDuty[],
  words: Words,
): Markdown[] {
  const { dossier, facts } = assessment;
  const position = textOf(facts, 'regime.position');
  const procedure = dossier.contract?.procedure;
  const left = missing.length - most.missing;
  const unmet = duties.filter(({ state }) => state === 'missing').length;
  const months = numberOf(facts, 'contract.durationMonths');
  return [
    ...(missing.length === 0
      ? [trusted(words.say('brief.next-step.ready', { count: unmet }))]
      : [
          trusted(
            words.say(left > 0 ? 'brief.next-step.missing-more' : 'brief.next-step.missing', {
              items: missing
                .slice(0, most.missing)
                .map((item) => line(shortened(item, most.missingLetters)))
                .join(' · '),
              count: Math.max(left, 0),
            }),
          ),
        ]),
    ...(dossier.asOf === undefined
      ? [trusted(words.say('brief.next-step.no-date'))]
      : [
          trusted(
            words.say(procedure === undefined ? 'brief.next-step.call' : 'brief.next-step.call-by', {
              date: dateSays(dossier.asOf, words.language),
              procedure:
                procedure === undefined ? '' : lowered(optionSays('contract.procedure', procedure, words)),
            }),
          ),
        ]),
    trusted(
      words.say(
        `brief.next-step.${position === 'at-or-above' ? 'above' : position === 'below' ? 'below' : 'open'}`,
      ),
    ),
    trusted(
      months === undefined
        ? words.say('brief.next-step.award')
        : words.say('brief.next-step.award-term', {
            months: words.say('unit.months', { value: months, text: numberSays(months, words.language) }),
          }),
    ),
  ];
}

/** Plain text of the first part of a description. */
function described(description: string | undefined, words: Words): Markdown {
  const [first = ''] = (description ?? '').trim().split(/\r?\n\s*\r?\n/);
  return first.trim() === ''
    ? trusted(words.say('brief.no-description'))
    : line(shortened(first, most.description));
}

/** The people that the contract is for, as far as the buyer named them. */
function groupsOf({ dossier }: Assessment, words: Words): string | undefined {
  const groups = dossier.contract?.targetGroups ?? [];
  if (groups.length === 0) return undefined;
  const names = groups.slice(0, 4).map((group) => lowered(optionSays('contract.targetGroups', group, words)));
  return words.say('brief.people', { groups: listSays(names, words) });
}

/**
 * Everything the one-page summary says.
 *
 * @param duties those that arise, with what meets them
 * @param missing what the tender still lacks, in words
 */
export function briefModel(
  assessment: Assessment,
  law: Law,
  duties: readonly StandingDuty[],
  missing: readonly Markdown[],
  words: Words,
): BriefModel {
  const { dossier } = assessment;
  const placed = tenderClauses(assessment, words);
  const plain = missing.map((item) => item.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
  const fixed = {
    what: described(dossier.description, words),
    essentials: essentialsOf(assessment, words),
    law: lawOf(assessment, law, words),
    asks: asksOf(assessment, placed, words),
    next: nextOf(assessment, plain, duties, words),
  };
  const groups = groupsOf(assessment, words);
  const taken = linesOf([
    `${fixed.what} ${fixed.essentials}`,
    fixed.law.join(' '),
    fixed.asks.join(' '),
    ...fixed.next,
    groups ?? '',
  ]);
  const title = (dossier.title ?? '').length > page.titleLetters ? page.secondTitleLine : 0;
  const fitted = pictures.map((size) => {
    const figure =
      weightsPicture(criteriaOf(dossier), size, words) ?? hoursPicture(assessment, placed, words);
    const height = figure === undefined ? page.line * 2 : drawingOf(figure).height + page.besidePicture;
    return { figure, lines: Math.floor((page.room - title - height) / page.line) - taken };
  });
  const { figure, lines } = fitted.find((one) => one.lines >= fewestLines) ??
    fitted.at(-1) ?? { figure: undefined, lines: 0 };
  return {
    ...fixed,
    ...createsOf(placed, groups, lines, assessment.dossier, words),
    statedIn: {
      what: ['description', 'contract.value', 'contract.durationMonths'],
      next: ['asOf', 'contract.procedure'],
    },
    lawIds: reservationLaw(assessment),
    picture: figure === undefined ? undefined : figureText(figure),
    noPicture: figure === undefined ? trusted(words.say('brief.picture.none')) : undefined,
    missing,
  };
}
