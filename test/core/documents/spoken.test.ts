import { readKnowledge } from '../../../src/knowledge.js';
import type { Block, Inline } from '../../../src/core/documents/block.js';
import type { Language } from '../../../src/core/shared/text.js';
import { documentFrom, fileOf } from '../../../src/usecases/produce-document.js';
import { adviseOn } from '../../../src/usecases/advise.js';
import type { DocumentKind } from '../../../src/usecases/document-kinds.js';
import { createWriter } from '../../../src/writer.js';
import { readStructure, type TagNode } from '../../support/pdf-structure.js';
import { upkeep } from '../../support/upkeep.js';
import { written } from '../../support/written.js';

const knowledge = readKnowledge();
const writer = createWriter();
const today = '2026-11-24';

const hours = knowledge.library.clauses.find(({ id }) => id === 'work-integration/hours');
if (hours === undefined) throw new Error('The clause on hours is gone.');
/** A clause of one's own that was written in English only. */
const own = {
  ...hours,
  id: 'work-integration/ours-hours',
  onlyIn: 'en' as const,
  words: { en: { ...hours.words.en, title: 'Our hours' }, fr: { ...hours.words.en, title: 'Our hours' } },
};
const library = { ...knowledge.library, clauses: [...knowledge.library.clauses, own] };
const dossier = { ...upkeep('FR'), clauses: [{ clause: own.id, version: own.version }] };
const advised = adviseOn(dossier, knowledge.law, library, today);

const produced = (kind: DocumentKind, language: Language) =>
  documentFrom(advised, kind, language, knowledge, writer);

function inlinesIn(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block): readonly Inline[] => {
    if (block.kind === 'list') return block.items.flatMap(inlinesIn);
    if (block.kind === 'callout') return inlinesIn(block.blocks);
    if (block.kind === 'table') return [block.head, ...block.rows].flat(2);
    return 'inlines' in block ? block.inlines : [];
  });
}

const tagged = (kind: DocumentKind, language: Language): string =>
  inlinesIn(produced(kind, language).document.blocks)
    .flatMap((inline) => (inline.kind === 'text' && inline.lang === 'en' ? [inline.text] : []))
    .join('\n');

function languagesOf(node: TagNode): (string | undefined)[] {
  return [node.lang, ...node.kids.flatMap((kid) => ('tag' in kid ? languagesOf(kid) : []))];
}

test.each(['tender', 'performance-annex', 'tenderer-forms'] as const)(
  'in the French %s a clause that was written in English says so of its passages, and of nothing else',
  (kind) => {
    const passages = tagged(kind, 'fr');
    expect(passages).toContain('Our hours');
    // Words of the template stay in the language of the document.
    expect(passages).not.toContain(knowledge.words('fr').say('doc.table.clause'));
    expect(tagged(kind, 'en')).toBe('');
  },
);

test('the file for print and that of the browser carry it; the Markdown shows no sign of it', async () => {
  const tender = produced('tender', 'fr');
  const { root } = readStructure(await written(writer.pdf(tender.document)));
  expect(languagesOf(root)).toContain('en');
  expect(writer.html(tender.document)).toContain('<span lang="en">Our hours</span>');
  const markdown = String(await written(fileOf(tender, 'md', writer)));
  expect(markdown).toContain('Our hours');
  expect(markdown).not.toMatch(/<span|<!--/);
});
