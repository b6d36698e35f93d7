import type { ReasonMark } from '../../../core/facts/shown-reason.js';
import type { VerdictKind } from '../../../core/law/judge.js';
import type { Certainty, Checked, DutyPlace, FindingLevel, Role } from '../../../core/law/law.js';
import type { Link } from './page.js';

/** `partials/citations`: one provision or judgment, linked to our page on it. */
export interface CitationLine {
  readonly ref: string;
  /** What it is about, for people who do not know articles by their numbers. */
  readonly heading?: string | undefined;
  /** Our page on it. */
  readonly href: string;
  /** The official text. */
  readonly url: string;
  readonly role: Role;
  readonly checked: Checked['against'];
}

/** `partials/verdict/reasons`: a reason and those below it, as deep as the condition goes. */
export interface ReasonLine {
  readonly says: string;
  readonly mark: ReasonMark;
  /** What was answered, in words. */
  readonly saw?: string | undefined;
  readonly parts: readonly ReasonLine[];
}

export interface DutyGroup {
  readonly place: DutyPlace;
  readonly duties: readonly string[];
}

/** `partials/verdict/card`: an answer of the law with all that carries it. `verdictCard` makes it from an opinion. */
export interface VerdictCard {
  readonly id: string;
  readonly kind: VerdictKind;
  /** The kind in words that fit the question. */
  readonly label?: string;
  readonly question: string;
  readonly says: string;
  readonly instead?: string | undefined;
  readonly reasons: readonly ReasonLine[];
  readonly duties: readonly DutyGroup[];
  readonly basis: readonly CitationLine[];
  readonly changes: readonly {
    readonly says: string;
    readonly becomes: VerdictKind;
    readonly label?: string;
  }[];
  /** Questions whose answers would settle it. */
  readonly missing: readonly Link[];
  readonly certainty: Certainty;
  readonly doubt?: string | undefined;
  readonly checked: Checked['against'];
  /** The reasons stand open from the start. */
  readonly open: boolean;
}

/** `partials/verdict/line`: a verdict in one line, with a way to its card. */
export interface VerdictLine {
  readonly kind: VerdictKind;
  readonly label?: string;
  readonly text: string;
  readonly href: string;
}

/** `partials/advice-panel`: what is known so far, beside a form. */
export interface AdvicePanel {
  readonly heading: string;
  readonly intro?: string | undefined;
  readonly lines: readonly VerdictLine[];
  /** The two or three answers that would settle most. */
  readonly settle: readonly Link[];
  readonly more?: Link | undefined;
}

/** `partials/finding`: what a check says about a dossier or a wording, with the way to mend it. */
export interface FindingCard {
  readonly id: string;
  readonly level: FindingLevel;
  readonly says: string;
  readonly quote?: string | undefined;
  readonly instead?: string | undefined;
  /** Where it is mended. */
  readonly at?: Link | undefined;
  readonly basis: readonly CitationLine[];
}
