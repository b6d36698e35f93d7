/** The text of a document as the tags give it: what a screen reader says, in its order. */
import type { PdfDocument } from '../document.js';
import { codesIn } from '../fonts/cmap.js';
import type { Font } from '../fonts/font.js';
import type { Element } from '../structure/element.js';
import type { FontAt, Passage } from './passages.js';

/** Letters are read by the map to Unicode that every font of a tagged file has; simple fonts have codes of one byte. */
export function readAloud(document: PdfDocument): string {
  const texts = textsByPassage(document);
  const byPlace = new Map<string, Passage[]>();
  for (const passage of document.shows.passages) {
    if (passage.mcid === undefined) continue;
    const key = placeOf(passage.form ?? passage.page.id, passage.mcid);
    byPlace.set(key, [...(byPlace.get(key) ?? []), passage]);
  }
  const read = (element: Element): string =>
    element.kids
      .map((kid) => {
        if (kid.kind === 'element') return read(kid);
        if (kid.kind === 'object') return '';
        const passages = byPlace.get(placeOf(kid.stream ?? kid.page ?? -1, kid.mcid)) ?? [];
        return passages.map((passage) => texts.get(passage) ?? '').join('');
      })
      .join('');
  return document.roots.map(read).join('');
}

function placeOf(stream: number, mcid: number): string {
  return `${stream}/${mcid}`;
}

function textsByPassage({ shows, fonts }: PdfDocument): ReadonlyMap<Passage, string> {
  const fontAt = new Map<FontAt, Font>(fonts.map((font) => [font.at, font]));
  const texts = new Map<Passage, string>();
  for (const { font, bytes, passage } of shows.shown) {
    if (passage === undefined) continue;
    const { codeMap, descendant, toUnicode } = fontAt.get(font) ?? {};
    let text = texts.get(passage) ?? '';
    for (const code of descendant === undefined ? bytes : codesIn(bytes, codeMap?.spaces ?? []))
      text += toUnicode?.letters.get(code) ?? '\ufffd';
    texts.set(passage, text);
  }
  return texts;
}
