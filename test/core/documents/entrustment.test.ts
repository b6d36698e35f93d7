import { blocksOf } from '../../../src/adapters/markdown/blocks.js';
import { readDossier, type Dossier } from '../../../src/core/dossier/dossier.js';
import { languages, type Language } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { documentsFor } from '../../../src/usecases/document-kinds.js';
import { produceDocument } from '../../../src/usecases/produce-document.js';
import { createWriter } from '../../../src/writer.js';

const knowledge = readKnowledge();
const writer = createWriter();

const dossierWith = (aid: object, rest: object = {}): Dossier => {
  const read = readDossier({
    title: 'Childcare in the evening',
    asOf: '2026-11-02',
    authority: { name: 'Ville de X', country: 'FR' },
    contract: { kind: 'sgei-compensation' },
    aid,
    ...rest,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
};

const act = (dossier: Dossier, language: Language = 'en') =>
  produceDocument(dossier, 'entrustment', language, knowledge, writer, '2026-11-24');

const full = {
  economicActivity: true,
  beneficiary: 'Les Petits SCIC',
  territory: 'Ville de X',
  obligations: 'Open from 18:00 to 22:00.\n\nNo child is refused.',
  sector: 'childcare',
  amount: 1_600_000,
  years: 4,
  entrustment: true,
  entrustmentDate: '2026-03-01',
  entrustmentParameters: true,
  overcompensationControl: true,
  selection: 'none',
};

test('it works: the act says what was answered, under the Decision of its day', () => {
  const { markdown, missing, document } = act(dossierWith(full));
  for (const part of ['Les Petits SCIC', 'No child is refused', '1 March 2026', '4 years', '1,600,000'])
    expect(markdown).toContain(part);
  expect(markdown).toContain('2025');
  expect(markdown).not.toContain('2012/21');
  expect(missing).not.toContain('name of the undertaking');
  // What no answer gives stays a gap, and the document says that it is incomplete.
  expect(missing).toContain('reasonable profit');
  expect(markdown).toContain('to be filled in: reasonable profit');
  expect(document.incomplete).toBeDefined();
});

test('an act signed on the last day of the earlier Decision names that one, and its rules', () => {
  const before = act(
    dossierWith({ ...full, entrustmentDate: '2026-01-07' }, { asOf: '2026-01-07' }),
  ).markdown;
  expect(before).toContain('2012\\/21\\/EU');
  expect(before).not.toContain('2630');
  expect(before).toContain('at least every three years');
  const after = act(dossierWith({ ...full, entrustmentDate: '2026-01-08' })).markdown;
  expect(after).toContain('2025\\/2630');
  expect(after).not.toContain('at least every three years');
});

test('small compensation names the de minimis rules beside the Decision', () => {
  const { markdown } = act(dossierWith({ ...full, amount: 500_000, previousAid: [] }));
  expect(markdown).toContain('2023\\/2832\\, Article 3');
});

test('nothing answered: every point is a gap', () => {
  const { missing } = act(dossierWith({}));
  expect(missing.length).toBeGreaterThan(12);
});

test('typed text stays text', () => {
  const { markdown } = act(dossierWith({ ...full, beneficiary: '[x](https://evil.example) **bold**' }));
  const text = JSON.stringify(blocksOf(markdown));
  expect(text).not.toContain('"href":"https://evil.example"');
});

test.each(languages)('it is written in %s with the same structure', (language) => {
  const headings = (one: Language): number =>
    act(dossierWith(full), one).document.blocks.filter((block) => block.kind === 'heading').length;
  expect(headings(language)).toBe(headings('en'));
  expect(act(dossierWith(full), language).document.blocks.length).toBeGreaterThan(20);
});

test('it is offered where money is paid without a purchase', () => {
  expect(documentsFor(dossierWith(full))).toContain('entrustment');
  expect(documentsFor(dossierWith({}, { contract: { kind: 'grant' } }))).toContain('entrustment');
  expect(documentsFor(dossierWith({}, { contract: { kind: 'contract' } }))).not.toContain('entrustment');
});

test('the note for the file carries State aid and the kind of relationship', () => {
  const note = produceDocument(dossierWith(full), 'justification', 'en', knowledge, writer, '2026-11-24');
  expect(note.markdown).toContain('# State aid and services');
  expect(note.markdown).toContain('Decision on services of general economic interest');
  expect(note.markdown).toContain('Kind of relationship');
});
