/** Page content cut into operators with what stands before them. */
import { isDictionary, nameIn, PdfName, type PdfItem } from '../reading/items.js';
import { Lexer } from '../reading/lexer.js';

export interface Operation {
  readonly operator: string;
  readonly operands: readonly PdfItem[];
}

/** An inline picture is one operation `BI` with its dictionary. */
export function* operationsOf(content: Buffer): Generator<Operation> {
  const lexer = new Lexer(content, 0, false);
  let operands: PdfItem[] = [];
  while (!lexer.atEnd()) {
    const item = lexer.item();
    if (typeof item !== 'string') {
      operands.push(item);
      continue;
    }
    if (item === 'BI') operands = [inlinePicture(lexer)];
    yield { operator: item, operands };
    operands = [];
  }
}

function inlinePicture(lexer: Lexer): PdfItem {
  const entries = new Map<string, PdfItem>();
  while (!lexer.atEnd()) {
    const key = lexer.item();
    if (!(key instanceof PdfName)) break; // `ID`
    entries.set(key.name, lexer.item());
  }
  lexer.at += 1;
  const { bytes } = lexer;
  for (let at = lexer.at; ; at += 1) {
    const found = bytes.indexOf('EI', at);
    if (found < 0) {
      lexer.at = bytes.length;
      break;
    }
    at = found;
    if (isBlank(bytes[found - 1]) && isBlank(bytes[found + 2] ?? 32)) {
      lexer.at = found + 2;
      break;
    }
  }
  return entries;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32;
}

/** The properties of a marked passage: written in place, or named among the resources. */
export function propertyName(operand: PdfItem | undefined): string | undefined {
  return isDictionary(operand) ? undefined : nameIn(operand);
}
