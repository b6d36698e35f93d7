import type { Assessment } from '../advice/assess.js';
import type { StandingDuty } from '../advice/duties.js';
import type { ChosenValues, Clause, Proof } from '../clauses/clause.js';
import { fill } from '../clauses/fill.js';
import { clauseTaken } from '../clauses/library.js';
import { asksTheMarket, byReference, clauseReferences } from '../clauses/references.js';
import { defaultsOf, valueSays as parameterSays } from '../clauses/parameters.js';
import { criteriaOf, totalOf, type GridCriterion } from '../dossier/award-grid.js';
import { worksDuringContract } from '../dossier/calendar.js';
import type { ChosenClause, Dossier, Place } from '../dossier/dossier.js';
import {
  countrySays,
  dateSays,
  listSays,
  moneySays,
  nameOf,
  numberSays,
  optionSays,
  percentSays,
  shareSays,
  valueSays,
} from '../facts/wording.js';
import type { FactId } from '../facts/vocabulary.js';
import { textOf, valueOf } from '../facts/facts.js';
import { citationsSay, withinSentence } from '../law/citation.js';
import type { Verdict } from '../law/judge.js';
import type { Law } from '../law/law.js';
import { callsForCompetition } from '../notice/notice.js';
import type { Language, Words } from '../shared/text.js';
import { criterionParts, type CriterionParts } from './criterion-parts.js';
import { definitionsIn, type Definition } from './definitions.js';
import { carriedDuties, type CarriedDuty } from './duty-table.js';
import { line, paragraphs, trusted, type Markdown } from './markdown.js';
import { admitsProgrammes, peopleOf, reservationClause } from './reserved-group.js';
import { spokenBlocks, spokenLine } from './spoken.js';
import { exclusionSays, standingLaw, type Standing } from './standing-law.js';

/** A chosen clause, filled in and in its place. */
export interface PlacedClause {
  /** "C1": the same in every document of the tender, in the order of its sections. */
  readonly reference: string;
  readonly clause: Clause;
  readonly lot: string | undefined;
  /** The buyer's values, or the computed ones where there are none. */
  readonly values: ChosenValues;
  readonly title: Markdown;
  readonly text: Markdown;
  readonly scoring: Markdown | undefined;
  /** The steps of an award criterion: what earns which share of its points. */
  readonly scale: readonly { readonly share: number; readonly label: Markdown }[];
  readonly shortfall: Markdown | undefined;
  readonly success: Markdown | undefined;
  readonly indicator: Markdown | undefined;
  /** The clauses of this tender that it rests on, with links to their numbers. */
  readonly rests: Markdown | undefined;
  /** Labels of parameters that nobody filled in. */
  readonly blanks: readonly string[];
}

export interface CriterionRow {
  readonly name: Markdown;
  /** Its name with the number of the clause that describes it. */
  readonly described: Markdown;
  readonly kind: Markdown;
  readonly weight: string;
  readonly text: Markdown | undefined;
  readonly parts: CriterionParts;
  /** Whether it has a passage of its own: what the buyer wrote on it, and no clause under whose title that would stand. */
  readonly alone: boolean;
  /** The clause that describes it, in the name of the criterion; once for each group of lots for which it was taken. */
  readonly passage: Passage;
}

/** A clause as the tender prints it. */
interface PrintedClause extends PlacedClause {
  /** What the buyer wrote on the criterion that it describes. */
  readonly own: Markdown | undefined;
  readonly parts: CriterionParts | undefined;
}

/** What stands at one place of the document. */
interface Passage {
  readonly clauses: readonly PrintedClause[];
  readonly measures: readonly Markdown[];
  readonly any: boolean;
}

export interface LabelledValue {
  readonly label: Markdown;
  readonly value: Markdown;
}

/** An answer as a document repeats it. */
export interface StatedAnswer extends LabelledValue {
  readonly fact: FactId;
}

