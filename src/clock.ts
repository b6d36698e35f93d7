import type { Clock } from './usecases/ports.js';

/** The machine's clock; days are those of Brussels, where the Official Journal is dated. */
export function clockOfMachine(): Clock {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short' });
  return { today: () => day.format(new Date()), now: () => new Date().toISOString() };
}
