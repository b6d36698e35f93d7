import { openStores } from '../../../src/stores.js';
import { buyerApp, Person } from './buyer-support.js';
import { asBytes } from '../../support/bytes.js';

const stores = openStores(':memory:');
const { app, close } = buyerApp(stores);
afterAll(close);

async function started(buyer: Person): Promise<string> {
  const answer = await buyer.post('/examples/neighbourhood-upkeep', { language: 'en' });
  return String(answer.headers.location).replace(/\/(choose|check|steps).*$/, '');
}

const kinds = ['performance-annex', 'summary'] as const;
const names = {
  'performance-annex': { en: 'Performance annex', fr: 'Annexe d’exécution' },
  summary: { en: 'Summary for elected officials', fr: 'Résumé pour les élus' },
} as const;

describe.each(kinds)('%s', (kind) => {
  test.each(['en', 'fr'] as const)(
    'it works: offered, shown with its picture, and taken away, in %s',
    async (language) => {
      const buyer = new Person(app, language);
      const address = await started(buyer);
      expect((await buyer.get(`${address}/check`)).text).toContain(`${address}/documents/${kind}`);
      const page = await buyer.get(`${address}/documents/${kind}?language=${language}`);
      expect(page.status).toBe(200);
      expect(page.text).toContain(names[kind][language]);
      expect(page.text).toContain('<svg class="document-figure__drawing" role="img" aria-label="');
      expect(page.text).not.toMatch(/<svg[^>]* style=/);
      for (const [format, type, begins] of [
        ['pdf', 'application/pdf', '%PDF'],
        ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
        ['html', 'text/html', '<!doc'],
        ['md', 'text/markdown', '# '],
      ] as const) {
        const file = await buyer
          .get(`${address}/documents/${kind}/file/${format}?language=${language}`)
          .buffer(true)
          .parse(asBytes);
        expect([format, file.status, file.type]).toEqual([format, 200, type]);
        expect((file.body as Buffer).toString('latin1').startsWith(begins)).toBe(true);
      }
      expect((await buyer.get(`${address}/documents/${kind}/file/xlsx`)).status).toBe(404);
    },
  );
});

test('a finalised tender keeps both as they stood', async () => {
  const buyer = new Person(app);
  const address = await started(buyer);
  const read = async (kind: string): Promise<Buffer> => {
    const file = await buyer.get(`${address}/documents/${kind}/file/pdf`).buffer(true).parse(asBytes);
    expect(file.status).toBe(200);
    return file.body as Buffer;
  };
  const drafts = [await read('performance-annex'), await read('summary')];
  await buyer.send(`${address}/finalise`, {});
  const frozen = [await read('performance-annex'), await read('summary')];
  frozen.forEach((file, index) => {
    expect(file.equals(drafts[index] ?? Buffer.alloc(0))).toBe(true);
  });
  const page = await buyer.get(`${address}/documents/performance-annex`);
  expect(page.text).toContain('<svg class="document-figure__drawing"');
});

test('a grant has neither', async () => {
  const buyer = new Person(app);
  const json = JSON.stringify({ authority: { country: 'LU' }, contract: { kind: 'grant' } });
  const address = String((await buyer.post('/import', { json })).headers.location);
  for (const kind of kinds) expect((await buyer.get(`${address}/documents/${kind}`)).status).toBe(404);
});
