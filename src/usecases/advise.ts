// Anyone may ask for advice: it reads nothing but what is handed in.
import { assess, type Assessment } from '../core/advice/assess.js';
import type { Library } from '../core/clauses/library.js';
import { standingDuties, type DutyState, type StandingDuty } from '../core/advice/duties.js';
import { nextQuestions } from '../core/advice/next-questions.js';
import { recommend, type Because, type Recommended, type Stronger } from '../core/advice/recommend.js';
import type { ChosenValues, Clause } from '../core/clauses/clause.js';
import { valueSays } from '../core/clauses/parameters.js';
import type { Dossier } from '../core/dossier/dossier.js';
import { numberOf, stateOf, textOf, truthOf } from '../core/facts/facts.js';
import { numberSays, reasonOf, type Names } from '../core/facts/wording.js';
import type { FactId } from '../core/facts/vocabulary.js';
import type { Verdict } from '../core/law/judge.js';
import type { Law } from '../core/law/law.js';
import { basisOf, namesIn, opinionOf, type BasisEntry, type Opinion } from '../core/law/opinion.js';
import { findingsOf, type Finding } from '../core/review/findings.js';
import { reviewDossier, type DossierReview } from '../core/review/wording/review-dossier.js';
import { reviewerOf } from '../core/review/wording/reviewer.js';
import type { Words } from '../core/shared/text.js';
import { aidSays, servicesSay, type AidAdvice, type SaidAnswer } from './aid-answer.js';
import { measuresSay, type SaidMeasure } from './say-measures.js';

export interface AdviceRoute extends Omit<Opinion, 'rule'> {
  readonly route: string;
  readonly lots?: readonly {
    readonly id: string;
    readonly kind: Opinion['kind'];
    readonly missing: readonly FactId[];
  }[];
}

export interface SaidFinding {
  readonly issue: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly at: string;
  /** The passage that a finding on wording is about. */
  readonly quote?: string;
  readonly says: string;
  readonly instead: string;
  readonly basis: readonly BasisEntry[];
}

/** Advice as CONTRACT.md has it. */
export interface Advice {
  readonly asOf: string;
  readonly jurisdictions: readonly string[];
  readonly library: string;
  readonly law: string;
  readonly regime: {
    readonly directive: string;
    readonly threshold?: number;
    readonly position: 'at-or-above' | 'below' | 'open';
    readonly light: boolean;
    readonly value?: number;
    readonly lots: readonly { readonly id: string; readonly outsideDirective: boolean }[];
    readonly verdict: Opinion;
  };
  readonly routes: readonly AdviceRoute[];
  readonly duties: readonly (Omit<Opinion, 'rule'> & {
    readonly id: string;
    /** The first day on which it counts. */
    readonly from: string;
    readonly state: DutyState;
    /** Chosen clauses that meet it, and clauses of the library that would. */
    readonly metBy: readonly string[];
    readonly clauses: readonly string[];
  })[];
  readonly recommendations: readonly {
    readonly clause: string;
    readonly version: string;
    readonly lot?: string;
    readonly place: string;
    readonly themes: readonly string[];
    readonly strength: string;
    readonly rank: number;
    readonly score: number;
    readonly because: readonly string[];
    /** What it costs tenderers: light, some, heavy. */
    readonly effort: string;
    /** What would make it fit better, or the next level of the same idea. */
    readonly stronger: readonly string[];
    readonly values: ChosenValues;
    readonly basis: readonly BasisEntry[];
  }[];
  readonly findings: readonly SaidFinding[];
  readonly measures: readonly SaidMeasure[];
  readonly aid: AidAdvice;
  readonly services: SaidAnswer;
  readonly nextQuestions: readonly FactId[];
}

/** Everything that is said of a dossier, before it is put into words. */
export interface Advised {
  readonly assessment: Assessment;
  readonly recommended: Recommended;
  readonly duties: readonly StandingDuty[];
  readonly review: DossierReview;
  readonly findings: readonly Finding[];
  readonly nextQuestions: readonly FactId[];
}

export function adviseOn(dossier: Dossier, law: Law, library: Library, today: string): Advised {
  const assessment = assess(dossier, law, library, today);
  const recommended = recommend(assessment);
  const review = reviewDossier(assessment, reviewerOf(law));
  const duties = standingDuties(assessment);
  return {
    assessment,
    recommended,
    review,
    duties,
    findings: findingsOf(assessment, duties, review, law.notice),
    nextQuestions: nextQuestions(assessment, recommended.offered),
  };
}

