import type { Block, DocumentModel } from '../../src/core/documents/block.js';
import { produceDocument } from '../../src/usecases/produce-document.js';
import { readExamples } from '../../src/wire.js';
import type { Material } from './material.js';

/** Characters of forty pages of a tender. */
const enough = 68_000;

function lengthOf(blocks: readonly Block[]): number {
  const texts = JSON.stringify(blocks).match(/"text":"[^"]*"/g) ?? [];
  return texts.reduce((sum, text) => sum + text.length - '"text":""'.length, 0);
}

/** The tenders of several examples one after the other: forty pages with the words and tables of real ones. */
export function longTender({ knowledge, writer, today }: Material): DocumentModel {
  const tenders = readExamples().map(
    ({ dossiers }) => produceDocument(dossiers.en, 'tender', 'en', knowledge, writer, today).document,
  );
  const [first] = tenders;
  if (first === undefined) throw new Error('There are no examples.');
  const blocks: Block[] = [];
  for (const [at, tender] of tenders.entries()) {
    if (lengthOf(blocks) >= enough) break;
    blocks.push(
      ...tender.blocks.map((block) =>
        block.kind === 'heading' ? { ...block, id: `t${String(at)}-${block.id}` } : block,
      ),
    );
  }
  return { ...first, title: 'A tender of forty pages', blocks };
}
