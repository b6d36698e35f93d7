import { evaluate, type Surroundings } from '../facts/evaluate.js';
import { factsFrom } from '../facts/facts.js';
import { natures } from '../facts/vocabulary.js';
import type { Clause } from './clause.js';

/** Nothing but the nature is known here, so no figure and no list can be asked for with effect. */
const nothing: Surroundings = { parameter: () => undefined, cpvList: () => ({ codes: [], ranges: [] }) };

/** The natures of contract that a clause does not rule out by its own condition. */
export function naturesOf(clause: Clause): (typeof natures)[number][] {
  return natures.filter((nature) => {
    const facts = factsFrom([
      ['contract.nature', nature],
      ['regime.nature', nature],
    ]);
    return evaluate(clause.appliesWhen, facts, nothing).truth !== 'no';
  });
}
