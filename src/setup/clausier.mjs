#!/usr/bin/env node
// The shell command. In a checkout it builds first when a source is newer; standard output stays clean for data.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const build = spawnSync(
  process.execPath,
  [fileURLToPath(new URL('build.mjs', import.meta.url)), '--if-stale'],
  {
    stdio: ['ignore', 2, 2],
  },
);
if (build.status !== 0) process.exit(build.status ?? 1);
await import('../../dist/src/clausier.js');
