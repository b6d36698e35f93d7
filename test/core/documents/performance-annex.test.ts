import { performanceAnnexModel } from '../../../src/core/documents/performance-annex.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { languages, type Language } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn } from '../../../src/usecases/advise.js';
import { fileOf, produceDocument } from '../../../src/usecases/produce-document.js';
import { createWriter } from '../../../src/writer.js';
import { written } from '../../support/written.js';

const knowledge = readKnowledge();
const writer = createWriter();
const { law, library } = knowledge;
const today = '2026-11-26';

const modelOf = (dossier: Dossier, language: Language = 'en') =>
  performanceAnnexModel(adviseOn(dossier, law, library, today).assessment, knowledge.words(language));
const produced = (dossier: Dossier, language: Language = 'en') =>
  produceDocument(dossier, 'performance-annex', language, knowledge, writer, today);

const upkeep: Dossier = {
  title: 'Upkeep of parks',
  asOf: today,
  authority: { country: 'LU', name: 'Town of X' },
  contract: {
    kind: 'contract',
    nature: 'services',
    cpv: ['77310000'],
    value: 400_000,
    durationMonths: 24,
    labourShare: 0.6,
    hourlyCost: 40,
  },
  clauses: [
    { clause: 'work-integration/hours', values: { hours: 300 } },
    { clause: 'wellbeing/service-quality' },
    { clause: 'contract-management/reporting', values: { period: 'half-year' } },
    { clause: 'preparation/social-aim', values: { need: 'Parks', aims: ['users'], contribution: 'Shade' } },
  ],
};

test.each(languages)('it works: what is asked, proved, reported and due, in %s', (language) => {
  const model = modelOf(upkeep, language);
  // The clause that only states the aim does nothing while the contract runs.
  expect(model.clauses.map(({ reference }) => reference)).toEqual(['C2', 'C3', 'C4']);
  const [, hours] = model.clauses;
  expect(hours?.measured.slice(1).map(({ value }) => String(value))).toEqual([
    library.clauses.find(({ id }) => id === 'work-integration/hours')?.words[language].indicator,
    language === 'en' ? '300 hours' : '300 heures',
    knowledge.words(language).say('doc.every.quarter'),
    knowledge.words(language).say('doc.from.contractor'),
  ]);
  expect(hours?.proofs).toHaveLength(3);
  expect(hours?.proofs[1]?.equivalent).not.toBe(hours?.proofs[0]?.equivalent);
  expect(hours?.shortfall).toMatch(/\d/);
  const [calendar] = model.calendars;
  expect(calendar?.years.map(({ rows }) => rows.length)).toEqual([4, 4]);
  expect(calendar?.years[0]?.rows[1]?.due).toMatch(/C4.*C2, C3/);
  expect(calendar?.figures).toHaveLength(1);
  // One row for each figure and period: 4 half-years, 8 quarters, 2 years.
  expect(calendar?.monitored.map(({ rows }) => rows.length)).toEqual([4, 8, 2]);
});

test('the sum of hours shows its steps and what the tender asks beside it', () => {
  const [sum] = modelOf(upkeep).hours;
  // 400 000 × 60 % = 240 000; ÷ 40 = 6 000 hours; × 5 % = 300.
  expect(sum?.steps.join('\n')).toMatch(/240,000[^]*6,000[^]*300/);
  expect(sum?.asked).toContain('the result of the sum');
  expect(sum?.open).toBeUndefined();
  const more = modelOf({
    ...upkeep,
    clauses: [{ clause: 'work-integration/hours', values: { hours: 600 } }],
  });
  // The share that was asked for, not the usual one: a contract does not contradict itself.
  expect(more.hours[0]?.steps.at(-1)).toMatch(/6,000 hours? × 10% = 600/);
  expect(more.hours[0]?.asked).toContain('600 hours: the result of the sum');
  const { labourShare, ...contract } = upkeep.contract ?? {};
  expect(labourShare).toBe(0.6);
  const open = modelOf({ ...upkeep, contract });
  expect(open.hours[0]?.steps).toEqual([]);
  expect(open.hours[0]?.open).toContain('it needs the value');
});

