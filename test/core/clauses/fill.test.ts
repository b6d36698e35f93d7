import fc from 'fast-check';
import { lexer, parseInline, type Token } from 'marked';
import { fill } from '../../../src/core/clauses/fill.js';
import { clauseWith, wordsIn, wordsWith } from './sample.js';

const note = clauseWith({
  parameters: [{ id: 'note', type: 'text' }],
  words: wordsWith({ text: '{{note}}', shortfall: 'End {{note}}.', parameters: { note: 'Note [short]' } }),
});

function kindsOf(tokens: readonly Token[]): Set<string> {
  return new Set(
    tokens.flatMap((token) => [
      token.type,
      ...('tokens' in token ? kindsOf(token.tokens ?? []) : []),
    ]),
  );
}

/** What a reader sees of Markdown, as plain text. */
function shown(markdown: string): string {
  return parseInline(markdown, { async: false })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

describe('filling a clause', () => {
  test('puts values in words into every section', () => {
    const filled = fill(
      clauseWith(),
      { hours: 700, groups: ['youth', 'refugees'], deduction: 45 },
      wordsIn('en'),
    );
    expect(shown(filled.text).replaceAll('\u00a0', ' ')).toBe(
      'The contractor gives 700 hours to young people and refugees. Each missing hour costs EUR 45.',
    );
    expect(filled.shortfall).toBe('A missing hour leads to a deduction of EUR\u00a045.');
    expect(filled.blanks).toEqual([]);
    expect(shown(fill(clauseWith(), { hours: 700, groups: ['youth'] }, wordsIn('fr')).text)).toContain(
      'à compléter: Deduction',
    );
  });

  test('shows a blank for each missing value, once in the list', () => {
    const filled = fill(clauseWith(), { hours: 700, groups: [] }, wordsIn('en'));
    expect(shown(filled.text)).toContain('[to be filled in: Deduction]');
    expect(filled.blanks).toEqual(['groups', 'deduction']);
    expect(fill(note, { note: '   ' }, wordsIn('en')).blanks).toEqual(['note']);
  });

  test('fills the steps of a scale', () => {
    const clause = clauseWith({ words: wordsWith({ scale: { full: '{{hours}} or more' } }) });
    expect(fill(clause, { hours: 50 }, wordsIn('en')).scale).toEqual({ full: '50 or more' });
  });

  test.each([
    [1, 'en', 'within 1 day'],
    [2, 'en', 'within 2 days'],
    [1.5, 'en', 'within 1.5 days'],
    [1, 'fr', 'sous 1 jour'],
    [1.5, 'fr', 'sous 1,5 jour'],
    [2, 'fr', 'sous 2 jours'],
  ] as const)('puts the word beside %s in its form, in %s', (days, language, says) => {
    const clause = clauseWith({
      parameters: [{ id: 'days', type: 'decimal' }],
      words: {
        en: { ...wordsWith({}).en, text: 'within {{days}} {{days:day|days}}' },
        fr: { ...wordsWith({}).fr, text: 'sous {{days}} {{days:jour|jours}}' },
      },
    });
    expect(shown(fill(clause, { days }, wordsIn(language)).text)).toBe(says);
  });

  test('a word beside a figure that nobody gave stands in the plural', () => {
    const clause = clauseWith({ words: wordsWith({ text: '{{hours}} {{hours:hour|hours}}' }) });
    expect(shown(fill(clause, {}, wordsIn('en')).text)).toContain('hours');
  });

  test.each([
    '<script>alert(1)</script>',
    '**bold** _it_ `code` ~~x~~',
    '[link](javascript:alert(1)) ![i](x)',
    'https://example.org www.example.org a@example.org',
    '# Heading',
    '- item',
    '1. item',
    '> quote',
    '===',
    '| a | b |',
    '{{note}} {{hours}} {{{raw}}}',
    '&copy; &#60;',
    '\\# \\\\',
    '$& $1 $$',
    '__proto__',
  ])('keeps %j literal', (typed) => {
    const { text } = fill(note, { note: typed }, wordsIn('en'));
    expect(
      [...kindsOf(lexer(text))].filter((kind) => !['paragraph', 'text', 'escape'].includes(kind)),
    ).toEqual([]);
    expect(shown(text)).toBe(typed);
  });

  test('keeps anything at all literal and on its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (typed) => {
        const { text, blanks } = fill(note, { note: typed }, wordsIn('en'));
        const kinds = [...kindsOf(lexer(text))].filter(
          (kind) => !['paragraph', 'text', 'escape', 'space'].includes(kind),
        );
        return kinds.length === 0 && !text.includes('\n') && (blanks.length === 1) === (typed.trim() === '');
      }),
    );
  });

  test('sees only the parameters that the clause has', () => {
    expect(fill(note, { constructor: 'x', note: 'y' }, wordsIn('en')).text).toBe('y');
    expect(fill(note, {}, wordsIn('en')).text).toBe('\\[to be filled in\\: Note \\[short\\]\\]');
  });
});
