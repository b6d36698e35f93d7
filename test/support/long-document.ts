import type { Block, DocumentModel } from '../../src/core/documents/block.js';

const WORDS =
  'the contractor reports every quarter how many hours were worked by people who had long been without work and how they were trained for it'.split(
    ' ',
  );

/** A sentence of its own for each number, so that no store of words makes it look faster than it is. */
function sentence(seed: number, length: number): string {
  const words = Array.from({ length }, (_, at) => WORDS[(seed * 7 + at * (1 + (seed % 5))) % WORDS.length]);
  return `${String(seed)} ${words.join(' ')}.`;
}

/** A document of many blocks of every kind that a tender has: headings, paragraphs, lists, tables, notes. */
export function longDocument(blocks: number): DocumentModel {
  const text = (seed: number, length: number): { kind: 'text'; text: string } => ({
    kind: 'text',
    text: sentence(seed, length),
  });
  const block = (at: number): Block => {
    switch (at % 10) {
      case 0:
        return {
          kind: 'heading',
          level: at % 50 === 0 ? 1 : 2,
          id: `h-${String(at)}`,
          inlines: [text(at, 4)],
        };
      case 4:
        return {
          kind: 'list',
          ordered: at % 20 === 4,
          start: 1,
          items: [0, 1, 2].map((item) => [{ kind: 'paragraph', inlines: [text(at + item, 12)] }]),
        };
      case 7:
        return {
          kind: 'table',
          head: ['Lot', 'Condition', 'Proof'].map((head) => [{ kind: 'text', text: head }]),
          rows: [0, 1, 2].map((row) => [0, 1, 2].map((cell) => [text(at + row * 3 + cell, 6)])),
          align: ['left', 'left', 'left'],
          rowHeader: true,
        };
      case 9:
        return { kind: 'callout', tone: 'note', blocks: [{ kind: 'paragraph', inlines: [text(at, 20)] }] };
      default:
        return { kind: 'paragraph', inlines: [text(at, 40)] };
    }
  };
  return {
    title: 'A long tender',
    language: 'en',
    author: 'Riverside Council',
    subject: 'Tender document',
    cover: [],
    running: { header: 'A long tender', page: 'Page {page} of {pages}' },
    contentsTitle: 'Contents',
    asOf: '2026-11-24',
    blocks: Array.from({ length: blocks }, (_, at) => block(at)),
  };
}
