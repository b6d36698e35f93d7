/** The objects of a PDF file for tests that know what they look for: whatever is not there is an error. */
import { operationsOf, type Operation } from './pdfua/content/tokens.js';
import { PdfFile } from './pdfua/reading/file.js';
import {
  isDictionary,
  isList,
  nameIn,
  PdfName,
  PdfRef,
  PdfStream,
  textIn,
  type PdfDictionary,
  type PdfItem,
} from './pdfua/reading/items.js';

export { isList, PdfName, PdfRef, PdfStream, type PdfDictionary, type PdfItem };

export interface PdfObjects {
  readonly trailer: PdfDictionary;
  readonly count: number;
  /** Follows a reference to what it names. */
  resolve(item: PdfItem | undefined): PdfItem | undefined;
}

export function readObjects(file: Buffer): PdfObjects {
  const read = new PdfFile(file);
  return { trailer: read.trailer, count: read.ids.at(-1) ?? 0, resolve: (item) => read.resolve(item) };
}

export function asList(item: PdfItem | undefined): readonly PdfItem[] {
  if (!isList(item)) throw new Error('Not a list');
  return item;
}

export function asDictionary(item: PdfItem | undefined): PdfDictionary {
  if (item instanceof PdfStream) return item.dictionary;
  if (isDictionary(item)) return item;
  throw new Error('Not a dictionary');
}

export function asName(item: PdfItem | undefined): string | undefined {
  return nameIn(item);
}

/** The number of the object that a reference names. */
export function idOf(item: PdfItem | undefined): number {
  if (!(item instanceof PdfRef)) throw new Error('Not a reference');
  return item.id;
}

export function asText(item: PdfItem | undefined): string {
  const text = textIn(item);
  if (text === undefined) throw new Error('Not a string');
  return text;
}

/** A page's content: operators with what stands before them. */
export function operatorsOf(content: Buffer): Generator<Operation> {
  return operationsOf(content);
}
