import { marketQuestionnaireModel } from '../../../src/core/documents/market-questionnaire.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { languages, type Language } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn } from '../../../src/usecases/advise.js';
import { documentsFor } from '../../../src/usecases/document-kinds.js';
import { produceDocument } from '../../../src/usecases/produce-document.js';
import { createWriter } from '../../../src/writer.js';
import { readForm } from '../../support/pdf-form.js';
import { check } from '../../support/pdfua/check.js';
import { PdfDocument } from '../../support/pdfua/document.js';
import { ARCHIVING } from '../../support/pdfua/rules/archiving.js';
import { UNIVERSAL_ACCESS } from '../../support/pdfua/rules/universal-access.js';
import { written } from '../../support/written.js';

const knowledge = readKnowledge();
const writer = createWriter();
const today = '2026-11-26';

const purchase = (more: Partial<Dossier> = {}): Dossier => ({
  title: 'Upkeep of parks',
  asOf: today,
  authority: { country: 'FR', name: 'Ville de X', type: 'sub-central' },
  contract: { kind: 'contract', nature: 'services', cpv: ['77310000'], value: 400_000, durationMonths: 24 },
  ...more,
});

const modelOf = (dossier: Dossier, language: Language = 'en') =>
  marketQuestionnaireModel(
    adviseOn(dossier, knowledge.law, knowledge.library, today).assessment,
    knowledge.law,
    knowledge.words(language),
    (code) => knowledge.codeLabel(code, language),
  );
const documentOf = (dossier: Dossier, language: Language = 'en') =>
  produceDocument(dossier, 'market-questionnaire', language, knowledge, writer, today);

test('it works: questions follow from lots, reservation and clauses', () => {
  const model = modelOf(
    purchase({
      lots: [
        { id: 'LOT-0001', title: 'North', reservation: { route: 'art-20', minimumShare: 0.5 } },
        { id: 'LOT-0002', title: 'South' },
      ],
      clauses: [{ clause: 'work-integration/hours', lot: 'LOT-0002' }],
      measures: [
        { id: 'm1', place: 'performance-condition', text: 'Cuttings are composted.' },
        { id: 'm2', place: 'market-consultation', text: 'Private note' },
      ],
    }),
  );
  expect(model.lots.map(({ wanted }) => wanted.name)).toEqual(['lot-1', 'lot-2']);
  expect(model.lots[0]?.wanted.label).toContain('planned as reserved');
  expect(model.lots[1]?.wanted.label).not.toContain('planned as reserved');
  expect(model.reserved).toHaveLength(1);
  expect(model.reserved[0]?.share).toBeDefined();
  expect(model.clauses.map(({ hinders }) => hinders.name)).toEqual(['c1-hinders', 'measure-1-hinders']);
  expect(model.clauses[1]?.heading).toContain('Requirement 1\\: “Cuttings are composted');
  expect(model.clauses[0]?.figure?.target).toContain('hours');
  expect(JSON.stringify(model)).not.toContain('Private note');
  expect(model.law).toMatch(/Articles 40 and 41|articles 40 et 41/);
});

test.each([
  ['a mission asks for no share', { reservation: { route: 'art-77' } }, undefined],
  ['nothing reserved asks the enterprises in question to speak up', {}, undefined],
] as const)('%s', (_name, more, share) => {
  const model = modelOf(purchase(more));
  expect(model.reserved[0]?.share).toBe(share);
  expect(model.open).toBe(!('reservation' in more));
});

test('codes that only the lots have are told of the whole', () => {
  const model = modelOf({
    title: 'Upkeep',
    authority: { country: 'FR' },
    contract: { kind: 'contract', nature: 'services' },
    lots: [
      { id: 'LOT-0001', cpv: ['77310000'] },
      { id: 'LOT-0002', cpv: ['90610000', '77310000'] },
    ],
  });
  const values = model.essentials.map(({ value }) => String(value)).join('\n');
  expect(values).toMatch(/77310000[^;]*; 90610000/);
  expect(values.match(/77310000/g)).toHaveLength(1);
});

test('a concession has no article on such talks, and none is cited', () => {
  expect(modelOf(purchase({ contract: { kind: 'concession', value: 9_000_000 } })).law).toBeUndefined();
});

test('what the tender still lacks does not make the questions incomplete; a grant has none', () => {
  const bare: Dossier = { authority: { country: 'LU' } };
  expect(documentOf(bare).missing).toEqual([]);
  expect(documentOf(bare).document.incomplete).toBeUndefined();
  expect(documentsFor(purchase({ contract: { kind: 'grant' } }))).not.toContain('market-questionnaire');
});

test.each(languages)(
  'as PDF its blanks can be filled in, and it keeps the standard, %s',
  async (language) => {
    const { document, markdown } = documentOf(
      purchase({
        lots: [{ id: 'LOT-0001', title: 'North', reservation: { route: 'art-20' } }],
        clauses: [{ clause: 'work-integration/hours' }],
      }),
      language,
    );
    const pdf = await written(writer.pdf(document));
    const names = [...markdown.matchAll(/\(field:[a-z]+\/([a-z0-9-]+)\)/g)].map((match) => match[1]);
    expect(new Set(names).size).toBe(names.length);
    expect(
      readForm(pdf)
        ?.fields.map(({ name }) => name)
        .sort(),
    ).toEqual([...names].sort());
    const rules = [...UNIVERSAL_ACCESS, ...ARCHIVING];
    expect(check(new PdfDocument(pdf), rules).filter(({ ok }) => !ok)).toEqual([]);
  },
);
