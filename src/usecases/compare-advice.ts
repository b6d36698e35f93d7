// Anyone may compare: it reads nothing but what is handed in.
import { assess } from '../core/advice/assess.js';
import type { Library } from '../core/clauses/library.js';
import { compareAdvice, type FigureChange, type VerdictChange } from '../core/advice/compare.js';
import { dossierSchema, type Dossier } from '../core/dossier/dossier.js';
import { nameOf, quantitySays, valueSays } from '../core/facts/wording.js';
import type { FactId } from '../core/facts/vocabulary.js';
import type { Value } from '../core/facts/value.js';
import type { VerdictKind } from '../core/law/judge.js';
import type { Law, Parameter } from '../core/law/law.js';
import { basisOf, type BasisEntry } from '../core/law/opinion.js';
import { isIsoDate, type IsoDate } from '../core/shared/iso-date.js';
import type { Words } from '../core/shared/text.js';

export interface ChangedFact {
  readonly fact: FactId;
  readonly name: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  readonly beforeSays: string;
  readonly afterSays: string;
}

export interface ChangedVerdict {
  readonly id: string;
  readonly route?: string;
  readonly question: string;
  readonly before: VerdictKind;
  readonly after: VerdictKind;
  /** What must be done in addition, and what no longer. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
  readonly basis: readonly BasisEntry[];
}

export interface ChangedFigure {
  readonly id: string;
  readonly name: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly beforeSays: string;
  readonly afterSays: string;
  /** The sources of the later figure; of the earlier one where it has ended. */
  readonly basis: readonly BasisEntry[];
}

/** What differs between two days, in words and for machines. */
export interface Since {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly same: boolean;
  readonly regime: readonly ChangedFact[];
  readonly routes: readonly ChangedVerdict[];
  readonly duties: readonly ChangedVerdict[];
  readonly figures: readonly ChangedFigure[];
}

/** A figure of the law with its unit; one that is not set on that day is said so. */
export function figureSays(parameter: Parameter, value: number | undefined, words: Words): string {
  return value === undefined ? words.say('since.no-figure') : quantitySays(value, parameter.unit, words);
}

function verdictSays(change: VerdictChange, law: Law, words: Words): ChangedVerdict {
  const { language } = words;
  return {
    id: change.rule.id,
    ...(change.rule.route === undefined ? {} : { route: change.rule.route }),
    question: change.rule.question[language],
    before: change.before,
    after: change.after,
    added: change.added.map((duty) => duty.says[language]),
    gone: change.gone.map((duty) => duty.says[language]),
    basis: basisOf(change.verdict.basis, law),
  };
}

function figureChangeSays({ parameter, before, after }: FigureChange, law: Law, words: Words): ChangedFigure {
  return {
    id: parameter.id,
    name: parameter.name[words.language],
    before: before?.value,
    after: after?.value,
    beforeSays: figureSays(parameter, before?.value, words),
    afterSays: figureSays(parameter, after?.value, words),
    basis: basisOf((after ?? before)?.basis ?? [], law),
  };
}

/** A computed fact that is otherwise, in words; what is not known is said so. */
export function changedFact(
  fact: FactId,
  before: Value | undefined,
  after: Value | undefined,
  words: Words,
): ChangedFact {
  const says = (value: Value | undefined): string =>
    value === undefined ? words.say('since.not-known') : valueSays(fact, value, words);
  return {
    fact,
    name: nameOf(fact, words),
    before,
    after,
    beforeSays: says(before),
    afterSays: says(after),
  };
}

/** A day that exists and on which there is advice: the directives count since 18 April 2016. */
export function isComparableDay(day: string): boolean {
  return isIsoDate(day) && dossierSchema.shape.asOf.safeParse(day).success;
}

/**
 * What changed in the advice on a dossier between two days, whichever comes first.
 *
 * @param day the other day; the first is the dossier's own planned dispatch
 * @param today the day of a dossier that names none
 */
export function adviceSince(
  dossier: Dossier,
  day: IsoDate,
  law: Law,
  library: Library,
  today: IsoDate,
  words: Words,
): Since {
  const own = dossier.asOf ?? today;
  const [from, to] = own <= day ? [own, day] : [day, own];
  const on = (asOf: IsoDate): ReturnType<typeof assess> => assess({ ...dossier, asOf }, law, library, asOf);
  const compared = compareAdvice(on(from), on(to), law);
  const parts = {
    regime: compared.regime.map(({ fact, before, after }) => changedFact(fact, before, after, words)),
    routes: compared.routes.map((change) => verdictSays(change, law, words)),
    duties: compared.duties.map((change) => verdictSays(change, law, words)),
    figures: compared.figures.map((change) => figureChangeSays(change, law, words)),
  };
  return { from, to, same: Object.values(parts).every((list) => list.length === 0), ...parts };
}
