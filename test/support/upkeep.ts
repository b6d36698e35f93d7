import type { Dossier } from '../../src/core/dossier/dossier.js';

/** Upkeep of parks in a country, with insertion hours in the basket. */
export function upkeep(country: string, version?: string): Dossier {
  return {
    asOf: '2026-11-26',
    language: 'en',
    authority: { country, type: 'sub-central' },
    contract: {
      kind: 'contract',
      nature: 'services',
      cpv: ['77310000'],
      value: 400_000,
      durationMonths: 24,
      labourShare: 0.7,
    },
    ambitions: ['work-integration'],
    clauses: [{ clause: 'work-integration/hours', ...(version === undefined ? {} : { version }) }],
  };
}
