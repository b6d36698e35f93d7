import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { limits } from './limits.js';
import { Stop } from './refusal.js';

/** The few entries of an archive that a reader needs, unpacked one by one. Nothing is ever written to disk. */
export interface Archive {
  has(name: string): boolean;
  /** The bytes of an entry; throws `Stop` where it is missing, damaged or larger than it may be. */
  read(name: string): Promise<Buffer>;
}

const megabytes = (bytes: number): number => Math.floor(bytes / 1e6);

function tooLarge(bytes: number): Stop {
  return new Stop('unpacked-too-large', { maximum: megabytes(bytes) }, 'too-large');
}

/** The list of entries, as the archive declares them. What it declares is checked first and measured again when unpacking. */
async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.entries) throw new Stop('too-many-entries', { maximum: limits.entries });
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new Stop('encrypted');
    // Two entries under one name: what a person sees and what is read here could differ.
    if (entries.has(entry.fileName)) throw new Stop('entry-twice');
    total += entry.uncompressedSize;
    if (total > limits.archive) throw tooLarge(limits.archive);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > limits.entry) throw tooLarge(limits.entry);
  const stream = await zip.openReadStreamPromise(entry);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.byteLength;
    if (size > limits.entry) throw tooLarge(limits.entry);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** A fault of the archive in words of ours; yauzl's own messages are for programmers. */
function stopOf(error: unknown): Stop {
  if (error instanceof Stop) return error;
  const message = error instanceof Error ? error.message : '';
  const isName = /absolute path|invalid relative path|invalid characters in fileName/i.test(message);
  return new Stop(isName ? 'entry-name' : 'damaged-archive');
}

/** Opens a zip archive that is held in memory. Throws `Stop` and nothing else. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  try {
    const zip = await fromBufferPromise(bytes, { strictFileNames: true, validateEntrySizes: true });
    const entries = await entriesOf(zip);
    return {
      has: (name) => entries.has(name),
      read: async (name) => {
        const entry = entries.get(name);
        if (entry === undefined) throw new Stop('damaged-archive');
        try {
          return await unpack(zip, entry);
        } catch (error) {
          throw stopOf(error);
        }
      },
    };
  } catch (error) {
    throw stopOf(error);
  }
}
