/** Text as the fonts can draw it: no control characters, one form for each letter, single spaces. */

/** Letters, figures and signs that need nothing done: no control or format characters, nothing to compose. */
const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u20ac]*$/;

/** Every blank that may become a line end. No-break spaces are not among them. */
const BLANKS = /[\t\n\v\f\r \u0085\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+/g;

/**
 * Characters that say something to a text engine and nothing to a reader: controls, soft hyphens, joiners, direction
 * marks, variation selectors. A font would print some of them as hyphens or boxes.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

export function legible(text: string): string {
  if (PLAIN.test(text) && !text.includes('  ')) return text;
  return text.replace(BLANKS, ' ').replace(UNSEEN, '').normalize('NFC').replace(/ {2,}/g, ' ');
}

/** The same for titles and descriptions kept outside the pages, which may hold any character but no half ones. */
export function oneLine(text: string): string {
  return legible(text)
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
}
