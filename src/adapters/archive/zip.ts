import { strToU8, zipSync } from 'fflate';

/** The first moment that the format can hold: the same files give the same bytes on any day. */
const noMoment = new Date(1980, 0, 1);

/** Files as one archive, in the order of their names. */
export function zipOf(files: Readonly<Record<string, Buffer | string>>): Buffer {
  const entries = Object.keys(files)
    .sort()
    .map((name) => {
      const content = files[name] ?? '';
      return [name, typeof content === 'string' ? strToU8(content) : content] as const;
    });
  return Buffer.from(zipSync(Object.fromEntries(entries), { mtime: noMoment, level: 6 }));
}
