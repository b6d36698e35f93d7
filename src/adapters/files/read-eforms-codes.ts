import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFault } from './fault.js';

/** The rows of a table of two columns, each with its line. */
function rowsOf(
  folder: string,
  file: string,
  columns: readonly [string, string],
): { readonly first: string; readonly second: string; readonly line: number }[] {
  const shown = `data/codelists/${file}`;
  const [head = '', ...lines] = readFileSync(join(folder, file), 'utf8').split(/\r?\n/);
  if (head !== columns.join('\t'))
    throw new DataFault(
      shown,
      1,
      'The first line does not name the columns.',
      `Begin with ${columns.join(' and ')}, divided by a tab.`,
    );
  return lines.flatMap((text, index) => {
    if (text.trim() === '') return [];
    const [first = '', second = '', ...rest] = text.split('\t');
    const line = index + 2;
    if (first === '' || rest.length > 0)
      throw new DataFault(
        shown,
        line,
        'The line does not have two columns.',
        `Write ${columns.join(' and ')}, divided by a tab.`,
      );
    return [{ first, second, line }];
  });
}

/**
 * The codes of each field of a notice, by the field's name as in `BT-775`; a field that holds no code has none. Fields of
 * places, languages, CPV codes and programmes are not there.
 *
 * @throws DataFault for the first line that does not fit its form, or that names a list without codes
 */
export function readEformsCodes(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const lists = new Map<string, Set<string>>();
  for (const { first: list, second: code } of rowsOf(folder, 'eforms-codes.tsv', ['list', 'code']))
    lists.set(list, (lists.get(list) ?? new Set<string>()).add(code));
  return new Map(
    rowsOf(folder, 'eforms-fields.tsv', ['field', 'list']).map(({ first: field, second: list, line }) => {
      const codes = list === '' ? new Set<string>() : lists.get(list);
      if (codes === undefined)
        throw new DataFault(
          'data/codelists/eforms-fields.tsv',
          line,
          `The field ${field} has the list "${list}", of which there are no codes.`,
          'Add them to eforms-codes.tsv, or correct the name.',
        );
      return [field, codes];
    }),
  );
}
