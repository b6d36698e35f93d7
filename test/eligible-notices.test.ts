import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeFor } from '../src/core/eligibility/judge.js';
import type { Organisation } from '../src/core/eligibility/organisation.js';
import { reservationFrom } from '../src/core/eligibility/reservation.js';
import { noticeReader } from '../src/notice-reader.js';
import { readKnowledge } from '../src/knowledge.js';
import { checkEligibility, eligibilitySays } from '../src/usecases/check-eligibility.js';
import { readTender } from '../src/usecases/read-tender.js';
import { describeWithShared, sharedFolder } from './support/shared.js';

const enterprises: readonly Organisation[] = [
  { country: 'FR', statuses: ['fr-ea'], mainAimIntegration: true, shareDisabled: 0.8, shareDisadvantaged: 0 },
  {
    country: 'ES',
    publicServiceMission: true,
    profitsReinvested: true,
    participatoryGovernance: true,
    awards: [{ sameAuthority: true, sameServices: true, route: 'art-77', date: '2024-01-10' }],
  },
];

describeWithShared('every notice of the corpus', () => {
  const knowledge = readKnowledge();
  const folder = join(sharedFolder, 'notices');
  const files = readdirSync(folder).filter((name) => name.endsWith('.xml'));

  test('gets an answer for each lot, and the short judge gives the same', () => {
    const judges = enterprises.map((enterprise) => judgeFor(enterprise, knowledge.law));
    const seen = new Set<string>();
    let lots = 0;
    for (const file of files) {
      const tender = readTender(readFileSync(join(folder, file)), noticeReader);
      if (!tender.ok) throw new Error(`${file}: ${JSON.stringify(tender.refusal)}`);
      enterprises.forEach((enterprise, index) => {
        const checked = checkEligibility(enterprise, tender.value, knowledge, '2026-11-26');
        const { assessment } = checked;
        const facts =
          assessment.lots.length === 0 ? [assessment.facts] : assessment.lots.map((lot) => lot.facts);
        checked.lots.forEach((lot, place) => {
          const short = judges[index]?.(
            reservationFrom(facts[place] ?? assessment.facts, assessment.asOf, { groupsOpen: true }),
          );
          expect({ file, verdict: lot.verdict, missing: lot.missing }).toEqual({ file, ...short });
          seen.add(`${enterprise.country} ${lot.verdict}`);
          lots += 1;
        });
        // The words are there for whatever came up.
        if (checked.lots.some(({ route }) => route !== 'none'))
          for (const language of ['en', 'fr'] as const)
            eligibilitySays(checked, knowledge, knowledge.words(language));
      });
    }
    expect(lots).toBeGreaterThan(1000);
    // An adapted enterprise may answer somewhere, and a mission-driven one, and both not elsewhere.
    expect([...seen]).toEqual(expect.arrayContaining(['FR eligible', 'FR not-reserved', 'ES not-reserved']));
  }, 240_000);
});
