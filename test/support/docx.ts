import { SaxesParser } from 'saxes';
import { partsOf as readParts } from './xlsx.js';

export type DocxParts = ReadonlyMap<string, string>;

/** Every part of a document by its path; each must be well-formed XML. */
export async function partsOf(bytes: Buffer): Promise<DocxParts> {
  const parts = await readParts(bytes);
  for (const text of parts.values()) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(text).close();
  }
  return parts;
}

interface Level {
  readonly format: string;
  readonly text: string;
}

/** What the numbering part says: the levels of each numbering, and with which number each begins. */
function numberingsOf(
  parts: DocxParts,
): ReadonlyMap<string, { kind: string; starts: ReadonlyMap<string, number> }> {
  const text = parts.get('word/numbering.xml') ?? '';
  return new Map(
    [...text.matchAll(/<w:num w:numId="(\d+)">(.*?)<\/w:num>/gs)].map(([, id = '', inside = '']) => [
      id,
      {
        kind: /abstractNumId w:val="(\d+)"/.exec(inside)?.[1] ?? '',
        starts: new Map(
          [...inside.matchAll(/w:ilvl="(\d+)"><w:startOverride w:val="(\d+)"/g)].map(
            ([, level = '', start]) => [level, Number(start)] as const,
          ),
        ),
      },
    ]),
  );
}

function levelsOf(parts: DocxParts): ReadonlyMap<string, readonly Level[]> {
  const text = parts.get('word/numbering.xml') ?? '';
  return new Map(
    [...text.matchAll(/<w:abstractNum w:abstractNumId="(\d+)">(.*?)<\/w:abstractNum>/gs)].map(
      ([, id = '', inside = '']) => [
        id,
        [...inside.matchAll(/<w:lvl .*?<\/w:lvl>/gs)].map(([level]) => ({
          format: /numFmt w:val="(\w+)"/.exec(level)?.[1] ?? '',
          text: /lvlText w:val="([^"]*)"/.exec(level)?.[1] ?? '',
        })),
      ],
    ),
  );
}

/** The numbering that a style gives: `Heading1` counts without saying so. */
function styleNumbering(parts: DocxParts, style: string): { id: string; level: number } | undefined {
  const found = new RegExp(`w:styleId="${style}".*?</w:style>`, 's').exec(parts.get('word/styles.xml') ?? '');
  const [, level, id] = /<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"/.exec(found?.[0] ?? '') ?? [];
  return id === undefined ? undefined : { id, level: Number(level) };
}

function shown(value: number, format: string): string {
  return format === 'lowerLetter' ? String.fromCharCode(96 + value) : String(value);
}

/**
 * The text of a document, paragraph by paragraph, with the numbers that a word processor counts before them: a counter of
 * our own, by the rules of ISO 29500-1, 17.9. The cover and the table of contents are left out; empty paragraphs too.
 */
export function textOf(parts: DocxParts): string[] {
  const body = (parts.get('word/document.xml') ?? '')
    .replace(/<w:sdt><w:sdtPr><w:docPartObj>.*?<\/w:sdtContent><\/w:sdt>/s, '')
    .replace(/^.*?<\/w:sectPr><\/w:pPr><\/w:p>/s, '');
  const numberings = numberingsOf(parts);
  const kinds = levelsOf(parts);
  const counters = new Map<string, number[]>();
  const numberOf = (properties: string): string => {
    const [, level = '0', own] = /<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"/.exec(properties) ?? [];
    const style = /<w:pStyle w:val="(\w+)"/.exec(properties)?.[1] ?? '';
    const at = own === undefined ? styleNumbering(parts, style) : { id: own, level: Number(level) };
    const numbering = at === undefined ? undefined : numberings.get(at.id);
    if (at === undefined || numbering === undefined) return '';
    const levels = kinds.get(numbering.kind) ?? [];
    const here = levels[at.level];
    if (here === undefined) throw new Error(`There is no level ${String(at.level)} in ${numbering.kind}.`);
    const counts = counters.get(at.id) ?? [];
    counts.length = Math.min(counts.length, at.level + 1);
    const start = numbering.starts.get(String(at.level)) ?? 1;
    counts[at.level] = counts[at.level] === undefined ? start : (counts[at.level] ?? 0) + 1;
    counters.set(at.id, counts);
    const text = here.text.replace(/%(\d)/g, (_all, which: string) => {
      const index = Number(which) - 1;
      return shown(counts[index] ?? 0, levels[index]?.format ?? 'decimal');
    });
    return `${text} `;
  };
  return [...body.matchAll(/<w:p>(.*?)<\/w:p>/gs)].flatMap(([, inside = '']) => {
    const properties = /^<w:pPr>.*?<\/w:pPr>/s.exec(inside)?.[0] ?? '';
    const words = [...inside.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
      .map(([, text, space]) => (space === undefined ? unescaped(text ?? '') : ' '))
      .join('');
    const front = /<w:pStyle w:val="(?:Title|Subtitle|CoverFact)"/.test(properties);
    return front || words.trim() === '' ? [] : [`${numberOf(properties)}${words}`];
  });
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
