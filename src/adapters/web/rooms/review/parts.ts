import type {
  Clock,
  CodeSearch,
  CommentWriter,
  DocumentWriter,
  DraftReader,
  Knowledge,
  Pause,
} from '../../../../usecases/ports.js';
import type { Frame } from '../../frame.js';

export interface ReviewParts {
  readonly knowledge: Knowledge;
  readonly writer: DocumentWriter;
  readonly comments: CommentWriter;
  readonly drafts: DraftReader;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly codes: CodeSearch;
}

/** What every page of the room works with. */
export interface Reviewing extends ReviewParts {
  readonly frame: Frame;
}
