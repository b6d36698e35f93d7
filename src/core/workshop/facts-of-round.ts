import { readDossier, type Dossier, type Fault } from '../dossier/dossier.js';
import type { IsoDate } from '../shared/iso-date.js';
import type { Result } from '../shared/result.js';
import { merged } from './merge.js';
import type { Round } from './round.js';
import type { Scenario } from './scenario.js';

/** Where and when a scenario is played. */
export interface PlayedAt {
  readonly country: string;
  readonly date: IsoDate;
}

/** What a dossier says of its own country only; it would be wrong of another. */
const ofOneCountry = {
  region: null,
  nationalArt20: null,
  nationalArt77: null,
  nationalArt77Below: null,
  nationalArt24: null,
} as const;

/** The dossier of a scenario with what is different in one of its rounds. */
export function changedDossier(
  { dossier }: Pick<Scenario, 'dossier'>,
  { change }: Pick<Round, 'change'>,
): Result<Dossier, readonly Fault[]> {
  return change === undefined ? { ok: true, value: dossier } : readDossier(merged(dossier, change));
}

/**
 * The facts of a round at the place and on the day at which it is played.
 *
 * @throws Error when the change of the round makes no dossier; such a scenario is refused before it is kept
 */
export function factsOfRound(scenario: Scenario, round: Pick<Round, 'id' | 'change'>, at: PlayedAt): Dossier {
  const changed = changedDossier(scenario, round);
  if (!changed.ok)
    throw new Error(`The facts of the round "${round.id}" of "${scenario.id}" make no dossier.`);
  const { authority, ...rest } = changed.value;
  const own = authority.country === at.country ? authority : merged(authority, ofOneCountry);
  return { ...rest, asOf: at.date, authority: { ...(own as Dossier['authority']), country: at.country } };
}
