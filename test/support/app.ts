import type { Express } from 'express';
import { openPress } from '../../src/press.js';
import { wire, type Application } from '../../src/wire.js';

const silent = { info: () => undefined, error: () => undefined };

/** A day on which the figures of 2026 and 2027 count. */
export const today = '2026-11-24';

/** The whole application on a database in memory and with a clock that stands still. */
export function application(rateLimit = false, press = openPress()): Application & { readonly app: Express } {
  return wire(
    {
      port: 0,
      host: '127.0.0.1',
      database: ':memory:',
      rateLimit,
      secret: 'a secret of at least thirty-two characters',
      workshopDays: 30,
      log: 'silent',
    },
    silent,
    { today: () => today, now: () => `${today}T10:00:00.000Z` },
    press,
  );
}
