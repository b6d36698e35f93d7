/** Words that no line end parts: a figure and its unit, an article and its number. Both languages in one table. */

const UNIT =
  /^(?:%|‰|€|euros?|EUR|hours?|heures?|h|days?|jours?|weeks?|semaines?|months?|mois|years?|ans?|années?|minutes?|points?|km|kg|m²|tonnes?|kWh)(?!\p{L})/u;

/** What is always followed by its number. */
const NUMBERED =
  /(?:^|[(«“’])(?:articles?|art\.|directives?|règlements?|regulations?|considérants?|recitals?|annexe?s?|lots?|clauses?|sections?|pages?|p\.|no\.|nos?|n°|loi|law|EN|ISO|EUR|\((?:EU|UE|CE|EC)\)|[LRD]\.)$/iu;

const NUMBER = /^(?:\(?\d|[CLRD]\.?\d|[LRD]\.$|[IVX]+(?!\p{L})|\((?:EU|UE|CE|EC)\)$)/u;

/** What is told apart by a letter: “Tender C”, « Offre C ». */
const LETTERED =
  /(?:^|[(«“’])(?:tenders?|offers?|offres?|lots?|options?|groups?|groupes?|variante?s?|teams?|équipes?)$/iu;

const LETTER = /^\p{Lu}(?![\p{L}’'])/u;

/** The next group of a figure that is written with spaces: "90 000", "EN 301 549". */
const GROUP = /^\d{3}(?!\d)/u;

/** "35 × 90,000 ÷ 100,000 = 31.5" is read, and typed into a calculator, in one go. */
const OPERATOR = /^[+×÷=]$/u;

/** Whether a line may not end between two words that a plain space parts. */
export function staysWith(before: string, after: string): boolean {
  if (/\d$/u.test(before) && (UNIT.test(after) || GROUP.test(after))) return true;
  if (/[\d%]$/u.test(before) && OPERATOR.test(after)) return true;
  if (OPERATOR.test(before) && /^\d/u.test(after)) return true;
  if (LETTERED.test(before) && LETTER.test(after)) return true;
  return NUMBERED.test(before) && NUMBER.test(after);
}

/** Small letters of no accent, joined by hyphens: codes look like this, and many compounds. */
const JOINED = /^[(«“"']?[a-z]+(?:-[a-z0-9]+)+[)»”"'.,;:]*$/;

/** A compound of no more letters than this is not worth a hyphen at a line end, in any language. */
const SHORT = 11;

/** Three parts or more: "res-pub-ser". */
const PARTS = 3;

/**
 * Whether no line may end after the hyphens of a word: codes are copied letter by letter, and a hyphen at the end of a line
 * might not belong to one. Lists print a code before what it means: "gen-eq – Gender equality".
 */
export function isUnparted(word: string, next: string | undefined): boolean {
  if (word.length <= SHORT) return true;
  if (!JOINED.test(word)) return false;
  return next === '–' || word.split('-').length >= PARTS;
}
