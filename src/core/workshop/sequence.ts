import type { Text } from '../shared/text.js';
import type { Round } from './round.js';
import type { Programme, Scenario } from './scenario.js';

/** What a trainer goes through in order: rounds of a scenario, or time to fill, each with the minute at which it begins. */
export type Item =
  | {
      readonly kind: 'talk';
      readonly begins: number;
      readonly minutes: number;
      readonly title: Text;
      readonly notes: Text;
    }
  | {
      readonly kind: 'round';
      readonly begins: number;
      readonly minutes: number;
      readonly scenario: Scenario;
      readonly round: Round;
      /** The situation of its scenario has to be told before it. */
      readonly opens: boolean;
      /** Its scenario was told before, and something else came in between. */
      readonly returns: boolean;
    };

type Unplaced = Item extends infer I
  ? I extends Item
    ? Omit<I, 'begins' | 'opens' | 'returns'>
    : never
  : never;

function placed(items: readonly Unplaced[]): Item[] {
  const told = new Set<string>();
  let begins = 0;
  return items.map((item, index): Item => {
    const start = begins;
    begins += item.minutes;
    if (item.kind === 'talk') return { ...item, begins: start };
    const opens = !told.has(item.scenario.id);
    told.add(item.scenario.id);
    const before = items[index - 1];
    const goesOn = before?.kind === 'round' && before.scenario.id === item.scenario.id;
    return { ...item, begins: start, opens, returns: !opens && !goesOn };
  });
}

export function sequenceOfScenario(scenario: Scenario): readonly Item[] {
  return placed(scenario.rounds.map((round) => ({ kind: 'round', minutes: round.minutes, scenario, round })));
}

/** The rounds and talks of a programme; a round that is not there any more is left out. */
export function sequenceOfProgramme(programme: Programme, scenarios: readonly Scenario[]): readonly Item[] {
  return placed(
    programme.parts.flatMap((part): Unplaced[] => {
      if (part.kind === 'talk') return [part];
      const scenario = scenarios.find(({ id }) => id === part.scenario);
      return part.rounds.flatMap(({ id, minutes }): Unplaced[] => {
        const round = scenario?.rounds.find((item) => item.id === id);
        return scenario === undefined || round === undefined
          ? []
          : [{ kind: 'round', minutes, scenario, round }];
      });
    }),
  );
}
