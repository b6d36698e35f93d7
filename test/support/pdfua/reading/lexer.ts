/** Cuts bytes into values and operators: the syntax that objects and page content share. */
import { PdfName, PdfRef, type PdfItem } from './items.js';

/** What a byte is to the syntax: 1 is a blank, 2 a delimiter. */
const KINDS = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) KINDS[byte] = 1;
for (const sign of '()<>[]{}/%') KINDS[sign.charCodeAt(0)] = 2;
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

const [OPEN_ROUND, CLOSE_ROUND, LESS, GREATER, OPEN_SQUARE, CLOSE_SQUARE, SLASH, PERCENT, BACKSLASH, HASH] =
  Array.from('()<>[]/%\\#', (sign) => sign.charCodeAt(0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function endsWord(byte: number): boolean {
  return byte < 0 || KINDS[byte] !== 0;
}

function isBlank(byte: number | undefined): boolean {
  return byte !== undefined && KINDS[byte] === 1;
}

const [PLUS, MINUS, POINT] = [43, 45, 46];

/** Some writers put two signs before a number; what is no number at all is a word. */
function unusualNumber(word: string): number | string {
  const value = Number(word.replace(/^[-+]+(?=[-+])/, ''));
  return Number.isNaN(value) ? word : value;
}

/** What closes an array or a dictionary, seen where a value was looked for. */
class Closing {
  readonly sign: number;
  constructor(sign: number) {
    this.sign = sign;
  }
}

const NAMES = new Map<string, PdfName>();

export class Lexer {
  readonly bytes: Buffer;
  at: number;
  private readonly references: boolean;

  /** @param references whether `1 0 R` is one value, as in objects, or three, as in page content */
  constructor(bytes: Buffer, at = 0, references = true) {
    this.bytes = bytes;
    this.at = at;
    this.references = references;
  }

  atEnd(): boolean {
    this.skipBlanks();
    return this.at >= this.bytes.length;
  }

  byte(offset = 0): number {
    return this.bytes[this.at + offset] ?? -1;
  }

  skipBlanks(): void {
    for (;;) {
      const byte = this.byte();
      if (byte >= 0 && KINDS[byte] === 1) this.at += 1;
      else if (byte === PERCENT) {
        while (this.at < this.bytes.length && this.byte() !== 10 && this.byte() !== 13) this.at += 1;
      } else return;
    }
  }

  /** A word up to the next blank or delimiter; empty at a delimiter. */
  word(): string {
    this.skipBlanks();
    const from = this.at;
    while (!endsWord(this.byte())) this.at += 1;
    return this.bytes.toString('latin1', from, this.at);
  }

  /** The next value or bare word; what closes nothing is passed over. */
  item(): PdfItem {
    for (;;) {
      const item = this.itemOrClosing();
      if (!(item instanceof Closing)) return item;
    }
  }

  private itemOrClosing(): PdfItem | Closing {
    this.skipBlanks();
    const byte = this.byte();
    if (byte < 0) return null;
    if (isDigit(byte) || byte === PLUS || byte === MINUS || byte === POINT) return this.number();
    switch (byte) {
      case SLASH:
        return this.name();
      case OPEN_ROUND:
        return this.literal();
      case OPEN_SQUARE:
        this.at += 1;
        return this.array();
      case LESS:
        return this.byte(1) === LESS ? this.dictionary() : this.hex();
      case GREATER:
        this.at += this.byte(1) === GREATER ? 2 : 1;
        return new Closing(GREATER);
      case CLOSE_SQUARE:
      case CLOSE_ROUND:
        this.at += 1;
        return new Closing(byte);
    }
    if (KINDS[byte] === 2) {
      this.at += 1;
      return String.fromCharCode(byte);
    }
    const word = this.word();
    if (word === 'null') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    return word;
  }

  private number(): PdfItem {
    const { bytes } = this;
    const from = this.at;
    let value = 0;
    let scale = 0;
    let plain = true;
    let at = from;
    for (; ; at += 1) {
      const byte = bytes[at] ?? -1;
      if (isDigit(byte)) {
        value = value * 10 + byte - 48;
        scale *= 10;
      } else if (byte === POINT && scale === 0) scale = 1;
      else if ((byte === MINUS || byte === PLUS) && at === from) continue;
      else if (endsWord(byte)) break;
      else plain = false;
    }
    this.at = at;
    if (!plain || at - from > 15) return unusualNumber(bytes.toString('latin1', from, at));
    if (this.references && scale === 0 && isDigit(bytes[from] ?? -1)) {
      const reference = this.reference(value);
      if (reference !== undefined) return reference;
    }
    const size = scale > 1 ? value / scale : value;
    return bytes[from] === MINUS ? -size : size;
  }

  private reference(id: number): PdfRef | undefined {
    let ahead = this.at;
    const skip = (): void => {
      while (isBlank(this.bytes[ahead])) ahead += 1;
    };
    skip();
    const from = ahead;
    while (isDigit(this.bytes[ahead] ?? -1)) ahead += 1;
    if (ahead === from) return undefined;
    skip();
    if (this.bytes[ahead] !== 82 || !endsWord(this.bytes[ahead + 1] ?? -1)) return undefined;
    this.at = ahead + 1;
    return new PdfRef(id);
  }

  private name(): PdfName {
    this.at += 1;
    const from = this.at;
    let escaped = false;
    while (!endsWord(this.byte())) {
      escaped ||= this.byte() === HASH;
      this.at += 1;
    }
    const written = this.bytes.toString('latin1', from, this.at);
    const known = NAMES.get(written);
    if (known !== undefined) return known;
    const name = new PdfName(
      escaped
        ? written.replace(/#([0-9a-fA-F]{2})/g, (_, digits: string) =>
            String.fromCharCode(parseInt(digits, 16)),
          )
        : written,
    );
    NAMES.set(written, name);
    return name;
  }

  private array(): PdfItem {
    const items: PdfItem[] = [];
    while (!this.atEnd()) {
      const item = this.itemOrClosing();
      if (item instanceof Closing) {
        if (item.sign === CLOSE_SQUARE) break;
        continue;
      }
      items.push(item);
    }
    return items;
  }

  private dictionary(): PdfItem {
    this.at += 2;
    const entries = new Map<string, PdfItem>();
    while (!this.atEnd()) {
      const key = this.itemOrClosing();
      if (key instanceof Closing) {
        if (key.sign === GREATER) break;
        continue;
      }
      if (!(key instanceof PdfName)) continue;
      const value = this.itemOrClosing();
      if (value instanceof Closing) break;
      entries.set(key.name, value);
    }
    return entries;
  }

  private hex(): Buffer {
    const found = this.bytes.indexOf(GREATER, this.at);
    const to = found < 0 ? this.bytes.length : found;
    const digits = this.bytes.toString('latin1', this.at + 1, to);
    this.at = to + 1;
    const bytes = Buffer.from(digits, 'hex');
    if (bytes.length * 2 === digits.length) return bytes;
    const clean = digits.replace(/[^0-9a-fA-F]/g, '');
    return Buffer.from(clean.length % 2 === 0 ? clean : `${clean}0`, 'hex');
  }

  private literal(): Buffer {
    const out: number[] = [];
    let depth = 1;
    this.at += 1;
    while (this.at < this.bytes.length) {
      const byte = this.byte();
      this.at += 1;
      if (byte === BACKSLASH) this.escape(out);
      else if (byte === OPEN_ROUND) {
        depth += 1;
        out.push(byte);
      } else if (byte === CLOSE_ROUND) {
        depth -= 1;
        if (depth === 0) break;
        out.push(byte);
      } else out.push(byte);
    }
    return Buffer.from(out);
  }

  private escape(out: number[]): void {
    const byte = this.byte();
    this.at += 1;
    if (byte >= 48 && byte <= 55) {
      let value = byte - 48;
      for (let more = 0; more < 2 && this.byte() >= 48 && this.byte() <= 55; more += 1) {
        value = value * 8 + this.byte() - 48;
        this.at += 1;
      }
      out.push(value & 255);
    } else if (byte === 13) {
      if (this.byte() === 10) this.at += 1;
    } else if (byte !== 10) out.push(ESCAPES[String.fromCharCode(byte)] ?? byte);
  }
}
