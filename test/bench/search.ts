/** The search of the library over ten thousand clauses in SQLite: copies of the real ones with their words shuffled. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clause, ClauseWords } from '../../src/core/clauses/clause.js';
import type { Language } from '../../src/core/shared/text.js';
import { openStores } from '../../src/stores.js';
import { inTurn, median, medianAndTail, timed, milliseconds, type Row } from './figures.js';
import type { Material } from './material.js';

const count = 10_000;
const rounds = 12;
const aim = 10;

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled(text: string, random: () => number): string {
  return text
    .split(/\s+/)
    .map((word) => ({ word, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word)
    .join(' ');
}

function copyOf(clause: Clause, number: number, random: () => number): Clause {
  const other = (words: ClauseWords): ClauseWords => ({
    ...words,
    title: shuffled(words.title, random),
    summary: shuffled(words.summary, random),
    text: shuffled(words.text, random),
    why: shuffled(words.why, random),
  });
  const id = `${clause.id}-${String(number)}`;
  return {
    ...clause,
    id,
    version: `${String(1 + (number % 3))}.${String(number % 7)}.0`,
    sha256: `sha256:${createHash('sha256').update(id).digest('hex')}`,
    words: { en: other(clause.words.en), fr: other(clause.words.fr) },
  };
}

interface Asked {
  readonly words: string;
  readonly language: Language;
  readonly theme?: string;
}

const kinds: readonly { readonly what: string; readonly asked: readonly Asked[] }[] = [
  {
    what: 'the beginning of a word',
    asked: [
      { words: 'apprent', language: 'en' },
      { words: 'inser', language: 'fr' },
      { words: 'bio', language: 'en' },
    ],
  },
  {
    what: 'with and without accents',
    asked: [
      { words: 'égalité', language: 'fr' },
      { words: 'egalite', language: 'fr' },
      { words: 'énergie', language: 'fr' },
    ],
  },
  {
    what: 'several words and a theme',
    asked: [
      { words: 'integration hours', language: 'en' },
      { words: 'personnes handicapées', language: 'fr' },
      { words: 'contract', language: 'en', theme: 'work-integration' },
    ],
  },
];

export async function measureSearch({ knowledge }: Material): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-search-'));
  const stores = openStores(join(folder, 'bench.db'));
  try {
    const real = knowledge.library.clauses;
    const random = numbersFrom(20_261_124);
    const clauses = Array.from({ length: count }, (_, number) => real[number % real.length]).flatMap(
      (clause, number) => (clause === undefined ? [] : [copyOf(clause, number, random)]),
    );
    const filling = await timed(() => stores.syncClauses(clauses, '2026-11-24T10:00:00.000Z'));
    const rows: Row[] = [];
    for (const { what, asked } of kinds) {
      const found = asked.map((query) => stores.clauses.search({ ...query, page: 1, size: 20 }).total);
      if (found.some((total) => total === 0)) throw new Error(`A search finds nothing: ${what}.`);
      const works = Object.fromEntries(
        asked.map((query) => [
          `${query.language} ${query.words}`,
          () => stores.clauses.search({ ...query, page: 1, size: 20 }),
        ]),
      );
      await inTurn(1, works);
      const taken = Object.values(await inTurn(rounds, works)).flat();
      rows.push({
        what: `Search in ${String(count)} clauses: ${what} (${found.join(', ')} found)`,
        figure: medianAndTail(taken),
        aim: `< ${String(aim)} ms`,
        met: median(taken) < aim,
        rounds: `${String(rounds)} rounds of ${String(asked.length)} queries`,
      });
    }
    return [
      ...rows,
      { what: 'Taking over those clauses', figure: milliseconds(filling), aim: '', rounds: 'once' },
    ];
  } finally {
    stores.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
