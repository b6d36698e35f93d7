import { describe, expect, it } from '@jest/globals';
import { dossierOf } from '../../../src/adapters/notices/dossier-of.js';
import { readDossier } from '../../../src/core/dossier/dossier.js';
import { absent, cases, isThere, mustRead } from './corpus.js';

(isThere ? describe : describe.skip)(`dossiers made from notices${isThere ? '' : ` (${absent})`}`, () => {
  const made = isThere ? cases().map((item) => ({ row: item.row, dossier: dossierOf(mustRead(item)) })) : [];

  it('are valid, also where the notice names no country', () => {
    const faults = made.flatMap(({ row, dossier }) => {
      const read = readDossier(dossier);
      return (read.ok ? [] : read.refusal).map((fault) => `${row.file} ${fault.pointer} ${fault.key}`);
    });
    expect(faults).toEqual([]);
    const valid = made.filter(({ dossier }) => readDossier(dossier).ok).length;
    const placed = made.filter(({ row }) => row.buyerCountry !== null).length;
    expect(valid).toBe(made.length);
    process.stdout.write(
      `valid dossiers: ${valid} of ${made.length}, ${made.length - placed} name no country\n`,
    );
  });

  it('give a route to every lot that is reserved, and none to a lot that is not', () => {
    const wrong = made.flatMap(({ row, dossier }) =>
      row.lots.flatMap((lot, index) => {
        const route = dossier.lots?.[index]?.reservation?.route;
        const codes = lot.reservedParticipation;
        if (codes.length === 0) return route === undefined ? [] : [`${row.file}: ${route}`];
        const isReserved = !codes.includes('none');
        return route !== undefined && (route !== 'none') === isReserved
          ? []
          : [`${row.file}: ${route ?? 'no route'}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('hold a duration for every lot whose notice measures it or gives two dates', () => {
    const wrong = made.flatMap(({ row, dossier }) =>
      row.lots.flatMap((lot, index) => {
        const { value, start, end } = lot.duration ?? { value: null, start: null, end: null };
        const isSaid =
          (typeof value === 'number' && value > 0) || (start !== null && end !== null && start > '1901');
        const months = dossier.lots?.[index]?.durationMonths;
        return isSaid === (months !== undefined) ? [] : [`${row.file} ${lot.id ?? ''}: ${months ?? 'none'}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('take months, CPV codes and positive values as the notice has them', () => {
    for (const { row, dossier } of made) {
      if (row.cpvMain !== null) expect(dossier.contract.cpv?.[0]).toBe(row.cpvMain);
      expect(dossier.contract.value).toBe(
        row.estimatedValue && row.estimatedValue.amount > 0 ? row.estimatedValue.amount : undefined,
      );
      for (const [index, lot] of row.lots.entries()) {
        if (lot.duration?.unit !== 'MONTH' || Number(lot.duration.value) > 1200) continue;
        expect(dossier.lots?.[index]?.durationMonths).toBe(lot.duration.value);
      }
    }
  });
});