export function becauseSays(because: Because, law: Law, names: Names, words: Words): string {
  switch (because.kind) {
    case 'duty':
      return words.say('because.duty', {
        duty: law.rules.find((rule) => rule.id === because.rule)?.question[words.language] ?? because.rule,
      });
    case 'ambition':
      return words.say('because.ambition', { theme: words.say(`facts.ambitions.options.${because.theme}`) });
    case 'typical-code':
      return words.say('because.typical-code', { code: because.code });
    case 'leading-code':
      return words.say('because.leading-code', { code: because.code });
    case 'condition':
      return reasonOf(because.evaluated, words, names).says;
    case 'route':
      return words.say('because.route', {
        route: words.say(`facts.reservation.route.options.${because.route}`),
      });
    case 'light':
      return words.say('because.light');
    case 'against':
      return words.say('because.against', { condition: reasonOf(because.evaluated, words, names).says });
  }
}

/** What would make a recommendation stronger, in words. */
export function strongerSays(stronger: Stronger, names: Names, words: Words): string {
  switch (stronger.kind) {
    case 'condition':
      return words.say(`stronger.${stronger.evaluated.truth === 'unknown' ? 'unknown' : 'condition'}`, {
        condition: reasonOf(stronger.evaluated, words, names).says,
      });
    case 'level':
      return words.say('stronger.level', { clause: stronger.clause.words[words.language].title });
  }
}

/** The parameter that a finding names, and the most that fits, in the words of the clause. */
function parameterValues(
  values: Readonly<Record<string, string>>,
  clause: Clause | undefined,
  words: Words,
): Readonly<Record<string, string>> {
  const parameter = clause?.parameters.find(({ id }) => id === values.parameter);
  if (clause === undefined || parameter === undefined) return {};
  return {
    parameter: clause.words[words.language].parameters[parameter.id] ?? parameter.id,
    ...(values.most === undefined ? {} : { most: valueSays(parameter, Number(values.most), clause, words) }),
  };
}

/** Codes of the notice that a finding names, in the words of the code list. */
function noticeValues(
  values: Readonly<Record<string, string>>,
  law: Law,
  words: Words,
): Readonly<Record<string, string>> {
  const label = (code: string | undefined): string =>
    law.notice.lists.get('reserved-procurement')?.get(code ?? '')?.[words.language] ?? code ?? '';
  return {
    ...(values.code === undefined ? {} : { code: label(values.code), saying: label(values.saying) }),
    ...(values.kind === undefined || values.stated === undefined
      ? {}
      : {
          kind: words.say(`doc.criterion-kind.${values.kind}`),
          stated: words.say(`doc.criterion-kind.${values.stated}`),
        }),
  };
}

/** Weights that a finding names, as the reader writes figures. */
function weightValues(
  values: Readonly<Record<string, string>>,
  words: Words,
): Readonly<Record<string, string>> {
  const say = (points: string): string => numberSays(Number(points), words.language);
  return {
    ...(values.sum === undefined ? {} : { sum: say(values.sum) }),
    ...(values.weight === undefined ? {} : { weight: say(values.weight) }),
  };
}

/** What a finding tells of a verdict: its question, its answer, the lawful way instead. */
function verdictValues(verdict: Verdict, law: Law, words: Words): Readonly<Record<string, string>> {
  const opinion = opinionOf(verdict, law, words);
  return {
    question: opinion.question,
    says: opinion.says,
    instead: opinion.instead ?? words.say('finding.library.route-elsewhere.instead'),
  };
}

