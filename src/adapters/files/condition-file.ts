import { z } from 'zod';
import type { Bound, Condition, Test } from '../../core/facts/condition.js';
import { cpvOf, type CpvSet } from '../../core/facts/cpv.js';
import { declarationOf, factIds, isFactId, type FactId } from '../../core/facts/vocabulary.js';
import { isIsoDate } from '../../core/shared/iso-date.js';

/** How conditions are written in YAML: by jurists, so short; read into the core's own shape. */

export const textFile = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });
export const dateFile = z.string().refine(isIsoDate, { message: 'a day is written YYYY-MM-DD' });

export const factFile = z.string().transform((id, context): FactId => {
  if (isFactId(id)) return id;
  const near = factIds.find((known) => known.endsWith(id.split('.').at(-1) ?? ''));
  context.addIssue({
    code: 'custom',
    message: `no fact is called "${id}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
  });
  return z.NEVER;
});

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const boundFile = z
  .union([z.number(), z.strictObject({ parameter: z.string() }), z.strictObject({ fact: factFile })])
  .transform((value): Bound => (typeof value === 'number' ? { number: value } : value));
const setFile = z
  .union([z.array(z.string().regex(/^\d{2,8}$/)).min(1), z.strictObject({ list: z.string() })])
  .transform((value, context): CpvSet => {
    if (!Array.isArray(value)) return value;
    for (const prefix of value)
      if (prefix.length === 8 && cpvOf(prefix) === undefined)
        context.addIssue({ code: 'custom', message: `"${prefix}" is no CPV code` });
    return { prefixes: value };
  });

interface Written {
  says?: { en: string; fr: string } | undefined;
  all?: Condition[] | undefined;
  any?: Condition[] | undefined;
  not?: Condition | undefined;
  fact?: FactId | undefined;
  is?: string | number | boolean | undefined;
  in?: string[] | undefined;
  'at-least'?: Bound | undefined;
  'at-most'?: Bound | undefined;
  'more-than'?: Bound | undefined;
  'less-than'?: Bound | undefined;
  'on-or-after'?: string | undefined;
  before?: string | undefined;
  'some-in'?: CpvSet | undefined;
  'every-in'?: CpvSet | undefined;
  'first-in'?: CpvSet | undefined;
  includes?: string | undefined;
  'includes-some'?: string[] | undefined;
  known?: true | undefined;
}

/** In the core schema of YAML 1.2 `yes` is a word; on a fact that is answered by yes or no it means the answer. */
function plain(fact: FactId | undefined, value: string | number | boolean): string | number | boolean {
  const answers = fact !== undefined && declarationOf(fact).type.kind === 'yes-no';
  return answers && (value === 'yes' || value === 'no') ? value === 'yes' : value;
}

function testOf(written: Written): Test | undefined {
  const tests: Test[] = [];
  if (written.is !== undefined) tests.push({ op: 'is', value: plain(written.fact, written.is) });
  if (written.in !== undefined) tests.push({ op: 'in', values: written.in });
  for (const op of ['at-least', 'at-most', 'more-than', 'less-than'] as const) {
    const bound = written[op];
    if (bound !== undefined) tests.push({ op, bound });
  }
  for (const op of ['on-or-after', 'before'] as const) {
    const date = written[op];
    if (date !== undefined) tests.push({ op, date });
  }
  for (const op of ['some-in', 'every-in', 'first-in'] as const) {
    const set = written[op];
    if (set !== undefined) tests.push({ op, set });
  }
  if (written.includes !== undefined) tests.push({ op: 'includes', value: written.includes });
  if (written['includes-some'] !== undefined)
    tests.push({ op: 'includes-some', values: written['includes-some'] });
  if (written.known !== undefined) tests.push({ op: 'known' });
  return tests.length === 1 ? tests[0] : undefined;
}

export const conditionFile: z.ZodType<Condition> = z.lazy(() =>
  z
    .strictObject({
      says: textFile.optional(),
      all: z.array(conditionFile).optional(),
      any: z.array(conditionFile).min(1).optional(),
      not: conditionFile.optional(),
      fact: factFile.optional(),
      is: scalar.optional(),
      in: z.array(z.string()).min(1).optional(),
      'at-least': boundFile.optional(),
      'at-most': boundFile.optional(),
      'more-than': boundFile.optional(),
      'less-than': boundFile.optional(),
      'on-or-after': dateFile.optional(),
      before: dateFile.optional(),
      'some-in': setFile.optional(),
      'every-in': setFile.optional(),
      'first-in': setFile.optional(),
      includes: z.string().optional(),
      'includes-some': z.array(z.string()).min(1).optional(),
      known: z.literal(true).optional(),
    })
    .transform((written, context): Condition => {
      const { says } = written;
      const kinds = [written.all, written.any, written.not, written.fact].filter(
        (part) => part !== undefined,
      );
      if (kinds.length !== 1) {
        context.addIssue({
          code: 'custom',
          message: 'a condition has exactly one of "all", "any", "not", "fact"',
        });
        return z.NEVER;
      }
      if (written.all) return { kind: 'all', parts: written.all, says };
      if (written.any) return { kind: 'any', parts: written.any, says };
      if (written.not) return { kind: 'not', part: written.not, says };
      const test = testOf(written);
      if (written.fact === undefined || test === undefined) {
        context.addIssue({
          code: 'custom',
          message:
            'a condition on a fact has exactly one test: is, in, at-least, at-most, more-than, less-than, on-or-after, before, some-in, every-in, first-in, includes, includes-some, known',
        });
        return z.NEVER;
      }
      return { kind: 'fact', fact: written.fact, test, says };
    }),
);
