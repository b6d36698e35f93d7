import { readDossier, type Fault } from '../../core/dossier/dossier.js';

/** A value inside parsed JSON, with what holds it. */
interface Spot {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
  readonly value: unknown;
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function spotAt(root: object, steps: readonly string[]): Spot | undefined {
  let holder: unknown = root;
  for (const step of steps.slice(0, -1)) {
    if (typeof holder !== 'object' || holder === null) return undefined;
    holder = (holder as Record<string, unknown>)[step];
  }
  const key = steps.at(-1);
  if (key === undefined || typeof holder !== 'object' || holder === null) return undefined;
  return {
    holder: holder as Spot['holder'],
    key,
    value: (holder as Record<string, unknown>)[key],
  };
}

function remove({ holder, key }: Spot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

/** Shortens what is too long and leaves out what does not fit at all. */
function mend(root: object, fault: Fault, climb: number): void {
  const steps = stepsOf(fault.pointer);
  const spot = spotAt(root, steps.slice(0, Math.max(1, steps.length - climb)));
  if (spot === undefined) return;
  const most = Number(fault.values.detail ?? Number.NaN);
  const { holder, key, value } = spot;
  if (climb === 0 && fault.key === 'fault.too-long' && typeof value === 'string' && most > 1)
    (holder as Record<string, unknown>)[key] = `${value.slice(0, most - 1).trimEnd()}…`;
  else if (climb === 0 && fault.key === 'fault.too-many' && Array.isArray(value) && most > 0)
    value.length = Math.min(value.length, most);
  else remove(spot);
}

/** From the last to the first, so that taking an item out of a list does not move those still to be mended. */
function fromTheEnd(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) => b.pointer.localeCompare(a.pointer, 'en', { numeric: true }));
}

/**
 * The dossier of a notice within the limits of a dossier: other people's notices hold titles of any length, weights below
 * zero and dates of another age. What is too long is shortened; what cannot be is left out, as if it were not said.
 */
export function fitDossier(made: object): object {
  const dossier = JSON.parse(JSON.stringify(made)) as object;
  // Where a key that must be there does not fit, what holds it goes, one level more in each round.
  for (let climb = 0; climb < 5; climb += 1) {
    const read = readDossier(dossier);
    if (read.ok) break;
    for (const fault of fromTheEnd(read.refusal)) mend(dossier, fault, climb);
  }
  return dossier;
}
