import type {
  BadFile,
  BatchReader,
  NoticeSource,
  NoticeSources,
  NoticeStore,
  PreparedNotice,
  ReadNotice,
  SourceState,
} from './notice-ports.js';

export interface ImportParts {
  readonly sources: NoticeSources;
  readonly reader: BatchReader;
  readonly store: NoticeStore;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface ImportProgress {
  readonly bytes: number;
  readonly allBytes: number;
  readonly notices: number;
  readonly bad: number;
  readonly seconds: number;
}

export interface ImportReport {
  readonly added: number;
  readonly known: number;
  readonly replaced: number;
  /** Sources that an earlier import had taken in already. */
  readonly skipped: number;
  readonly bad: readonly BadFile[];
  /** More of them than are listed. */
  readonly badMore: number;
  readonly seconds: number;
}

/** Files go to the reader, and notices to the store, in portions: memory is bounded whatever the size of an archive. */
const portion = { files: 64, bytes: 2_000_000 } as const;
const most = { stored: 500, milliseconds: 2000, bad: 1000 } as const;

/** Why an archive ends before its end. */
const broken = 'find.import.broken';

/** Of a file of which nothing was taken. */
const untried = (bad: readonly BadFile[]): SourceState => ({ entries: 0, finished: false, bad });

/** One file on its way, or the end of a source. */
interface Step {
  readonly source: NoticeSource;
  readonly name?: string | undefined;
  /** Its place among the files of the source, from 1; at the end, how many there were. */
  readonly entry: number;
  readonly content?: Uint8Array;
  readonly bad?: BadFile;
  readonly isEnd?: true;
}

interface Portion {
  readonly steps: readonly Step[];
  readonly read: Promise<readonly ReadNotice[]>;
}

/**
 * Takes notices in from files, folders and archives. What is stored is stored together with how far its source was read, so
 * that an import that was cut off goes on from there, and one that is run again adds nothing.
 */
export async function importNotices(
  paths: readonly string[],
  { sources, reader, store, now }: ImportParts,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportReport> {
  const began = now();
  const listed = sources.list(paths);
  const allBytes = listed.sources.reduce((sum, { bytes }) => sum + bytes, 0);
  const sum = { added: 0, known: 0, replaced: 0, skipped: 0 };
  const bad: BadFile[] = [];
  let badMore = 0;
  let doneBytes = 0;
  let readBytes = 0;

  const report = (item: BadFile): void => {
    if (bad.length < most.bad) bad.push(item);
    else badMore += 1;
  };
  for (const { path, says } of listed.faults) report({ path, refusal: says });

  let waiting: PreparedNotice[] = [];
  const states = new Map<string, { readonly source: NoticeSource; readonly state: SourceState }>();
  let storedAt = began;

  const progress = (): void => {
    onProgress({
      bytes: doneBytes + readBytes,
      allBytes,
      notices: sum.added + sum.known + sum.replaced,
      bad: bad.length + badMore,
      seconds: (now() - began) / 1000,
    });
  };
  const put = (): void => {
    if (waiting.length === 0 && states.size === 0) return;
    const taken = store.take(waiting, [...states.values()]);
    sum.added += taken.added;
    sum.known += taken.known;
    sum.replaced += taken.replaced;
    waiting = [];
    // What is unfinished stays known: its bad files are added to.
    for (const [key, { state }] of states) if (state.finished) states.delete(key);
    storedAt = now();
    progress();
  };

  const stateOf = (source: NoticeSource): SourceState =>
    states.get(source.key)?.state ?? (source.isArchive ? store.state(source) : undefined) ?? untried([]);
  const note = (step: Step, found: BadFile | undefined): void => {
    if (found !== undefined) report(found);
    const { source, entry } = step;
    const before = stateOf(source).bad;
    // That an archive ends in the middle is found again as long as it does.
    const isKept = found !== undefined && found.refusal.key !== broken;
    const listedBad = isKept ? [...before, found].slice(0, most.bad) : before;
    // A single file that could not be read is tried again: nothing is kept of it.
    if (!source.isArchive && listedBad.length > 0)
      states.set(source.key, { source, state: untried(listedBad) });
    else
      states.set(source.key, {
        source,
        state: { entries: entry, finished: step.isEnd === true, bad: listedBad },
      });
    if (step.isEnd === true && !source.isArchive && listedBad.length > 0) states.delete(source.key);
  };

  const open: Portion[] = [];
  const finishOne = async (): Promise<void> => {
    const next = open.shift();
    if (next === undefined) return;
    const answers = await next.read;
    let place = 0;
    for (const step of next.steps) {
      let found = step.bad;
      if (step.content !== undefined) {
        const answer = answers[place];
        place += 1;
        if (answer === undefined) throw new Error('The reader gave fewer answers than it was asked for.');
        if (answer.ok) waiting.push(answer.prepared);
        else found = { path: step.source.path, name: step.name, refusal: answer.refusal };
      }
      note(step, found);
    }
    if (waiting.length >= most.stored || now() - storedAt > most.milliseconds) put();
  };

  let steps: Step[] = [];
  let size = 0;
  const send = (): void => {
    if (steps.length === 0) return;
    open.push({ steps, read: reader.read(steps.flatMap(({ content }) => content ?? [])) });
    steps = [];
    size = 0;
  };
  const add = async (step: Step): Promise<void> => {
    steps.push(step);
    size += step.content?.byteLength ?? 0;
    if (steps.length < portion.files && size < portion.bytes) return;
    send();
    while (open.length > reader.width) await finishOne();
  };

  for (const source of listed.sources) {
    const before = store.state(source);
    readBytes = 0;
    if (before?.finished === true) {
      sum.skipped += 1;
      for (const item of before.bad) report(item);
    } else {
      if (source.isArchive) for (const item of before?.bad ?? []) report(item);
      const skip = source.isArchive ? (before?.entries ?? 0) : 0;
      let entry = skip;
      let isWhole = true;
      for await (const { name, content, readBytes: at } of sources.entries(source, skip)) {
        readBytes = at;
        entry += 1;
        if (content instanceof Uint8Array) await add({ source, name, entry, content });
        else {
          // An archive that ends in the middle is not finished: the whole one may come yet.
          if (content.key === broken) isWhole = false;
          await add({
            source,
            name,
            entry: isWhole ? entry : entry - 1,
            bad: { path: source.path, name, refusal: content },
          });
        }
      }
      if (isWhole) await add({ source, entry, isEnd: true });
    }
    doneBytes += source.bytes;
    readBytes = 0;
  }
  send();
  while (open.length > 0) await finishOne();
  put();
  store.settle(sum.added + sum.replaced);
  return { ...sum, bad, badMore, seconds: (now() - began) / 1000 };
}
