import { alpha2Of } from './countries.js';
import { directiveOf, isLightForm } from './directive.js';
import { common, ifAny, said, type DossierContract } from './dossier-shape.js';
import { cpvOf, natureOf, positive } from './dossier-lots.js';
import type { Notice, Place } from './notice.js';

const procedures: ReadonlyMap<string, string> = new Map([
  ['open', 'open'],
  ['restricted', 'restricted'],
  ['neg-w-call', 'negotiated-with-notice'],
  ['neg-wo-call', 'negotiated-without-notice'],
  ['comp-dial', 'competitive-dialogue'],
  ['innovation', 'innovation-partnership'],
]);

/** Other procedures are free ones; on a form for social services they are those of the light regime. */
function procedureOf(notice: Notice): string | undefined {
  const code = notice.procedureType ?? '';
  if (code.startsWith('oth-') && isLightForm(notice)) return 'light';
  return procedures.get(code);
}

/** A region by its NUTS code, else the country: towns have no code. */
function placeCode(place: Place): string[] {
  const code = place.nuts ?? (place.region === 'anyw-eea' ? undefined : alpha2Of(place.country));
  return code === undefined ? [] : [code];
}

function placesOf(notice: Notice): string[] | undefined {
  const ofProcedure = notice.procedure.places.flatMap(placeCode);
  const codes =
    ofProcedure.length > 0 ? ofProcedure : notice.lots.flatMap((lot) => lot.places.flatMap(placeCode));
  return ifAny([...new Set(codes)]);
}

/** The currency of the dossier: the procedure's, else that of the lots if they have one. */
export function currencyOf(notice: Notice): string {
  const ofProcedure = positive(notice.procedure.estimatedValue)?.currency;
  const ofLots = notice.lots.flatMap((lot) => positive(lot.estimatedValue)?.currency ?? []);
  return ofProcedure ?? common(ofLots) ?? 'EUR';
}

/** What the procedure says, and what its lots say alike where the procedure is silent. */
export function contractOf(notice: Notice): DossierContract {
  const { procedure, lots } = notice;
  const currency = currencyOf(notice);
  const lotCpv = common(lots.map((lot) => cpvOf(lot)?.join(' ')))?.split(' ');
  const isEndless = common(lots.map((lot) => lot.duration?.other)) === 'UNLIMITED';
  const durationMonths = common(lots.map((lot) => lot.durationMonths));
  return {
    kind: directiveOf(notice) === '2014/23' || notice.subtype === '19' ? 'concession' : 'contract',
    ...said({
      nature: natureOf(procedure) ?? common(lots.map(natureOf)),
      cpv: cpvOf(procedure) ?? lotCpv,
      value: positive(procedure.estimatedValue)?.amount,
      currency: currency === 'EUR' ? undefined : currency,
      durationMonths,
      indefinite: isEndless && durationMonths === undefined ? (true as const) : undefined,
      procedure: procedureOf(notice),
      placeOfPerformance: placesOf(notice),
    }),
  };
}
