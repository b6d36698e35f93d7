import { alignPassages } from '../../../src/adapters/differences/passages.js';
import { compareWords } from '../../../src/adapters/differences/words.js';
import { blocksOf } from '../../../src/adapters/markdown/blocks.js';
import type { Block, Inline } from '../../../src/core/documents/block.js';
import { redline } from '../../../src/core/documents/redline.js';
import { changedOnly, changesIn } from '../../../src/core/documents/redline-extract.js';

const compared = (before: string, after: string): Block[] =>
  redline(blocksOf(before), blocksOf(after), {
    words: compareWords,
    passages: alignPassages,
    says: { in: 'inserted:', out: 'deleted:' },
  });

const inlineSays = (inline: Inline): string => {
  if (!('text' in inline)) return inline.kind === 'line-break' ? '/' : '';
  const text = 'strong' in inline && inline.strong ? `*${inline.text}*` : inline.text;
  return inline.change === undefined ? text : inline.change.kind === 'in' ? `{+${text}+}` : `{-${text}-}`;
};
const cell = (inlines: readonly Inline[]): string => inlines.map(inlineSays).join('');

/** The marks in letters: {+in+} and {-out-}. */
function says(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${cell(block.inlines)}`;
    case 'paragraph':
      return cell(block.inlines);
    case 'list':
      return block.items.map((item) => `- ${item.map(says).join(' ')}`).join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(cell).join(' | ')).join('\n');
    case 'callout':
      return `> ${block.blocks.map(says).join('\n')}`;
    case 'figure':
      return 'figure';
    case 'rule':
      return '---';
  }
}

const table = (...rows: string[]): string => ['| a | b |', '| --- | --- |', ...rows].join('\n');

const cases: readonly (readonly [string, string, string, string])[] = [
  ['nothing differs', 'One.\n\nTwo.', 'One.\n\nTwo.', 'One.\nTwo.'],
  [
    'a word',
    'It lasts 24 months in all.',
    'It lasts 30 months in all.',
    'It lasts {-24-}{+30+} months in all.',
  ],
  [
    'two words with the space between them',
    'The report is due within ten days of the end.',
    'The report is due within four weeks of the end.',
    'The report is due within {-ten days-}{+four weeks+} of the end.',
  ],
  [
    'bold stays where the words change',
    'The share is **at least 30 per cent** of all hours.',
    'The share is **at least 50 per cent** of all hours.',
    'The share is *at least *{-*30*-}{+*50*+}* per cent* of all hours.',
  ],
  [
    'a passage that came in',
    'One.\n\nThree.',
    'One.\n\nTwo words.\n\nThree.',
    'One.\n{+Two words.+}\nThree.',
  ],
  ['a passage that went out', 'One.\n\nTwo words.', 'One.', 'One.\n{-Two words.-}'],
  [
    'another passage in its place is no change of words',
    'Hours of work for people far from work.',
    'Packaging is taken back.',
    '{-Hours of work for people far from work.-}\n{+Packaging is taken back.+}',
  ],
  ['an item', '- one\n- two\n- three', '- one\n- three\n- four', '- one\n- {-two-}\n- three\n- {+four+}'],
  [
    'a row and a cell',
    table('| term | 24 months |', '| place | here |'),
    table('| term | 30 months |', '| price | low |', '| place | here |'),
    'a | b\nterm | {-24-}{+30+} months\n{+price+} | {+low+}\nplace | here',
  ],
  [
    'another number of columns makes another table',
    table('| x | y |'),
    '| a |\n| --- |\n| x |',
    '{-a-} | {-b-}\n{-x-} | {-y-}\n{+a+}\n{+x+}',
  ],
  ['a paragraph that became a heading', 'Same words', '# Same words', '{-Same words-}\n# {+Same words+}'],
  [
    'inside a callout',
    '> [!NOTE] Ask before noon.',
    '> [!NOTE] Ask before ten.',
    '> Ask before {-noon-}{+ten+}.',
  ],
  [
    'a blank of a form is text',
    '[Name of the firm](field:line/name)',
    '[Name of your firm](field:line/name)',
    'Name of {-the-}{+your+} firm ____________________',
  ],
];

test.each(cases)('%s', (_, before, after, expected) => {
  expect(compared(before, after).map(says).join('\n')).toBe(expected);
});

test('the marks taken away give both texts back', () => {
  for (const [, before, after] of cases) {
    const kept = (kind: 'in' | 'out'): string =>
      compared(before, after)
        .map(says)
        .join('\n')
        .replace(kind === 'in' ? /\{\+(.*?)\+\}/g : /\{-(.*?)-\}/g, '$1')
        .replace(kind === 'in' ? /\{-.*?-\}/g : /\{\+.*?\+\}/g, '')
        .replace(/[\s|#*>-]/g, '');
    const plain = (text: string): string =>
      compared(text, text)
        .map(says)
        .join('\n')
        .replace(/[\s|#*>-]/g, '');
    expect(kept('in')).toBe(plain(after));
    expect(kept('out')).toBe(plain(before));
  }
});

test('a fence of a picture is compared as the table of its facts', () => {
  const figure = (value: string): string =>
    `\`\`\`figure\n${JSON.stringify({ kind: 'figure', caption: 'Weights', alternative: 'x', axis: { to: 1, ticks: [] }, rows: [], facts: { head: ['Criterion', 'Weight'], rows: [['Price', value]] } })}\n\`\`\``;
  expect(compared(figure('60'), figure('50')).map(says)).toEqual([
    'Criterion | Weight\nPrice | {-60-}{+50+}',
  ]);
});

test('only what changed is kept, under its headings and beside its neighbours', () => {
  const paragraphs = Array.from({ length: 9 }, (_, at) => `Passage number ${String(at)}.`);
  const text = (last: string): string =>
    ['# One', ...paragraphs, '# Two', '## Part', ...paragraphs, last].join('\n\n');
  const blocks = compared(text('It ends here.'), text('It ends there.'));
  expect(changesIn(blocks)).toBe(1);
  expect(changedOnly(blocks, (count) => `(${String(count)})`).map(says)).toEqual([
    '(10)',
    '# Two',
    '## Part',
    '(8)',
    'Passage number 8.',
    'It ends {-here-}{+there+}.',
  ]);
  const rows = Array.from({ length: 12 }, (_, at) => `| row ${String(at)} | same |`);
  const long = compared(table(...rows), table(...rows.slice(0, -1), '| row 11 | other |'));
  expect(changedOnly(long, (count) => `(${String(count)})`).map(says)).toEqual([
    'a | b\nrow 11 | {-same-}{+other+}',
    '(11)',
  ]);
});

test('two texts that have nothing in common are compared in time', () => {
  const text = (word: string): string =>
    Array.from({ length: 3000 }, (_, at) => `${word}${String(at)} says nothing else.`).join('\n\n');
  const started = performance.now();
  expect(changesIn(compared(text('a'), text('b')))).toBe(3000);
  expect(performance.now() - started).toBeLessThan(20_000);
}, 30_000);
