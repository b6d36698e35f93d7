import type { Assessment } from '../advice/assess.js';
import { proofStages, type Clause } from '../clauses/clause.js';
import { criteriaOf, type GridCriterion } from '../dossier/award-grid.js';
import type { Dossier, Place } from '../dossier/dossier.js';
import { divisionOf } from '../dossier/subcriteria.js';
import { shareSays } from '../facts/wording.js';
import type { Law } from '../law/law.js';
import type { Words } from '../shared/text.js';
import { criterionParts, partName } from './criterion-parts.js';
import { measureSays } from './measure-heading.js';
import { line, paragraphs, trusted, type Markdown } from './markdown.js';
import {
  reservedDeclarations,
  reservedIntro,
  type Asked,
  type ReservedDeclaration,
} from './reservation-forms.js';
import { spokenLine } from './spoken.js';
import {
  criterionName,
  ownCriteria,
  tenderClauses,
  targetInUnit,
  weightSays,
  type PlacedClause,
  spokenIn,
} from './tender.js';

/** A clause, or a measure written by hand, that the tenderer commits itself to. */
export interface Commitment {
  /** Where it comes from: a clause with its lot, or an answer. */
  readonly clause: string | undefined;
  readonly lotId: string | undefined;
  readonly answered: string | undefined;
  readonly heading: Markdown;
  readonly lot: Markdown | undefined;
  /** What is asked: in short for a clause, whose whole text stands in the tender document; in full for a measure. */
  readonly says: Markdown;
  readonly accepts: Asked;
  /** The figure that it commits itself to, where the clause measures one. */
  readonly figure: { readonly target: Markdown; readonly asked: Asked } | undefined;
}

/** The answer to an award criterion. */
export interface CriterionAnswer {
  /** The clause that it stands for. */
  readonly source: string | undefined;
  readonly heading: Markdown;
  readonly weight: Markdown;
  readonly says: Markdown | undefined;
  readonly levels: readonly { readonly label: Markdown; readonly share: string }[];
  readonly price: boolean;
  readonly cost: boolean;
  readonly quality: boolean;
  readonly answer: Asked;
  readonly figure: Asked;
  /** The same for each further lot: lots are assessed one by one. */
  readonly more: readonly { readonly answer: Asked; readonly figure: Asked }[];
  readonly figureSays: Markdown;
  /** Its sub-criteria, each answered by itself; none for most criteria. */
  readonly parts: readonly PartAnswer[];
  /** How they are scored; undefined where there are none. */
  readonly partsSay: Markdown | undefined;
}

/** The answer to one sub-criterion: words for quality, an amount for a part of a price or a cost. */
export interface PartAnswer {
  readonly heading: Markdown;
  readonly text: Markdown | undefined;
  readonly quality: boolean;
  /** Whether an amount is asked: only parts that are scored one by one have one. */
  readonly amount: boolean;
  /** One field for each lot: lots are assessed one by one. */
  readonly asked: readonly Asked[];
}

export interface FormProof {
  readonly reference: string;
  readonly clause: string;
  readonly what: Markdown;
  readonly stage: Markdown;
  readonly from: Markdown;
  readonly equivalent: Markdown;
  readonly document: Asked;
  readonly enclosed: Asked;
}

export interface PriceRow {
  readonly what: Markdown;
  readonly net: Asked;
  readonly tax: Asked;
  readonly gross: Asked;
}

/** A row of a table to be filled in. */
export interface EmptyRow {
  readonly row: string;
  readonly fields: readonly Asked[];
}

/** What the template of the tenderer's forms is given. */
export interface TenderersFormsModel {
  readonly lots: readonly { readonly tick: Asked }[];
  readonly reserved: readonly ReservedDeclaration[];
  readonly reservedIntro: Markdown;
  readonly criteria: readonly CriterionAnswer[];
  /** How to answer for more lots than have fields of their own. */
  readonly manyLots: Markdown | undefined;
  readonly commitments: readonly {
    readonly title: Markdown;
    readonly says: Markdown;
    readonly items: readonly Commitment[];
  }[];
  /** What the text of the authority's own criteria asks for, to be ticked when it is enclosed. */
  readonly answers: readonly Asked[];
  readonly now: readonly FormProof[];
  readonly later: readonly FormProof[];
  readonly priceText: Markdown;
  readonly prices: readonly PriceRow[];
  /** Rows for unit prices, where goods are bought. */
  readonly units: readonly EmptyRow[];
  readonly members: readonly EmptyRow[];
  readonly subcontractors: readonly EmptyRow[];
  readonly capacities: readonly EmptyRow[];
}

