import { join } from 'node:path';
import { readCpv } from '../../../src/adapters/files/read-cpv.js';
import { root } from '../../../src/adapters/files/root.js';
import { cpvSearch, type CpvSearch } from '../../../src/adapters/sqlite/cpv-search.js';
import { openDatabase } from '../../../src/adapters/sqlite/open.js';
import type { Language } from '../../../src/core/shared/text.js';

const database = openDatabase(':memory:');
const { entries, hash } = readCpv(join(root, 'data/codelists'));
let search: CpvSearch;

beforeAll(() => {
  search = cpvSearch(database);
  search.load(entries, hash);
});
afterAll(() => {
  database.close();
});

describe('the search for CPV codes', () => {
  test.each<[string, Language, RegExp]>([
    ['cantine scolaire', 'fr', /^5552(31|40)00$/],
    ['Cantines scolaires', 'fr', /^5552(31|40)00$/],
    ['ménage des bureaux', 'fr', /^9091/],
    ['menage des bureaux', 'fr', /^9091/],
    ['aide a domicile', 'fr', /^(853|985133)/],
    ['school meals', 'en', /^5552/],
    ['grass cutting', 'en', /^773/],
    ['office cleaning', 'en', /^9091/],
  ])('finds %j first (%s)', (query, language, expected) => {
    expect(search.search(query, language)[0]?.code).toMatch(expected);
  });

  test('finds a code, with its check digit, or what lies under its first digits', () => {
    expect(search.search('55523100', 'en')).toMatchObject([{ code: '55523100', score: 1 }]);
    expect(search.search('55523100-3', 'fr')).toHaveLength(1);
    const below = search.search('5552', 'fr', 50).map((hit) => hit.code);
    expect(below.length).toBeGreaterThan(2);
    expect(below.every((code) => code.startsWith('5552'))).toBe(true);
  });

  test('takes any word where no code has them all, and none where there is nothing', () => {
    expect(search.search('cantine zzzz', 'fr')[0]?.code).toMatch(/^(55|15)/);
    expect(search.search('zzzz', 'fr')).toEqual([]);
    for (const query of ['', '"', '(*', '-x', 'a:b', "O'Neil"])
      expect(() => search.search(query, 'en')).not.toThrow();
  });

  test('says labels, also of one code', () => {
    expect(search.label('55523100', 'fr')).toBe(search.search('55523100', 'fr')[0]?.label);
    expect(search.label('00000000', 'fr')).toBeUndefined();
  });
});

test('the codes of a source are taken over once, and the official label goes first', () => {
  const own = openDatabase(':memory:');
  const store = cpvSearch(own);
  const row = {
    code: '77310000',
    label: { en: 'Green spaces', fr: 'Espaces verts' },
    words: { en: ['parks'], fr: ['parcs'] },
  };
  expect(store.load([row], 'a')).toBe(true);
  expect(store.load([row], 'a')).toBe(false);
  expect(
    store.load(
      [{ ...row, label: { en: 'Planting services', fr: 'Plantations' }, words: { en: [], fr: [] } }],
      'b',
      'official',
    ),
  ).toBe(true);
  expect(store.search('parks', 'en')).toMatchObject([{ code: '77310000', label: 'Planting services' }]);
  expect(store.search('planting', 'en')).toHaveLength(1);
  expect(store.load([], 'c')).toBe(true);
  expect(store.search('parks', 'en')).toEqual([]);
  own.close();
});
