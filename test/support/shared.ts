import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/adapters/files/root.js';

/** Reference data beside the project; the product runs without it, and tests that look at it say when it is absent. */
export const sharedFolder = join(root, '../shared');
export const hasShared = existsSync(join(sharedFolder, 'eforms'));
if (!hasShared)
  console.warn('There is no ../shared here, so the comparisons with official data are skipped.');

export const describeWithShared = hasShared ? describe : describe.skip;
