import type { Text } from '../shared/text.js';
import type { Round } from './round.js';
import type { Programme, Scenario } from './scenario.js';

/**
 * What a session plays, fixed when it begins: a scenario that is changed or removed afterwards changes no session. A
 * programme takes its rounds from several scenarios.
 */
export interface Plan {
  readonly title: Text;
  /** The programme that is played, where it is one; sessions of before did not keep it. */
  readonly programme?: string;
  /** Where and when everything is played. */
  readonly country: string;
  readonly date: string;
  readonly scenarios: readonly Scenario[];
  readonly rounds: readonly PlannedRound[];
}

interface PlannedRound {
  /** Its place in the list of scenarios. */
  readonly scenario: number;
  readonly round: string;
  readonly minutes: number;
}

/** A round with the scenario that it belongs to. */
export interface PlayedRound {
  /** From 0. */
  readonly index: number;
  readonly scenario: Scenario;
  readonly round: Round;
  readonly minutes: number;
  /** The scenario begins with this round, so its situation is told. */
  readonly first: boolean;
}

/** Where and when a session is played. */
export interface PlayedAt {
  readonly country: string;
  readonly date: string;
}

/** All rounds of a scenario in their order. */
export function planOfScenario(scenario: Scenario, at: PlayedAt): Plan {
  return {
    title: scenario.title,
    ...at,
    scenarios: [scenario],
    rounds: scenario.rounds.map(({ id, minutes }) => ({ scenario: 0, round: id, minutes })),
  };
}

/** The rounds of a programme; its talks are the trainer's. Scenarios that are not there are left out. */
export function planOfProgramme(
  programme: Programme,
  scenarioNamed: (id: string) => Scenario | undefined,
  at: PlayedAt,
): Plan {
  const parts = programme.parts.flatMap((part) => {
    const scenario = part.kind === 'rounds' ? scenarioNamed(part.scenario) : undefined;
    return scenario === undefined || part.kind !== 'rounds' ? [] : [{ scenario, rounds: part.rounds }];
  });
  const scenarios = [...new Map(parts.map(({ scenario }) => [scenario.id, scenario])).values()];
  return {
    title: programme.title,
    programme: programme.id,
    ...at,
    scenarios,
    rounds: parts.flatMap(({ scenario, rounds }) =>
      rounds.map(({ id, minutes }) => ({
        scenario: scenarios.findIndex((other) => other.id === scenario.id),
        round: id,
        minutes,
      })),
    ),
  };
}

/** The rounds of a plan, each with what it needs to be played. */
export function playedRounds(plan: Plan): readonly PlayedRound[] {
  return plan.rounds.flatMap((planned, index) => {
    const scenario = plan.scenarios[planned.scenario];
    const round = scenario?.rounds.find(({ id }) => id === planned.round);
    if (scenario === undefined || round === undefined) return [];
    const first = plan.rounds[index - 1]?.scenario !== planned.scenario;
    return [{ index, scenario, round, minutes: planned.minutes, first }];
  });
}
