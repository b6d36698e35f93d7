import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { root } from '../../src/adapters/files/root.js';
import type { Place } from '../../src/core/shared/place.js';
import type { Value } from '../../src/core/facts/value.js';
import type { FactId } from '../../src/core/facts/vocabulary.js';
import type { WordingVerdict } from '../../src/core/law/detector.js';
import { gravest } from '../../src/core/review/wording/review-text.js';
import { assess } from '../../src/core/advice/assess.js';
import { readDossier } from '../../src/core/dossier/dossier.js';
import { reviewDossier } from '../../src/core/review/wording/review-dossier.js';
import { reviewerOf } from '../../src/core/review/wording/reviewer.js';
import type { WordingFinding } from '../../src/core/review/wording/review-text.js';
import { law } from './law.js';
import { review } from './wording.js';

/** A wording with what a lawyer says of it. */
export interface Wording {
  readonly text: string;
  readonly place: Place;
  readonly verdict: WordingVerdict;
  /** The issues that would be right; one of them is enough. */
  readonly issues: readonly string[];
  /** Facts by their id, or the parts of a dossier as CONTRACT.md writes them. */
  readonly facts?: Readonly<Partial<Record<FactId, Value>>> | DossierParts;
}

type DossierParts = Readonly<
  Partial<Record<'authority' | 'contract' | 'reservation' | 'award' | 'aid', object>>
>;

const parts = ['authority', 'contract', 'reservation', 'award', 'aid', 'lots'];

function isDossier(facts: Wording['facts']): facts is DossierParts {
  return facts !== undefined && Object.keys(facts).some((key) => parts.includes(key));
}

/** What is found in a wording that comes with a part of its dossier: the dossier is read and reviewed as the advice does. */
function foundInDossier(text: string, place: Place, facts: DossierParts): readonly WordingFinding[] {
  const read = readDossier({
    title: 'Wording',
    ...facts,
    authority: { name: 'Authority', country: 'LU', type: 'sub-central', ...facts.authority },
    measures: [{ id: 'm1', place, text }],
  });
  if (!read.ok) throw new Error(`${text}: ${JSON.stringify(read.refusal)}`);
  const assessment = assess(read.value, law, { clauses: [], variants: [], hash: '' }, '2026-11-26');
  return reviewDossier(assessment, reviewerOf(law)).measures.flatMap(({ findings }) => findings);
}

/** What is found in a wording, with its facts. */
export function findingsIn({ text, place, facts }: Wording): readonly WordingFinding[] {
  return isDossier(facts) ? foundInDossier(text, place, facts) : review(text, facts, place);
}

/** False for a set that is kept elsewhere. */
export function isThere(name: string): boolean {
  return existsSync(join(root, 'test/review', `${name}.yaml`));
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
  const found = findingsIn(wording);
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
