import type { Request, Response } from 'express';
import type { PlayedAt } from '../../../../core/workshop/facts-of-round.js';
import type { Programme, Scenario } from '../../../../core/workshop/scenario.js';
import { isComparableDay } from '../../../../usecases/compare-advice.js';
import type {
  Clock,
  DocumentWriter,
  DossierStore,
  Knowledge,
  OwnScenarioStore,
  ScenarioFiles,
} from '../../../../usecases/ports.js';
import type { Frame } from '../../frame.js';

export interface StudyParts {
  readonly knowledge: Knowledge;
  readonly writer: DocumentWriter;
  readonly scenarios: readonly Scenario[];
  readonly programmes: readonly Programme[];
  /** Scenarios that were made in the workspaces; whoever made one plays it like any other. */
  readonly ownScenarios: OwnScenarioStore;
  readonly dossiers: DossierStore;
  readonly files: ScenarioFiles;
  readonly clock: Clock;
}

/** The room with the frame it stands in. */
export interface Desk extends StudyParts {
  readonly frame: Frame;
}

/** A part of the address. */
export function partOf(request: Request, name: string): string {
  return (request.params as Readonly<Record<string, string | undefined>>)[name] ?? '';
}

/** The scenario of the address, or the page that says that there is none. */
export function scenarioAsked(request: Request, response: Response, desk: Desk): Scenario | undefined {
  const id = partOf(request, 'scenario');
  const workspace = desk.frame.workspaces.known(request);
  const scenario =
    desk.scenarios.find((item) => item.id === id) ??
    (workspace === undefined ? undefined : desk.ownScenarios.find(workspace, id)?.scenario);
  if (scenario === undefined) desk.frame.refuse(response, { kind: 'not-found' });
  return scenario;
}

/** Where and when to play, from a query; what is not said or makes no sense is as the scenario has it. */
export function playedAt(request: Request, { country, date }: PlayedAt): PlayedAt {
  const asked = (name: string): string => {
    const value = request.query[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    country: /^[A-Z]{2}$/.test(asked('country')) ? asked('country') : country,
    date: isComparableDay(asked('date')) ? asked('date') : date,
  };
}
