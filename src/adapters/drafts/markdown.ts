import type { Draft } from '../../core/review/draft/draft.js';
import { Gathered, partsOf } from './parts.js';

/**
 * The words of Markdown, without its signs: a bold "or equivalent" is the same wording. Line by line and with bounded
 * patterns, because a full parser needs minutes for some hostile texts of this length.
 */

const link = /!?\[([^[\]\n]{0,300})\](?:\([^()\s]{0,500}(?:\s"[^"\n]{0,200}")?\)|\[[^[\]\n]{0,100}\])/g;
const sign = /\\([!-/:-@[-`{-~])|\*\*|__|~~|`+|(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])/gu;

function plain(line: string): string {
  return line.replace(link, '$1').replace(sign, (_, escaped: string | undefined) => escaped ?? '');
}

const heading = /^ {0,3}(#{1,6})\s+(\S.*)$/;
const quote = /^[\s>]*>\s?/;
const item = /^\s*(?:[-+*]|\d{1,9}[.)])\s+(?=\S)/;
const rule = /^\s*(?:[-*_]\s*){3,}$/;
const underline = /^ {0,3}(=+|-+)\s*$/;
const fence = /^ {0,3}(?:```|~~~)/;
const tableRule = /^\s*\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$/;

/** The cells of a row; a bar with a backslash before it is text. */
function cellsOf(line: string): string[] {
  return line.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** Reads Markdown. A line break in a paragraph is white space there, so it does not divide. */
export function readMarkdown(text: string): Draft {
  const gathered = new Gathered();
  let lines: string[] = [];
  let isItem = false;
  const flush = (level?: number): void => {
    if (lines.length > 0) gathered.add(partsOf(plain(lines.join(' ')), { level, item: isItem }));
    lines = [];
    isItem = false;
  };
  for (const raw of text.split(/\r\n?|\n/)) {
    const line = raw.replace(quote, '');
    const [, marks = '', title = ''] = heading.exec(line) ?? [];
    const under = underline.exec(line)?.[1];
    if (title !== '') {
      flush();
      gathered.add(partsOf(plain(title.replace(/\s#+\s*$/, '')), { level: marks.length }));
    } else if (under !== undefined && lines.length > 0 && !isItem) flush(under.startsWith('=') ? 1 : 2);
    else if (line.trim() === '' || rule.test(line) || fence.test(line)) flush();
    else if (tableRule.test(line)) {
      // The line above it is the head of a table.
      const head = lines.pop() ?? '';
      flush();
      for (const cell of cellsOf(head)) gathered.add(partsOf(plain(cell), {}));
    } else if (/^\s*\|.*\|\s*$/.test(line) && lines.length === 0) {
      // A row; the first of a table waits, for the line below says that it is one.
      for (const cell of cellsOf(line)) gathered.add(partsOf(plain(cell), {}));
    } else if (item.test(line)) {
      flush();
      isItem = true;
      lines.push(line.replace(item, ''));
    } else lines.push(line);
  }
  flush();
  return { parts: gathered.parts };
}
