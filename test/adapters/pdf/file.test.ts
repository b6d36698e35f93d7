import { pdfOf } from '../../../src/adapters/pdf/index.js';
import { asDictionary, asName, asText, idOf, PdfRef, PdfStream } from '../../support/pdf-objects.js';
import { readStructure } from '../../support/pdf-structure.js';
import { ENGLISH_TENDER } from './tender-english.js';
import { FRENCH_TENDER } from './tender-french.js';
import { documentOf, paragraph } from './words.js';

describe('the file', () => {
  it('is the same, byte for byte, whatever was made before', async () => {
    const first = await pdfOf(ENGLISH_TENDER);
    await pdfOf(documentOf([paragraph('\u00a0μ µ \u2011- ∆Δ ﬁ')]));
    const [second, french, third] = await Promise.all([
      pdfOf(ENGLISH_TENDER),
      pdfOf(FRENCH_TENDER),
      pdfOf(ENGLISH_TENDER),
    ]);
    expect(second.equals(first)).toBe(true);
    expect(third.equals(first)).toBe(true);
    expect(french.equals(await pdfOf(FRENCH_TENDER))).toBe(true);
  });

  it('tells its language, its title and that it is tagged', async () => {
    const { catalog, objects, information } = readStructure(await pdfOf(FRENCH_TENDER));
    expect(asText(catalog.get('Lang'))).toBe('fr');
    expect(asDictionary(objects.resolve(catalog.get('MarkInfo'))).get('Marked')).toBe(true);
    expect(asDictionary(objects.resolve(catalog.get('ViewerPreferences'))).get('DisplayDocTitle')).toBe(true);
    expect(asName(catalog.get('PageMode'))).toBe('UseOutlines');
    expect(information).toMatchObject({ Title: FRENCH_TENDER.title, Author: 'Ville d’Exempleville' });
    expect(information.CreationDate).toBe('D:20261123000000Z');
  });

  it('escapes its metadata and claims PDF/A-2a and PDF/UA-1 there', async () => {
    const title = 'Parks & <gardens> "2027"\u0000\ud83c';
    const { metadata, information } = readStructure(await pdfOf(documentOf([paragraph('x')], { title })));
    expect(metadata).toContain('>Parks &amp; &lt;gardens&gt; "2027"\ufffd</rdf:li>');
    expect(information.Title).toBe('Parks & <gardens> "2027"\ufffd');
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>');
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(metadata).toContain('<xmp:CreateDate>2026-11-23T00:00:00Z</xmp:CreateDate>');
  });

  it('embeds its fonts, each once, with a map back to letters', async () => {
    const { objects } = readStructure(await pdfOf(ENGLISH_TENDER));
    const fonts = [];
    for (let id = 1; id <= objects.count; id += 1) {
      const object = objects.resolve(new PdfRef(id));
      if (!(object instanceof Map)) continue;
      const font = asDictionary(object);
      if (asName(font.get('Subtype')) === 'Type0') fonts.push(font);
      if (asName(font.get('Type')) === 'FontDescriptor') {
        expect(objects.resolve(font.get('FontFile2'))).toBeInstanceOf(PdfStream);
      }
    }
    const names = fonts.map((font) => asName(font.get('BaseFont'))?.replace(/^.*\+/, ''));
    expect(names.sort()).toEqual(['SourceSans3-Italic', 'SourceSans3-Regular', 'SourceSans3-SemiBold']);
    for (const font of fonts) expect(idOf(font.get('ToUnicode'))).toBeGreaterThan(0);
  });
});
