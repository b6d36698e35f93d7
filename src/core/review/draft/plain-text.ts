import type { Draft, DraftPart } from './draft.js';

/**
 * Drafts as plain text: what is pasted, what a form carries from one page to the next, what a .txt holds. A blank line
 * divides parts; `#` opens a heading and `-` an item, so the parts of a draft that was written out are the same when it is read again.
 */

const markedHeading = /^(#{1,6})\s+(\S.*)$/;
const item = /^(?:[-*•▪◦·–—]|\u00b7)\s+(\S.*)$/;
// "3.2 Award criteria", "Article 5 – Duration", "IV. Selection": numbered, short, and no sentence.
const numbered =
  /^(?:(?:[Aa]rticle|ARTICLE|[Ss]ection|SECTION|[Cc]hapter|CHAPTER|[Cc]hapitre|CHAPITRE|[Aa]nnexe?|ANNEXE?|[Ll]ot|LOT|[Tt]itre|TITRE)\s+(?:\d{1,3}|[IVX]{1,5}|[A-Z])\b|(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}[.)])(?=\s))(?:\s*[-–—:.])?\s+\p{Lu}/u;
const longestHeading = 70;
const endsSentence = /[.;:!?…»”")\]]$/u;

function headingLevel(line: string): number | undefined {
  if (line.length > longestHeading || /[.;,!?]$/.test(line) || !numbered.test(line)) return undefined;
  const figures = /^\d{1,2}(?:\.\d{1,2})*/.exec(line)?.[0];
  return Math.min(4, figures === undefined ? 1 : figures.split('.').length);
}

function partOf(line: string): DraftPart {
  const [, marks = '', title = ''] = markedHeading.exec(line) ?? [];
  if (title !== '') return { kind: 'heading', level: Math.min(4, marks.length), text: title };
  const [, entry = ''] = item.exec(line) ?? [];
  if (entry !== '') return { kind: 'item', text: entry };
  const level = headingLevel(line);
  return level === undefined ? { kind: 'paragraph', text: line } : { kind: 'heading', level, text: line };
}

/** White space of every kind becomes one space: what is quoted later is what stands here. */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\u00ad\u200b\ufeff]*\s[\s\u00ad\u200b\ufeff]*/g, ' ')
    .replace(/[\u00ad\u200b\ufeff]/g, '')
    .trim();
}

/** Lines that a program cut in mid-sentence are one part: a line that goes on with a small letter belongs to the last. */
function joined(lines: readonly string[]): string[] {
  const result: string[] = [];
  for (const line of lines) {
    const last = result.at(-1);
    if (last !== undefined && /^\p{Ll}/u.test(line) && !endsSentence.test(last) && !markedHeading.test(last))
      result[result.length - 1] = `${last} ${line}`;
    else result.push(line);
  }
  return result;
}

/** The parts of a plain text. */
export function draftFromText(text: string): Draft {
  const blocks = text.replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n').split(/\n[^\S\n]*(?:\n[^\S\n]*)+/);
  return {
    parts: blocks.flatMap((block) =>
      joined(
        block
          .split('\n')
          .map(oneLine)
          .filter((line) => line !== ''),
      ).map(partOf),
    ),
  };
}

/** A draft as plain text, from which `draftFromText` makes the same draft again. */
export function plainText(draft: Draft): string {
  return draft.parts
    .map((part) => {
      switch (part.kind) {
        case 'heading':
          return `${'#'.repeat(part.level ?? 1)} ${part.text}`;
        case 'item':
          return `- ${part.text}`;
        case 'paragraph':
          return part.text;
      }
    })
    .join('\n\n');
}
