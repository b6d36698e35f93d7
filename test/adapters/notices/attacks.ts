import { gzipSync } from 'node:zlib';
import type { NoticeRefusal } from '../../../src/adapters/notices/refusal.js';
import { contractNotice, namespaces } from './samples.js';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const declared = '<?xml version="1.0" encoding="UTF-8"?>';
export const root = `<ContractNotice ${namespaces}>`;

const laughs = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

/** Files that are no honest notice, and what each must be answered. */
export interface Attack {
  readonly name: string;
  readonly xml: () => string | Uint8Array;
  readonly kind: NoticeRefusal['kind'];
  readonly key: string;
  readonly within?: number;
}

export const attacks: readonly Attack[] = [
  {
    name: 'an internal entity',
    xml: () => `<!DOCTYPE a [<!ENTITY e "x">]>${root}&e;</ContractNotice>`,
    kind: 'refused',
    key: 'notices.doctype',
  },
  {
    name: 'an external entity',
    xml: () => `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>${root}&e;</ContractNotice>`,
    kind: 'refused',
    key: 'notices.doctype',
  },
  {
    name: 'an external DTD',
    xml: () => `${declared}\n<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd">${root}</ContractNotice>`,
    kind: 'refused',
    key: 'notices.doctype',
  },
  {
    name: 'a parameter entity',
    xml: () => `<!DOCTYPE a [<!ENTITY % p SYSTEM "http://192.0.2.1/p">%p;]>${root}</ContractNotice>`,
    kind: 'refused',
    key: 'notices.doctype',
  },
  {
    name: 'billion laughs',
    xml: () => `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]>${root}&l10;</ContractNotice>`,
    kind: 'refused',
    key: 'notices.doctype',
  },
  {
    name: 'a web page',
    xml: () => '<!DOCTYPE html><html><body>Not found</body></html>',
    kind: 'not-a-notice',
    key: 'notices.web-page',
  },
  {
    name: 'a web page as browsers save it',
    xml: () => '\uFEFF\n<!doctype html>\n<html lang="en"><p>Not <b>closed</html>',
    kind: 'not-a-notice',
    key: 'notices.web-page',
  },
  {
    name: 'a web page without a document type',
    xml: () => '<HTML><body>Not found',
    kind: 'not-a-notice',
    key: 'notices.web-page',
  },
  {
    name: 'a document type of 19 MB',
    xml: () => `<!DOCTYPE a [${'<!ENTITY e "x">'.repeat(1_266_000)}]>${root}</ContractNotice>`,
    kind: 'refused',
    key: 'notices.doctype',
  },
  {
    name: 'a document type after comments',
    xml: () => `${declared} <!-- > <a> --> <?x <b>?>\n<!DOCTYPE a>${root}</ContractNotice>`,
    kind: 'refused',
    key: 'notices.doctype',
  },
  {
    name: 'a document type that never ends',
    xml: () => `<!DOCTYPE a [<!-- ${'['.repeat(1_000_000)}`,
    kind: 'refused',
    key: 'notices.doctype',
  },
  {
    name: 'a comment that never ends',
    xml: () => `<!-- ${'- '.repeat(1_000_000)}`,
    kind: 'malformed',
    key: 'notices.malformed',
  },
  {
    name: 'a document type inside the root',
    xml: () => `${root}<!DOCTYPE a></ContractNotice>`,
    kind: 'malformed',
    key: 'notices.malformed',
  },
  {
    name: 'an entity that nothing declares',
    xml: () => `${root}&e;</ContractNotice>`,
    kind: 'malformed',
    key: 'notices.malformed',
  },
  {
    name: '20 000 levels',
    xml: () => `${root}${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}</ContractNotice>`,
    kind: 'refused',
    key: 'notices.too-deep',
  },
  {
    name: '20 000 levels of namespaces',
    xml: () => root + Array.from({ length: 20_000 }, (_, n) => `<p${n}:a xmlns:p${n}="u${n}">`).join(''),
    kind: 'refused',
    key: 'notices.too-deep',
  },
  {
    name: 'nine thousand prefixes, and names under each of them',
    xml: () => {
      const prefixes = (level: number): string =>
        Array.from({ length: 95 }, (_, n) => ` xmlns:p${level}-${n}="u${n}"`).join('');
      const levels = Array.from({ length: 95 }, (_, level) => `<a${prefixes(level)}>`).join('');
      const names = Array.from({ length: 20_000 }, (_, n) => `<b xmlns:q="u${n}"/>`).join('');
      return `${root}${levels}${names}${'</a>'.repeat(95)}</ContractNotice>`;
    },
    kind: 'not-a-notice',
    key: 'notices.no-content',
    within: 2000,
  },
  {
    name: 'a prefix that means something else each time',
    xml: () =>
      `${root}${Array.from({ length: 200_000 }, (_, n) => `<b xmlns:q="u${n}"/>`).join('')}</ContractNotice>`,
    kind: 'not-a-notice',
    key: 'notices.no-content',
    within: 4000,
  },
  {
    name: 'five million elements',
    xml: () => `${root}${'<a/>'.repeat(4_900_000)}</ContractNotice>`,
    kind: 'refused',
    key: 'notices.too-many',
    within: 4000,
  },
  {
    name: 'a million attributes',
    xml: () =>
      `${root}<a ${Array.from({ length: 1_000_000 }, (_, n) => `a${n}=""`).join(' ')}/></ContractNotice>`,
    kind: 'refused',
    key: 'notices.too-many',
  },
  {
    name: 'a truncated notice',
    xml: () => contractNotice().slice(0, 2000),
    kind: 'malformed',
    key: 'notices.malformed',
  },
  {
    name: 'a tag that does not close',
    xml: () => `${root}<a></b></ContractNotice>`,
    kind: 'malformed',
    key: 'notices.malformed',
  },
  {
    name: 'an attribute twice',
    xml: () => `${root}<a b="1" b="2"/></ContractNotice>`,
    kind: 'malformed',
    key: 'notices.malformed',
  },
  {
    name: 'a prefix that nothing declares',
    xml: () => `${root}<nope:a/></ContractNotice>`,
    kind: 'malformed',
    key: 'notices.malformed',
  },
  {
    name: 'two roots',
    xml: () => `${root}</ContractNotice>${root}</ContractNotice>`,
    kind: 'malformed',
    key: 'notices.malformed',
  },
  {
    name: 'a control character',
    xml: () => `${root}\u0000</ContractNotice>`,
    kind: 'malformed',
    key: 'notices.malformed',
  },
  {
    name: 'another root',
    xml: () => '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>',
    kind: 'not-a-notice',
    key: 'notices.other-root',
  },
  {
    name: 'the right name in no namespace',
    xml: () => '<ContractNotice/>',
    kind: 'not-a-notice',
    key: 'notices.other-root',
  },
  {
    name: 'a root called __proto__',
    xml: () => '<__proto__ constructor="1"/>',
    kind: 'not-a-notice',
    key: 'notices.other-root',
  },
  {
    name: 'an award notice',
    xml: () =>
      '<ContractAwardNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractAwardNotice-2"/>',
    kind: 'not-a-notice',
    key: 'notices.award',
  },
  {
    name: 'a notice in the former format',
    xml: () => '<TED_EXPORT xmlns="http://publications.europa.eu/resource/schema/ted/R2.0.9/publication"/>',
    kind: 'not-a-notice',
    key: 'notices.former-format',
  },
  {
    name: 'a notice without content',
    xml: () => `${root}</ContractNotice>`,
    kind: 'not-a-notice',
    key: 'notices.no-content',
  },
  { name: 'nothing', xml: () => '', kind: 'not-a-notice', key: 'notices.empty' },
  { name: 'no bytes', xml: () => new Uint8Array(), kind: 'not-a-notice', key: 'notices.empty' },
  { name: 'white space', xml: () => bytes(' \n\t'), kind: 'not-a-notice', key: 'notices.empty' },
  { name: 'a comment alone', xml: () => '<!-- nothing -->', kind: 'malformed', key: 'notices.malformed' },
  { name: 'JSON', xml: () => bytes('{"title":"x"}'), kind: 'not-a-notice', key: 'notices.not-xml' },
  {
    name: 'a compressed notice',
    xml: () => gzipSync(contractNotice()),
    kind: 'not-a-notice',
    key: 'notices.not-xml',
  },
  {
    name: 'random bytes',
    xml: () => Uint8Array.from({ length: 5000 }, (_, n) => (n * 7919 + 13) % 256),
    kind: 'not-a-notice',
    key: 'notices.not-xml',
  },
  {
    name: 'bytes that are no UTF-8',
    xml: () => Uint8Array.of(...bytes(declared + root), 0xe9, 0x20, ...bytes('</ContractNotice>')),
    kind: 'malformed',
    key: 'notices.bad-bytes',
  },
  {
    name: 'an encoding of another kind',
    xml: () => bytes(`<?xml version="1.0" encoding="UTF-7"?>${root}</ContractNotice>`),
    kind: 'refused',
    key: 'notices.encoding',
  },
  {
    name: '30 MB of bytes',
    xml: () => new Uint8Array(30_000_000),
    kind: 'too-large',
    key: 'notices.too-large',
  },
  {
    name: '100 MB of bytes',
    xml: () => Buffer.alloc(100_000_000, root),
    kind: 'too-large',
    key: 'notices.too-large',
  },
  {
    name: 'a million elements beside each other',
    xml: () => `${root}${'<a/>'.repeat(1_000_000)}</ContractNotice>`,
    kind: 'refused',
    key: 'notices.too-many',
  },
  {
    name: 'an attribute of 18 MB',
    xml: () => `${root}<a b="${'x'.repeat(18_000_000)}"/></ContractNotice>`,
    kind: 'not-a-notice',
    key: 'notices.no-content',
  },
  {
    name: 'an element whose name has 5 MB',
    xml: () => `${root}<${'x'.repeat(5_000_000)}/></ContractNotice>`,
    kind: 'not-a-notice',
    key: 'notices.no-content',
  },
  { name: '30 MB of text', xml: () => 'a'.repeat(30_000_000), kind: 'too-large', key: 'notices.too-large' },
];
