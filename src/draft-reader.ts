import { mostBytes, mostCharacters, readDraft } from './adapters/drafts/read-draft.js';
import type { DraftReader } from './usecases/ports.js';

/** The reader of drafts as the use cases want it. */
export const draftReader: DraftReader = { mostBytes, mostCharacters, read: readDraft };
