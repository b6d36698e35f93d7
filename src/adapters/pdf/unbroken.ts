/** Words that no line end parts: a figure and its unit, an article and its number. Both languages in one table. */

const UNIT =
  /^(?:%|‰|€|euros?|EUR|hours?|heures?|h|days?|jours?|weeks?|semaines?|months?|mois|years?|ans?|années?|minutes?|points?|km|kg|m²|tonnes?|kWh)(?!\p{L})/u;

/** What is always followed by its number. */
const NUMBERED =
  /(?:^|[(«“’])(?:articles?|art\.|directives?|règlements?|regulations?|considérants?|recitals?|annexe?s?|lots?|clauses?|sections?|pages?|p\.|no\.|nos?|n°|loi|law|EN|ISO|EUR|\((?:EU|UE|CE|EC)\)|[LRD]\.)$/iu;

const NUMBER = /^(?:\(?\d|[LRD]\.?\d|[LRD]\.$|[IVX]+(?!\p{L})|\((?:EU|UE|CE|EC)\)$)/u;

/** The next group of a figure that is written with spaces: "90 000", "EN 301 549". */
const GROUP = /^\d{3}(?!\d)/u;

/** "35 × 90,000 ÷ 100,000 = 31.5" is read, and typed into a calculator, in one go. */
const OPERATOR = /^[+×÷=]$/u;

/** Whether a line may not end between two words that a plain space parts. */
export function staysWith(before: string, after: string): boolean {
  if (/\d$/u.test(before) && (UNIT.test(after) || GROUP.test(after))) return true;
  if (/[\d%]$/u.test(before) && OPERATOR.test(after)) return true;
  if (OPERATOR.test(before) && /^\d/u.test(after)) return true;
  return NUMBERED.test(before) && NUMBER.test(after);
}
