/** What a rule is and what it answers. */
import type { PdfDocument } from './document.js';

export interface Verdict {
  /** The clause of the standard and the number of the condition in it: `7.2-3`. */
  readonly rule: string;
  readonly ok: boolean;
  /** Page, element or object. Empty for the document as a whole. */
  readonly where: string;
  readonly says: string;
}

export interface Fault {
  readonly where: string;
  readonly says: string;
}

export interface Rule {
  readonly id: string;
  /** What must hold. */
  readonly says: string;
  /** What does not hold; nothing where all is well. */
  readonly faults: (document: PdfDocument) => Iterable<Fault>;
}
