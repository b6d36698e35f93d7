import { blocksOf } from '../../../src/adapters/markdown/blocks.js';
import { htmlOf } from '../../../src/adapters/markdown/html.js';
import type { Inline } from '../../../src/core/documents/block.js';
import { fieldKinds, withBlanks } from '../../../src/core/documents/field.js';
import { line, paragraphs } from '../../../src/core/documents/markdown.js';

const fieldsIn = (markdown: string): readonly Inline[] =>
  blocksOf(markdown)
    .flatMap((block) =>
      block.kind === 'paragraph' ? block.inlines : block.kind === 'table' ? block.rows.flat(2) : [],
    )
    .filter(({ kind }) => kind === 'field');

test.each(fieldKinds)('it works: a %s has its label, its name and its kind', (kind) => {
  expect(fieldsIn(`[Name, *first* and \\[last\\]](field:${kind}/who-name-1)`)).toEqual([
    { kind: 'field', field: kind, name: 'who-name-1', label: 'Name, first and [last]' },
  ]);
});

test('a field of no kind or of no name is a link that leads nowhere, so plain text', () => {
  for (const href of ['field:secret/a', 'field:line/', 'field:line/A', 'field:line/a b', 'field:line/a"b'])
    expect(fieldsIn(`[x](<${href}>)`)).toEqual([]);
  expect(htmlOf(blocksOf('[x](field:secret/a)'))).toBe('<p class="govuk-body">x</p>');
});

test('typed text makes no field', () => {
  const typed = '[x](field:line/a) | [y]: field:tick/b\n\n[z](field:tick/c)';
  for (const markdown of [line(typed), paragraphs(typed)]) {
    expect(fieldsIn(markdown)).toEqual([]);
    expect(fieldsIn(`| a |\n| --- |\n| ${markdown.replaceAll('\n', ' ')} |`)).toEqual([]);
    expect(withBlanks(markdown)).toBe(markdown);
  }
});

test('in a file of its own a field can be filled in, on a page it is shown; each has its label', () => {
  const blocks = blocksOf(
    '[A "name"](field:line/a)\n\n[Yes](field:tick/b)\n\n| x |\n| --- |\n| [In a cell](field:amount/c) |',
  );
  const open = htmlOf(blocks, 1, 'open');
  expect(open).toContain('<label for="field-a">A &quot;name&quot;</label><input type="text"');
  expect(open).toMatch(/<input type="checkbox"[^>]*id="field-b"[^>]*><label for="field-b">Yes<\/label>/);
  expect(open).toMatch(/<t[dh][^>]*><input [^>]*id="field-c"[^>]*aria-label="In a cell">/);
  expect(open).not.toContain('disabled');
  const shown = htmlOf(blocks);
  expect(shown.match(/<input /g)).toHaveLength(3);
  expect(shown.match(/ disabled>/g)).toHaveLength(3);
});

test('Markdown of its own has blanks in place of fields: with their label, in a table without', () => {
  expect(withBlanks('[Name](field:line/a)\n\n[We \\[all\\] agree](field:tick/b)')).toMatch(
    /^Name (\\_)+\n\n\[ \] We \\\[all\\\] agree$/,
  );
  expect(withBlanks('| 1 | [What](field:line/c) | [On](field:tick/d) |')).toMatch(
    /^\| 1 \| (\\_)+ \| \[ \] \|$/,
  );
  // The blanks are text again for whoever reads the file as Markdown.
  const [block] = blocksOf(withBlanks('[Day](field:date/e)'));
  expect(block).toEqual({
    kind: 'paragraph',
    inlines: [{ kind: 'text', text: 'Day ____ / ____ / ______' }],
  });
  expect(withBlanks('A [link](https://example.org/field:line/a) stays.')).toBe(
    'A [link](https://example.org/field:line/a) stays.',
  );
});
