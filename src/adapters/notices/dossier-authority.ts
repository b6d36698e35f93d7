import { alpha2Of } from './countries.js';
import { said, type DossierAuthority } from './dossier-shape.js';
import { directiveOf } from './directive.js';
import type { Buyer, Notice } from './notice.js';
import type { Pick } from './phrases.js';

/**
 * Central are the State's own authorities, and the institutions of the Union, which apply the central thresholds.
 * A body governed by public law is sub-central even where a ministry controls it ("body-pl-cga").
 */
const central: ReadonlySet<string> = new Set(['cga', 'eu-ins-bod-ag']);

/** Undertakings and holders of special rights buy as utilities, save under the directive for authorities alone. */
function isUndertaking(legalType: string): boolean {
  return legalType.startsWith('pub-undert') || legalType === 'spec-rights-entity';
}

function typeOf(buyer: Buyer, notice: Notice): DossierAuthority['type'] {
  const directive = directiveOf(notice);
  if (directive === '2014/25') return 'utility';
  const { legalType } = buyer;
  // A body that spends a subsidy of an authority ("org-sub") is no authority itself, so it has no type.
  if (legalType === undefined || legalType.startsWith('org-sub')) return undefined;
  if (central.has(legalType)) return 'central';
  return isUndertaking(legalType) && directive === '2014/23' ? 'utility' : 'sub-central';
}

/** Of no country: ISO 3166 leaves this code free. Verdicts on it are open, as for any country without law data. */
const countryNotSaid = 'XX';

/** The buyer, and the first of several: a dossier has one authority, and the leading buyer is written first. */
export function authorityOf(notice: Notice, pick: Pick): DossierAuthority {
  const buyer = notice.buyers[0];
  if (!buyer) return { country: countryNotSaid };
  const type = typeOf(buyer, notice);
  const isDefence = type === 'central' && buyer.activity === 'defence';
  return {
    country: alpha2Of(buyer.country) ?? countryNotSaid,
    ...said({ name: pick(buyer.name), type, defence: isDefence ? (true as const) : undefined }),
  };
}
