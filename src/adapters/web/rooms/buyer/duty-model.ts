import type { DutyState, StandingDuty } from '../../../../core/advice/duties.js';
import type { Clause } from '../../../../core/clauses/clause.js';
import { dateSays } from '../../../../core/facts/wording.js';
import { opinionOf } from '../../../../core/law/opinion.js';
import type { Words } from '../../../../core/shared/text.js';
import type { Advised } from '../../../../usecases/advise.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { clauseHref, paths } from '../../paths.js';
import { cardId, namingIn, verdictCard } from '../../verdict-card.js';
import type { ButtonForm, Link, VerdictCard } from '../../view-models.js';
import { buttonOf } from './clause-model.js';
import type { Buyer } from './parts.js';
import { askedAt } from './steps-of.js';

/** `partials/buyer/duty`: one duty in a line, with its state, the way to meet it, and its whole reasoning behind it. */
export interface DutyItem {
  readonly id: string;
  readonly state: DutyState;
  readonly stateSays: string;
  readonly icon: 'yes' | 'no' | 'unknown' | 'note';
  readonly question: string;
  /** "Counts since 1 January 2026." */
  readonly since: string;
  /** What is to be done, while nothing does it yet. */
  readonly toDo: readonly string[];
  readonly metBy: readonly Link[];
  readonly offered: readonly { readonly link: Link; readonly take: ButtonForm }[];
  readonly missing: readonly Link[];
  readonly card: VerdictCard;
}

export interface DutyGroups {
  readonly any: boolean;
  /** "3 of 8 are met." */
  readonly counted: string;
  /** What is still to be done, then what is met. */
  readonly arising: readonly DutyItem[];
  /** Advice of the law without a must: lawful to ask, to look at, to note. */
  readonly advised: readonly DutyItem[];
  readonly open: readonly DutyItem[];
}

const icons: Readonly<Record<DutyState, DutyItem['icon']>> = {
  met: 'yes',
  answered: 'yes',
  own: 'note',
  missing: 'no',
  'by-hand': 'note',
  look: 'note',
  open: 'unknown',
};
const done: readonly DutyState[] = ['met', 'answered'];

function itemOf(duty: StandingDuty, stored: StoredDossier, buyer: Buyer, words: Words): DutyItem {
  const { verdict, state } = duty;
  const opinion = opinionOf(verdict, buyer.knowledge.law, words);
  const title = (clause: Clause): string => clause.words[words.language].title;
  const card = verdictCard(opinion, words, {
    subject: verdict.rule.subject,
    askedAt: (fact) => askedAt(stored.id, fact),
    naming: namingIn(buyer.knowledge.law, words),
  });
  return {
    id: cardId(verdict.rule.id),
    state,
    stateSays: words.say(`buyer.duties.state.${state}`),
    icon: icons[state],
    question: opinion.question,
    since: words.say('buyer.duties.since', { day: dateSays(verdict.rule.inForce.from, words.language) }),
    toDo: done.includes(state) ? [] : opinion.duties.map((item) => item.says),
    metBy: duty.metBy.map((clause) => ({ text: title(clause), href: clauseHref(clause.id) })),
    offered: done.includes(state)
      ? []
      : duty.offered.map((clause) => ({
          link: { text: title(clause), href: clauseHref(clause.id) },
          take: buttonOf(stored, { clause }, false, title(clause), words),
        })),
    missing: card.missing,
    // Its anchor is the line's own.
    card: { ...card, id: `${card.id}-card` },
  };
}

/** The duties of a dossier: what arises, what is only advised, what an answer would decide. */
export function dutyGroups(stored: StoredDossier, known: Advised, buyer: Buyer, words: Words): DutyGroups {
  const items = known.duties.map((duty) => ({
    kind: duty.verdict.kind,
    item: itemOf(duty, stored, buyer, words),
  }));
  const arising = items
    .filter(({ kind }) => kind !== 'open' && kind !== 'allowed-if')
    .map(({ item }) => item)
    .sort((a, b) => Number(done.includes(a.state)) - Number(done.includes(b.state)));
  return {
    any: items.length > 0,
    counted: words.say('buyer.duties.counted', {
      met: arising.filter((item) => done.includes(item.state)).length,
      count: arising.length,
    }),
    arising,
    advised: items.filter(({ kind }) => kind === 'allowed-if').map(({ item }) => item),
    open: items.filter(({ kind }) => kind === 'open').map(({ item }) => item),
  };
}

/** `rooms/buyer/check`: a row of the table of duties. */
export interface DutyRow {
  readonly icon: DutyItem['icon'];
  readonly state: DutyState;
  readonly stateSays: string;
  readonly question: Link;
  readonly since: string;
  readonly metBy: readonly Link[];
}

/** The same in short, for the last step: each leads to its line on the step before. */
export function dutyRows(groups: DutyGroups, stored: StoredDossier): DutyRow[] {
  const choose = paths.choose.at({ dossier: stored.id });
  return [...groups.arising, ...groups.advised, ...groups.open].map((item) => ({
    icon: item.icon,
    state: item.state,
    stateSays: item.stateSays,
    question: { text: item.question, href: `${choose}#${item.id}` },
    since: item.since,
    metBy: item.metBy,
  }));
}
