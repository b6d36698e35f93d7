import type { Place } from '../../clauses/place.js';
import { evaluate } from '../../facts/evaluate.js';
import { numberOf, type Facts, type FactState } from '../../facts/facts.js';
import type { FactId } from '../../facts/vocabulary.js';
import type { Form, WordingVerdict } from '../../law/detector.js';
import type { Citation, FindingLevel } from '../../law/law.js';
import type { LawBook } from '../../law/law-book.js';
import { covers } from '../../shared/interval.js';
import type { Text } from '../../shared/text.js';
import { figuresIn, shareTotal } from './figures.js';
import { Unit, type Span } from './match.js';
import type { ReadyForm, ReadyLanguage, Reviewer } from './reviewer.js';
import { sentencesOf, type Sentence } from './tokens.js';

/** What is said of a passage. `start` and `end` are places in the text as it was handed in. */
export interface WordingFinding {
  readonly detector: string;
  readonly form: string;
  readonly issue: string;
  readonly level: FindingLevel;
  readonly verdict: WordingVerdict;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly says: Text;
  readonly instead: Text;
  readonly basis: readonly Citation[];
}

/** What decides together with the words: the facts of the dossier (or of the lot), the law of its day, the place. */
export interface WordingContext {
  readonly facts: Facts;
  readonly book: LawBook;
  readonly place?: Place | undefined;
}

const levels = { unlawful: 'error', conditional: 'warning', 'no-objection': 'note' } as const;
/** How many sentences on either side may hold what makes a wording harmless. */
const near = 2;
/** How many words before and after a hit a denial reaches. */
const denialReach = 7;
/** How many items of a list a denial before it reaches. */
const longestList = 12;

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

function withFigures(
  context: WordingContext,
  unit: Unit,
  hit: Span,
  ready: ReadyLanguage,
  neighbours: () => readonly Unit[],
): Facts {
  const facts = new Map<FactId, FactState>(context.facts);
  if (context.place !== undefined) facts.set('wording.place', { known: true, value: context.place });
  const figures = figuresIn(unit, ready.lexicon, hit);
  for (const [fact, value] of figures) facts.set(fact, { known: true, value });
  const total = shareTotal(neighbours());
  if (total !== undefined) facts.set('wording.shareTotal', { known: true, value: total });
  const amount = figures.get('wording.amount');
  const estimate = numberOf(context.facts, 'estimate.value');
  // "A turnover of 900 000" is a multiple of the contract as well, once its value is known.
  if (
    typeof amount === 'number' &&
    estimate !== undefined &&
    estimate > 0 &&
    !figures.has('wording.multiple')
  )
    facts.set('wording.multiple', { known: true, value: amount / estimate });
  return facts;
}

/** One sentence with its neighbours, made when they are first asked for. */
class Surrounded {
  readonly #units: (Unit | undefined)[];
  readonly #pairs: (Unit | undefined)[];

  readonly #sentences: readonly Sentence[];
  readonly #ready: ReadyLanguage;

  readonly #place: string | undefined;

  constructor(sentences: readonly Sentence[], ready: ReadyLanguage, place: string | undefined) {
    this.#place = place;
    this.#sentences = sentences;
    this.#ready = ready;
    this.#units = new Array<Unit | undefined>(sentences.length);
    this.#pairs = new Array<Unit | undefined>(sentences.length);
  }

  unit(index: number): Unit | undefined {
    const sentence = this.#sentences[index];
    if (sentence === undefined) return undefined;
    return (this.#units[index] ??= new Unit(sentence.tokens, this.#ready.vocabulary, this.#place));
  }

  /** A sentence and the one after it. */
  pair(index: number): Unit | undefined {
    const [first, second] = [this.#sentences[index], this.#sentences[index + 1]];
    if (first === undefined || second === undefined) return undefined;
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

/** What is not known does not make a form fire, nor keep it quiet. */
function allows({ when, unlessFacts }: Form, facts: () => Facts, book: LawBook): boolean {
  if (when === undefined && unlessFacts === undefined) return true;
  const known = facts();
  if (when !== undefined && evaluate(when, known, book).truth !== 'yes') return false;
  return unlessFacts === undefined || evaluate(unlessFacts, known, book).truth !== 'yes';
}

const ranks: readonly WordingVerdict[] = ['unlawful', 'conditional', 'no-objection'];

/**
 * Reads a text as a reviewer does and says what the case law forbids or conditions in it. It works sentence by sentence, in
 * time linear in the text; a passage is reported once for each detector.
 *
 * @param text what was written, in any language that the product speaks; places of findings are places in it
 * @param context facts that decide together with the words; an empty map of facts is fine
 */
export function reviewText(
  text: string,
  context: WordingContext,
  reviewer: Reviewer,
): readonly WordingFinding[] {
  const sentences = sentencesOf(text);
  const found: WordingFinding[] = [];
  for (const ready of speaking(sentences, reviewer)) {
    const around = new Surrounded(sentences, ready, context.place);
    const current = ready.detectors.filter(({ detector }) => covers(detector.inForce, context.book.asOf));
    for (const index of sentences.keys()) {
      const alone = around.unit(index);
      if (alone === undefined) continue;
      for (const { detector, forms } of current) {
        for (const one of forms) {
          const { form } = one;
          const pair = form.within === 'passage' ? around.pair(index) : undefined;
          const hit = firstHit(one, pair === undefined ? [alone] : [alone, pair]);
          if (hit === undefined) continue;
          const { unit, span } = hit;
          if (
            !form.denial &&
            (isDenied(unit, span, ready) || isListedAsDenied(around, sentences, index, ready))
          )
            continue;
          if (isHarmless(one, around, index, unit)) continue;
          if (
            !allows(
              form,
              () => withFigures(context, unit, span, ready, () => around.near(index)),
              context.book,
            )
          )
            continue;
          // A lawful form keeps the later forms of its detector quiet; there is nothing to say of it.
          if (form.verdict !== 'no-objection') {
            const start = unit.tokens[span.from]?.start ?? 0;
            const end = unit.tokens[span.to - 1]?.end ?? start;
            found.push({
              detector: detector.id,
              form: form.id,
              issue: form.issue ?? detector.issue,
              level: levels[form.verdict],
              verdict: form.verdict,
              start,
              end,
              quote: text.slice(start, end),
              says: form.says,
              instead: form.instead,
              basis: form.basis,
            });
          }
          break;
        }
      }
      around.forget(index - near - 1);
    }
  }
  return found
    .filter(
      (finding, index) =>
        !found
          .slice(Math.max(0, index - 50), index)
          .some(
            (earlier) =>
              earlier.detector === finding.detector &&
              earlier.form === finding.form &&
              earlier.end >= finding.end &&
              earlier.start <= finding.start,
          ),
    )
    .sort((a, b) => a.start - b.start || ranks.indexOf(a.verdict) - ranks.indexOf(b.verdict));
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

/** The gravest of several verdicts; nothing found means that nothing is objected to. */
export function gravest(findings: readonly WordingFinding[]): WordingVerdict {
  return ranks.find((rank) => findings.some((finding) => finding.verdict === rank)) ?? 'no-objection';
}
