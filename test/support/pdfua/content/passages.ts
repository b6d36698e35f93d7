/**
 * What the pages show: every piece of content with the marked passages that it stands in, and every use of a font. Forms
 * (content drawn from elsewhere) are followed to where they are drawn.
 */
import type { PdfFile } from '../reading/file.js';
import {
  isDictionary,
  isList,
  nameIn,
  numberIn,
  PdfRef,
  PdfStream,
  textIn,
  type PdfDictionary,
  type PdfItem,
} from '../reading/items.js';
import type { Page } from '../reading/pages.js';
import type { Element } from '../structure/element.js';
import { operationsOf, propertyName } from './tokens.js';

/** A marked passage, inside another one or on its own. */
export interface Passage {
  readonly tag: string;
  readonly mcid: number | undefined;
  /** The element that the parent tree gives for its number; undefined for other passages. */
  readonly owner: Element | undefined;
  readonly within: Passage | undefined;
  readonly page: Page;
  readonly lang: string | undefined;
  readonly actualText: string | undefined;
  readonly alt: string | undefined;
  readonly expansion: string | undefined;
  /** Key of the parent tree that counts where the passage stands. */
  readonly parentKey: number | undefined;
  /** Number of the form's object that holds it. */
  readonly form: number | undefined;
}

export type PieceKind = 'text' | 'path' | 'image' | 'shading';

export interface Piece {
  readonly kind: PieceKind;
  readonly page: Page;
  readonly passage: Passage | undefined;
  /** An element that owns the piece by way of a whole form or picture. */
  readonly owner: Element | undefined;
}

export interface Shown {
  readonly font: FontAt;
  readonly bytes: Buffer;
  /** 3 is text that is not painted. */
  readonly mode: number;
  readonly page: Page;
  readonly passage: Passage | undefined;
}

/** A font dictionary, with the number of its object when it has one. */
export interface FontAt {
  readonly id: number | undefined;
  readonly dictionary: PdfDictionary;
}

export interface FormUse {
  readonly id: number;
  readonly dictionary: PdfDictionary;
  readonly page: Page;
  count: number;
  /** Whether its content carries numbers of marked passages. */
  numbered: boolean;
}

export interface Shows {
  readonly pieces: readonly Piece[];
  readonly passages: readonly Passage[];
  readonly shown: readonly Shown[];
  readonly forms: ReadonlyMap<number, FormUse>;
  /** Colours of a device that pages and forms are drawn in, with the first place of each. */
  readonly deviceColours: ReadonlyMap<DeviceColour, string>;
  /** Passages that end without having begun, or the other way round. */
  readonly unbalanced: readonly string[];
}

export type DeviceColour = 'DeviceRGB' | 'DeviceCMYK' | 'DeviceGray';

const COLOURS: Readonly<Record<string, DeviceColour>> = {
  rg: 'DeviceRGB',
  RG: 'DeviceRGB',
  k: 'DeviceCMYK',
  K: 'DeviceCMYK',
  g: 'DeviceGray',
  G: 'DeviceGray',
};

export function isDeviceColour(name: string | undefined): name is DeviceColour {
  return name === 'DeviceRGB' || name === 'DeviceCMYK' || name === 'DeviceGray';
}

/** Tells which element owns a marked passage: by the key of the stream and the number of the passage. */
export type OwnerOf = (key: number, mcid?: number) => Element | undefined;

const PATHS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const DEEPEST = 20;

interface Look {
  font: FontAt | undefined;
  mode: number;
}

interface Around {
  readonly page: Page;
  readonly resources: PdfDictionary;
  readonly parentKey: number | undefined;
  readonly form: number | undefined;
  readonly within: Passage | undefined;
  readonly owner: Element | undefined;
  readonly look: Look;
  readonly depth: number;
}

export function showsOf(file: PdfFile, pages: readonly Page[], ownerOf: OwnerOf): Shows {
  const walk = new Walk(file, ownerOf);
  for (const page of pages) walk.page(page);
  return walk;
}

class Walk implements Shows {
  readonly pieces: Piece[] = [];
  readonly passages: Passage[] = [];
  readonly shown: Shown[] = [];
  readonly forms = new Map<number, FormUse>();
  readonly unbalanced: string[] = [];
  readonly deviceColours = new Map<DeviceColour, string>();
  private readonly fonts = new Map<PdfDictionary, FontAt>();

