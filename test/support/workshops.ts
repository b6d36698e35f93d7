import { join } from 'node:path';
import { readWorkshops, type WorkshopFiles } from '../../src/adapters/files/read-workshops.js';
import { root } from '../../src/adapters/files/root.js';
import { readKnowledge, type ReadKnowledge } from '../../src/knowledge.js';
import type { RoundKind, RoundOf } from '../../src/core/workshop/round.js';

/** The law data, the library, and the scenarios that play them. */
export function playedKnowledge(): { readonly knowledge: ReadKnowledge; readonly workshops: WorkshopFiles } {
  const knowledge = readKnowledge();
  const workshops = readWorkshops(
    join(root, 'data/scenarios'),
    join(root, 'data/examples'),
    knowledge.law,
    knowledge.library,
    knowledge.words('en'),
  );
  return { knowledge, workshops };
}

const said = (en: string) => ({ en, fr: `${en} (fr)` });
const common = (id: string) => ({
  id,
  title: said('Title'),
  ask: said('Question'),
  minutes: 5,
  notes: said('Notes'),
});

/** One small round of each kind. */
export const sampleRounds: { readonly [K in RoundKind]: RoundOf<K> } = {
  'choose-route': { ...common('route'), kind: 'choose-route', routes: ['art-20', 'art-77', 'none'] },
  'what-would-you-do': {
    ...common('lever'),
    kind: 'what-would-you-do',
    options: [
      { id: 'a', says: said('First') },
      { id: 'b', says: said('Second') },
    ],
  },
  'lawful-or-not': {
    ...common('lawful'),
    kind: 'lawful-or-not',
    asked: { of: 'wording', place: 'selection', text: said('Only associations may tender.') },
  },
  'put-in-place': {
    ...common('places'),
    kind: 'put-in-place',
    clauses: ['work-integration/hours', 'wellbeing/service-quality'],
    places: ['selection', 'award-criterion', 'performance-condition'],
  },
  weigh: {
    ...common('weigh'),
    kind: 'weigh',
    criteria: [
      { id: 'price', kind: 'price', says: said('Price') },
      { id: 'quality', kind: 'quality', says: said('Quality') },
    ],
    tenders: [
      { id: 'cheap', says: said('Cheap'), entries: { price: 100, quality: 0.2 } },
      { id: 'good', says: said('Good'), entries: { price: 200, quality: 1 } },
      { id: 'middle', says: said('Middle'), entries: { price: 150, quality: 0.5 } },
    ],
  },
  estimate: {
    ...common('estimate'),
    kind: 'estimate',
    figure: { of: 'parameter', parameter: 'eu/threshold/light' },
    unit: 'eur',
    steps: [100, 500, 1000],
  },
  'build-together': {
    ...common('build'),
    kind: 'build-together',
    place: 'contract-management',
    most: 2,
    seeds: [
      { id: 'one', says: said('One') },
      { id: 'two', says: said('Two') },
    ],
  },
  'myth-or-fact': {
    ...common('myth'),
    kind: 'myth-or-fact',
    claim: {
      figure: { of: 'parameter', parameter: 'eu/reserved/minimum-share' },
      is: 'at-least',
      value: 0.5,
    },
  },
  'open-question': { ...common('open'), kind: 'open-question' },
  'full-dossier': {
    ...common('dossier'),
    kind: 'full-dossier',
    routes: ['art-20', 'none'],
    clauses: ['work-integration/hours', 'wellbeing/service-quality', 'accessibility/specification'],
    most: 2,
  },
};
