import { createHash, randomBytes } from 'node:crypto';
import { joinCodeFrom } from './core/workshop/join-code.js';
import type { Secrets } from './usecases/session-ports.js';

/** Secrets of 128 bits; a fast hash is enough for what cannot be guessed. Codes come from the same source of chance. */
export function secretsOfMachine(): Secrets {
  const code = (): string => joinCodeFrom(randomBytes(16)) ?? code();
  return {
    make: () => randomBytes(16).toString('base64url'),
    hash: (secret) => createHash('sha256').update(`session ${secret}`).digest('base64url'),
    code,
  };
}
