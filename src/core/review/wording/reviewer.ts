import type { Detector, Form, Lexicon, WordingLaw } from '../../law/detector.js';
import type { Law } from '../../law/law.js';
import { languages, type Language } from '../../shared/text.js';
import type { Vocabulary } from './match.js';
import { atomsIn, readPattern, type Pattern, type Sequence } from './pattern.js';

export interface ReadyForm {
  readonly form: Form;
  readonly any: readonly Pattern[];
  readonly unless: readonly Pattern[];
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
  const classes = new Map<string, readonly Sequence[]>();
  const words = new Set<string>();
  const stems = new Set<string>();
  const keep = (pattern: Pattern): Pattern => {
    for (const atom of atomsIn(pattern)) {
      if (atom.kind === 'word') words.add(atom.word);
      if (atom.kind === 'stem') stems.add(atom.stem);
    }
    return pattern;
  };
  for (const [name, phrases] of lexicon.classes)
    classes.set(
      name,
      phrases.flatMap((phrase) => keep(readPattern(phrase)).slice(0, 1)),
    );
  const all = (written: readonly string[]): Pattern[] => written.map((one) => keep(readPattern(one)));
  const detectors = wording.detectors.map((detector) => ({
    detector,
    forms: detector.forms.map((form) => ({
      form,
      any: all(form.any[language]),
      unless: all(form.unless?.[language] ?? []),
    })),
  }));
  return {
    language,
    lexicon,
    vocabulary: { classes, words, stems, glue: new Set(lexicon.glue), numbers: lexicon.numbers },
    telling: new Set(lexicon.telling),
    turns: new Set(lexicon.turns),
    detectors,
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
