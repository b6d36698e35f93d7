import type { PublishParts } from '../../../../usecases/publish-dossier.js';
import type { Frame } from '../../frame.js';

export type PublishRoomParts = PublishParts;

/** What every page of the room works with. */
export interface Publisher extends PublishRoomParts {
  readonly frame: Frame;
}
