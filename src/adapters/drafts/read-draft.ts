import type { Draft, DraftRefusal } from '../../core/review/draft/draft.js';
import { draftFromText } from '../../core/review/draft/plain-text.js';
import { done, refused, type Result } from '../../core/shared/result.js';
import { openArchive, type Archive } from './archive.js';
import { isDocx, readDocx } from './docx.js';
import { limits } from './limits.js';
import { readMarkdown } from './markdown.js';
import { isOdt, readOdt } from './odt.js';
import { Gathered } from './parts.js';
import { Stop } from './refusal.js';

/** The most that one file may hold, in bytes, and one text, in characters. */
export const mostBytes = limits.file;
export const mostCharacters = limits.characters;

const starts = (bytes: Buffer, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

function endingOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Text as people save it: UTF-8 or UTF-16 with its mark, else the set of Windows in western Europe. */
function decoded(bytes: Buffer): string {
  const utf16 = starts(bytes, 0xff, 0xfe) ? 'utf-16le' : starts(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined;
  if (utf16 === undefined && bytes.includes(0)) throw new Stop('no-plain-text');
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (utf16 !== undefined) throw new Stop('no-plain-text');
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A plain text as a draft, of bounded length; throws `Stop` where it is longer than is read. */
function plain(text: string): Draft {
  if (text.length > limits.characters)
    throw new Stop('too-long', { maximum: limits.characters }, 'too-large');
  const gathered = new Gathered();
  gathered.add(draftFromText(text).parts);
  return { parts: gathered.parts };
}

async function readArchive(archive: Archive, ending: string): Promise<Draft> {
  const isText = isDocx(archive);
  const isOpenDocument = !isText && isOdt(archive);
  if (!isText && !isOpenDocument) throw new Stop('no-text-in-it');
  if (ending === 'docx' && !isText) throw new Stop('other-under-name', { name: '.docx' });
  if (ending === 'odt' && !isOpenDocument) throw new Stop('other-under-name', { name: '.odt' });
  return isText ? readDocx(archive) : readOdt(archive);
}

async function read(name: string, bytes: Buffer): Promise<Draft> {
  if (bytes.byteLength > limits.file)
    throw new Stop('file-too-large', { maximum: Math.floor(limits.file / 1e6) }, 'too-large');
  const ending = endingOf(name);
  const isZip = starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06);
  if (bytes.byteLength === 0) throw new Stop('empty');
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) throw new Stop('pdf');
  // The container of old Word files, and of new ones that have a password.
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Stop(ending === 'docx' ? 'encrypted' : 'old-word');
  if (starts(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) throw new Stop('rich-text');
  switch (ending) {
    case 'docx':
    case 'odt':
      if (!isZip) throw new Stop('other-under-name', { name: `.${ending}` });
      return readArchive(await openArchive(bytes), ending);
    case 'md':
    case 'markdown':
    case 'txt':
    case 'text':
    case '': {
      if (isZip) throw new Stop(ending === '' ? 'unknown-kind' : 'other-under-name', { name: `.${ending}` });
      const text = decoded(bytes);
      if (!ending.startsWith('m')) return plain(text);
      if (text.length > limits.characters)
        throw new Stop('too-long', { maximum: limits.characters }, 'too-large');
      return readMarkdown(text);
    }
    default:
      throw new Stop('unknown-kind', { name: `.${ending}` });
  }
}

/**
 * Reads somebody's draft from a file. The name says which kind it claims to be; its first bytes must agree.
 *
 * @param name the file's name with its ending: .docx, .odt, .md, .txt; without one it is read as plain text
 * @returns the draft, or why it was not read
 */
export async function readDraft(name: string, bytes: Buffer): Promise<Result<Draft, DraftRefusal>> {
  try {
    const draft = await read(name, bytes);
    if (draft.parts.length === 0) throw new Stop('empty');
    return done(draft);
  } catch (error) {
    if (error instanceof Stop) return refused(error.refusal);
    throw error;
  }
}
