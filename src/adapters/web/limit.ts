import type { RequestHandler } from 'express';
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

const mostAddresses = 10_000;

/**
 * A bucket of tokens per address for everything that costs work: what is posted, and the interface for programs. Buckets
 * live in memory and are forgotten when full again.
 */
export function rateLimit(now: () => number, allowance: Allowance = usual): RequestHandler {
  const buckets = new Map<string, Bucket>();
  const refill = (bucket: Bucket, time: number): void => {
    bucket.tokens = Math.min(
      allowance.burst,
      bucket.tokens + ((time - bucket.at) / 1000) * allowance.perSecond,
    );
    bucket.at = time;
  };
  const forget = (time: number): void => {
    for (const [address, bucket] of buckets) {
      refill(bucket, time);
      if (bucket.tokens >= allowance.burst) buckets.delete(address);
    }
    if (buckets.size >= mostAddresses) buckets.clear();
  };
  return (request, response, next) => {
    if (request.method !== 'POST' && !request.path.startsWith('/api/')) {
      next();
      return;
    }
    const time = now();
    const address = request.ip ?? '';
    if (buckets.size >= mostAddresses) forget(time);
    const bucket = buckets.get(address) ?? { tokens: allowance.burst, at: time };
    buckets.set(address, bucket);
    refill(bucket, time);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      next();
      return;
    }
    response.set('Retry-After', String(Math.ceil((1 - bucket.tokens) / allowance.perSecond)));
    next(new Refused({ kind: 'too-many' }));
  };
}
