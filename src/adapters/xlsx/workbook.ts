import type { Workbook } from '../../core/documents/workbook.js';
import { archiveOf, type Part } from './archive.js';
import { sheetXml } from './sheet.js';
import { stylesXml } from './styles.js';
import { escaped, xml } from './xml.js';

/** The languages of the product, as spreadsheets name them. */
const locales = { en: 'en-IE', fr: 'fr-FR' } as const;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relations = (list: readonly { id: string; type: string; target: string }[]): string =>
  xml(
    `<Relationships xmlns="${packaged}/relationships">${list.map(({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`,
  );

function contentTypes(sheets: readonly string[]): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="${type}"/>`;
  return xml(
    `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      part('xl/workbook.xml', `${spreadsheet}.sheet.main+xml`) +
      sheets.map((name) => part(`xl/${name}`, `${spreadsheet}.worksheet+xml`)).join('') +
      part('xl/styles.xml', `${spreadsheet}.styles+xml`) +
      part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
      part('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml') +
      '</Types>',
  );
}

function coreProperties({ title, author, language, asOf }: Workbook): string {
  const moment = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${asOf}T00:00:00Z</dcterms:${name}>`;
  return xml(
    `<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
      `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator><dc:language>${locales[language]}</dc:language>${moment('created')}${moment('modified')}</cp:coreProperties>`,
  );
}

/** The rows that every printed page repeats. */
function printTitles({ sheets }: Workbook): string {
  const names = sheets.flatMap(({ name, frozen }, index) =>
    frozen.rows === 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${String(index)}">'${escaped(name)}'!$1:$${String(frozen.rows)}</definedName>`,
        ],
  );
  return names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
}

function workbookXml(workbook: Workbook): string {
  const sheets = workbook.sheets.map(
    ({ name }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${String(index + 1)}" r:id="s${String(index + 1)}"/>`,
  );
  return xml(
    `<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join('')}</sheets>${printTitles(workbook)}<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`,
  );
}

/** A workbook as .xlsx: the same workbook gives the same bytes. */
export function xlsxOf(workbook: Workbook): Buffer {
  const files = workbook.sheets.map((_, index) => `worksheets/sheet${String(index + 1)}.xml`);
  const parts: Part[] = [
    { name: '[Content_Types].xml', text: contentTypes(files) },
    {
      name: '_rels/.rels',
      text: relations([
        { id: 'w', type: `${office}/officeDocument`, target: 'xl/workbook.xml' },
        { id: 'c', type: `${packaged}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
        { id: 'a', type: `${office}/extended-properties`, target: 'docProps/app.xml' },
      ]),
    },
    { name: 'docProps/core.xml', text: coreProperties(workbook) },
    {
      name: 'docProps/app.xml',
      text: xml(
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Clausier</Application></Properties>',
      ),
    },
    { name: 'xl/workbook.xml', text: workbookXml(workbook) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: relations([
        ...files.map((target, index) => ({
          id: `s${String(index + 1)}`,
          type: `${office}/worksheet`,
          target,
        })),
        { id: 'styles', type: `${office}/styles`, target: 'styles.xml' },
      ]),
    },
    { name: 'xl/styles.xml', text: stylesXml() },
    ...workbook.sheets.map((sheet, index) => ({
      name: `xl/${files[index] ?? ''}`,
      text: sheetXml(sheet, workbook.foot, index === 0),
    })),
  ];
  return archiveOf(parts);
}
