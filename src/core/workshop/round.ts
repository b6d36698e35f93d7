import { z } from 'zod';
import { places } from '../shared/place.js';
import { askedSchema, figureSchema } from './asked.js';
import { longest, minutes, nameOfPart, said } from './words.js';

/** What every round has, whatever its kind. */
const common = {
  id: nameOfPart,
  title: said(longest.title),
  /** The question, as participants read it. Markdown. */
  ask: said(longest.ask),
  minutes,
  /** For the trainer, and for whoever studies alone after the answer: what to talk about. Markdown. */
  notes: said(longest.notes),
  /** Whether a second vote after the discussion is worth its time. */
  again: z.boolean().optional(),
  /** How the facts of the scenario differ in this round: a JSON merge patch over its dossier. */
  change: z.record(z.string(), z.unknown()).optional(),
  /** What the engine is asked beside the question of the round, and shown with the answer. */
  beside: z
    .array(z.strictObject({ id: nameOfPart, says: said(longest.option), asked: askedSchema }))
    .max(6)
    .optional(),
} as const;

const route = z.string().max(60);
const clause = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, { error: 'fault.clause' });
const distinct = (items: readonly { readonly id: string }[]): boolean =>
  new Set(items.map(({ id }) => id)).size === items.length;
const twice = { error: 'fault.id-twice' };

/** Which route of reservation? Each route named is answered by its verdict; `none` stands for no reservation. */
const chooseRoute = z.strictObject({
  ...common,
  kind: z.literal('choose-route'),
  routes: z.array(route).min(2).max(8),
});

/** Which lever? An option without `asked` is a matter of judgement, and is shown as one. */
const whatWouldYouDo = z.strictObject({
  ...common,
  kind: z.literal('what-would-you-do'),
  options: z
    .array(z.strictObject({ id: nameOfPart, says: said(longest.option), asked: askedSchema.optional() }))
    .min(2)
    .max(8)
    .refine(distinct, twice),
});

/** Lawful, lawful on a condition, or unlawful? */
const lawfulOrNot = z.strictObject({
  ...common,
  kind: z.literal('lawful-or-not'),
  asked: askedSchema.refine(({ of }) => of !== 'duty' && of !== 'regime', { error: 'fault.not-lawfulness' }),
});

/** Where in the documents does each of these clauses stand? */
const putInPlace = z.strictObject({
  ...common,
  kind: z.literal('put-in-place'),
  clauses: z.array(clause).min(2).max(8),
  /** The places to choose from. */
  places: z.array(z.enum(places)).min(2).max(places.length),
});

/** A hundred points on an award grid; three tenders are scored with them. */
const weigh = z
  .strictObject({
    ...common,
    kind: z.literal('weigh'),
    criteria: z
      .array(
        z.strictObject({
          id: nameOfPart,
          says: said(longest.option),
          kind: z.enum(['price', 'cost', 'quality']),
        }),
      )
      .min(2)
      .max(6)
      .refine(distinct, twice),
    tenders: z
      .array(
        z.strictObject({
          id: nameOfPart,
          says: said(longest.option),
          /** By criterion: an amount for price and cost, the share of the points earned (0..1) for quality. */
          entries: z.record(nameOfPart, z.number().min(0).max(1e12)),
        }),
      )
      .length(3)
      .refine(distinct, twice),
  })
  .refine(
    ({ criteria, tenders }) =>
      tenders.every(({ entries }) =>
        criteria.every(
          ({ id, kind }) => entries[id] !== undefined && (kind !== 'quality' || entries[id] <= 1),
        ),
      ),
    { error: 'fault.entries', path: ['tenders'] },
  );

/** A figure to guess. */
const estimate = z.strictObject({
  ...common,
  kind: z.literal('estimate'),
  figure: figureSchema,
  unit: z.enum(['eur', 'share', 'months', 'years', 'count', 'hours', 'square-metres']),
  /** Where one bar of the chart ends and the next begins, rising. Shares as 0..1. */
  steps: z
    .array(z.number().min(0))
    .min(2)
    .max(9)
    .refine((steps) => steps.every((step, index) => index === 0 || step > (steps[index - 1] ?? 0)), {
      error: 'fault.rising',
    }),
});

/** So many one participant may propose at most. */
export const mostProposalsEach = 5;

/** Propose indicators, then rank them: indicators of the quality of life are negotiated, nobody knows them beforehand. */
const buildTogether = z.strictObject({
  ...common,
  kind: z.literal('build-together'),
  /** Where in the documents what is agreed would stand; what participants propose is read by the reviewer at this place. */
  place: z.enum(places),
  /** How many each participant may propose. */
  most: z.number().int().min(1).max(mostProposalsEach),
  /** Proposals to begin with. */
  seeds: z
    .array(z.strictObject({ id: nameOfPart, says: said(longest.option) }))
    .min(2)
    .max(8)
    .refine(distinct, twice),
});

/** A sentence that people believe. It is a fact where the engine answers what the sentence claims. */
const mythOrFact = z.strictObject({
  ...common,
  kind: z.literal('myth-or-fact'),
  claim: z.union([
    z.strictObject({
      asked: askedSchema,
      /** What the sentence says of it. `possible` is lawful, with duties or without. */
      claims: z.enum(['possible', 'impossible', 'required', 'not-required']),
    }),
    z.strictObject({
      figure: figureSchema,
      is: z.enum(['equal-to', 'at-least', 'at-most', 'more-than', 'less-than']),
      value: z.number(),
    }),
  ]),
});

/** Free answers; nobody knows the right one. */
const openQuestion = z.strictObject({ ...common, kind: z.literal('open-question') });

/** A team walks the whole dossier: a route, clauses into the basket, the weight of the price. The check says what it is worth. */
const fullDossier = z.strictObject({
  ...common,
  kind: z.literal('full-dossier'),
  routes: z.array(route).min(2).max(8),
  clauses: z.array(clause).min(3).max(16),
  /** How many clauses may lie in the basket. */
  most: z.number().int().min(1).max(16),
});

export const roundSchema = z.discriminatedUnion('kind', [
  chooseRoute,
  whatWouldYouDo,
  lawfulOrNot,
  putInPlace,
  weigh,
  estimate,
  buildTogether,
  mythOrFact,
  openQuestion,
  fullDossier,
]);

export type Round = z.infer<typeof roundSchema>;
export type RoundKind = Round['kind'];
export type RoundOf<K extends RoundKind> = Extract<Round, { kind: K }>;

/** In the order in which forms offer them. */
export const roundKinds = [
  'what-would-you-do',
  'choose-route',
  'lawful-or-not',
  'put-in-place',
  'weigh',
  'estimate',
  'build-together',
  'myth-or-fact',
  'open-question',
  'full-dossier',
] as const satisfies readonly RoundKind[];
