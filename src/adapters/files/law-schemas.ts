import { z } from 'zod';
import { tradeTerms, unknownTopics } from '../../core/law/country.js';
import { places } from '../../core/shared/place.js';
import { conditionFile, dateFile, factFile, textFile } from './condition-file.js';

/** The form of every file of the law data, as jurists write it. */

export const intervalFile = z.strictObject({ from: dateFile, to: dateFile.optional() });
export const checkedFile = z.strictObject({ on: dateFile, against: z.enum(['text', 'secondary', 'none']) });
export const citationFile = z.strictObject({
  to: z.string().regex(/^[a-z-]+\/[a-z0-9/-]+$/),
  role: z.enum(['allows', 'requires', 'forbids', 'limits', 'defines', 'interprets']),
  pinpoint: z.string().optional(),
});
export const basisFile = z.array(citationFile).min(1, 'nothing is stated without a citation');
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const value = z.union([scalar, z.array(z.string())]);
export const idFile = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)?\/[a-z0-9/-]+$/, 'an id begins with its jurisdiction, such as eu/…');

export const provisionsFile = z.strictObject({
  instrument: z.strictObject({
    id: idFile,
    short: z.string().min(1),
    name: textFile,
    celex: z.string().optional(),
    url: z.string().regex(/^https?:\/\//),
    'in-force': intervalFile,
  }),
  provisions: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/),
        ref: z.string().min(1),
        heading: textFile,
        gist: textFile,
        teach: textFile.optional(),
        'in-force': intervalFile,
        url: z.string().optional(),
        checked: checkedFile,
      }),
    )
    .min(1),
});

export const decisionFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  ref: z.string().min(1),
  name: z.string().min(1),
  court: z.string().min(1),
  date: dateFile,
  celex: z.string().optional(),
  ecli: z.string().optional(),
  url: z.string().optional(),
  facts: textFile,
  holding: textFile,
  lesson: textFile,
  on: z.array(z.string()).min(1),
  checked: checkedFile,
});

