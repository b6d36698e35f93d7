import type { DraftPart } from '../../core/review/draft/draft.js';
import { partsOf, type Shape } from './parts.js';
import { readXml } from './xml.js';

interface OpenParagraph {
  text: string;
  shape: Shape;
  /** Its end was deleted while changes were tracked: the next one goes on in it. */
  runsOn: boolean;
  /** Notes that it refers to; they follow it. */
  notes: string[];
}

/**
 * What stands in these does not count: deletions and the old place of what was moved (both kept while changes are
 * tracked), a second copy of a drawing for older programs, ruby, and what a style said before.
 */
const passedOver = new Set(['del', 'moveFrom', 'Fallback', 'rt', 'rPrChange', 'pPrChange']);
/** In the properties of a paragraph these say that its end was deleted or moved away. */
const endOfParagraph = new Set(['del', 'moveFrom']);

/**
 * Reads the text as it would stand if every tracked change were accepted: insertions count, deletions do not. Tables,
 * lists, text boxes and content controls give their paragraphs in the order of the file.
 *
 * @param add takes each part as it comes, so that a text that grows too long is stopped
 */
export function readDocxText(
  bytes: Buffer,
  styles: ReadonlyMap<string, Shape>,
  notesOf: (kind: 'footnote' | 'endnote', id: string) => readonly DraftPart[],
  add: (parts: readonly DraftPart[], note: string | undefined) => void,
): void {
  // Paragraphs nest: a text box stands in a paragraph and holds others.
  const open: OpenParagraph[] = [];
  let passed = 0;
  let inText = false;
  let inProperties = 0;
  let note: string | undefined;
  let carried = '';
  const finish = (paragraph: OpenParagraph): void => {
    if (paragraph.runsOn && open.length === 0) carried = paragraph.text;
    else add(partsOf(paragraph.text, paragraph.shape), note);
    for (const name of paragraph.notes) {
      const [kind = '', id = ''] = name.split(' ');
      add(notesOf(kind === 'endnote' ? 'endnote' : 'footnote', id), note);
    }
  };
  readXml(bytes, {
    open: (name, _space, attribute) => {
      const paragraph = open.at(-1);
      if (name === 'pPr') inProperties += 1;
      if (endOfParagraph.has(name) && inProperties > 0) {
        if (passed === 0 && paragraph !== undefined) paragraph.runsOn = true;
        return;
      }
      if (passedOver.has(name)) passed += 1;
      if (passed > 0) return;
      switch (name) {
        case 'footnote':
        case 'endnote':
          note = attribute('id');
          return;
        case 'p':
          open.push({ text: open.length === 0 ? carried : '', shape: {}, runsOn: false, notes: [] });
          if (open.length === 1) carried = '';
          return;
        case 't':
          inText = true;
          return;
      }
      if (paragraph === undefined) return;
      switch (name) {
        case 'pStyle': {
          const style = styles.get(attribute('val') ?? '');
          paragraph.shape = { ...style, ...paragraph.shape };
          return;
        }
        case 'outlineLvl':
          if (/^[0-8]$/.test(attribute('val') ?? '')) paragraph.shape.level = Number(attribute('val')) + 1;
          return;
        case 'numId':
          // Zero takes the numbering of the style away.
          paragraph.shape.item = attribute('val') !== '0';
          return;
        case 'tab':
        case 'ptab':
          if (inProperties === 0) paragraph.text += ' ';
          return;
        case 'br':
        case 'cr':
          paragraph.text += attribute('type') === 'page' || attribute('type') === 'column' ? ' ' : '\n';
          return;
        case 'noBreakHyphen':
          paragraph.text += '-';
          return;
        case 'footnoteReference':
        case 'endnoteReference':
          paragraph.notes.push(`${name.replace('Reference', '')} ${attribute('id') ?? ''}`);
      }
    },
    close: (name) => {
      if (name === 'pPr') inProperties -= 1;
      if (endOfParagraph.has(name) && inProperties > 0) return;
      if (passedOver.has(name)) {
        passed -= 1;
        return;
      }
      if (passed > 0) return;
      if (name === 't') inText = false;
      else if (name === 'p') {
        const paragraph = open.pop();
        if (paragraph !== undefined) finish(paragraph);
      } else if (name === 'footnote' || name === 'endnote') note = undefined;
    },
    text: (text) => {
      const paragraph = open.at(-1);
      if (passed === 0 && inText && paragraph !== undefined) paragraph.text += text;
    },
  });
  if (carried !== '') add(partsOf(carried, {}), undefined);
}
