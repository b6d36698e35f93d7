/**
 * Strips put on pages. Not page after page: of all ways to part the text the one that costs least is taken, so that an
 * earlier page ends sooner where a later one would otherwise hold a line or two.
 */
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
const ROOM = BOTTOM - PAGE.top;

/** What a page costs, in parts of a page left empty, squared: two small gaps are better than one large. */
const COST = {
  /** Each page, however full. */
  page: 0.02,
  /** To part what must stay together: never done but where it is higher than a page. */
  torn: 1000,
  /**
   * To part what would rather stay whole: done where so much of the page would stay empty. A short table goes on the next
   * page without the text that says what it shows before it is parted itself.
   */
  parted: { passage: 0.25 ** 2, leading: 0.3 ** 2, table: 0.6 ** 2 },
  /** To go on with a section on the next page: its last lines stand with it rather than even out what two pages leave empty. */
  goesOn: 0.02,
  /** A last page with nothing on it; the more it holds, the less. */
  lastLines: 0.25,
} as const;

/** A last page that holds this much is full enough. */
const LAST_ENOUGH = ROOM / 4;

/** Heights are sums of fractions. */
const ROUNDING = 0.01;

/** Fills pages from `firstTop` on the first and from the usual margin on all others. */
export function fillPages(strips: readonly Strip[], firstTop: number = PAGE.top): readonly Page[] {
  const ends = cheapestEnds(strips, firstTop);
  const pages: Page[] = [];
  for (let from = 0; from < strips.length; from = ends[from] ?? strips.length) {
    const top = from === 0 ? firstTop : PAGE.top;
    pages.push(placed(strips.slice(from, ends[from]), top, from > 0));
  }
  return pages;
}

/** For each strip, if it begins a page, the first strip that is no longer on it. */
function cheapestEnds(strips: readonly Strip[], firstTop: number): readonly number[] {
  const count = strips.length;
  const ends = new Array<number>(count).fill(count);
  // What all pages from a strip on cost.
  const costs = new Array<number>(count + 1).fill(0);
  for (let from = count - 1; from >= 0; from -= 1) {
    const again = from === 0 ? 0 : heightOf(strips[from]?.again ?? []);
    const room = BOTTOM - (from === 0 ? firstTop : PAGE.top) - again;
    let height = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let to = from + 1; to <= count; to += 1) {
      const last = strips[to - 1];
      if (last === undefined) break;
      height += last.height + (to - 1 === from ? 0 : last.before);
      // What is higher than a page stands alone on one.
      if (height > room + ROUNDING && to > from + 1) break;
      const own =
        to === count ? costOfLast(height + again, from === 0) : costOf(last, strips[to], room - height);
      const cost = COST.page + own + (costs[to] ?? 0);
      // Of two ways that cost the same, the page that holds more.
      if (cost > least) continue;
      least = cost;
      ends[from] = to;
    }
    costs[from] = least;
  }
  return ends;
}

/** A page that ends between these strips and leaves so much empty. */
function costOf({ keepWithNext, mayPart }: Strip, next: Strip | undefined, empty: number): number {
  const gap = (Math.max(0, empty) / ROOM) ** 2;
  const end = next?.destination === undefined ? gap + COST.goesOn : gap;
  if (!keepWithNext) return end;
  return end + (mayPart === undefined ? COST.torn : COST.parted[mayPart]);
}

/** The last page, unless it is the only one, should not hold a few lines alone. */
function costOfLast(height: number, only: boolean): number {
  return only || height >= LAST_ENOUGH ? 0 : COST.lastLines * (1 - height / LAST_ENOUGH);
}

function placed(strips: readonly Strip[], top: number, followsOther: boolean): Page {
  const page: PlacedStrip[] = [];
  let y = top;
  for (const strip of followsOther ? (strips[0]?.again ?? []) : []) {
    page.push({ strip, y, repeated: true });
    y += strip.height;
  }
  strips.forEach((strip, at) => {
    if (at > 0) y += strip.before;
    page.push({ strip, y, repeated: false });
    y += strip.height;
  });
  return page;
}
