import type { Language } from '../../core/shared/text.js';
import { authorityOf } from './dossier-authority.js';
import { awardOf } from './dossier-award.js';
import { contractOf, currencyOf } from './dossier-contract.js';
import { dossierLots } from './dossier-lots.js';
import { reservationOf } from './dossier-reservation.js';
import { ifAny, said, type NoticeDossier } from './dossier-shape.js';
import type { Notice } from './notice.js';
import { languageOf, pickFor, type Pick } from './phrases.js';

/** Codes that name an aim of the product's vocabulary. The others are too wide ("other") or have no counterpart. */
const ambitions: ReadonlyMap<string, string> = new Map([
  ['acc-all', 'accessibility'],
  ['gen-eq', 'gender-equality'],
  ['opp', 'work-integration'],
  ['work-cond', 'decent-work'],
  ['hum-right', 'supply-chain-labour'],
  ['circ-econ', 'circular'],
  ['clim-mitig', 'climate'],
  ['clim-adapt', 'climate'],
  ['biodiv-eco', 'biodiversity'],
]);

function ambitionsOf(notice: Notice): string[] | undefined {
  const codes = notice.lots.flatMap((lot) => [...lot.socialObjectives, ...lot.environmentalObjectives]);
  return ifAny([...new Set(codes.flatMap((code) => ambitions.get(code) ?? []))]);
}

/** The conditions of performance, each wording once: notices repeat them on every lot. */
function measuresOf(notice: Notice, pick: Pick): NoticeDossier['measures'] {
  const texts = notice.lots.flatMap((lot) =>
    lot.performanceConditions.flatMap((phrases) => pick(phrases) ?? []),
  );
  const place = 'performance-condition' as const;
  return ifAny([...new Set(texts)].map((text, index) => ({ id: `m${index + 1}`, place, text })));
}

/**
 * The dossier that a notice tells of. Nothing is added: a key that is absent was not said. Texts are taken in the
 * wanted language where the notice has it.
 */
export function dossierOf(notice: Notice, language?: Language): NoticeDossier {
  const pick = pickFor(notice, language);
  return {
    ...said({
      title: pick(notice.procedure.title),
      description: pick(notice.procedure.description),
      asOf: notice.issueDate,
    }),
    language: language ?? languageOf(notice),
    ...said({ authority: authorityOf(notice, pick) }),
    contract: contractOf(notice),
    ...said({
      lots: dossierLots(notice, currencyOf(notice), pick),
      reservation: reservationOf(notice),
      ambitions: ambitionsOf(notice),
      award: awardOf(notice, pick),
      measures: measuresOf(notice, pick),
    }),
  };
}
