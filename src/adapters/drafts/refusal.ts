import type { DraftRefusal } from '../../core/review/draft/draft.js';

/** The reader can leave a parser or a stream only by throwing; this never leaves the room. */
export class Stop extends Error {
  readonly refusal: DraftRefusal;

  constructor(key: string, values: DraftRefusal['values'] = {}, kind: DraftRefusal['kind'] = 'unreadable') {
    super(key);
    this.refusal = { kind, key: `review.refused.${key}`, values };
  }
}
