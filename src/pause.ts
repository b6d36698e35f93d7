import { setImmediate } from 'node:timers/promises';
import type { Pause } from './usecases/ports.js';

/** Comes back once everything that was waiting has had its turn. */
export const pause: Pause = () => setImmediate();
