import type { Organisation } from '../../../../core/eligibility/organisation.js';
import type { Shelf } from '../../../../usecases/own-library.js';
import type {
  CheckStore,
  Clock,
  CodeSearch,
  DocumentWriter,
  TenderReader,
  ProfileStore,
  PublicationStore,
} from '../../../../usecases/ports.js';
import type { NoticeSearch } from '../../../../usecases/notice-ports.js';
import type { Frame } from '../../frame.js';

export interface EnterpriseParts extends Shelf {
  readonly writer: DocumentWriter;
  readonly clock: Clock;
  readonly codes: CodeSearch;
  readonly profiles: ProfileStore;
  readonly checks: CheckStore;
  readonly publications: PublicationStore;
  readonly readTender: TenderReader;
  /** Imported notices, which can be named by their number. */
  readonly notices: Pick<NoticeSearch, 'find'>;
}

/** What every page of the room works with. */
export interface Enterprise extends EnterpriseParts {
  readonly frame: Frame;
}

/** The organisation of a workspace; undefined while nobody has said anything of it. */
export function organisationOf(
  workspace: string | undefined,
  { profiles }: Pick<Enterprise, 'profiles'>,
): Organisation | undefined {
  return workspace === undefined ? undefined : profiles.find(workspace)?.organisation;
}
