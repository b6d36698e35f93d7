import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../core/shared/text.js';
import { DataFault } from './fault.js';

/** Names of countries and of the regions of the Union. */
export interface Places {
  /** @param code two letters */
  country(code: string, language: Language): string | undefined;
  /** @param code NUTS, three to five signs; each region has one name, in a language of its country */
  region(code: string): string | undefined;
}

function rowsOf(folder: string, file: string, columns: readonly string[]): string[][] {
  const shown = `data/codelists/${file}`;
  const [head = '', ...lines] = readFileSync(join(folder, file), 'utf8').split(/\r?\n/);
  if (head !== columns.join('\t'))
    throw new DataFault(
      shown,
      1,
      'The first line does not name the columns.',
      `Begin with ${columns.join(', ')}, divided by tabs.`,
    );
  return lines.flatMap((text, index) => {
    if (text.trim() === '') return [];
    const cells = text.split('\t');
    if (cells.length !== columns.length || cells.some((cell) => cell === ''))
      throw new DataFault(
        shown,
        index + 2,
        `The line does not have ${String(columns.length)} columns.`,
        `Write ${columns.join(', ')}, divided by tabs.`,
      );
    return [cells];
  });
}

/** @throws DataFault for the first line that does not fit its form */
export function readPlaces(folder: string): Places {
  const countries = new Map(
    rowsOf(folder, 'countries.tsv', ['code', 'en', 'fr']).map(([code = '', en = '', fr = '']) => [
      code,
      { en, fr },
    ]),
  );
  const regions = new Map(
    rowsOf(folder, 'regions.tsv', ['code', 'label']).map(([code = '', label = '']) => [code, label]),
  );
  return {
    country: (code, language) => countries.get(code)?.[language],
    region: (code) => regions.get(code),
  };
}
