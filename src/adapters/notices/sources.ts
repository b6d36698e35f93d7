import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

/** A file of notices on the disk; see the port of the import. */
export interface FoundSource {
  readonly path: string;
  readonly key: string;
  readonly bytes: number;
  readonly isArchive: boolean;
}

interface Fault {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface FoundEntry {
  readonly name?: string | undefined;
  readonly content: Uint8Array | Fault;
  readonly readBytes: number;
}

/** Real notices reach 5 MB. An entry that says or shows that it is larger is passed over without being kept. */
const mostBytes = 20_000_000;

const archive = /\.(?:tar|tar\.gz|tgz)$/i;

/** The files below the paths, in order. Links are not followed, so that no folder leads out of itself. */
export function listSources(paths: readonly string[]): {
  readonly sources: readonly FoundSource[];
  readonly faults: readonly { readonly path: string; readonly says: Fault }[];
} {
  const sources: FoundSource[] = [];
  const faults: { path: string; says: Fault }[] = [];
  const take = (path: string, isNamed: boolean): void => {
    try {
      const stat = statSync(path);
      if (stat.isDirectory()) {
        for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) =>
          a.name < b.name ? -1 : 1,
        ))
          if (entry.isDirectory() || entry.isFile()) take(join(path, entry.name), false);
        return;
      }
      const isArchive = archive.test(path);
      // What somebody names is looked at whatever its ending.
      if (!isNamed && !isArchive && !/\.xml$/i.test(path)) return;
      const key = createHash('sha256')
        .update(`${path}\n${String(stat.size)}\n${String(stat.mtimeMs)}`)
        .digest('base64url')
        .slice(0, 16);
      sources.push({ path, key, bytes: stat.size, isArchive });
    } catch {
      faults.push({ path, says: { key: 'find.import.no-file', values: {} } });
    }
  };
  for (const path of paths) take(path, true);
  return { sources, faults };
}

/** A name out of an archive, for people to read; it is never used as a path. */
function shownName(name: string): string {
  return name.replace(/[^\P{C}]/gu, '?').slice(0, 200);
}

async function* archiveEntries(source: FoundSource, skip: number): AsyncGenerator<FoundEntry> {
  let readBytes = 0;
  const count = new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      readBytes += chunk.byteLength;
      next(null, chunk);
    },
  });
  const file = createReadStream(source.path, { highWaterMark: 1 << 18 });
  const tar = extract();
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  // `pipe` hands no fault on: each stage ends the reader, which throws in the loop below.
  const fail = (error: Error): void => {
    tar.destroy(error);
  };
  file.once('error', fail);
  const whole = file.pipe(count);
  if (/\.tar$/i.test(source.path)) whole.pipe(tar);
  else whole.pipe(gunzip.once('error', fail)).pipe(tar);
  let number = 0;
  try {
    for await (const entry of tar) {
      const { name, type, size } = entry.header;
      const isWanted = type === 'file' && /\.xml$/i.test(name) && !/(?:^|\/)\._/.test(name);
      if (isWanted) number += 1;
      if (!isWanted || number <= skip || size > mostBytes) {
        const rest = entry[Symbol.asyncIterator]();
        while ((await rest.next()).done !== true) continue;
        if (isWanted && number > skip)
          yield {
            name: shownName(name),
            content: {
              key: 'notices.too-large',
              values: { size: Math.ceil(size / 1e6), maximum: mostBytes / 1e6 },
            },
            readBytes,
          };
        continue;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      // A copy of its own: the bytes are handed to another thread.
      const content = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
      let at = 0;
      for (const chunk of chunks) {
        content.set(chunk, at);
        at += chunk.byteLength;
      }
      yield { name: shownName(name), content, readBytes };
    }
  } catch {
    yield { content: { key: 'find.import.broken', values: { count: Math.max(number, skip) } }, readBytes };
  } finally {
    file.destroy();
    tar.destroy();
  }
}

/** The XML files of a source, one by one; of an archive, `skip` of them are passed over. */
export async function* sourceEntries(source: FoundSource, skip: number): AsyncGenerator<FoundEntry> {
  if (source.isArchive) {
    yield* archiveEntries(source, skip);
    return;
  }
  if (source.bytes > mostBytes) {
    const values = { size: Math.ceil(source.bytes / 1e6), maximum: mostBytes / 1e6 };
    yield { content: { key: 'notices.too-large', values }, readBytes: source.bytes };
    return;
  }
  try {
    yield { content: new Uint8Array(readFileSync(source.path)), readBytes: source.bytes };
  } catch {
    yield { content: { key: 'find.import.no-file', values: {} }, readBytes: source.bytes };
  }
}
