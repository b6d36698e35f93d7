import { clauseSearch, type ClauseQuery } from '../../../src/adapters/sqlite/clause-search.js';
import { clauseStore } from '../../../src/adapters/sqlite/clause-store.js';
import { dossierStore } from '../../../src/adapters/sqlite/dossier-store.js';
import { openDatabase, type Database } from '../../../src/adapters/sqlite/open.js';
import type { Clause } from '../../../src/core/clauses/clause.js';
import { clauseWith, wordsWith } from '../../core/clauses/sample.js';

const now = '2026-12-01T10:00:00Z';
let database: Database;

beforeEach(() => {
  database = openDatabase(':memory:');
});
afterEach(() => {
  database.close();
});

const hours = clauseWith();
const lamps = clauseWith({
  id: 'energy/lamps',
  themes: ['energy'],
  place: 'technical-specification',
  level: 1,
  sha256: 'sha256:lamps',
  typical: { cpv: ['31500000'], leads: [], when: [], unless: [] },
});
const report = (clauses: readonly Clause[]): unknown => clauseStore(database).sync(clauses, now);
const nothing = { added: [], superseded: [], retired: [], back: [] };

describe('the sync of the library', () => {
  test('takes clauses over and changes nothing when run again', () => {
    expect(report([hours, lamps])).toEqual({
      ok: true,
      value: { ...nothing, added: ['work-integration/hours 1.0.0', 'energy/lamps 1.0.0'], unchanged: 0 },
    });
    expect(report([hours, lamps])).toEqual({ ok: true, value: { ...nothing, unchanged: 2 } });
    expect(clauseStore(database).find(hours.id, '1.0.0')).toEqual(JSON.parse(JSON.stringify(hours)));
  });

  test('refuses other words under the same version, and then takes over nothing', () => {
    report([hours]);
    const refusal = report([{ ...hours, sha256: 'sha256:two', effort: 'heavy' }, lamps]);
    expect(refusal).toMatchObject({
      ok: false,
      refusal: [
        { id: hours.id, version: '1.0.0', says: expect.stringContaining('Give it a new version') as unknown },
      ],
    });
    expect(clauseStore(database).find(lamps.id, '1.0.0')).toBeUndefined();
  });

  test('keeps a clause and its form for a country side by side, each with its current version', () => {
    const french = { ...hours, version: '1.0.0+fr', variant: 'FR', sha256: 'sha256:fr' };
    expect(report([hours, french])).toMatchObject({
      value: { added: ['work-integration/hours 1.0.0', 'work-integration/hours 1.0.0+fr'] },
    });
    const later = { ...french, version: '1.1.0+fr', sha256: 'sha256:fr-later' };
    expect(report([hours, later])).toMatchObject({
      value: {
        added: ['work-integration/hours 1.1.0+fr'],
        superseded: ['work-integration/hours 1.0.0+fr'],
        unchanged: 1,
      },
    });
    const store = clauseStore(database);
    expect(store.versions(hours.id)).toMatchObject([
      { version: '1.0.0', variant: '', status: 'current' },
      { version: '1.0.0+fr', variant: 'FR', status: 'superseded' },
      { version: '1.1.0+fr', variant: 'FR', status: 'current' },
    ]);
    expect(store.find(hours.id, '1.0.0+fr')?.sha256).toBe('sha256:fr');
    // The search knows each identity once, by the form of the Union.
    expect(clauseSearch(database).search({ language: 'en', words: 'hours' }).total).toBe(1);
    expect(report([hours])).toMatchObject({
      value: {
        retired: ['work-integration/hours 1.0.0+fr', 'work-integration/hours 1.1.0+fr'],
        unchanged: 1,
      },
    });
  });

  test('keeps every version, so that a dossier keeps its own', () => {
    report([hours]);
    dossierStore(database).create(
      'w',
      { authority: { country: 'FR' }, clauses: [{ clause: hours.id, version: '1.0.0' }] },
      now,
    );
    expect(report([{ ...hours, version: '1.1.0', sha256: 'sha256:two' }])).toMatchObject({
      value: { added: ['work-integration/hours 1.1.0'], superseded: ['work-integration/hours 1.0.0'] },
    });
    expect(report([])).toMatchObject({
      value: { retired: ['work-integration/hours 1.0.0', 'work-integration/hours 1.1.0'] },
    });
    expect(clauseStore(database).versions(hours.id)).toMatchObject([
      { version: '1.0.0', status: 'retired' },
      { version: '1.1.0', status: 'retired' },
    ]);
    expect(clauseStore(database).find(hours.id, '1.0.0')?.sha256).toBe('sha256:one');
    expect(report([hours])).toMatchObject({
      value: { back: ['work-integration/hours 1.0.0'], superseded: ['work-integration/hours 1.1.0'] },
    });
  });

  test('is found in search, and a clause that left is not', () => {
    report([hours, lamps]);
    report([lamps]);
    expect(
      clauseSearch(database)
        .search({ language: 'en' })
        .hits.map((hit) => hit.id),
    ).toEqual([lamps.id]);
  });
});

