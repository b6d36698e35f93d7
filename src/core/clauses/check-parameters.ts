import { declarationOf, type FactType } from '../facts/vocabulary.js';
import { faultOfValue } from './check-value.js';
import type { Clause, ClauseParameter } from './clause.js';

const textual: readonly FactType['kind'][] = ['text', 'one-of', 'country', 'currency'];

/** True when a fact of that kind can stand in the parameter. */
function fits(parameter: ClauseParameter, kind: FactType['kind']): boolean {
  switch (parameter.type) {
    case 'text':
      return textual.includes(kind);
    case 'date':
    case 'one-of':
    case 'some-of':
      return kind === parameter.type;
    default:
      return kind === 'number';
  }
}

function defaultFaults(parameter: ClauseParameter): string[] {
  const given = parameter.default;
  if (given === undefined) return [];
  if (given.kind === 'value') {
    const fault = faultOfValue(parameter, given.value);
    return fault === undefined
      ? []
      : [
          `has the default ${JSON.stringify(given.value)} for "${parameter.id}", which its type, bounds or options do not allow. Correct one of them.`,
        ];
  }
  const { kind } = declarationOf(given.fact).type;
  return fits(parameter, kind)
    ? []
    : [
        `takes the default of "${parameter.id}" from "${given.fact}", which is of another type. Take another fact.`,
      ];
}

/** Faults of the parameters of a clause as they are declared. */
export function checkParameters(clause: Clause): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const parameter of clause.parameters) {
    if (seen.has(parameter.id)) faults.push(`declares "${parameter.id}" twice. Take one out.`);
    seen.add(parameter.id);
    if (
      'min' in parameter &&
      parameter.min !== undefined &&
      parameter.max !== undefined &&
      parameter.min > parameter.max
    )
      faults.push(`has a lower bound above the upper one for "${parameter.id}". Correct them.`);
    faults.push(...defaultFaults(parameter));
    if ('atMost' in parameter && parameter.atMost !== undefined) {
      const { fact } = parameter.atMost;
      if (declarationOf(fact).type.kind !== 'number')
        faults.push(`takes the most of "${parameter.id}" from "${fact}", which is no number. Take another fact.`);
    }
  }
  const target = clause.indicator?.target;
  if (typeof target === 'object' && !seen.has(target.parameter))
    faults.push(`has the target "${target.parameter}", which is no parameter of it. Correct the id.`);
  return faults;
}
