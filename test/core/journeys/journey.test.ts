import { join } from 'node:path';
import { readCatalogue, wordsFrom } from '../../../src/adapters/files/words.js';
import { root } from '../../../src/adapters/files/root.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { factsFrom } from '../../../src/core/facts/facts.js';
import { declarationOf, factIds, type FactId } from '../../../src/core/facts/vocabulary.js';
import {
  arisen,
  journey,
  nextOf,
  questionsOf,
  stepOfFact,
  stepSlugs,
  type StepSlug,
} from '../../../src/core/journeys/journey.js';
import { formOf } from '../../../src/core/journeys/form.js';
import { readStep } from '../../../src/core/journeys/read.js';
import { summaryOf } from '../../../src/core/journeys/summary.js';
import { isReachable, leadsTo, walk, whereIs } from '../../../src/core/journeys/walk.js';

const catalogues = {
  en: readCatalogue(join(root, 'data/locales'), 'en'),
  fr: readCatalogue(join(root, 'data/locales'), 'fr'),
};
const en = wordsFrom(catalogues.en, 'en');
const fr = wordsFrom(catalogues.fr, 'fr');

const dossier = (rest: Partial<Dossier> = {}): Dossier => ({ authority: { country: 'LU' }, ...rest });
const asked = (slug: StepSlug, of: Dossier, askable: readonly FactId[] = []): FactId[] =>
  questionsOf(slug, of, new Set(askable)).map(({ fact }) => fact);

describe('the words', () => {
  test.each(['en', 'fr'] as const)('of every fact are there in %s', (language) => {
    const missing: string[] = [];
    const need = (key: string): void => {
      if ((catalogues[language].get(key) ?? '').trim() === '') missing.push(key);
    };
    for (const fact of factIds) {
      const { type, asked: where } = declarationOf(fact);
      const parts = ['json', 'computed'].includes(where) ? ['name'] : ['name', 'question', 'why'];
      for (const part of parts) need(`facts.${fact}.${part}`);
      if (fact !== 'language' && 'options' in type)
        for (const option of type.options) need(`facts.${fact}.options.${option}`);
    }
    for (const { slug, sections } of journey) {
      need(`journey.steps.${slug}.title`);
      need(`journey.steps.${slug}.lead`);
      for (const section of sections) need(`journey.sections.${section}.title`);
    }
    for (const fault of ['share', 'date', 'option', 'country', 'cpv', 'lot-in-use'])
      need(`journey.fault.${fault}`);
    for (const fault of ['number', 'negative', 'too-big', 'too-long', 'too-many', 'hourly', 'currency'])
      need(`fault.${fault}`);
    expect(missing).toEqual([]);
  });

  test('in French never break before a colon or a question mark', () => {
    const broken = [...catalogues.fr].filter(
      ([key, text]) => /^(facts|journey)\./.test(key) && / [:;?!»%]/.test(text),
    );
    expect(broken).toEqual([]);
  });
});

