import type { GridCriterion } from '../dossier/award-grid.js';
import { divisionOf, partsAddUp, type Division, type GridSubcriterion } from '../dossier/subcriteria.js';
import { numberSays } from '../facts/wording.js';
import type { Words } from '../shared/text.js';
import { line, paragraphs, trusted, type Markdown } from './markdown.js';

/** A part of a criterion as documents show it: as a row below its criterion, and as a passage of its own. */
export interface CriterionPart {
  readonly name: Markdown;
  readonly kind: Markdown;
  /** "of which 8", so that nobody adds it to the weight of the criterion. */
  readonly weight: Markdown;
  readonly heading: Markdown;
  readonly text: Markdown | undefined;
}

/** The parts of a criterion, with what is to be said of them as a whole. */
export interface CriterionParts {
  readonly rows: readonly CriterionPart[];
  /** How they are scored; undefined where there are none. */
  readonly says: Markdown | undefined;
  /** Whether their weights have to be corrected first. */
  readonly wrong: boolean;
}

/** What a part is called; its id where nobody named it. */
export function partName({ name, id }: Pick<GridSubcriterion, 'id' | 'name'>): string {
  return name === undefined || name.trim() === '' ? id : name;
}

function partOf(part: GridSubcriterion, criterion: GridCriterion, words: Words): CriterionPart {
  const say = (weight: number): string => numberSays(weight, words.language);
  const { weight, text } = part;
  const name = partName(part);
  const whole = criterion.weight;
  return {
    name: line(words.say('doc.subcriterion.name', { name })),
    kind: trusted(words.say('doc.subcriterion.kind')),
    weight: trusted(
      weight === undefined ? '–' : words.say('doc.subcriterion.weight', { weight: say(weight) }),
    ),
    heading: line(
      weight === undefined || whole === undefined
        ? name
        : words.say('doc.subcriterion.heading', { name, weight: say(weight), whole: say(whole) }),
    ),
    text: text === undefined ? undefined : paragraphs(text),
  };
}

const sayings: Readonly<Record<Division, string | undefined>> = {
  none: undefined,
  together: 'together',
  partly: 'open',
  weighted: 'scored',
};

/** How documents show the parts of a criterion, and what they say of their weights. */
export function criterionParts(criterion: GridCriterion, words: Words): CriterionParts {
  const right = partsAddUp(criterion);
  const key = right ? sayings[divisionOf(criterion)] : 'open';
  return {
    rows: criterion.subcriteria.map((part) => partOf(part, criterion, words)),
    says: key === undefined ? undefined : trusted(words.say(`doc.subcriterion.${key}`)),
    wrong: !right,
  };
}
