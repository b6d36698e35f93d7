import type { FactId } from '../facts/vocabulary.js';
import type { Text } from '../shared/text.js';

/** How an answer of the notice follows from a dossier; `officer`: it does not, and somebody has to give it. */
export const noticeSources = [
  'fact',
  'subtype',
  'legal-basis',
  'parts',
  'main-code',
  'further-codes',
  'value',
  'duration',
  'place',
  'parameter',
  'clauses',
  'variants',
  'lot',
  'reservation',
  'reservation-text',
  'execution',
  'strategy',
  'strategy-text',
  'accessibility',
  'green-criteria',
  'conditions',
  'criteria',
  /** The form has no place for it: what it would say stands among the conditions of performance. */
  'elsewhere',
  'officer',
] as const;
export type NoticeSource = (typeof noticeSources)[number];

/** A business term of eForms: its official name, and from what of a dossier its answer follows. */
export interface NoticeTerm {
  /** "BT-71" */
  readonly id: string;
  readonly name: Text;
  /** Asked once for the notice, or for each lot. */
  readonly at: 'notice' | 'lot';
  readonly follows: NoticeSource;
  readonly facts: readonly FactId[];
  /** Parameters of clauses that say the same thing to tenderers. */
  readonly parameters: readonly { readonly clause: string; readonly parameter: string }[];
  /** The code list of its answer. */
  readonly list: string | undefined;
  /** The code that each value of the fact stands for. */
  readonly codes: ReadonlyMap<string, string>;
  /** Forms that are refused without it. */
  readonly needed: readonly string[];
  /** Words by which wording of the buyer's own speaks of it, in the languages of the product and in lower case. */
  readonly heard: readonly string[];
  /** Forms that have no place for it. */
  readonly absent: readonly string[];
}

/** What a notice asks (`data/eforms`). */
export interface NoticeTerms {
  readonly source: {
    readonly name: string;
    readonly version: string;
    readonly url: string;
    readonly licence: string;
  };
  readonly subtypes: readonly {
    readonly directive: string | undefined;
    readonly light: boolean;
    readonly below: boolean;
    readonly subtype: string;
    readonly label: Text;
  }[];
  readonly terms: readonly NoticeTerm[];
  /** Labels of the codes, by code list. */
  readonly lists: ReadonlyMap<string, ReadonlyMap<string, Text>>;
}
