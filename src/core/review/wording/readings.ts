import type { Place } from '../../shared/place.js';
import type { Detector, Form } from '../../law/detector.js';
import type { FactId } from '../../facts/vocabulary.js';
import type { Value } from '../../facts/value.js';
import { figuresIn, totalsOf, type Totals } from './figures.js';
import { Unit, type Span } from './match.js';
import type { ReadyDetector, ReadyForm, ReadyLanguage, Reviewer } from './reviewer.js';
import { sentencesOf, type Sentence } from './tokens.js';

/** A form of an idea that stands in the words. Whether it counts, the facts decide. */
export interface Candidate {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
  /** Figures near the passage; only for forms that look at facts. */
  readonly figures?: ReadonlyMap<FactId, Value>;
  readonly totals?: Totals;
}

/** What a detector found in one sentence: its forms in their order, of which the first that the facts allow counts. */
export interface Reading {
  readonly detector: Detector;
  readonly candidates: readonly Candidate[];
}

/** How many sentences on either side may hold what makes a wording harmless. */
const near = 2;
/** How many words before and after a hit a denial reaches. */
const denialReach = 7;
/** How many items of a list a denial before it reaches. */
const longestList = 12;
/** A wording of so many words at most is one thought: what it forbids may be said in one sentence and of whom in another. */
const oneThought = 80;
/**
 * How far apart, in words, the parts of a pattern may lie in a longer text. A draft says many things, and two words of a long
 * sentence that mean a fault side by side mean nothing at its two ends.
 */
const compact = 12;

/** The languages that a text is written in: those whose small words are not clearly outnumbered. */
function speaking(sentences: readonly Sentence[], reviewer: Reviewer): readonly ReadyLanguage[] {
  const counts = reviewer.languages.map((ready) => ({ ready, count: 0 }));
  let seen = 0;
  for (const sentence of sentences) {
    for (const token of sentence.tokens)
      for (const entry of counts) if (entry.ready.telling.has(token.word)) entry.count += 1;
    seen += sentence.tokens.length;
    if (seen > 2000) break;
  }
  const most = Math.max(...counts.map((entry) => entry.count));
  return counts.filter((entry) => entry.count * 3 > most || entry.count === most).map((entry) => entry.ready);
}

/** True where what comes after is denied as a whole: "nothing in this description …", "not assessed are: …; …". */
function isListedAsDenied(
  around: Surrounded,
  sentences: readonly Sentence[],
  index: number,
  ready: ReadyLanguage,
): boolean {
  for (let at = index; at >= 0 && at > index - longestList; at -= 1) {
    const unit = around.unit(at);
    if (unit && ready.lexicon.deniesSentence.some((name) => unit.spansOfClass(name).length > 0)) return true;
    if (sentences[at]?.listed !== true) return false;
  }
  return false;
}

/** True where the sentence denies what was found: "need not have", "the law forbids to ask for". */
function isDenied(unit: Unit, hit: Span, ready: ReadyLanguage): boolean {
  return ready.lexicon.denies.some((name) =>
    unit.spansOfClass(name).some((span) => {
      if (span.to < hit.from - denialReach || span.from > hit.to + denialReach) return false;
      const [from, to] = span.to <= hit.from ? [span.to, hit.from] : [hit.to, span.from];
      return !unit.tokens.slice(from, Math.max(from, to)).some((token) => ready.turns.has(token.word));
    }),
  );
}

/** One sentence with its neighbours, made when they are first asked for. */
class Surrounded {
  readonly #units: (Unit | undefined)[];
  readonly #pairs: (Unit | undefined)[];

  readonly #sentences: readonly Sentence[];
  readonly #ready: ReadyLanguage;

  readonly #place: string | undefined;
  /** The whole wording, where it is short. */
  readonly whole: Unit | undefined;
  /** A draft, not one wording. */
  readonly #long: boolean;

  constructor(sentences: readonly Sentence[], ready: ReadyLanguage, place: string | undefined) {
    this.#place = place;
    this.#sentences = sentences;
    this.#ready = ready;
    this.#units = new Array<Unit | undefined>(sentences.length);
    this.#pairs = new Array<Unit | undefined>(sentences.length);
    const words = sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0);
    this.#long = words > oneThought;
    if (sentences.length > 1 && !this.#long)
      this.whole = new Unit(
        sentences.flatMap((sentence) => sentence.tokens),
        ready.vocabulary,
        place,
        oneThought,
      );
  }

