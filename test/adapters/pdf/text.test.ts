import fc from 'fast-check';
import { pdfOf } from '../../../src/adapters/pdf/index.js';
import { breakLines } from '../../../src/adapters/pdf/lines.js';
import { runOf } from '../../../src/adapters/pdf/run.js';
import { BODY } from '../../../src/adapters/pdf/style.js';
import type { Block } from '../../../src/core/documents/block.js';
import { nodesOf, readStructure, textOf } from '../../support/pdf-structure.js';
import { bullets, documentOf, heading, paragraph, table } from './words.js';

async function printed(text: string): Promise<string> {
  const { root } = readStructure(await pdfOf(documentOf([paragraph(text)])));
  return nodesOf(root, 'P').map(textOf).join('');
}

describe('text read back from the page', () => {
  it.each([
    'Où l’été dernier, à Nîmes, un maçon naïf a-t-il bu ? « Là-bas », œuvre & Co.',
    'Η αναθέτουσα αρχή επιφυλάσσει τη σύμβαση, ἀρχή.',
    'Възложителят запазва поръчката. Договор №\u00a012.',
    'Příliš žluťoučký kůň, Łódź, Straße, Gżejjer, Ţ ș ț ő ű',
    '30\u00a0000\u00a0€ \u2014 20\u202f% \u2013 ½ ≥ ≤ × → ✓ ☐',
    'efficient final office ﬁ',
    'non\u2011breaking and plain-hyphen',
  ])('is what was written: %s', async (text) => {
    expect(await printed(text)).toBe(text);
  });

  it('is right for joined letters, whatever the fonts drew before', async () => {
    await printed('č ď ï ﬃ ǆ œ');
    expect(await printed('efficient coffee affix fjord officially')).toBe(
      'efficient coffee affix fjord officially',
    );
  });

  it('tells two letters of one shape apart, whichever came first', async () => {
    expect(await printed('µm μm Ω Δx ∆x')).toBe('µm μm Ω Δx ∆x');
    expect(await printed('μm µm ∆x Δx')).toBe('μm µm ∆x Δx');
  });

  it('shows a box for what the fonts lack', async () => {
    expect(await printed('日本 🌳 שלום')).toBe('□□ □ □□□□');
    expect(await printed('half \ud83c of a letter')).toBe('half □ of a letter');
  });

  it('holds no control characters, and no soft hyphens', async () => {
    expect(
      await printed('a\u0000b\u0007c\u001b[0m ex\u00adample zero\u200bwidth \u202eright\ttab\nline'),
    ).toBe('abc[0m example zerowidth right tab line');
  });

  it('composes letters and marks where it can, and draws the others', async () => {
    expect(await printed('cafe\u0301 x\u0301 q\u0323\u0301')).toBe('café x\u0301 q\u0323\u0301');
  });
});

describe('lines', () => {
  function lines(text: string, width = 200): readonly string[] {
    return breakLines([runOf(text, BODY)], width).map(({ segments }) =>
      segments
        .flatMap(({ words }) => words)
        .flatMap(({ glyphs }) => glyphs)
        .map(({ codePoints }) => String.fromCodePoint(...codePoints))
        .join(''),
    );
  }

  it('lose nothing and stay within their width', () => {
    const text = fc.stringMatching(/^[a-zéß -]{0,200}$/);
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 400 }), (written, width) => {
        const broken = breakLines([runOf(written, BODY)], width);
        for (const line of broken) expect(line.width).toBeLessThanOrEqual(width + 0.02);
        const wanted = written.replace(/ /g, '');
        expect(lines(written, width).join('').replace(/ /g, '')).toBe(wanted);
      }),
    );
  });

  it('do not end before the marks that French sets apart, nor inside joined words', () => {
    for (let width = 60; width < 200; width += 1) {
      for (const line of lines('Est-ce « possible » ? Oui : à 30\u00a0% des heures ; sinon non !', width)) {
        expect(line).not.toMatch(/^[:;?!»%]|« ?$/);
      }
    }
  });

  it('cut a word wider than the column, and addresses after their punctuation', () => {
    expect(lines('x'.repeat(200), 100).length).toBeGreaterThan(5);
    const [first] = lines('https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:32014L0024', 200);
    expect(first).toMatch(/[/\-.?=:]$/);
  });
});

describe('hostile documents', () => {
  it.each<[string, readonly Block[]]>([
    ['one word of 100 000 letters', [paragraph('m'.repeat(100_000))]],
    [
      'a word too wide for its column',
      [table(['a', 'b', 'c'], [['w'.repeat(4000), '', 'x']], { widths: [1, 1000, 1] })],
    ],
    [
      'thirty columns',
      [
        table(
          Array.from({ length: 30 }, (_, at) => `c${at}`),
          [[]],
        ),
      ],
    ],
    ['widths that are none', [table(['a', 'b'], [['1', '2']], { widths: [Number.NaN, -3] })]],
    ['lists two hundred deep', [nested(200)]],
    ['operators in the text', [paragraph('(a) \\) Tj ET EMC endstream endobj <</S/P>> %%EOF')]],
    ['marks on marks', [paragraph(`z${'\u0301\u0323'.repeat(300)}`)]],
    ['the same heading twice', [heading(1, 'Same'), heading(1, 'Same')]],
  ])('%s', async (_, blocks) => {
    const structure = readStructure(await pdfOf(documentOf(blocks)));
    expect(structure.parentTreeFaults).toEqual([]);
    expect(structure.pages.flatMap(({ untagged }) => untagged)).toEqual([]);
  });

  it('lists three thousand deep keep their innermost text', async () => {
    let block = paragraph('innermost');
    for (let depth = 0; depth < 3000; depth += 1) block = bullets([block]);
    const { root } = readStructure(await pdfOf(documentOf([block])));
    expect(nodesOf(root, 'P').map(textOf)).toEqual(['innermost']);
  });

  it('one megabyte of text', async () => {
    const words = 'lorem ipsum dolor sit amet consectetur, adipiscing elit; sed do eiusmod tempor. '.repeat(
      25,
    );
    const blocks = Array.from({ length: 500 }, (_, at) => paragraph(`${at} ${words}`));
    expect((await pdfOf(documentOf(blocks))).length).toBeGreaterThan(100_000);
  });

  it('any text at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const document = documentOf(
          [heading(1, text), paragraph(text), table([text], [[text]], { caption: text })],
          {
            title: text,
            subtitle: text,
            author: text,
            subject: text,
            incomplete: text,
            cover: [{ label: text, value: text }],
            running: { header: text, page: text },
            contentsTitle: text,
          },
        );
        expect(readStructure(await pdfOf(document)).parentTreeFaults).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

function nested(depth: number): Block {
  return bullets([paragraph(`depth ${depth}`), ...(depth === 0 ? [] : [nested(depth - 1)])]);
}