/** What the template of the tender document is given: every string is Markdown, typed text already made literal. */
export interface TenderModel {
  readonly title: Markdown;
  readonly description: Markdown | undefined;
  readonly essentials: readonly StatedAnswer[];
  readonly codes: readonly { readonly code: string; readonly label: Markdown }[];
  readonly lots: readonly {
    readonly id: Markdown;
    readonly title: Markdown;
    readonly codes: string;
    readonly value: Markdown;
    readonly term: Markdown;
    readonly reservation: Markdown;
  }[];
  /** Whether the value of a lot is known; without one the table has no column for it. */
  readonly lotValues: boolean;
  readonly lotsReason: Markdown | undefined;
  readonly procedure: Markdown | undefined;
  /** Whether a notice calls for tenders; otherwise an invitation does. */
  readonly called: boolean;
  /** Whether anything is asked of tenderers themselves. */
  readonly selects: boolean;
  /** Provisions on which the standing sentences of the document rest, by section. */
  readonly standing: Standing;
  /** On which grounds tenderers are excluded. */
  readonly exclusion: Markdown;
  /** Ids of the provisions that allow the reservation. */
  readonly reservationLaw: readonly string[];
  readonly reservation: Markdown | undefined;
  readonly byPlace: Readonly<Record<Place, Passage>>;
  readonly method: Markdown | undefined;
  readonly criteria: readonly CriterionRow[];
  /** Award criteria that stand in no row of the table: clauses that no criterion names, and wording of the buyer's own. */
  readonly otherCriteria: Passage;
  /** Which kinds of criteria there are: only their formulas are stated. */
  readonly kinds: { readonly price: boolean; readonly quality: boolean };
  readonly total: string;
  /** What comes with the tender beside the proofs of clauses: an answer to each criterion that the authority wrote itself. */
  readonly answers: readonly Markdown[];
  readonly proofs: readonly {
    readonly reference: string;
    /** Its reference as the anchor of its heading has it. */
    readonly anchor: string;
    readonly clause: string;
    readonly what: Markdown;
    readonly stage: Markdown;
    readonly from: Markdown;
  }[];
  readonly indicators: readonly {
    readonly reference: string;
    /** Its reference as the anchor of its heading has it. */
    readonly anchor: string;
    readonly clause: string;
    readonly what: Markdown;
    readonly target: Markdown;
    readonly every: Markdown;
    readonly reports: Markdown;
  }[];
  /** Provisions of law that clauses of this tender carry out. */
  readonly carried: readonly CarriedDuty[];
  /** Terms of the trade that the document uses. */
  readonly definitions: readonly Definition[];
  readonly identifiers: readonly {
    readonly reference: string;
    readonly anchor: string;
    readonly id: string;
    readonly version: string;
    readonly hash: string;
  }[];
  /** What is still missing, in words; the document is marked incomplete while there is any. */
  readonly missing: readonly Markdown[];
}

export type CodeLabel = (code: string) => string | undefined;

/** A reference to a clause of the same document: a link that leads to its heading. */
function referenceTo(reference: string): string {
  return `[${reference}](#clause-${reference.toLowerCase()})`;
}

/** "This clause rests on C3 and C5." What the library says it needs and the tender lacks is a finding, no text of the tender. */
function restsOf(
  clause: Clause,
  references: readonly string[],
  assessment: Assessment,
  words: Words,
): Markdown | undefined {
  const chosen = assessment.dossier.clauses ?? [];
  const held = chosen.flatMap((item, index) => {
    const isPrinted = clauseTaken(assessment.library, item)?.place !== asksTheMarket;
    return clause.needs.includes(item.clause) && isPrinted ? [references[index] ?? ''] : [];
  });
  if (held.length === 0) return undefined;
  return trusted(words.say('rests.on', { clauses: listSays(held.map(referenceTo), words) }));
}

/** The proofs that a document for tenderers shows: a note for the authority's own file is none of their business. */
export function shownProofs(clause: Clause): readonly Proof[] {
  return clause.proof.filter(({ stage }) => stage !== 'file');
}

/** Whether the authority counts once, for itself, how its own preparation went: nothing that the contract is followed by. */
function isOfPreparation(clause: Clause): boolean {
  const { indicator } = clause;
  return indicator?.reports === 'authority' && indicator.every === 'once' && !worksDuringContract(clause);
}

