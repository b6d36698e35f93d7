import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readClauses } from '../../../src/adapters/files/read-clauses.js';
import { readCpv } from '../../../src/adapters/files/read-cpv.js';
import { root } from '../../../src/adapters/files/root.js';

const sample = 'work-integration/hours';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clauses-'));
  cpSync(join(root, 'clauses', sample), join(folder, sample), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function change(file: string, from: string | RegExp, to: string): void {
  const path = join(folder, sample, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

const only = (): ReturnType<typeof readClauses>['clauses'][number] => {
  const [clause] = readClauses(folder).clauses;
  if (clause === undefined) throw new Error('There is one clause.');
  return clause;
};

describe('a clause read from its files', () => {
  test('has its declaration and its words', () => {
    const clause = only();
    expect(clause).toMatchObject({
      id: sample,
      place: 'performance-condition',
      sha256: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as unknown,
    });
    expect(clause.parameters[0]).toMatchObject({
      id: 'hours',
      type: 'integer',
      default: { kind: 'fact', fact: 'insertion.hours' },
    });
    expect(clause.words.fr.title).toContain('emploi');
    expect(clause.words.en.text).toMatch(/^While it performs/);
    expect(clause.words.en.scoring).toBeUndefined();
  });

  test('has a hash of its content, not of its layout', () => {
    const before = readClauses(folder);
    change('en.md', /\n/g, '\r\n');
    change(
      'clause.yaml',
      'needs: [contract-management/reporting]',
      'needs:\n  - contract-management/reporting # companion',
    );
    expect(readClauses(folder)).toEqual(before);
    change('en.md', 'at least', 'no less than');
    expect(only().sha256).not.toBe(before.clauses[0]?.sha256);
    expect(readClauses(folder).hash).not.toBe(before.hash);
  });

  test('has fields of eForms without the section', () => {
    change('clause.yaml', 'field: BT-775,', 'field: BT-775-Lot,');
    expect(only().eforms).toContainEqual({ field: 'BT-775', code: 'opp' });
  });
});

describe('a fault is told with file, line and what to do', () => {
  test.each<[string, string, string | RegExp, string, RegExp]>([
    [
      'a wrong place',
      'clause.yaml',
      'place: performance-condition',
      'place: somewhere',
      /hours\/clause\.yaml:5: "place"/,
    ],
    [
      'another id',
      'clause.yaml',
      'id: work-integration/hours',
      'id: work-integration/other',
      /clause\.yaml:1: The clause calls itself "work-integration\/other" but stands in "work-integration\/hours"\./,
    ],
    [
      'a fact that does not exist',
      'clause.yaml',
      '{ from: insertion.hours }',
      '{ from: insertion.days }',
      /clause\.yaml:\d+: .*default/,
    ],
    [
      'a key that nobody knows',
      'clause.yaml',
      'effort: some',
      'effort: some\ncolour: red',
      /clause\.yaml:8: .*colour/,
    ],
    ['words without a title', 'fr.md', /^title: .*\n/m, '', /hours\/fr\.md:\d+: "title"/],
    ['a wrong label', 'en.md', /^summary: .*$/m, 'summary: 12', /hours\/en\.md:3: "summary"/],
    ['no front matter', 'en.md', '---\n', '', /en\.md:1: The words between two lines of hyphens/],
    ['a heading of its own', 'en.md', '## Why', '## Because', /en\.md:\d+: "Because" is no heading/],
    ['a heading twice', 'en.md', '## Why', '## Text', /en\.md:\d+: "Text" is there twice/],
    ['a missing section', 'fr.md', /## Check[\s\S]*$/, '', /fr\.md: "## Check" is missing/],
  ])('%s', (_name, file, from, to, expected) => {
    change(file, from, to);
    expect(() => readClauses(folder)).toThrow(expected);
  });

  test('the line of a heading is that of the file', () => {
    const lines = readFileSync(join(folder, sample, 'en.md'), 'utf8').split('\n');
    change('en.md', '## Why', '## Because');
    expect(() => readClauses(folder)).toThrow(`en.md:${String(lines.indexOf('## Why') + 1)}: `);
  });

  test('a language is missing, or a text stands alone', () => {
    rmSync(join(folder, sample, 'fr.md'));
    expect(() => readClauses(folder)).toThrow(/hours\/fr\.md: This file is missing/);
    rmSync(join(folder, sample, 'clause.yaml'));
    expect(() => readClauses(folder)).toThrow(/hours\/en\.md: This text belongs to no clause/);
  });
});

describe('the words of the CPV', () => {
  test('are read from every file', () => {
    const { entries, hash } = readCpv(join(root, 'data/codelists'));
    expect(entries.length).toBeGreaterThan(400);
    expect(hash).toMatch(/^sha256:/);
    expect(entries.find((entry) => entry.code === '55523100')).toMatchObject({
      label: { en: expect.any(String) as unknown, fr: expect.any(String) as unknown },
    });
  });

  test.each([
    ['a\tb\n', /cpv-x\.tsv:1: The first line/],
    ['code\ten\tfr\tenWords\tfrWords\n12\ta\tb\t\t\n', /cpv-x\.tsv:2: "12" is no CPV code/],
    ['code\ten\tfr\tenWords\tfrWords\n\n55500000\ta\tb\tc\n', /cpv-x\.tsv:3: The line has 4 columns/],
    ['code\ten\tfr\tenWords\tfrWords\n55500000\ta\t\tc\td\n', /no label in one language/],
    [
      'code\ten\tfr\tenWords\tfrWords\n55500000\ta\tb\tc\td\n55500000\ta\tb\tc\td\n',
      /cpv-x\.tsv:3: The code 55500000 is there twice/,
    ],
  ])('%j is refused', (text, expected) => {
    writeFileSync(join(folder, 'cpv-x.tsv'), text);
    expect(() => readCpv(folder)).toThrow(expected);
  });
});
