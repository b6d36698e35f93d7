import { factsFrom } from '../../src/core/facts/facts.js';
import type { Value } from '../../src/core/facts/value.js';
import type { FactId } from '../../src/core/facts/vocabulary.js';
import { lawOfProject } from '../../src/adapters/files/read-ahead.js';

/** The real law data, read once per suite. */
export const { law, fileOf } = lawOfProject();

// What the reading of a dossier always knows (dossier/facts-of.ts); an example may say otherwise.
const given: [FactId, Value][] = [
  ['contract.subsidised', false],
  ['contract.mixed', false],
  ['contract.goodsOrWorks', false],
  ['estimate.piecesExceed', false],
  ['contract.defenceGoods', false],
  ['contract.endless', false],
  ['contract.socialOptOut', 'none'],
  ['lots.count', 0],
  ['dossier.saysWhyOneLot', false],
  ['dossier.meets', []],
  ['aid.guaranteeOpaque', false],
  ['aid.longTerm', false],
  ['aid.pays', false],
  ['aid.paysAid', false],
  ['aid.picks', false],
  ['aid.benchmarkShown', false],
  ['aid.excess', false],
  ['aid.socialCode', false],
  ['reservation.namesLegalForms', false],
];

/** The facts of an example of the law data, with what every dossier knows. */
export function factsOfExample(facts: Readonly<Partial<Record<FactId, Value>>>) {
  const stated = factsFrom([...given, ...(Object.entries(facts) as [FactId, Value][])]);
  for (const codes of ['dossier.codes', 'contract.everyCode'] as const)
    if (!stated.has(codes))
      stated.set(
        codes,
        facts['contract.cpv'] === undefined
          ? { known: false, missing: ['contract.cpv'] }
          : { known: true, value: facts['contract.cpv'] },
      );
  return stated;
}
