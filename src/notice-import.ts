import { listSources, sourceEntries } from './adapters/notices/sources.js';
import { threadedReader } from './notice-threads.js';
import type { NoticeStore } from './usecases/notice-ports.js';
import { importNotices, type ImportProgress, type ImportReport } from './usecases/import-notices.js';

/** The import with the files of this machine and threads of its own. */
export async function importFrom(
  paths: readonly string[],
  store: NoticeStore,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportReport> {
  const reader = threadedReader();
  const end = store.begin();
  try {
    return await importNotices(
      paths,
      {
        sources: { list: listSources, entries: sourceEntries },
        reader,
        store,
        now: () => performance.now(),
      },
      onProgress,
    );
  } finally {
    end();
    await reader.close();
  }
}
