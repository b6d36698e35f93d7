/** The tags that own links and fields, numbered on from the pages: how a reader finds the tag of an area of a page. */
import type { Tag } from './structure.js';

export class AnnotationOwners {
  /** In the order of their numbers. */
  readonly tags: Tag[] = [];

  private readonly firstNumber: number;

  constructor(firstNumber: number) {
    this.firstNumber = firstNumber;
  }

  /** The number for the next area of this tag. */
  next(tag: Tag): number {
    return this.firstNumber + this.tags.push(tag) - 1;
  }
}
