import type { Place } from '../../../core/dossier/dossier.js';
import type { Ambition } from '../../../core/facts/vocabulary.js';
import type { ButtonForm } from './page.js';
import type { CitationLine } from './verdict.js';

/** `partials/clause-card`: a clause in a list, with why it is proposed and a button to take or leave it. */
export interface ClauseCard {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly href: string;
  readonly place: Place;
  /** 1 basic, 2 solid, 3 leading: shown as three marks with words. */
  readonly level: 1 | 2 | 3;
  readonly effort: 'light' | 'some' | 'heavy';
  readonly themes: readonly Ambition[];
  readonly strength?: 'must' | 'should' | 'could' | undefined;
  /** Why it is proposed here; empty in the library. */
  readonly because: readonly string[];
  /** What would make it fit better. */
  readonly stronger?: readonly string[] | undefined;
  readonly basis: readonly CitationLine[];
  readonly chosen: boolean;
  /** The passage in which the words were found that were searched for. */
  readonly passage?: readonly { readonly text: string; readonly marked: boolean }[] | undefined;
  /** Take it or leave it. */
  readonly button?: ButtonForm | undefined;
}
