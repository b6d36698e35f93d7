import type { Draft, DraftPart } from '../../core/review/draft/draft.js';
import type { Archive } from './archive.js';
import { readDocxText } from './docx-body.js';
import { relationsOf } from './docx-relations.js';
import { stylesOf } from './docx-styles.js';
import { Gathered, type Shape } from './parts.js';
import { Stop } from './refusal.js';

type Notes = ReadonlyMap<string, readonly DraftPart[]>;

/** Footnotes or endnotes by their number. A note in a note does not exist. */
async function notesIn(
  archive: Archive,
  entry: string | undefined,
  styles: ReadonlyMap<string, Shape>,
): Promise<Notes> {
  const notes = new Map<string, DraftPart[]>();
  if (entry === undefined || !archive.has(entry)) return notes;
  const gathered = new Gathered();
  readDocxText(
    await archive.read(entry),
    styles,
    () => [],
    (parts, note) => {
      gathered.add(parts);
      if (note !== undefined) notes.set(note, [...(notes.get(note) ?? []), ...parts]);
    },
  );
  return notes;
}

/** True for the package of a word processor's text in Office Open XML. */
export function isDocx(archive: Archive): boolean {
  return archive.has('[Content_Types].xml') && archive.has('_rels/.rels');
}

/** Reads a .docx: body, tables, lists, footnotes and endnotes, with tracked changes accepted. Throws `Stop`. */
export async function readDocx(archive: Archive): Promise<Draft> {
  const main = (await relationsOf(archive, '')).get('officeDocument');
  // A workbook or a presentation is a package of the same form.
  if (main === undefined || !/(?:^|\/)word\//.test(main) || !archive.has(main))
    throw new Stop('no-text-in-it');
  const relations = await relationsOf(archive, main);
  const styleEntry = relations.get('styles');
  const styles: ReadonlyMap<string, Shape> =
    styleEntry !== undefined && archive.has(styleEntry)
      ? stylesOf(await archive.read(styleEntry))
      : new Map<string, Shape>();
  const notes = {
    footnote: await notesIn(archive, relations.get('footnotes'), styles),
    endnote: await notesIn(archive, relations.get('endnotes'), styles),
  };
  const gathered = new Gathered();
  readDocxText(
    await archive.read(main),
    styles,
    (kind, id) => notes[kind].get(id) ?? [],
    (parts) => {
      gathered.add(parts);
    },
  );
  return { parts: gathered.parts };
}
