import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '../../../src/adapters/files/root.js';
import { draftReader } from '../../../src/draft-reader.js';
import { clausier } from '../../support/shell.js';

const folder = mkdtempSync(join(tmpdir(), 'clausier-'));
const example = join(root, 'data/examples/local-services-network.en.json');
interface Route {
  route: string;
  kind: string;
}
interface Advice {
  regime: { directive: string; threshold: number; position: string; light: boolean };
  routes: Route[];
}

describe('clausier advise', () => {
  test('it works', () => {
    const ran = clausier(['advise', example]);
    expect(ran.status).toBe(0);
    const advice = JSON.parse(ran.out) as Advice;
    expect(advice.regime).toMatchObject({
      directive: '2014/24',
      threshold: 750000,
      position: 'at-or-above',
      light: true,
    });
    expect(advice.routes.find((route) => route.route === 'art-77')?.kind).toBe('allowed-if');
  });

  test('reads standard input', () => {
    const ran = clausier(['advise', '-'], readFileSync(example, 'utf8'));
    expect(ran.status).toBe(0);
  });

  test('prints for people', () => {
    const ran = clausier(['advise', example, '--text']);
    expect(ran.status).toBe(0);
    expect(ran.out).toContain('2014/24 Art 77');
  });

  test('finds sub-criteria that do not add up, and names a key of theirs that is not known', () => {
    const dossier = (part: object): string =>
      JSON.stringify({
        authority: { country: 'FR' },
        award: { criteria: [{ id: 'c', name: 'Care', weight: 100, subcriteria: [{ id: 's', ...part }] }] },
      });
    const ran = clausier(['advise', '-'], dossier({ weight: 60 }));
    expect(ran.status).toBe(0);
    const { findings } = JSON.parse(ran.out) as { findings: { at: string; says: string }[] };
    expect(findings.find(({ at }) => at === 'award/criteria/0/subcriteria')?.says).toContain('60');
    const refused = clausier(['advise', '-'], dossier({ wieght: 60 }));
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('/award/criteria/0/subcriteria/0/wieght');
  });

  test('says what changed since another day, for machines and for people', () => {
    const ran = clausier(['advise', example, '--since', '2025-03-01']);
    expect(ran.status).toBe(0);
    const { since } = JSON.parse(ran.out) as { since: { from: string; duties: { id: string }[] } };
    expect(since.from).toBe('2025-03-01');
    expect(since.duties.map((change) => change.id)).toContain('eu/duty/equal-pay');
    const text = clausier(['advise', example, '--text', '--since=2025-03-01']);
    expect(text.out).toContain('What changed from 1 March 2025');
  });

  test('refuses a day that does not exist', () => {
    const ran = clausier(['advise', example, '--since', '2025-02-30']);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('2025-02-30');
  });

  test.each([
    ['broken JSON', '{"authority":', 'JSON'],
    ['an unknown key', '{"authority":{"country":"LU"},"colour":"blue"}', '/colour'],
    [
      'a CPV code that is none',
      '{"authority":{"country":"LU"},"contract":{"cpv":["12"]}}',
      '/contract/cpv/0',
    ],
    ['a negative value', '{"authority":{"country":"LU"},"contract":{"value":-1}}', '/contract/value'],
    ['a date before the directive', '{"authority":{"country":"LU"},"asOf":"2014-01-01"}', '/asOf'],
    ['no country', '{"authority":{}}', '/authority/country'],
    [
      'ten thousand lots',
      JSON.stringify({
        authority: { country: 'LU' },
        lots: Array.from({ length: 10_000 }, (_, index) => ({ id: `L${String(index)}` })),
      }),
      '/lots',
    ],
  ])('tells the path of %s and exits 2', (_name, input, path) => {
    const ran = clausier(['advise', '-'], input);
    expect(ran.status).toBe(2);
    expect(ran.out).toBe('');
    expect(ran.err).toContain(path);
  });
});

