import { readDossier } from '../../../src/core/dossier/dossier.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviceSays, adviseOn } from '../../../src/usecases/advise.js';

const knowledge = readKnowledge();
const { law, library } = knowledge;

function aidOf(dossier: object): ReturnType<typeof adviceSays>['aid'] {
  const read = readDossier(dossier);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const advised = adviseOn(read.value, law, library, '2026-11-24');
  return adviceSays(advised, law, library, knowledge.words('en')).aid;
}

const reserved = {
  title: 'Care home',
  asOf: '2026-12-01',
  authority: { country: 'FR' },
  contract: { kind: 'contract', nature: 'services', cpv: ['85311100'] },
  aid: { selection: 'reserved-tender' },
};

// Article 108(3) of the Treaty asks for a notification where there is aid, and for nothing where there is none.
test('beside another answer the notification is said on condition, not as a command', () => {
  const { outcome, alternatives } = aidOf(reserved);
  const notify = alternatives.find((way) => way.outcome === 'notify');
  expect(outcome).toBe('market-terms');
  expect(notify?.says).toMatch(/^Should none of the ways above hold, it is State aid/);
});

test('where it is the answer it says so without a condition', () => {
  const { outcome, reason } = aidOf({
    ...reserved,
    contract: { ...reserved.contract, kind: 'grant' },
    aid: {
      economicActivity: true,
      entrustment: false,
      sector: 'other',
      amount: 40_000_000,
      amountPerYear: 40_000_000,
      localEffectOnly: false,
      workersAid: 'none',
      previousAid: [{ date: '2025-05-01', amount: 300_000, kind: 'general' }],
    },
  });
  expect(outcome).toBe('notify');
  expect(reason.says).toMatch(/^It is State aid and no exemption covers it/);
});
