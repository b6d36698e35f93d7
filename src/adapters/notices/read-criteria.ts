import type { AwardCriterion } from './notice.js';
import { all, numberAt, phrasesAt, textAt } from './xml-path.js';
import type { XmlElement } from './xml-tree.js';

const weightKinds: ReadonlySet<string> = new Set([
  'per-exa',
  'per-mid',
  'dec-exa',
  'dec-mid',
  'poi-exa',
  'poi-mid',
  'ord-imp',
]);

/** The kind tells a weight from a fixed price or a threshold: the name of its list is missing in some notices. */
function weightOf(criterion: XmlElement): AwardCriterion['weight'] {
  for (const parameter of all(criterion, 'EXT/efac:AwardCriterionParameter')) {
    const kind = textAt(parameter, 'efbc:ParameterCode');
    const number = numberAt(parameter, 'efbc:ParameterNumeric');
    if (kind !== undefined && number !== undefined && weightKinds.has(kind)) return { kind, number };
  }
  return undefined;
}

/** The award criteria of a lot, in the notice's order; an element that says nothing is left out. */
export function readCriteria(terms: XmlElement | undefined): AwardCriterion[] {
  const path = 'cac:AwardingTerms/cac:AwardingCriterion/cac:SubordinateAwardingCriterion';
  return all(terms, path).flatMap((element): AwardCriterion[] => {
    const type = textAt(element, 'cbc:AwardingCriterionTypeCode');
    const name = phrasesAt(element, 'cbc:Name');
    const description = phrasesAt(element, 'cbc:Description');
    const weight = weightOf(element);
    const isSaid = type !== undefined || weight !== undefined || name.length + description.length > 0;
    return isSaid ? [{ type, name, description, weight }] : [];
  });
}
