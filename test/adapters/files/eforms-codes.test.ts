import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEformsCodes } from '../../../src/adapters/files/read-eforms-codes.js';
import { root } from '../../../src/adapters/files/root.js';
import { checkData } from '../../../src/check-data.js';
import type { Clause } from '../../../src/core/clauses/clause.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { describeWithShared, sharedFolder } from '../../support/shared.js';

const codes = readEformsCodes(join(root, 'data/codelists'));

function folderWith(fields: string, list: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-eforms-'));
  writeFileSync(join(folder, 'eforms-fields.tsv'), fields);
  writeFileSync(join(folder, 'eforms-codes.tsv'), list);
  return folder;
}

test('it works: a field has its codes, a field of text none, a field of places is not there', () => {
  expect([...(codes.get('BT-71') ?? [])]).toEqual(['none', 'res-pub-ser', 'res-ws']);
  expect(codes.get('BT-70')?.size).toBe(0);
  expect(codes.has('BT-5071')).toBe(false);
});

test.each([
  ['the wrong columns', 'field\n', 'list\tcode\n', 'eforms-fields.tsv:1: The first line'],
  ['a line with one thing too many', 'field\tlist\na\tb\tc\n', 'list\tcode\n', 'eforms-fields.tsv:2'],
  ['a list without codes', 'field\tlist\nBT-1\tnone\n', 'list\tcode\n', 'Add them to eforms-codes.tsv'],
])('%s is told with its line', (_, fields, list, says) => {
  expect(() => readEformsCodes(folderWith(fields, list))).toThrow(says);
});

test('the check of the library looks at them: no clause has a wrong code, and one that had would be named', () => {
  const knowledge = readKnowledge();
  expect(checkData(knowledge, '2026-11-26').faults).toEqual([]);
  const [clause, ...others] = knowledge.library.clauses;
  if (clause === undefined) throw new Error('The library is empty.');
  const wrong: Clause = { ...clause, eforms: [{ field: 'BT-775', code: 'opportunity' }] };
  const library = { ...knowledge.library, clauses: [wrong, ...others] };
  expect(checkData({ ...knowledge, library }, '2026-11-26').faults).toEqual([
    expect.stringContaining(`clauses/${clause.id}: gives the code "opportunity" to BT-775`),
  ]);
});

describeWithShared('the codes and the official lists', () => {
  test('are the same', () => {
    const { fields } = JSON.parse(readFileSync(join(sharedFolder, 'eforms/fields.json'), 'utf8')) as {
      fields: { id: string; codelist?: string }[];
    };
    const faults = fields.flatMap(({ id, codelist }) => {
      const held = codes.get(id.replace(/-[A-Za-z]+$/, ''));
      if (held === undefined) return [];
      if (codelist === undefined) return held.size === 0 ? [] : [id];
      const official = JSON.parse(
        readFileSync(join(sharedFolder, 'eforms/codelists', `${codelist}.json`), 'utf8'),
      ) as { codes: { code: string }[] };
      const names = official.codes.map(({ code }) => code);
      return names.length === held.size && names.every((code) => held.has(code)) ? [] : [id];
    });
    expect(faults).toEqual([]);
  });
});
