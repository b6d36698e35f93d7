import { strToU8, zipSync, type Zippable } from 'fflate';
import type { DocumentModel } from '../../core/documents/block.js';
import { shallow } from '../../core/documents/shallow.js';
import { Body } from './body.js';
import { contentsOf } from './contents.js';
import { clauseIn, headingsOf } from './headings-of.js';
import { locales } from './locales.js';
import { Numberings } from './numbering.js';
import { stylesOf } from './styles.js';
import { computed, Links, paragraph, run, type Surroundings } from './text.js';
import { content, element, part, property, type Xml } from './xml.js';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const namespaces = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': `${office}/relationships`,
  'xmlns:w14': 'http://schemas.microsoft.com/office/word/2010/wordml',
  'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  'mc:Ignorable': 'w14',
} as const;

/** The first moment that an archive can hold: nothing of the clock goes into the file. */
const noMoment = new Date(1980, 0, 1);

/** The parts that a document has beside its text, each with its kind. */
const companions = ['styles', 'numbering', 'settings', 'header', 'footer'] as const;

/** Writes a document as .docx, to be finished in a word processor: styles, counted headings, lists and clauses, blanks to fill in. */
export function docxOf(model: DocumentModel): Buffer {
  const blocks = shallow(model.blocks);
  const headings = headingsOf(blocks);
  const numberings = new Numberings();
  const links = new Links();
  const around: Surroundings = {
    language: model.language,
    links,
    clauses: new Set(headings.flatMap((heading) => clauseIn(heading)?.number ?? [])),
  };
  const text = new Body(around, numberings).blocks(blocks);
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': packageRelationships(),
    'docProps/core.xml': coreProperties(model),
    'word/document.xml': documentPart(model, contentsOf(model.contentsTitle, headings), text),
    'word/_rels/document.xml.rels': documentRelationships(links),
    'word/styles.xml': stylesOf(model.language),
    'word/numbering.xml': numberings.part(),
    'word/settings.xml': settings(model.language),
    'word/header.xml': header(model),
    'word/footer.xml': footer(model.running.page),
  };
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, content]) => [name, strToU8(content)]),
  );
  return Buffer.from(zipSync(files, { mtime: noMoment, level: 6 }));
}

/** Size of the page and its margins, in twentieths of a point: A4, two centimetres. */
const page: Xml = [
  element('w:pgSz', { 'w:w': 11906, 'w:h': 16838 }),
  element('w:pgMar', {
    ...{ 'w:top': 1418, 'w:right': 1134, 'w:bottom': 1134, 'w:left': 1134 },
    ...{ 'w:header': 567, 'w:footer': 567, 'w:gutter': 0 },
  }),
].join('');

const running: Xml = ['header', 'footer']
  .map((name) => element(`w:${name}Reference`, { 'w:type': 'default', 'r:id': `rId${name}` }))
  .join('');

/** The cover and the contents come first; the text begins on a page of its own. A single sheet has none of this. */
function documentPart(model: DocumentModel, contents: Xml, text: readonly Xml[]): string {
  const front = frontOf(model);
  const lead = model.sheet
    ? front
    : [
        ...front,
        contents,
        element(
          'w:p',
          {},
          element(
            'w:pPr',
            {},
            property('pStyle', 'AfterTable'),
            element('w:sectPr', {}, running, property('type', 'nextPage'), page, element('w:titlePg')),
          ),
        ),
      ];
  return part(
    element(
      'w:document',
      namespaces,
      element(
        'w:body',
        {},
        ...lead,
        ...text,
        element('w:sectPr', {}, running, property('type', 'nextPage'), page),
      ),
    ),
  );
}

function frontOf({ title, subtitle, incomplete, cover }: DocumentModel): Xml[] {
  return [
    paragraph({ style: 'Title' }, run(title)),
    ...(subtitle === undefined ? [] : [paragraph({ style: 'Subtitle' }, run(subtitle))]),
    ...(incomplete === undefined ? [] : [paragraph({ style: 'Warning' }, run(incomplete))]),
    ...cover.map(({ label, value }) =>
      paragraph(
        { style: 'CoverFact' },
        run(label, property('rStyle', 'Strong')),
        element('w:r', {}, element('w:tab')),
        run(value),
      ),
    ),
  ];
}

function header({ running: { header: says }, incomplete }: DocumentModel): string {
  return part(
    element(
      'w:hdr',
      namespaces,
      paragraph({ style: 'Header' }, run(says)),
      ...(incomplete === undefined ? [] : [paragraph({ style: 'HeaderWarning' }, run(incomplete))]),
    ),
  );
}

/** "Page {page} of {pages}", counted by the word processor. */
function footer(says: string): string {
  const pieces = says.split(/(\{pages?\})/).map((piece) => {
    if (piece === '{page}') return computed('PAGE', '1');
    return piece === '{pages}' ? computed('NUMPAGES', '1') : run(piece);
  });
  return part(element('w:ftr', namespaces, paragraph({ style: 'Footer' }, ...pieces)));
}

function settings(language: DocumentModel['language']): string {
  return part(
    element(
      'w:settings',
      { 'xmlns:w': namespaces['xmlns:w'] },
      property('defaultTabStop', 720),
      element(
        'w:compat',
        {},
        element('w:compatSetting', {
          'w:name': 'compatibilityMode',
          'w:uri': 'http://schemas.microsoft.com/office/word',
          'w:val': 15,
        }),
      ),
      element('w:themeFontLang', { 'w:val': locales[language] }),
    ),
  );
}

function coreProperties(model: DocumentModel): string {
  const moment = { 'xsi:type': 'dcterms:W3CDTF' };
  const made = content(`${model.asOf}T00:00:00Z`);
  return part(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      element('dc:title', {}, content(model.title)),
      element('dc:subject', {}, content(model.subject)),
      element('dc:creator', {}, content(model.author)),
      element('cp:lastModifiedBy', {}, content(model.author)),
      element('dcterms:created', moment, made),
      element('dcterms:modified', moment, made),
      element('dc:language', {}, content(locales[model.language])),
    ),
  );
}

function contentTypes(): string {
  return part(
    element(
      'Types',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      element('Override', { PartName: '/word/document.xml', ContentType: `${word}.document.main+xml` }),
      element('Override', {
        PartName: '/docProps/core.xml',
        ContentType: 'application/vnd.openxmlformats-package.core-properties+xml',
      }),
      ...companions.map((name) =>
        element('Override', { PartName: `/word/${name}.xml`, ContentType: `${word}.${name}+xml` }),
      ),
    ),
  );
}

const relation = (id: string, type: string, target: string, outside = false): Xml =>
  element('Relationship', {
    ...{ Id: id, Type: type, Target: target },
    ...(outside ? { TargetMode: 'External' } : {}),
  });

function packageRelationships(): string {
  return part(
    element(
      'Relationships',
      { xmlns: relationships },
      relation('rId1', `${office}/relationships/officeDocument`, 'word/document.xml'),
      relation('rId2', `${relationships}/metadata/core-properties`, 'docProps/core.xml'),
    ),
  );
}

function documentRelationships(links: Links): string {
  return part(
    element(
      'Relationships',
      { xmlns: relationships },
      ...companions.map((name) => relation(`rId${name}`, `${office}/relationships/${name}`, `${name}.xml`)),
      ...links.all.map(([address, id]) => relation(id, `${office}/relationships/hyperlink`, address, true)),
    ),
  );
}
