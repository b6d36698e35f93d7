import { ifAny, said, type DossierLot, type DossierNature } from './dossier-shape.js';
import { reservationOfLot } from './dossier-reservation.js';
import type { Amount, Notice, Purchase } from './notice.js';
import type { Pick } from './phrases.js';

export function natureOf({ nature }: Purchase): DossierNature | undefined {
  return nature === 'works' || nature === 'supplies' || nature === 'services' ? nature : undefined;
}

export function cpvOf({ cpvMain, cpvAdditional }: Purchase): string[] | undefined {
  // Without a main code the list would promote another one to it.
  if (cpvMain === undefined) return undefined;
  return [cpvMain, ...cpvAdditional.filter((code) => code !== cpvMain)];
}

/** Portals write 0 where the buyer gave no estimate. */
export function positive(value: Amount | undefined): Amount | undefined {
  return value !== undefined && value.amount > 0 ? value : undefined;
}

/** Identifiers as a dossier admits them, each once, whatever the notice holds. */
function identifiers(notice: Notice): string[] {
  const seen = new Set<string>();
  return notice.lots.map((lot, index) => {
    const given = (lot.id ?? '').replace(/[^A-Za-z0-9_.-]/g, '-').replace(/^[^A-Za-z0-9]+/, '');
    let id = given.slice(0, 30) || `LOT-${String(index + 1).padStart(4, '0')}`;
    if (seen.has(id)) id = `${id}-${index + 1}`;
    while (seen.has(id)) id = `${id}x`;
    seen.add(id);
    return id;
  });
}

/** The lots. A value in another currency than the dossier's is left out, since a dossier has one currency. */
export function dossierLots(notice: Notice, currency: string, pick: Pick): DossierLot[] | undefined {
  const ids = identifiers(notice);
  return ifAny(
    notice.lots.map((lot, index): DossierLot => {
      const value = positive(lot.estimatedValue);
      return {
        id: ids[index] ?? '',
        ...said({
          title: pick(lot.title),
          cpv: cpvOf(lot),
          value: (value?.currency ?? currency) === currency ? value?.amount : undefined,
          durationMonths: lot.durationMonths,
          nature: natureOf(lot),
          reservation: reservationOfLot(lot, notice),
        }),
      };
    }),
  );
}
