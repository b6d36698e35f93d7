// Whoever may see a dossier may compare its revisions, and compare it with another of the same workspace.
import type { Block } from '../core/documents/block.js';
import type { DocumentModel } from '../core/documents/block.js';
import { redline } from '../core/documents/redline.js';
import { changesIn } from '../core/documents/redline-extract.js';
import type { Language, Words } from '../core/shared/text.js';
import type { Advised } from './advise.js';
import { documentKinds, documentsFor, type DocumentKind } from './document-kinds.js';
import type {
  AlignPassages,
  CompareTexts,
  DocumentWriter,
  DossierStore,
  Knowledge,
  Pause,
  StoredDossier,
} from './ports.js';
import { documentFrom } from './produce-document.js';
import { readStored } from './read-dossier.js';

/**
 * A dossier as it was in a revision, or as it is.
 *
 * @param revision absent for the dossier as it stands; a finalised one shows its last revision with its frozen documents
 */
export function readRevision(
  id: string,
  revision: number | undefined,
  workspace: string | undefined,
  store: DossierStore,
): StoredDossier | undefined {
  const stored = readStored(id, workspace, store);
  if (stored === undefined || revision === undefined || revision === stored.revision) return stored;
  const dossier = store.revision(stored.workspace, id, revision);
  const saved = store.revisions(stored.workspace, id).find((one) => one.revision === revision);
  return dossier === undefined || saved === undefined
    ? undefined
    : { ...stored, revision, dossier, state: 'draft', updated: saved.at };
}

export interface ComparisonParts {
  readonly store: DossierStore;
  readonly knowledge: Knowledge;
  readonly writer: DocumentWriter;
  readonly compare: CompareTexts;
  readonly align: AlignPassages;
  readonly advised: (stored: StoredDossier) => Advised;
}

/** The text of a document; undefined where the dossier has none of that kind. That of a finalised dossier is the frozen one. */
function markdownOf(
  stored: StoredDossier,
  kind: DocumentKind,
  language: Language,
  parts: ComparisonParts,
): string | undefined {
  if (stored.state === 'finalised')
    return parts.store.frozenPage(stored.workspace, stored.id, kind, language)?.markdown;
  return documentsFor(stored.dossier).includes(kind)
    ? documentFrom(parts.advised(stored), kind, language, parts.knowledge, parts.writer).markdown
    : undefined;
}

export interface ComparedDocument {
  readonly kind: DocumentKind;
  /** The whole later text, with everything marked that went out or came in. */
  readonly blocks: readonly Block[];
  /** How many passages changed. */
  readonly changes: number;
}

/** One document of two editions; undefined where neither has it. */
export function compareDocument(
  before: StoredDossier,
  after: StoredDossier,
  kind: DocumentKind,
  words: Words,
  parts: ComparisonParts,
): ComparedDocument | undefined {
  const old = markdownOf(before, kind, words.language, parts);
  const now = markdownOf(after, kind, words.language, parts);
  if (old === undefined && now === undefined) return undefined;
  if (old === now) return { kind, blocks: parts.writer.blocks(now ?? ''), changes: 0 };
  const blocks = redline(parts.writer.blocks(old ?? ''), parts.writer.blocks(now ?? ''), {
    words: parts.compare,
    passages: parts.align,
    says: { in: words.say('revisions.mark.in'), out: words.say('revisions.mark.out') },
  });
  return { kind, blocks, changes: changesIn(blocks) };
}

/** The kinds of documents that either edition has. */
export function comparedKinds(before: StoredDossier, after: StoredDossier): readonly DocumentKind[] {
  const [old, now] = [documentsFor(before.dossier), documentsFor(after.dossier)];
  return documentKinds.filter((kind) => old.includes(kind) || now.includes(kind));
}

