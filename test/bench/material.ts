/** What all measurements work on: the real law and library, and one example dossier. */
import type { Dossier } from '../../src/core/dossier/dossier.js';
import { readKnowledge, type ReadKnowledge } from '../../src/knowledge.js';
import type { DocumentWriter } from '../../src/usecases/ports.js';
import { readExamples } from '../../src/wire.js';
import { createWriter } from '../../src/writer.js';

export interface Material {
  readonly knowledge: ReadKnowledge;
  readonly writer: DocumentWriter;
  readonly slug: string;
  readonly dossier: Dossier;
  /** A day on which the figures of 2026 and 2027 count. */
  readonly today: string;
}

export function gatherMaterial(): Material {
  const slug = 'reuse-workshop';
  const example = readExamples().find((item) => item.slug === slug);
  if (example === undefined) throw new Error(`There is no example ${slug}.`);
  return {
    knowledge: readKnowledge(),
    writer: createWriter(),
    slug,
    dossier: example.dossiers.en,
    today: '2026-11-24',
  };
}
