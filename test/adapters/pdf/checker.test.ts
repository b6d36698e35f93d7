import { pdfOf } from '../../../src/adapters/pdf/index.js';
import { check } from '../../support/pdfua/check.js';
import { PdfDocument } from '../../support/pdfua/document.js';
import { ARCHIVING } from '../../support/pdfua/rules/archiving.js';
import { CONNECTIONS, NOTHING_LOST } from '../../support/pdfua/rules/connections.js';
import { UNIVERSAL_ACCESS } from '../../support/pdfua/rules/universal-access.js';
import { bullets, documentOf, heading, paragraph, table } from './words.js';

const RULES = [...UNIVERSAL_ACCESS, ...ARCHIVING, NOTHING_LOST];

/** A change to the text of a file, after which the rule must be broken. */
type Spoil = (file: string) => string;

function inCatalog(entry: string): Spoil {
  return (file) => file.replace('/Type /Catalog', `/Type /Catalog\n${entry}`);
}

function withObject(object: string): Spoil {
  return (file) => file.replace(/\nxref\n/, `\n9000 0 obj\n${object}\nendobj\nxref\n`);
}

function swapped(from: string | RegExp, to: string): Spoil {
  return (file) => file.replace(from, to);
}

/** The first page says something else, in the open. */
function saying(content: string): Spoil {
  return (file) => {
    const page = /\/Type \/Page\n[^]*?\/Contents (\d+) 0 R/.exec(file)?.[1] ?? '';
    return file.replace(
      new RegExp(`\\n${page} 0 obj\\n[^]*?\\nendobj\\n`),
      `\n${page} 0 obj\n<<\n/Length ${content.length}\n>>\nstream\n${content}\nendstream\nendobj\n`,
    );
  };
}

