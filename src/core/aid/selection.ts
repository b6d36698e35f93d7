import type { Dossier } from '../dossier/dossier.js';
import type { FactState } from '../facts/facts.js';
import type { competitions } from '../facts/vocabulary.js';

type Competition = (typeof competitions)[number];

function ofProcedure(dossier: Dossier): Competition | undefined {
  switch (dossier.contract?.procedure) {
    case 'open':
      return 'open-tender';
    case 'restricted':
      return 'restricted-tender';
    case 'light':
      return 'light';
    case 'negotiated-with-notice':
    case 'competitive-dialogue':
    case 'innovation-partnership':
      return 'published-negotiation';
    case 'negotiated-without-notice':
    case 'direct':
      return 'none';
    case undefined:
      return undefined;
  }
}

/** True where the whole or any lot is reserved: competition is then limited on purpose. */
export function isReserved(dossier: Dossier): boolean {
  return [dossier.reservation?.route, ...(dossier.lots ?? []).map((lot) => lot.reservation?.route)].some(
    (route) => route !== undefined && route !== 'none',
  );
}

/**
 * The way of choosing as one answer, from the two questions that speak of it. A reservation turns a tender into a reserved
 * one. Where nothing is said of a choice but a market price is shown otherwise, the price stands on its own.
 */
export function competitionOf(dossier: Dossier): FactState {
  const stated = dossier.aid?.selection;
  const procedure = ofProcedure(dossier);
  // "Negotiated" alone does not say whether a notice was published; the procedure does.
  const said = stated === 'negotiated' ? (procedure ?? stated) : (stated ?? procedure);
  if (said === undefined) {
    if (dossier.aid?.marketPrice === true || dossier.aid?.benchmarkStudy === true)
      return { known: true, value: 'none' };
    const kind = dossier.contract?.kind;
    return {
      known: false,
      missing: [kind === 'contract' || kind === 'concession' ? 'contract.procedure' : 'aid.selection'],
    };
  }
  const limited = isReserved(dossier) && said !== 'none' && said !== 'negotiated';
  return { known: true, value: limited ? 'reserved-tender' : said };
}
