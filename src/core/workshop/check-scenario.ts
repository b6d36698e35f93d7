import { euRoutes } from '../facts/vocabulary.js';
import type { Library } from '../clauses/library.js';
import type { Fault } from '../dossier/dossier.js';
import type { Law } from '../law/law.js';
import type { Asked, AskedFigure } from './asked.js';
import { changedDossier } from './facts-of-round.js';
import type { Round } from './round.js';
import type { Programme, Scenario } from './scenario.js';

/** What a scenario may name. */
interface Known {
  readonly routes: ReadonlySet<string>;
  readonly clauses: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  readonly duties: ReadonlySet<string>;
  readonly aid: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly issues: ReadonlySet<string>;
}

/** Issues that the check of the library and of the notice raises; all others stand in the law data. */
const issuesOfChecks = [
  'mandatory-duty-missing',
  'outdated-clause',
  'clause-conflict',
  'unverifiable',
  'proportionality',
  'notice-mismatch',
  'reserved-legal-basis',
] as const;

function knownIn(law: Law, library: Library): Known {
  const ways = (subject: 'aid' | 'services'): ReadonlySet<string> =>
    new Set(law.rules.filter((rule) => rule.subject === subject).flatMap(({ way }) => way?.outcome ?? []));
  return {
    routes: new Set(['none', ...euRoutes, ...law.rules.flatMap(({ route }) => route ?? [])]),
    clauses: new Set(library.clauses.map(({ id }) => id)),
    parameters: new Set(law.parameters.keys()),
    duties: new Set(law.rules.filter(({ subject }) => subject === 'duty').map(({ id }) => id)),
    aid: ways('aid'),
    services: ways('services'),
    issues: new Set([
      ...issuesOfChecks,
      ...law.checks.map(({ issue }) => issue),
      ...law.wording.detectors.flatMap(({ issue, forms }) => [
        issue,
        ...forms.flatMap((form) => form.issue ?? []),
      ]),
    ]),
  };
}

type Look = (pointer: string, kind: keyof Known, names: readonly string[]) => Fault[];

const looking =
  (known: Known): Look =>
  (pointer, kind, names) =>
    names
      .filter((name) => !known[kind].has(name))
      .map((detail) => ({ pointer, key: `workshop.unknown.${kind}`, values: { detail } }));

function faultsOfAsked(asked: Asked, round: Round, scenario: Scenario, pointer: string, look: Look): Fault[] {
  switch (asked.of) {
    case 'wording':
    case 'regime':
      return [];
    case 'route': {
      const changed = changedDossier(scenario, round);
      const lots = changed.ok ? (changed.value.lots ?? []).map(({ id }) => id) : [];
      return [
        ...look(`${pointer}/route`, 'routes', [asked.route]),
        ...(asked.lot === undefined || !changed.ok || lots.includes(asked.lot)
          ? []
          : [{ pointer: `${pointer}/lot`, key: 'fault.no-such-lot', values: {} }]),
      ];
    }
    case 'duty':
      return look(`${pointer}/duties`, 'duties', asked.duties);
    case 'findings':
      return look(`${pointer}/issues`, 'issues', asked.issues);
    case 'aid':
      return look(`${pointer}/outcome`, 'aid', [asked.outcome]);
    case 'services':
      return look(`${pointer}/outcome`, 'services', [asked.outcome]);
    case 'clause':
      return look(`${pointer}/clause`, 'clauses', [asked.clause]);
  }
}

function faultsOfFigure(figure: AskedFigure, pointer: string, look: Look): Fault[] {
  return figure.of === 'parameter' ? look(`${pointer}/parameter`, 'parameters', [figure.parameter]) : [];
}

function faultsOfKind(round: Round, scenario: Scenario, pointer: string, look: Look): Fault[] {
  const ask = (asked: Asked, at: string): Fault[] =>
    faultsOfAsked(asked, round, scenario, `${pointer}/${at}`, look);
  switch (round.kind) {
    case 'choose-route':
      return look(`${pointer}/routes`, 'routes', round.routes);
    case 'what-would-you-do':
      return round.options.flatMap(({ asked }, index) =>
        asked === undefined ? [] : ask(asked, `options/${String(index)}/asked`),
      );
    case 'lawful-or-not':
      return ask(round.asked, 'asked');
    case 'put-in-place':
      return look(`${pointer}/clauses`, 'clauses', round.clauses);
    case 'estimate':
      return faultsOfFigure(round.figure, `${pointer}/figure`, look);
    case 'myth-or-fact':
      return 'asked' in round.claim
        ? ask(round.claim.asked, 'claim/asked')
        : faultsOfFigure(round.claim.figure, `${pointer}/claim/figure`, look);
    case 'full-dossier':
      return [
        ...look(`${pointer}/routes`, 'routes', round.routes),
        ...look(`${pointer}/clauses`, 'clauses', round.clauses),
      ];
    case 'weigh':
    case 'build-together':
    case 'open-question':
      return [];
  }
}

/**
 * What a scenario names and the law data or the library does not have, and changes of rounds that make no dossier. Nothing
 * of this can be seen from its form alone.
 */
export function checkScenario(scenario: Scenario, law: Law, library: Library): Fault[] {
  const look = looking(knownIn(law, library));
  const spent = scenario.rounds.reduce((sum, round) => sum + round.minutes, 0);
  return [
    ...(spent > scenario.minutes
      ? [{ pointer: '/minutes', key: 'workshop.unknown.minutes', values: { detail: String(spent) } }]
      : []),
    ...scenario.rounds.flatMap((round, index) => {
      const pointer = `/rounds/${String(index)}`;
      const changed = changedDossier(scenario, round);
      return [
        ...(changed.ok
          ? []
          : changed.refusal.map((fault) => ({ ...fault, pointer: `${pointer}/change${fault.pointer}` }))),
        ...(round.beside ?? []).flatMap(({ asked }, place) =>
          faultsOfAsked(asked, round, scenario, `${pointer}/beside/${String(place)}/asked`, look),
        ),
        ...faultsOfKind(round, scenario, pointer, look),
      ];
    }),
  ];
}

/** Scenarios and rounds that a programme names and that do not exist. */
export function checkProgramme(programme: Programme, scenarios: readonly Scenario[]): Fault[] {
  return programme.parts.flatMap((part, index) => {
    if (part.kind === 'talk') return [];
    const pointer = `/parts/${String(index)}`;
    const scenario = scenarios.find(({ id }) => id === part.scenario);
    if (scenario === undefined)
      return [
        {
          pointer: `${pointer}/scenario`,
          key: 'workshop.unknown.scenario',
          values: { detail: part.scenario },
        },
      ];
    return part.rounds
      .filter(({ id }) => !scenario.rounds.some((round) => round.id === id))
      .map(({ id }) => ({
        pointer: `${pointer}/rounds`,
        key: 'workshop.unknown.round',
        values: { detail: id },
      }));
  });
}
