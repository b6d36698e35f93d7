import type { Words } from '../../../../core/shared/text.js';
import type { FaultSaid } from '../../errors.js';

export interface ClauseAsked {
  readonly country?: string | undefined;
  readonly version?: string | undefined;
  /** What cannot be understood, each with its field. */
  readonly faults: readonly FaultSaid[];
}

/** A country that the product has a name for, in two capital letters. */
function isCountry(code: string, words: Words): boolean {
  return /^[A-Z]{2}$/.test(code) && words.has(`countries.${code}`);
}

/**
 * Which form and version of a clause a program asks for.
 *
 * @param version as it came in the address: a plus sign that was not escaped arrives as a space
 */
export function clauseAsked(
  { country, version }: { readonly country?: string | undefined; readonly version?: string | undefined },
  words: Words,
): ClauseAsked {
  const written = version?.replace(' ', '+');
  const faults: FaultSaid[] = [];
  if (country !== undefined && !isCountry(country, words))
    faults.push({ pointer: '/country', says: words.say('api.clause.country', { country }) });
  if (written !== undefined && !/^\d+\.\d+\.\d+(\+[a-z]{2})?$/.test(written))
    faults.push({ pointer: '/version', says: words.say('api.clause.version', { version: written }) });
  return { country, version: written, faults };
}
