/** The pages of a tagged PDF: what each marked passage shows. */
import {
  asDictionary,
  asList,
  asName,
  isList,
  operatorsOf,
  PdfStream,
  type PdfDictionary,
  type PdfItem,
  type PdfObjects,
} from './pdf-objects.js';

export interface PdfPage {
  /** Text of marked passages by their number. */
  readonly passages: ReadonlyMap<number, string>;
  /** Text outside the document proper: headers, repeated table heads. */
  readonly artifacts: readonly string[];
  /** Operators that draw outside any passage: there should be none. */
  readonly untagged: readonly string[];
  readonly structParents: number | undefined;
  readonly tabs: string | undefined;
  readonly annotations: number;
}

const DRAWING = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'f',
  'f*',
  'F',
  'S',
  's',
  'B',
  'B*',
  'b',
  'b*',
  'Do',
  'sh',
  'BI',
]);

export function readPage(objects: PdfObjects, page: PdfDictionary): PdfPage {
  const fonts = asDictionary(asDictionary(objects.resolve(page.get('Resources'))).get('Font') ?? new Map());
  const maps = new Map([...fonts].map(([name, font]) => [name, characterMap(objects, font)]));
  const content = objects.resolve(page.get('Contents'));
  const passages = new Map<number, string>();
  const artifacts: string[] = [];
  const untagged: string[] = [];
  const open: { mcid: number | undefined; text: string }[] = [];
  let characters = new Map<number, string>();
  for (const { operator, operands } of operatorsOf(
    content instanceof PdfStream ? content.bytes : Buffer.alloc(0),
  )) {
    const current = open.at(-1);
    if (operator === 'BDC' || operator === 'BMC') {
      open.push({ mcid: mcidOf(operands[1]), text: '' });
    } else if (operator === 'EMC') {
      const closed = open.pop();
      if (closed === undefined) throw new Error('A passage ends that never began');
      if (closed.mcid === undefined) artifacts.push(closed.text);
      else passages.set(closed.mcid, closed.text);
    } else if (operator === 'Tf') {
      characters = maps.get(asName(operands[0]) ?? '') ?? new Map<number, string>();
    } else if (DRAWING.has(operator)) {
      if (current === undefined) untagged.push(operator);
      else current.text += shownBy(operands, characters);
    }
  }
  if (open.length > 0) throw new Error('A passage never ends');
  const structParents = page.get('StructParents');
  return {
    passages,
    artifacts,
    untagged,
    structParents: typeof structParents === 'number' ? structParents : undefined,
    tabs: asName(page.get('Tabs')),
    annotations: page.has('Annots') ? asList(objects.resolve(page.get('Annots'))).length : 0,
  };
}

function mcidOf(properties: PdfItem | undefined): number | undefined {
  const mcid = properties instanceof Map ? asDictionary(properties).get('MCID') : undefined;
  return typeof mcid === 'number' ? mcid : undefined;
}

function shownBy(operands: readonly PdfItem[], characters: ReadonlyMap<number, string>): string {
  const [shown] = operands;
  const pieces = isList(shown) ? shown : [shown];
  return pieces
    .filter((piece): piece is Buffer => Buffer.isBuffer(piece))
    .map((piece) => {
      let text = '';
      for (let at = 0; at + 1 < piece.length; at += 2)
        text += characters.get(piece.readUInt16BE(at)) ?? '\ufffd';
      return text;
    })
    .join('');
}

export function characterMap(objects: PdfObjects, font: PdfItem): Map<number, string> {
  const stream = objects.resolve(asDictionary(objects.resolve(font)).get('ToUnicode'));
  const map = new Map<number, string>();
  if (!(stream instanceof PdfStream)) return map;
  for (const range of stream.bytes.toString('latin1').matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    let code = parseInt(range[1] ?? '', 16);
    for (const entry of (range[2] ?? '').matchAll(/<([0-9a-f ]*)>/g)) {
      const units = (entry[1] ?? '').split(' ').map((unit) => parseInt(unit, 16));
      map.set(code, String.fromCharCode(...units));
      code += 1;
    }
  }
  return map;
}
