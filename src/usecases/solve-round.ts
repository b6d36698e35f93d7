// Anyone may ask: it reads nothing but what is handed in.
import type { Dossier } from '../core/dossier/dossier.js';
import { hoursSteps } from '../core/documents/hours-steps.js';
import { usual } from '../core/insertion/hours.js';
import {
  nameOf,
  numberSays,
  quantitySays,
  reasonOf,
  saysSomething,
  type Reason,
} from '../core/facts/wording.js';
import { numberOf, stateOf } from '../core/facts/facts.js';
import { basisOf, namesIn } from '../core/law/opinion.js';
import type { Parameter } from '../core/law/law.js';
import { covers } from '../core/shared/interval.js';
import type { Language, Words } from '../core/shared/text.js';
import type { AskedFigure } from '../core/workshop/asked.js';
import { factsOfRound, type PlayedAt } from '../core/workshop/facts-of-round.js';
import { labelSays } from '../core/workshop/label-words.js';
import { chartsOf, positionsOf, winnerOf, type Label } from '../core/workshop/positions.js';
import type { Round, RoundOf } from '../core/workshop/round.js';
import type { Scenario } from '../core/workshop/scenario.js';
import { allPoints, type LawfulAnswer } from '../core/workshop/vote.js';
import { advisedOn, askEngine, leastOf, type EngineAnswer, type Standing } from './ask-engine.js';
import type { Knowledge } from './ports.js';

/** One thing that was asked in a round, with what the engine says of it. */
export interface SolvedPart {
  readonly id: string;
  /** What it is called in the reader's language. */
  readonly label: string;
  /** Absent where the engine has nothing to say: a matter of judgement. */
  readonly answer?: EngineAnswer;
}

