/** Which bytes of UTF-8 XML does not allow: control signs, and U+FFFE and U+FFFF. */

const TAB = 9;
const LINE = 10;
const RETURN = 13;
const BLANK = 32;
const blanks = 0x2020_2020;
const upperBits = 0x8080_8080;

function hasControl(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? BLANK;
    if (byte < BLANK && byte !== TAB && byte !== LINE && byte !== RETURN) return true;
  }
  return false;
}

/** Whether bytes hold a control sign that XML forbids. Looks at four at once, and closer where one of them is below a blank. */
export function hasForbiddenControl(bytes: Uint8Array): boolean {
  const start = -bytes.byteOffset & 3;
  if (bytes.length < start) return hasControl(bytes, 0, bytes.length);
  const fours = new Uint32Array(bytes.buffer, bytes.byteOffset + start, (bytes.length - start) >> 2);
  for (let place = 0; place < fours.length; place += 1) {
    const four = fours[place] ?? blanks;
    // Sets the upper bit of each byte that is below a blank, and sometimes of its neighbour.
    if (((four - blanks) & ~four & upperBits) === 0) continue;
    const at = start + place * 4;
    if (hasControl(bytes, at, at + 4)) return true;
  }
  return hasControl(bytes, 0, start) || hasControl(bytes, start + fours.length * 4, bytes.length);
}

/** Whether they hold U+FFFE or U+FFFF. @param latin the bytes as one sign each */
export function hasNonCharacter(latin: string): boolean {
  for (let at = latin.indexOf('\xef\xbf'); at >= 0; at = latin.indexOf('\xef\xbf', at + 2))
    if (latin.charCodeAt(at + 2) >= 0xbe) return true;
  return false;
}
