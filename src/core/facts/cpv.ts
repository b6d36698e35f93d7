/**
 * CPV codes: eight digits, the hierarchy is in the digits (division 2, group 3, class 4, category 5, then finer).
 * A list of law names exact codes and ranges. Recital 119 of Directive 2014/24/EU: naming a code does not bring in its
 * sub-codes, so a list never matches by prefix; only the prefixes of clauses ("typical for 77…") do.
 */
export interface CpvList {
  readonly codes: readonly string[];
  readonly ranges: readonly (readonly [from: string, to: string])[];
}

export type CpvSet = { readonly list: string } | { readonly prefixes: readonly string[] };

const shape = /^(\d{8})(?:-\d)?$/;

/** The eight digits of a code written with or without its check digit, or undefined when it is not one. */
export function cpvOf(text: string): string | undefined {
  return shape.exec(text.trim())?.[1];
}

export function isInList(code: string, list: CpvList): boolean {
  return list.codes.includes(code) || list.ranges.some(([from, to]) => from <= code && code <= to);
}

/** A prefix covers a code when its digits, without trailing zeros beyond the division, begin the code. */
export function isUnder(code: string, prefix: string): boolean {
  const significant = prefix.length === 8 ? prefix.slice(0, 2) + prefix.slice(2).replace(/0+$/, '') : prefix;
  return code.startsWith(significant);
}

/** The broader codes above a code, nearest first, up to its division. */
export function ancestorsOf(code: string): string[] {
  const ancestors: string[] = [];
  for (let length = 7; length >= 2; length -= 1) {
    const candidate = code.slice(0, length).padEnd(8, '0');
    if (candidate !== code && candidate !== ancestors.at(-1)) ancestors.push(candidate);
  }
  return ancestors;
}

/** What the code's division buys, by the structure of the CPV itself: 45 works; 03 to 44 and 48 supplies; the rest services. */
export function natureOfCpv(code: string): 'works' | 'supplies' | 'services' {
  const division = Number(code.slice(0, 2));
  if (division === 45) return 'works';
  return division <= 44 || division === 48 ? 'supplies' : 'services';
}
