import { tenderModel } from '../../../src/core/documents/tender.js';
import { performanceAnnexModel } from '../../../src/core/documents/performance-annex.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { languages } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn } from '../../../src/usecases/advise.js';

const knowledge = readKnowledge();
const { law, library } = knowledge;
const today = '2026-11-26';

const workwear: Dossier = {
  asOf: today,
  authority: { country: 'FR', name: 'Town of X' },
  contract: { kind: 'contract', nature: 'supplies', cpv: ['18110000'], value: 300_000, durationMonths: 24 },
  clauses: [
    { clause: 'preparation/reasons-for-one-lot' },
    { clause: 'preparation/lots-per-tenderer' },
    { clause: 'contract-management/reporting' },
  ],
};

describe.each(languages)('what prepares a tender, in %s', (language) => {
  const words = knowledge.words(language);
  const { assessment, duties } = adviseOn(workwear, law, library, today);
  const model = tenderModel(assessment, law, duties, words, () => undefined);
  const labelOf = (id: string, proof: string) =>
    library.clauses.find((clause) => clause.id === id)?.words[language].proof[proof];
  const proofs = model.proofs.map(({ what }) => String(what));

  test('it works: a note for the file is not shown to tenderers, what goes with the documents is', () => {
    expect(labelOf('preparation/reasons-for-one-lot', 'record')).toBeDefined();
    expect(proofs).not.toContain(labelOf('preparation/reasons-for-one-lot', 'record'));
    expect(proofs).toContain(labelOf('preparation/lots-per-tenderer', 'worked-example'));
    expect(model.proofs.map(({ stage }) => String(stage))).toContain(words.say('doc.stage.documents'));
  });

  test('nothing speaks to the buyer of what comes before publication', () => {
    const [reasons] = model.byPlace.lots.clauses;
    expect(reasons?.clause.id).toBe('preparation/reasons-for-one-lot');
    expect(reasons?.shortfall).toBeUndefined();
  });

  test('the contract is not followed by how its own preparation went', () => {
    expect(model.indicators.map(({ clause }) => clause)).toEqual(['contract-management/reporting']);
    const annex = performanceAnnexModel(assessment, words);
    expect(annex.clauses.map(({ clause }) => clause)).toEqual(['contract-management/reporting']);
  });
});
