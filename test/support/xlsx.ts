import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { SaxesParser } from 'saxes';
import type { CellValue } from './formulas.js';

/** Every part of a package, by its path. */
export async function partsOf(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, file) => {
      if (error) reject(error);
      else resolve(file);
    });
  });
  const parts = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) {
          reject(error);
          return;
        }
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', reject);
        stream.on('end', () => {
          parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
  return parts;
}

export interface ReadSheet {
  /** Values and formulas by cell. */
  readonly cells: Map<string, CellValue>;
  /** The style of each cell. */
  readonly styles: ReadonlyMap<string, number>;
  readonly validations: readonly Readonly<Record<string, string>>[];
  readonly protected: boolean;
}

/** A sheet as a spreadsheet reads it; every part must be well-formed XML. */
export function sheetOf(text: string): ReadSheet {
  const cells = new Map<string, CellValue>();
  const styles = new Map<string, number>();
  const validations: Record<string, string>[] = [];
  let isProtected = false;
  let cell = '';
  let formula: string | undefined;
  let open = '';
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open = name;
    if (name === 'c') {
      cell = attributes.r ?? '';
      formula = undefined;
      styles.set(cell, Number(attributes.s));
    }
    if (name === 'dataValidation') validations.push({ ...attributes });
    if (name === 'sheetProtection') isProtected = attributes.sheet === '1';
  });
  parser.on('text', (content) => {
    if (open === 'f') formula = content;
    if (open === 'f') cells.set(cell, `=${content}`);
    if (open === 't') cells.set(cell, content);
    if (open === 'v' && formula === undefined) cells.set(cell, Number(content));
  });
  parser.on('closetag', () => {
    open = '';
  });
  parser.write(text).close();
  return { cells, styles, validations, protected: isProtected };
}
