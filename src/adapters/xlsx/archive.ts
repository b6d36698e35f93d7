import { strToU8, zipSync, type Zippable } from 'fflate';

/** A part of the package: its path and its text. */
export interface Part {
  readonly name: string;
  readonly text: string;
}

/** The first moment that the format knows: a file says nothing of when it was made. */
const noMoment = new Date(1980, 0, 1);

/** The parts as one archive in their order, stored and not compressed: the same workbook gives the same bytes. */
export function archiveOf(parts: readonly Part[]): Buffer {
  const files: Zippable = Object.fromEntries(parts.map(({ name, text }) => [name, strToU8(text)]));
  return Buffer.from(zipSync(files, { level: 0, mtime: noMoment }));
}
