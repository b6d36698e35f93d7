// What favours an enterprise in a lot that is open to all, and the other ways to take part.
import type { Assessment } from '../core/advice/assess.js';
import { clauseTaken } from '../core/clauses/library.js';
import type { Organisation } from '../core/eligibility/organisation.js';
import type { Ambition } from '../core/facts/vocabulary.js';
import { listSays, numberSays, optionSays } from '../core/facts/wording.js';
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

/** What the buyer says it wants to achieve, and the enterprise answers to. */
function sharedAims(themes: ReadonlySet<Ambition>, { dossier }: Assessment, words: Words): string[] {
  const shared = (dossier.ambitions ?? []).filter((ambition) => themes.has(ambition));
  if (shared.length === 0) return [];
  const names = shared.map((ambition) => optionSays('ambitions', ambition, words));
  return [words.say('eligibility.ways.aims', { names: listSays(names, words) })];
}

/** A notice may give a criterion a whole paragraph for a name. */
const longest = 120;

function short(name: string): string {
  const said = name.trim().replace(/\s+/gu, ' ');
  return said.length <= longest ? said : `${said.slice(0, longest - 1).trimEnd()}…`;
}

/** What counts beside the price, with its weight: there an enterprise shows what it does for people and work. */
function qualityCriteria({ dossier: { award } }: Assessment, words: Words): string[] {
  const criteria = award?.criteria ?? [];
  const total = criteria.reduce((sum, { weight }) => sum + (weight ?? Number.NaN), 0);
  const names = criteria.flatMap(({ kind, name, text, weight }) => {
    const said = short(name ?? text ?? '');
    if (kind !== 'quality' || said === '') return [];
    if (weight === undefined || !(total > 0)) return [said];
    const { language } = words;
    return words.say('eligibility.ways.weighed', {
      name: said,
      weight: numberSays(weight, language),
      total: numberSays(total, language),
    });
  });
  if (names.length === 0) return [];
  return [
    words.say('eligibility.ways.criteria', {
      count: names.length,
      names: names.join(words.say('punctuation.series')),
    }),
  ];
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
      ...sharedAims(themes, assessment, words),
      ...qualityCriteria(assessment, words),
      ...(count > 1 ? [words.say('eligibility.ways.lots', { count })] : []),
      words.say('eligibility.ways.subcontract'),
      words.say('eligibility.ways.group'),
    ],
  };
}