describe('the journey', () => {
  test('asks every fact exactly once, in the step that the vocabulary names', () => {
    const facts = journey.flatMap(({ slug, questions }) => questions.map(({ fact }) => [fact, slug]));
    const wanted = factIds.flatMap((fact) => {
      const { asked: step } = declarationOf(fact);
      return ['json', 'computed', 'enterprise'].includes(step) ? [] : [[fact, step]];
    });
    expect([...facts].sort()).toEqual([...wanted].sort());
    expect(journey.map(({ slug }) => slug)).toEqual(stepSlugs);
    expect(stepOfFact('contract.value')).toBe('how-much');
    expect(stepOfFact('regime.light')).toBeUndefined();
    expect([nextOf('who'), nextOf('check')]).toEqual(['what', undefined]);
  });

  test('asks what the case needs, and not more', () => {
    expect(asked('who', dossier())).not.toContain('authority.designatedForArt77');
    expect(asked('who', dossier({ authority: { country: 'BE' } }))).toContain('authority.designatedForArt77');
    expect(asked('who', dossier({ authority: { country: 'LU', type: 'central' } }))).toContain(
      'authority.defence',
    );
    expect(asked('who', dossier())).not.toContain('authority.nationalArt24');
    expect(asked('who', dossier(), ['authority.nationalArt24'])).toContain('authority.nationalArt24');
    expect(asked('how-much', dossier())).not.toContain('contract.ratePerEuro');
    expect(asked('how-much', dossier({ contract: { currency: 'EUR' } }))).not.toContain(
      'contract.ratePerEuro',
    );
    expect(asked('how-much', dossier({ contract: { currency: 'SEK' } }))).toContain('contract.ratePerEuro');
    expect(asked('how-much', dossier({ contract: { value: 5 } }))).not.toContain('contract.valuePerMonth');
    expect(asked('relationship', dossier({ contract: { kind: 'in-house' } }))).toContain(
      'contract.inHouse.control',
    );
    expect(asked('relationship', dossier({ contract: { kind: 'grant' } }))).toEqual([
      'contract.kind',
      'aid.economicActivity',
      'aid.grantedBy',
    ]);
    const plain = asked('relationship', dossier({ contract: { kind: 'contract', procedure: 'open' } }));
    expect(plain.filter((fact) => fact.startsWith('aid.'))).toEqual([]);
    const direct = asked('relationship', dossier({ contract: { kind: 'contract', procedure: 'direct' } }));
    expect(direct).toContain('aid.marketPrice');
    const market = { contract: { kind: 'grant' }, aid: { economicActivity: true } } as const;
    expect(asked('relationship', dossier(market))).toEqual(
      expect.arrayContaining(['aid.amount', 'aid.noPreviousAid', 'aid.entrustment', 'aid.workersAid']),
    );
    expect(asked('relationship', dossier({ ...market, aid: { economicActivity: false } }))).not.toContain(
      'aid.amount',
    );
    expect(asked('relationship', dossier({ contract: { kind: 'sgei-compensation' } }))).toEqual(
      expect.arrayContaining(['aid.selection', 'aid.entrustmentDate', 'aid.obligations']),
    );
    const scheme = { contract: { kind: 'authorisation' }, aid: { sector: 'childcare' } } as const;
    expect(asked('relationship', dossier(scheme))).toContain('aid.mandatedByState');
    expect(asked('relationship', dossier(scheme))).not.toContain('aid.significantInvestment');
    expect(asked('relationship', dossier(scheme), ['aid.significantInvestment'])).toContain(
      'aid.significantInvestment',
    );
    expect(asked('choose', dossier())).toEqual(['reservation.route', 'award.method']);
    expect(asked('choose', dossier({ reservation: { route: 'none' } }))).toEqual([
      'reservation.route',
      'award.method',
    ]);
    expect(asked('choose', dossier({ reservation: { route: 'art-77' } }))).toContain(
      'reservation.previousAwardYears',
    );
    expect(asked('choose', dossier({ reservation: { route: 'art-20' } }))).toContain(
      'reservation.minimumShare',
    );
    const lots = [{ id: 'a' }, { id: 'b' }];
    expect(asked('what', dossier({ lots }))).not.toContain('contract.lotsReason');
  });

  test('knows which questions an answer has just raised', () => {
    expect(arisen('relationship', dossier(), dossier({ contract: { kind: 'cooperation' } }))).toEqual([
      'contract.cooperation.publicInterest',
      'contract.cooperation.openMarketShare',
      'aid.economicActivity',
    ]);
    expect(arisen('who', dossier(), dossier({ title: 'x' }))).toEqual([]);
  });
});

describe('where one is', () => {
  const states = (of: Dossier): Record<string, string> =>
    Object.fromEntries(walk(of, factsFrom([])).map(({ slug, state }) => [slug, state]));

  test('follows from the answers alone', () => {
    const who = { country: 'LU', type: 'sub-central' } as const;
    expect(whereIs(walk(dossier(), factsFrom([])))).toBe('who');
    expect(states(dossier({ authority: who }))).toMatchObject({
      who: 'done',
      what: 'now',
      'how-much': 'to-do',
    });
    const contract = { kind: 'contract', cpv: ['77310000'], value: 5, durationMonths: 12 } as const;
    const all = dossier({ authority: who, title: 'x', contract: { ...contract, cpv: [...contract.cpv] } });
    expect(states(all)).toMatchObject({ relationship: 'done', achieve: 'now', choose: 'to-do' });
    expect(states({ ...all, reservation: { route: 'none' } })).toMatchObject({
      achieve: 'to-do',
      choose: 'done',
      check: 'now',
    });
    expect(states({ ...all, ambitions: ['energy'] })).toMatchObject({ achieve: 'done', choose: 'now' });
    const open = walk(
      { ...all, contract: { kind: 'contract', cpv: ['77310000'] } },
      factsFrom([['estimate.value', 5]]),
    );
    expect(open.find((step) => step.state === 'now')).toMatchObject({
      slug: 'how-much',
      open: [['contract.durationMonths', 'contract.indefinite']],
    });
  });

  test('never closes a step once the country is known', () => {
    expect(walk(dossier(), factsFrom([])).every((step) => step.reachable)).toBe(true);
    const nowhere = { authority: {} } as unknown as Dossier;
    expect(isReachable('choose', nowhere)).toBe(false);
    expect(leadsTo('choose', nowhere)).toBe('who');
    expect(leadsTo('choose', dossier())).toBe('choose');
  });
});

