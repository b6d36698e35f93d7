import { briefModel } from '../../../src/core/documents/brief.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import type { Markdown } from '../../../src/core/documents/markdown.js';
import { languages, type Language } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn } from '../../../src/usecases/advise.js';
import { fileOf, produceDocument } from '../../../src/usecases/produce-document.js';
import { readExamples } from '../../../src/wire.js';
import { createWriter } from '../../../src/writer.js';
import { readStructure, nodesOf } from '../../support/pdf-structure.js';
import { written } from '../../support/written.js';

const knowledge = readKnowledge();
const writer = createWriter();
const { law, library } = knowledge;
const today = '2026-11-26';

function modelOf(dossier: Dossier, language: Language = 'en', missing: readonly Markdown[] = []) {
  const { assessment, duties } = adviseOn(dossier, law, library, today);
  return briefModel(assessment, law, duties, missing, knowledge.words(language));
}
const produced = (dossier: Dossier, language: Language = 'en') =>
  produceDocument(dossier, 'summary', language, knowledge, writer, today);
async function structureOf(dossier: Dossier, language: Language) {
  const body = await written(fileOf(produced(dossier, language), 'pdf', writer));
  if (body === undefined) throw new Error('There is no PDF.');
  return readStructure(body);
}
const plain = (text: string | undefined): string => (text ?? '').replace(/\\([!-/:-@[-`{-~])/g, '$1');

const upkeep: Dossier = {
  title: 'Upkeep of parks',
  description: 'Care of four parks.\n\nMore about them.',
  asOf: '2027-02-01',
  authority: { country: 'LU', name: 'Town of X', type: 'sub-central' },
  contract: {
    kind: 'contract',
    nature: 'services',
    cpv: ['77310000'],
    value: 400_000,
    durationMonths: 24,
    labourShare: 0.6,
    targetGroups: ['long-term-unemployed'],
  },
  award: {
    method: 'best-price-quality',
    criteria: [
      { id: 'price', name: 'Price', kind: 'price', weight: 60 },
      { id: 'plan', name: 'Plan', kind: 'quality', weight: 40 },
    ],
  },
  clauses: [{ clause: 'work-integration/hours', values: { hours: 300 } }],
};

test.each(languages)(
  'it works: what, for whom, the law with its article, and one picture, in %s',
  (language) => {
    const model = modelOf(upkeep, language);
    expect(plain(model.what)).toBe('Care of four parks.');
    expect(plain(model.creates[0])).toMatch(/300/);
    expect(plain(model.besides)).toContain(
      language === 'en' ? 'people out of work' : 'personnes sans emploi',
    );
    expect(plain(model.law.join(' '))).toContain(
      language === 'en' ? 'Article 20 of Directive 2014/24/EU' : 'article 20 de la directive 2014/24/UE',
    );
    expect(model.asks[0]).toMatch(/60[^]*40/);
    expect(model.picture).toContain('"value":"60 points"');
    expect(model.next.join(' ')).toContain('2027');
  },
);

test.each<[string, Partial<Dossier>, RegExp]>([
  ['open to all, and what else would be lawful', {}, /^Everybody may bid\. If we wanted to/],
  ['reserved', { reservation: { route: 'art-20' } }, /^The law lets us keep this contract for workshops/],
  [
    'reserved against the law',
    { reservation: { route: 'art-77' } },
    /^As things stand, the law does not let us .* \(Article 77 of Directive 2014\/24\/EU[^)]*\): /,
  ],
  [
    'one lot reserved',
    {
      lots: [
        { id: 'A', value: 200_000, reservation: { route: 'art-20' } },
        { id: 'B', value: 200_000 },
      ],
    },
    /^Lot A: The law lets us keep .*Everybody may bid for the other lots\.$/,
  ],
])('the law in a sentence: %s', (_, more, says) => {
  expect(plain(modelOf({ ...upkeep, ...more }).law.join(' '))).toMatch(says);
});

test('where no weights are set, the picture shows hours; where there are none either, it is said', () => {
  const { award, ...without } = upkeep;
  expect(award?.criteria).toHaveLength(2);
  expect(modelOf(without).picture).toContain('"value":"8,000 hours"');
  const bare = modelOf({ ...without, clauses: [] });
  expect([bare.picture, bare.creates]).toEqual([undefined, []]);
  expect(bare.noPicture).toContain('when the weights of the award are set');
});

test.each(languages)('an almost empty tender says what is missing, on one page, in %s', async (language) => {
  const empty: Dossier = { authority: { country: 'LU' } };
  const document = produced(empty, language);
  expect(document.missing.length).toBeGreaterThan(3);
  expect(document.markdown).toContain(
    language === 'en' ? 'Still missing before publication' : 'Manque encore avant la publication',
  );
  expect(document.markdown).toContain(
    language === 'en' ? 'The value is not known yet' : 'La valeur n’est pas encore connue',
  );
  expect((await structureOf(empty, language)).pages).toHaveLength(1);
});

const examples = readExamples();

test('there are thirteen examples', () => {
  expect(examples).toHaveLength(13);
});

describe.each(examples)('$slug', ({ dossiers }) => {
  test.each(languages)('one page with one picture and five headings, complete, in %s', async (language) => {
    const document = produced(dossiers[language], language);
    expect(document.missing).toEqual([]);
    const { pages, root } = await structureOf(dossiers[language], language);
    expect(pages).toHaveLength(1);
    expect(nodesOf(root, 'Figure')).toHaveLength(1);
    expect(nodesOf(root, 'H1')).toHaveLength(5);
  });
});

test.each(languages)('texts of any length stay on one page, in %s', async (language) => {
  const long = 'A purchase of many words that somebody wrote in one go. '.repeat(60);
  const clauses = library.clauses
    .filter(({ status, variant }) => status === 'published' && variant === undefined)
    .slice(0, 60)
    .map(({ id }, index) => ({ clause: id, lot: `LOT-${String(index % 20)}` }));
  const hostile: Dossier = {
    ...upkeep,
    title: long.slice(0, 400),
    description: long,
    lots: Array.from({ length: 20 }, (_, index) => ({
      id: `LOT-${String(index)}`,
      title: long.slice(0, 400),
      reservation: { route: index % 2 === 0 ? 'art-20' : 'art-77' },
    })),
    contract: {
      ...upkeep.contract,
      targetGroups: ['long-term-unemployed', 'disabled', 'youth', 'over-50', 'refugees'],
    },
    award: {
      criteria: Array.from({ length: 12 }, (_, index) => ({
        id: `c${String(index)}`,
        name: long.slice(0, 900),
        kind: 'quality' as const,
        weight: 5,
      })),
    },
    clauses,
  };
  const { pages } = await structureOf(hostile, language);
  expect(pages).toHaveLength(1);
});
