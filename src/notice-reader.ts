import { dossierOf } from './adapters/notices/dossier-of.js';
import { fitDossier } from './adapters/notices/fit-dossier.js';
import { defaultMaximumBytes, readNotice } from './adapters/notices/read-notice.js';
import { done } from './core/shared/result.js';
import type { NoticeReader } from './usecases/ports.js';

/** The reader of eForms notices, as the use cases know it. */
export const noticeReader: NoticeReader = {
  mostBytes: defaultMaximumBytes,
  read: (bytes) => {
    const read = readNotice(bytes);
    return read.ok ? done(fitDossier(dossierOf(read.value))) : read;
  },
};
