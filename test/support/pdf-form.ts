/**
 * A form as a reader of PDF files finds it, and as a program would fill it in: the values are written after the end of the
 * file, as the format provides for changes. No PDF library takes part, so the judge does not share the writer's faults.
 */
import {
  asDictionary,
  asList,
  asName,
  asText,
  idOf,
  PdfName,
  PdfRef,
  PdfStream,
  readObjects,
  type PdfDictionary,
  type PdfItem,
  type PdfObjects,
} from './pdf-objects.js';

export interface FormField {
  readonly id: number;
  readonly name: string;
  readonly kind: 'text' | 'tick';
  /** What is read out. */
  readonly says: string;
  readonly value: string | boolean;
  readonly lines: boolean;
  readonly page: number;
  readonly rectangle: readonly number[];
  readonly dictionary: PdfDictionary;
}

export interface Form {
  readonly objects: PdfObjects;
  readonly dictionary: PdfDictionary;
  readonly fields: readonly FormField[];
}

const MULTILINE = 1 << 12;

/** The form of a file, its fields in their order; undefined for a file without one. */
export function readForm(file: Buffer): Form | undefined {
  const objects = readObjects(file);
  const catalog = asDictionary(objects.resolve(objects.trailer.get('Root')));
  if (!catalog.has('AcroForm')) return undefined;
  const dictionary = asDictionary(objects.resolve(catalog.get('AcroForm')));
  const pages = asList(asDictionary(objects.resolve(catalog.get('Pages'))).get('Kids')).map(idOf);
  const fields = asList(objects.resolve(dictionary.get('Fields'))).map((reference): FormField => {
    const field = asDictionary(objects.resolve(reference));
    const tick = asName(field.get('FT')) === 'Btn';
    const value = field.get('V');
    return {
      id: idOf(reference),
      name: asText(field.get('T')),
      kind: tick ? 'tick' : 'text',
      says: asText(field.get('TU')),
      value: tick ? asName(value) === 'Yes' : value === undefined ? '' : asText(value),
      lines: (Number(field.get('Ff') ?? 0) & MULTILINE) !== 0,
      page: pages.indexOf(idOf(field.get('P'))),
      rectangle: asList(field.get('Rect')).map(Number),
      dictionary: field,
    };
  });
  return { objects, dictionary, fields };
}

/** Text as the format takes it beyond Latin: UTF-16 behind its mark, in figures. */
function written(item: PdfItem): string {
  if (item === null) return 'null';
  if (item instanceof PdfName) return `/${item.name}`;
  if (item instanceof PdfRef) return `${String(item.id)} 0 R`;
  if (Buffer.isBuffer(item)) return `<${item.toString('hex')}>`;
  if (Array.isArray(item)) return `[${(item as readonly PdfItem[]).map(written).join(' ')}]`;
  if (item instanceof Map)
    return `<<${[...(item as PdfDictionary)].map(([key, value]) => `/${key} ${written(value)}`).join(' ')}>>`;
  if (item instanceof PdfStream) throw new Error('A stream is an object of its own');
  return JSON.stringify(item);
}

function unicode(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
}

/** The appearance of a value in the form's own font: letters of the usual encoding, one line. */
function pictureOf(field: FormField, value: string, form: Form): Buffer {
  const [left = 0, bottom = 0, right = 0, top = 0] = field.rectangle;
  const text = Buffer.from(value, 'latin1').toString('hex');
  const look = asText(field.dictionary.get('DA'));
  const content = `/Tx BMC q BT ${look} 3 ${String((top - bottom) / 2 - 3.5)} Td <${text}> Tj ET Q EMC`;
  const resources = written(form.dictionary.get('DR') ?? null);
  return Buffer.from(
    `<</Type /XObject /Subtype /Form /BBox [0 0 ${String(right - left)} ${String(top - bottom)}] ` +
      `/Resources ${resources} /Length ${String(content.length)}>>\nstream\n${content}\nendstream`,
    'latin1',
  );
}

/**
 * Fills in fields by their names, and saves.
 *
 * @throws when the form has no such field, or when a text is given to a box to tick
 */
export function fillForm(file: Buffer, values: Readonly<Record<string, string | true>>): Buffer {
  const form = readForm(file);
  if (form === undefined) throw new Error('The file has no form');
  const { objects } = form;
  const pieces: Buffer[] = [file, Buffer.from('\n')];
  const places: { id: number; at: number }[] = [];
  const size = (): number => pieces.reduce((sum, { length }) => sum + length, 0);
  const add = (id: number, body: Buffer): void => {
    places.push({ id, at: size() });
    pieces.push(Buffer.from(`${String(id)} 0 obj\n`), body, Buffer.from('\nendobj\n'));
  };
  let next = objects.count + 1;
  for (const [name, value] of Object.entries(values)) {
    const field = form.fields.find((one) => one.name === name);
    if (field === undefined) throw new Error(`There is no field "${name}"`);
    if ((field.kind === 'tick') !== (value === true)) throw new Error(`"${name}" is another kind of field`);
    const filled = new Map(field.dictionary);
    if (value === true) {
      filled.set('V', new PdfName('Yes'));
      filled.set('AS', new PdfName('Yes'));
    } else {
      filled.set('V', unicode(value));
      filled.set('AP', new Map<string, PdfItem>([['N', new PdfRef(next)]]));
      add(next, pictureOf(field, value, form));
      next += 1;
    }
    add(field.id, Buffer.from(written(filled), 'latin1'));
  }
  const start = size();
  const table = places
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, at }) => `${String(id)} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
  const trailer = new Map(objects.trailer);
  trailer.set('Size', next);
  trailer.set('Prev', Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1'))?.[1]));
  pieces.push(
    Buffer.from(
      `xref\n${table.join('')}trailer\n${written(trailer)}\nstartxref\n${String(start)}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(pieces);
}
