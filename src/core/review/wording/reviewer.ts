import type { Detector, Form, Lexicon, WordingLaw } from '../../law/detector.js';
import type { Law } from '../../law/law.js';
import { languages, type Language } from '../../shared/text.js';
import { always, type Phrase, type Vocabulary } from './match.js';
import { simplerForms } from './inflection.js';
import { atomsIn, keysOf, PartList, readPattern, type Part, type Pattern, type Sequence } from './pattern.js';

export interface ReadyForm {
  readonly form: Form;
  /** Each a pattern, as its parts. */
  readonly any: readonly (readonly Part[])[];
  readonly unless: readonly (readonly Part[])[];
}

export interface ReadyDetector {
  readonly detector: Detector;
  readonly forms: readonly ReadyForm[];
}

/** The detectors of one language with its words, ready to be asked. */
export interface ReadyLanguage {
  readonly language: Language;
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
  readonly telling: ReadonlySet<string>;
  readonly turns: ReadonlySet<string>;
  readonly detectors: readonly ReadyDetector[];
}

export interface Reviewer {
  readonly languages: readonly ReadyLanguage[];
}

function ready(wording: WordingLaw, language: Language): ReadyLanguage {
  const lexicon = wording.lexicons[language];
  const phrases = new Map<string, Phrase[]>();
  const leaning = new Map<string, Sequence[]>();
  const words = new Set<string>();
  const stems = new Set<string>();
  const keep = (pattern: Pattern): Pattern => {
    for (const atom of atomsIn(pattern)) {
      if (atom.kind === 'word') words.add(atom.word);
      if (atom.kind === 'stem') stems.add(atom.stem);
    }
    return pattern;
  };
  const add = <T>(map: Map<string, T[]>, key: string, item: T): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [item]);
    else list.push(item);
  };
  for (const [name, written] of lexicon.classes)
    for (const sequence of written.flatMap((phrase) => keep(readPattern(phrase)).slice(0, 1))) {
      const keys = keysOf(sequence);
      if (keys === undefined) add(leaning, name, sequence);
      else for (const key of keys) add(phrases, key, { name, sequence });
    }
  const list = new PartList();
  const all = (written: readonly string[]): (readonly Part[])[] =>
    written.map((one) => list.of(keep(readPattern(one))));
  const detectors = wording.detectors.map((detector) => ({
    detector,
    forms: detector.forms.map((form) => ({
      form,
      any: all(form.any[language]),
      unless: all(form.unless?.[language] ?? []),
    })),
  }));
  const opened = new Map<string, number[]>();
  const parts = list.parts;
  for (const { id, keys, opening } of parts) {
    if (keys !== undefined) for (const key of keys) add(opened, key, id);
    else add(opened, opening === undefined ? always : `{${opening}}`, id);
  }
  return {
    language,
    lexicon,
    vocabulary: {
      phrases,
      leaning,
      opened,
      parts: parts.length,
      glue: new Set(lexicon.glue),
      numbers: lexicon.numbers,
      keysFor: keysOfWords(words, stems, language),
    },
    telling: new Set(lexicon.telling),
    turns: new Set(lexicon.turns),
    detectors,
  };
}

/** Keys are kept for so many words of a language; a text of invented words fills no more. */
const mostKept = 20_000;
const longestStem = 24;

/** What a word of a text is looked up by: itself, what it may be an inflection of, and the stems that it begins with. */
function keysOfWords(
  words: ReadonlySet<string>,
  stems: ReadonlySet<string>,
  language: Language,
): (word: string) => readonly string[] {
  const kept = new Map<string, readonly string[]>();
  return (word) => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    const keys = new Set([word, ...simplerForms(word, language)].filter((form) => words.has(form)));
    for (let length = Math.min(word.length, longestStem); length > 1; length -= 1) {
      const stem = word.slice(0, length);
      if (stems.has(stem)) keys.add(`${stem}*`);
    }
    const found = [...keys];
    if (kept.size < mostKept) kept.set(word, found);
    return found;
  };
}

const compiled = new WeakMap<WordingLaw, Reviewer>();

/** The reviewer of the law data; its patterns are read once. */
export function reviewerOf(law: Pick<Law, 'wording'>): Reviewer {
  const known = compiled.get(law.wording);
  if (known !== undefined) return known;
  const reviewer = { languages: languages.map((language) => ready(law.wording, language)) };
  compiled.set(law.wording, reviewer);
  return reviewer;
}
