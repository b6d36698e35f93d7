import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { alpha2Of } from '../../../src/adapters/notices/countries.js';

const list = resolve(process.cwd(), '../shared/eforms/countries.json');

describe('countries', () => {
  it('have two letters for three', () => {
    const codes = [
      'FRA',
      'DEU',
      'GRC',
      'GBR',
      'NOR',
      'IRL',
      'EST',
      'AUT',
      'SWE',
      'DNK',
      'PRT',
      'POL',
      'SVN',
      'SVK',
    ];
    const expected = ['FR', 'DE', 'GR', 'GB', 'NO', 'IE', 'EE', 'AT', 'SE', 'DK', 'PT', 'PL', 'SI', 'SK'];
    expect(codes.map(alpha2Of)).toEqual(expected);
  });

  it('that do not exist have none', () => {
    expect(['XXX', '', '__proto__', 'fra', 'FR', undefined].map(alpha2Of)).toEqual(Array(6).fill(undefined));
  });

  (existsSync(list) ? it : it.skip)(`of the eForms list are all there (${list})`, () => {
    const { codes } = JSON.parse(readFileSync(list, 'utf8')) as {
      codes: { code: string; label: { en: string } }[];
    };
    const found = codes.map(({ code }) => alpha2Of(code));
    expect(found.every((code) => code !== undefined && /^[A-Z]{2}$/.test(code))).toBe(true);
    expect(new Set(found).size).toBe(codes.length);
  });
});
