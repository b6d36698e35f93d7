import { z } from 'zod';

/**
 * The words of scenarios. They are data of the product or typed by a trainer, so each has a limit; faults are keys of the
 * locale files.
 */
export const said = (max: number) => {
  const one = z
    .string({ error: 'fault.text' })
    .trim()
    .min(1, { error: 'fault.empty' })
    .max(max, { error: `fault.too-long:${String(max)}` });
  return z.strictObject({ en: one, fr: one }, { error: 'fault.both-languages' });
};

/** Stable names of scenarios, rounds, options: small letters, digits and hyphens. */
export const nameOfPart = z
  .string({ error: 'fault.text' })
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: 'fault.name' });

export const longest = { title: 200, ask: 2000, option: 600, notes: 6000, situation: 6000 } as const;

/** Minutes that a round or a part of a programme takes. */
export const minutes = z
  .number({ error: 'fault.number' })
  .int({ error: 'fault.whole' })
  .min(1, { error: 'fault.minutes' })
  .max(480, { error: 'fault.minutes' });
