import { join } from 'node:path';
import { readLaw } from '../../src/adapters/files/read-law.js';
import { root } from '../../src/adapters/files/root.js';

/** The real law data, read once per suite. */
export const { law, fileOf } = readLaw(join(root, 'data/law'));
