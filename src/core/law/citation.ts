import { referenceSays } from '../shared/reference.js';
import type { Language, Words } from '../shared/text.js';
import { listSays, lowered } from '../facts/wording.js';
import type { Instrument, Source } from './law.js';

/** What a provision is about, or the name of a judgment. */
export function headingOf(source: Source, language: Language): string {
  return source.kind === 'provision' ? source.heading[language] : source.name;
}

/** Where instruments and provisions are looked up: the whole law, or that of a day and a place. */
export interface Sources {
  source(id: string): Source | undefined;
  instrument(id: string): Instrument | undefined;
}

/** "Directive 2014/24/EU" of "Directive 2014/24/EU on public procurement": acts of the Union are cited by kind and number. */
const numbered = /^.*?\d[\w/]*/u;

/** "BVergG" of "AT BVergG": lawyers know a national act by its abbreviation. */
const abbreviated = /^\S+ (\p{Lu}\p{L}+)$/u;

function designation({ jurisdiction, name, short }: Instrument, words: Words): string {
  const full = name[words.language];
  if (jurisdiction === 'EU') return numbered.exec(full)?.[0] ?? full;
  const abbreviation = abbreviated.exec(short)?.[1];
  return abbreviation === undefined ? full : `${full} (${abbreviation})`;
}

/** Articles of codes whose numbers say that they are articles: L2113-12. */
const bareArticle = /^[A-Z]\d/u;

interface Place {
  readonly article: boolean;
  readonly says: string;
}

function placeOf(place: string, union: boolean, words: Words): Place {
  if (place.startsWith('Art '))
    return { article: true, says: placeSays(place.slice('Art '.length), union, words) };
  if (bareArticle.test(place)) return { article: true, says: place };
  return { article: false, says: referenceSays(` ${place} `, words).trim() };
}

/** "2a", "5k": articles that were put between others, which some languages number in Latin. */
const inserted = /^(\d+)([a-z])(?![a-z])/u;

/** "20(1)" with the paragraph as the reader's language writes it. */
function placeSays(number: string, union: boolean, words: Words): string {
  const written = union
    ? number.replace(inserted, (_, article: string, letter: string) =>
        words.say('citation.inserted', { article, letter }),
      )
    : number;
  return paragraphSays(written, words);
}

function paragraphSays(number: string, words: Words): string {
  const [, article, paragraph, point] = /^([^()]+)\((\d+)\)(?:\(([a-z])\))?$/u.exec(number) ?? [];
  const [, of = '', several = ''] = /^([^()]+)(\(\d+\)(?:, \(\d+\))+)$/u.exec(number) ?? [];
  if (several !== '') {
    const numbers = several.match(/\d+/gu) ?? [];
    const listed = listSays(
      numbers.map((one) => words.say('citation.paragraph-number', { number: one })),
      words,
    );
    return words.say('citation.paragraphs', { article: of, listed });
  }
  const [, whole = '', alone = ''] = /^([^()]+)\(([a-z])\)$/u.exec(number) ?? [];
  if (alone !== '') return words.say('citation.point-alone', { article: whole, point: alone });
  if (article === undefined || paragraph === undefined) return number;
  const key = point === undefined ? 'citation.paragraph' : 'citation.point';
  return words.say(key, { article, paragraph, point: point ?? '' });
}

function placesSay(places: readonly Place[], words: Words): string {
  const articles = places.filter(({ article }) => article).map(({ says }) => says);
  const others = places.filter(({ article }) => !article).map(({ says }) => says);
  return listSays(
    [
      ...(articles.length === 0
        ? []
        : [words.say('citation.articles', { count: articles.length, articles: listSays(articles, words) })]),
      ...others,
    ],
    words,
  );
}

/**
 * Citations as a document says them: the act by its name, its articles in words. Programs and lists on the screen use the
 * short references.
 *
 * @param cited provisions and judgments by id, each with its pinpoint where it has one; what the law data lacks is left out
 */
export function citationsSay(
  cited: readonly { readonly to: string; readonly pinpoint?: string | undefined }[],
  sources: Sources,
  words: Words,
): string {
  const acts = new Map<string, { readonly name: string; readonly places: Map<string, Place> }>();
  for (const { to, pinpoint = '' } of cited) {
    const source = sources.source(to);
    if (source === undefined) continue;
    const instrument = source.kind === 'provision' ? sources.instrument(source.instrument) : undefined;
    if (instrument === undefined) {
      acts.set(`${source.ref}${pinpoint}`, {
        name: referenceSays(`${source.ref}${pinpoint}`, words),
        places: new Map(),
      });
      continue;
    }
    const act = acts.get(instrument.id) ?? { name: designation(instrument, words), places: new Map() };
    const place = `${source.ref}${pinpoint}`.slice(instrument.short.length).trim();
    if (place !== '') act.places.set(place, placeOf(place, instrument.jurisdiction === 'EU', words));
    acts.set(instrument.id, act);
  }
  return [...acts.values()]
    .map(({ name, places }) =>
      places.size === 0 ? name : `${name}, ${placesSay([...places.values()], words)}`,
    )
    .map((act, index) => (index === 0 ? act : withinSentence(act, words)))
    .join(words.say('citation.between'));
}

/** An act in the middle of a sentence: some languages write its name with a small letter there, but no judgment's number. */
export function withinSentence(act: string, words: Words): string {
  return words.say('citation.within-sentence') === 'small' && /^\p{Lu}\p{Ll}/u.test(act) ? lowered(act) : act;
}

/** The whole law as a place to look up sources. */
export function sourcesOf(law: {
  readonly sources: ReadonlyMap<string, Source>;
  readonly instruments: ReadonlyMap<string, Instrument>;
}): Sources {
  return { source: (id) => law.sources.get(id), instrument: (id) => law.instruments.get(id) };
}
