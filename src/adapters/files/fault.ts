/** A fault in a data file, told so that whoever wrote the file can mend it: which file, which line, what, and how. */
export class DataFault extends Error {
  readonly file: string;
  readonly line: number | undefined;

  constructor(file: string, line: number | undefined, what: string, mend: string) {
    super(`${file}${line === undefined ? '' : `:${String(line)}`}: ${what} ${mend}`);
    this.name = 'DataFault';
    this.file = file;
    this.line = line;
  }
}
