import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../../core/shared/text.js';
import { languages, type Language } from '../../core/shared/text.js';
import { DataFault } from './fault.js';
import { filesUnder } from './root.js';

/** A CPV code in the product's own plain words, with other words that people use for the same thing. */
export interface CpvEntry {
  readonly code: string;
  readonly label: Text;
  readonly words: Readonly<Record<Language, readonly string[]>>;
}

export interface CpvFiles {
  readonly entries: readonly CpvEntry[];
  readonly hash: string;
}

const columns = ['code', 'en', 'fr', 'enWords', 'frWords'];

function wordsFrom(cell: string): string[] {
  return cell
    .split(';')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function entryFrom(line: string, shown: string, at: number): CpvEntry {
  const cells = line.split('\t');
  const [code = '', en = '', fr = '', enWords = '', frWords = ''] = cells.map((cell) => cell.trim());
  if (cells.length !== columns.length) {
    throw new DataFault(
      shown,
      at,
      `The line has ${String(cells.length)} columns.`,
      `Give it ${String(columns.length)}, divided by tabs: ${columns.join(', ')}.`,
    );
  }
  if (!/^\d{8}$/.test(code))
    throw new DataFault(
      shown,
      at,
      `"${code}" is no CPV code.`,
      'Write its eight digits, without the check digit.',
    );
  if (en === '' || fr === '')
    throw new DataFault(
      shown,
      at,
      `The code ${code} has no label in one language.`,
      `Write it in ${languages.join(' and ')}.`,
    );
  return { code, label: { en, fr }, words: { en: wordsFrom(enWords), fr: wordsFrom(frWords) } };
}

/** Reads every `cpv-*.tsv` of a folder. Throws one {@link DataFault} for the first line that does not fit. */
export function readCpv(folder: string): CpvFiles {
  const entries = new Map<string, CpvEntry>();
  const hash = createHash('sha256');
  for (const file of filesUnder(folder, '.tsv').filter((name) => /^cpv-[a-z-]+\.tsv$/.test(name))) {
    const shown = `data/codelists/${file}`;
    const [head = '', ...lines] = readFileSync(join(folder, file), 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/);
    if (head !== columns.join('\t'))
      throw new DataFault(
        shown,
        1,
        'The first line does not name the columns.',
        `Begin with ${columns.join(', ')}, divided by tabs.`,
      );
    lines.forEach((line, index) => {
      if (line.trim() === '') return;
      const entry = entryFrom(line, shown, index + 2);
      if (entries.has(entry.code))
        throw new DataFault(
          shown,
          index + 2,
          `The code ${entry.code} is there twice.`,
          'Keep one of the two lines, in one of the files.',
        );
      entries.set(entry.code, entry);
      hash.update(`${line}\n`);
    });
  }
  return {
    entries: [...entries.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    hash: `sha256:${hash.digest('hex')}`,
  };
}
