import { adviseOn } from '../../../src/usecases/advise.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { dossierSchema } from '../../../src/core/dossier/dossier.js';

const { law, library } = readKnowledge();
const asOf = '2026-11-02';

function duties(dossier: object) {
  const { duties: all, findings } = adviseOn(dossierSchema.parse({ asOf, ...dossier }), law, library, asOf);
  return {
    states: new Map(all.map((duty) => [duty.verdict.rule.id, duty.state])),
    missing: findings.flatMap((finding) =>
      finding.issue === 'mandatory-duty-missing' && finding.kind === 'library' ? [finding.values.duty] : [],
    ),
  };
}

const cleaning = {
  authority: { country: 'FR', type: 'sub-central' },
  contract: { kind: 'contract', nature: 'services', cpv: ['90910000'], value: 300_000, durationMonths: 36 },
};

test('it works: cleaning shows what binds cleaning, and no duty of vehicles, batteries, buildings or food', () => {
  const { states, missing } = duties(cleaning);
  expect(states.get('eu/duty/social-labour-law')).toBe('missing');
  expect(states.get('eu/duty/russia')).toBeDefined();
  for (const id of ['clean-vehicles', 'clean-fleet', 'batteries', 'solar', 'single-use-plastics', 'net-zero'])
    expect(states.has(`eu/duty/${id}`)).toBe(false);
  expect(missing).toContain('eu/duty/social-labour-law');
});

test('a chosen clause ticks each duty that it meets, and the finding goes', () => {
  const { states, missing } = duties({ ...cleaning, clauses: [{ clause: 'decent-work/social-labour-law' }] });
  for (const id of ['social-labour-law', 'minimum-wages', 'equal-pay'])
    expect(states.get(`eu/duty/${id}`)).toBe('met');
  expect(missing).not.toContain('eu/duty/social-labour-law');
});

const environment = {
  id: 'm',
  place: 'performance-condition',
  text: 'Waste is sorted and weighed each month.',
};
const quality = {
  id: 'q',
  kind: 'quality',
  name: 'Environmental quality',
  weight: 40,
  text: 'Energy and water.',
};
const price = { id: 'p', kind: 'price', name: 'Price', weight: 60 };

test.each([
  ['nothing', {}, 'missing', 'missing'],
  ['a condition of the authority’s own', { measures: [environment] }, 'missing', 'own'],
  ['a wording at another place', { measures: [{ ...environment, place: 'lots' }] }, 'missing', 'missing'],
  ['a criterion of its own', { award: { criteria: [price, quality] } }, 'own', 'missing'],
  ['the price', { award: { criteria: [price] } }, 'missing', 'missing'],
])(
  '%s is no proof that a duty is met, but the buyer is asked to look',
  (_what, more, criterion, condition) => {
    const { states, missing } = duties({ ...cleaning, ...more });
    expect(states.get('fr/environment-criterion')).toBe(criterion);
    expect(states.get('fr/environment-condition')).toBe(condition);
    expect(missing.includes('fr/environment-condition')).toBe(condition === 'missing');
  },
);

test('a clause that carries the duty out counts for more than wording of one’s own', () => {
  const { states } = duties({
    ...cleaning,
    measures: [environment],
    clauses: [{ clause: 'clean-transport/fleet' }],
  });
  expect(states.get('fr/environment-condition')).toBe('met');
});

test('what the buyer wrote answers a duty as well', () => {
  const { states } = duties({
    ...cleaning,
    contract: { ...cleaning.contract, lotsReason: 'One building, one team, one set of keys.' },
  });
  expect(states.get('eu/duty/lots-reasons')).toBe('answered');
});

test('a code of one lot reaches the whole tender', () => {
  const lots = [
    { id: 'LOT-0001', cpv: ['90910000'], value: 200_000 },
    { id: 'LOT-0002', cpv: ['90511000'], value: 200_000 },
  ];
  expect(duties({ ...cleaning, lots }).states.get('eu/duty/clean-fleet')).toBe('missing');
});

test('open duties are named only once the codes are known', () => {
  const { authority } = cleaning;
  expect([...duties({ authority }).states.values()]).not.toContain('open');
  const works = { kind: 'contract', nature: 'works', cpv: ['45214200'], value: 3_000_000 };
  expect(duties({ authority, contract: works }).states.get('eu/duty/solar')).toBe('open');
});

test('what the law only allows is to look at, and gives no finding', () => {
  const coffee = { kind: 'contract', nature: 'supplies', cpv: ['15861000'], value: 20_000 };
  const { states, missing } = duties({ ...cleaning, asOf: '2027-01-04', contract: coffee });
  expect(states.get('eu/duty/deforestation')).toBe('look');
  expect(missing).not.toContain('eu/duty/deforestation');
});
