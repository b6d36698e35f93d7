// Anybody may ask what changed in the library, and what rests on a provision or a clause.
import type { Clause } from '../core/clauses/clause.js';
import { allForms, type Library } from '../core/clauses/library.js';
import { languages, type Language } from '../core/shared/text.js';
import type { CompareTexts } from './ports.js';

export interface PartDifference {
  readonly part: string;
  readonly language?: Language | undefined;
  readonly pieces: ReturnType<CompareTexts>;
}

const textParts = ['title', 'summary', 'text', 'why', 'check', 'scoring', 'shortfall', 'success'] as const;

const identity = ['id', 'version', 'sha256'];

/** Everything of a clause but its identity and its words, as text with sorted keys. */
function bones(clause: Clause): Readonly<Record<string, string>> {
  const { words, ...rest } = clause;
  const labels = Object.fromEntries(
    languages.flatMap((language) =>
      (
        ['parameters', 'options', 'proof', 'equivalents', 'scale', 'samples', 'practice', 'risks'] as const
      ).map((part) => [`${part} (${language})`, JSON.stringify(words[language][part], undefined, 1)]),
    ),
  );
  return {
    ...Object.fromEntries(
      Object.entries(rest)
        .filter(([key]) => !identity.includes(key))
        .map(([key, value]) => [key, JSON.stringify(value, undefined, 1)]),
    ),
    ...labels,
  };
}

/** The long texts of two clauses that differ in one language, each word by word. */
export function wordDifferences(
  before: Clause,
  after: Clause,
  language: Language,
  compare: CompareTexts,
): PartDifference[] {
  return textParts.flatMap((part): PartDifference[] => {
    const [one = '', other = ''] = [before.words[language][part], after.words[language][part]];
    return one === other ? [] : [{ part, language, pieces: compare(one, other) }];
  });
}

/** What differs between two clauses, or two versions of one, part by part and word by word. */
export function clauseDifferences(before: Clause, after: Clause, compare: CompareTexts): PartDifference[] {
  const words = languages.flatMap((language) => wordDifferences(before, after, language, compare));
  const [old, now] = [bones(before), bones(after)];
  const rest = [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((part): PartDifference[] => {
    const [one = '', other = ''] = [old[part], now[part]];
    return one === other ? [] : [{ part, pieces: compare(one, other) }];
  });
  return [...words, ...rest];
}

export interface LibraryDifferences {
  readonly added: readonly string[];
  readonly gone: readonly string[];
  readonly changed: readonly string[];
}

const nameOf = ({ id, version }: Clause): string => `${id} ${version}`;

/** What differs between two libraries. */
export function libraryDifferences(before: Library, after: Library): LibraryDifferences {
  const key = ({ id, variant }: Clause): string => `${id} ${variant ?? ''}`;
  const old = new Map(allForms(before).map((clause) => [key(clause), clause]));
  const now = new Map(allForms(after).map((clause) => [key(clause), clause]));
  return {
    added: [...now].filter(([name]) => !old.has(name)).map(([, clause]) => nameOf(clause)),
    gone: [...old].filter(([name]) => !now.has(name)).map(([, clause]) => nameOf(clause)),
    changed: [...now].flatMap(([name, clause]) => {
      const earlier = old.get(name);
      return earlier === undefined || earlier.sha256 === clause.sha256
        ? []
        : [`${clause.id} ${earlier.version} → ${clause.version}`];
    }),
  };
}
