import type { Draft } from '../../core/review/draft/draft.js';
import type { Archive } from './archive.js';
import { Gathered, partsOf, type Shape } from './parts.js';
import { Stop } from './refusal.js';
import { readXml } from './xml.js';

const text = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0';
const office = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';

/** Deletions are kept apart while changes are tracked; notes of reviewers and the number of a footnote are no text. */
const passedOver = new Set([
  'tracked-changes',
  'annotation',
  'note-citation',
  'ruby-text',
  'forms',
  'sequence-decls',
]);

const textType = /^application\/vnd\.oasis\.opendocument\.text(?:-master|-template)?\s*$/;

export function isOdt(archive: Archive): boolean {
  return archive.has('mimetype') && archive.has('content.xml');
}

async function refuseOtherKinds(archive: Archive): Promise<void> {
  const type = (await archive.read('mimetype')).subarray(0, 200).toString('latin1');
  if (!textType.test(type)) throw new Stop('no-text-in-it');
  const manifest = 'META-INF/manifest.xml';
  if (!archive.has(manifest)) return;
  readXml(await archive.read(manifest), {
    open: (name) => {
      if (name === 'encryption-data') throw new Stop('encrypted');
    },
    close: () => undefined,
    text: () => undefined,
  });
}

interface OpenParagraph {
  text: string;
  readonly shape: Shape;
  /** Notes and text boxes stand in a paragraph and follow it. */
  readonly inner: { text: string; shape: Shape }[];
}

/** Reads an OpenDocument text: body, tables, lists and notes, with tracked changes accepted. Throws `Stop`. */
export async function readOdt(archive: Archive): Promise<Draft> {
  await refuseOtherKinds(archive);
  const gathered = new Gathered();
  const open: OpenParagraph[] = [];
  let passed = 0;
  let inBody = 0;
  let lists = 0;
  readXml(await archive.read('content.xml'), {
    open: (name, space, attribute) => {
      if (space === office && name === 'text') inBody += 1;
      if (passedOver.has(name)) passed += 1;
      if (passed > 0 || inBody === 0 || space !== text) return;
      const paragraph = open.at(-1);
      switch (name) {
        case 'list':
          lists += 1;
          return;
        case 'h': {
          const level = Number(attribute('outline-level') ?? 1);
          open.push({
            text: '',
            shape: { level: Number.isInteger(level) && level > 0 ? level : 1 },
            inner: [],
          });
          return;
        }
        case 'p':
          open.push({ text: '', shape: lists > 0 && open.length === 0 ? { item: true } : {}, inner: [] });
          return;
        case 's':
        case 'tab':
          if (paragraph !== undefined) paragraph.text += ' ';
          return;
        case 'line-break':
          if (paragraph !== undefined) paragraph.text += '\n';
      }
    },
    close: (name, space) => {
      if (space === office && name === 'text') inBody -= 1;
      if (passedOver.has(name)) {
        passed -= 1;
        return;
      }
      if (passed > 0 || space !== text) return;
      if (name === 'list') lists = Math.max(0, lists - 1);
      if (name !== 'p' && name !== 'h') return;
      const paragraph = open.pop();
      if (paragraph === undefined) return;
      const outer = open.at(-1);
      if (outer !== undefined) outer.inner.push(paragraph, ...paragraph.inner);
      else for (const one of [paragraph, ...paragraph.inner]) gathered.add(partsOf(one.text, one.shape));
    },
    text: (typed) => {
      const paragraph = open.at(-1);
      // A line end in the file is white space, as everywhere in OpenDocument.
      if (passed === 0 && paragraph !== undefined) paragraph.text += typed.replace(/\s+/g, ' ');
    },
  });
  return { parts: gathered.parts };
}
