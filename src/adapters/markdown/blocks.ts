import { marked, type Token, type Tokens } from 'marked';
import type { Block, Heading, Inline } from '../../core/documents/block.js';
import { figureFence, figureFrom } from '../../core/documents/figure.js';
import { sourcesIn, type Source } from '../../core/documents/source.js';
import { languageComment, languageTag } from '../../core/documents/spoken.js';
import { fieldAt, type FieldKind } from '../../core/documents/field.js';

/**
 * Markdown to blocks, by marked's lexer. Raw HTML is shown as text and links keep only safe schemes, so a document can
 * hold nothing that runs.
 */

// A path on this site begins with one slash. A second one would lead to another host; browsers read a backslash as a
// slash and leave out white space between the two.
const safeLink = /^(https?:|mailto:|tel:|#|\/(?![/\\\s]))/i;

interface Marks {
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  /** The language of a passage that is not in that of the document. */
  readonly lang?: string | undefined;
}

function withText(text: string, marks: Marks): Inline[] {
  return text === ''
    ? []
    : [
        {
          kind: 'text',
          text,
          ...(marks.strong ? { strong: true } : {}),
          ...(marks.emphasis ? { emphasis: true } : {}),
          ...(marks.lang === undefined ? {} : { lang: marks.lang }),
        },
      ];
}

function plain(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token ? plain(token.tokens ?? []) : 'text' in token ? String(token.text) : '',
    )
    .join('');
}

/** What the marks inside a line say of it. */
function markedIn(tokens: readonly Token[] | undefined): Source[] {
  return (tokens ?? []).flatMap((token) =>
    token.type === 'html' ? (sourcesIn(token.raw) ?? []) : 'tokens' in token ? markedIn(token.tokens) : [],
  );
}

function sourced(sources: readonly Source[]): { readonly sources?: readonly Source[] } {
  return sources.length === 0 ? {} : { sources };
}

/** A mark at the end of a line leaves the space before it. */
function withoutEnd(inlines: Inline[]): Inline[] {
  const last = inlines.at(-1);
  return last?.kind === 'text' ? [...inlines.slice(0, -1), { ...last, text: last.text.trimEnd() }] : inlines;
}

/** The inlines of a line with what its marks say of it. */
function lineOf(tokens: readonly Token[] | undefined): {
  readonly inlines: Inline[];
  readonly sources: Source[];
} {
  const sources = markedIn(tokens);
  const inlines = joined(inlinesOf(tokens));
  return { inlines: sources.length === 0 ? inlines : withoutEnd(inlines), sources };
}

function inlinesOf(tokens: readonly Token[] | undefined, outer: Marks = {}): Inline[] {
  let marks = outer;
  return (tokens ?? []).flatMap((token): Inline[] => {
    switch (token.type) {
      case 'strong':
        return inlinesOf((token as Tokens.Strong).tokens, { ...marks, strong: true });
      case 'em':
        return inlinesOf((token as Tokens.Em).tokens, { ...marks, emphasis: true });
      case 'br':
        return [{ kind: 'line-break' }];
      case 'link': {
        const link = token as Tokens.Link;
        const field = fieldAt(link.href);
        if (field !== undefined) return [{ kind: 'field', ...field, label: plain(link.tokens).trim() }];
        return safeLink.test(link.href)
          ? [{ kind: 'link', text: plain(link.tokens), href: link.href }]
          : inlinesOf(link.tokens, marks);
      }
      case 'del':
        return inlinesOf((token as Tokens.Del).tokens, marks);
      case 'text': {
        const text = token as Tokens.Text;
        return text.tokens ? inlinesOf(text.tokens, marks) : withText(text.text, marks);
      }
      case 'html': {
        const language = languageTag(token.raw);
        if (language !== undefined) {
          marks = { ...marks, lang: language === 'end' ? outer.lang : language.begins };
          return [];
        }
        return sourcesIn(token.raw) === undefined ? withText(token.raw, marks) : [];
      }
      case 'image':
        return withText((token as Tokens.Image).text, marks);
      default:
        return withText('text' in token ? String(token.text) : token.raw, marks);
    }
  });
}

/** Neighbouring runs with the same marks are one: an escaped sign does not cut a word in two. */
function joined(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (
      inline.kind === 'text' &&
      last?.kind === 'text' &&
      last.strong === inline.strong &&
      last.emphasis === inline.emphasis &&
      last.lang === inline.lang
    ) {
      result[result.length - 1] = { ...last, text: last.text + inline.text };
    } else result.push(inline);
  }
  return result;
}

interface Numbering {
  readonly counters: number[];
  readonly ids: Set<string>;
}

