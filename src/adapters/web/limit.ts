import type { Request, RequestHandler } from 'express';
import { Refused } from './errors.js';

interface Bucket {
  tokens: number;
  at: number;
}

export interface Allowance {
  /** How many requests may come at once. */
  readonly burst: number;
  /** How many more each second. */
  readonly perSecond: number;
}

/** A whole training room stands behind one address, so the allowance is generous; it stops floods, not people. */
export const usual: Allowance = { burst: 300, perSecond: 5 };

const mostKeys = 10_000;

/**
 * A bucket of tokens for each key. Buckets live in memory and are forgotten when full again.
 *
 * @param now milliseconds
 * @returns takes a token of a key: undefined when there was one, else the seconds after which there will be
 */
export function tokenBuckets(now: () => number, allowance: Allowance): (key: string) => number | undefined {
  const buckets = new Map<string, Bucket>();
  const refill = (bucket: Bucket, time: number): void => {
    bucket.tokens = Math.min(
      allowance.burst,
      bucket.tokens + ((time - bucket.at) / 1000) * allowance.perSecond,
    );
    bucket.at = time;
  };
  const forget = (time: number): void => {
    for (const [key, bucket] of buckets) {
      refill(bucket, time);
      if (bucket.tokens >= allowance.burst) buckets.delete(key);
    }
    if (buckets.size >= mostKeys) buckets.clear();
  };
  return (key) => {
    const time = now();
    if (buckets.size >= mostKeys) forget(time);
    const bucket = buckets.get(key) ?? { tokens: allowance.burst, at: time };
    buckets.set(key, bucket);
    refill(bucket, time);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / allowance.perSecond);
    bucket.tokens -= 1;
    return undefined;
  };
}

/**
 * Limits everything that costs work by address: what is posted, and the interface for programs.
 *
 * @param elsewhere requests that a room limits itself: by person, where many people stand behind one address
 */
export function rateLimit(
  now: () => number,
  allowance: Allowance = usual,
  elsewhere: (request: Request) => boolean = () => false,
): RequestHandler {
  const take = tokenBuckets(now, allowance);
  return (request, response, next) => {
    if ((request.method !== 'POST' && !request.path.startsWith('/api/')) || elsewhere(request)) {
      next();
      return;
    }
    const wait = take(request.ip ?? '');
    if (wait === undefined) {
      next();
      return;
    }
    response.set('Retry-After', String(wait));
    next(new Refused({ kind: 'too-many' }));
  };
}
