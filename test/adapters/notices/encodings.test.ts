import { describe, expect, it } from '@jest/globals';
import { readNotice } from '../../../src/adapters/notices/read-notice.js';
import { bytes } from './attacks.js';
import { contractNotice } from './samples.js';

describe('encodings', () => {
  const text = contractNotice().replace('Tuin', 'Été à Łódź');
  const titleOf = (xml: Uint8Array | string): string | undefined => {
    const read = readNotice(xml);
    return read.ok ? read.value.procedure.title[0]?.text : read.refusal.key;
  };

  it('reads UTF-8 with and without a mark, and UTF-16 both ways round', () => {
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    expect(titleOf(bytes(text))).toBe('Été à Łódź');
    expect(titleOf(bytes(`\uFEFF${text}`))).toBe('Été à Łódź');
    expect(titleOf(little)).toBe('Été à Łódź');
    expect(titleOf(Buffer.from(little).swap16())).toBe('Été à Łódź');
    expect(titleOf(`\uFEFF${text}`)).toBe('Été à Łódź');
  });

  it('believes the bytes where a declaration was left from another form', () => {
    expect(titleOf(bytes(`<?xml version="1.0" encoding="utf-16"?>${text}`))).toBe('Été à Łódź');
  });

  it('reads Latin-1 where it is declared', () => {
    const latin = Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?>${text.replace('Łódź', 'Liège')}`,
      'latin1',
    );
    expect(titleOf(latin)).toBe('Été à Liège');
  });
});