export function findingSays(finding: Finding, law: Law, words: Words): SaidFinding {
  const basis = basisOf(finding.basis, law);
  const { issue, level, at } = finding;
  if (finding.kind === 'law')
    return {
      issue,
      level,
      at,
      says: finding.check.says[words.language],
      instead: finding.check.instead[words.language],
      basis,
    };
  if (finding.kind === 'wording') {
    const { quote, says, instead } = finding.wording;
    return { issue, level, at, quote, says: says[words.language], instead: instead[words.language], basis };
  }
  const [first, second] = finding.clauses;
  const titles = finding.clauses.map((clause) => clause.words[words.language].title);
  const duty = law.rules.find((rule) => rule.id === finding.values.duty);
  const values = {
    ...finding.values,
    ...noticeValues(finding.values, law, words),
    ...weightValues(finding.values, words),
    ...parameterValues(finding.values, first, words),
    clause: first?.words[words.language].title ?? '',
    other: second?.words[words.language].title ?? '',
    clauses: titles.join(', '),
    duty: duty?.question[words.language] ?? '',
    ...(finding.verdict === undefined ? {} : verdictValues(finding.verdict, law, words)),
  };
  return {
    issue,
    level,
    at,
    says: words.say(`finding.library.${finding.key}.says`, values),
    instead: words.say(`finding.library.${finding.key}.instead`, values),
    basis,
  };
}

function directiveOf(assessment: Assessment): string {
  const stated = textOf(assessment.facts, 'regime.directive');
  if (stated !== undefined) return stated;
  const state = stateOf(assessment.facts, 'regime.directive');
  // Not settled: the likeliest candidate is named, the verdict says that it is open.
  const candidates = state.known ? [] : (state.candidates ?? []);
  return String(candidates.findLast((candidate) => candidate !== 'none') ?? '2014/24');
}

function positionOf(assessment: Assessment): 'at-or-above' | 'below' | 'open' {
  const position = textOf(assessment.facts, 'regime.position');
  return position === 'at-or-above' || position === 'below' ? position : 'open';
}

/** Puts advice into words and into the form of CONTRACT.md. */
export function adviceSays(advised: Advised, law: Law, library: Library, words: Words): Advice {
  const { assessment } = advised;
  const names = namesIn(law);
  const threshold = numberOf(assessment.facts, 'regime.threshold');
  const value = numberOf(assessment.facts, 'estimate.value');
  const regime = assessment.regime;
  if (regime === undefined) throw new Error('The law data holds no rule on the regime for this day.');
  return {
    asOf: assessment.asOf,
    jurisdictions: assessment.book.jurisdictions,
    library: library.hash,
    law: law.hash,
    regime: {
      directive: directiveOf(assessment),
      ...(threshold === undefined ? {} : { threshold }),
      position: positionOf(assessment),
      light: truthOf(assessment.facts, 'regime.light') ?? false,
      ...(value === undefined ? {} : { value }),
      lots: assessment.lots.map((item) => ({ id: item.lot.id, outsideDirective: item.outsideDirective })),
      verdict: opinionOf(regime, law, words),
    },
    routes: assessment.routes.map((verdict) => {
      const { rule, ...opinion } = opinionOf(verdict, law, words);
      const lots = assessment.lots.flatMap((item) => {
        const own = item.routes.find((other) => other.rule.route === verdict.rule.route);
        return own === undefined ? [] : [{ id: item.lot.id, kind: own.kind, missing: own.missing }];
      });
      return { route: verdict.rule.route ?? rule, ...opinion, ...(lots.length > 0 ? { lots } : {}) };
    }),
    duties: advised.duties.map((duty) => {
      const { rule, ...opinion } = opinionOf(duty.verdict, law, words);
      return {
        id: rule,
        ...opinion,
        from: duty.verdict.rule.inForce.from,
        state: duty.state,
        metBy: duty.metBy.map((clause) => clause.id),
        clauses: duty.offered.map((clause) => clause.id),
      };
    }),
    recommendations: advised.recommended.offered.map((item) => ({
      clause: item.clause.id,
      version: item.clause.version,
      ...(item.lot === undefined ? {} : { lot: item.lot }),
      place: item.clause.place,
      themes: item.clause.themes,
      strength: item.strength,
      rank: item.rank,
      score: item.score,
      because: item.because.map((because) => becauseSays(because, law, names, words)),
      effort: item.clause.effort,
      stronger: item.stronger.map((stronger) => strongerSays(stronger, names, words)),
      values: item.values(),
      basis: basisOf(item.clause.legalBasis, law),
    })),
    findings: advised.findings.map((finding) => findingSays(finding, law, words)),
    measures: measuresSay(advised.review, law, words),
    aid: aidSays(assessment.aid, law, words),
    services: servicesSay(assessment.services, law, words),
    nextQuestions: advised.nextQuestions,
  };
}