/** The language of a clause's words where it is another than that of the document. */
export function spokenIn(clause: Clause, words: Words): Language | undefined {
  return clause.onlyIn === words.language ? undefined : clause.onlyIn;
}

function place(
  item: ChosenClause,
  reference: string,
  references: readonly string[],
  assessment: Assessment,
  words: Words,
): PlacedClause | undefined {
  const clause = clauseTaken(assessment.library, item);
  if (clause === undefined) return undefined;
  const facts = assessment.lots.find((lot) => lot.lot.id === item.lot)?.facts ?? assessment.facts;
  const values = { ...defaultsOf(clause, facts), ...(item.values ?? {}) };
  const filled = fill(clause, values, words);
  const own = clause.words[words.language];
  const language = spokenIn(clause, words);
  const said = (text: string | undefined): Markdown | undefined =>
    text === undefined ? undefined : spokenLine(text, language);
  return {
    reference,
    clause,
    lot: item.lot,
    values,
    title: spokenLine(own.title, language),
    text: spokenBlocks(filled.text, language),
    scoring: filled.scoring === undefined ? undefined : spokenBlocks(filled.scoring, language),
    scale: clause.scale.map(({ id, share }) => ({
      share,
      label: spokenLine(filled.scale[id] ?? id, language),
    })),
    shortfall: said(filled.shortfall),
    success: said(filled.success),
    indicator: said(own.indicator),
    rests: restsOf(clause, references, assessment, words),
    blanks: filled.blanks.map((id) => own.parameters[id] ?? id),
  };
}

/** The chosen clauses in the order of their numbers, filled with the buyer's values or their computed defaults. */
export function placedClauses(assessment: Assessment, words: Words): PlacedClause[] {
  const chosen = assessment.dossier.clauses ?? [];
  const references = clauseReferences(assessment.dossier, assessment.library);
  return chosen
    .flatMap((item, index) => place(item, references[index] ?? '', references, assessment, words) ?? [])
    .sort(byReference);
}

/** The clauses that stand in the tender. What asks the market is no part of it: its text stands in the questionnaire. */
export function tenderClauses(assessment: Assessment, words: Words): PlacedClause[] {
  return placedClauses(assessment, words).filter(({ clause }) => clause.place !== asksTheMarket);
}

/** Award criteria in the authority's own words: what their text asks for comes with the tender too. */
export function ownCriteria(dossier: Dossier): GridCriterion[] {
  return criteriaOf(dossier).filter(
    ({ clause, kind, text }) => clause === undefined && kind === 'quality' && text !== undefined,
  );
}

/** "C3 (LOT-0002)": a clause of one lot is none of the others. */
function referenceFor({ reference, lot }: PlacedClause, words: Words): string {
  return lot === undefined ? reference : words.say('doc.reference-lot', { reference, lot: line(lot) });
}

function essentialsOf(assessment: Assessment, words: Words): StatedAnswer[] {
  const { dossier, facts } = assessment;
  const row = (fact: FactId): StatedAnswer[] => {
    const value = valueOf(facts, fact);
    return value === undefined
      ? []
      : [
          {
            fact,
            label: trusted(words.say(`facts.${fact}.name`)),
            value: line(valueSays(fact, value, words)),
          },
        ];
  };
  return [
    ...(dossier.authority.name === undefined
      ? []
      : [
          {
            fact: 'authority.name' as const,
            label: trusted(nameOf('authority.name', words)),
            value: line(dossier.authority.name),
          },
        ]),
    {
      fact: 'authority.country',
      label: trusted(nameOf('authority.country', words)),
      value: line(countrySays(dossier.authority.country, words)),
    },
    {
      fact: 'asOf',
      label: trusted(nameOf('asOf', words)),
      value: trusted(dateSays(assessment.asOf, words.language)),
    },
    ...row('contract.nature'),
    ...row('contract.durationMonths'),
    ...row('contract.placeOfPerformance'),
  ];
}

/** References of the national provisions that allow a route, for the call and the documents. One that nobody read is not cited. */
function nationalRefs(verdict: Verdict | undefined, { book }: Assessment, words: Words): string {
  const cited = (verdict?.basis ?? []).filter(({ to, role }) => {
    const source = book.source(to);
    const read = source !== undefined && source.checked.against !== 'none';
    return role === 'allows' && read && source.jurisdiction !== 'EU';
  });
  return citationsSay(
    cited.map(({ to }) => ({ to })),
    book,
    words,
  );
}

