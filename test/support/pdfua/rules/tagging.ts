/** Clause 7.1: content is tagged or marked as no part of the text, and tags are of known kinds. */
import { isWithin, type Passage, type Piece } from '../content/passages.js';
import type { Rule } from '../rule.js';
import { atElement, atPage, atPassage } from './where.js';

function isTagged({ passage, owner }: Piece): boolean {
  return owner !== undefined || isWithin(passage, (one) => one.owner !== undefined);
}

function isArtifact({ tag }: Passage): boolean {
  return tag === 'Artifact';
}

export const TAGGING: readonly Rule[] = [
  {
    id: '7.1-1',
    says: 'No passage outside the text stands inside a tagged one.',
    *faults({ shows }) {
      for (const passage of shows.passages) {
        if (isArtifact(passage) && isWithin(passage.within, ({ owner }) => owner !== undefined))
          yield { where: atPassage(passage), says: 'an artifact inside tagged content' };
      }
    },
  },
  {
    id: '7.1-2',
    says: 'No tagged passage stands inside one that is outside the text.',
    *faults({ shows }) {
      for (const passage of shows.passages) {
        if (passage.owner !== undefined && isWithin(passage.within, isArtifact))
          yield { where: atPassage(passage), says: 'tagged content inside an artifact' };
      }
    },
  },
  {
    id: '7.1-3',
    says: 'Every piece of content is tagged or marked as outside the text.',
    *faults({ shows }) {
      for (const piece of shows.pieces) {
        if (isTagged(piece) || isWithin(piece.passage, isArtifact)) continue;
        const inside =
          piece.passage === undefined
            ? 'no passage'
            : `the passage ${piece.passage.tag} ${piece.passage.mcid ?? ''}`;
        yield { where: atPage(piece.page), says: `${piece.kind} in ${inside.trim()}, which no element owns` };
      }
    },
  },
  {
    id: '7.1-4',
    says: 'The file does not doubt its own tags.',
    *faults({ file, catalog }) {
      if (file.get(catalog.get('MarkInfo'), 'Suspects') === true)
        yield { where: 'MarkInfo', says: 'Suspects is true' };
    },
  },
  {
    id: '7.1-5',
    says: 'Every structure type is a standard one or stands for one.',
    *faults({ elements }) {
      for (const element of elements) {
        if (element.standard === undefined)
          yield { where: atElement(element), says: `the type ${element.type} stands for no standard type` };
      }
    },
  },
  {
    id: '7.1-6',
    says: 'The role map leads nowhere in a circle.',
    *faults({ roles }) {
      for (const type of roles.map.keys()) {
        if (roles.runsInCircle(type)) yield { where: 'RoleMap', says: `${type} leads back to itself` };
      }
    },
  },
  {
    id: '7.1-7',
    says: 'The role map leaves standard types as they are.',
    *faults({ roles }) {
      for (const [from, to] of roles.map) {
        if (roles.isStandard(from))
          yield { where: 'RoleMap', says: `the standard type ${from} is made ${to}` };
      }
    },
  },
  {
    id: '7.1-11',
    says: 'There is a tree of structure elements.',
    *faults({ structureRoot }) {
      if (structureRoot.size === 0) yield { where: 'catalog', says: 'StructTreeRoot is missing' };
    },
  },
  {
    id: '6.2-1',
    says: 'The file says that it is tagged.',
    *faults({ file, catalog }) {
      if (file.get(catalog.get('MarkInfo'), 'Marked') !== true)
        yield { where: 'MarkInfo', says: 'Marked is not true' };
    },
  },
];