/** Figures that show how an answer comes about; the first column names the row. */
export interface SolvedTable {
  readonly caption: string;
  readonly columns: readonly { readonly text: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

export interface Solution {
  readonly round: string;
  /**
   * `solved`: the engine gives the right answer. `undecided`: the engine is asked and an answer is missing in this
   * country. `judgement`: nobody knows a right answer; the engine shows what it can beside it.
   */
  readonly state: 'solved' | 'undecided' | 'judgement';
  /** The right answer, or why there is none, in a sentence. */
  readonly says: string;
  /** The bars of the charts that are right, as `chartsOf` names them. Several may be. */
  readonly right: readonly { readonly chart: string; readonly bar: string }[];
  /** The figure, for a round that asks for one. */
  readonly figure?: { readonly value: number; readonly says: string };
  readonly parts: readonly SolvedPart[];
  readonly tables: readonly SolvedTable[];
  /** Discussion notes of the scenario. Markdown. */
  readonly notes: string;
}

interface Asking {
  readonly round: Round;
  readonly dossier: Dossier;
  readonly knowledge: Knowledge;
  readonly words: Words;
}

/** What of a solution depends on the kind of the round. */
type Solved = Pick<Solution, 'state' | 'right' | 'parts'> &
  Partial<Pick<Solution, 'says' | 'figure' | 'tables'>>;

const main = 'answer';

function lawful(standing: Standing): boolean {
  return ['yes', 'no-objection', 'on-condition', 'required'].includes(standing);
}

function nameIn(label: Label, { dossier, knowledge, words }: Asking): string {
  return labelSays(label, advisedOn(dossier, knowledge).assessment.library, words);
}

/** Of several options those that are lawful are right; where one is undecided and none is lawful, nobody can say. */
function fromOptions(parts: readonly SolvedPart[], otherwise?: string): Solved {
  const right = parts.filter(({ answer }) => answer !== undefined && lawful(answer.standing));
  const open = parts.some(({ answer }) => answer?.standing === 'open');
  if (right.length > 0)
    return { state: 'solved', right: right.map(({ id }) => ({ chart: main, bar: id })), parts };
  if (open) return { state: 'undecided', right: [], parts };
  if (otherwise === undefined) return { state: 'judgement', right: [], parts };
  return { state: 'solved', right: [{ chart: main, bar: otherwise }], parts };
}

/** What the engine says of each route; to reserve nothing needs no law. */
function routeParts(routes: readonly string[], asking: Asking): SolvedPart[] {
  const { dossier, knowledge, words } = asking;
  return routes
    .filter((route) => route !== 'none')
    .map((route) => ({
      id: route,
      label: nameIn({ kind: 'route', route }, asking),
      answer: askEngine({ of: 'route', route }, dossier, knowledge, words),
    }));
}

function solveRoutes(round: RoundOf<'choose-route'>, asking: Asking): Solved {
  const parts = routeParts(round.routes, asking);
  // With every route closed, tendering without a reservation is what is left.
  return fromOptions(parts, round.routes.includes('none') ? 'none' : undefined);
}

function solveOptions(round: RoundOf<'what-would-you-do'>, asking: Asking): Solved {
  const { dossier, knowledge, words } = asking;
  return fromOptions(
    round.options.map(({ id, says, asked }) => ({
      id,
      label: says[words.language],
      ...(asked === undefined ? {} : { answer: askEngine(asked, dossier, knowledge, words) }),
    })),
  );
}

const lawfulness: Readonly<Record<Exclude<Standing, 'open' | 'stated'>, LawfulAnswer>> = {
  yes: 'lawful',
  'no-objection': 'lawful',
  required: 'lawful',
  'on-condition': 'on-condition',
  no: 'unlawful',
  'not-fitting': 'unlawful',
  // Nothing in the law opens it: a reservation or an exemption needs a ground.
  'does-not-arise': 'unlawful',
};

function solveLawful(round: RoundOf<'lawful-or-not'>, asking: Asking): Solved {
  const { dossier, knowledge, words } = asking;
  const answer = askEngine(round.asked, dossier, knowledge, words);
  const parts = [{ id: main, label: round.title[words.language], answer }];
  if (answer.standing === 'open' || answer.standing === 'stated')
    return { state: 'undecided', right: [], parts };
  return { state: 'solved', right: [{ chart: main, bar: lawfulness[answer.standing] }], parts };
}

function solvePlaces(round: RoundOf<'put-in-place'>, asking: Asking): Solved {
  const { dossier, knowledge, words } = asking;
  const { assessment } = advisedOn(dossier, knowledge);
  const parts = round.clauses.map((id): SolvedPart & { readonly place?: string } => {
    const label = nameIn({ kind: 'clause', clause: id }, asking);
    const clause = assessment.library.clauses.find((item) => item.id === id);
    if (clause === undefined) return { id, label };
    const basis = basisOf(clause.legalBasis, knowledge.law);
    return {
      id,
      label,
      place: clause.place,
      answer: {
        standing: 'stated',
        says: words.say('workshop.engine.stands-at', {
          place: words.say(`place.${clause.place}`),
          summary: clause.words[words.language].summary,
        }),
        duties: [],
        quotes: [],
        basis,
        missing: [],
        checked: leastOf(basis),
      },
    };
  });
  const right = parts.flatMap(({ id, place }) => (place === undefined ? [] : [{ chart: id, bar: place }]));
  return {
    state: 'solved',
    right,
    parts: parts.map(({ id, label, answer }) => ({ id, label, ...(answer === undefined ? {} : { answer }) })),
  };
}

/** Steps of the weight of the price for which the winner is shown. */
const weightStep = 10;

function winnersByWeight(round: RoundOf<'weigh'>, asking: Asking): SolvedTable {
  const { words } = asking;
  const { language } = words;
  const lead = round.criteria.find(({ kind }) => kind !== 'quality') ?? round.criteria[0];
  const others = round.criteria.filter((criterion) => criterion !== lead);
  const rows: (readonly string[])[] = [];
  for (let weight = 0; weight <= allPoints; weight += weightStep) {
    const rest = (allPoints - weight) / Math.max(1, others.length);
    const winner = winnerOf(
      round,
      Object.fromEntries(round.criteria.map(({ id }) => [id, id === lead?.id ? weight : rest])),
    );
    const tender = round.tenders.find(({ id }) => id === winner);
    rows.push([
      numberSays(weight, language),
      tender === undefined ? words.say('workshop.chart.tie') : tender.says[language],
    ]);
  }
  return {
    caption: words.say('workshop.table.winners', { criterion: lead?.says[language] ?? '' }),
    columns: [
      { text: words.say('workshop.table.weight'), numeric: false },
      { text: words.say('workshop.chart.winner'), numeric: false },
    ],
    rows,
  };
}

function solveWeigh(round: RoundOf<'weigh'>, asking: Asking): Solved {
  const { dossier, knowledge, words } = asking;
  const found = askEngine(
    { of: 'findings', issues: ['price-only'] },
    { ...dossier, award: { method: 'price' } },
    knowledge,
    words,
  );
  // A mere remark is an objection of a kind: "no objection found" before it would take it back.
  const isRemark = found.standing === 'no-objection' && found.instead !== undefined;
  const priceAlone = isRemark ? { ...found, standing: 'stated' as const } : found;
  return {
    state: 'judgement',
    right: [],
    says: words.say('workshop.solution.weigh'),
    parts: [{ id: 'price-alone', label: words.say('workshop.engine.price-alone'), answer: priceAlone }],
    tables: [winnersByWeight(round, asking)],
  };
}

/** A figure in a sentence; one of Union law with that which national law puts in its place, where it does. */
function parameterSays(parameter: Parameter, value: number, { dossier, knowledge, words }: Asking): string {
  const { language } = words;
  const { book } = advisedOn(dossier, knowledge).assessment;
  const name = parameter.name[language];
  const said = (figure: number): string => quantitySays(figure, parameter.unit, words);
  const [union, ...rest] = parameter.id.split('/');
  if (union !== 'eu') return words.say('workshop.engine.figure', { name, value: said(value) });
  const national = book.jurisdictions
    .filter((jurisdiction) => jurisdiction !== parameter.jurisdiction)
    .flatMap((jurisdiction) => book.parameter([jurisdiction.toLowerCase(), ...rest].join('/')) ?? [])
    .find((figure) => figure !== value);
  return [
    words.say('workshop.engine.figure-union', { name, value: said(value) }),
    ...(national === undefined
      ? []
      : [words.say('workshop.engine.figure-national', { value: said(national) })]),
  ].join(' ');
}

/** A figure with what it rests on, or what is missing to know it. */
function figureOf(
  asked: AskedFigure,
  asking: Asking,
): { readonly value: number | undefined; readonly answer: EngineAnswer } {
  const { dossier, knowledge, words } = asking;
  const { law } = knowledge;
  const { assessment } = advisedOn(dossier, knowledge);
  const blank = { duties: [], quotes: [], missing: [] } as const;
  switch (asked.of) {
    case 'parameter': {
      const parameter = law.parameters.get(asked.parameter);
      const entry = parameter?.values.find(({ inForce }) => covers(inForce, assessment.asOf));
      const here = parameter !== undefined && assessment.book.jurisdictions.includes(parameter.jurisdiction);
      if (parameter === undefined || entry === undefined || !here)
        return {
          value: undefined,
          answer: {
            ...blank,
            standing: 'does-not-arise',
            says: words.say('workshop.engine.no-figure'),
            basis: [],
            checked: 'none',
          },
        };
      return {
        value: entry.value,
        answer: {
          ...blank,
          standing: 'stated',
          says: parameterSays(parameter, entry.value, asking),
          basis: basisOf(entry.basis, law),
          checked: entry.checked.against,
        },
      };
    }
    case 'hours': {
      const value = numberOf(assessment.facts, 'estimate.value');
      const { labourShare, hourlyCost } = dossier.contract ?? {};
      if (value === undefined || labourShare === undefined)
        return {
          value: undefined,
          answer: {
            ...blank,
            standing: 'open',
            says: words.say('workshop.engine.no-hours'),
            basis: [],
            missing: value === undefined ? ['contract.value'] : ['contract.labourShare'],
            checked: 'none',
          },
        };
      const { sum, steps } = hoursSteps(
        {
          value,
          labourShare,
          hourlyCost: hourlyCost ?? usual.hourlyCost,
          share: asked.share ?? usual.share,
        },
        words,
      );
      const reason: Reason = {
        says: words.say('workshop.engine.hours-sum'),
        truth: 'yes',
        parts: steps.map((says) => ({ says, truth: 'yes', parts: [] })),
      };
      return {
        value: sum.hours,
        answer: {
          ...blank,
          standing: 'stated',
          says: words.say('workshop.engine.hours', { hours: quantitySays(sum.hours, 'hours', words) }),
          reason,
          basis: [],
          checked: 'none',
        },
      };
    }
    case 'fact': {
      const state = stateOf(assessment.facts, asked.fact);
      const name = nameOf(asked.fact, words);
      const derivation = law.derivations.find(({ id }) => id === state.because?.derivation);
      const basis = basisOf(derivation?.basis ?? [], law);
      const names = namesIn(law);
      const reason: Reason | undefined =
        state.because === undefined
          ? undefined
          : {
              says: names.derivation(state.because.derivation)?.[words.language] ?? name,
              truth: state.known ? 'yes' : 'unknown',
              parts: state.because.parts.filter(saysSomething).map((part) => reasonOf(part, words, names)),
            };
      if (!state.known || typeof state.value !== 'number')
        return {
          value: undefined,
          answer: {
            ...blank,
            standing: 'open',
            says: words.say('workshop.engine.open-figure', { name }),
            reason,
            basis,
            missing: state.known ? [] : state.missing,
            checked: derivation?.checked.against ?? 'none',
          },
        };
      return {
        value: state.value,
        answer: {
          ...blank,
          standing: 'stated',
          says: words.say('workshop.engine.figure', { name, value: quantitySays(state.value, 'eur', words) }),
          reason,
          basis,
          checked: derivation?.checked.against ?? 'text',
        },
      };
    }
  }
}

function solveEstimate(round: RoundOf<'estimate'>, asking: Asking): Solved {
  const { value, answer } = figureOf(round.figure, asking);
  const parts = [{ id: main, label: round.title[asking.words.language], answer }];
  if (value === undefined) return { state: 'undecided', right: [], parts };
  return {
    state: 'solved',
    right: positionsOf(round, { kind: 'estimate', figure: value }).map(({ chart, bar }) => ({ chart, bar })),
    figure: { value, says: quantitySays(value, round.unit, asking.words) },
    parts,
  };
}

type Claim = RoundOf<'myth-or-fact'>['claim'];

function claimHolds(claim: Extract<Claim, { asked: unknown }>, standing: Standing): boolean | undefined {
  if (standing === 'open') return undefined;
  switch (claim.claims) {
    case 'possible':
      return lawful(standing);
    case 'impossible':
      return !lawful(standing);
    case 'required':
      return standing === 'required';
    case 'not-required':
      return standing !== 'required';
  }
}

function compares(figure: number, is: Extract<Claim, { figure: unknown }>['is'], value: number): boolean {
  switch (is) {
    case 'equal-to':
      return figure === value;
    case 'at-least':
      return figure >= value;
    case 'at-most':
      return figure <= value;
    case 'more-than':
      return figure > value;
    case 'less-than':
      return figure < value;
  }
}

function solveMyth(round: RoundOf<'myth-or-fact'>, asking: Asking): Solved {
  const { claim } = round;
  const { dossier, knowledge, words } = asking;
  const label = round.title[words.language];
  const found = ((): { readonly answer: EngineAnswer; readonly holds: boolean | undefined } => {
    if ('asked' in claim) {
      const answer = askEngine(claim.asked, dossier, knowledge, words);
      return { answer, holds: claimHolds(claim, answer.standing) };
    }
    const { value, answer } = figureOf(claim.figure, asking);
    return { answer, holds: value === undefined ? undefined : compares(value, claim.is, claim.value) };
  })();
  const parts = [{ id: main, label, answer: found.answer }];
  if (found.holds === undefined) return { state: 'undecided', right: [], parts };
  return { state: 'solved', right: [{ chart: main, bar: found.holds ? 'fact' : 'myth' }], parts };
}

function solveTogether(round: RoundOf<'build-together'>, asking: Asking): Solved {
  const { dossier, knowledge, words } = asking;
  return {
    state: 'judgement',
    right: [],
    says: words.say('workshop.solution.build-together'),
    parts: round.seeds.map(({ id, says }) => ({
      id,
      label: says[words.language],
      answer: askEngine({ of: 'wording', place: round.place, text: says }, dossier, knowledge, words),
    })),
  };
}

function solveDossier(round: RoundOf<'full-dossier'>, asking: Asking): Solved {
  const { dossier, knowledge, words } = asking;
  const routes = routeParts(round.routes, asking);
  const clauses = round.clauses.map((clause): SolvedPart => {
    const label = nameIn({ kind: 'clause', clause }, asking);
    return { id: clause, label, answer: askEngine({ of: 'clause', clause }, dossier, knowledge, words) };
  });
  const open = (part: SolvedPart): boolean => part.answer !== undefined && lawful(part.answer.standing);
  return {
    state: 'solved',
    right: [
      ...routes.filter(open).map(({ id }) => ({ chart: 'route', bar: id })),
      ...clauses.filter(open).map(({ id }) => ({ chart: 'clauses', bar: id })),
    ],
    says: words.say('workshop.solution.full-dossier'),
    parts: [...routes, ...clauses],
  };
}

function solveKind(asking: Asking): Solved {
  const { round, words } = asking;
  switch (round.kind) {
    case 'choose-route':
      return solveRoutes(round, asking);
    case 'what-would-you-do':
      return solveOptions(round, asking);
    case 'lawful-or-not':
      return solveLawful(round, asking);
    case 'put-in-place':
      return solvePlaces(round, asking);
    case 'weigh':
      return solveWeigh(round, asking);
    case 'estimate':
      return solveEstimate(round, asking);
    case 'myth-or-fact':
      return solveMyth(round, asking);
    case 'build-together':
      return solveTogether(round, asking);
    case 'open-question':
      return { state: 'judgement', right: [], parts: [], says: words.say('workshop.solution.open-question') };
    case 'full-dossier':
      return solveDossier(round, asking);
  }
}

/** The right answer in a sentence: the names of the bars that are right. */
function rightSays({ state, right, figure, parts }: Solved, asking: Asking): string {
  const { round, words } = asking;
  if (state === 'undecided') return words.say('workshop.solution.undecided');
  if (state === 'judgement') return words.say('workshop.solution.judgement');
  if (figure !== undefined) return words.say('workshop.solution.figure', { figure: figure.says });
  if (round.kind === 'put-in-place') return words.say('workshop.solution.put-in-place');
  const bars = chartsOf(round).flatMap((chart) =>
    chart.bars.filter(({ id }) => right.some((item) => item.chart === chart.id && item.bar === id)),
  );
  // That a check found nothing is no clearance, and the answer says so.
  const isSeenOnly = round.kind === 'lawful-or-not' && parts[0]?.answer?.standing === 'no-objection';
  const key =
    round.kind === 'choose-route' || round.kind === 'what-would-you-do'
      ? 'lawful-ones'
      : isSeenOnly
        ? 'answer-as-seen'
        : 'answer';
  return words.say(`workshop.solution.${key}`, {
    count: bars.length,
    answer: bars.map(({ label }) => nameIn(label, asking)).join(' · '),
  });
}

/**
 * The right answer to a round, from the engine: the verdict on the facts of the round in the country and on the day at which
 * it is played. Another country or day gives other answers.
 *
 * @returns what the engine says with reasons and citations, or honestly that nobody knows a right answer
 */
export function solve(
  scenario: Scenario,
  round: Round,
  at: PlayedAt,
  knowledge: Knowledge,
  language: Language,
): Solution {
  const words = knowledge.words(language);
  const dossier = factsOfRound(scenario, round, at);
  const asking: Asking = { round, dossier, knowledge, words };
  const solved = solveKind(asking);
  const beside = (round.beside ?? []).map(({ id, says, asked }): SolvedPart => ({
    id,
    label: says[language],
    answer: askEngine(asked, dossier, knowledge, words),
  }));
  return {
    tables: [],
    ...solved,
    round: round.id,
    says: solved.says ?? rightSays(solved, asking),
    parts: [...solved.parts, ...beside],
    notes: round.notes[language],
  };
}
