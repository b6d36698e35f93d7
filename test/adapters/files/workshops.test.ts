import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkshops } from '../../../src/adapters/files/read-workshops.js';
import { root } from '../../../src/adapters/files/root.js';
import { numberSays } from '../../../src/core/facts/wording.js';
import { textsIn } from '../../../src/core/workshop/texts-in.js';
import { minutesOf } from '../../../src/core/workshop/scenario.js';
import { playedKnowledge } from '../../support/workshops.js';

const { knowledge, workshops } = playedKnowledge();

/** Reads a copy of the scenarios in which one text of one file was replaced. */
function readWith(file: string, from: string, to: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-scenarios-'));
  cpSync(join(root, 'data/scenarios'), folder, { recursive: true });
  const text = readFileSync(join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold "${from}".`);
  writeFileSync(join(folder, file), text.replace(from, to));
  return readWorkshops(
    folder,
    join(root, 'data/examples'),
    knowledge.law,
    knowledge.library,
    knowledge.words('en'),
  );
}

const upkeep = 'neighbourhood-upkeep.yaml';
const faults: readonly (readonly [string, string, string, string, RegExp])[] = [
  [
    'a route that does not exist',
    upkeep,
    'fr-siae',
    'fr-nothing',
    /upkeep\.yaml:\d+: \/rounds\/1\/routes: There is no route “fr-nothing”/,
  ],
  [
    'a clause that does not exist',
    upkeep,
    'clauses: [work-integration/hours',
    'clauses: [work-integration/none',
    /no clause “work-integration\/none”/,
  ],
  [
    'a place that does not exist',
    upkeep,
    'places: [subject-matter',
    'places: [nowhere',
    /rounds\/5\/places\/0/,
  ],
  [
    'a figure that does not exist',
    upkeep,
    'eu/reserved/minimum-share',
    'eu/reserved/none',
    /no figure “eu\/reserved\/none”/,
  ],
  [
    'a lot that the facts do not have',
    upkeep,
    'lot: LOT-0002 }\n',
    'lot: LOT-0009 }\n',
    /no lot with this id/,
  ],
  [
    'a text in one language only',
    upkeep,
    'title: { en: "Our district, our jobs", fr: "Notre quartier, nos emplois" }',
    'title: { en: "Our district, our jobs" }',
    /\/title/,
  ],
  ['a kind of round that does not exist', upkeep, 'kind: open-question', 'kind: guess', /rounds\/6/],
  [
    'facts that are no dossier',
    upkeep,
    'reservation: null',
    'reservation: { route: 7 }',
    /dossier\/reservation\/route/,
  ],
  [
    'more minutes than there are',
    upkeep,
    'minutes: 90',
    'minutes: 20',
    /\/minutes: The rounds take \d+ minutes/,
  ],
  [
    'a programme with a round that does not exist',
    'programmes.yaml',
    'id: lever',
    'id: leaver',
    /no round “leaver”/,
  ],
  [
    'a programme whose minutes do not add up',
    'programmes.yaml',
    'minutes: 45\n',
    'minutes: 46\n',
    /do not add up/,
  ],
  [
    'a sixth question',
    'self-assessment.yaml',
    '  - { id: act,',
    '  - { id: more, says: { en: a, fr: b } }\n  - { id: act,',
    /questions/,
  ],
];

test.each(faults)('%s does not load', (_, file, from, to, says) => {
  expect(() => readWith(file, from, to)).toThrow(says);
});

test('what participants are to find is not told by the facts', () => {
  for (const { id, dossier } of workshops.scenarios)
    expect([id, dossier.clauses, dossier.measures, dossier.award, dossier.title]).toEqual([
      id,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
});

test('programmes add up, and scenarios have five to eight rounds of several kinds', () => {
  for (const programme of workshops.programmes) expect(minutesOf(programme.parts)).toBe(programme.minutes);
  for (const { id, rounds } of workshops.scenarios) {
    expect([id, rounds.length >= 5 && rounds.length <= 8]).toEqual([id, true]);
    expect([id, new Set(rounds.map(({ kind }) => kind)).size >= 4]).toEqual([id, true]);
  }
});

test('figures are written as the tables beside them write figures', () => {
  const texts = [...workshops.scenarios, ...workshops.programmes].flatMap((one) =>
    textsIn(one).map(({ path, text }) => ({ at: [one.id, ...path].join('/'), text })),
  );
  const other = { en: /\d\s\d{3}(?!\d)/, fr: /\d(?:,|(?!\u00a0)\s)\d{3}(?!\d)/ } as const;
  for (const language of ['en', 'fr'] as const) {
    expect(numberSays(420_000, language)).not.toMatch(other[language]);
    expect(texts.filter(({ text }) => other[language].test(text[language])).map(({ at }) => at)).toEqual([]);
  }
});
