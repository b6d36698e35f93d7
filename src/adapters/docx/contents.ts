import type { Heading } from '../../core/documents/block.js';
import { bookmarkOf, paragraph, run } from './text.js';
import { content, element, property, type Xml } from './xml.js';

/** As deep as the contents of the PDF. */
const deepest = 3;

const mark = (type: 'begin' | 'separate' | 'end', attributes: Readonly<Record<string, string>> = {}): Xml =>
  element('w:r', {}, element('w:fldChar', { 'w:fldCharType': type, ...attributes }));

/** Pages are known to whoever lays them out: a page guessed here would be wrong elsewhere, so none is written. */
function entryOf({ id, number, inlines }: Heading): Xml {
  const title = inlines.map((inline) => ('text' in inline ? inline.text : ' ')).join('');
  const says = number === undefined ? title : `${number} ${title}`;
  return element('w:hyperlink', { 'w:anchor': bookmarkOf(id), 'w:history': 1 }, run(says));
}

/**
 * The table of contents as a field of the word processor, with its entries already there as links. It is marked as to be
 * worked out: a word processor that heeds this adds the pages when it opens the file, others when the field is updated.
 */
export function contentsOf(title: string, headings: readonly Heading[]): Xml {
  const listed = headings.filter(({ level }) => level <= deepest);
  if (listed.length === 0) return '';
  const instruction = element(
    'w:r',
    {},
    element(
      'w:instrText',
      { 'xml:space': 'preserve' },
      content(` TOC \\o "1-${String(deepest)}" \\h \\z \\u `),
    ),
  );
  const entries = listed.map((heading, at) =>
    paragraph(
      { style: `TOC${String(heading.level)}` },
      at === 0 ? `${mark('begin', { 'w:dirty': 'true' })}${instruction}${mark('separate')}` : '',
      entryOf(heading),
      at === listed.length - 1 ? mark('end') : '',
    ),
  );
  return element(
    'w:sdt',
    {},
    element(
      'w:sdtPr',
      {},
      element(
        'w:docPartObj',
        {},
        property('docPartGallery', 'Table of Contents'),
        element('w:docPartUnique'),
      ),
    ),
    element('w:sdtContent', {}, paragraph({ style: 'TOCHeading' }, run(title)), ...entries),
  );
}
