// Putting answers together asks nobody anything; whoever may see them may see them together.
import { wholeProcedure } from '../core/eligibility/eligibility.js';
import { listSays } from '../core/facts/wording.js';
import type { Words } from '../core/shared/text.js';
import type { SaidLot } from './check-eligibility.js';

/** Lots that get the same answer for the same reasons, with the answer of the first. */
export interface LotGroup {
  readonly answer: SaidLot;
  readonly lots: readonly { readonly id: string; readonly title: string | undefined }[];
}

/** What makes two answers the same for a reader: everything but the name of the lot. */
function sameness(lot: SaidLot): string {
  const warnings = lot.warnings.map(({ issue, says }) => [issue, says]);
  return JSON.stringify({ ...lot, id: undefined, title: undefined, warnings });
}

/** A tender of fifty lots often has two kinds of them; a reader wants two answers. The order is that of the lots. */
export function groupLots(lots: readonly SaidLot[]): LotGroup[] {
  const groups = new Map<string, { answer: SaidLot; lots: { id: string; title: string | undefined }[] }>();
  for (const lot of lots) {
    const key = sameness(lot);
    const group = groups.get(key) ?? { answer: lot, lots: [] };
    group.lots.push({ id: lot.id, title: lot.title });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** A lot's name for people; the whole procedure has none. */
export function lotName({ id, title }: LotGroup['lots'][number], words: Words): string {
  if (id === wholeProcedure) return words.say('enterprise.answer.whole');
  return title === undefined || title.trim() === '' ? id : `${id} – ${title}`;
}

/** More are too many for a heading. */
const mostNamed = 5;

/** What a group of lots is called: its only lot, the numbers of a few, or how many there are and the first. */
export function groupName({ lots }: LotGroup, words: Words): string {
  const [first] = lots;
  if (first === undefined || lots.length === 1) return first === undefined ? '' : lotName(first, words);
  const ids = lots.map(({ id }) => id);
  return lots.length > mostNamed
    ? words.say('enterprise.answer.lots', { count: lots.length, first: first.id })
    : listSays(ids, words);
}

const verdicts = ['eligible', 'not-reserved', 'needs-evidence', 'not-eligible'] as const;

/** The answer of the whole tender in a sentence: that of its lots where they agree, else how many get which. */
export function topSays(groups: readonly LotGroup[], words: Words): string {
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) return only.answer.says;
  const count = (verdict: SaidLot['verdict']): number =>
    groups.reduce((sum, { answer, lots }) => (answer.verdict === verdict ? sum + lots.length : sum), 0);
  const parts = verdicts.flatMap((verdict) =>
    count(verdict) === 0
      ? []
      : [words.say(`enterprise.answer.counted.${verdict}`, { count: count(verdict) })],
  );
  const answer = words.say('enterprise.answer.top', {
    lots: groups.reduce((sum, { lots }) => sum + lots.length, 0),
    parts: listSays(parts, words),
  });
  const faulty = groups
    .filter(({ answer: { warnings } }) => warnings.some(({ level }) => level === 'error'))
    .reduce((sum, { lots }) => sum + lots.length, 0);
  return faulty === 0 ? answer : `${answer} ${words.say('enterprise.answer.faulty', { count: faulty })}`;
}
