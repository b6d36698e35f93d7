/**
 * The only file that knows PDFKit. It uses PDFKit to write objects, embed font subsets and close the file; page content,
 * tags, outline and metadata are written by the files beside this one. Parts that PDFKit keeps to itself (a leading
 * underscore, or simply undocumented) are named in the `Inside` types below and nowhere else.
 */
import PDFDocument from 'pdfkit';

/** What PDFKit writes for a value: a string is a name, a `String` object is text. */
export type PdfValue =
  | number
  | boolean
  | null
  | string
  | TextValue
  | PdfReference
  | readonly PdfValue[]
  | { readonly [key: string]: PdfValue };

/** PDFKit tells text from names by the wrapper object; `text()` makes one. */
type TextValue = InstanceType<StringConstructor>;

export interface PdfReference {
  readonly data: Record<string, PdfValue>;
  write(bytes: Uint8Array): void;
  end(): void;
}

export interface Glyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

export interface GlyphRun {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly {
    readonly xAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }[];
}

/** A font file once parsed. It holds no state of a document, so all documents share it. */
export interface ParsedFont {
  readonly unitsPerEm: number;
  layout(text: string): GlyphRun;
  glyphForCodePoint(codePoint: number): { readonly id: number };
  hasGlyphForCodePoint(codePoint: number): boolean;
}

interface InsideFont {
  readonly id: string;
  readonly font: ParsedFont;
  readonly subset: { readonly glyphs: number[]; includeGlyph(id: number): number };
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  ref(): PdfReference;
}

interface InsidePage {
  readonly dictionary: PdfReference;
  readonly fonts: Record<string, PdfReference>;
  readonly annotations: PdfReference[];
  write(content: string): void;
}

interface InsideDocument {
  readonly _root: PdfReference;
  readonly _font: InsideFont;
  readonly page: InsidePage;
  font(source: ParsedFont | string): void;
  ref(data: Record<string, PdfValue>): PdfReference & { compress: boolean };
  getStructTreeRoot(): PdfReference;
  addPage(): void;
  addNamedDestination(name: string, fit: 'XYZ', left: number, top: number, zoom: null): void;
  endMetadata(): void;
  endAcroForm(): void;
  on(event: 'data', listener: (chunk: Uint8Array) => void): void;
  on(event: 'end', listener: () => void): void;
  on(event: 'error', listener: (cause: Error) => void): void;
  end(): void;
}

function open(options: object): InsideDocument {
  // PDFKit's published types leave out `font: null` (no default font) and everything that `InsideDocument` names.
  return new PDFDocument({
    ...options,
    font: null,
  } as unknown as PDFKit.PDFDocumentOptions) as unknown as InsideDocument;
}

export function text(value: string): TextValue {
  return Object(value) as TextValue; // the wrapper object is what PDFKit looks for
}

/** Parses a font file with PDFKit's own parser, so that both always fit together. */
export function parseFont(path: string): ParsedFont {
  const document = open({ autoFirstPage: false });
  document.font(path);
  return document._font.font;
}

/** A font as one document embeds it: only the glyphs that were used. */
export class EmbeddedFont {
  private readonly cids = new Map<
    number,
    { readonly codePoints: readonly number[]; readonly cid: number }[]
  >();

  private readonly inside: InsideFont;
  private readonly scale: number;

  constructor(inside: InsideFont, scale: number) {
    this.inside = inside;
    this.scale = scale;
  }

  get name(): string {
    return this.inside.id;
  }

  get reference(): PdfReference {
    return this.inside.ref();
  }

  /**
   * The code of a glyph in this document. A glyph that stands for two characters (micro sign and mu, space and no-break
   * space) gets two codes, otherwise text copied from the page would hold whichever character came first.
   */
  codeOf(glyph: Glyph): number {
    const known = this.cids.get(glyph.id) ?? [];
    const found = known.find(({ codePoints }) => sameNumbers(codePoints, glyph.codePoints));
    if (found !== undefined) return found.cid;
    const { subset, widths, unicode } = this.inside;
    const cid = known.length === 0 ? subset.includeGlyph(glyph.id) : subset.glyphs.push(glyph.id) - 1;
    widths[cid] = glyph.advanceWidth * this.scale;
    unicode[cid] = glyph.codePoints;
    this.cids.set(glyph.id, [...known, { codePoints: glyph.codePoints, cid }]);
    return cid;
  }
}

function sameNumbers(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((value, at) => value === right[at]);
}

export interface FileInformation {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly producer: string;
  readonly created: Date;
  readonly language: string;
  /** The whole XMP packet. */
  readonly metadata: string;
}

export class PdfFile {
  private readonly inside: InsideDocument;
  private readonly chunks: Uint8Array[] = [];
  private readonly closed: Promise<void>;

  constructor(about: FileInformation, size: readonly [number, number]) {
    this.inside = open({
      pdfVersion: '1.7',
      subset: 'PDF/A-2a',
      tagged: true,
      lang: about.language,
      displayTitle: true,
      autoFirstPage: false,
      size: [...size],
      margin: 0,
      info: {
        Title: about.title,
        Author: about.author,
        Subject: about.subject,
        Creator: about.producer,
        Producer: about.producer,
        CreationDate: about.created,
      },
    });
    // PDFKit's own packet is not escaped and cannot name PDF/UA beside PDF/A: ours takes its place.
    this.inside.endMetadata = () => {
      this.writeMetadata(about.metadata);
    };
    // Nor does it know what a form of its own making holds: field-areas.ts has written it already.
    this.inside.endAcroForm = () => undefined;
    this.closed = new Promise((resolve, reject) => {
      this.inside.on('data', (chunk) => this.chunks.push(chunk));
      this.inside.on('end', resolve);
      this.inside.on('error', reject);
    });
  }

  get catalog(): Record<string, PdfValue> {
    return this.inside._root.data;
  }

  get structureRoot(): PdfReference {
    return this.inside.getStructTreeRoot();
  }

  font(parsed: ParsedFont): EmbeddedFont {
    this.inside.font(parsed);
    return new EmbeddedFont(this.inside._font, 1000 / parsed.unitsPerEm);
  }

  object(data: Record<string, PdfValue>): PdfReference {
    return this.inside.ref(data);
  }

  /** Starts a page; the one before is closed for good. Coordinates run down from the top left corner. */
  addPage(): OpenPage {
    this.inside.addPage();
    return new OpenPage(this.inside, this.inside.page);
  }

  async end(): Promise<Buffer> {
    this.inside.end();
    await this.closed;
    return Buffer.concat(this.chunks);
  }

  private writeMetadata(packet: string): void {
    const stream = this.inside.ref({ Type: 'Metadata', Subtype: 'XML' });
    stream.compress = false; // PDF/A wants it readable without a decoder
    stream.write(new TextEncoder().encode(packet));
    stream.end();
    this.catalog.Metadata = stream;
  }
}

export class OpenPage {
  private readonly document: InsideDocument;
  private readonly inside: InsidePage;

  constructor(document: InsideDocument, inside: InsidePage) {
    this.document = document;
    this.inside = inside;
  }

  get reference(): PdfReference {
    return this.inside.dictionary;
  }

  set structureKey(key: number) {
    this.inside.dictionary.data.StructParents = key;
  }

  useFont(font: EmbeddedFont): void {
    this.inside.fonts[font.name] = font.reference;
  }

  addAnnotation(annotation: PdfReference): void {
    this.inside.annotations.push(annotation);
  }

  addDestination(name: string, left: number, top: number): void {
    this.document.addNamedDestination(name, 'XYZ', left, top, null);
  }

  write(content: string): void {
    this.inside.write(content);
  }
}
