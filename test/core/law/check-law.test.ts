import { checkLaw } from '../../../src/core/law/check-law.js';
import type { Exception, Law, Rule } from '../../../src/core/law/law.js';
import { law } from '../../support/law.js';

// What is refused when the law data is loaded, tried on the real data with one thing spoilt.

const siae = law.rules.find((rule) => rule.id === 'fr/route/siae');
if (siae === undefined) throw new Error('The French route that these tests spoil is gone.');
const route: Rule = siae;

function faultsWith(change: Partial<Law>): string[] {
  return checkLaw({ ...law, ...change }).map((fault) => `${fault.id} ${fault.says}`);
}

function spoilt(part: Partial<Rule>): string[] {
  return faultsWith({
    rules: law.rules.map((rule) => (rule === route ? { ...route, ...part } : rule)),
  });
}

const refusal: Exception = {
  id: 'no',
  when: { kind: 'all', parts: [] },
  outcome: {
    kind: 'forbidden',
    says: { en: 'No.', fr: 'Non.' },
    duties: [],
    instead: { en: 'Otherwise.', fr: 'Autrement.' },
  },
  basis: [{ to: 'fr/ccp/l2113-13', role: 'limits' }],
  unless: [],
};

test('the real data is in order', () => {
  expect(faultsWith({})).toEqual([]);
});

test.each<[string, Partial<Rule>, RegExp]>([
  ['a national route without a Union rule to stand on', { within: undefined }, /"within" is missing/],
  ['a national route on a rule that is none', { within: ['eu/reserve/none'] }, /is no rule/],
  ['a national route on a duty', { within: ['eu/duty/reservation-cited'] }, /is no route of Union law/],
  ['a national route without a name', { name: undefined }, /needs its "name"/],
  ['a route of another country', { route: 'it-siae' }, /must begin with its country/],
  ['a Union route opened by national law', { route: 'art-20', within: undefined }, /needs neither|refines/],
  [
    'a refusal that nobody read',
    { exceptions: [{ ...refusal, checked: { on: '2026-11-26', against: 'none' } }] },
    /refuses although nothing it rests on was read/,
  ],
  [
    'a national exception that lifts a refusal of the Union',
    {
      exceptions: [{ ...refusal, id: 'not-transposed', outcome: { ...refusal.outcome, kind: 'allowed' } }],
    },
    /permits what the Union rule/,
  ],
])('is refused: %s', (_name, part, says) => {
  expect(spoilt(part).join('\n')).toMatch(says);
});

test('is refused: two rules of one country that refine the same Union rule on the same days', () => {
  const refining = law.rules.find((rule) => rule.id === 'fr/reserve/art-20');
  if (refining === undefined) throw new Error('The refinement that this test doubles is gone.');
  const twin: Rule = { ...refining, id: 'fr/reserve/art-20-again' };
  expect(faultsWith({ rules: [...law.rules, twin] }).join('\n')).toMatch(/on the same days as/);
  const ended: Rule = { ...twin, inForce: { from: '2018-01-01', to: refining.inForce.from } };
  expect(faultsWith({ rules: [...law.rules, ended] }).join('\n')).not.toMatch(/on the same days as/);
});

test('is refused: a table that refuses what nobody read', () => {
  const table = law.tables.get('eu/tables/art-77');
  if (table === undefined) throw new Error('The table that this test spoils is gone.');
  const rows = new Map(table.rows);
  rows.set('NL', { value: 'not-allowed', ref: 'nothing', checked: { on: '2026-11-26', against: 'none' } });
  const tables = new Map(law.tables).set(table.id, { ...table, rows });
  expect(faultsWith({ tables }).join('\n')).toMatch(/refuses for NL although nobody read it/);
});
