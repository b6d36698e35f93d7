import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { languages } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { fileOf, produceDocument } from '../../../src/usecases/produce-document.js';
import { createWriter } from '../../../src/writer.js';
import { written } from '../../support/written.js';

const knowledge = readKnowledge();
const writer = createWriter();
const today = '2026-11-26';

const divided: Dossier = {
  title: 'Upkeep',
  asOf: today,
  authority: { country: 'FR', type: 'sub-central' },
  contract: { kind: 'contract', nature: 'services', value: 420_000, durationMonths: 48 },
  lots: [
    { id: 'LOT-0001', title: 'Cleaning', cpv: ['90910000'], value: 220_000 },
    {
      id: 'LOT-0002',
      title: 'Green areas',
      cpv: ['77310000'],
      value: 200_000,
      durationMonths: 24,
      reservation: { route: 'art-20', minimumShare: 0.5 },
    },
  ],
};

async function noteIn(language: (typeof languages)[number]): Promise<string> {
  const file = fileOf(
    produceDocument(divided, 'justification', language, knowledge, writer, today),
    'md',
    writer,
  );
  return String(await written(file)).replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

test.each(languages)('it works: the note keeps each lot as it was answered, in %s', async (language) => {
  const note = await noteIn(language);
  const row = (id: string): string => note.split('\n').find((one) => one.startsWith(`| ${id}`)) ?? '';
  expect(row('LOT-0001')).toMatch(/Cleaning.*90910000.*220[,\s]000/u);
  expect(row('LOT-0002')).toMatch(/77310000.*200[,\s]000.*24.*20.*50\s?%/u);
});

test('a lot that is reserved has its verdict, the open one has none', async () => {
  const note = await noteIn('en');
  expect(note).toMatch(/^## LOT-0002 – Green areas – May participation/mu);
  expect(note).not.toMatch(/^## LOT-0001/mu);
});
