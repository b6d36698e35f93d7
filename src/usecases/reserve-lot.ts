// Whoever may change a dossier may choose how each of its lots is reserved.
import type { Dossier, Lot } from '../core/dossier/dossier.js';

/** Sets the route of each lot named; undefined takes it away. What else a lot says of its reservation stays. */
export function reserveLots(dossier: Dossier, routes: ReadonlyMap<string, string | undefined>): Dossier {
  if (dossier.lots === undefined || routes.size === 0) return dossier;
  return {
    ...dossier,
    lots: dossier.lots.map((lot) => {
      if (!routes.has(lot.id)) return lot;
      const route = routes.get(lot.id);
      const reservation = { ...lot.reservation, ...(route === undefined ? {} : { route }) };
      if (route === undefined) delete reservation.route;
      const next: Lot = { ...lot, reservation };
      if (Object.keys(reservation).length === 0) delete next.reservation;
      return next;
    }),
  };
}
