import type { Organisation } from '../../../../core/eligibility/organisation.js';
import type { LotJudge, NoticeSearch, PlaceNames, SavedSearches } from '../../../../usecases/notice-ports.js';
import type { Clock, DocumentWriter, Knowledge } from '../../../../usecases/ports.js';
import type { Frame } from '../../frame.js';

export interface NoticesParts {
  readonly knowledge: Knowledge;
  readonly writer: DocumentWriter;
  readonly search: NoticeSearch;
  readonly saved: SavedSearches;
  readonly places: PlaceNames;
  readonly clock: Clock;
  /** The enterprise that a workspace told of itself; absent where nobody keeps any. */
  readonly bidder?: Bidder;
}

export interface Bidder {
  profile(workspace: string): Organisation | undefined;
  judgeFor(profile: Organisation): LotJudge;
  /** Where a profile is written. */
  readonly profileHref: string;
  /** Where one checks a notice in full. */
  checkHref(publication: string): string;
}

/** The room with the frame it stands in. */
export interface Board extends NoticesParts {
  readonly frame: Frame;
}

/** The judge for the enterprise of a workspace. */
export function judgeOf(workspace: string | undefined, { bidder }: NoticesParts): LotJudge | undefined {
  const profile = workspace === undefined ? undefined : bidder?.profile(workspace);
  return profile === undefined ? undefined : bidder?.judgeFor(profile);
}
