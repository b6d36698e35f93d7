import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The compiled command beside these compiled tests, so that the suite looks at the same build.
const command = join(fileURLToPath(new URL('.', import.meta.url)), '../../src/clausier.js');

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real command in its own process. */
export function clausier(
  args: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): Ran {
  const ran = spawnSync(process.execPath, [command, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, ...env },
  });
  return { status: ran.status, out: ran.stdout, err: ran.stderr };
}