/** The share of workers that a reservation asks for: the one stated, else that of the country, else that of the Union. */
export function reservedShare(minimumShare: number | undefined, assessment: Assessment): number | undefined {
  const { book, dossier } = assessment;
  return (
    minimumShare ??
    book.parameter(`${dossier.authority.country.toLowerCase()}/reserved/minimum-share`) ??
    book.parameter('eu/reserved/minimum-share')
  );
}

/** What the documents say of one reservation: the circle of bidders, the share, and the articles of the Union and of the country. */
export function reservationSays(
  route: string,
  minimumShare: number | undefined,
  routes: readonly Verdict[],
  assessment: Assessment,
  words: Words,
): string | undefined {
  const { book, dossier } = assessment;
  const national = `${dossier.authority.country.toLowerCase()}/reserved/minimum-share`;
  const stated = minimumShare ?? book.parameter(national);
  const share = reservedShare(minimumShare, assessment);
  const verdict = routes.find((item) => item.rule.route === route);
  const refs = nationalRefs(verdict, assessment, words);
  const shown = share === undefined ? '' : shareSays(share, words.language);
  const clause = reservationClause(route, assessment);
  if (words.has(`doc.reservation.${route}`)) {
    const exceeded =
      route === 'art-20' && minimumShare === undefined
        ? book.parameter(`${dossier.authority.country.toLowerCase()}/reserved/share-exceeded`)
        : undefined;
    return [
      words.say(`doc.reservation.${route}`, {
        share: shown,
        people: peopleOf(route, assessment),
        programmes: admitsProgrammes(route, assessment) ? 'yes' : 'no',
      }),
      ...(exceeded === undefined
        ? []
        : [words.say('doc.reservation.exceeded', { share: shareSays(exceeded, words.language) })]),
      ...(clause === undefined ? [] : [words.say('doc.reservation.clause', { reference: clause })]),
      ...(refs === ''
        ? []
        : [words.say('doc.reservation.national-basis', { refs: withinSentence(refs, words) })]),
    ].join(' ');
  }
  if (verdict === undefined || refs === '') return undefined;
  const name = optionSays('reservation.route', route, words);
  // A share is part of the routes on the ground of Article 20, not of those of Article 77.
  const counted = verdict.rule.within?.includes('eu/reserve/art-77') !== true && stated !== undefined;
  return words.say(counted ? 'doc.reservation.national-share' : 'doc.reservation.national', {
    name,
    refs,
    ...(counted ? { share: shown } : {}),
  });
}

function reservationOf(assessment: Assessment, words: Words): Markdown | undefined {
  const { dossier, routes, lots } = assessment;
  const whole = dossier.reservation?.route ?? 'none';
  const ofWhole =
    whole === 'none'
      ? undefined
      : reservationSays(whole, dossier.reservation?.minimumShare, routes, assessment, words);
  // Lots that are reserved in another way than the whole, those of one route together.
  const apart = new Map<string, string[]>();
  for (const item of lots) {
    const own = item.lot.reservation;
    if (own?.route === undefined || own.route === 'none' || own.route === whole) continue;
    const text = reservationSays(
      own.route,
      own.minimumShare ?? dossier.reservation?.minimumShare,
      item.routes,
      assessment,
      words,
    );
    if (text !== undefined) apart.set(text, [...(apart.get(text) ?? []), item.lot.id]);
  }
  const paragraphsOf = [
    ...(ofWhole === undefined ? [] : [ofWhole]),
    ...[...apart].map(([text, ids]) =>
      words.say('doc.reservation.lots', { lots: line(ids.join(', ')), text }),
    ),
  ];
  return paragraphsOf.length === 0 ? undefined : trusted(paragraphsOf.join('\n\n'));
}

