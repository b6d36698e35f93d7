/** Strips put on pages. */
import { heightOf, type Strip } from './strip.js';
import { PAGE } from './style.js';

export interface PlacedStrip {
  readonly strip: Strip;
  /** From the top of the page. */
  readonly y: number;
  /** Printed once more, so no part of the text. */
  readonly repeated: boolean;
}

export type Page = readonly PlacedStrip[];

const BOTTOM = PAGE.height - PAGE.bottom;

/** A page that would stay empty over this height is filled with a part of what would rather stay whole. */
const TOO_EMPTY = (BOTTOM - PAGE.top) / 4;

/** Fills pages from `firstTop` on the first and from the usual margin on all others. */
export function fillPages(strips: readonly Strip[], firstTop: number = PAGE.top): readonly Page[] {
  const pages = new Filling(firstTop);
  let from = 0;
  while (from < strips.length) {
    const chain = chainFrom(strips, from);
    pages.add(chain);
    from += chain.length;
  }
  return pages.all;
}

/** The strips from here on that want to stay together. */
function chainFrom(strips: readonly Strip[], from: number): readonly Strip[] {
  let to = from;
  while (strips[to]?.keepWithNext === true && to < strips.length - 1) to += 1;
  return strips.slice(from, to + 1);
}

class Filling {
  readonly all: PlacedStrip[][] = [];
  private page: PlacedStrip[] = [];
  private y: number;

  constructor(firstTop: number) {
    this.y = firstTop;
  }

  add(chain: readonly Strip[]): void {
    const [first] = chain;
    if (first === undefined) return;
    const height = heightOf(chain);
    const part = this.fits(height, first) ? 0 : this.partThatFits(chain);
    if (part > 0) {
      for (const strip of chain.slice(0, part)) this.put(strip);
      const rest = chain.slice(part);
      if (rest[0] !== undefined) this.turn(rest[0]);
      this.add(rest);
      return;
    }
    if (!this.fits(height, first) && this.page.length > 0 && height <= roomAfterTurn(first)) this.turn(first);
    // A chain higher than a page is parted wherever the page ends.
    for (const strip of chain) {
      if (!this.fits(strip.height, strip) && this.page.length > 0) this.turn(strip);
      this.put(strip);
    }
  }

  /** How many strips go on this page before a place where the chain may be parted; none where the page is full enough. */
  private partThatFits(chain: readonly Strip[]): number {
    const [first] = chain;
    if (first === undefined || BOTTOM - this.y < TOO_EMPTY) return 0;
    for (let part = chain.length - 1; part > 0; part -= 1) {
      const upTo = chain.slice(0, part);
      if (upTo.at(-1)?.mayPart === true && this.fits(heightOf(upTo), first)) return part;
    }
    return 0;
  }

  private fits(height: number, first: Strip): boolean {
    const before = this.page.length === 0 ? 0 : first.before;
    return this.y + before + height <= BOTTOM + 0.01;
  }

  private turn(next: Strip): void {
    this.page = [];
    this.y = PAGE.top;
    this.all.push(this.page);
    for (const strip of next.again ?? []) {
      this.page.push({ strip, y: this.y, repeated: true });
      this.y += strip.height;
    }
  }

  private put(strip: Strip): void {
    if (this.all.length === 0) this.all.push(this.page);
    if (this.page.length > 0 && this.page.at(-1)?.repeated !== true) this.y += strip.before;
    this.page.push({ strip, y: this.y, repeated: false });
    this.y += strip.height;
  }
}

function roomAfterTurn(first: Strip): number {
  return BOTTOM - PAGE.top - heightOf(first.again ?? []);
}
