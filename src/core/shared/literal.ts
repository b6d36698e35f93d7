const special = /[!-/:-@[-`{-~]/g;
// Controls, and marks that turn the direction of text around: nothing that a reader could see.
// eslint-disable-next-line no-control-regex -- they are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/** Text without signs that no reader could see. */
export function printable(text: string): string {
  return text.replace(unprintable, '');
}

/** Every sign that Markdown could read is made literal: typed text can become no markup, link, block or placeholder. */
export function literal(text: string): string {
  return text.replace(special, (sign) => `\\${sign}`);
}