  unit(index: number): Unit | undefined {
    const sentence = this.#sentences[index];
    if (sentence === undefined) return undefined;
    return (this.#units[index] ??= new Unit(
      sentence.tokens,
      this.#ready.vocabulary,
      this.#place,
      this.#long ? compact : undefined,
    ));
  }

  /** The whole wording, where it is short; else a sentence and the one after it. */
  passage(index: number): Unit | undefined {
    if (this.whole !== undefined) return index === 0 ? this.whole : undefined;
    const [first, second] = [this.#sentences[index], this.#sentences[index + 1]];
    if (first === undefined || second === undefined || this.#long) return undefined;
    return (this.#pairs[index] ??= new Unit(
      [...first.tokens, ...second.tokens],
      this.#ready.vocabulary,
      this.#place,
    ));
  }

  /** A sentence with its neighbours on both sides. */
  near(index: number): readonly Unit[] {
    return [-near, -1, 0, 1, near].flatMap((step) => this.unit(index + step) ?? []);
  }

  /** Sentences that are far behind are not kept: a long text must not be held twice. */
  forget(index: number): void {
    if (index >= 0) {
      this.#units[index] = undefined;
      this.#pairs[index] = undefined;
    }
  }
}

function isHarmless({ form, unless }: ReadyForm, around: Surrounded, index: number, unit: Unit): boolean {
  const holds = (one: Unit | undefined): boolean =>
    one !== undefined && unless.some((pattern) => one.find(pattern) !== undefined);
  if (unless.length === 0) return false;
  if (holds(unit)) return true;
  if (form.unlessWithin === 'sentence') return false;
  for (let step = 1; step <= near; step += 1)
    if (holds(around.unit(index - step)) || holds(around.unit(index + step))) return true;
  return false;
}

function firstHit(
  { any }: ReadyForm,
  units: readonly Unit[],
): { readonly unit: Unit; readonly span: Span } | undefined {
  for (const unit of units)
    for (const pattern of any) {
      const span = unit.find(pattern);
      if (span !== undefined) return { unit, span };
    }
  return undefined;
}

function candidateOf(
  form: Form,
  { unit, span }: { readonly unit: Unit; readonly span: Span },
  ready: ReadyLanguage,
  neighbours: () => readonly Unit[],
): Candidate {
  const start = unit.tokens[span.from]?.start ?? 0;
  const end = unit.tokens[span.to - 1]?.end ?? start;
  if (form.when === undefined && form.unlessFacts === undefined) return { form, start, end };
  return {
    form,
    start,
    end,
    figures: figuresIn(unit, ready.lexicon, span),
    totals: totalsOf(neighbours()),
  };
}

/** The forms of a detector that stand in a sentence or in the passage around it. */
function candidatesIn(
  { forms }: ReadyDetector,
  around: Surrounded,
  index: number,
  ready: ReadyLanguage,
  look: { readonly sentences: readonly Sentence[]; readonly units: (form: Form) => readonly Unit[] },
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const one of forms) {
    const { form } = one;
    const hit = firstHit(one, look.units(form));
    if (hit === undefined) continue;
    const { unit, span } = hit;
    if (
      !form.denial &&
      (isDenied(unit, span, ready) || isListedAsDenied(around, look.sentences, index, ready))
    )
      continue;
    if (isHarmless(one, around, index, unit)) continue;
    candidates.push(candidateOf(form, hit, ready, () => around.near(index)));
    // Facts cannot turn this one away, so no later form is asked.
    if (form.when === undefined && form.unlessFacts === undefined) break;
  }
  return candidates;
}

/** What the words of a text say, whatever the facts: in time linear in the text. */
export function readingsOf(text: string, place: Place | undefined, reviewer: Reviewer): readonly Reading[] {
  const sentences = sentencesOf(text);
  const readings: Reading[] = [];
  for (const ready of speaking(sentences, reviewer)) {
    const around = new Surrounded(sentences, ready, place);
    const spoken = new Set<ReadyDetector>();
    for (const index of sentences.keys()) {
      const alone = around.unit(index);
      if (alone === undefined) continue;
      const units = (form: Form): readonly Unit[] => {
        const passage = form.within === 'passage' ? around.passage(index) : undefined;
        return passage === undefined ? [alone] : [alone, passage];
      };
      for (const one of ready.detectors) {
        const candidates = candidatesIn(one, around, index, ready, { sentences, units });
        if (candidates.length === 0) continue;
        spoken.add(one);
        readings.push({ detector: one.detector, candidates });
      }
      around.forget(index - near - 1);
    }
    // What no sentence says by itself, a short wording may say as a whole.
    const whole = around.whole;
    if (whole === undefined) continue;
    for (const one of ready.detectors) {
      if (spoken.has(one)) continue;
      const candidates = candidatesIn(one, around, 0, ready, { sentences, units: () => [whole] });
      if (candidates.length > 0) readings.push({ detector: one.detector, candidates });
    }
  }
  return readings;
}
