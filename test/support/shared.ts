import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/adapters/files/root.js';

/** Reference data beside the project; the product runs without it, and tests that look at it say when it is absent. */
export const sharedFolder = join(root, '../shared');
const hasShared = existsSync(join(sharedFolder, 'eforms'));
if (!hasShared)
  console.warn('There is no ../shared here, so the comparisons with official data are skipped.');

/** Like `describe`, where the reference data is there. Jest runs the body of a skipped `describe` too, and it would read. */
export function describeWithShared(name: string, body: () => void): void {
  if (hasShared) describe(name, body);
  else
    describe(name, () => {
      test.skip('needs the reference data in ../shared', () => undefined);
    });
}
