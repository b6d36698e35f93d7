import { printable } from '../../core/shared/literal.js';

/** Text that XML can hold: no controls, no halves of characters. */
export function writable(text: string): string {
  return printable(text)
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\ufffe\uffff]/g, '');
}
