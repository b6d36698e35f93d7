import { directiveOf, type Directive } from './directive.js';
import { common, ifSaid, said, type DossierReservation } from './dossier-shape.js';
import type { Lot, Notice } from './notice.js';

/** The routes that each code stands for. Concessions have no counterpart of Article 77, defence has neither. */
const routes: Readonly<Record<string, Partial<Record<Directive, string>>>> = {
  'res-ws': { '2014/24': 'art-20', '2014/25': 'art-38-utility', '2014/23': 'art-24-concession' },
  'res-pub-ser': { '2014/24': 'art-77', '2014/25': 'art-94-utility' },
};

function isReserved(lot: Lot): boolean {
  return lot.reservedParticipation.some((code) => code !== 'none');
}

/** Of two codes on one lot, the wider circle counts: sheltered workshops and operators for integration. */
function routeOf(lot: Lot, directive: Directive | undefined): string | undefined {
  const codes = lot.reservedParticipation;
  if (!isReserved(lot)) return codes.includes('none') ? 'none' : undefined;
  const code = codes.includes('res-ws') ? 'res-ws' : 'res-pub-ser';
  return directive === undefined ? undefined : routes[code]?.[directive];
}

/** A lot's reservation. "No" to sheltered programmes means that they are not compulsory, so it says nothing here. */
export function reservationOfLot(lot: Lot, notice: Notice): DossierReservation | undefined {
  return ifSaid(
    said({
      route: routeOf(lot, directiveOf(notice)),
      citedInCall: isReserved(lot) ? (true as const) : undefined,
      programmesAdmitted: lot.reservedExecution === 'yes' ? (true as const) : undefined,
    }),
  );
}

/** What holds for the whole procedure, because every lot says the same; the code itself is a mention in the call. */
export function reservationOf(notice: Notice): DossierReservation | undefined {
  const { lots } = notice;
  const directive = directiveOf(notice);
  const inProgrammes = common(lots.map((lot) => lot.reservedExecution)) === 'yes';
  return ifSaid(
    said({
      route: common(lots.map((lot) => routeOf(lot, directive))),
      citedInCall: lots.some(isReserved) ? (true as const) : undefined,
      programmesAdmitted: inProgrammes ? (true as const) : undefined,
    }),
  );
}
