import { columnName, type Cell, type Sheet, type Validation } from '../../core/documents/workbook.js';
import { styleNumber } from './styles.js';
import { escaped, xml } from './xml.js';

/** The most signs that a spreadsheet keeps of a cell, of the title and of the text of a hint. */
const longest = { cell: 32_767, title: 32, hint: 255 } as const;

function cellXml(cell: Cell, reference: string): string {
  const place = `r="${reference}" s="${String(styleNumber(cell.style))}"`;
  const { content } = cell;
  switch (content.kind) {
    case 'empty':
      return `<c ${place}/>`;
    case 'number':
      return `<c ${place}><v>${String(content.value)}</v></c>`;
    case 'text':
      // Kept in the cell itself and never read as a formula, whatever it begins with.
      return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(content.text.slice(0, longest.cell))}</t></is></c>`;
    case 'formula':
      return typeof content.shows === 'number'
        ? `<c ${place}><f>${escaped(content.formula)}</f><v>${String(content.shows)}</v></c>`
        : `<c ${place} t="str"><f>${escaped(content.formula)}</f><v>${escaped(content.shows)}</v></c>`;
  }
}

interface WrittenRow {
  readonly xml: string;
  readonly merged: readonly string[];
}

function rowXml({ cells, lines = 1 }: Sheet['rows'][number], number: number): WrittenRow {
  const merged: string[] = [];
  const written: string[] = [];
  let column = 0;
  for (const cell of cells) {
    const over = cell.over ?? 1;
    const reference = `${columnName(column)}${String(number)}`;
    written.push(cellXml(cell, reference));
    // Every cell under a merged one carries its look: borders are drawn by each.
    for (let next = 1; next < over; next += 1)
      written.push(
        cellXml(
          { content: { kind: 'empty' }, style: cell.style },
          `${columnName(column + next)}${String(number)}`,
        ),
      );
    if (over > 1) merged.push(`${reference}:${columnName(column + over - 1)}${String(number)}`);
    column += over;
  }
  const height = 6 + 15 * lines;
  return {
    xml: `<row r="${String(number)}" ht="${String(height)}" customHeight="1">${written.join('')}</row>`,
    merged,
  };
}

function validationXml({ range, from, to, title, hint, refusal }: Validation): string {
  const operator = to === undefined ? 'greaterThanOrEqual' : 'between';
  const text = (value: string, most: number): string => escaped(value.slice(0, most));
  return (
    `<dataValidation type="decimal" operator="${operator}" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="${text(title, longest.title)}" error="${text(refusal, longest.hint)}" promptTitle="${text(title, longest.title)}" prompt="${text(hint, longest.hint)}" sqref="${range}">` +
    `<formula1>${String(from)}</formula1>${to === undefined ? '' : `<formula2>${String(to)}</formula2>`}</dataValidation>`
  );
}

function paneXml({ rows, columns }: Sheet['frozen']): string {
  if (rows === 0 && columns === 0) return '';
  const corner = `${columnName(columns)}${String(rows + 1)}`;
  return `<pane xSplit="${String(columns)}" ySplit="${String(rows)}" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="${corner}" sqref="${corner}"/>`;
}

/** A sheet as a part of the package: protected without a password, so that weights change by decision and not by accident. */
export function sheetXml(sheet: Sheet, foot: string, selected: boolean): string {
  const rows = sheet.rows.map((row, index) => rowXml(row, index + 1));
  const merged = rows.flatMap((row) => row.merged);
  const list = (name: string, items: readonly string[]): string =>
    items.length === 0 ? '' : `<${name} count="${String(items.length)}">${items.join('')}</${name}>`;
  const columns = sheet.widths.map(
    (width, index) =>
      `<col min="${String(index + 1)}" max="${String(index + 1)}" width="${String(width)}" customWidth="1"/>`,
  );
  return xml(
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
      `<sheetViews><sheetView showGridLines="0"${selected ? ' tabSelected="1"' : ''} workbookViewId="0">${paneXml(sheet.frozen)}</sheetView></sheetViews>` +
      `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols>` +
      `<sheetData>${rows.map((row) => row.xml).join('')}</sheetData>` +
      `<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>` +
      list(
        'mergeCells',
        merged.map((range) => `<mergeCell ref="${range}"/>`),
      ) +
      list('dataValidations', sheet.validations.map(validationXml)) +
      `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
      `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>` +
      // An ampersand begins a code of the foot; two are one.
      `<headerFooter><oddFooter>&amp;L&amp;A&amp;R${escaped(foot.replaceAll('&', '&&'))} &amp;P / &amp;N</oddFooter></headerFooter>` +
      `</worksheet>`,
  );
}
