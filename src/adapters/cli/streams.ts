/** Where a command reads and writes, so that tests can look at what it says. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Writes over the last line; absent where nobody watches. An empty text clears it. */
  readonly status?: (text: string) => void;
  /** Reads a file, or standard input for `-`. */
  readonly read: (path: string) => Buffer;
  readonly write: (path: string, data: Buffer | string) => void;
}

/** Exit codes of CONTRACT.md: 0 done, 1 done with something to mend, 2 not understood or not built. */
export type Exit = 0 | 1 | 2;
