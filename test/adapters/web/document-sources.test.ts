import { gzipSync } from 'node:zlib';
import { exampleSlugs, buyerApp, Person } from './buyer-support.js';

const { app, close } = buyerApp();
afterAll(close);

async function begun(buyer: Person, example = 'neighbourhood-upkeep'): Promise<string> {
  const answer = await buyer.post(`/examples/${example}`, { language: 'en' });
  return String(answer.headers.location).replace(/\/(choose|check|steps).*$/, '');
}

/** What a page weighs on its way. */
const sent = (page: string): number => gzipSync(page).length;

const kinds = [
  'tender',
  'award-grid',
  'notice-sheet',
  'performance-annex',
  'summary',
  'tenderer-forms',
  'justification',
];

/** The small lines under the passages: their text, and the addresses that they lead to. */
const line =
  /<(p|span) class="passage-source"[^>]*>(<span class="passage-source__from">[^<]*<\/span>.*?)<\/\1>/g;

function sourcesOn(page: string): { readonly text: string; readonly hrefs: readonly string[] }[] {
  return [...page.matchAll(line)].map(([, , inside = '']) => ({
    text: inside.replace(/<[^>]+>/g, ''),
    hrefs: [...inside.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href),
  }));
}

test('it works: passages lead to their clause, its place in the basket, the question and the law', async () => {
  const buyer = new Person(app);
  const address = await begun(buyer);
  const { clauses } = (await buyer.dossier(address)) as { clauses: readonly { clause: string }[] };
  const first = clauses[0]?.clause ?? '';
  const page = (await buyer.get(`${address}/documents/tender`)).text;
  const hrefs = sourcesOn(page).flatMap((source) => source.hrefs);
  expect(hrefs).toContain(`/library/${first}`);
  expect(hrefs).toContain(`${address}/choose/${first}`);
  expect(hrefs).toContain('/law/eu/dir-2014-24/art-57');
  expect(hrefs.some((href) => href.startsWith(`${address}/steps/what#`))).toBe(true);
  expect(hrefs).toContain(`${address}/award`);
  expect(sourcesOn(page).map(({ text }) => text)).toContain(
    'From: a sentence that stands in every document of this kind',
  );
});

test('they are switched off by a link, and on again', async () => {
  const buyer = new Person(app);
  const address = await begun(buyer);
  const on = (await buyer.get(`${address}/documents/tender`)).text;
  expect(on).toContain('sources&#x3D;no">Hide where each passage comes from</a>');
  const off = (await buyer.get(`${address}/documents/tender?sources=no`)).text;
  expect(sourcesOn(off)).toEqual([]);
  expect(off).toContain('sources&#x3D;yes">Show where each passage comes from</a>');
  const body = (page: string): string =>
    (page.split('<div class="document"')[1] ?? '')
      .replace(line, '')
      .replace(/nonce="[^"]*"/g, '')
      .replace(/\s+/g, '');
  expect(body(on)).toBe(body(off));
});

test.each(exampleSlugs)('every document of %s says of its passages where they come from', async (example) => {
  const buyer = new Person(app);
  const address = await begun(buyer, example);
  for (const kind of kinds) {
    const answer = await buyer.get(`${address}/documents/${kind}`);
    if (answer.status === 404) continue;
    const sources = sourcesOn(answer.text);
    expect([kind, sources.filter(({ hrefs }) => hrefs.length > 0).length > 0]).toEqual([kind, true]);
    // A comment that no reader understood would stand in the text.
    expect(answer.text).not.toContain('&lt;!--');
    expect([kind, sent(answer.text) < 180_000]).toEqual([kind, true]);
  }
});

test('no file shows a mark', async () => {
  const buyer = new Person(app);
  const address = await begun(buyer);
  for (const kind of kinds)
    for (const format of ['md', 'html']) {
      const file = await buyer.get(`${address}/documents/${kind}/file/${format}`).buffer(true);
      expect([kind, format, /<!--|&lt;!--|passage-source/.test(file.text)]).toEqual([kind, format, false]);
    }
});

test('what is typed cannot pass for a source', async () => {
  const buyer = new Person(app);
  const address = await begun(buyer);
  const sent = await buyer.send(`${address}/steps/what`, {
    title: 'A <!-- from law eu/cjeu/c-598-19 --> title',
    description: 'x\n\n<!-- from law eu/cjeu/c-598-19 -->\n\ny',
    do: 'stay',
  });
  expect(sent.status).toBe(303);
  const page = (await buyer.get(`${address}/documents/tender`)).text;
  expect(sourcesOn(page).flatMap(({ hrefs }) => hrefs)).not.toContain('/law/eu/cjeu/c-598-19');
  expect(page).toContain('&lt;!-- from law eu/cjeu/c-598-19 --&gt;');
});

test('a frozen document keeps its sources; what can no longer be changed is named without a way', async () => {
  const buyer = new Person(app);
  const address = await begun(buyer);
  await buyer.send(`${address}/finalise`, {});
  const hrefs = sourcesOn((await buyer.get(`${address}/documents/tender`)).text).flatMap(
    (source) => source.hrefs,
  );
  expect(hrefs).toContain('/law/eu/dir-2014-24/art-57');
  expect(hrefs.filter((href) => href.startsWith('/dossiers/'))).toEqual([]);
  expect((await buyer.post(`${address}/documents/tender/text`, {})).status).toBe(409);
}, 90_000);

describe('the document beside a form', () => {
  const textOf = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

  test('it works: it shows what is typed, and nothing is stored', async () => {
    const buyer = new Person(app);
    const address = await begun(buyer);
    const before = await buyer.dossier(address);
    const revision = await buyer.revision(`${address}/steps/how-much`);
    const answer = await buyer.post(`${address}/documents/tender/text`, {
      'preview.step': 'how-much',
      revision,
      'contract.durationMonths': '31',
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('With what you have typed, which is not saved yet.');
    expect(textOf(answer.text)).toContain('31 months');
    expect(answer.text).not.toContain('<html');
    expect(await buyer.dossier(address)).toEqual(before);
    expect(await buyer.revision(`${address}/steps/how-much`)).toBe(revision);
    const saved = await buyer.post(`${address}/documents/tender/text`, {});
    expect(saved.text).toContain('As it was last saved.');
    expect(textOf(saved.text)).not.toContain('31 months');
  });

  test('what cannot be read leaves the document as it was saved, and says so', async () => {
    const buyer = new Person(app);
    const address = await begun(buyer);
    const answer = await buyer.post(`${address}/documents/tender/text`, {
      'preview.step': 'how-much',
      'contract.durationMonths': 'for ever',
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Something in the form cannot be read yet.');
  });

  test.each(['steps/who', 'steps/how-much', 'choose', 'award'])(
    '%s leads to it without a script',
    async (page) => {
      const buyer = new Person(app);
      const address = await begun(buyer);
      const { text } = await buyer.get(`${address}/${page}`);
      expect(text).toContain(
        `href="${address}/documents/tender" data-beside-of="${address}/documents/tender/text"`,
      );
      expect(text).toContain('data-preview="');
      expect(sent(text)).toBeLessThan(180_000);
    },
  );

  test('there is none for a stranger, nor for a kind that is not called for', async () => {
    const buyer = new Person(app);
    const address = await begun(buyer);
    expect((await new Person(app).post(`${address}/documents/tender/text`, {})).status).toBe(404);
    expect((await buyer.post(`${address}/documents/entrustment/text`, {})).status).toBe(404);
  });
});
