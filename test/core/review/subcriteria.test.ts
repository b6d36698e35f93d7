import type { Criterion, Dossier } from '../../../src/core/dossier/dossier.js';
import { languages } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn, findingSays } from '../../../src/usecases/advise.js';

const knowledge = readKnowledge();
const { law, library } = knowledge;

const text = 'Who works where, how often, and who replaces whoever is absent.';
type Parts = NonNullable<Criterion['subcriteria']>;
const purchase = (subcriteria: Parts, more: Partial<Dossier> = {}): Dossier => ({
  title: 'Upkeep of parks',
  asOf: '2026-11-26',
  authority: { country: 'FR', type: 'sub-central' },
  contract: { kind: 'contract', nature: 'services', cpv: ['77310000'], value: 400_000, durationMonths: 24 },
  award: {
    method: 'best-price-quality',
    criteria: [
      { id: 'price', name: 'Price', kind: 'price', weight: 80 },
      { id: 'c', name: 'Organisation', kind: 'quality', weight: 20, text, subcriteria },
    ],
  },
  ...more,
});

const part = (id: string, weight?: number, said = text): Parts[number] => ({
  id,
  name: `Part ${id}`,
  text: said,
  ...(weight === undefined ? {} : { weight }),
});

const findingsOf = (dossier: Dossier) =>
  adviseOn(dossier, law, library, '2026-11-26').findings.filter(
    (finding) => finding.at.includes('subcriteria') || finding.issue === 'weights',
  );

interface Case {
  readonly name: string;
  readonly dossier: Dossier;
  readonly key: string;
  readonly level: 'warning' | 'note';
  /** What the finding has to cite. */
  readonly cites: readonly string[];
  readonly says: string;
}

const utility: Partial<Dossier> = {
  authority: { country: 'FR', type: 'utility' },
  contract: { kind: 'contract', nature: 'services', cpv: ['77310000'], value: 900_000, durationMonths: 24 },
};
const concession: Partial<Dossier> = {
  contract: {
    kind: 'concession',
    operatingRisk: true,
    nature: 'services',
    cpv: ['55250000'],
    value: 9_000_000,
    durationMonths: 60,
  },
};

const cases: readonly Case[] = [
  {
    name: 'a sum that is not the weight of the criterion',
    dossier: purchase([part('a', 8), part('b', 7.5)]),
    key: 'subcriteria-sum',
    level: 'warning',
    cites: ['eu/dir-2014-24/art-67', 'eu/cjeu/c-6-15'],
    says: 'weigh 15.5 points together, and the criterion weighs 20',
  },
  {
    name: 'weights for some',
    dossier: purchase([part('a', 8), part('b')]),
    key: 'subcriteria-partly',
    level: 'warning',
    cites: ['eu/dir-2014-24/art-67', 'eu/cjeu/c-532-06', 'eu/cjeu/c-331-04'],
    says: 'could not prepare for it',
  },
  {
    name: 'weights for none is a note: it is not always unlawful',
    dossier: purchase([part('a'), part('b')]),
    key: 'subcriteria-together',
    level: 'note',
    cites: ['eu/dir-2014-24/art-67', 'eu/cjeu/c-331-04', 'eu/cjeu/c-532-06', 'eu/cjeu/c-6-15'],
    says: 'The law does not always ask for weights here',
  },
  {
    name: 'a utility is told its own article',
    dossier: purchase([part('a', 8), part('b')], utility),
    key: 'subcriteria-partly',
    level: 'warning',
    cites: ['eu/dir-2014-25/art-82', 'eu/cjeu/c-532-06', 'eu/cjeu/c-331-04'],
    says: 'Organisation',
  },
  {
    name: 'a concession is told its own article',
    dossier: purchase([part('a', 8), part('b', 1)], concession),
    key: 'subcriteria-sum',
    level: 'warning',
    cites: ['eu/dir-2014-23/art-41', 'eu/cjeu/c-6-15'],
    says: 'Organisation',
  },
];

test.each(cases)('$name', ({ dossier, key, level, cites, says }) => {
  const found = findingsOf(dossier);
  expect(found).toMatchObject([
    { kind: 'library', key, level, issue: 'weights', at: 'award/criteria/1/subcriteria' },
  ]);
  expect(found.flatMap(({ basis }) => basis.map(({ to }) => to))).toEqual(cites);
  for (const language of languages)
    for (const finding of found) {
      const said = findingSays(finding, law, knowledge.words(language));
      expect(said.says).toContain('Organisation');
      expect(`${said.says} ${said.instead}`).not.toMatch(/[{}]/);
      expect(said.basis).toHaveLength(cites.length);
      if (language === 'en') expect(said.says).toContain(says);
    }
});

test('weights that agree, and a criterion without parts, are no matter', () => {
  expect(findingsOf(purchase([part('a', 12), part('b', 8)]))).toEqual([]);
  expect(findingsOf(purchase([]))).toEqual([]);
});

test('a criterion without its weight is told as such, and not a second time', () => {
  const dossier = purchase([part('a', 12), part('b', 8)]);
  const criteria = dossier.award?.criteria?.map(({ weight, ...criterion }) =>
    criterion.id === 'c' ? criterion : { ...criterion, ...(weight === undefined ? {} : { weight }) },
  );
  const found = findingsOf({
    ...dossier,
    award: { method: 'best-price-quality', ...(criteria && { criteria }) },
  });
  expect(found.map((finding) => [finding.kind, finding.level])).toEqual([['law', 'warning']]);
});

test('what is written in a part is looked at as any wording is, under a clause too', () => {
  const local = 'Firms that have their seat in the town earn all the points.';
  const dossier = purchase([part('a', 12), part('b', 8, local)]);
  const found = findingsOf(dossier);
  expect(found.map(({ at, issue }) => [at, issue])).toEqual([
    ['award/criteria/c/subcriteria/b', 'local-preference'],
  ]);
});