const SPOILS: Readonly<Record<string, Spoil>> = {
  'A 6.1.2-1': swapped(/^(%PDF-1\.\d\n)%.*\n/, '$1'),
  'A 6.1.3-1': swapped('/ID [', '/IX ['),
  'A 6.1.3-2': swapped('/ID [', '/Encrypt << /Filter /Other >>\n/ID ['),
  'A 6.1.3-3': (file) => `${file}\nmore`,
  'A 6.1.7.1-1': swapped('\nendstream', 'endstream'),
  'A 6.1.7.1-2': swapped('/Length ', '/FFilter /FlateDecode\n/Length '),
  'A 6.1.7.2-1': swapped('/Filter /FlateDecode', '/Filter /LZWDecode'),
  'A 6.1.9-1': swapped('\nendobj', ' endobj'),
  'A 6.1.13-1': inCatalog(`/Other /${'a'.repeat(128)}`),
  'A 6.2.3-1': swapped('/S /GTS_PDFA1', '/S /GTS_PDFX1'),
  'A 6.2.4.3-1': swapped('/S /GTS_PDFA1', '/S /GTS_PDFX1'),
  'A 6.2.5-1': inCatalog('/Other << /Type /ExtGState /TR /Identity >>'),
  'A 6.2.8-1': withObject('<< /Subtype /Image /Interpolate true /Length 0 >>\nstream\n\nendstream'),
  'A 6.2.9-1': withObject('<< /Subtype /Form /PS 1 0 R /Length 0 >>\nstream\n\nendstream'),
  'A 6.2.10-1': inCatalog('/Other << /BM /Glow >>'),
  'A 6.3.1-1': swapped('/Subtype /Link', '/Subtype /Movie'),
  'A 6.3.2-1': swapped('/F 4', '/F 2'),
  'A 6.3.3-1': swapped('/Subtype /Link', '/Subtype /Stamp'),
  'A 6.4.1-1': inCatalog('/AcroForm << /NeedAppearances true >>'),
  'A 6.5.1-1': swapped('/S /URI', '/S /Launch'),
  'A 6.5.2-1': inCatalog('/AA << >>'),
  'A 6.8-1': inCatalog('/Other << /EF << /F 1 0 R >> >>'),
  'A 6.10-1': inCatalog('/Requirements []'),
  'A 6.6.2.1-1': swapped(/(<\?xpacket begin="[^"]*")/, '$1 bytes="900"'),
  'A 6.6.2.3-1': (file) => file.replaceAll('pdf:Producer>', 'pdf:Maker>'),
  'A 6.6.4-1': swapped('<pdfaid:part>2<', '<pdfaid:part>1<'),
  'A 6.6.4-2': swapped('<pdfaid:conformance>A<', '<pdfaid:conformance>Z<'),
  '14.7.4-1': swapped(/(\/Nums \[[^]*?\[)(\d+ 0 R) (\d+ 0 R)/, '$1$3 $2'),
  '14.7.4-2': swapped(/\/StructParent \d+/, '/StructParent 0'),
  '14.7.4-3': swapped(/\/StructParent \d+/, '/StructParent 0'),
  '14.6-1': saying('/Artifact BMC'),
  '14.7.2-1': swapped(/(\/S \/H1\n\/P )\d+ 0 R/, '$1 1 0 R'),
  '5-1': swapped('<pdfuaid:part>1</pdfuaid:part>', ''),
  '5-2': swapped('<pdfuaid:part>1<', '<pdfuaid:part>2<'),
  '6.2-1': swapped('/Marked true', '/Marked false'),
  '7.1-1': saying('/P <</MCID 0>> BDC /Artifact BMC EMC EMC'),
  '7.1-2': saying('/Artifact BMC /P <</MCID 0>> BDC EMC EMC'),
  '7.1-3': saying('0 0 9 9 re f'),
  '7.1-4': swapped('/Marked true', '/Marked true /Suspects true'),
  '7.1-5': swapped('/S /H1', '/S /Heading'),
  '7.1-6': swapped('/Title /P', '/Title /Title'),
  '7.1-7': swapped('/Title /P', '/Title /P /H1 /P'),
  '7.1-8': swapped('</x:xmpmeta>', ''),
  '7.1-9': swapped(/<dc:title>.*<\/dc:title>/, ''),
  '7.1-10': swapped('/DisplayDocTitle true', '/DisplayDocTitle false'),
  '7.1-11': swapped(/\/StructTreeRoot (?=\d)/, '/Other '),
  '7.2-2': swapped('/Lang (en)', ''),
  '7.2-3': swapped('/S /TBody', '/S /P'),
  '7.2-9': (text) => text.replaceAll('/S /TR\n', '/S /P\n'),
  '7.2-14': swapped('/S /TBody', '/S /THead'),
  '7.2-19': swapped('/S /LI\n', '/S /P\n'),
  '7.2-20': swapped('/S /LBody', '/S /P'),
  '7.2-29': swapped('/Lang (en)', '/Lang (English language)'),
  '7.2-34': swapped('/Lang (en)', ''),
  '7.4.2-1': swapped('/S /H1', '/S /H2'),
  '7.5-1': (text) => text.replaceAll(/\/Scope \/\w+/g, ''),
  '7.16-1': swapped('/ID [', '/Encrypt << /Filter /Other /P -1000 >>\n/ID ['),
  '7.18.3-1': (text) => text.replaceAll('/Tabs /S', '/Tabs /R'),
  '7.18.5-1': swapped(/\/S \/Link(?=[^]*?\/Type \/OBJR)/, '/S /Span'),
  '7.18.5-2': swapped('/Contents (a link)', ''),
  '7.21.3.2-1': swapped('/CIDToGIDMap /Identity', ''),
  '7.21.4.1-1': swapped('/FontFile2', '/Other'),
  '7.21.4.1-2': (text) =>
    withObject(`<<\n/Length 400\n>>\nstream\n${'\xff'.repeat(400)}\nendstream`)(
      text.replace('/CIDToGIDMap /Identity', '/CIDToGIDMap 9000 0 R'),
    ),
  '7.21.5-1': swapped(/\/W \[0 \[[^\]]*\]/, '/W [0 [9 9 9 9 9]'),
  '7.21.7-1': swapped('/ToUnicode', '/Other'),
  'own-1': saying('/Artifact BMC EMC'),
};

describe('the checker', () => {
  const document = documentOf([
    heading(1, 'Heading'),
    paragraph('Text and ', { kind: 'link', text: 'a link', href: 'https://example.org' }),
    bullets('one', 'two'),
    table(['Name', 'Value'], [['one', '1']]),
  ]);
  let file = '';
  beforeAll(async () => {
    file = (await pdfOf(document)).toString('latin1');
  });

  const brokenIn = (text: string): readonly string[] => [
    ...new Set(
      check(new PdfDocument(Buffer.from(text, 'latin1')), RULES)
        .filter(({ ok }) => !ok)
        .map(({ rule }) => rule),
    ),
  ];

  it('finds nothing in the file as it is', () => {
    expect(brokenIn(file)).toEqual([]);
  });

  test.each(Object.keys(SPOILS))('finds a break of %s', (id) => {
    const spoiled = SPOILS[id]?.(file) ?? file;
    expect(spoiled).not.toBe(file);
    expect(brokenIn(spoiled)).toContain(id);
  });

  it('is tried here on every rule that no sample breaks', () => {
    const tried = [...ARCHIVING, ...CONNECTIONS, NOTHING_LOST].map(({ id }) => id);
    expect(tried.filter((id) => !(id in SPOILS))).toEqual([]);
  });
});
