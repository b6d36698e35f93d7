import { crc32 } from 'node:zlib';

/** A part of the package: its path and its text. */
export interface Part {
  readonly name: string;
  readonly text: string;
}

/** 1 January 1980, the first day that the format knows: a file says nothing of when it was made. */
const day = 0x0021;

/**
 * The parts as one ZIP archive, stored and not compressed: what a compressor gives differs from one version to the next,
 * and the same workbook must give the same bytes. Offsets have 32 bits, far more than a workbook needs.
 */
export function archiveOf(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of parts) {
    const bytes = Buffer.from(text);
    const named = Buffer.from(name);
    // What the entry and the directory say alike: version, flags, method, time, day, checksum, sizes, length of the name.
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(day, 8);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(bytes.byteLength, 14);
    fields.writeUInt32LE(bytes.byteLength, 18);
    fields.writeUInt16LE(named.byteLength, 22);
    const entry = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, named, bytes]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, place, named]),
    );
    files.push(entry);
    offset += entry.byteLength;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, list, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}
