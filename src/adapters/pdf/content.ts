/** The operators of one page. Everything is either a tagged passage or marked as no part of the text. */
import type { FontSet } from './codes.js';
import type { Segment } from './lines.js';
import type { OpenPage } from './pdfkit.js';
import type { Fill } from './strip.js';
import type { PageTags, Tag } from './structure.js';
import type { Colour } from './style.js';

/** What a passage outside the text is, in the words of the format. */
export const ASIDE = {
  layout: '<</Type/Layout>>',
  repeated: '<</Type/Pagination>>',
  header: '<</Type/Pagination/Subtype/Header/Attached[/Top]>>',
  footer: '<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>',
} as const;

export type Aside = keyof typeof ASIDE;

export class PageContent {
  private readonly operators: string[] = [];
  /** What the open passage belongs to. */
  private owner: Tag | Aside | undefined;
  private face = '';
  private colour: Colour = '';

  private readonly open: OpenPage;
  private readonly tags: PageTags;
  private readonly fonts: FontSet;

  constructor(open: OpenPage, tags: PageTags, fonts: FontSet) {
    this.open = open;
    this.tags = tags;
    this.fonts = fonts;
  }

  fill(fills: readonly Fill[]): void {
    if (fills.length === 0) return;
    this.close();
    this.operators.push(`/Artifact ${ASIDE.layout} BDC`);
    for (const fill of fills) this.operators.push(fill.dots === true ? dots(fill) : this.rectangle(fill));
    this.operators.push('EMC');
  }

  show(segment: Segment, x: number, baseline: number, aside: Aside | undefined): void {
    const { run, words } = segment;
    this.enter(aside ?? run.tag ?? 'layout');
    this.setLook(run.face, run.size, run.colour);
    let code = '';
    for (const word of words) code += this.fonts.codeOf(word, run.size);
    // Pages are drawn downwards, so letters are turned upright again.
    this.operators.push(`1 0 0 -1 ${short(x)} ${short(baseline)} Tm [<${code}>] TJ`);
  }

  /** Operators of a drawing, as the content of its tag. */
  draw(operators: readonly string[], tag: Tag): void {
    this.close();
    this.operators.push(`/${tag.name} <</MCID ${this.tags.next(tag)}>> BDC`, 'q', ...operators, 'Q', 'EMC');
  }

  end(): void {
    this.close();
    this.open.write(this.operators.join('\n'));
  }

  private enter(owner: Tag | Aside): void {
    if (this.owner === owner) return;
    this.close();
    this.owner = owner;
    if (typeof owner === 'string') this.operators.push(`/Artifact ${ASIDE[owner]} BDC BT`);
    else this.operators.push(`/${owner.name} <</MCID ${this.tags.next(owner)}>> BDC BT`);
  }

  private close(): void {
    if (this.owner !== undefined) this.operators.push('ET EMC');
    this.owner = undefined;
  }

  private setLook(face: Segment['run']['face'], size: number, colour: Colour): void {
    const look = `${face} ${size}`;
    if (this.face !== look) {
      const font = this.fonts.font(face);
      this.open.useFont(font);
      this.operators.push(`/${font.name} ${size} Tf`);
      this.face = look;
    }
    this.setColour(colour);
  }

  private setColour(colour: Colour): void {
    if (this.colour !== colour) this.operators.push(`${colour} rg`);
    this.colour = colour;
  }

  private rectangle({ x, y, width, height, colour }: Fill): string {
    this.setColour(colour);
    return `${short(x)} ${short(y)} ${short(width)} ${short(height)} re f`;
  }
}

function dots({ x, y, width, height, colour }: Fill): string {
  if (width <= 0) return 'n';
  const line = y + height / 2;
  return `${colour} RG 1 J ${height} w [0 4] 0 d ${short(x)} ${short(line)} m ${short(x + width)} ${short(line)} l S`;
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
