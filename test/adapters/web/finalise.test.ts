import { createHash } from 'node:crypto';
import { allForms } from '../../../src/core/clauses/library.js';
import { openStores } from '../../../src/stores.js';
import { buyerApp, knowledge, Person, today } from './buyer-support.js';
import { asBytes } from '../../support/bytes.js';

const stores = openStores(':memory:');
// As at every start: the versions of clauses are kept, whatever the library says later.
stores.syncClauses(allForms(knowledge.library), `${today}T10:00:00.000Z`);
const { app, close } = buyerApp(stores);
afterAll(close);

const started = async (buyer: Person): Promise<string> => {
  const answer = await buyer.post('/examples/neighbourhood-upkeep', { language: 'en' });
  expect(answer.status).toBe(303);
  return String(answer.headers.location).replace(/\/(choose|check|steps).*$/, '');
};
const finalised = async (buyer: Person): Promise<string> => {
  const address = await started(buyer);
  const answer = await buyer.send(`${address}/finalise`, {});
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe(`${address}/check`);
  return address;
};
const withoutNonce = (page: string): string => page.replace(/nonce="[^"]*"/, '');
const pdfOf = async (buyer: Person, address: string): Promise<Buffer> => {
  const answer = await buyer
    .get(`${address}/documents/tender/file/pdf?language=fr`)
    .buffer(true)
    .parse(asBytes);
  expect(answer.status).toBe(200);
  return answer.body as Buffer;
};

test('it works: a tender is frozen with its documents, and the check says so', async () => {
  const buyer = new Person(app);
  const address = await started(buyer);
  const draft = await pdfOf(buyer, address);
  const asks = await buyer.get(`${address}/finalise`);
  expect(asks.text).toContain('This cannot be undone.');
  await buyer.send(`${address}/finalise`, {});
  const check = await buyer.get(`${address}/check`);
  expect(check.text).toContain('Finalised on 24 November 2026');
  expect(check.text).not.toContain(`${address}/finalise"`);
  expect(check.text).not.toContain('/steps/who#');
  const frozen = await pdfOf(buyer, address);
  expect(frozen.equals(draft)).toBe(true);
  expect(check.text).toContain(createHash('sha256').update(frozen).digest('hex'));
  const sheet = await buyer.get(`${address}/documents/award-grid/file/xlsx`).buffer(true).parse(asBytes);
  expect(sheet.status).toBe(200);
  expect(check.text).toContain(
    createHash('sha256')
      .update(sheet.body as Buffer)
      .digest('hex'),
  );
  expect((await buyer.get(`${address}/documents/tender/file/xlsx`)).status).toBe(404);
  const forms = await buyer.get(`${address}/documents/tenderer-forms/file/pdf`).buffer(true).parse(asBytes);
  expect(check.text).toContain(
    createHash('sha256')
      .update(forms.body as Buffer)
      .digest('hex'),
  );
  // The page of a frozen form still shows its fields, which nobody can fill in there.
  expect((await buyer.get(`${address}/documents/tenderer-forms`)).text).toMatch(
    /<label for="field-who-name">[^<]+<\/label><input type="text"[^>]* disabled>/,
  );
  expect((await buyer.get('/dossiers')).text).toContain('Finalised on 24 November 2026');
});

test('every page to work on it leads to the check, and nothing that is posted changes it', async () => {
  const buyer = new Person(app);
  const address = await finalised(buyer);
  const before = await buyer.dossier(address);
  for (const page of [
    '',
    '/steps/who',
    '/choose',
    '/choose/work-integration/hours',
    '/award',
    '/measures',
    '/finalise',
  ]) {
    const answer = await buyer.get(`${address}${page}`);
    expect([page, answer.status, answer.headers.location]).toEqual([page, 302, `${address}/check`]);
  }
  const answer = await buyer.post(`${address}/steps/who`, { revision: '1', 'authority.name': 'Other' });
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('make a copy');
  expect(answer.text).toContain(`action="${address}/copy"`);
  expect((await buyer.post(`${address}/measures`, { revision: '1' })).status).toBe(409);
  expect(await buyer.dossier(address)).toEqual(before);
});

test('later law data and clauses leave the documents alone, and the page says that they have changed', async () => {
  const buyer = new Person(app);
  const address = await finalised(buyer);
  const before = await pdfOf(buyer, address);
  const preview = (await buyer.get(`${address}/documents/tender`)).text;
  const later = {
    ...knowledge,
    law: { ...knowledge.law, hash: 'sha256:later' },
    library: {
      hash: 'sha256:later',
      variants: [],
      clauses: knowledge.library.clauses.map((clause) => ({
        ...clause,
        words: {
          en: { ...clause.words.en, title: 'Changed', text: 'Changed.' },
          fr: { ...clause.words.fr, title: 'Changé', text: 'Changé.' },
        },
      })),
    },
  };
  // The same database under a later release: the browser's cookie is the same.
  const next = buyerApp(stores, later);
  const again = new Person(next.app);
  again.use(buyer);
  expect((await pdfOf(again, address)).equals(before)).toBe(true);
  expect(withoutNonce((await again.get(`${address}/documents/tender`)).text)).toBe(withoutNonce(preview));
  expect((await again.get(`${address}/check`)).text).toContain(
    'Since then the law data or the clauses have changed.',
  );
});

test('a copy is a draft that can be changed; the original stays', async () => {
  const buyer = new Person(app);
  const address = await finalised(buyer);
  const original = await buyer.dossier(address);
  const answer = await buyer.post(`${address}/copy`, {});
  expect(answer.status).toBe(303);
  const copy = String(answer.headers.location);
  expect(copy).not.toBe(address);
  expect(await buyer.dossier(copy)).toEqual({ ...original, title: `${String(original.title)} (copy)` });
  expect(
    (await buyer.send(`${copy}/steps/who`, { 'authority.name': 'Other', 'authority.country': 'LU' })).status,
  ).toBe(303);
  expect(await buyer.dossier(address)).toEqual(original);
});

test('a stale page does not finalise, a second press does no harm, and a stranger sees nothing', async () => {
  const buyer = new Person(app);
  const address = await started(buyer);
  expect((await buyer.post(`${address}/finalise`, { revision: '7' })).status).toBe(409);
  expect((await buyer.post(`${address}/finalise`, {})).status).toBe(409);
  await buyer.send(`${address}/finalise`, {});
  expect((await buyer.post(`${address}/finalise`, { revision: '1' })).status).toBe(303);
  const stranger = new Person(app);
  expect((await stranger.get(`${address}/finalise`)).status).toBe(404);
  expect((await stranger.post(`${address}/finalise`, { revision: '1' })).status).toBe(404);
  expect((await stranger.post(`${address}/copy`, {})).status).toBe(404);
});

test('in French', async () => {
  const buyer = new Person(app, 'fr');
  const address = await finalised(buyer);
  expect((await buyer.get(`${address}/check`)).text).toContain('Finalisé le 24 novembre 2026');
  expect(today).toBe('2026-11-24');
});