/** Headings of a document go below the one that names it; identifiers stay unique in the whole file. */
function lowered(blocks: readonly Block[], kind: DocumentKind): Block[] {
  return blocks.map((block): Block => {
    if (block.kind === 'heading') {
      const level = Math.min(4, block.level + 1) as 2 | 3 | 4;
      return { ...block, level, id: `${kind}-${block.id}` };
    }
    return block.kind === 'callout' ? { ...block, blocks: lowered(block.blocks, kind) } : block;
  });
}

export interface ChangedAnswer {
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface NamedEdition {
  readonly stored: StoredDossier;
  /** "Revision 3 of 12 May 2027" */
  readonly says: string;
}

function answersTable(answers: readonly ChangedAnswer[], words: Words): Block {
  const cell = (text: string): { kind: 'text'; text: string }[] => [{ kind: 'text', text }];
  const values = (all: readonly string[]): { kind: 'text'; text: string }[] =>
    cell(all.length === 0 ? words.say('summary.unanswered') : all.join(' · '));
  return {
    kind: 'table',
    head: ['answer', 'before', 'after'].map((name) => cell(words.say(`revisions.${name}`))),
    rows: answers.map(({ name, before, after }) => [cell(name), values(before), values(after)]),
    align: ['left', 'left', 'left'],
    widths: [30, 35, 35],
    rowHeader: true,
  };
}

/**
 * The comparison of two editions as a document of its own: the answers that differ, then each document with everything
 * marked that went out or came in.
 *
 * @param kinds which documents; those without a change are named only
 * @param pause called after each document, so that others are answered meanwhile
 */
export async function comparisonDocument(
  { before, after }: { readonly before: NamedEdition; readonly after: NamedEdition },
  answers: readonly ChangedAnswer[],
  kinds: readonly DocumentKind[],
  words: Words,
  parts: ComparisonParts & { readonly pause: Pause },
): Promise<DocumentModel> {
  const { dossier } = after.stored;
  const kind = words.say('revisions.title');
  const title = dossier.title?.trim() === '' ? undefined : dossier.title;
  const shown = title ?? words.say('doc.untitled');
  const paragraph = (text: string): Block => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] });
  const heading = (text: string, id: string): Block => ({
    kind: 'heading',
    level: 1,
    inlines: [{ kind: 'text', text }],
    id,
  });
  const mark = (change: 'in' | 'out'): Block => ({
    kind: 'paragraph',
    inlines: [
      {
        kind: 'text',
        text: words.say(`revisions.sample.${change}`),
        change: { kind: change, says: words.say(`revisions.mark.${change}`) },
      },
    ],
  });
  const blocks: Block[] = [
    heading(words.say('revisions.reading'), 'reading'),
    paragraph(words.say('revisions.reading-text')),
    { kind: 'list', ordered: false, start: 1, items: [[mark('in')], [mark('out')]] },
    paragraph(words.say('revisions.law-of-today')),
    heading(words.say('revisions.answers'), 'answers'),
    answers.length === 0 ? paragraph(words.say('revisions.no-answers')) : answersTable(answers, words),
  ];
  for (const one of kinds) {
    const compared = compareDocument(before.stored, after.stored, one, words, parts);
    if (compared === undefined) continue;
    blocks.push(heading(words.say(`doc.kinds.${one}`), one));
    if (compared.changes === 0) blocks.push(paragraph(words.say('revisions.same-text')));
    else
      blocks.push(
        paragraph(words.say('revisions.changes', { count: compared.changes })),
        ...lowered(compared.blocks, one),
      );
    await parts.pause();
  }
  return {
    title: shown,
    subtitle: kind,
    language: words.language,
    author: dossier.authority.name ?? '',
    subject: kind,
    cover: [
      { label: words.say('revisions.before'), value: before.says },
      { label: words.say('revisions.after'), value: after.says },
    ],
    running: {
      header: `${shown} – ${kind}`,
      page: words.say('doc.page', { page: '{page}', pages: '{pages}' }),
    },
    contentsTitle: words.say('doc.contents'),
    asOf: after.stored.updated.slice(0, 10),
    blocks,
  };
}