  private readonly file: PdfFile;
  private readonly ownerOf: OwnerOf;

  constructor(file: PdfFile, ownerOf: OwnerOf) {
    this.file = file;
    this.ownerOf = ownerOf;
  }

  page(page: Page): void {
    const contents = this.file.list(page.dictionary.get('Contents')).flatMap((item) => {
      const stream = this.file.resolve(item);
      return stream instanceof PdfStream ? [stream.bytes, Buffer.from('\n')] : [];
    });
    this.content(Buffer.concat(contents), {
      page,
      resources: page.resources,
      parentKey: numberIn(this.file.resolve(page.dictionary.get('StructParents'))),
      form: undefined,
      within: undefined,
      owner: undefined,
      look: { font: undefined, mode: 0 },
      depth: 0,
    });
    // What annotations look like is no content of the page, but its fonts count.
    for (const annotation of page.annotations) this.appearances(annotation, page);
  }

  private appearances(annotation: PdfItem, page: Page): void {
    const { pieces, passages, unbalanced } = this;
    const kept = [pieces.length, passages.length, unbalanced.length] as const;
    for (const value of this.file.dictionary(this.file.get(annotation, 'AP')).values()) {
      const look = this.file.resolve(value);
      const streams = look instanceof PdfStream ? [look] : [...this.file.dictionary(look).values()];
      for (const item of streams) {
        const stream = this.file.resolve(item);
        if (stream instanceof PdfStream) this.stream(stream, outside(page), undefined, 1);
      }
    }
    pieces.length = kept[0];
    passages.length = kept[1];
    unbalanced.length = kept[2];
  }

  private stream(stream: PdfStream, around: Around, id: number | undefined, depth: number): void {
    const own = this.file.resolve(stream.dictionary.get('Resources'));
    this.content(stream.bytes, {
      ...around,
      resources: isDictionary(own) ? own : around.resources,
      parentKey: numberIn(this.file.resolve(stream.dictionary.get('StructParents'))),
      form: id,
      depth,
    });
  }

  private content(bytes: Buffer, around: Around): void {
    let passage = around.within;
    let look = { ...around.look };
    const saved: Look[] = [];
    let open = 0;
    const piece = (kind: PieceKind): void => {
      this.pieces.push({ kind, page: around.page, passage, owner: around.owner });
    };
    for (const { operator, operands } of operationsOf(bytes)) {
      switch (operator) {
        case 'BMC':
        case 'BDC':
          passage = this.begin(operator, operands, passage, around);
          open += 1;
          continue;
        case 'EMC':
          if (open === 0)
            this.unbalanced.push(`page ${around.page.index + 1}: a passage ends that never began`);
          else {
            open -= 1;
            passage = passage?.within;
          }
          continue;
        case 'q':
          saved.push({ ...look });
          continue;
        case 'Q':
          look = saved.pop() ?? look;
          continue;
        case 'Tf':
          look.font = this.font(nameIn(operands[0]), around.resources) ?? look.font;
          continue;
        case 'Tr':
          look.mode = numberIn(operands[0]) ?? 0;
          continue;
        case 'gs':
          look.font = this.stateFont(nameIn(operands[0]), around.resources) ?? look.font;
          continue;
        case 'Tj':
        case 'TJ':
        case "'":
        case '"':
          if (this.show(operands.at(-1), look, around.page, passage)) piece('text');
          continue;
        case 'sh':
          piece('shading');
          continue;
        case 'BI':
          piece('image');
          continue;
        case 'Do':
          this.draw(operands[0], { ...around, within: passage, look }, piece);
          continue;
      }
      if (PATHS.has(operator)) piece('path');
      else this.colour(operator, operands, around.page);
    }
    if (open > 0) this.unbalanced.push(`page ${around.page.index + 1}: a passage never ends`);
  }

  private colour(operator: string, operands: readonly PdfItem[], page: Page): void {
    const named = operator === 'cs' || operator === 'CS' ? nameIn(operands[0]) : undefined;
    const colour = COLOURS[operator] ?? named;
    if (isDeviceColour(colour) && !this.deviceColours.has(colour))
      this.deviceColours.set(colour, `page ${page.index + 1}`);
  }

