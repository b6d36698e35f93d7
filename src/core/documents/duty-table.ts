import type { StandingDuty } from '../advice/duties.js';
import { dateSays, listSays, nameOf, reasonOf } from '../facts/wording.js';
import type { Law } from '../law/law.js';
import { citationsSay, sourcesOf } from '../law/citation.js';
import { namesIn } from '../law/opinion.js';
import type { Words } from '../shared/text.js';
import { trusted, type Markdown } from './markdown.js';

/** A duty of the note's table: why it arises, from which day it counts, what meets it. */
export interface DutyRow {
  /** Ids of the provisions behind it. */
  readonly law: readonly string[];
  readonly duty: Markdown;
  readonly because: Markdown;
  readonly from: Markdown;
  readonly met: Markdown;
}

/** What no clause does: the buyer ticks it off by hand. */
export interface DutyToTick {
  readonly law: readonly string[];
  readonly duty: Markdown;
  readonly items: readonly { readonly says: Markdown; readonly place: Markdown }[];
}

/** So many clauses are named that would meet a duty; the others are counted. */
const mostOffered = 3;

/** A bar would end the cell of a table. */
const cell = (text: string): Markdown => trusted(text.replaceAll('|', '\\|'));

/**
 * The evaluated condition in short: what was found to hold, the discriminating part first. A part with words of its own is
 * said in them; another as the fact and what was seen.
 */
function because({ verdict }: StandingDuty, law: Law, words: Words): string {
  const names = namesIn(law);
  const { arises } = verdict;
  const parts = arises.parts.length > 0 ? arises.parts : [arises];
  return parts
    .filter((part) => part.truth === 'yes')
    .map((part) => {
      const { says, fact, sawSays } = reasonOf(part, words, names);
      if (part.condition.says !== undefined || fact === undefined || sawSays === undefined) return says;
      const name = nameOf(fact, words);
      // "Directive 2014/24/EU" says by itself that it is a directive.
      return sawSays.toLowerCase().startsWith(name.toLowerCase())
        ? sawSays
        : words.say('reason.is', { name, value: sawSays });
    })
    .join(' · ');
}

function metSays(
  { state, metBy, offered }: StandingDuty,
  ranked: ReadonlyMap<string, number>,
  words: Words,
): string {
  const titles = (clauses: StandingDuty['metBy']): string[] =>
    clauses.map((clause) => words.say('doc.duties.quoted', { title: clause.words[words.language].title }));
  if (state === 'met') return listSays(titles(metBy), words);
  if (state === 'missing') {
    const rankOf = ({ id }: StandingDuty['offered'][number]): number => ranked.get(id) ?? ranked.size;
    const best = [...offered].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, mostOffered);
    return words.say('doc.duties.missing', {
      clauses: titles(best).join(', '),
      count: offered.length,
      more: offered.length - best.length,
    });
  }
  return words.say(`doc.duties.${state}`);
}

/**
 * The table of duties of the justification note: those that arise, and those that an answer would decide.
 *
 * @param recommended ids of the clauses put forward, the best first: of those that would meet a duty the best are named
 */
export function dutyRows(
  duties: readonly StandingDuty[],
  recommended: readonly string[],
  law: Law,
  words: Words,
): DutyRow[] {
  const ranked = new Map([...new Set(recommended)].map((id, rank) => [id, rank] as const));
  return duties.map((duty) => ({
    law: duty.verdict.basis.map(({ to }) => to),
    duty: cell(duty.verdict.rule.question[words.language]),
    because: cell(because(duty, law, words)),
    from: cell(dateSays(duty.verdict.rule.inForce.from, words.language)),
    met: cell(metSays(duty, ranked, words)),
  }));
}

/** Everything that is left to the buyer because no clause of the library says it, to be ticked off in the file. */
export function dutiesToTick(duties: readonly StandingDuty[], words: Words): DutyToTick[] {
  return duties
    .filter(
      ({ state, verdict }) =>
        (state === 'own' || state === 'by-hand' || state === 'look') && verdict.duties.length > 0,
    )
    .map(({ verdict }) => ({
      law: verdict.basis.map(({ to }) => to),
      duty: trusted(verdict.rule.question[words.language]),
      items: verdict.duties.map((item) => ({
        says: trusted(item.says[words.language]),
        place: trusted(words.say(`duty-place.${item.place}`)),
      })),
    }));
}

/** A provision that a clause of the tender carries out. */
export interface CarriedDuty {
  readonly law: Markdown;
  /** Ids of these provisions. */
  readonly sources: readonly string[];
  readonly clauses: string;
}

/**
 * For tenderers: which provision each clause carries out.
 *
 * @param references the clause's reference in the document, with its lot where it has one, by its id
 * @param below whether the value stays below the thresholds: no directive lays a duty on such a contract
 */
export function carriedDuties(
  duties: readonly StandingDuty[],
  references: ReadonlyMap<string, string>,
  below: boolean,
  law: Law,
  words: Words,
): CarriedDuty[] {
  return duties.flatMap(({ verdict, state, metBy }) => {
    if (state !== 'met') return [];
    const requiring = verdict.basis.filter(
      ({ role, to }) => role === 'requires' && !(below && law.sources.get(to)?.jurisdiction === 'EU'),
    );
    const cited = citationsSay(requiring, sourcesOf(law), words);
    const clauses = metBy.flatMap((clause) => references.get(clause.id) ?? []);
    return cited === '' || clauses.length === 0
      ? []
      : [{ law: cell(cited), sources: requiring.map(({ to }) => to), clauses: clauses.join(', ') }];
  });
}
