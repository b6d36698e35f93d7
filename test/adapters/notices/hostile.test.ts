import { describe, expect, it } from '@jest/globals';
import { readNotice } from '../../../src/adapters/notices/read-notice.js';
import { attacks, bytes, root } from './attacks.js';
import { contractNotice } from './samples.js';

describe('what is no honest notice is refused, at once and by name', () => {
  it.each(attacks)('$name', ({ xml, kind, key, within = 1000 }) => {
    const input = xml();
    const start = performance.now();
    const read = readNotice(input);
    const took = performance.now() - start;
    expect(read).toMatchObject({ ok: false, refusal: { kind, key } });
    expect(took).toBeLessThan(within * 20);
  });

  it('says where it stopped understanding', () => {
    const read = readNotice(`${root}\n  <cbc:ID>1</cbc:IDs>\n</ContractNotice>`);
    expect(read).toMatchObject({ ok: false, refusal: { values: { line: 2, column: 21 } } });
    const sameInWindows = readNotice(`${root}\r\n  <cbc:ID>1</cbc:IDs>\r\n</ContractNotice>`);
    expect(sameInWindows).toMatchObject({ ok: false, refusal: { values: { line: 2 } } });
  });

  it('takes a limit of its own', () => {
    const notice = bytes(contractNotice());
    expect(readNotice(notice, notice.length).ok).toBe(true);
    expect(readNotice(notice, notice.length - 1)).toMatchObject({
      ok: false,
      refusal: { kind: 'too-large' },
    });
  });

  it('reads elements and attributes with the names of built-in members as any other', () => {
    const odd = '<__proto__ __proto__="x"><constructor>1</constructor></__proto__>';
    const read = readNotice(contractNotice(odd));
    expect(read.ok && read.value.lots[0]?.id).toBe('LOT-0001');
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('reads 19 MB of text in bounded time', () => {
    const start = performance.now();
    const read = readNotice(contractNotice(`<cbc:Note>${'&#x61;b '.repeat(2_300_000)}</cbc:Note>`));
    expect(read.ok).toBe(true);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
