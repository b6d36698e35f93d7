import type { ClauseParameter } from '../../../src/core/clauses/clause.js';
import { checkValues, defaultsOf, valueSays } from '../../../src/core/clauses/parameters.js';
import { factsFrom } from '../../../src/core/facts/facts.js';
import { clauseWith, wordsIn } from './sample.js';

describe('defaults', () => {
  const half: ClauseParameter = {
    id: 'months',
    type: 'integer',
    min: 1,
    max: 48,
    default: { kind: 'fact', fact: 'contract.durationMonths', times: 0.5, round: 1, min: 1, max: 12 },
  };
  const halfOf = (months: number): unknown =>
    defaultsOf(clauseWith({ parameters: [half] }), factsFrom([['contract.durationMonths', months]])).months;

  test('are read from facts, computed, rounded and kept within bounds', () => {
    expect(halfOf(9)).toBe(5);
    expect(halfOf(1)).toBe(1);
    expect(halfOf(48)).toBe(12);
    expect(defaultsOf(clauseWith(), factsFrom([['insertion.hours', 714.6]]))).toEqual({
      hours: 715,
      groups: ['youth', 'refugees'],
      deduction: 45,
    });
    expect(defaultsOf(clauseWith(), factsFrom([['insertion.hours', 5]])).hours).toBe(35);
    expect(defaultsOf(clauseWith(), factsFrom([['insertion.hours', 90_000]])).hours).toBe(1000);
  });

  test('round to a step without the dust of binary fractions', () => {
    const parameter: ClauseParameter = {
      id: 'share',
      type: 'decimal',
      default: { kind: 'fact', fact: 'contract.labourShare', times: 3, round: 0.1 },
    };
    expect(
      defaultsOf(clauseWith({ parameters: [parameter] }), factsFrom([['contract.labourShare', 0.1]])),
    ).toEqual({ share: 0.3 });
  });

  test('are left out when the fact is missing or of another type', () => {
    expect(defaultsOf(clauseWith(), factsFrom([]))).not.toHaveProperty('hours');
    const named: ClauseParameter = { id: 'name', type: 'text', default: { kind: 'fact', fact: 'title' } };
    expect(defaultsOf(clauseWith({ parameters: [named] }), factsFrom([['title', 'Parks']]))).toEqual({
      name: 'Parks',
    });
    expect(defaultsOf(clauseWith({ parameters: [named] }), factsFrom([['title', 12]]))).toEqual({});
  });
});

describe('typed values', () => {
  const faults = (values: Record<string, number | string | boolean | string[]>): string[] =>
    checkValues(clauseWith(), values).map(
      (fault) => `${fault.parameter} ${fault.key} ${JSON.stringify(fault.values)}`,
    );

  test.each([
    [{ hours: 34 }, ['hours clause.fault.min {"min":35}']],
    [{ hours: 1001 }, ['hours clause.fault.max {"max":1000}']],
    [{ hours: 40.5 }, ['hours clause.fault.whole {}']],
    [{ hours: '40' }, ['hours clause.fault.number {}']],
    [{ hours: NaN }, ['hours clause.fault.number {}']],
    [{ groups: ['youth', 'friends'] }, ['groups clause.fault.option {"option":"friends"}']],
    [{ groups: 'youth' }, ['groups clause.fault.list {}']],
    [{ deduction: true }, ['deduction clause.fault.number {}']],
    [{ price: 3 }, ['price clause.fault.unknown-parameter {"id":"price"}']],
    [
      { hours: 1, deduction: 500 },
      ['hours clause.fault.min {"min":35}', 'deduction clause.fault.max {"max":200}'],
    ],
    [{ hours: 35, groups: ['disabled'], deduction: 45.5 }, []],
    [{}, []],
  ])('%j', (values, expected) => {
    expect(faults(values)).toEqual(expected);
  });

  test('dates exist and texts have an end', () => {
    const clause = clauseWith({
      parameters: [
        { id: 'day', type: 'date' },
        { id: 'note', type: 'text' },
      ],
    });
    expect(
      checkValues(clause, { day: '2026-02-30', note: 'x'.repeat(2001) }).map((fault) => fault.key),
    ).toEqual(['clause.fault.date', 'clause.fault.too-long']);
    expect(checkValues(clause, { day: '2026-02-28', note: '' })).toEqual([]);
  });
});

describe('values in words', () => {
  const says = (
    parameter: ClauseParameter,
    value: number | string | string[],
    language: 'en' | 'fr',
  ): string => valueSays(parameter, value, clauseWith(), wordsIn(language)).replaceAll('\u00a0', ' ');

  test('follow the language', () => {
    expect(says({ id: 'm', type: 'money' }, 45, 'en')).toBe('EUR 45');
    expect(says({ id: 'm', type: 'money' }, 1234.5, 'fr')).toBe('1 234,50 EUR');
    expect(says({ id: 'p', type: 'percent' }, 5, 'en')).toBe('5%');
    expect(says({ id: 'p', type: 'percent' }, 2.5, 'fr')).toBe('2,5 %');
    expect(says({ id: 'i', type: 'integer' }, 12_000, 'en')).toBe('12,000');
    expect(says({ id: 'd', type: 'date' }, '2026-05-01', 'fr')).toBe('1er mai 2026');
    expect(says({ id: 'd', type: 'date' }, '2026-05-01', 'en')).toBe('1 May 2026');
    expect(says({ id: 'x', type: 'months' }, 6, 'en')).toBe('unit.months 6');
    expect(says({ id: 't', type: 'text' }, 'As typed', 'en')).toBe('As typed');
  });

  test('name options by their labels', () => {
    const options = ['youth', 'refugees', 'disabled'];
    expect(says({ id: 's', type: 'some-of', options }, options, 'en')).toBe(
      'young people, refugees and people with disabilities',
    );
    expect(says({ id: 's', type: 'some-of', options }, ['youth'], 'en')).toBe('young people');
    expect(says({ id: 'o', type: 'one-of', options }, 'disabled', 'en')).toBe('people with disabilities');
  });
});
