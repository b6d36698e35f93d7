// What favours an enterprise in a lot that is open to all, and the other ways to take part.
import type { Assessment } from '../core/advice/assess.js';
import { clauseTaken } from '../core/clauses/library.js';
import type { Organisation } from '../core/eligibility/organisation.js';
import type { Ambition } from '../core/facts/vocabulary.js';
import type { Words } from '../core/shared/text.js';

export interface WaysIn {
  /** Chosen clauses and award criteria that value what the enterprise does. */
  readonly favours: readonly { readonly id: string; readonly title: string; readonly place: string }[];
  /** Lots, subcontracting, a group: each in a sentence. */
  readonly says: readonly string[];
}

/** Themes of clauses that an enterprise of this kind answers to by what it is. */
function themesOf(organisation: Organisation): ReadonlySet<Ambition> {
  const themes = new Set<Ambition>();
  const some = (share: number | undefined): boolean => (share ?? 0) > 0;
  const statuses = organisation.statuses ?? [];
  if (
    organisation.mainAimIntegration === true ||
    some(organisation.shareDisadvantaged) ||
    some(organisation.shareDisabledOrDisadvantaged)
  )
    themes.add('work-integration').add('training');
  if (organisation.shelteredWorkshop === true || some(organisation.shareDisabled))
    themes.add('disability').add('accessibility');
  if (
    statuses.length > 0 ||
    organisation.profitsReinvested === true ||
    organisation.participatoryGovernance === true ||
    organisation.publicServiceMission === true
  )
    themes.add('social-economy').add('community-benefit');
  return themes;
}

/**
 * Ways into a lot that nobody reserved.
 *
 * @param lot the lot's id, or that of the whole procedure
 */
export function waysIn(
  organisation: Organisation,
  assessment: Assessment,
  lot: string,
  words: Words,
): WaysIn {
  const themes = themesOf(organisation);
  const { dossier, library } = assessment;
  const favours = (dossier.clauses ?? []).flatMap((chosen) => {
    if (chosen.lot !== undefined && chosen.lot !== lot) return [];
    const clause = clauseTaken(library, chosen);
    if (clause?.themes.some((theme) => themes.has(theme)) !== true) return [];
    return [
      { id: clause.id, title: clause.words[words.language].title, place: words.say(`place.${clause.place}`) },
    ];
  });
  const count = dossier.lots?.length ?? 0;
  return {
    favours,
    says: [
      ...(favours.length > 0 ? [words.say('eligibility.ways.favours', { count: favours.length })] : []),
      ...(count > 1 ? [words.say('eligibility.ways.lots', { count })] : []),
      words.say('eligibility.ways.subcontract'),
      words.say('eligibility.ways.group'),
    ],
  };
}
