import type { PublishParts } from '../../../../usecases/publish-dossier.js';
import type { NoticeSearch } from '../../../../usecases/notice-ports.js';
import type { Frame } from '../../frame.js';

export interface PublishRoomParts extends PublishParts {
  /** Imported notices, for what other buyers do. */
  readonly notices: Pick<NoticeSearch, 'search' | 'each'>;
}

/** What every page of the room works with. */
export interface Publisher extends PublishRoomParts {
  readonly frame: Frame;
}