const cell = (text: string): Markdown => trusted(text.replaceAll('|', '\\|'));

/** The places whose clauses bind whoever tenders, in the order of the tender document. */
const binding = [
  'subject-matter',
  'selection',
  'technical-specification',
  'label',
  'performance-condition',
  'contract-management',
] as const satisfies readonly Place[];

function lotOf(lot: string | undefined, words: Words): Markdown | undefined {
  return lot === undefined ? undefined : line(words.say('forms.for-lot', { lot }));
}

/** A figure that the buyer set for this purchase is one to commit to; a fixed "no breach" is no figure of an offer. */
function ownFigure({ clause }: PlacedClause): boolean {
  return clause.place !== 'contract-management' && typeof clause.indicator?.target === 'object';
}

/** Places whose clauses ask something of what is supplied or done, whoever reports on it. */
const carriedOut: ReadonlySet<Place> = new Set(['technical-specification', 'label', 'performance-condition']);

/** Places whose own wording is kept while the contract runs; that of the others describes what is offered. */
const keptLater: ReadonlySet<Place> = new Set(['performance-condition', 'contract-management']);

/** Whether the contractor has something to do by a clause; one that says what is bought, or what the authority does, is only noted. */
function asksContractor({ place, proof, indicator }: Clause): boolean {
  return (
    carriedOut.has(place) ||
    indicator?.reports === 'contractor' ||
    proof.some(({ from }) => from === 'contractor')
  );
}

function commitmentOf(item: PlacedClause, words: Words): Commitment {
  const { clause, reference, indicator } = item;
  const name = reference.toLowerCase();
  const target = targetInUnit(item, words);
  return {
    clause: clause.id,
    lotId: item.lot,
    answered: undefined,
    heading: trusted(words.say('forms.clause', { reference, title: item.title })),
    lot: lotOf(item.lot, words),
    says: spokenLine(clause.words[words.language].summary, spokenIn(clause, words)),
    accepts: {
      name: `${name}-accepts`,
      label: line(words.say(asksContractor(clause) ? 'forms.accepts' : 'forms.noted', { reference })),
    },
    figure:
      indicator === undefined || !ownFigure(item)
        ? undefined
        : {
            target: trusted(words.say('forms.target', { indicator, target })),
            asked: { name: `${name}-figure`, label: line(words.say('forms.figure', { reference })) },
          },
  };
}

function commitmentsOf(
  assessment: Assessment,
  placed: readonly PlacedClause[],
  words: Words,
): TenderersFormsModel['commitments'] {
  let measures = 0;
  return binding.flatMap((place) => {
    const items = [
      ...placed.filter(({ clause }) => clause.place === place).map((item) => commitmentOf(item, words)),
      ...(assessment.dossier.measures ?? [])
        .filter((measure) => measure.place === place)
        .map((measure): Commitment => {
          measures += 1;
          return {
            clause: undefined,
            lotId: undefined,
            answered: 'measures',
            heading: line(measureSays('forms.measure', measures, measure.text, words)),
            lot: undefined,
            says: paragraphs(measure.text),
            accepts: {
              name: `measure-${String(measures)}-accepts`,
              label: line(
                words.say(keptLater.has(place) ? 'forms.accepts-measure' : 'forms.describes', {
                  number: measures,
                }),
              ),
            },
            figure: undefined,
          };
        }),
    ];
    return items.length === 0
      ? []
      : [
          {
            title: trusted(words.say(`forms.places.${place}.title`)),
            says: trusted(
              words.say(`forms.places.${place}.says`, { capacities: words.say('forms.capacities') }),
            ),
            items,
          },
        ];
  });
}

/** Of more lots than these no field stands for each: a form of thousands of fields is of no use to anybody. */
const mostAskedApart = 12;

/** What is assessed: the criterion's own text, else what its clause says in short. */
function assessedIn(
  criterion: GridCriterion,
  item: PlacedClause | undefined,
  words: Words,
): Markdown | undefined {
  if (criterion.text !== undefined) return paragraphs(criterion.text);
  return item === undefined ? undefined : trusted(item.clause.words[words.language].summary);
}