describe('clausier documents', () => {
  test('writes every document in both languages, the same bytes each time', () => {
    const write = (out: string) =>
      clausier(['documents', example, '--out', out, '--language', 'en,fr', '--formats', 'pdf,html,md,xlsx']);
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    const ran = write(one);
    // Exit 1 goes with a dossier that is marked incomplete, and says so.
    expect(ran.status).toBe(ran.err === '' ? 0 : 1);
    const names = ran.out
      .trim()
      .split('\n')
      .map((path) => basename(path));
    const kinds = [...new Set(names.map((name) => name.split('.')[0]))];
    expect(kinds).toEqual(
      expect.arrayContaining([
        'tender',
        'award-grid',
        'notice-sheet',
        'performance-annex',
        'summary',
        'tenderer-forms',
        'justification',
      ]),
    );
    expect(names).toHaveLength(kinds.length * 2 * 3 + 2);
    expect(names.filter((name) => name.endsWith('.xlsx'))).toEqual([
      'award-grid.en.xlsx',
      'award-grid.fr.xlsx',
    ]);
    write(two);
    for (const file of readdirSync(one))
      expect(readFileSync(join(one, file)).equals(readFileSync(join(two, file)))).toBe(true);
  });

  test('marks an incomplete dossier and exits 1', () => {
    const path = join(folder, 'bare.json');
    writeFileSync(path, '{"authority":{"country":"LU"}}');
    const ran = clausier(['documents', path, '--out', join(folder, 'bare')]);
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('incomplete');
  });

  test('writes Word files that hold what the Markdown says', async () => {
    const out = join(folder, 'word');
    expect(clausier(['documents', example, '--out', out, '--formats', 'docx,md']).status).toBe(0);
    const read = await draftReader.read('tender.docx', readFileSync(join(out, 'tender.en.docx')));
    if (!read.ok) throw new Error(read.refusal.key);
    const text = read.value.parts.map((part) => part.text).join('\n');
    for (const [, heading = ''] of readFileSync(join(out, 'tender.en.md'), 'utf8').matchAll(
      /^#{1,3} (.+)$/gm,
    ))
      expect(text).toContain(heading.replaceAll('\\', ''));
  });
});

test('a command that is not built yet is named and exits 2', () => {
  const ran = clausier(['notice', 'write']);
  expect(ran.status).toBe(2);
  expect(ran.err).toContain('not built');
});

test('library check finds the data in order', () => {
  const ran = clausier(['library', 'check']);
  expect(ran).toMatchObject({ status: 0 });
});

test('library sync twice changes nothing the second time', () => {
  const env = { CLAUSIER_DB: join(folder, 'sync.db') };
  expect(clausier(['library', 'sync'], '', env).status).toBe(0);
  expect(clausier(['library', 'sync'], '', env).out).toMatch(/^0 versions added/);
});

test('codelists import takes genericode and JSON, and refuses anything else', () => {
  const env = { CLAUSIER_DB: join(folder, 'codes.db') };
  const genericode = join(folder, 'cpv.gc');
  writeFileSync(
    genericode,
    '<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/"><SimpleCodeList><Row><Value ColumnRef="code"><SimpleValue>03111000</SimpleValue></Value><Value ColumnRef="eng_label"><SimpleValue>Seeds</SimpleValue></Value><Value ColumnRef="deu_label"><SimpleValue>Samen</SimpleValue></Value></Row></SimpleCodeList></gc:CodeList>',
  );
  expect(clausier(['codelists', 'import', genericode], '', env)).toMatchObject({
    status: 0,
    out: '1 codes imported.\n',
  });
  writeFileSync(genericode, '<!DOCTYPE x><x/>');
  expect(clausier(['codelists', 'import', genericode], '', env).status).toBe(2);
  writeFileSync(genericode, 'hello');
  expect(clausier(['codelists', 'import', genericode], '', env).status).toBe(2);
});
