import type { KeptLot, KeptNotice } from './kept-notice.js';

interface Told {
  readonly asOf?: string;
  readonly authority?: { readonly country?: string; readonly type?: string; readonly defence?: true };
  readonly contract: Readonly<Record<string, unknown>>;
}

/**
 * What the judging of an enterprise looks at in a reserved lot, and nothing else: a dossier (CONTRACT) with one lot. Lots
 * with the same signature have the same answer, so that thousands are judged at once.
 */
export function signatureOf(notice: KeptNotice, lot: KeptLot): string {
  // Only the reader of notices makes it, in the form of the contract.
  const told = notice.dossier as Told | undefined;
  const { country, type, defence } = told?.authority ?? {};
  const { kind, nature, value, currency, indefinite, procedure } = told?.contract ?? {};
  const route = lot.route === 'other' ? undefined : lot.route;
  return JSON.stringify({
    asOf: told?.asOf,
    authority: { country: country ?? 'XX', type, defence },
    contract: { kind, nature, value, currency, indefinite, procedure },
    lots: [
      {
        id: 'LOT-0001',
        cpv: lot.cpv.length > 0 ? lot.cpv : undefined,
        value: lot.value !== undefined && (lot.value.currency ?? 'EUR') === (currency ?? 'EUR') ? lot.value.amount : undefined,
        durationMonths: lot.months,
        nature: lot.nature,
        reservation: {
          route,
          citedInCall: true,
          programmesAdmitted: lot.programmes === 'yes' ? true : undefined,
        },
      },
    ],
  });
}
