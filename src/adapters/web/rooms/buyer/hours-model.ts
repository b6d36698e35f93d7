import { hoursSteps } from '../../../../core/documents/hours-steps.js';
import { usual } from '../../../../core/insertion/hours.js';
import { numberOf } from '../../../../core/facts/facts.js';
import { numberSays } from '../../../../core/facts/wording.js';
import { fieldNumber, shareFromPercent, typedNumber } from '../../../../core/journeys/typed-number.js';
import type { Words } from '../../../../core/shared/text.js';
import type { Advised } from '../../../../usecases/advise.js';
import type { NumberQuestion } from '../../view-models.js';

export interface HoursModel {
  readonly questions: readonly NumberQuestion[];
  /** The sum, one line a step; empty while a figure is missing. */
  readonly steps: readonly string[];
  readonly result: string | undefined;
  readonly hours: number | undefined;
  readonly heavy: boolean;
}

const fields = [
  { name: 'value', unit: 'eur', prefix: 'EUR' },
  { name: 'labour', unit: 'share', suffix: '%' },
  { name: 'cost', unit: 'eur-per-hour', prefix: 'EUR' },
  { name: 'share', unit: 'share', suffix: '%' },
] as const;
type Field = (typeof fields)[number]['name'];

/**
 * The sum of insertion hours, with its steps.
 *
 * @param typed what the calculator's form says; a field that is not there is taken from the answers
 */
export function hoursModel(
  known: Advised,
  typed: (name: Field) => string | undefined,
  words: Words,
): HoursModel {
  const { language } = words;
  const contract = known.assessment.dossier.contract;
  const stored: Readonly<Record<Field, number | undefined>> = {
    value: numberOf(known.assessment.facts, 'estimate.value'),
    labour: contract?.labourShare,
    cost: contract?.hourlyCost ?? usual.hourlyCost,
    share: usual.share,
  };
  const figures = new Map<Field, number | undefined>();
  const questions = fields.map((field): NumberQuestion => {
    const text = typed(field.name);
    const read = text === undefined ? undefined : typedNumber(text, field.unit);
    const given = read !== undefined && field.unit === 'share' ? shareFromPercent(read) : read;
    const figure = text === undefined ? stored[field.name] : given;
    const wrong =
      figure !== undefined &&
      (!Number.isFinite(figure) ||
        figure < 0 ||
        (field.unit === 'share' && figure > 1) ||
        (field.name === 'cost' && figure < 1));
    figures.set(field.name, wrong ? undefined : figure);
    return {
      kind: 'number',
      id: `hours-${field.name}`,
      name: field.name,
      label: words.say(`buyer.hours.${field.name}`),
      value: text ?? (figure === undefined ? '' : fieldNumber(figure, field.unit, language)),
      ...('prefix' in field ? { prefix: field.prefix } : { suffix: field.suffix }),
      ...(wrong
        ? { error: words.say(`buyer.hours.wrong-${field.unit === 'share' ? 'share' : 'number'}`) }
        : {}),
    };
  });
  const value = figures.get('value');
  const labourShare = figures.get('labour');
  const hourlyCost = figures.get('cost');
  const share = figures.get('share');
  if (value === undefined || labourShare === undefined || hourlyCost === undefined || share === undefined)
    return { questions, steps: [], result: undefined, hours: undefined, heavy: false };
  const { sum, steps } = hoursSteps({ value, labourShare, hourlyCost, share }, words);
  return {
    questions,
    steps,
    result: words.say('unit.hours', { value: sum.hours, text: numberSays(sum.hours, language) }),
    hours: sum.hours,
    heavy: sum.isHeavy,
  };
}
