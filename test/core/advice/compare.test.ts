import { assess } from '../../../src/core/advice/assess.js';
import { compareAdvice } from '../../../src/core/advice/compare.js';
import { dossierSchema } from '../../../src/core/dossier/dossier.js';
import { readKnowledge } from '../../../src/knowledge.js';

const { law, library } = readKnowledge();

function compared(dossier: object, from: string, to: string) {
  const read = dossierSchema.parse(dossier);
  const on = (asOf: string) => assess({ ...read, asOf }, law, library, asOf);
  return compareAdvice(on(from), on(to), law);
}

const vans = {
  authority: { country: 'FR', type: 'sub-central' },
  contract: { kind: 'contract', nature: 'supplies', cpv: ['34136000'], value: 218_000, durationMonths: 12 },
};

test('it works: a threshold that falls brings a contract in, and the duties that follow', () => {
  const { regime, duties, figures } = compared(vans, '2025-12-31', '2026-01-01');
  expect(regime).toEqual(
    expect.arrayContaining([
      { fact: 'regime.threshold', before: 221_000, after: 216_000 },
      { fact: 'regime.position', before: 'below', after: 'at-or-above' },
    ]),
  );
  const clean = duties.find((change) => change.rule.id === 'eu/duty/clean-vehicles');
  expect(clean).toMatchObject({ before: 'silent', after: 'required' });
  expect(figures.map(({ parameter, before, after }) => [parameter.id, before?.value, after?.value])).toEqual([
    ['eu/threshold/sub-central', 221_000, 216_000],
  ]);
  expect(figures[0]?.after?.basis.map((citation) => citation.to)).toContain('eu/del-reg-2025-2152/art-1');
});

test('a duty of the same kind that asks for something else is a change too', () => {
  const dear = { ...vans, contract: { ...vans.contract, value: 500_000 } };
  const change = compared(dear, '2025-12-31', '2026-01-01').duties.find(
    ({ rule }) => rule.id === 'eu/duty/clean-vehicles',
  );
  expect(change).toMatchObject({ before: 'required', after: 'required' });
  expect(change?.added.map((duty) => duty.id)).toEqual(['clean-from-2026']);
  expect(change?.gone.map((duty) => duty.id)).toEqual(['clean-until-2025']);
});

test('a rule that begins counts as silent before, and one that has not begun is no change', () => {
  const { duties } = compared(vans, '2026-06-06', '2026-06-07');
  expect(duties.map(({ rule, before, after }) => [rule.id, before, after])).toEqual([
    ['eu/duty/equal-pay', 'silent', 'required'],
  ]);
});

test('between two days of the same law nothing differs', () => {
  const { regime, routes, duties, figures } = compared(vans, '2026-11-02', '2026-11-03');
  expect([regime, routes, duties, figures]).toEqual([[], [], [], []]);
});

test('beyond the last published threshold the figure is not set, and the regime says so', () => {
  const { regime, figures } = compared(vans, '2027-12-31', '2028-01-01');
  expect(figures).toHaveLength(1);
  expect(figures[0]?.after).toBeUndefined();
  expect(regime).toContainEqual({ fact: 'regime.threshold', before: 216_000, after: undefined });
});
