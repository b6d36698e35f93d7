/** Where a block is laid out: its column, the tag and the boxes that it stands in. */
import type { Block, Heading } from '../../core/documents/block.js';
import type { HeadingEntry } from './headings.js';
import type { Frame, Strip } from './strip.js';
import type { Tag } from './structure.js';

export interface Place {
  readonly tag: Tag;
  readonly x: number;
  readonly width: number;
  readonly frames: readonly Frame[];
  readonly listDepth: number;
  /** On a single sheet headings stand closer. */
  readonly sheet?: true;
  readonly headings: ReadonlyMap<Heading, HeadingEntry>;
  /** Names of places by the identifiers that the document's links use. */
  readonly destinations: ReadonlyMap<string, string>;
}

/** Lays out the blocks inside a block. */
export type LayBlocks = (blocks: readonly Block[], place: Place) => Strip[];
