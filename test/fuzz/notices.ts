/**
 * Looks for what the reader of notices does not stand: real notices (or the smallest one), changed by chance from a seed.
 *
 *     node dist/test/fuzz/notices.js [SECONDS] [SEED] [FOLDER FOR WHAT IS FOUND]
 *
 * Whatever comes in, the reader must answer, within its time, without an exception; and what it reads must be a dossier
 * that the product takes. What it did not stand goes to the folder, to be kept as a case.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dossierOf } from '../../src/adapters/notices/dossier-of.js';
import { fitDossier } from '../../src/adapters/notices/fit-dossier.js';
import { readNotice } from '../../src/adapters/notices/read-notice.js';
import { readDossier } from '../../src/core/dossier/dossier.js';
import { chanceFrom, mutated } from './mutations.js';
import { contractNotice } from '../adapters/notices/samples.js';

const [seconds = 60, seed = 20_261_126] = process.argv.slice(2, 4).map(Number);
const found = resolve(process.argv[4] ?? join(tmpdir(), 'clausier-fuzz'));
/** Longer than any honest file takes on a busy machine, in milliseconds. */
const mostMilliseconds = 5_000;

const corpus = resolve(process.cwd(), '../shared/notices');
const seeds: Buffer[] = existsSync(corpus)
  ? readdirSync(corpus)
      .filter((name) => name.endsWith('.xml'))
      .map((name) => readFileSync(join(corpus, name)))
      // Small ones show more in the same time.
      .filter((bytes) => bytes.length < 400_000)
  : [Buffer.from(contractNotice())];

const chance = chanceFrom(seed);
const answers = new Map<string, number>();
const faults = new Map<string, number>();

function keep(what: string, input: Buffer, detail: string): void {
  const count = faults.get(what) ?? 0;
  faults.set(what, count + 1);
  if (count >= 5) return;
  mkdirSync(found, { recursive: true });
  const name = `${what}-${String(count)}`;
  writeFileSync(join(found, `${name}.xml`), input);
  writeFileSync(join(found, `${name}.txt`), detail);
}

function tried(input: Buffer): string {
  const read = readNotice(input);
  if (!read.ok) return read.refusal.key;
  const dossier = readDossier(fitDossier(dossierOf(read.value)));
  if (dossier.ok) return 'read';
  keep('no-dossier', input, JSON.stringify(dossier.refusal, null, 2));
  return 'no-dossier';
}

const end = performance.now() + seconds * 1000;
let runs = 0;
let slowest = 0;
let most = 0;
while (performance.now() < end) {
  const input = mutated(seeds, chance);
  const began = performance.now();
  let answer: string;
  try {
    answer = tried(input);
  } catch (error) {
    answer = 'exception';
    keep('exception', input, String((error as Error).stack));
  }
  const took = performance.now() - began;
  if (took > mostMilliseconds) keep('slow', input, `${took.toFixed(0)} ms`);
  slowest = Math.max(slowest, took);
  answers.set(answer, (answers.get(answer) ?? 0) + 1);
  runs += 1;
  if (runs % 200 === 0) most = Math.max(most, process.memoryUsage().rss);
}

process.stdout.write(
  `${JSON.stringify(
    {
      seed,
      seconds,
      runs,
      slowestMilliseconds: Math.round(slowest),
      mostMegabytes: Math.round(most / 1e6),
      answers: Object.fromEntries([...answers].sort((a, b) => b[1] - a[1])),
      faults: Object.fromEntries(faults),
      ...(faults.size > 0 ? { kept: found } : {}),
    },
    null,
    2,
  )}\n`,
);
process.exitCode = faults.size > 0 ? 1 : 0;
