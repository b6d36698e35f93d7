import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { root } from '../../src/adapters/files/root.js';
import type { Place } from '../../src/core/shared/place.js';
import type { Value } from '../../src/core/facts/value.js';
import type { FactId } from '../../src/core/facts/vocabulary.js';
import type { WordingVerdict } from '../../src/core/law/detector.js';
import { gravest } from '../../src/core/review/wording/review-text.js';
import { review } from './wording.js';

/** A wording with what a lawyer says of it. */
export interface Wording {
  readonly text: string;
  readonly place: Place;
  readonly verdict: WordingVerdict;
  /** The issues that would be right; one of them is enough. */
  readonly issues: readonly string[];
  readonly facts?: Readonly<Partial<Record<FactId, Value>>>;
}

export function wordingsOf(name: string): readonly Wording[] {
  const text = readFileSync(join(root, 'test/review', `${name}.yaml`), 'utf8');
  return load(text, { schema: CORE_SCHEMA }) as Wording[];
}

export interface Judged {
  readonly wording: Wording;
  readonly verdict: WordingVerdict;
  readonly issues: readonly string[];
}

export function judgeWording(wording: Wording): Judged {
  const found = review(wording.text, wording.facts, wording.place);
  return { wording, verdict: gravest(found), issues: [...new Set(found.map((finding) => finding.issue))] };
}

/** An objection was due, and one was raised with an issue that is right. */
export function isRecalled({ wording, verdict, issues }: Judged): boolean {
  return verdict !== 'no-objection' && wording.issues.some((issue) => issues.includes(issue));
}

export function isExact(judged: Judged): boolean {
  const { wording, verdict } = judged;
  return verdict === wording.verdict && (verdict === 'no-objection' || isRecalled(judged));
}
