import type { Request } from 'express';

/** Keeps codes from being found by trying: whoever names many sessions that do not exist has to wait. */
export interface Guesses {
  tooMany(request: Request): boolean;
  missed(request: Request): void;
}

/** A whole room stands behind one address, and people mistype. */
const burst = 30;
const perSecond = 1 / 6;
const mostAddresses = 10_000;

/**
 * Counts misses for each address; a right code costs nothing. Whoever is over the limit is not even told whether a code is
 * right. At this pace one address needs centuries for the codes that there are.
 *
 * @param tick milliseconds that only grow
 */
export function countGuesses(tick: () => number, limited: boolean): Guesses {
  const misses = new Map<string, { left: number; at: number }>();
  const of = (request: Request): { left: number; at: number } => {
    const now = tick();
    const known = misses.get(request.ip ?? '');
    if (known === undefined) return { left: burst, at: now };
    return { left: Math.min(burst, known.left + ((now - known.at) / 1000) * perSecond), at: now };
  };
  return {
    tooMany: (request) => limited && of(request).left < 1,
    missed: (request) => {
      if (!limited) return;
      if (misses.size >= mostAddresses)
        for (const [address, { left, at }] of misses)
          if (left + ((tick() - at) / 1000) * perSecond >= burst) misses.delete(address);
      // Still full of addresses that all guess: the oldest goes.
      if (misses.size >= mostAddresses) misses.delete(misses.keys().next().value ?? '');
      const { left, at } = of(request);
      misses.set(request.ip ?? '', { left: Math.max(0, left - 1), at });
    },
  };
}
