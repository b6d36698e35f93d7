import { languages } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { produceDocument } from '../../../src/usecases/produce-document.js';
import { documentsFor } from '../../../src/usecases/document-kinds.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { readExamples } from '../../../src/wire.js';
import { createWriter } from '../../../src/writer.js';

const knowledge = readKnowledge();
const writer = createWriter();
const today = '2026-11-26';

const reserved: Dossier = {
  title: 'Upkeep of parks',
  asOf: today,
  authority: { country: 'LU', name: 'Ville de X', type: 'sub-central' },
  contract: { kind: 'contract', nature: 'services', cpv: ['77310000'], value: 400_000, procedure: 'open' },
  reservation: { route: 'none' },
  ambitions: ['work-integration', 'fair-trade'],
  clauses: [{ clause: 'work-integration/reserved-art-20' }],
};
const text = (dossier: Dossier, language: 'en' | 'fr'): string =>
  produceDocument(dossier, 'notice-sheet', language, knowledge, writer, today).markdown.replaceAll('\\', '');

test.each(languages)('it works: answers, contradictions and what is left, in %s', (language) => {
  const words = knowledge.words(language);
  const sheet = text(reserved, language);
  const label = knowledge.law.notice.lists.get('reserved-procurement')?.get('none')?.[language];
  expect(sheet).toContain(`| BT-71 |`);
  expect(sheet).toContain(`none – ${label ?? '?'}`);
  expect(sheet.split('[!WARNING]').length - 1).toBeGreaterThanOrEqual(2);
  expect(sheet).toContain(words.say('facts.ambitions.options.fair-trade'));
  expect(sheet).toContain(words.say('notice.help.BT-131'));
  expect(sheet).toContain('eForms SDK 1.15.1');
  expect(text({ ...reserved, contract: { ...reserved.contract, procedure: 'direct' } }, language)).toContain(
    words.say('notice.no-call'),
  );
});

describe.each(readExamples())('$slug', ({ dossiers }) => {
  test.each(languages)('the sheet contradicts nothing and leaves no blank, in %s', (language) => {
    const dossier = dossiers[language];
    if (!documentsFor(dossier).includes('notice-sheet')) return;
    const sheet = text(dossier, language);
    expect(sheet).toContain(knowledge.words(language).say('notice.no-contradictions'));
    // No cell of an answer is empty.
    expect(sheet).not.toMatch(/^\| (BT|OPP)-\d+ \| [^|]+ \|\s*\|/m);
  });
});

test.each(languages)('sub-criteria stand first in the description of their criterion, in %s', (language) => {
  const criterion = { id: 'care', name: 'Care', kind: 'quality', weight: 100 } as const;
  const sheetOf = (subcriteria: { id: string; name: string; weight?: number; text?: string }[]): string =>
    text(
      { ...reserved, award: { criteria: [{ ...criterion, text: 'x'.repeat(3000), subcriteria }] } },
      language,
    );
  const words = knowledge.words(language);
  const weighted = [
    { id: 'a', name: 'Rounds | places', weight: 60, text: 'Who works where.' },
    { id: 'b', name: 'Checks', weight: 40 },
  ];
  // The bar is made literal, so that it ends no cell; a long text of the criterion does not push the parts out.
  const plain = (said: string): string => said.replace(/\s+/g, ' ');
  const listed = (...names: string[]): string => names.join(words.say('punctuation.series'));
  expect(plain(sheetOf(weighted))).toContain(
    plain(`| ${words.say('notice.subcriteria', { parts: listed('Rounds | places (60)', 'Checks (40)') })} `),
  );
  expect(plain(sheetOf(weighted.map(({ id, name }) => ({ id, name }))))).toContain(
    plain(words.say('notice.subcriteria-together', { parts: listed('Rounds | places', 'Checks') })),
  );
});

test('a grant has neither a notice nor a grid', () => {
  const kinds = documentsFor({ authority: { country: 'LU' }, contract: { kind: 'grant' } });
  expect(kinds).not.toContain('notice-sheet');
  expect(kinds).not.toContain('award-grid');
});
