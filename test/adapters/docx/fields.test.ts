import { openArchive } from '../../../src/adapters/drafts/archive.js';
import { readXml } from '../../../src/adapters/drafts/xml.js';
import { docxOf } from '../../../src/adapters/docx/document.js';
import { blocksOf } from '../../../src/adapters/markdown/blocks.js';
import { documentOf } from '../pdf/words.js';

interface Control {
  title: string;
  name: string;
  id: string;
  kind: string;
  text: string;
}

/** The content controls of a document in their order. */
async function controlsOf(markdown: string): Promise<Control[]> {
  const file = docxOf(documentOf(blocksOf(markdown)));
  const controls: Control[] = [];
  let inside: Control | undefined;
  readXml(await (await openArchive(file)).read('word/document.xml'), {
    open: (name, _space, attribute) => {
      const value = attribute('val') ?? '';
      if (name === 'sdt') inside = { title: '', name: '', id: '', kind: '', text: '' };
      if (inside === undefined) return;
      if (name === 'alias') inside.title = value;
      if (name === 'tag') inside.name = value;
      if (name === 'id') inside.id = value;
      if (name === 'checkbox' || name === 'date') inside.kind = name;
      if (name === 'text') inside.kind = attribute('multiLine') === '1' ? 'lines' : 'line';
    },
    close: (name) => {
      if (name !== 'sdt' || inside === undefined) return;
      controls.push(inside);
      inside = undefined;
    },
    text: (typed) => {
      if (inside !== undefined) inside.text += typed;
    },
  });
  return controls;
}

test('it works: each field is a content control with a title, a name and its kind', async () => {
  const controls = await controlsOf(
    [
      '[Name & <form>](field:line/a)',
      '[Yes](field:tick/b)',
      '[Answer](field:long/c)',
      '| x | y |\n| --- | --- |\n| [Day](field:date/d) | [Amount](field:amount/e) |',
      '- [In a list](field:tick/f)',
    ].join('\n\n'),
  );
  expect(controls.map(({ title, name, kind }) => [title, name, kind])).toEqual([
    ['Name & <form>', 'a', 'line'],
    ['Yes', 'b', 'checkbox'],
    ['Answer', 'c', 'lines'],
    ['Day', 'd', 'date'],
    ['Amount', 'e', 'line'],
    ['In a list', 'f', 'checkbox'],
  ]);
  expect(new Set(controls.map(({ id }) => id)).size).toBe(6);
  expect(controls.map(({ text }) => text !== '')).toEqual(controls.map(() => true));
  expect(controls[1]?.text).toBe('☐');
});

test('a long label is cut to what Word takes, and the whole stands in the text', async () => {
  const long = 'We have read every clause of the document and will carry it out, all of it 🌳🌳🌳';
  const [control] = await controlsOf(`[${long}](field:tick/a)`);
  expect(control?.title).toBe(`${long.slice(0, 63)}…`);
  const file = docxOf(documentOf(blocksOf(`[${long}](field:tick/a)`)));
  expect((await (await openArchive(file)).read('word/document.xml')).toString()).toContain(long);
});
