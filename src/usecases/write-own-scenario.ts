// Whoever has the workspace may write its scenarios.
import { faultsOf, type Dossier, type Fault } from '../core/dossier/dossier.js';
import { isComparableDay } from './compare-advice.js';
import { done, refused, type Result } from '../core/shared/result.js';
import { slugOf } from '../core/shared/slug.js';
import { languages, type Text } from '../core/shared/text.js';
import { checkScenario } from '../core/workshop/check-scenario.js';
import { scenarioSchema, type Scenario } from '../core/workshop/scenario.js';
import type { Clock, Knowledge, OwnScenarioStore, StoredScenario } from './ports.js';
import { proposedRounds } from './propose-rounds.js';

/** A workspace holds so many scenarios; nobody plays more. */
export const mostOwnScenarios = 60;

/** Ids of own scenarios begin with this, so that they never meet one of the product. */
const ownPrefix = 'ours-';

export interface OwnScenarioParts {
  readonly knowledge: Knowledge;
  readonly ownScenarios: OwnScenarioStore;
  readonly clock: Clock;
}

function freeId(title: string, workspace: string, store: OwnScenarioStore): string {
  const first = `${ownPrefix}${slugOf(title, 44, 'scenario')}`;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? first : `${first}-${String(number)}`;
    if (store.find(workspace, id) === undefined) return id;
  }
}

/** Reads what claims to be a scenario: its form, and whether all that it names exists. */
export function readScenario(input: unknown, knowledge: Knowledge): Result<Scenario, readonly Fault[]> {
  const read = scenarioSchema.safeParse(input);
  if (!read.success) return refused(faultsOf(read.error));
  const faults = checkScenario(read.data, knowledge.law, knowledge.library);
  return faults.length > 0 ? refused(faults) : done(read.data);
}

/** Keeps a scenario under a new id; refused where the workspace is full. */
export function keepScenario(
  scenario: Scenario,
  workspace: string,
  { ownScenarios, clock }: OwnScenarioParts,
): Result<StoredScenario, 'full'> {
  if (ownScenarios.list(workspace).length >= mostOwnScenarios) return refused('full');
  const id = freeId(scenario.title.en, workspace, ownScenarios);
  return done(ownScenarios.create(workspace, { ...scenario, id }, clock.now()));
}

function textFrom(key: string, knowledge: Knowledge, values: Readonly<Record<string, string>> = {}): Text {
  const [en, fr] = languages.map((language) => knowledge.words(language).say(key, values));
  return { en: en ?? '', fr: fr ?? '' };
}

/** A reservation without its route and the share that it asks for: whoever plays is to find them. */
function unreserved<T extends Dossier['reservation']>(reservation: T): T {
  return reservation === undefined
    ? reservation
    : { ...reservation, route: undefined, minimumShare: undefined };
}

/** A scenario from the facts of a tender, with rounds that these facts suggest. */
export function scenarioFromDossier(dossier: Dossier, knowledge: Knowledge, today: string): Scenario {
  const { title, description, asOf, award } = dossier;
  const date = asOf !== undefined && isComparableDay(asOf) ? asOf : today;
  const own = (text: string | undefined, key: string, most: number): Text => {
    const typed = (text ?? '').trim().slice(0, most);
    return typed === '' ? textFrom(key, knowledge) : { en: typed, fr: typed };
  };
  const rounds = proposedRounds({ ...dossier, asOf: date }, knowledge);
  return {
    id: ownPrefix,
    title: own(title, 'workshop.propose.title', 200),
    situation: own(description, 'workshop.propose.situation', 6000),
    goals: [textFrom('workshop.propose.goal', knowledge)],
    audience: ['buyers'],
    practice: 'own',
    minutes: Math.max(
      10,
      rounds.reduce((sum, round) => sum + round.minutes, 0),
    ),
    country: dossier.authority.country,
    date,
    // What participants are to find stays out of the facts, and so does what says whose tender it is.
    dossier: {
      ...dossier,
      reservation: unreserved(dossier.reservation),
      lots: dossier.lots?.map((lot) => ({ ...lot, reservation: unreserved(lot.reservation) })),
      title: undefined,
      description: undefined,
      measures: undefined,
      clauses: undefined,
      award: award?.method === undefined ? undefined : { method: award.method },
      authority: { ...dossier.authority, name: undefined },
    },
    rounds: [...rounds],
    debrief: textFrom('workshop.propose.debrief', knowledge),
  };
}
