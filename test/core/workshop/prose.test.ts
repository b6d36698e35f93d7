import fc from 'fast-check';
import { createWriter } from '../../../src/writer.js';
import type { Block } from '../../../src/core/documents/block.js';
import { scenarioProse } from '../../../src/core/workshop/prose.js';

const writer = createWriter();
const blocks = (text: string): readonly Block[] => writer.blocks(scenarioProse(text));

test('paragraphs, lists and bold words stay', () => {
  const html = writer.prose(scenarioProse('A **need**, not *a place*.\n\n- one\n- two'));
  expect(html).toContain('<strong>need</strong>');
  expect(html).toContain('<em>a place</em>');
  expect(html.match(/<li/g)).toHaveLength(2);
});

const plain = new Set(['paragraph', 'list', 'text', 'line-break']);

test('no text becomes a heading, a table, a picture, a link or a field', () => {
  const pieces = fc.constantFrom(
    '# x',
    '| a | b |\n| - | - |',
    '```figure\n{}\n```',
    '[a](http://b)',
    '[a](field:line/b)',
    '![a](b)',
    '<b>',
    '> x',
    '1. x',
    '***',
    '{{x}}',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), (parts) => {
      const kinds = [...JSON.stringify(blocks(parts.join('\n'))).matchAll(/[{,]"kind":"([a-z-]+)"/g)];
      const others = kinds.map(([, kind]) => kind).filter((kind) => !plain.has(kind ?? ''));
      expect(others).toEqual([]);
    }),
  );
});