function partAnswers(
  criterion: GridCriterion,
  name: string,
  lots: readonly string[],
  words: Words,
): PartAnswer[] {
  const quality = criterion.kind === 'quality';
  const { rows } = criterionParts(criterion, words);
  return rows.map(({ heading, text }, index) => {
    const part = criterion.subcriteria[index];
    const about = {
      criterion: words.say('forms.answer.part', {
        criterion: criterion.name ?? criterion.id,
        part: part === undefined ? '' : partName(part),
      }),
    };
    const asks = quality ? 'quality' : `${criterion.kind}-figure`;
    return {
      heading,
      text,
      quality,
      amount: !quality && divisionOf(criterion) === 'weighted',
      asked: (lots.length > 1 ? lots : [undefined]).map((lot, at) => {
        const label = words.say(`forms.answer.${asks}`, about);
        return {
          name: `${name}${at === 0 ? '' : `-${String(at + 1)}`}-part-${String(index + 1)}`,
          label: line(lot === undefined ? label : words.say('forms.answer.in-lot', { lot, label })),
        };
      }),
    };
  });
}

function answerOf(
  criterion: GridCriterion,
  index: number,
  placed: readonly PlacedClause[],
  lots: readonly string[],
  words: Words,
): CriterionAnswer {
  const item = placed.find(({ clause }) => clause.id === criterion.clause);
  const name = `criterion-${String(index + 1)}`;
  const title = criterionName(criterion, words);
  const about = { criterion: criterion.name ?? criterion.id };
  const isQuality = criterion.kind === 'quality';
  // One field holds the answer of one lot.
  const fieldsOf = (lot: string | undefined, at: number): Pick<CriterionAnswer, 'answer' | 'figure'> => {
    const ask = (key: string, says: string): Asked => {
      const label = words.say(`forms.answer.${says}`, about);
      return {
        name: `${name}${at === 0 ? '' : `-${String(at + 1)}`}-${key}`,
        label: line(lot === undefined ? label : words.say('forms.answer.in-lot', { lot, label })),
      };
    };
    return {
      answer: ask('answer', isQuality ? 'quality' : 'cost'),
      figure: ask('figure', `${criterion.kind}-figure`),
    };
  };
  const [first, ...others] = lots.length > 1 ? lots : [];
  return {
    source: item?.clause.id,
    heading:
      item === undefined ? title : trusted(words.say('forms.clause', { reference: item.reference, title })),
    weight: trusted(
      criterion.weight === undefined
        ? words.say('grid.weight-open')
        : words.say('grid.weight-line', { weight: weightSays(criterion.weight, words) }),
    ),
    says: assessedIn(criterion, item, words),
    levels: (item?.scale ?? []).map(({ share, label }) => ({
      label: cell(label),
      share: shareSays(share, words.language),
    })),
    price: criterion.kind === 'price',
    cost: criterion.kind === 'cost',
    quality: isQuality,
    ...fieldsOf(first, 0),
    more: criterion.kind === 'price' ? [] : others.map((lot, at) => fieldsOf(lot, at + 1)),
    figureSays: trusted(words.say(`forms.answer.${criterion.kind}-says`)),
    parts: partAnswers(criterion, name, lots, words),
    partsSay: criterionParts(criterion, words).says,
  };
}

/** Proofs of the clauses by the time at which they are due; what the authority itself finds out is not asked for. */
function proofsOf(placed: readonly PlacedClause[], words: Words): FormProof[] {
  return proofStages.flatMap((stage) =>
    placed.flatMap(({ clause, reference }) =>
      clause.proof
        .filter((proof) => proof.stage === stage && proof.from !== 'authority')
        .map((proof): FormProof => {
          const own = clause.words[words.language];
          const what = own.proof[proof.id] ?? proof.id;
          const name = `${reference.toLowerCase()}-proof-${proof.id.toLowerCase()}`;
          return {
            reference,
            clause: clause.id,
            what: cell(what),
            stage: trusted(words.say(`doc.stage.${stage}`)),
            from: trusted(words.say(`doc.from.${proof.from}`)),
            equivalent: cell(own.equivalents[proof.id] ?? words.say('forms.proofs.any')),
            document: {
              name: `${name}-document`,
              label: line(words.say('forms.proofs.document-for', { reference, what })),
            },
            enclosed: { name, label: line(words.say('forms.proofs.enclosed-for', { reference, what })) },
          };
        }),
    ),
  );
}

