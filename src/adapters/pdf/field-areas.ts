/**
 * The fields of a form, written as the format wants them: each with its name, with what is read out, with the place in the
 * tree of tags, and with its own picture, so that no reader has to draw it.
 */
import type { Field } from '../../core/documents/field.js';
import type { AnnotationOwners } from './annotations.js';
import { oneLine } from './legible.js';
import { text, type OpenPage, type PdfFile, type PdfReference, type PdfValue } from './pdfkit.js';
import type { FieldBox } from './strip.js';
import { COLOUR, PAGE, type Colour } from './style.js';
import { typingFont } from './typing-font.js';

const FONT = 'Typed';
const SIZE = 10;
const BORDER = 0.8;
const MULTILINE = 1 << 12;
const PRINTED = 4; // PDF/A asks for it
const TO_THE_RIGHT = 2;

const LOOK = { edge: COLOUR.quiet, paper: '0.965 0.976 0.980', ink: COLOUR.ink } as const;

export class FieldAreas {
  private readonly fields: PdfReference[] = [];
  private readonly names = new Set<string>();
  private readonly looks = new Map<string, PdfReference>();
  private font: PdfReference | undefined;

  private readonly file: PdfFile;
  private readonly owners: AnnotationOwners;

  constructor(file: PdfFile, owners: AnnotationOwners) {
    this.file = file;
    this.owners = owners;
  }

  add(
    { field, tag, x, width, height }: FieldBox,
    top: number,
    page: { number: number; open: OpenPage },
  ): void {
    const bottom = PAGE.height - top - height;
    const annotation = this.file.object({
      Type: 'Annot',
      Subtype: 'Widget',
      Rect: [x, bottom, x + width, bottom + height].map(short),
      F: PRINTED,
      P: page.open.reference,
      StructParent: this.owners.next(tag),
      T: text(this.nameOf(field)),
      TU: text(oneLine(field.label)),
      BS: { W: BORDER, S: 'S' },
      MK: { BC: numbersOf(LOOK.edge), BG: numbersOf(LOOK.paper) },
      ...(field.field === 'tick' ? this.tick(width, height) : this.typed(field, width, height)),
    });
    annotation.end();
    page.open.addAnnotation(annotation);
    tag.addContent({ page: page.number, annotation });
    this.fields.push(annotation);
  }

  /** Tells the file that it holds a form; a document without fields holds none. */
  end(): void {
    if (this.fields.length === 0) return;
    const form = this.file.object({
      Fields: this.fields,
      DR: { Font: { [FONT]: this.typing() } },
      DA: text(this.appearance),
    });
    form.end();
    this.file.catalog.AcroForm = form;
  }

  private get appearance(): string {
    return `/${FONT} ${SIZE} Tf ${LOOK.ink} rg`;
  }

  private typing(): PdfReference {
    this.font ??= typingFont(this.file);
    return this.font;
  }

  /** Two fields of one name would be one field, and would share what is typed. */
  private nameOf({ name }: Field): string {
    let own = name;
    for (let number = 2; this.names.has(own); number += 1) own = `${name}-${number}`;
    this.names.add(own);
    return own;
  }

  private tick(width: number, height: number): Record<string, PdfValue> {
    return {
      FT: 'Btn',
      V: 'Off',
      AS: 'Off',
      AP: { N: { Yes: this.look(width, height, 'ticked'), Off: this.look(width, height, 'empty') } },
    };
  }

  private typed({ field }: Field, width: number, height: number): Record<string, PdfValue> {
    return {
      FT: 'Tx',
      Ff: field === 'long' ? MULTILINE : 0,
      Q: field === 'amount' ? TO_THE_RIGHT : 0,
      DA: text(this.appearance),
      AP: { N: this.look(width, height, 'to type in') },
    };
  }

  /** The picture of an empty field; fields of one size share it. */
  private look(width: number, height: number, as: 'empty' | 'ticked' | 'to type in'): PdfReference {
    const [w, h] = [short(width), short(height)];
    const key = `${as} ${w} ${h}`;
    const known = this.looks.get(key);
    if (known !== undefined) return known;
    const typed = as === 'to type in';
    const look = this.file.object({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, w, h],
      Resources: typed ? { Font: { [FONT]: this.typing() } } : {},
    });
    const inset = BORDER / 2;
    const content = [
      `q ${LOOK.paper} rg 0 0 ${w} ${h} re f`,
      `${LOOK.edge} RG ${BORDER} w ${inset} ${inset} ${short(w - BORDER)} ${short(h - BORDER)} re S`,
      ...(as === 'ticked'
        ? [
            `${LOOK.ink} RG 1.6 w 1 J 1 j ${short(w * 0.22)} ${short(h * 0.52)} m ${short(w * 0.42)} ${short(h * 0.28)} l ${short(w * 0.78)} ${short(h * 0.76)} l S`,
          ]
        : []),
      'Q',
      ...(typed ? ['/Tx BMC EMC'] : []),
    ].join('\n');
    look.write(new TextEncoder().encode(content));
    look.end();
    this.looks.set(key, look);
    return look;
  }
}

function numbersOf(colour: Colour): readonly number[] {
  return colour.split(' ').map(Number);
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
