import { z } from 'zod';
import { conditionFile, textFile } from './condition-file.js';
import { checkedFile, citationFile, factsFile, intervalFile } from './law-schemas.js';

/** The form of the files under data/review, as jurists write them. */

const slug = z.string().regex(/^[a-z0-9-]+$/);
const patternsFile = z.strictObject({
  en: z.array(z.string().min(2)).min(1),
  fr: z.array(z.string().min(2)).min(1),
});

const basisFile = z.array(citationFile).min(1, 'nothing is stated without a citation');

const formFile = z.strictObject({
  id: slug,
  verdict: z.enum(['unlawful', 'conditional', 'no-objection']),
  issue: slug.optional(),
  within: z.enum(['sentence', 'passage']).default('sentence'),
  denial: z.literal(true).optional(),
  any: patternsFile,
  unless: patternsFile.optional(),
  'unless-within': z.enum(['sentence', 'near']).default('near'),
  when: conditionFile.optional(),
  'unless-facts': conditionFile.optional(),
  says: textFile.optional(),
  instead: textFile.optional(),
  basis: basisFile.optional(),
});

export const detectorFile = z
  .strictObject({
    id: slug,
    issue: slug,
    idea: textFile,
    'in-force': intervalFile,
    checked: checkedFile,
    // What holds for every form that does not say otherwise.
    says: textFile,
    instead: textFile,
    basis: basisFile,
    forms: z.array(formFile).min(1),
    examples: z
      .array(
        z.strictObject({
          text: z.string().min(10),
          form: slug.optional(),
          facts: factsFile.optional(),
        }),
      )
      .min(2),
  })
  .refine(
    (detector) =>
      detector.examples.some((example) => example.form !== undefined) &&
      detector.examples.some((example) => example.form === undefined),
    { message: 'a detector has an example that fires and one that must be quiet' },
  );

export const lexiconFile = z.strictObject({
  glue: z.array(z.string()).min(1),
  telling: z.array(z.string()).min(1),
  turns: z.array(z.string()).min(1),
  denies: z.array(slug).min(1),
  'denies-sentence': z.array(slug).min(1),
  numbers: z.record(z.string(), z.number()),
  shares: z.record(z.string(), z.number()),
  multiples: z.record(z.string(), z.number()),
  classes: z.record(slug, z.array(z.string().min(1)).min(1)),
});

/** Words that are the same in every language: makes and labels. */
export const namesFile = z.strictObject({
  classes: z.record(slug, z.array(z.string().min(1)).min(1)),
});
