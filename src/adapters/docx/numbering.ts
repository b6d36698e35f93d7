/** Numbers that the word processor counts: of headings, of lists, and of the lettered points of clauses. */
import type { Heading } from '../../core/documents/block.js';
import { deepestList, headingNumbering, listIndent } from './styles.js';
import { element, part, property, type Xml } from './xml.js';

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The kinds of numbering; a document has one of each, and lists are counted by copies of them. */
const kinds = { headings: 0, bullets: 1, figures: 2, letters: 3 } as const;

const bulletSigns = ['•', '◦', '▪'] as const;

interface Level {
  readonly format: string;
  readonly text: string;
  readonly style?: string;
  readonly left: number;
  readonly hanging: number;
}

function levelOf({ format, text, style, left, hanging }: Level, at: number): Xml {
  return element(
    'w:lvl',
    { 'w:ilvl': at },
    property('start', 1),
    property('numFmt', format),
    ...(style === undefined ? [] : [property('pStyle', style), property('suff', 'space')]),
    property('lvlText', text),
    property('lvlJc', 'left'),
    element('w:pPr', {}, element('w:ind', { 'w:left': left, 'w:hanging': hanging })),
  );
}

function kindOf(id: number, levels: readonly Level[]): Xml {
  return element(
    'w:abstractNum',
    { 'w:abstractNumId': id },
    property('multiLevelType', 'multilevel'),
    ...levels.map(levelOf),
  );
}

const listLevels = (level: (at: number) => Pick<Level, 'format' | 'text'>): Level[] =>
  Array.from({ length: deepestList + 1 }, (_, at) => ({
    ...level(at),
    left: listIndent * (at + 1),
    hanging: at === 0 ? 340 : 300,
  }));

const letterIndent = { left: 425, hanging: 425 };

const allKinds: Xml = [
  kindOf(kinds.headings, [
    { format: 'decimal', text: '%1', style: 'Heading1', left: 0, hanging: 0 },
    { format: 'decimal', text: '%1.%2', style: 'Heading2', left: 0, hanging: 0 },
  ]),
  kindOf(
    kinds.bullets,
    listLevels((at) => ({ format: 'bullet', text: bulletSigns[at] ?? '▪' })),
  ),
  kindOf(
    kinds.figures,
    listLevels((at) => ({ format: 'decimal', text: `%${String(at + 1)}.` })),
  ),
  kindOf(kinds.letters, [{ format: 'lowerLetter', text: '(%1)', ...letterIndent }]),
].join('');

/** A place in a numbering: what a paragraph carries to be counted. */
export interface Counted {
  readonly numbering: number;
  readonly level: number;
}

export const bulletNumbering = 2;

/** The numberings of one document. */
export class Numberings {
  private readonly lists: Xml[] = [];
  private readonly headings: number[] = [];
  private letters: { readonly numbering: number; readonly last: number } | undefined;

  /** Whether the word processor counts this heading to the number that it has; otherwise the number is written. */
  counts({ level, number }: Heading): boolean {
    if (level > 2 || number === undefined) return false;
    const would = [...this.headings.slice(0, level)];
    while (would.length < level) would.push(0);
    would[level - 1] = (would[level - 1] ?? 0) + 1;
    if (would.join('.') !== number) return false;
    this.headings.splice(0, this.headings.length, ...would);
    return true;
  }

  /** A list of its own, so that it begins with its own number. */
  list(ordered: boolean, start: number, level: number): Counted {
    const at = Math.min(level, deepestList);
    return { numbering: ordered ? this.begin(kinds.figures, at, start) : bulletNumbering, level: at };
  }

  /** The point of a clause by its letter: it goes on from the point before, or begins a list of its own. */
  letter(letter: string): Counted {
    const value = letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1;
    const goesOn = this.letters !== undefined && value === this.letters.last + 1;
    const numbering =
      goesOn && this.letters !== undefined ? this.letters.numbering : this.begin(kinds.letters, 0, value);
    this.letters = { numbering, last: value };
    return { numbering, level: 0 };
  }

  part(): string {
    const uses = (id: number, kind: number): Xml =>
      element('w:num', { 'w:numId': id }, property('abstractNumId', kind));
    return part(
      element(
        'w:numbering',
        { 'xmlns:w': namespace },
        allKinds,
        uses(headingNumbering, kinds.headings),
        uses(bulletNumbering, kinds.bullets),
        ...this.lists,
      ),
    );
  }

  private begin(kind: number, level: number, start: number): number {
    const id = bulletNumbering + 1 + this.lists.length;
    this.lists.push(
      element(
        'w:num',
        { 'w:numId': id },
        property('abstractNumId', kind),
        element('w:lvlOverride', { 'w:ilvl': level }, property('startOverride', start)),
      ),
    );
    return id;
  }
}
