/** Short ways to write blocks in tests. */
import type { Block, DocumentModel, Inline } from '../../../src/core/documents/block.js';

export function said(text: string): Inline {
  return { kind: 'text', text };
}

export function strong(text: string): Inline {
  return { kind: 'text', text, strong: true };
}

export function paragraph(...inlines: readonly (Inline | string)[]): Block {
  return {
    kind: 'paragraph',
    inlines: inlines.map((inline) => (typeof inline === 'string' ? said(inline) : inline)),
  };
}

export function heading(level: 1 | 2 | 3 | 4, text: string, number?: string): Block {
  const id = `h-${(number ?? text).replace(/[^a-z0-9]+/gi, '-').toLowerCase()}`;
  return { kind: 'heading', level, inlines: [said(text)], id, ...(number === undefined ? {} : { number }) };
}

export function bullets(...items: readonly (string | readonly Block[])[]): Block {
  return { kind: 'list', ordered: false, start: 1, items: items.map(asItem) };
}

export function steps(...items: readonly (string | readonly Block[])[]): Block {
  return { kind: 'list', ordered: true, start: 1, items: items.map(asItem) };
}

function asItem(item: string | readonly Block[]): readonly Block[] {
  return typeof item === 'string' ? [paragraph(item)] : item;
}

export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  more: {
    readonly caption?: string;
    readonly right?: readonly number[];
    readonly widths?: readonly number[];
  } = {},
): Block {
  return {
    kind: 'table',
    head: head.map((text) => [said(text)]),
    rows: rows.map((row) => row.map((text) => [said(text)])),
    align: head.map((_, at) => (more.right?.includes(at) === true ? 'right' : 'left')),
    rowHeader: true,
    ...(more.caption === undefined ? {} : { caption: more.caption }),
    ...(more.widths === undefined ? {} : { widths: more.widths }),
  };
}

export function documentOf(blocks: readonly Block[], more: Partial<DocumentModel> = {}): DocumentModel {
  return {
    title: 'A title',
    language: 'en',
    author: 'An author',
    subject: 'A subject',
    cover: [],
    running: { header: 'A running header', page: 'Page {page} of {pages}' },
    contentsTitle: 'Contents',
    asOf: '2026-11-23',
    blocks,
    ...more,
  };
}
