import { z } from 'zod';
import { proofStages } from '../../core/clauses/clause.js';
import { places } from '../../core/shared/place.js';
import { ambitions } from '../../core/facts/vocabulary.js';
import { conditionFile, dateFile, factFile } from './condition-file.js';
import { citationFile, intervalFile } from './law-schemas.js';

/** The form of a clause's files, as jurists and buyers write them: clause.yaml, and one text per language. */

const name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'a name is made of small letters, digits and hyphens');
const clauseId = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'a clause is named theme/name');
const parameterId = z
  .string()
  .regex(/^[a-zA-Z][A-Za-z0-9-]*$/, 'a parameter is named with letters, digits and hyphens');
const literal = z.union([z.number(), z.string(), z.array(z.string())]);

const computedFile = z.strictObject({
  fact: factFile,
  times: z.number().optional(),
  round: z.number().positive().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});

const defaultFile = z.union(
  [
    literal.transform((value) => ({ kind: 'value' as const, value })),
    z.strictObject({ from: factFile }).transform(({ from }) => ({ kind: 'fact' as const, fact: from })),
    computedFile.transform((written) => ({ kind: 'fact' as const, ...written })),
  ],
  { error: 'a default is a value, { from: a fact } or { fact, times, round, min, max }' },
);

const base = { id: parameterId, unit: z.string().min(1).optional(), default: defaultFile.optional() };

const parameterFile = z.discriminatedUnion('type', [
  z
    .strictObject({
      ...base,
      type: z.enum(['integer', 'decimal', 'money', 'percent', 'months', 'days']),
      min: z.number().optional(),
      max: z.number().optional(),
      'at-most': computedFile.optional(),
    })
    .transform(({ 'at-most': atMost, ...rest }) => ({
      ...rest,
      ...(atMost === undefined ? {} : { atMost }),
    })),
  z.strictObject({ ...base, type: z.enum(['one-of', 'some-of']), options: z.array(name).min(1) }),
  z.strictObject({ ...base, type: z.enum(['text', 'date']) }),
]);

const givers = ['tenderer', 'winner', 'contractor', 'authority'] as const;

/** A field of eForms, told apart from the section it stands in: BT-775-Lot and BT-775 are the same business term. */
const field = z
  .string()
  .regex(/^(BT|OPT|OPP)-\d+(\([a-z]\))?(-[A-Za-z]+)?$/, 'a field of eForms is written BT-775')
  .transform((written) => written.replace(/-[A-Za-z]+$/, ''));

export const clauseFile = z.strictObject({
  id: clauseId,
  version: z.string().regex(/^\d+\.\d+\.\d+(\+[a-z]{2})?$/, 'a version is written 1.0.0'),
  status: z.enum(['draft', 'published', 'retired']),
  themes: z.array(z.enum(ambitions)),
  place: z.enum(places),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  ladder: name.optional(),
  effort: z.enum(['light', 'some', 'heavy']),
  'in-force': intervalFile,
  jurisdictions: z
    .array(z.string().regex(/^[A-Z]{2}(-[A-Z0-9]+)?$/, 'a jurisdiction is EU, a country or a region of one'))
    .min(1),
  'applies-when': conditionFile,
  typical: z.strictObject({
    cpv: z.array(z.string().regex(/^\d{2,8}$/)),
    leads: z.array(z.string().regex(/^\d{2,8}$/)).default([]),
    when: z.array(conditionFile),
    unless: z.array(conditionFile).default([]),
  }),
  route: name.optional(),
  satisfies: z.array(z.string()).optional(),
  parameters: z.array(parameterFile),
  needs: z.array(clauseId),
  clashes: z.array(clauseId),
  'legal-basis': z.array(citationFile).min(1, 'nothing is stated without a citation'),
  proof: z.array(
    z.strictObject({
      id: name,
      stage: z.enum(proofStages),
      from: z.enum(givers),
    }),
  ),
  indicator: z
    .strictObject({
      id: name,
      unit: z.string().min(1),
      target: z.union([z.number(), z.strictObject({ parameter: parameterId })]).optional(),
      every: z.enum(['month', 'quarter', 'half-year', 'year', 'once', 'end']),
      reports: z.enum(givers),
    })
    .optional(),
  weight: z
    .strictObject({
      min: z.number().min(0).max(100),
      suggested: z.number().min(0).max(100),
      max: z.number().min(0).max(100),
    })
    .optional(),
  scale: z.array(z.strictObject({ id: name, share: z.number().min(0).max(1) })).optional(),
  samples: z.array(z.strictObject({ id: name, step: name })).optional(),
  risks: z.array(z.strictObject({ id: name, level: z.enum(['low', 'medium', 'high']) })),
  eforms: z.array(z.strictObject({ field, code: z.string().min(1).optional() })),
  sources: z.array(
    z.strictObject({ title: z.string().min(1), publisher: z.string().min(1), year: z.number().int() }),
  ),
  practice: z
    .array(
      z.strictObject({
        id: name,
        place: z.string().min(1),
        year: z.number().int(),
        source: z.string().min(1),
      }),
    )
    .optional(),
  review: z.strictObject({ on: dateFile, next: dateFile }),
});

const words = z.string().min(1);
const labels = z.record(z.string(), words);

/** What stands above the long texts, between the two lines of hyphens. */
export const wordsFile = z.strictObject({
  title: words,
  summary: words,
  parameters: labels.optional(),
  options: labels.optional(),
  proof: labels.optional(),
  equivalents: labels.optional(),
  indicator: words.optional(),
  shortfall: words.optional(),
  success: words.optional(),
  scale: labels.optional(),
  samples: labels.optional(),
  practice: labels.optional(),
  risks: z.record(z.string(), z.strictObject({ note: words, mend: words })).optional(),
});

export type ClauseFile = z.infer<typeof clauseFile>;
