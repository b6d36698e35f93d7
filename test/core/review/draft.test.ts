import fc from 'fast-check';
import {
  headingsOver,
  partAt,
  slicesOf,
  stretchesOf,
  textOf,
  type Draft,
} from '../../../src/core/review/draft/draft.js';
import { marked } from '../../../src/core/review/draft/marks.js';
import { draftFromText, oneLine, plainText } from '../../../src/core/review/draft/plain-text.js';
import { reviewed, type PassageFinding } from '../../../src/core/review/draft/reviewed.js';
import { levelCounts } from '../../../src/core/review/level-counts.js';

const word = fc.constantFrom('price', 'Award', 'offer', 'été', '30', '(a)', 'seat.', '“quoted”');
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const draft: fc.Arbitrary<Draft> = fc
  .array(
    fc.oneof(
      line.map((text) => ({ kind: 'paragraph' as const, text })),
      line.map((text) => ({ kind: 'item' as const, text })),
      fc
        .tuple(fc.integer({ min: 1, max: 4 }), line)
        .map(([level, text]) => ({ kind: 'heading' as const, level, text })),
    ),
    { maxLength: 8 },
  )
  .map((parts) => ({ parts }));

describe('plain text', () => {
  test('it works', () => {
    const text =
      '# Call\r\n\r\nFirst line\r\nSecond line.\r\n\r\n- one\r\n* two\r\n\r\nA line that was\r\ncut by a program.';
    expect(draftFromText(text).parts).toEqual([
      { kind: 'heading', level: 1, text: 'Call' },
      { kind: 'paragraph', text: 'First line' },
      { kind: 'paragraph', text: 'Second line.' },
      { kind: 'item', text: 'one' },
      { kind: 'item', text: 'two' },
      { kind: 'paragraph', text: 'A line that was cut by a program.' },
    ]);
  });

  test.each([
    ['3.2 Award criteria', 2],
    ['Article 5 – Duration', 1],
    ['IV. Selection', 1],
    ['ANNEXE 2 : Prix', 1],
  ])('"%s" is a heading', (text, level) => {
    expect(draftFromText(text).parts).toEqual([{ kind: 'heading', level, text }]);
  });

  test.each([
    '1. The tenderer must be local.',
    '30 points for the price',
    'Lot of things to do here',
    'The price',
  ])('"%s" is none', (text) => {
    expect(draftFromText(text).parts[0]?.kind).toBe('paragraph');
  });

  test('a draft that was written out has the same parts when it is read again', () => {
    fc.assert(
      fc.property(draft, (one) => {
        const again = draftFromText(plainText(one));
        expect(textOf(again)).toBe(textOf(one));
        expect(plainText(draftFromText(plainText(again)))).toBe(plainText(again));
      }),
    );
  });

  test('white space that cannot be seen goes', () => {
    expect(oneLine(' a\u00ad\u200bb \t\u00a0 c\ufeff ')).toBe('ab c');
  });
});

describe('marks', () => {
  test('pieces give back the text, whatever passages are marked', () => {
    const passage = fc.tuple(fc.integer({ min: -5, max: 200 }), fc.integer({ min: -5, max: 200 }));
    fc.assert(
      fc.property(draft, fc.array(passage, { maxLength: 6 }), (one, ends) => {
        const passages = ends.map(([start, end]) => ({ start, end }));
        const parts = marked(one, passages);
        expect(parts.map((part) => part.pieces.map((piece) => piece.text).join(''))).toEqual(
          one.parts.map((part) => part.text),
        );
        const begins = parts.flatMap((part) => part.pieces.flatMap((piece) => piece.begins));
        const finishes = parts.flatMap((part) => part.pieces.flatMap((piece) => piece.ends));
        // Each begins once and ends once; those that hold no letter do neither.
        expect(new Set(begins).size).toBe(begins.length);
        expect([...begins].sort()).toEqual([...finishes].sort());
        const text = textOf(one);
        const real = passages.filter(
          ({ start, end }) => text.slice(Math.max(0, start), Math.max(0, end)).trim() !== '',
        );
        expect(begins).toHaveLength(real.length);
      }),
    );
  });

  test('passages may overlap and reach over parts', () => {
    const one = draftFromText('alpha beta gamma\n\ndelta');
    const parts = marked(one, [
      { start: 0, end: 10 },
      { start: 6, end: 23 },
    ]);
    expect(parts[0]?.pieces.map(({ text, findings }) => [text, findings])).toEqual([
      ['alpha ', [0]],
      ['beta', [0, 1]],
      [' gamma', [1]],
    ]);
    expect(parts[1]?.pieces).toEqual([{ text: 'delta', findings: [1], begins: [], ends: [1] }]);
  });
});

test('a finding knows its paragraph and the heading above it, in the order of the text', () => {
  const one = draftFromText('# One\n\nfirst\n\n## Two\n\nsecond');
  const finding = (quote: string, level: PassageFinding['level']): PassageFinding => {
    const start = textOf(one).indexOf(quote);
    return { issue: 'x', level, start, end: start + quote.length, quote, says: '', instead: '', basis: [] };
  };
  const review = reviewed(one, [
    finding('second', 'note'),
    finding('first', 'error'),
    finding('One', 'error'),
  ]);
  expect(review.findings.map(({ quote, part, under }) => [quote, part, under])).toEqual([
    ['One', 1, 'One'],
    ['first', 2, 'One'],
    ['second', 4, 'Two'],
  ]);
  expect(levelCounts(review.findings)).toEqual({ error: 2, warning: 0, note: 1 });
  expect(headingsOver({ parts: [{ kind: 'paragraph', text: 'x' }] })).toEqual([undefined]);
});

test('every character stands in a part, and slices are the whole text', () => {
  fc.assert(
    fc.property(draft, fc.integer({ min: 1, max: 60 }), (one, size) => {
      const stretches = stretchesOf(one);
      for (const [index, { start, end }] of stretches.entries()) {
        expect(partAt(stretches, start)).toBe(index);
        expect(partAt(stretches, end - 1)).toBe(index);
      }
      const slices = slicesOf(one, size);
      const text = textOf(one);
      for (const slice of slices)
        expect(text.slice(slice.start, slice.start + slice.text.length)).toBe(slice.text);
      expect(slices.map((slice) => slice.text).join('\n\n')).toBe(text);
    }),
  );
});
