import { pdfOf } from '../../../src/adapters/pdf/index.js';
import type { Block, DocumentModel } from '../../../src/core/documents/block.js';
import { check } from '../../support/pdfua/check.js';
import { PdfDocument } from '../../support/pdfua/document.js';
import { ARCHIVING } from '../../support/pdfua/rules/archiving.js';
import { NOTHING_LOST } from '../../support/pdfua/rules/connections.js';
import { UNIVERSAL_ACCESS } from '../../support/pdfua/rules/universal-access.js';
import { FRENCH_TENDER } from './tender-french.js';
import { bullets, documentOf, heading, paragraph, said, steps, table } from './words.js';

const RULES = [...UNIVERSAL_ACCESS, ...ARCHIVING, NOTHING_LOST];

async function faultsOf(document: DocumentModel): Promise<readonly string[]> {
  const verdicts = check(new PdfDocument(await pdfOf(document)), RULES);
  return verdicts.filter(({ ok }) => !ok).map(({ rule, where, says }) => `${rule} ${where}: ${says}`);
}

const ODD = [
  'a\u0000b\ufeffc\ufffed\uffffe\ufffdf',
  'half \ud83c of a letter, a whole 🌳, 日本 and שלום',
  'ﬁ ﬃ ǆ x\u0301 q\u0323\u0301 \u2126Ω µμ ∆Δ \u00a0\u202f\u2011\u00ad-',
  '\ue000\uf8ff\u{f0000} private',
  '\u200b\u200d\u202e\u2066',
  '→ ✓ ☐ № ½ ≥ € \u2028 \u2029',
].join(' ');

const DEEP = Array.from({ length: 60 }).reduce<Block>(
  (inner) => bullets([paragraph('deep'), inner]),
  bullets('x'),
);

const DOCUMENTS: Readonly<Record<string, DocumentModel>> = {
  'a tender': FRENCH_TENDER,
  'a document without text': documentOf([]),
  'odd signs everywhere': documentOf(
    [
      heading(1, ODD),
      paragraph(ODD),
      bullets(ODD, [paragraph(ODD), steps(ODD)]),
      table([ODD, 'x'], [[ODD, '1']], { caption: ODD }),
      paragraph({ kind: 'link', text: ODD, href: `https://example.org/${ODD}` }),
      paragraph({ kind: 'text', text: ODD, lang: 'el', strong: true, emphasis: true }),
    ],
    { title: ODD, subtitle: ODD, author: ODD, subject: ODD, incomplete: ODD, contentsTitle: ODD },
  ),
  'a title that nobody sees': documentOf([paragraph('x')], { title: '\u200b \u202e' }),
  'nothing that anybody sees': documentOf([paragraph('\u200b')], {
    title: ' ',
    subject: '\u200b',
    author: '',
  }),
  'lists in lists': documentOf([DEEP]),
  'ragged tables, and tables without text': documentOf([
    table(['a', 'b'], [['1'], ['1', '2', '3'], []]),
    table([], [['only', 'rows']]),
    table(['only', 'a head'], []),
    table(['', ''], [['', '']]),
    { kind: 'table', head: [[said('x')]], rows: [[[]]], align: [], rowHeader: false },
    { kind: 'table', head: [[said('x')]], rows: [[[said('1')], [said('2')]]], align: [], rowHeader: false },
    { kind: 'table', head: [], rows: [[[said('no header')], [said('at all')]]], align: [], rowHeader: false },
  ]),
  'headings that skip levels': documentOf([heading(4, 'four'), heading(2, 'two'), heading(4, 'four again')]),
  'links over lines and pages': documentOf([
    heading(1, 'Here'),
    paragraph(
      ...Array.from({ length: 400 }, () => ({
        kind: 'link' as const,
        text: 'a link to a place in this document ',
        href: '#h-here',
      })),
    ),
    paragraph({ kind: 'link', text: '', href: 'https://example.org' }),
    paragraph({ kind: 'link', text: '\u200b', href: 'https://example.org' }),
  ]),
};

describe('whatever a document holds, its PDF keeps PDF/UA-1 and PDF/A-2a', () => {
  test.each(Object.entries(DOCUMENTS))('%s', async (_, document) => {
    expect(await faultsOf(document)).toEqual([]);
  });
});