/** A clause keeps its reference as its anchor, so that other passages can lead to it. */
const clauseHeading = /^(C\d+)\. /;

function headingOf(token: Tokens.Heading, numbering: Numbering): Heading {
  const level = Math.min(4, token.depth) as 1 | 2 | 3 | 4;
  const { counters } = numbering;
  counters.length = level;
  for (let index = 0; index < level; index += 1) counters[index] ??= 0;
  counters[level - 1] = (counters[level - 1] ?? 0) + 1;
  const number = level <= 2 ? counters.join('.') : undefined;
  const inlines = joined(inlinesOf(token.tokens));
  const [, clause] = clauseHeading.exec(plain(token.tokens)) ?? [];
  let id = clause === undefined ? `h-${counters.join('-')}` : `clause-${clause.toLowerCase()}`;
  while (numbering.ids.has(id)) id += 'x';
  numbering.ids.add(id);
  return {
    kind: 'heading',
    level,
    ...(number === undefined ? {} : { number }),
    inlines,
    id,
  };
}

const tones = { '[!NOTE]': 'note', '[!WARNING]': 'warning', '[!GOOD]': 'good' } as const;

function calloutOf(token: Tokens.Blockquote, numbering: Numbering): Block {
  const blocks = blocksFrom(token.tokens, numbering);
  const [first, ...rest] = blocks;
  if (first?.kind === 'paragraph') {
    const [mark, ...others] = first.inlines;
    if (mark?.kind === 'text') {
      for (const [sign, tone] of Object.entries(tones)) {
        if (!mark.text.startsWith(sign)) continue;
        const text = mark.text.slice(sign.length).trimStart();
        const inlines = [...(text === '' ? [] : [{ ...mark, text }]), ...others].filter(
          (inline, index) => !(index === 0 && inline.kind === 'line-break'),
        );
        return {
          kind: 'callout',
          tone,
          blocks: inlines.length > 0 ? [{ kind: 'paragraph', inlines }, ...rest] : rest,
        };
      }
    }
  }
  return { kind: 'callout', tone: 'note', blocks };
}

/** What people need to write in a field, in letters. */
const roomFor: Readonly<Record<FieldKind, number>> = { tick: 4, date: 14, amount: 18, line: 40, long: 40 };

function textOf(cell: readonly Inline[]): string {
  return cell.map((inline) => ('text' in inline ? inline.text : ' ')).join('');
}

/** What a reader would measure of a cell: its longest word must fit, the rest may wrap. */
function weightOf(cells: readonly (readonly Inline[])[]): number {
  const fields = cells.flat().map((inline) => (inline.kind === 'field' ? roomFor[inline.field] : 0));
  const texts = cells.map(textOf);
  const longestWord = Math.max(0, ...texts.flatMap((text) => text.split(/\s+/).map((word) => word.length)));
  const longest = Math.max(0, ...texts.map((text) => text.length));
  const filled = texts.filter((text) => text !== '');
  // The mean of the squares: one long cell makes a row high, however short the others of its column are.
  const usual = Math.sqrt(
    filled.reduce((sum, { length }) => sum + length ** 2, 0) / Math.max(1, filled.length),
  );
  // A column of long cells takes more than its neighbours: a page of two words a line is hard to read.
  return Math.max(longestWord * 1.15, Math.min(longest, 40), Math.min(usual * 0.6, 85), ...fields, 6);
}

/** A column of empty cells is written in by hand. */
const toFillIn = 18;

/** Letters that a table as wide as the page holds on one line, beside the space between its columns. */
const lineOfTable = 96;

/**
 * Relative widths by content, so that a column of long texts is not as narrow as one of numbers. Where all columns together
 * need no whole line, what is left goes to cells that would break, not to dates and blanks.
 */
function widthsOf(
  head: readonly (readonly Inline[])[],
  rows: readonly (readonly (readonly Inline[])[])[],
): number[] {
  const columns = head.map((cell, index) => {
    const cells = rows.map((row) => row[index] ?? []);
    const blank = cells.length > 0 && cells.every(({ length }) => length === 0);
    const weight = weightOf([cell, ...cells]);
    return {
      weight: blank ? Math.max(weight, toFillIn) : weight,
      longest: Math.max(...[cell, ...cells].map((inlines) => textOf(inlines).length)),
    };
  });
  const left = lineOfTable - columns.reduce((sum, { weight }) => sum + weight, 0);
  const breaking = columns.reduce((sum, { weight, longest }) => sum + Math.max(0, longest - weight), 0);
  const part = breaking === 0 ? 0 : Math.min(1, Math.max(0, left) / breaking);
  return columns.map(({ weight, longest }) => weight + Math.max(0, longest - weight) * part);
}

