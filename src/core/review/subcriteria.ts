import type { Assessment } from '../advice/assess.js';
import { criteriaOf, type GridCriterion } from '../dossier/award-grid.js';
import { divisionOf, partsAddUp, sumOfParts } from '../dossier/subcriteria.js';
import { textOf } from '../facts/facts.js';
import type { Citation } from '../law/law.js';

/** What is to be said of how a criterion is divided. */
export interface DivisionFinding {
  /** Key of its words. */
  readonly key: 'subcriteria-sum' | 'subcriteria-partly' | 'subcriteria-together';
  readonly level: 'warning' | 'note';
  /** Its place in the dossier. */
  readonly at: string;
  /** Name of the criterion; the weights where they differ, in points. */
  readonly name: string;
  readonly sum: number;
  readonly weight: number | undefined;
  readonly basis: readonly Citation[];
}

/** Where the law asks that what a criterion counts is known: weights, or an order of importance for a concession. */
const asking: Readonly<Record<string, Citation>> = {
  '2014/25': { to: 'eu/dir-2014-25/art-82', role: 'requires', pinpoint: '(5)' },
  '2014/23': { to: 'eu/dir-2014-23/art-41', role: 'requires', pinpoint: '(3)' },
};
const usual: Citation = { to: 'eu/dir-2014-24/art-67', role: 'requires', pinpoint: '(5)' };

/** A jury may divide the points of a criterion among published headings later, on three conditions. */
const jury: Citation = { to: 'eu/cjeu/c-331-04', role: 'interprets' };
/** Weights and sub-criteria that tenderers could not know may not be applied. */
const unknown: Citation = { to: 'eu/cjeu/c-532-06', role: 'interprets' };
/** The way of scoring need not be published, and may not change criteria or weights. */
const method: Citation = { to: 'eu/cjeu/c-6-15', role: 'interprets' };

function findingOf(criterion: GridCriterion, index: number, asks: Citation): DivisionFinding[] {
  const found = {
    at: `award/criteria/${String(index)}/subcriteria`,
    name: criterion.name ?? criterion.id,
    sum: sumOfParts(criterion),
    weight: criterion.weight,
  };
  switch (divisionOf(criterion)) {
    case 'none':
      return [];
    case 'partly':
      return [{ ...found, key: 'subcriteria-partly', level: 'warning', basis: [asks, unknown, jury] }];
    case 'together':
      return [{ ...found, key: 'subcriteria-together', level: 'note', basis: [asks, jury, unknown, method] }];
    case 'weighted':
      // A criterion without its weight is told as such; there is nothing yet to compare with.
      return criterion.weight === undefined || partsAddUp(criterion)
        ? []
        : [{ ...found, key: 'subcriteria-sum', level: 'warning', basis: [asks, method] }];
  }
}

/** Sub-criteria whose weights are not what their criterion weighs, are there for some only, or for none. */
export function divisionFindings(assessment: Assessment): DivisionFinding[] {
  const directive = textOf(assessment.facts, 'regime.directive') ?? '';
  const asks = asking[directive] ?? usual;
  return criteriaOf(assessment.dossier).flatMap((criterion, index) => findingOf(criterion, index, asks));
}