/** What allows the routes that the tender takes. */
export function reservationLaw({ dossier, routes, lots }: Assessment): string[] {
  const taken = (verdict: Verdict, route: string | undefined): string[] =>
    verdict.rule.route === route
      ? verdict.basis.flatMap(({ to, role }) => (role === 'allows' ? [to] : []))
      : [];
  return [
    ...new Set([
      ...routes.flatMap((verdict) => taken(verdict, dossier.reservation?.route)),
      ...lots.flatMap((item) =>
        item.routes.flatMap((verdict) => taken(verdict, item.lot.reservation?.route)),
      ),
    ]),
  ];
}

/** The name of a criterion, with the lots for which it counts where it does not count for all. */
export function criterionName(criterion: GridCriterion, words: Words): Markdown {
  const name = criterion.name ?? criterion.id;
  return line(
    criterion.lots === undefined
      ? name
      : words.say('doc.criterion-lots', { name, lots: criterion.lots.join(', ') }),
  );
}

/** A weight as documents show it; a dash for one that nobody gave. */
export function weightSays(weight: number | undefined, words: Words): string {
  return weight === undefined ? '–' : numberSays(weight, words.language);
}

/**
 * A row of the table of criteria; one that a clause describes says which, so that its text is found.
 *
 * @param first whether no row above names the same clause: its text is printed once
 */
function criterionRow(
  criterion: GridCriterion,
  placed: readonly PlacedClause[],
  first: boolean,
  words: Words,
): CriterionRow {
  const name = criterionName(criterion, words);
  const describing = placed.filter(({ clause }) => clause.id === criterion.clause);
  const [item] = describing;
  const text = criterion.text === undefined ? undefined : paragraphs(criterion.text);
  const parts = criterionParts(criterion, words);
  return {
    name,
    described:
      item === undefined
        ? name
        : trusted(words.say('doc.criterion-clause', { name, reference: referenceTo(item.reference) })),
    kind: trusted(words.say(`doc.criterion-kind.${criterion.kind}`)),
    weight: weightSays(criterion.weight, words),
    text,
    parts,
    alone: (item === undefined || !first) && (text !== undefined || parts.says !== undefined),
    passage: passageOf(
      (first ? describing : []).map((one) => ({
        ...one,
        title: criterion.name === undefined ? one.title : line(criterion.name),
        own: one === item ? text : undefined,
        parts: one === item ? parts : undefined,
      })),
    ),
  };
}

function passageOf(clauses: readonly PrintedClause[], measures: readonly Markdown[] = []): Passage {
  return { clauses, measures, any: clauses.length + measures.length > 0 };
}

/** The rows of the table of criteria, and what belongs to none of them. */
function criteriaIn(
  criteria: readonly GridCriterion[],
  placed: readonly PlacedClause[],
  { clauses, measures }: Passage,
  words: Words,
): Pick<TenderModel, 'criteria' | 'otherCriteria'> {
  const named = criteria.map(({ clause }) => clause);
  return {
    criteria: criteria.map((criterion, at) =>
      criterionRow(criterion, placed, named.indexOf(criterion.clause) === at, words),
    ),
    otherCriteria: passageOf(
      clauses.filter(({ clause }) => !named.includes(clause.id)),
      measures,
    ),
  };
}

/** A figure of an indicator with its unit, where the unit does not stand in the indicator's own words. */
function figureSays(figure: number, unit: string, words: Words): string {
  return unit === 'percent' ? percentSays(figure, words.language) : numberSays(figure, words.language);
}

/** The target of a clause's indicator in words; a dash where it has none. */
export function targetOf({ clause, values }: PlacedClause, words: Words): Markdown {
  const { indicator } = clause;
  const target = indicator?.target;
  if (indicator === undefined || target === undefined) return trusted('–');
  if (typeof target === 'number') return line(figureSays(target, indicator.unit, words));
  const parameter = clause.parameters.find((one) => one.id === target.parameter);
  const value = values[target.parameter];
  if (parameter === undefined || value === undefined) return trusted('–');
  return line(
    typeof value === 'number' && parameter.type !== 'money'
      ? figureSays(value, indicator.unit, words)
      : parameterSays(parameter, value, clause, words),
  );
}

