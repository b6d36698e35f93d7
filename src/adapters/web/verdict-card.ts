import { headingOf } from '../../core/law/citation.js';
import { shownReasons } from '../../core/facts/shown-reason.js';
import { nameOf } from '../../core/facts/wording.js';
import type { FactId } from '../../core/facts/vocabulary.js';
import type { BasisEntry, Opinion } from '../../core/law/opinion.js';
import { kindSays } from '../../core/law/kind-says.js';
import type { DutyPlace, Law, Rule } from '../../core/law/law.js';
import type { Words } from '../../core/shared/text.js';
import { referenceSays } from '../../core/shared/reference.js';
import { lawHref } from './paths.js';
import type { CitationLine, DutyGroup, VerdictCard } from './view-models.js';

/** The order in which a buyer meets them. */
const dutyPlaces: readonly DutyPlace[] = ['call', 'procedure', 'performance', 'file'];

/** How citations are named to people. */
export interface Naming {
  /** The heading of a provision, or the name of a judgment, by its id. */
  readonly heading: (id: string) => string | undefined;
  readonly reference: (ref: string) => string;
}

export function namingIn(law: Law, words: Words): Naming {
  return {
    heading: (id) => {
      const source = law.sources.get(id);
      return source === undefined ? undefined : headingOf(source, words.language);
    },
    reference: (ref) => referenceSays(ref, words),
  };
}

export function citationLines(basis: readonly BasisEntry[], naming: Naming): CitationLine[] {
  return basis.map(({ id, ref, url, role, checked }) => ({
    ref: naming.reference(ref),
    heading: naming.heading(id),
    href: lawHref(id),
    url,
    role,
    checked,
  }));
}

function dutyGroups(opinion: Opinion): DutyGroup[] {
  return dutyPlaces.flatMap((place) => {
    const duties = opinion.duties.filter((duty) => duty.place === place).map((duty) => duty.says);
    return duties.length === 0 ? [] : [{ place, duties }];
  });
}

export interface CardChoices {
  /** What the question is about: it decides the words for the kind of answer. */
  readonly subject: Rule['subject'];
  /** Where a missing fact is asked. */
  readonly askedAt: (fact: FactId) => string;
  readonly naming: Naming;
  /** Show the reasons open. */
  readonly open?: boolean;
}

/** An opinion as a card. Its id follows the rule's, so that a line elsewhere can lead to it. */
export function verdictCard(opinion: Opinion, words: Words, choices: CardChoices): VerdictCard {
  return {
    id: cardId(opinion.rule),
    kind: opinion.kind,
    label: kindSays(choices.subject, opinion.kind, words),
    question: opinion.question,
    says: opinion.says,
    instead: opinion.instead,
    reasons: shownReasons(opinion.reason),
    duties: dutyGroups(opinion),
    basis: citationLines(opinion.basis, choices.naming),
    changes: opinion.changes.map(({ says, becomes }) => ({
      says,
      becomes,
      label: kindSays(choices.subject, becomes, words),
    })),
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
