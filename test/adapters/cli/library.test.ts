import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readClauses } from '../../../src/adapters/files/read-clauses.js';
import { root } from '../../../src/adapters/files/root.js';
import { scaffoldOf } from '../../../src/adapters/cli/scaffold.js';
import { checkData } from '../../../src/check-data.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { openStores } from '../../../src/stores.js';
import { clausier } from '../../support/shell.js';

const folder = mkdtempSync(join(tmpdir(), 'clausier-library-'));

describe('library diff', () => {
  test('it works: two clauses, word by word', () => {
    const ran = clausier(['library', 'diff', 'circular/take-back', 'circular/batteries']);
    expect(ran.status).toBe(0);
    expect(ran.out).toMatch(/^## title \(en\)$/m);
    expect(ran.out).toMatch(/\[-[^]*-\]\{\+|\{\+[^]*\+\}/);
  });

  test('a clause and itself', () => {
    expect(clausier(['library', 'diff', 'circular/take-back', 'circular/take-back']).out).toContain(
      'No difference.',
    );
  });

  test('two folders: what is new, gone, changed', () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    for (const path of [one, two])
      cpSync(join(root, 'clauses/circular/take-back'), join(path, 'circular/take-back'), { recursive: true });
    cpSync(join(root, 'clauses/circular/batteries'), join(two, 'circular/batteries'), { recursive: true });
    const ran = clausier(['library', 'diff', one, two]);
    expect([ran.status, ran.out.trim()]).toEqual([0, expect.stringMatching(/^\+ circular\/batteries \d/)]);
  });

  test.each([
    [['circular/take-back'], 'Usage'],
    [['circular/take-back', 'circular/nothing'], 'circular/nothing'],
    [['circular/take-back', 'circular/take-back@9.9.9'], '9.9.9'],
  ])('%j is refused', (words, says) => {
    const env = { CLAUSIER_DB: join(folder, 'diff.db') };
    const ran = clausier(['library', 'diff', ...words], '', env);
    expect(ran.status).toBe(1);
    expect(ran.err).toContain(says);
  });
});

describe('library new', () => {
  test('what it begins passes the check', () => {
    const place = join(folder, 'begun');
    cpSync(join(root, 'clauses'), place, { recursive: true });
    for (const id of ['training/first', 'training/second', 'preparation/third']) {
      mkdirSync(join(place, id), { recursive: true });
      for (const [name, content] of Object.entries(scaffoldOf(id, id.split('/')[0] ?? '', '2028-02-29')))
        writeFileSync(join(place, id, name), content);
    }
    const report = checkData({ ...readKnowledge(), library: readClauses(place) }, '2026-11-24');
    expect(report.faults).toEqual([]);
  });

  test.each([
    [[], 'Usage'],
    [['training'], 'Usage'],
    [['../training/x'], 'Usage'],
    [['sports/x'], 'work-integration'],
    [['work-integration/hours'], 'already'],
  ])('%j is refused', (words, says) => {
    const ran = clausier(['library', 'new', ...words]);
    expect(ran.status).toBe(1);
    expect(ran.err).toContain(says);
  });
});

describe('library impact', () => {
  const database = join(folder, 'impact.db');
  beforeAll(() => {
    const stores = openStores(database);
    stores.dossiers.create(
      'w',
      { authority: { country: 'FR' }, clauses: [{ clause: 'work-integration/hours', version: '1.0.1' }] },
      '2026-11-24T10:00:00Z',
    );
    stores.close();
  });

  test('of a provision: rules, clauses, judgments, stored dossiers', () => {
    const ran = clausier(['library', 'impact', 'eu/dir-2014-24/art-70'], '', { CLAUSIER_DB: database });
    expect(ran.status).toBe(0);
    expect(ran.out).toContain('work-integration/hours');
    expect(ran.out).toMatch(/eu\/cjeu\/c-/);
    expect(ran.out).toMatch(/Stored dossiers[^\n]*: 1\n\S+ work-integration\/hours@1\.0\.1/);
  });

  test('of a clause', () => {
    const ran = clausier(['library', 'impact', 'work-integration/hours'], '', { CLAUSIER_DB: database });
    expect(ran.out).toMatch(/: 1\n/);
  });

  test('what is neither', () => {
    expect(clausier(['library', 'impact', 'eu/nothing'], '', { CLAUSIER_DB: database })).toMatchObject({
      status: 1,
    });
  });
});

test('library feedback is what readers said', () => {
  const database = join(folder, 'feedback.db');
  const stores = openStores(database);
  stores.feedback.add({
    clause: 'work-integration/hours',
    version: '1.0.1',
    language: 'fr',
    text: 'Trop d’heures.',
    at: '2026-11-24T10:00:00Z',
  });
  stores.close();
  const env = { CLAUSIER_DB: database };
  expect(JSON.parse(clausier(['library', 'feedback'], '', env).out)).toMatchObject({
    feedback: [{ clause: 'work-integration/hours', text: 'Trop d’heures.' }],
  });
  expect(clausier(['library', 'feedback', '--text'], '', env).out).toContain('Trop d’heures.');
});