export const parametersFile = z.strictObject({
  parameters: z
    .array(
      z.strictObject({
        id: idFile,
        unit: z.enum(['eur', 'share', 'months', 'years', 'count', 'square-metres']),
        name: textFile,
        values: z
          .array(
            z.strictObject({
              from: dateFile,
              to: dateFile.optional(),
              value: z.number(),
              basis: basisFile,
              checked: checkedFile,
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

export const listFile = z.strictObject({
  id: idFile,
  name: textFile,
  basis: basisFile,
  checked: checkedFile,
  codes: z.array(z.string().regex(/^\d{8}$/)),
  ranges: z.array(z.tuple([z.string().regex(/^\d{8}$/), z.string().regex(/^\d{8}$/)])),
});

export const tableFile = z.strictObject({
  id: idFile,
  name: textFile,
  rows: z.record(
    z.string().regex(/^[A-Z]{2}$/),
    z.strictObject({ value: scalar, ref: z.string(), note: textFile.optional(), checked: checkedFile }),
  ),
});

const assignedFile = z.union([
  z.strictObject({ value }),
  z.strictObject({ parameter: z.string() }),
  z.strictObject({ fact: factFile, optional: z.literal(true).optional() }),
  z.strictObject({ table: z.string(), by: factFile, optional: z.literal(true).optional() }),
]);

export const derivationsFile = z.strictObject({
  derivations: z
    .array(
      z.strictObject({
        id: idFile,
        fact: factFile,
        'in-force': intervalFile,
        says: textFile,
        basis: z.array(citationFile),
        checked: checkedFile,
        cases: z
          .array(
            z.strictObject({
              when: conditionFile,
              then: assignedFile,
              basis: z.array(citationFile).optional(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

const dutyFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  place: z.enum(['call', 'procedure', 'performance', 'file']),
  says: textFile,
  when: conditionFile.optional(),
  basis: z.array(citationFile).optional(),
});

const outcomeFile = z
  .strictObject({
    kind: z.enum(['allowed', 'allowed-if', 'required', 'forbidden', 'silent']),
    says: textFile,
    duties: z.array(dutyFile).optional(),
    instead: textFile.optional(),
  })
  .refine((outcome) => outcome.kind !== 'forbidden' || outcome.instead !== undefined, {
    message: 'a refusal offers the lawful way: "instead" is missing',
  })
  .refine((outcome) => outcome.kind !== 'allowed-if' || (outcome.duties ?? []).length > 0, {
    message: '"allowed-if" names its duties',
  });

export interface ExceptionFile {
  id: string;
  when: z.infer<typeof conditionFile>;
  outcome: z.infer<typeof outcomeFile>;
  basis: z.infer<typeof citationFile>[];
  'basis-alone'?: true | undefined;
  checked?: z.infer<typeof checkedFile> | undefined;
  unless?: ExceptionFile[] | undefined;
}

const exceptionFile: z.ZodType<ExceptionFile> = z.lazy(() =>
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    when: conditionFile,
    outcome: outcomeFile,
    basis: basisFile,
    'basis-alone': z.literal(true).optional(),
    checked: checkedFile.optional(),
    unless: z.array(exceptionFile).optional(),
  }),
);

export const factsFile = z.record(z.string(), value).transform((facts, context) => {
  for (const id of Object.keys(facts))
    if (!factFile.safeParse(id).success)
      context.addIssue({ code: 'custom', message: `no fact is called "${id}"` });
  return facts;
});

/** The place of a rule among the answers to one question (State aid, kind of relationship). */
const wayFile = z
  .strictObject({
    outcome: z.string().regex(/^[a-z0-9-]+$/),
    rank: z.number().int(),
    awaits: conditionFile.optional(),
    'last-resort': z.literal(true).optional(),
    closes: z.literal(true).optional(),
    otherwise: textFile.optional(),
  })
  .refine((way) => (way['last-resort'] === true) === (way.otherwise !== undefined), {
    error: 'a last resort, and nothing else, has words for where another way is the answer (otherwise)',
  })
  .transform(({ 'last-resort': lastResort, ...way }) => ({
    ...way,
    ...(lastResort === undefined ? {} : { lastResort }),
  }));

export const certaintyFile = z.enum(['settled', 'prevailing', 'contested']);

export const ruleFile = z.strictObject({
  id: idFile,
  subject: z.enum(['regime', 'route', 'duty', 'aid', 'services']),
  route: z.string().optional(),
  way: wayFile.optional(),
  refines: z.string().optional(),
  name: textFile.optional(),
  within: z.array(z.string()).min(1).optional(),
  question: textFile,
  'in-force': intervalFile,
  arises: conditionFile,
  general: outcomeFile,
  exceptions: z.array(exceptionFile),
  basis: basisFile,
  certainty: certaintyFile,
  doubt: textFile.optional(),
  checked: checkedFile,
  'met-when': conditionFile.optional(),
  'written-at': z.array(z.enum(places)).min(1).optional(),
  examples: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        facts: factsFile,
        expect: z.strictObject({
          kind: z.enum(['allowed', 'allowed-if', 'required', 'forbidden', 'open', 'silent']),
          cites: z.array(z.string()).optional(),
          missing: z.array(factFile).optional(),
          duties: z.array(z.string()).optional(),
        }),
      }),
    )
    .min(1),
});

export const checksFile = z.strictObject({
  checks: z
    .array(
      z.strictObject({
        id: idFile,
        issue: z.string().regex(/^[a-z0-9-]+$/),
        level: z.enum(['error', 'warning', 'note']),
        at: factFile,
        scope: z.enum(['dossier', 'lot']),
        'in-force': intervalFile,
        when: conditionFile,
        says: textFile,
        instead: textFile,
        basis: basisFile,
        examples: z.array(z.strictObject({ name: z.string(), facts: factsFile, fires: z.boolean() })).min(2),
      }),
    )
    .min(1),
});

const languageFile = z
  .string()
  .regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'a language is written as in BCP 47, such as fr');
const httpFile = z.string().regex(/^https?:\/\//);

export const countryFile = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/),
  lead: textFile,
  checked: checkedFile,
  trade: z
    .array(
      z.strictObject({
        language: languageFile,
        checked: checkedFile,
        words: z.partialRecord(z.enum(tradeTerms), z.string().min(1)),
      }),
    )
    .min(1),
  unknown: z.array(
    z.strictObject({
      about: z.enum(unknownTopics),
      says: textFile,
      look: textFile,
      url: httpFile.optional(),
    }),
  ),
});

export const statusesFile = z.strictObject({
  statuses: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z]{2}-[a-z0-9-]+$/, 'a status begins with its country, such as fr-ea'),
        name: textFile,
        own: z.strictObject({ language: languageFile, name: z.string().min(1) }),
        proof: textFile,
        where: textFile.optional(),
        age: textFile.optional(),
        register: z.strictObject({ name: textFile, url: httpFile.optional() }).optional(),
        opens: z.array(z.string()),
        helps: z.array(z.string()).optional(),
        equivalent: textFile.optional(),
        note: textFile.optional(),
        basis: basisFile,
        checked: checkedFile,
      }),
    )
    .min(1),
});
