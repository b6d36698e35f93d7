import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clausier } from '../../support/shell.js';
import { docx, odt } from '../../support/zip.js';

const folder = mkdtempSync(join(tmpdir(), 'clausier-review-'));
const unlawful = 'The tenderer must have its registered office within the municipality.';

function file(name: string, content: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Finding {
  readonly issue: string;
  readonly level: string;
  readonly at: string;
  readonly under?: string;
  readonly quote: string;
  readonly says: string;
  readonly instead: string;
  readonly basis: readonly { readonly ref: string; readonly role: string }[];
}
const findingsIn = (out: string): readonly Finding[] =>
  (JSON.parse(out) as { findings: readonly Finding[] }).findings;

test('it works', () => {
  const ran = clausier(['review', file('a.md', `# Selection\n\nThe price counts.\n\n${unlawful}\n`)]);
  expect({ status: ran.status, err: ran.err }).toEqual({ status: 0, err: '' });
  const [finding, ...others] = findingsIn(ran.out);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    issue: 'local-preference',
    level: 'error',
    at: 'paragraphs/3',
    under: 'Selection',
  });
  expect(unlawful).toContain(finding?.quote);
  expect(finding?.basis.map((entry) => entry.ref)).toContain('2014/24 Art 18(1)');
});

test.each([
  ['.docx', 'b.docx', docx({ body: `<w:p><w:r><w:t>${unlawful}</w:t></w:r></w:p>` })],
  ['.odt', 'c.odt', odt(`<text:p>${unlawful}</text:p>`)],
  ['.txt', 'd.txt', unlawful],
])('reads a %s', (_name, name, content) => {
  const ran = clausier(['review', file(name, content)]);
  expect(ran.status).toBe(0);
  expect(findingsIn(ran.out)).toHaveLength(1);
});

test('reads a text from standard input, and speaks to people in their language', () => {
  const ran = clausier(['review', '-', '--text', '--language', 'fr'], unlawful);
  expect(ran.status).toBe(0);
  expect(ran.out).toContain('Un passage est illégal en l’état');
  expect(ran.out).toContain('2014/24 Art 18(1)');
});

test('a text with nothing to say of gives an empty list', () => {
  const ran = clausier(['review', '-'], 'The contractor cleans the windows twice a year.');
  expect(ran).toMatchObject({ status: 0 });
  expect(findingsIn(ran.out)).toEqual([]);
});

test('takes the facts and the language of a dossier', () => {
  const dossier = file('dossier.json', JSON.stringify({ authority: { country: 'FR' }, language: 'fr' }));
  const ran = clausier(['review', '-', '--dossier', dossier], unlawful);
  expect(ran.status).toBe(0);
  expect(findingsIn(ran.out)[0]?.says).toContain('soumissionnaire');
});

test.each([
  ['no file', ['review']],
  ['two files', ['review', 'a', 'b']],
  ['a file that is not there', ['review', join(folder, 'nowhere.docx')]],
  ['a file that is none of ours', ['review', file('x.docx', 'no archive')]],
  ['an empty file', ['review', file('x.txt', '')]],
  ['an unknown option', ['review', '-', '--colour', 'blue']],
  ['an unknown language', ['review', '-', '--language', 'xx']],
  ['a broken dossier', ['review', '-', '--dossier', file('x.json', '{')]],
  ['a dossier and a text both from standard input', ['review', '-', '--dossier', '-']],
])('%s exits 2 and says why', (_name, words) => {
  const ran = clausier(words, unlawful);
  expect(ran.status).toBe(2);
  expect(ran.out).toBe('');
  expect(ran.err.length).toBeGreaterThan(30);
});
