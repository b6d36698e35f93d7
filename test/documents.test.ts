/** Every document that the product makes of the examples, as a file that can be published as it is. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Block, DocumentModel, Inline } from '../src/core/documents/block.js';
import type { Dossier } from '../src/core/dossier/dossier.js';
import { draftFromText } from '../src/core/review/draft/plain-text.js';
import { languages, type Language } from '../src/core/shared/text.js';
import { readKnowledge } from '../src/knowledge.js';
import { adviseOn } from '../src/usecases/advise.js';
import { documentKinds, documentsFor, type DocumentKind } from '../src/usecases/document-kinds.js';
import { documentFrom } from '../src/usecases/produce-document.js';
import { produceReview } from '../src/usecases/produce-review.js';
import { selectionDocument } from '../src/usecases/produce-selection.js';
import { nothingKnown, reviewDraft } from '../src/usecases/review-draft.js';
import { readExamples } from '../src/wire.js';
import { createWriter } from '../src/writer.js';
import { check } from './support/pdfua/check.js';
import { readAloud } from './support/pdfua/content/reading-order.js';
import { PdfDocument } from './support/pdfua/document.js';
import { ARCHIVING } from './support/pdfua/rules/archiving.js';
import { NOTHING_LOST } from './support/pdfua/rules/connections.js';
import { UNIVERSAL_ACCESS } from './support/pdfua/rules/universal-access.js';
import { written } from './support/written.js';

const today = '2026-11-24';
const knowledge = readKnowledge();
const writer = createWriter();
const examples = readExamples();
const rules = [...UNIVERSAL_ACCESS, ...ARCHIVING, NOTHING_LOST];

/** One document of each kind and language, for the checker of files that is not ours. */
const kept = new Map<string, Buffer>();

async function faultsOf(name: string, document: DocumentModel): Promise<readonly string[]> {
  const file = await written(writer.pdf(document));
  kept.set(name, file);
  const read = new PdfDocument(file);
  const broken = check(read, rules).filter(({ ok }) => !ok);
  return [
    ...broken.map(({ rule, where, says }) => `${name}: ${rule}, ${where}: ${says}`),
    ...lostText(document, readAloud(read)).map((text) => `${name}: not where it should be read: ${text}`),
  ];
}

/** Texts of the document that the tags do not give in its order. */
function lostText(document: DocumentModel, aloud: string): readonly string[] {
  const read = bare(aloud);
  let at = 0;
  for (const text of textsOf(document.blocks)) {
    const found = read.indexOf(bare(text), at);
    if (found < 0) return [text];
    at = found + bare(text).length;
  }
  return [];
}

/** Lines end where the page wants them to, so blanks do not count. */
function bare(text: string): string {
  return text.normalize('NFC').replace(/[\s\p{Cf}]/gu, '');
}

function* textsOf(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    if (block.kind === 'heading' || block.kind === 'paragraph') yield plain(block.inlines);
    else if (block.kind === 'list') for (const item of block.items) yield* textsOf(item);
    else if (block.kind === 'callout') yield* textsOf(block.blocks);
    else if (block.kind === 'table') {
      if (block.caption !== undefined) yield block.caption;
      for (const row of [block.head, ...block.rows]) yield* row.map(plain);
    }
  }
}

function plain(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ('text' in inline ? inline.text : '')).join('');
}

/** None of the examples may call for an act of entrustment; what lacks most answers is a document as well. */
function kindsOf(slug: string, dossier: Dossier): readonly DocumentKind[] {
  const kinds = documentsFor(dossier);
  const without = slug === examples[0]?.slug && !kinds.includes('entrustment');
  return without ? [...kinds, 'entrustment'] : kinds;
}

describe.each(examples)('the documents of $slug', ({ slug, dossiers }) => {
  test.each(languages)('keep PDF/UA-1 and PDF/A-2a and lose no text (%s)', async (language) => {
    const advised = adviseOn(dossiers[language], knowledge.law, knowledge.library, today);
    for (const kind of kindsOf(slug, dossiers[language])) {
      const { document } = documentFrom(advised, kind, language, knowledge, writer);
      expect(document.blocks.length).toBeGreaterThan(3);
      expect(await faultsOf(`${kind}.${language}`, document)).toEqual([]);
    }
  });
});

const DRAFTS: Readonly<Record<Language, string>> = {
  en: `# Selection\n\nThe tenderer must have its registered office within the municipality.\n\n- At least five years’ experience\n- A *local* workforce [sic] | of ten\n\n## Award\n\nPrice only. Tables must bear the Blue Angel label.`,
  fr: `# Sélection\n\nLe candidat doit avoir son siège dans la commune.\n\n- Cinq ans d’expérience au moins\n- Un personnel *local* [sic] | de dix personnes\n\n## Attribution\n\nLe prix seul. Les tables portent le label Blauer Engel.`,
};

describe.each(languages)('the other documents (%s)', (language) => {
  const words = knowledge.words(language);

  test('a review keeps PDF/UA-1 and PDF/A-2a and loses no text', async () => {
    const known = { dossier: nothingKnown };
    const draft = draftFromText(DRAFTS[language]);
    const review = await reviewDraft(draft, known, knowledge, words, today, () => Promise.resolve());
    expect(review.findings.length).toBeGreaterThan(0);
    const document = produceReview(review, known, 'Draft & <more>.docx', writer, words, today);
    expect(await faultsOf(`review.${language}`, document)).toEqual([]);
  });

  test('a selection of clauses keeps PDF/UA-1 and PDF/A-2a and loses no text', async () => {
    const clauses = knowledge.library.clauses.filter((_, at) => at % 12 === 0);
    expect(clauses.length).toBeGreaterThan(10);
    const { document } = selectionDocument(clauses, knowledge, writer, words, today);
    expect(await faultsOf(`selection.${language}`, document)).toEqual([]);
  });
});

const qpdf = ['/usr/bin/qpdf', '/usr/local/bin/qpdf'].find((path) => {
  try {
    execFileSync(path, ['--version']);
    return true;
  } catch {
    return false;
  }
});
if (qpdf === undefined) console.warn('There is no qpdf here, so no other program looks at the files.');

(qpdf === undefined ? describe.skip : describe)('another program (qpdf)', () => {
  it('finds no error in any kind of document', () => {
    // Every kind, the review and the selection, each in every language.
    expect(kept.size).toBe((documentKinds.length + 2) * languages.length);
    const folder = mkdtempSync(join(tmpdir(), 'clausier-documents-'));
    try {
      for (const [name, file] of kept) {
        const path = join(folder, `${name}.pdf`);
        writeFileSync(path, file);
        // It fails with a status of its own for warnings too.
        expect(execFileSync(qpdf ?? '', ['--check', path]).toString()).toContain(
          'No syntax or stream encoding errors found',
        );
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
