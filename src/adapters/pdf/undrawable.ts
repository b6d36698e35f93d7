/** Letters that no face has: they stand as a box, and a note before the text says which they are. */
import type { Block, DocumentModel, Inline } from '../../core/documents/block.js';
import { faceOf } from './faces.js';
import { legible } from './legible.js';

/** More of them would say no more. */
const most = 12;

/** Puts the note before the text of a document that needs one. */
export function withNote(
  blocks: readonly Block[],
  { title, subtitle = '', author, cover, undrawable }: DocumentModel,
): readonly Block[] {
  if (undrawable === undefined) return blocks;
  const missing = new Set<string>();
  const front = [title, subtitle, author, ...cover.flatMap(({ label, value }) => [label, value])];
  for (const text of front) collect(text, missing);
  for (const text of textsOf(blocks)) collect(text, missing);
  if (missing.size === 0) return blocks;
  const named = [...missing].slice(0, most).map(nameOf);
  const letters = missing.size > most ? [...named, '…'].join(', ') : named.join(', ');
  const text = undrawable.replace('{letters}', letters);
  const note: Block = {
    kind: 'callout',
    tone: 'warning',
    blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text }] }],
  };
  return [note, ...blocks];
}

/** Nearly all text is of these letters, which every face has. */
const usual = /^[\x20-\x7e\xa0-\xff\u2010-\u2015\u2018-\u201e\u2022\u2026\u20ac]*$/;

function collect(text: string, missing: Set<string>): void {
  if (usual.test(text)) return;
  for (const letter of legible(text)) {
    // Half a character is none in any format.
    if (/\p{Cs}/u.test(letter)) continue;
    if (!faceOf('regular').hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) missing.add(letter);
  }
}

/** As the Unicode Standard names a character by its number: U+05E9. */
function nameOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function* textsOf(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        yield* wordsOf(block.inlines);
        break;
      case 'list':
        for (const item of block.items) yield* textsOf(item);
        break;
      case 'callout':
        yield* textsOf(block.blocks);
        break;
      case 'table':
        yield block.caption ?? '';
        for (const row of [block.head, ...block.rows]) for (const cell of row) yield* wordsOf(cell);
        break;
      case 'figure':
        yield block.caption;
        for (const { label, value = '' } of block.rows) yield `${label} ${value}`;
        break;
      case 'rule':
        break;
    }
  }
}

function* wordsOf(inlines: readonly Inline[]): Generator<string> {
  for (const inline of inlines) {
    if (inline.kind === 'field') yield inline.label;
    else if ('text' in inline) yield inline.text;
  }
}