function shown(text: string): Block {
  return { kind: 'paragraph', inlines: withText(text.trim(), {}) };
}

/** Blocks whose texts are in another language than the document. */
function inLanguage(blocks: readonly Block[], lang: string): Block[] {
  const inlines = (all: readonly Inline[]): Inline[] =>
    all.map((inline) => (inline.kind === 'text' && inline.lang === undefined ? { ...inline, lang } : inline));
  return blocks.map((block): Block => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { ...block, inlines: inlines(block.inlines) };
      case 'list':
        return { ...block, items: block.items.map((item) => inLanguage(item, lang)) };
      case 'table':
        return {
          ...block,
          head: block.head.map(inlines),
          rows: block.rows.map((row) => row.map(inlines)),
        };
      case 'callout':
        return { ...block, blocks: inLanguage(block.blocks, lang) };
      case 'figure':
      case 'rule':
        return block;
    }
  });
}

/** Headings of these levels begin a passage of their own: what stood above says nothing of them. */
const passageLevels = 2;

/**
 * Blocks with where they come from: a mark alone on its line counts for what follows it, up to the next mark or heading. A
 * heading right below a mark belongs to its passage.
 */
function blocksFrom(tokens: readonly Token[], numbering: Numbering): Block[] {
  let above: readonly Source[] = [];
  let justMarked = false;
  let language: string | undefined;
  return tokens.flatMap((token): Block[] => {
    if (token.type === 'space') return [];
    const mark = token.type === 'html' ? sourcesIn(token.raw) : undefined;
    if (mark !== undefined) {
      above = mark;
      justMarked = true;
      return [];
    }
    const spoken = token.type === 'html' ? languageComment(token.raw) : undefined;
    if (spoken !== undefined) {
      language = spoken === 'end' ? undefined : spoken.begins;
      return [];
    }
    if (token.type === 'heading' && !justMarked && (token as Tokens.Heading).depth <= passageLevels)
      above = [];
    justMarked = false;
    const blocks = blockFrom(token, numbering);
    return (language === undefined ? blocks : inLanguage(blocks, language)).map((block) =>
      block.kind === 'rule' || block.sources !== undefined ? block : { ...block, ...sourced(above) },
    );
  });
}

function tableOf(token: Tokens.Table): Block {
  const head = token.header.map((cell) => joined(inlinesOf(cell.tokens)));
  const lines = token.rows.map((row) => row.map((cell) => lineOf(cell.tokens)));
  const rows = lines.map((row) => row.map(({ inlines }) => inlines));
  const rowSources = lines.map((row) => row.flatMap(({ sources }) => sources));
  return {
    kind: 'table',
    head,
    rows,
    widths: widthsOf(head, rows),
    align: token.align.map((side) => (side === 'right' ? 'right' : 'left')),
    rowHeader: true,
    ...(rowSources.some(({ length }) => length > 0) ? { rowSources } : {}),
  };
}

function blockFrom(token: Token, numbering: Numbering): Block[] {
  switch (token.type) {
    case 'def':
      return [];
    case 'heading':
      return [headingOf(token as Tokens.Heading, numbering)];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'blockquote':
      return [calloutOf(token as Tokens.Blockquote, numbering)];
    case 'list': {
      const list = token as Tokens.List;
      return [
        {
          kind: 'list',
          ordered: list.ordered,
          start: list.ordered && typeof list.start === 'number' ? list.start : 1,
          items: list.items.map((item) => blocksFrom(item.tokens, numbering)),
        },
      ];
    }
    case 'table':
      return [tableOf(token as Tokens.Table)];
    case 'paragraph': {
      const { inlines, sources } = lineOf((token as Tokens.Paragraph).tokens);
      return [{ kind: 'paragraph', inlines, ...sourced(sources) }];
    }
    case 'text': {
      const text = token as Tokens.Text;
      if (!text.tokens) return [{ kind: 'paragraph', inlines: joined(withText(text.text, {})) }];
      const { inlines, sources } = lineOf(text.tokens);
      return [{ kind: 'paragraph', inlines, ...sourced(sources) }];
    }
    case 'code': {
      const code = token as Tokens.Code;
      const figure = code.lang === figureFence ? figureFrom(code.text) : undefined;
      return [figure ?? shown(code.text)];
    }
    default:
      // Raw HTML and code are shown as they were typed.
      return [shown('text' in token ? String(token.text) : token.raw)];
  }
}

/** The blocks of a Markdown text. Headings of the first two levels are numbered; ids are unique in the text. */
export function blocksOf(markdown: string): Block[] {
  return blocksFrom(marked.lexer(markdown, { gfm: true, breaks: false }), { counters: [], ids: new Set() });
}
