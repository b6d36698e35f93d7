import { answersOf, type Answers } from '../../../src/core/record/answers.js';
import { compareAnswers } from '../../../src/core/record/compare-answers.js';
import { dossierSchema, type Dossier } from '../../../src/core/dossier/dossier.js';
import type { Law } from '../../../src/core/law/law.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn } from '../../../src/usecases/advise.js';
import { lawWith, withoutArticle20 } from '../../support/other-law.js';
import { upkeep } from '../../support/upkeep.js';

const { law, library } = readKnowledge();

/** As it comes back from a store. */
function answers(dossier: object, under: Law = law, today = '2026-11-26'): Answers {
  const { assessment, duties, findings } = adviseOn(dossierSchema.parse(dossier), under, library, today);
  return JSON.parse(JSON.stringify(answersOf(assessment, duties, findings))) as Answers;
}

const parks = upkeep('FR');
const inTwoLots: Dossier = {
  ...parks,
  lots: [
    { id: 'LOT-0001', value: 200_000 },
    { id: 'LOT-0002', value: 200_000 },
  ],
};

test('it works: the same law answers the same', () => {
  expect(compareAnswers(answers(parks), answers(parks))).toBeUndefined();
  expect(compareAnswers(answers(inTwoLots), answers(inTwoLots))).toBeUndefined();
});

test('law data that changes no answer of a dossier is no change', () => {
  const reworded = lawWith(law, 'eu/reserve/art-20', (rule) => ({
    ...rule,
    question: { en: 'Other words?', fr: 'D’autres mots ?' },
    basis: rule.basis.slice(0, 1),
  }));
  expect(compareAnswers(answers(parks), answers(parks, reworded))).toBeUndefined();
  // A duty of one country is nothing to a buyer of another.
  const french = lawWith(law, 'fr/environment-condition', () => undefined);
  expect(compareAnswers(answers(upkeep('LU')), answers(upkeep('LU'), french))).toBeUndefined();
});

test('a route that closes: question, both kinds, what is no longer to do, the article', () => {
  const changes = compareAnswers(answers(parks), answers(parks, withoutArticle20(law)));
  const change = changes?.answers.find(({ id }) => id === 'art-20');
  expect(change).toMatchObject({
    subject: 'route',
    before: 'allowed-if',
    after: 'forbidden',
    added: [],
    whole: true,
    lots: [],
  });
  expect(change?.gone.map(({ en }) => en).join(' ')).toContain('50%');
  expect(change?.basis.map(({ to }) => to)).toContain('eu/dir-2014-24/art-20');
  // A route of France stands on its ground and closes with it.
  expect(changes?.answers.map(({ id }) => id)).toContain('fr-siae');
});

test('what changes for the whole and each lot alike is said once, and for one lot only of that lot', () => {
  const after = answers(inTwoLots, withoutArticle20(law));
  const both = compareAnswers(answers(inTwoLots), after)?.answers.filter(({ id }) => id === 'art-20');
  expect(both).toHaveLength(1);
  expect(both?.[0]).toMatchObject({ whole: true, lots: ['LOT-0001', 'LOT-0002'] });
  const [first, second] = after.lots;
  if (first === undefined || second === undefined) throw new Error('There are two lots.');
  const one = compareAnswers({ ...after, lots: [{ ...first, routes: {} }, second] }, after)?.answers;
  expect(one?.find(({ id }) => id === 'art-20')).toMatchObject({
    before: 'silent',
    after: 'forbidden',
    whole: false,
    lots: ['LOT-0001'],
  });
});

test('a duty that has gone from the law is told in the words of its time', () => {
  const gone = lawWith(law, 'fr/environment-condition', () => undefined);
  const changes = compareAnswers(answers(parks), answers(parks, gone));
  const rule = law.rules.find(({ id }) => id === 'fr/environment-condition');
  expect(changes?.answers).toEqual([
    expect.objectContaining({
      id: 'fr/environment-condition',
      subject: 'duty',
      question: rule?.question,
      before: 'required',
      after: 'silent',
    }),
  ]);
});

test('a duty of the same kind that asks for more is a change', () => {
  const more = lawWith(law, 'fr/environment-condition', (rule) => ({
    ...rule,
    general: {
      ...rule.general,
      duties: [
        ...rule.general.duties,
        { id: 'one-more', place: 'file', says: { en: 'One more.', fr: 'Un de plus.' } },
      ],
    },
  }));
  expect(compareAnswers(answers(parks), answers(parks, more))?.answers).toEqual([
    expect.objectContaining({
      before: 'required',
      after: 'required',
      added: [{ en: 'One more.', fr: 'Un de plus.' }],
      gone: [],
    }),
  ]);
});

test('a threshold by the calendar: the regime, and the duties that follow', () => {
  const vans = {
    authority: { country: 'FR', type: 'sub-central' },
    contract: { kind: 'contract', nature: 'supplies', cpv: ['34136000'], value: 218_000, durationMonths: 12 },
  };
  const changes = compareAnswers(answers(vans, law, '2025-12-31'), answers(vans, law, '2026-01-01'));
  expect(changes?.regime).toEqual([
    { fact: 'regime.threshold', before: 221_000, after: 216_000 },
    { fact: 'regime.position', before: 'below', after: 'at-or-above' },
  ]);
  expect(changes?.answers.map(({ id }) => id)).toContain('eu/duty/clean-vehicles');
});

test('State aid by name, with what it asks for', () => {
  const grant = dossierSchema.parse({
    asOf: '2026-11-26',
    authority: { country: 'LU', type: 'sub-central' },
    contract: { kind: 'grant' },
    aid: {
      economicActivity: true,
      grantedBy: 'member-state',
      form: 'payment',
      amount: 100_000,
      previousAid: [],
      selection: 'none',
      localEffectOnly: false,
      sector: 'other',
      marketPrice: false,
    },
  });
  const before = answers(grant);
  expect(before.aid.outcome).toBe('general-de-minimis');
  const without = lawWith(law, 'eu/aid/general-de-minimis', () => undefined);
  const changes = compareAnswers(before, answers(grant, without));
  expect(changes?.aid?.before.outcome).toBe('general-de-minimis');
  expect(changes?.aid?.after.outcome).not.toBe('general-de-minimis');
  expect(changes?.aid?.gone.length).toBeGreaterThan(0);
  expect(changes?.aid?.basis.length).toBeGreaterThan(0);
});

test('a finding that the law no longer raises, one that is new, one that weighs otherwise', () => {
  const reserved = { ...parks, reservation: { route: 'art-20', minimumShare: 0.1, citedInCall: true } };
  const [check] = law.checks.filter(({ id }) => id === 'eu/check/reserved-share');
  if (check === undefined) throw new Error('The check is not there.');
  const others = law.checks.filter((other) => other !== check);
  const without: Law = { ...law, checks: others, hash: 'sha256:without' };
  const milder: Law = { ...law, checks: [...others, { ...check, level: 'warning' }], hash: 'sha256:milder' };
  const [now, then, mild] = [answers(reserved), answers(reserved, without), answers(reserved, milder)];
  const kinds = (before: Answers, after: Answers): unknown =>
    compareAnswers(before, after)?.findings.map((change) => [change.finding.id, change.before, change.after]);
  expect(kinds(then, now)).toEqual([[check.id, undefined, 'error']]);
  expect(kinds(now, then)).toEqual([[check.id, 'error', undefined]]);
  expect(kinds(now, mild)).toEqual([[check.id, 'error', 'warning']]);
});