/** The target with its unit, where a figure alone would leave the reader to guess; of an award criterion, what a tender promises. */
export function targetInUnit(item: PlacedClause, words: Words): Markdown {
  const target = targetOf(item, words);
  if (target === '–' && item.clause.place === 'award-criterion') return trusted(words.say('annex.promised'));
  const unit = item.clause.indicator?.unit ?? 'number';
  return target === '–' || unit === 'percent' || unit === 'number' || unit === 'yes-no'
    ? target
    : trusted(words.say('annex.target', { target, unit: words.say(`annex.unit.${unit}`) }));
}

/** Sentences that stand in every tender document. */
const standing = [
  'lots-yes',
  'principles',
  'selection-text',
  'specification-text',
  'award',
  'performance-text',
  'management-text',
] as const;

/** Headings that name something a reader may look up. */
const headings = ['exclusion', 'selection', 'specification', 'performance'] as const;

/** Everything that the document says, as one text, without the marks of Markdown. */
function saidIn(model: Omit<TenderModel, 'definitions'>, words: Words): string {
  const placed = Object.values(model.byPlace).flatMap(({ clauses, measures }) => [
    ...clauses.flatMap(({ title, text, scoring, shortfall }) => [
      title,
      text,
      scoring ?? '',
      shortfall ?? '',
    ]),
    ...measures,
  ]);
  return [
    model.description ?? '',
    model.reservation ?? '',
    model.exclusion,
    ...model.essentials.flatMap(({ label, value }) => [label, value]),
    ...model.criteria.flatMap(({ text, parts }) => [
      text ?? '',
      ...parts.rows.map((part) => part.text ?? ''),
    ]),
    ...model.proofs.map(({ what, from }) => `${what} ${from}`),
    ...placed,
    ...standing
      .filter((key) => key !== 'lots-yes' || model.lots.length > 0)
      .filter((key) => key !== 'selection-text' || model.selects)
      .map((key) => words.say(`doc.tender.${key}`)),
    ...(model.codes.length === 0 ? [] : [words.say('doc.table.code')]),
    ...(model.reservation === undefined ? [words.say('doc.tender.not-reserved')] : []),
    ...headings.map((key) => words.say(`doc.tender.${key}`)),
  ]
    .join('\n')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Everything the tender document says, from an assessed dossier. `codeLabel` gives the words of a CPV code. */
export function tenderModel(
  assessment: Assessment,
  law: Law,
  duties: readonly StandingDuty[],
  words: Words,
  codeLabel: CodeLabel,
): TenderModel {
  const { dossier } = assessment;
  const placed = tenderClauses(assessment, words);
  const at = (id: Place): TenderModel['byPlace'][Place] => {
    const clauses = placed
      .filter((item) => item.clause.place === id)
      .map((item) => ({ ...item, own: undefined, parts: undefined }));
    const measures = (dossier.measures ?? [])
      .filter((measure) => measure.place === id)
      .map((measure) => paragraphs(measure.text));
    return passageOf(clauses, measures);
  };
  const codes = valueOf(assessment.facts, 'contract.cpv');
  const list = Array.isArray(codes) ? (codes as readonly string[]) : [];
  const criteria = criteriaOf(dossier);
  const method = dossier.award?.method;
  const missing: Markdown[] = [];
  const need = (present: boolean, key: string): void => {
    if (!present) missing.push(trusted(words.say(`doc.missing.${key}`)));
  };
  need(dossier.title !== undefined && dossier.title.trim() !== '', 'title');
  need(dossier.authority.name !== undefined, 'authority');
  need(dossier.description !== undefined && dossier.description.trim() !== '', 'description');
  need(list.length > 0, 'cpv');
  need(
    dossier.contract?.durationMonths !== undefined ||
      dossier.contract?.indefinite === true ||
      dossier.lots?.some((lot) => lot.durationMonths !== undefined) === true,
    'duration',
  );
  need(criteria.length > 0, 'criteria');
  for (const item of placed)
    for (const blank of item.blanks)
      missing.push(trusted(words.say('doc.missing.blank', { reference: item.reference, label: blank })));
  const model: Omit<TenderModel, 'definitions'> = {
    title: line(dossier.title ?? words.say('doc.untitled')),
    description: dossier.description === undefined ? undefined : paragraphs(dossier.description),
    essentials: essentialsOf(assessment, words),
    codes: list.map((code) => ({ code, label: line(codeLabel(code) ?? '') })),
    lots: (dossier.lots ?? []).map((lot) => ({
      id: line(lot.id),
      title: line(lot.title ?? ''),
      codes: (lot.cpv ?? []).join(', '),
      value:
        lot.value === undefined
          ? trusted('–')
          : line(moneySays(lot.value, words.language, dossier.contract?.currency)),
      term:
        lot.durationMonths === undefined
          ? trusted('–')
          : line(valueSays('contract.durationMonths', lot.durationMonths, words)),
      reservation: line(
        optionSays(
          'reservation.route',
          lot.reservation?.route ?? dossier.reservation?.route ?? 'none',
          words,
        ),
      ),
    })),
    lotValues: dossier.lots?.some(({ value }) => value !== undefined) === true,
    lotsReason:
      dossier.contract?.lotsReason === undefined || dossier.contract.lotsReason.trim() === ''
        ? undefined
        : paragraphs(dossier.contract.lotsReason),
    procedure:
      dossier.contract?.procedure === undefined
        ? undefined
        : trusted(optionSays('contract.procedure', dossier.contract.procedure, words)),
    called: callsForCompetition(dossier),
    selects: at('selection').any,
    standing: standingLaw(assessment, law),
    exclusion: exclusionSays(assessment, words),
    reservationLaw: reservationLaw(assessment),
    reservation: reservationOf(assessment, words),
    byPlace: {
      'subject-matter': at('subject-matter'),
      'technical-specification': at('technical-specification'),
      label: at('label'),
      lots: at('lots'),
      'market-consultation': at('market-consultation'),
      reservation: at('reservation'),
      exclusion: at('exclusion'),
      selection: at('selection'),
      'award-criterion': at('award-criterion'),
      'performance-condition': at('performance-condition'),
      'contract-management': at('contract-management'),
    },
    method: method === undefined ? undefined : trusted(words.say(`doc.method.${method}`)),
    ...criteriaIn(criteria, placed, at('award-criterion'), words),
    kinds: {
      price: criteria.some(({ kind }) => kind === 'price'),
      quality: criteria.some(({ kind }) => kind === 'quality'),
    },
    total: numberSays(totalOf(criteria), words.language),
    answers: ownCriteria(dossier).map((criterion) =>
      trusted(words.say('doc.tender.answer', { criterion: criterionName(criterion, words) })),
    ),
    proofs: placed.flatMap((item) =>
      shownProofs(item.clause).map((proof) => ({
        reference: referenceFor(item, words),
        anchor: item.reference.toLowerCase(),
        clause: item.clause.id,
        what: spokenLine(
          item.clause.words[words.language].proof[proof.id] ?? proof.id,
          spokenIn(item.clause, words),
        ),
        stage: trusted(words.say(`doc.stage.${proof.stage}`)),
        from: trusted(words.say(`doc.from.${proof.from}`)),
      })),
    ),
    indicators: placed.flatMap((item) => {
      const { indicator } = item.clause;
      if (indicator === undefined || item.indicator === undefined || isOfPreparation(item.clause)) return [];
      return [
        {
          reference: referenceFor(item, words),
          anchor: item.reference.toLowerCase(),
          clause: item.clause.id,
          what: item.indicator,
          target: targetInUnit(item, words),
          every: trusted(words.say(`doc.every.${indicator.every}`)),
          reports: trusted(words.say(`doc.from.${indicator.reports}`)),
        },
      ];
    }),
    carried: carriedDuties(
      duties,
      new Map(placed.map((item) => [item.clause.id, referenceFor(item, words)])),
      textOf(assessment.facts, 'regime.position') === 'below',
      law,
      words,
    ),
    identifiers: placed.map((item) => ({
      reference: item.reference,
      anchor: item.reference.toLowerCase(),
      id: item.clause.id,
      version: item.clause.version,
      hash: item.clause.sha256.replace('sha256:', '').slice(0, 12),
    })),
    missing,
  };
  return { ...model, definitions: definitionsIn(saidIn(model, words), words) };
}