test('lots with the same clauses and term share a calendar; others have their own', () => {
  const model = modelOf({
    ...upkeep,
    lots: [
      { id: 'L1', title: 'North', value: 100_000, durationMonths: 24 },
      { id: 'L2', value: 100_000, durationMonths: 24 },
      { id: 'L3', value: 200_000, durationMonths: 12 },
    ],
    clauses: [
      { clause: 'work-integration/hours', lot: 'L1', values: { hours: 100 } },
      { clause: 'contract-management/reporting' },
    ],
  });
  expect(model.calendars.map(({ lots }) => String(lots))).toEqual(['Lot L1\\: North', 'Lot L2', 'Lot L3']);
  expect(model.calendars.map(({ monitored }) => monitored.length)).toEqual([2, 1, 1]);
  expect(model.calendars.map(({ years }) => years.length)).toEqual([2, 2, 1]);
  // The sum of a lot starts from the value of the lot: 100 000 × 60 % ÷ 40 = 1 500 hours.
  expect(model.hours[0]?.steps.join()).toContain('1,500');
  const alike = modelOf({
    ...upkeep,
    lots: [{ id: 'L1' }, { id: 'L2' }],
    clauses: [{ clause: 'contract-management/reporting' }],
  });
  expect(alike.calendars.map(({ lots }) => String(lots))).toEqual(['Lots\\: L1\\, L2']);
});

test('what is not known is said: no clause, no term, a blank, a condition of one’s own', () => {
  const bare = modelOf({ authority: { country: 'LU' } });
  expect([bare.any, bare.missing, bare.calendars]).toEqual([false, [], []]);
  expect(produced({ authority: { country: 'LU' } }).markdown).toContain('No clause that works');
  const { durationMonths, ...contract } = upkeep.contract ?? {};
  expect(durationMonths).toBe(24);
  const endless = modelOf({ ...upkeep, contract });
  expect(endless.calendars[0]?.known).toBe(false);
  expect(endless.calendars[0]?.years).toEqual([]);
  expect(endless.missing).toContain('the term of the contract');
  expect(endless.calendars[0]?.monitored.every(({ rows }) => rows.length === 1)).toBe(true);
  const blank = modelOf({ ...upkeep, clauses: [{ clause: 'supply-chain-labour/ilo-conventions' }] });
  expect(blank.missing.some((item) => item.startsWith('C1: '))).toBe(true);
  const own = produced({
    ...upkeep,
    measures: [{ id: 'm', place: 'performance-condition', text: 'Paper is | recycled.' }],
  });
  expect(own.markdown).toContain('Paper is \\| recycled');
});

test('a long contract is shown for ten years, and the rest is said', () => {
  const model = modelOf({ ...upkeep, contract: { ...upkeep.contract, durationMonths: 300 } });
  expect(model.calendars[0]?.years).toHaveLength(10);
  expect(model.calendars[0]?.more).toContain('month 300');
  expect(model.calendars[0]?.monitored[1]?.rows).toHaveLength(40);
});

test('every unit and every place of the library has its words', () => {
  for (const language of languages) {
    const words = knowledge.words(language);
    for (const { id, indicator, place } of library.clauses) {
      const keys = [
        `annex.place.${place}`,
        ...(indicator === undefined ? [] : [`annex.unit.${indicator.unit}`]),
      ];
      expect([id, keys.filter((key) => !words.has(key))]).toEqual([id, []]);
    }
  }
});

test('the timeline and the calendar say the same in every format', async () => {
  const document = produced(upkeep);
  const html = String(await written(fileOf(document, 'html', writer)));
  expect(html).toContain('<svg class="document-figure__drawing" role="img"');
  // Drawn twice, for wide and for narrow screens. Dots: 8 quarters, 4 half-years, 4 half-years of reports that fall on the years of the figure.
  expect(html.match(/<circle /g)).toHaveLength(2 * (8 + 4 + 4));
  const text = String(await written(fileOf(document, 'md', writer)));
  expect(text).not.toContain('```');
  expect(text).toMatch(/\| C3 Working hours[^|]*\| 3\\, 6\\, 9 … 24 \|/);
});
