import { z } from 'zod';
import { places } from '../shared/place.js';
import { longest, nameOfPart, said } from './words.js';

/**
 * What of the engine answers a question of a round. Nobody writes the answer: a scenario names where it is to be found, and
 * the country, the day and the facts decide it.
 */
export const askedSchema = z.discriminatedUnion('of', [
  /** A wording at a place of the documents, by the reviewer of wording. */
  z.strictObject({ of: z.literal('wording'), place: z.enum(places), text: said(longest.ask) }),
  /** A route to reserve, for the whole or for one lot. */
  z.strictObject({ of: z.literal('route'), route: z.string().max(60), lot: z.string().max(40).optional() }),
  /** Duties of the buyer, by the ids of their rules: what counts is the strictest that arises in the country played at. */
  z.strictObject({ of: z.literal('duty'), duties: z.array(z.string().max(120)).min(1).max(30) }),
  /** Whether a directive on procurement applies in full. */
  z.strictObject({ of: z.literal('regime') }),
  /** The gravest finding of the check on these issues. */
  z.strictObject({ of: z.literal('findings'), issues: z.array(nameOfPart).min(1).max(10) }),
  /** Whether this is the lawful basis under State-aid law. */
  z.strictObject({ of: z.literal('aid'), outcome: nameOfPart }),
  /** Whether this is the relationship under the Services Directive. */
  z.strictObject({ of: z.literal('services'), outcome: nameOfPart }),
  /** Whether a clause of the library fits this purchase. */
  z.strictObject({ of: z.literal('clause'), clause: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/) }),
]);
export type Asked = z.infer<typeof askedSchema>;

/** A figure that the engine knows: of the law at the day, worked out from the facts, or a fact that follows from others. */
export const figureSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('parameter'), parameter: z.string().max(120) }),
  /** Hours of work integration that practice would set aside; `share` of all hours where it is not the usual one. */
  z.strictObject({ of: z.literal('hours'), share: z.number().gt(0).max(1).optional() }),
  z.strictObject({
    of: z.literal('fact'),
    fact: z.enum([
      'estimate.value',
      'regime.threshold',
      'aid.total',
      'aid.yearly',
      'aid.generalTotal',
      'aid.sgeiTotal',
    ]),
  }),
]);
export type AskedFigure = z.infer<typeof figureSchema>;
