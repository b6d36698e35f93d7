import { quickTree } from '../../../src/adapters/notices/xml-quick.js';
import { parseInFull, type XmlElement } from '../../../src/adapters/notices/xml-tree.js';
import { absent, cases, isThere } from './corpus.js';

/** A tree as plain data. What the quick reader remembers beside it is left out. */
function plain({ name, attributes, text, children }: XmlElement): unknown {
  return { name, attributes: [...attributes], text, children: children.map(plain) };
}

function inFull(xml: string): unknown {
  const read = parseInFull(xml, () => undefined);
  return read.ok ? plain(read.value) : undefined;
}

/** Why the quick reader may not read a text: undefined where it gives up or agrees with the full parser. */
function disagreement(xml: string): string | undefined {
  // Half characters are no UTF-8: such a file never comes to the quick reader.
  const quick = xml.isWellFormed() ? quickTree(Buffer.from(xml)) : undefined;
  if (quick === undefined) return undefined;
  return JSON.stringify(plain(quick)) === JSON.stringify(inFull(xml)) ? undefined : xml.slice(0, 400);
}

const hostile: readonly string[] = [
  '<a>]]></a>',
  '<a b="1" b="2"/>',
  '<a b="<"/>',
  '<a b=1/>',
  '<a b="1"c="2"/>',
  '<a><b></a></b>',
  '<a></a ><b/>',
  '<a>x</a >',
  '<a/>text',
  'text<a/>',
  '<a>&nbsp;</a>',
  '<a>&#0;</a>',
  '<a>&#xD800;</a>',
  '<a>&#x1F600;&#13;\r\n\r</a>',
  '<a>&amp;lt;</a>',
  '<a>&lt</a>',
  '<a>\u0001</a>',
  '<a>\uD800</a>',
  '<a><!-- -- --></a>',
  '<a><!-- x ---></a>',
  '<a><!-- x -->y<!-- z -->w</a>',
  '<a>x<b/>y</a>',
  '<p:a/>',
  '<p:a xmlns:p="u"><p:b/></p:a>',
  '<a><b xmlns="u"><c/></b><c/></a>',
  '<a><b xmlns:p="u"/><p:c/></a>',
  '<a xmlns:p="u"><b xmlns:p="v"><p:c/></b><p:c/></a>',
  '<a xmlns:p=""/>',
  '<a p:b="1"/>',
  '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>',
  '<a xmlns:xml="u"/>',
  '<a xmlns="http://www.w3.org/2000/xmlns/"/>',
  '<a xml:lang="en" b="x\ty\nz"/>',
  '<a b=" x "/>',
  '<?xml version="1.1"?><a/>',
  ' <?xml version="1.0"?><a/>',
  '<?xml version="1.0" encoding="utf-8" standalone="yes" ?>\n<!-- c -->\n<a/>\n',
  '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
  '<?p i?><a/>',
  '<a><![CDATA[x]]></a>',
  '<1a/>',
  '<a:b:c/>',
  '<é/>',
  '<a',
  '<a b="',
  '</a>',
  '<>',
  '',
];

test.each(hostile)('%j is read as the full parser reads it, or left to it', (xml) => {
  expect(disagreement(xml)).toBeUndefined();
});

test('it reads the usual', () => {
  expect(quickTree(Buffer.from('<a xmlns="u"><b c="1 &lt; 2">x &amp; y</b></a>'))).toBeDefined();
});

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const signs = ['<', '>', '/', '&', '"', "'", '=', ' ', ':', '!', '-', ']', 'x', ';', '#', '\r', '\u0000', ''];

(isThere ? describe : describe.skip)(isThere ? 'the notices' : absent, () => {
  const texts = isThere ? cases().map(({ xml }) => Buffer.from(xml).toString('utf8')) : [];

  test('nearly all are read quickly, and all alike', () => {
    expect(texts.flatMap((xml) => disagreement(xml) ?? [])).toEqual([]);
    expect(texts.filter((xml) => quickTree(Buffer.from(xml)) === undefined).length).toBeLessThan(5);
  });

  test('a notice with one sign changed is read alike, or left to the full parser', () => {
    const below = numbersFrom(20_261_126);
    const small = texts.filter((xml) => xml.length < 16_000);
    const found: string[] = [];
    for (let round = 0; round < 1500; round += 1) {
      const xml = small[below(small.length)] ?? '';
      const at = below(xml.length);
      const changed = `${xml.slice(0, at)}${signs[below(signs.length)] ?? ''}${xml.slice(at + 1)}`;
      const says = disagreement(changed);
      if (says !== undefined) found.push(changed.slice(Math.max(0, at - 60), at + 60));
    }
    expect(found).toEqual([]);
  });
});
