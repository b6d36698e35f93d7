import type { Round } from '../../src/core/workshop/round.js';
import { chartsOf } from '../../src/core/workshop/positions.js';
import type { Scenario } from '../../src/core/workshop/scenario.js';
import { languages, type Language } from '../../src/core/shared/text.js';
import { reviewTyped } from '../../src/usecases/ask-engine.js';
import { factsOfRound } from '../../src/core/workshop/facts-of-round.js';
import { solve, type Solution } from '../../src/usecases/solve-round.js';
import { playedKnowledge } from '../support/workshops.js';

const { knowledge, workshops } = playedKnowledge();
const countries = ['FR', 'LU', 'ES', 'DE', 'IT', 'BE'] as const;

const known = new Map<string, Solution>();

/** Each round is solved once at each place, in each language. */
function solved(
  scenario: Scenario,
  round: Round,
  country: string,
  date = scenario.date,
  language: Language = 'en',
): Solution {
  const key = [scenario.id, round.id, country, date, language].join(' ');
  const solution = known.get(key) ?? solve(scenario, round, { country, date }, knowledge, language);
  known.set(key, solution);
  return solution;
}

const rounds = workshops.scenarios.flatMap((scenario) =>
  scenario.rounds.map((round) => [`${scenario.id}: ${round.id}`, scenario, round] as const),
);

/** Kinds of round in which nobody knows the right answer. */
const judged: readonly Round['kind'][] = ['weigh', 'build-together', 'open-question'];

const summary = ({ state, right, figure, parts }: Solution): string =>
  JSON.stringify([state, right, figure?.value, parts.map(({ answer }) => answer?.standing)]);

describe.each(rounds)('%s', (_, scenario, round) => {
  test.each(countries)('is solved or honestly open in %s', (country) => {
    const solution = solved(scenario, round, country);
    expect(solution.says.length).toBeGreaterThan(5);
    expect(solution.notes.length).toBeGreaterThan(20);
    if (judged.includes(round.kind)) expect(solution.state).toBe('judgement');
    else expect(['solved', 'undecided']).toContain(solution.state);
    const bars = new Set(chartsOf(round).flatMap(({ id, bars: own }) => own.map((bar) => `${id} ${bar.id}`)));
    expect(solution.right.filter(({ chart, bar }) => !bars.has(`${chart} ${bar}`))).toEqual([]);
    expect(solution.right.length > 0).toBe(solution.state === 'solved');
    for (const { answer } of solution.parts) {
      if (answer === undefined) continue;
      expect(answer.says.length).toBeGreaterThan(10);
      // What is said to be unlawful names the article that says so.
      if (answer.standing === 'no') expect(answer.basis.length).toBeGreaterThan(0);
      if (answer.standing === 'open') expect(answer.missing.length + answer.says.length).toBeGreaterThan(0);
    }
  });

  test('has the same answer in both languages', () => {
    const [en, fr] = languages.map((language) =>
      summary(solved(scenario, round, scenario.country, scenario.date, language)),
    );
    expect(fr).toBe(en);
  });

  test('is decided in the country in which it is played', () => {
    expect(solved(scenario, round, scenario.country).state).not.toBe('undecided');
  });
});

test('another country gives other answers', () => {
  const differing = rounds.filter(
    ([, scenario, round]) =>
      new Set(countries.map((country) => summary(solved(scenario, round, country)))).size > 1,
  );
  // In every scenario at least one round is answered otherwise somewhere.
  expect(new Set(differing.map(([, { id }]) => id)).size).toBeGreaterThanOrEqual(
    workshops.scenarios.length - 3,
  );
  expect(differing.length).toBeGreaterThan(rounds.length / 5);
});

test('another day gives other answers', () => {
  const earlier = rounds.filter(
    ([, scenario, round]) =>
      summary(solved(scenario, round, scenario.country)) !==
      summary(solved(scenario, round, scenario.country, '2021-03-01')),
  );
  expect(earlier.length).toBeGreaterThan(0);
});

test('the scenario itself holds no answer: the engine is asked wherever it can be', () => {
  const silent = rounds.filter(
    ([, , round]) =>
      round.kind === 'what-would-you-do' && round.options.every(({ asked }) => asked === undefined),
  );
  expect(silent.map(([name]) => name)).toEqual([]);
});

test('what a participant proposes is read by the reviewer as any wording is', () => {
  const [first] = rounds;
  if (first === undefined) throw new Error('There is no round.');
  const [, scenario, round] = first;
  const dossier = factsOfRound(scenario, round, { country: 'FR', date: scenario.date });
  const said = (text: string) =>
    reviewTyped(text, 'contract-management', dossier, knowledge, knowledge.words('en')).standing;
  expect(said('Days on which people went out')).toBe('no-objection');
  expect(said('Staff must live in the municipality.')).toBe('no');
});
