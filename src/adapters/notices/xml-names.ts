/** A name as it is written, with what it stands for. */
export interface WrittenName {
  /** As it is written: ASCII. */
  readonly letters: Uint8Array;
  readonly name: string;
}

interface Kept extends WrittenName {
  readonly hash: number;
}

/** Whether letters stand at a place of a file. */
export function standsAt(letters: Uint8Array, file: Uint8Array, from: number): boolean {
  for (let place = 0; place < letters.length; place += 1)
    if (letters[place] !== file[from + place]) return false;
  return true;
}

const room = 4096;
/** Of invented names not everything is kept, and not many are looked through. */
const most = { names: room / 2, steps: 8 } as const;

/**
 * Names that were met before, found by their letters where they stand: the file need not be cut for it, and a notice
 * repeats a hundred names thousands of times.
 */
export class WrittenNames {
  private readonly slots = new Array<Kept | undefined>(room).fill(undefined);
  private count = 0;

  /**
   * @param hash of the letters from `from` to `to`, as `hashOf` has it
   */
  find(file: Uint8Array, from: number, to: number, hash: number): WrittenName | undefined {
    for (let step = 0; step < most.steps; step += 1) {
      const kept = this.slots[(hash + step) & (room - 1)];
      if (kept === undefined) return undefined;
      const isAlike = kept.hash === hash && kept.letters.length === to - from;
      if (isAlike && standsAt(kept.letters, file, from)) return kept;
    }
    return undefined;
  }

  keep(raw: string, name: string, hash: number): WrittenName {
    const kept: Kept = { letters: Uint8Array.from(Buffer.from(raw, 'latin1')), name, hash };
    if (this.count >= most.names) return kept;
    for (let step = 0; step < most.steps; step += 1) {
      const slot = (hash + step) & (room - 1);
      if (this.slots[slot] !== undefined) continue;
      this.slots[slot] = kept;
      this.count += 1;
      break;
    }
    return kept;
  }
}

/** The hash of a name, letter by letter: begins with 0. */
export function hashOf(before: number, letter: number): number {
  return (Math.imul(before, 31) + letter) | 0;
}