describe('the search for clauses', () => {
  const named = (id: string, words: Partial<Clause['words']['en']>, change: Partial<Clause> = {}): Clause =>
    clauseWith({ id, sha256: id, words: wordsWith(words), ...change });
  const many = 'Équité here. '.repeat(12);
  const clauses = [
    named(
      'fair-trade/text',
      { title: 'Tea', summary: 'Tea', text: `Long words. ${many}` },
      { themes: ['fair-trade'] },
    ),
    named(
      'fair-trade/summary',
      { title: 'Coffee', summary: 'About équité', text: 'Beans' },
      { themes: ['fair-trade'], level: 1 },
    ),
    named(
      'fair-trade/title',
      { title: 'Équité', summary: 'Cocoa', text: 'Beans' },
      { themes: ['fair-trade', 'supply-chain-labour'] },
    ),
    named(
      'energy/lamps',
      {
        title: 'Straße and Łódź',
        summary: 'Lamps for œuvre',
        text: 'The **lamps** of {{hours}} streets shine; <b>O’Neil</b> pays.',
      },
      {
        themes: ['energy'],
        place: 'technical-specification',
        typical: { cpv: ['31500000'], leads: [], when: [], unless: [] },
        appliesWhen: { kind: 'fact', fact: 'contract.nature', test: { op: 'is', value: 'supplies' } },
      },
    ),
  ];
  const ids = (query: Partial<ClauseQuery>): string[] =>
    clauseSearch(database)
      .search({ language: 'en', ...query })
      .hits.map((hit) => hit.id);

  beforeEach(() => {
    report(clauses);
  });

  test('ranks the title over the summary over the text, and ignores accents and case', () => {
    for (const words of ['équité', 'EQUITE', 'equit'])
      expect(ids({ words })).toEqual(['fair-trade/title', 'fair-trade/summary', 'fair-trade/text']);
  });

  test('finds letters that are no accented letters, by what people type', () => {
    for (const words of ['strasse', 'Straße', 'lodz', 'Łódź', 'oeuvre', 'œuvre'])
      expect(ids({ words })).toEqual(['energy/lamps']);
  });

  test('takes all words, or any where no clause has all', () => {
    expect(ids({ words: 'lamps for the streets' })).toEqual(['energy/lamps']);
    expect(ids({ words: 'lamps cocoa' }).sort()).toEqual(['energy/lamps', 'fair-trade/title']);
  });

  test.each([
    '"',
    '*',
    '(',
    'a:b',
    '-x',
    "O'Neil",
    'NEAR(',
    'AND',
    'title:x OR',
    '\u0000',
    '"; DROP TABLE clauses',
  ])('reads %j as words', (words) => {
    expect(() => ids({ words })).not.toThrow();
  });

  test('filters by facets and counts what each value would leave', () => {
    expect(ids({ theme: 'energy' })).toEqual(['energy/lamps']);
    expect(ids({ place: 'technical-specification', theme: 'fair-trade' })).toEqual([]);
    expect(ids({ level: '1' })).toEqual(['fair-trade/summary']);
    expect(ids({ nature: 'works' })).not.toContain('energy/lamps');
    expect(ids({ cpv: '31527200' })).toEqual(['energy/lamps']);
    expect(ids({ cpv: '31' })).toEqual(['energy/lamps']);
    const { counts, total } = clauseSearch(database).search({ language: 'en', theme: 'fair-trade' });
    expect(total).toBe(3);
    expect(counts.theme).toEqual({ 'fair-trade': 3, 'supply-chain-labour': 1, energy: 1 });
    expect(counts.place).toEqual({ 'performance-condition': 3 });
    expect(counts.level).toEqual({ 1: 1, 2: 2 });
  });

  test('shows the surroundings of the find, as plain text', () => {
    const [hit] = clauseSearch(database).search({ language: 'en', words: 'lamp shine' }).hits;
    expect(hit?.snippet).toEqual([
      { text: 'The ', hit: false },
      { text: 'lamps', hit: true },
      { text: ' of … streets ', hit: false },
      { text: 'shine', hit: true },
      { text: '; <bO’Neil</b pays.', hit: false },
    ]);
    const [long] = clauseSearch(database).search({ language: 'en', words: 'équité', size: 1, page: 3 }).hits;
    expect(long?.snippet.map((part) => part.text).join('')).toMatch(/^Long words\. Équité here\..* …$/);
  });

  test('comes in pages, and a page beyond the last is the last', () => {
    const search = clauseSearch(database);
    expect(search.search({ language: 'en', size: 3 })).toMatchObject({
      total: 4,
      page: 1,
      pages: 2,
      hits: [{}, {}, {}],
    });
    expect(search.search({ language: 'en', size: 3, page: 9 })).toMatchObject({ page: 2, hits: [{}] });
    expect(search.search({ language: 'en', words: '?!' })).toMatchObject({
      total: 0,
      page: 1,
      pages: 1,
      hits: [],
    });
  });
});

test('what a clause is typical for may change without a new version; its wording may not', () => {
  expect(report([hours])).toMatchObject({ ok: true });
  // The fingerprint of an earlier release was taken of more than the wording.
  const learnt = {
    ...hours,
    sha256: 'sha256:of-the-wording',
    typical: { ...hours.typical, cpv: ['31500000'] },
  };
  expect(report([learnt])).toEqual({ ok: true, value: { ...nothing, unchanged: 1 } });
  expect(clauseStore(database).find(hours.id, hours.version)?.sha256).toBe('sha256:of-the-wording');
  const query: ClauseQuery = { language: 'en', cpv: '31500000', page: 1, size: 10 };
  expect(
    clauseSearch(database)
      .search(query)
      .hits.map(({ id }) => id),
  ).toEqual([hours.id]);
  expect(report([{ ...learnt, sha256: 'sha256:other', effort: 'heavy' }])).toMatchObject({ ok: false });
});