/** A concession has no price of its own: users pay, by the criteria that compare prices, and money may pass to or from the authority. */
function offeredFor(dossier: Dossier, words: Words): { readonly name: string; readonly what: string }[] {
  const compared = criteriaOf(dossier).flatMap(({ kind, name, id }) =>
    kind === 'price' ? [name ?? id] : [],
  );
  const users = compared.length === 0 ? [words.say('forms.price.users')] : compared;
  return [
    ...users.map((what, index) => ({ name: `price-users-${String(index + 1)}`, what })),
    { name: 'price-authority', what: words.say('forms.price.authority') },
  ];
}

function pricesOf({ dossier }: Assessment, words: Words): PriceRow[] {
  const rows = (dossier.lots ?? []).map(({ id, title }, index) => ({
    name: `price-${String(index + 1)}`,
    what: title === undefined || title.trim() === '' ? id : `${id} – ${title}`,
  }));
  const whole =
    dossier.contract?.kind === 'concession'
      ? offeredFor(dossier, words)
      : [{ name: 'price', what: words.say('forms.price.whole') }];
  return (rows.length === 0 ? whole : rows).map(({ name, what }) => {
    const ask = (column: string): Asked => ({
      name: `${name}-${column}`,
      label: line(words.say(`forms.price.${column}-for`, { what })),
    });
    return { what: line(what), net: ask('net'), tax: ask('tax'), gross: ask('gross') };
  });
}

/** Rows for the unit prices of goods; who needs more sends this part once more. */
const pricedItems = 10;

/** Empty rows of a table: one field for each column. */
function emptyRows(table: string, columns: readonly string[], count: number, words: Words): EmptyRow[] {
  return Array.from({ length: count }, (_, index) => ({
    row: String(index + 1),
    fields: columns.map((column) => ({
      name: `${table}-${String(index + 1)}-${column}`,
      label: line(words.say(`forms.${table}.${column}-of`, { number: index + 1 })),
    })),
  }));
}

/** Everything that a tenderer fills in for this purchase: nothing is asked that follows from no clause, route or lot. */
export function tenderersFormsModel(assessment: Assessment, law: Law, words: Words): TenderersFormsModel {
  const { dossier } = assessment;
  const placed = tenderClauses(assessment, words);
  const criteria = criteriaOf(dossier);
  const lots = dossier.lots ?? [];
  const lotsOf = (criterion: GridCriterion): readonly string[] => criterion.lots ?? lots.map(({ id }) => id);
  const proofs = proofsOf(placed, words);
  const due = words.say('doc.stage.tender');
  return {
    lots: lots.map(({ id, title }, index) => ({
      tick: {
        name: `lot-${String(index + 1)}`,
        label: line(title === undefined || title.trim() === '' ? id : `${id} – ${title}`),
      },
    })),
    reserved: reservedDeclarations(assessment, law, words),
    reservedIntro: reservedIntro(assessment, words),
    criteria: criteria.map((criterion, index) => {
      const asked = lotsOf(criterion);
      return answerOf(criterion, index, placed, asked.length > mostAskedApart ? [] : asked, words);
    }),
    manyLots: criteria.some((criterion) => lotsOf(criterion).length > mostAskedApart)
      ? trusted(words.say('forms.answer.many-lots', { count: lots.length }))
      : undefined,
    commitments: commitmentsOf(assessment, placed, words),
    answers: ownCriteria(dossier).map((criterion, index) => ({
      name: `answer-${String(index + 1)}-enclosed`,
      label: line(words.say('forms.proofs.answer', { criterion: criterion.name ?? criterion.id })),
    })),
    now: proofs.filter(({ stage }) => stage === due),
    later: proofs.filter(({ stage }) => stage !== due),
    priceText: trusted(
      words.say(
        dossier.contract?.kind === 'concession' ? 'forms.price.text-concession' : 'forms.price.text',
        {
          currency: dossier.contract?.currency ?? 'EUR',
        },
      ),
    ),
    prices: pricesOf(assessment, words),
    units:
      dossier.contract?.nature === 'supplies'
        ? emptyRows('unit', ['item', 'quantity', 'price', 'amount'], pricedItems, words)
        : [],
    members: emptyRows('member', ['name', 'country', 'part'], 4, words),
    subcontractors: emptyRows('subcontractor', ['name', 'country', 'part', 'share'], 4, words),
    capacities: emptyRows('capacity', ['name', 'which'], 2, words),
  };
}
