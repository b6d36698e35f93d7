import type { Words } from '../../core/shared/text.js';
import type { ImportProgress, ImportReport } from '../../usecases/import-notices.js';
import type { BadFile } from '../../usecases/notice-ports.js';
import type { Exit, Streams } from './streams.js';

/** Takes notices in; made by the composition root. */
export type ImportNotices = (
  paths: readonly string[],
  onProgress: (progress: ImportProgress) => void,
) => Promise<ImportReport>;

const width = 24;
/** Without a terminal, a line now and then. */
const everySeconds = 5;

function barOf(share: number): string {
  const full = Math.round(share * width);
  return `[${'#'.repeat(full)}${'-'.repeat(width - full)}]`;
}

function progressSays(progress: ImportProgress, words: Words): string {
  const share = progress.allBytes === 0 ? 1 : Math.min(1, progress.bytes / progress.allBytes);
  return words.say('find.import.progress', {
    bar: barOf(share),
    percent: Math.floor(share * 100),
    count: progress.notices,
    bad: progress.bad,
    rate: Math.round(progress.notices / Math.max(progress.seconds, 0.001)),
  });
}

function badSays({ path, name, refusal }: BadFile, words: Words): string {
  const file = name === undefined ? path : `${path}: ${name}`;
  return `${file}: ${words.say(refusal.key, refusal.values)}`;
}

/** `clausier notices import PATH…` */
export async function importCommand(
  paths: readonly string[],
  words: Words,
  take: ImportNotices,
  streams: Streams,
): Promise<Exit> {
  if (paths.length === 0 || paths.some((path) => path.startsWith('--'))) {
    streams.err(words.say('find.import.usage'));
    return 2;
  }
  let saidAt = 0;
  const report = await take(paths, (progress) => {
    const line = progressSays(progress, words);
    if (streams.status !== undefined) streams.status(line);
    else if (progress.seconds - saidAt >= everySeconds) {
      saidAt = progress.seconds;
      streams.err(line);
    }
  });
  streams.status?.('');
  for (const item of report.bad) streams.err(badSays(item, words));
  if (report.badMore > 0) streams.err(words.say('find.import.bad-more', { count: report.badMore }));
  streams.out(
    words.say('find.import.done', {
      added: report.added,
      known: report.known,
      replaced: report.replaced,
      skipped: report.skipped,
      bad: report.bad.length + report.badMore,
      seconds: Math.round(report.seconds),
    }),
  );
  return report.bad.length + report.badMore > 0 ? 1 : 0;
}