  private begin(
    operator: string,
    operands: readonly PdfItem[],
    within: Passage | undefined,
    around: Around,
  ): Passage {
    const named = propertyName(operands[1]);
    const properties =
      operator === 'BMC'
        ? NONE
        : named === undefined
          ? this.file.dictionary(operands[1])
          : this.file.dictionary(this.file.dictionary(around.resources.get('Properties')).get(named));
    const text = (key: string): string | undefined => textIn(this.file.resolve(properties.get(key)));
    const mcid = numberIn(this.file.resolve(properties.get('MCID')));
    const { parentKey, form, page } = around;
    if (mcid !== undefined && form !== undefined) {
      const use = this.forms.get(form);
      if (use !== undefined) use.numbered = true;
    }
    const passage: Passage = {
      tag: nameIn(operands[0]) ?? '',
      mcid,
      owner: mcid === undefined || parentKey === undefined ? undefined : this.ownerOf(parentKey, mcid),
      within,
      page,
      lang: text('Lang'),
      actualText: text('ActualText'),
      alt: text('Alt'),
      expansion: text('E'),
      parentKey,
      form,
    };
    this.passages.push(passage);
    return passage;
  }

  private show(
    operand: PdfItem | undefined,
    { font, mode }: Look,
    page: Page,
    passage: Passage | undefined,
  ): boolean {
    const parts = isList(operand) ? operand : [operand];
    let any = false;
    for (const bytes of parts) {
      if (!Buffer.isBuffer(bytes) || bytes.length === 0) continue;
      any = true;
      if (font !== undefined) this.shown.push({ font, bytes, mode, page, passage });
    }
    return any;
  }

  private draw(operand: PdfItem | undefined, around: Around, piece: (kind: PieceKind) => void): void {
    const item = this.file.dictionary(around.resources.get('XObject')).get(nameIn(operand) ?? '');
    const object = this.file.resolve(item);
    if (!(object instanceof PdfStream)) return;
    const key = numberIn(this.file.resolve(object.dictionary.get('StructParent')));
    const owner = (key === undefined ? undefined : this.ownerOf(key)) ?? around.owner;
    if (nameIn(this.file.resolve(object.dictionary.get('Subtype'))) !== 'Form') {
      if (owner === around.owner) piece('image');
      else this.pieces.push({ kind: 'image', page: around.page, passage: around.within, owner });
      return;
    }
    const id = item instanceof PdfRef ? item.id : undefined;
    if (id !== undefined) {
      const use = this.forms.get(id);
      if (use === undefined)
        this.forms.set(id, {
          id,
          dictionary: object.dictionary,
          page: around.page,
          count: 1,
          numbered: false,
        });
      else use.count += 1;
    }
    if (around.depth < DEEPEST) this.stream(object, { ...around, owner }, id, around.depth + 1);
  }

  private font(name: string | undefined, resources: PdfDictionary): FontAt | undefined {
    return this.fontAt(this.file.dictionary(resources.get('Font')).get(name ?? ''));
  }

  private stateFont(name: string | undefined, resources: PdfDictionary): FontAt | undefined {
    const state = this.file.dictionary(this.file.dictionary(resources.get('ExtGState')).get(name ?? ''));
    return this.fontAt(this.file.list(state.get('Font'))[0]);
  }

  private fontAt(item: PdfItem | undefined): FontAt | undefined {
    const dictionary = this.file.dictionary(item);
    if (dictionary.size === 0) return undefined;
    const known = this.fonts.get(dictionary);
    if (known !== undefined) return known;
    const font = { id: item instanceof PdfRef ? item.id : undefined, dictionary };
    this.fonts.set(dictionary, font);
    return font;
  }
}

const NONE: PdfDictionary = new Map<string, PdfItem>();

function outside(page: Page): Around {
  return {
    page,
    resources: page.resources,
    parentKey: undefined,
    form: undefined,
    within: undefined,
    owner: undefined,
    look: { font: undefined, mode: 0 },
    depth: 0,
  };
}

/** Whether a passage or one that it stands in fits. */
export function isWithin(passage: Passage | undefined, fits: (one: Passage) => boolean): boolean {
  for (let one = passage; one !== undefined; one = one.within) if (fits(one)) return true;
  return false;
}
