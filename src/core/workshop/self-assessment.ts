import { z } from 'zod';
import { longest, nameOfPart, said } from './words.js';

/** Answers go from "not at all" to "fully", in five steps. */
export const mostSure = 5;

/** The questions that participants answer for themselves before and after, always the same. */
export const selfAssessmentSchema = z.strictObject({
  questions: z
    .array(z.strictObject({ id: nameOfPart, says: said(longest.option) }))
    .length(5)
    .refine((questions) => new Set(questions.map(({ id }) => id)).size === questions.length, {
      error: 'fault.id-twice',
    }),
});
export type SelfAssessment = z.infer<typeof selfAssessmentSchema>;

/** What one participant answered, by question: 1 to 5. A question may be left out. */
export type SelfAnswers = Readonly<Record<string, number>>;

export interface AssessedQuestion {
  readonly id: string;
  readonly before: { readonly answers: number; readonly mean: number | undefined };
  readonly after: { readonly answers: number; readonly mean: number | undefined };
  /** How many answered each step from 1 to 5. */
  readonly stepsBefore: readonly number[];
  readonly stepsAfter: readonly number[];
  /** Of those who answered both times. */
  readonly paired: {
    readonly answers: number;
    readonly higher: number;
    readonly same: number;
    readonly lower: number;
  };
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function stepsOf(values: readonly number[]): number[] {
  return Array.from({ length: mostSure }, (_, index) => values.filter((value) => value === index + 1).length);
}

/** Reads the fields of a form, one for each question by its id; what is no step from 1 to 5 counts as left out. */
export function readSelfAnswers(
  assessment: SelfAssessment,
  form: Readonly<Record<string, unknown>>,
): SelfAnswers {
  return Object.fromEntries(
    assessment.questions.flatMap(({ id }) => {
      const value = Object.hasOwn(form, id) ? Number(form[id]) : Number.NaN;
      return Number.isInteger(value) && value >= 1 && value <= mostSure ? [[id, value] as const] : [];
    }),
  );
}

/**
 * How sure a group was of itself before and after. Only counts come out, nothing of a single person.
 *
 * @param before, after answers by participant, so that those who answered both times can be compared
 */
export function assessedBeforeAndAfter(
  assessment: SelfAssessment,
  before: ReadonlyMap<string, SelfAnswers>,
  after: ReadonlyMap<string, SelfAnswers>,
): readonly AssessedQuestion[] {
  return assessment.questions.map(({ id }) => {
    const of = (answers: ReadonlyMap<string, SelfAnswers>): number[] =>
      [...answers.values()].flatMap((answer) => answer[id] ?? []);
    const [first, second] = [of(before), of(after)];
    const changes = [...before].flatMap(([participant, answer]) => {
      const [from, to] = [answer[id], after.get(participant)?.[id]];
      return from === undefined || to === undefined ? [] : [to - from];
    });
    return {
      id,
      before: { answers: first.length, mean: meanOf(first) },
      after: { answers: second.length, mean: meanOf(second) },
      stepsBefore: stepsOf(first),
      stepsAfter: stepsOf(second),
      paired: {
        answers: changes.length,
        higher: changes.filter((change) => change > 0).length,
        same: changes.filter((change) => change === 0).length,
        lower: changes.filter((change) => change < 0).length,
      },
    };
  });
}
