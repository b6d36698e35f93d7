/**
 * The code with which people join: six signs that are read from a wall and typed on a phone. Signs that look like
 * another one (0 and O, 1 and I, 2 and Z, 5 and S, 8 and B, U and V) are left out; 85 million codes remain.
 */
const signs = '34679ACDEFHJKMNPRTWXY';

const length = 6;
const shape = new RegExp(`^[${signs}]{${String(length)}}$`);

/** The largest multiple of the number of signs in a byte: bytes above it are left aside, or some signs would come more often. */
const fair = 256 - (256 % signs.length);

/** A code from random bytes; undefined when too few of them could be used. */
export function joinCodeFrom(bytes: Uint8Array): string | undefined {
  const code = [...bytes]
    .filter((byte) => byte < fair)
    .slice(0, length)
    .map((byte) => signs[byte % signs.length] ?? '')
    .join('');
  return code.length === length ? code : undefined;
}

/** The code that a person typed, with small letters, blanks and hyphens as people type them; undefined when it is none. */
export function joinCodeTyped(typed: string): string | undefined {
  const code = typed
    .slice(0, 40)
    .replace(/[\s\-–.]/g, '')
    .toUpperCase();
  return shape.test(code) ? code : undefined;
}

/** A code in two halves, as it is shown: `ACD 346`. */
export function joinCodeShown(code: string): string {
  return `${code.slice(0, 3)}\u00a0${code.slice(3)}`;
}