describe('the form', () => {
  const stored = dossier({
    asOf: '2026-11-02',
    contract: { value: 1234.5, labourShare: 0.7, currency: 'SEK', indefinite: true },
  });

  test('shows stored answers in the form of the reader', () => {
    const question = (words: typeof en, fact: FactId) =>
      formOf({ slug: 'how-much', dossier: stored, words }).questions.find((one) => one.fact === fact);
    expect(question(en, 'contract.value')).toMatchObject({
      kind: 'number',
      id: 'contract-value',
      value: '1,234.5',
      prefix: 'SEK',
    });
    expect(question(fr, 'contract.value')).toMatchObject({ value: '1\u00a0234,5' });
    expect(question(fr, 'contract.labourShare')).toMatchObject({ value: '70', suffix: '%' });
    expect(question(en, 'contract.indefinite')).toMatchObject({ kind: 'yes-no', value: 'yes' });
    expect(question(en, 'contract.labourIntensive')).toMatchObject({ value: '' });
    const who = formOf({ slug: 'who', dossier: stored, words: en }).questions;
    expect(who.find((one) => one.kind === 'date')).toMatchObject({ day: '2', month: '11', year: '2026' });
  });

  test('of every step can be made in both languages, whatever is asked', () => {
    for (const words of [en, fr])
      for (const slug of stepSlugs)
        expect(formOf({ slug, dossier: stored, words, askable: new Set(factIds) }).title).not.toBe('');
  });

  test('keeps what was typed and says what is wrong, in the order of the page', () => {
    const typed = {
      'contract.value': 'a lot',
      'contract.labourShare': '170',
      'contract.indefinite': 'unknown',
      'contract.durationMonths': '48',
    };
    const { faults } = readStep('how-much', typed, stored);
    const form = formOf({
      slug: 'how-much',
      dossier: stored,
      words: fr,
      typed,
      faults: [...faults].reverse(),
    });
    expect(form.errors.map(({ at }) => at)).toEqual(['contract-value', 'contract-labourShare']);
    const byFact = new Map(form.questions.map((one) => [one.fact, one]));
    expect(byFact.get('contract.value')).toMatchObject({ value: 'a lot', error: fr.say('fault.number') });
    expect(byFact.get('contract.indefinite')).toMatchObject({ value: 'unknown' });
    expect(byFact.get('contract.durationMonths')).toMatchObject({ value: '48' });
    // Not in the form that was sent: as stored.
    expect(byFact.get('contract.currency')).toMatchObject({ value: 'SEK' });
  });

  test('keeps an answer in sight that is no longer offered', () => {
    const options = new Map<FactId, readonly string[]>([['reservation.route', ['none', 'art-20']]]);
    const of = dossier({ reservation: { route: 'fr-ess' } });
    const route = formOf({ slug: 'choose', dossier: of, words: en, options }).questions[0];
    expect(route).toMatchObject({
      choices: [{ value: 'none' }, { value: 'art-20' }, { value: 'fr-ess', checked: true }],
      unknown: { checked: false },
    });
  });
});

test('the summary gives every answer in words, and the way to change it', () => {
  const of = dossier({ contract: { value: 480_000, currency: 'SEK', inHouse: { control: false } } });
  const rows = summaryOf(of, en).flatMap((step) => step.rows);
  const row = (fact: FactId) => rows.find((one) => one.fact === fact);
  expect(row('contract.value')).toMatchObject({ slug: 'how-much', anchor: 'contract-value', answered: true });
  expect(row('contract.value')?.answer).toMatch(/^SEK.480,000$/);
  expect(row('contract.durationMonths')).toMatchObject({ answer: 'Not answered yet', answered: false });
  expect(row('contract.inHouse.control')).toMatchObject({ answer: 'No' });
  expect(row('contract.inHouse.privateCapital')).toBeUndefined();
  expect(row('authority.country')?.answer).toBe('Luxembourg');
});
