import type { Reason, Names } from '../facts/wording.js';
import { nameOf, reasonOf } from '../facts/wording.js';
import type { FactId } from '../facts/vocabulary.js';
import type { Words } from '../shared/text.js';
import type { Citation, Checked, Certainty, DutyPlace, Law, Role } from './law.js';
import type { Verdict, VerdictKind, WeighedException } from './judge.js';

/** A citation as it is shown: reference with pinpoint, link, and how far it was checked. */
export interface BasisEntry {
  readonly id: string;
  readonly ref: string;
  readonly role: Role;
  readonly url: string;
  readonly checked: Checked['against'];
}

export interface DutySaid {
  readonly id: string;
  readonly place: DutyPlace;
  readonly says: string;
}

export interface Change {
  readonly fact: FactId | undefined;
  /** What stands now, in words. */
  readonly says: string;
  readonly becomes: VerdictKind;
}

/** A verdict in words: the answer, why, the law, what would change it, how sure it is. */
export interface Opinion {
  readonly rule: string;
  readonly kind: VerdictKind;
  readonly question: string;
  readonly says: string;
  readonly instead?: string;
  readonly duties: readonly DutySaid[];
  readonly missing: readonly FactId[];
  readonly reason: Reason;
  readonly basis: readonly BasisEntry[];
  readonly changes: readonly Change[];
  readonly certainty: Certainty;
  readonly doubt?: string;
  readonly checked: Checked['against'];
}

const named = new WeakMap<Law, Names>();

/** The names that the law data gives to figures, lists and computations. */
export function namesIn(law: Law): Names {
  const known = named.get(law);
  if (known !== undefined) return known;
  const derivations = new Map(law.derivations.map((derivation) => [derivation.id, derivation.says]));
  const names: Names = {
    parameter: (id) => law.parameters.get(id)?.name,
    list: (id) => law.lists.get(id)?.name,
    derivation: (id) => derivations.get(id),
  };
  named.set(law, names);
  return names;
}

/** Citations as shown. One that the law data lacks cannot occur: it is refused when the data is loaded. */
export function basisOf(citations: readonly Citation[], law: Law): BasisEntry[] {
  return citations.flatMap((citation) => {
    const source = law.sources.get(citation.to);
    if (source === undefined) return [];
    return [
      {
        id: citation.to,
        ref: `${source.ref}${citation.pinpoint ?? ''}`,
        role: citation.role,
        url: source.url,
        checked: source.checked.against,
      },
    ];
  });
}

/** Citations of several verdicts or findings, each reference once in each role. */
export function eachOnce(basis: readonly BasisEntry[]): BasisEntry[] {
  return [...new Map(basis.map((entry) => [`${entry.ref} ${entry.role}`, entry])).values()];
}

function exceptionReason(item: WeighedException, words: Words, names: Names): Reason {
  const reason = reasonOf(item.when, words, names);
  const unless = item.unless.map((inner) => exceptionReason(inner, words, names));
  return { ...reason, truth: item.applies, parts: [...reason.parts, ...unless] };
}

function says(verdict: Verdict, words: Words): string {
  if (verdict.kind === 'open') {
    const open = words.say('verdict.open-says', { count: verdict.missing.length });
    return verdict.look === undefined ? open : `${open} ${verdict.look[words.language]}`;
  }
  if (verdict.outcomes.length === 0) return words.say('verdict.silent-says');
  return [...new Set(verdict.outcomes.map((outcome) => outcome.says[words.language]))].join(' ');
}

/** Writes a verdict in the reader's language. Every sentence comes from the law data or the locale files. */
export function opinionOf(verdict: Verdict, law: Law, words: Words): Opinion {
  const names = namesIn(law);
  const { language } = words;
  const instead = [
    ...new Set(verdict.outcomes.flatMap((outcome) => (outcome.instead ? [outcome.instead[language]] : []))),
  ].join(' ');
  const text = says(verdict, words);
  const hurdles =
    verdict.arises.truth === 'yes'
      ? verdict.exceptions.map((item) => exceptionReason(item, words, names))
      : [];
  const seen = new Set<string>();
  return {
    rule: verdict.rule.id,
    kind: verdict.kind,
    question: verdict.rule.question[language],
    says: text,
    ...(instead === '' ? {} : { instead }),
    duties: verdict.duties.map((duty) => ({ id: duty.id, place: duty.place, says: duty.says[language] })),
    missing: verdict.missing,
    reason: {
      says: text,
      truth:
        verdict.kind === 'open'
          ? 'unknown'
          : verdict.kind === 'forbidden' || verdict.kind === 'silent'
            ? 'no'
            : 'yes',
      parts: [reasonOf(verdict.arises, words, names), ...hurdles],
    },
    basis: basisOf(verdict.basis, law),
    changes: verdict.pivots().flatMap((pivot) => {
      const { condition } = pivot.leaf;
      const sentence = reasonOf(pivot.leaf, words, names);
      const line = words.say(
        pivot.leaf.truth === 'yes' ? 'verdict.change-from-yes' : 'verdict.change-from-no',
        { says: sentence.says },
      );
      const key = `${line} ${pivot.becomes}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [
        { fact: condition.kind === 'fact' ? condition.fact : undefined, says: line, becomes: pivot.becomes },
      ];
    }),
    certainty: verdict.certainty,
    ...(verdict.rule.doubt ? { doubt: verdict.rule.doubt[language] } : {}),
    checked: verdict.checked.against,
  };
}

/** The names of missing facts, for "tell us this to settle the point". */
export function missingNames(missing: readonly FactId[], words: Words): string[] {
  return missing.map((fact) => nameOf(fact, words));
}
