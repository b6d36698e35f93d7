import { z } from 'zod';
import { dossierSchema } from '../dossier/dossier.js';
import { roundSchema } from './round.js';
import { longest, minutes, nameOfPart, said } from './words.js';

/** Who a scenario or a programme is for. */
export const audiences = ['elected-officials', 'buyers', 'sse-enterprises', 'inhabitants'] as const;

export const mostRounds = 20;

/** A situation that people decide in, round by round. The right answers are not in it: the engine gives them. */
export const scenarioSchema = z.strictObject({
  id: nameOfPart,
  title: said(longest.title),
  /** What participants are told at the beginning. Markdown. */
  situation: said(longest.situation),
  /** What participants can do afterwards. */
  goals: z.array(said(longest.option)).min(1).max(6),
  audience: z.array(z.enum(audiences)).min(1).max(audiences.length),
  /** The example dossier that it comes from, or a name of its own. */
  practice: nameOfPart,
  minutes,
  /** The country and the day to play it at where nobody chooses others. */
  country: z.string().regex(/^[A-Z]{2}$/, { error: 'fault.country' }),
  date: dossierSchema.shape.asOf.unwrap(),
  /** The facts. Its country and its day give way to those it is played at. */
  dossier: dossierSchema,
  rounds: z
    .array(roundSchema)
    .min(1)
    .max(mostRounds)
    .refine((rounds) => new Set(rounds.map(({ id }) => id)).size === rounds.length, {
      error: 'fault.id-twice',
    }),
  /** To end with. Markdown. */
  debrief: said(longest.notes),
});
export type Scenario = z.infer<typeof scenarioSchema>;

/** One part of a programme: rounds of a scenario, or time that the trainer fills. */
const programmePart = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rounds'),
    scenario: nameOfPart,
    rounds: z
      .array(z.strictObject({ id: nameOfPart, minutes }))
      .min(1)
      .max(mostRounds),
  }),
  z.strictObject({
    kind: z.literal('talk'),
    title: said(longest.title),
    minutes,
    notes: said(longest.notes),
  }),
]);

/** A workshop from beginning to end, with its timing. */
export const programmeSchema = z
  .strictObject({
    id: nameOfPart,
    title: said(longest.title),
    summary: said(longest.situation),
    audience: z.array(z.enum(audiences)).min(1),
    minutes,
    parts: z.array(programmePart).min(1).max(40),
  })
  .refine((programme) => minutesOf(programme.parts) === programme.minutes, {
    error: 'fault.minutes-sum',
    path: ['minutes'],
  });
export type Programme = z.infer<typeof programmeSchema>;

/** The minutes of the parts of a programme together. */
export function minutesOf(parts: readonly z.infer<typeof programmePart>[]): number {
  return parts.reduce(
    (sum, part) =>
      sum +
      (part.kind === 'talk' ? part.minutes : part.rounds.reduce((inner, round) => inner + round.minutes, 0)),
    0,
  );
}
