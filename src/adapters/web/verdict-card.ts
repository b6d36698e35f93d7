import type { Reason } from '../../core/facts/wording.js';
import { nameOf } from '../../core/facts/wording.js';
import type { FactId } from '../../core/facts/vocabulary.js';
import type { BasisEntry, Opinion } from '../../core/law/opinion.js';
import type { DutyPlace } from '../../core/law/law.js';
import type { Words } from '../../core/shared/text.js';
import { lawHref } from './paths.js';
import type { CitationLine, DutyGroup, ReasonLine, VerdictCard } from './view-models.js';

/** The order in which a buyer meets them. */
const dutyPlaces: readonly DutyPlace[] = ['call', 'procedure', 'performance', 'file'];

export function citationLines(basis: readonly BasisEntry[]): CitationLine[] {
  return basis.map(({ id, ref, url, role, checked }) => ({ ref, href: lawHref(id), url, role, checked }));
}

export function reasonLine(reason: Reason): ReasonLine {
  return { says: reason.says, truth: reason.truth, saw: reason.sawSays, parts: reason.parts.map(reasonLine) };
}

function dutyGroups(opinion: Opinion): DutyGroup[] {
  return dutyPlaces.flatMap((place) => {
    const duties = opinion.duties.filter((duty) => duty.place === place).map((duty) => duty.says);
    return duties.length === 0 ? [] : [{ place, duties }];
  });
}

export interface CardChoices {
  /** Where a missing fact is asked. */
  readonly askedAt: (fact: FactId) => string;
  /** Show the reasons open. */
  readonly open?: boolean;
}

/** An opinion as a card. Its id follows the rule's, so that a line elsewhere can lead to it. */
export function verdictCard(opinion: Opinion, words: Words, choices: CardChoices): VerdictCard {
  return {
    id: cardId(opinion.rule),
    kind: opinion.kind,
    question: opinion.question,
    says: opinion.says,
    instead: opinion.instead,
    // The root of the reason repeats the answer; its parts are the reasons.
    reasons: opinion.reason.parts.map(reasonLine),
    duties: dutyGroups(opinion),
    basis: citationLines(opinion.basis),
    changes: opinion.changes.map(({ says, becomes }) => ({ says, becomes })),
    missing: opinion.missing.map((fact) => ({ text: nameOf(fact, words), href: choices.askedAt(fact) })),
    certainty: opinion.certainty,
    doubt: opinion.doubt,
    checked: opinion.checked,
    open: choices.open ?? false,
  };
}

/** The anchor of a verdict's card. */
export function cardId(rule: string): string {
  return `verdict-${rule.replace(/[^A-Za-z0-9]+/g, '-')}`;
}
