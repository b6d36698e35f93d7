import type { Express } from 'express';
import { openStores } from '../../../src/stores.js';
import { buyerApp, knowledge, Person } from './buyer-support.js';

const id = 'work-integration/hours';
const earlier = { text: 'An earlier text asks for {{hours}} hours.' };

let app: Express;
let close: () => void;
const stores = openStores(':memory:');
const now = knowledge.library.clauses.find((clause) => clause.id === id);
if (now === undefined) throw new Error('The clause is not in the library.');
beforeAll(() => {
  // The installation has seen an earlier version of the clause, and a tender that took it.
  const old = {
    ...now,
    version: '0.9.0',
    sha256: 'sha256:old',
    words: { en: { ...now.words.en, ...earlier }, fr: { ...now.words.fr, ...earlier } },
  };
  stores.syncClauses([old], '2026-01-01T00:00:00Z');
  stores.syncClauses(knowledge.library.clauses, '2026-02-01T00:00:00Z');
  ({ app, close } = buyerApp(stores));
});
afterAll(() => {
  close();
});

async function holding(): Promise<{ buyer: Person; address: string }> {
  const buyer = new Person(app);
  const address = await buyer.begin('LU', 'Cleaning');
  await buyer.send(`${address}/steps/what`, {
    'contract.nature': 'services',
    'contract.cpv': '90910000',
    do: 'stay',
  });
  const dossier = await buyer.dossier(address);
  const { text } = await buyer.get('/import');
  expect(text).toContain('form');
  const made = await buyer.post('/import', {
    json: JSON.stringify({ ...dossier, clauses: [{ clause: id, version: '0.9.0', values: { hours: 500 } }] }),
  });
  expect(made.status).toBe(303);
  return { buyer, address: String(made.headers.location).replace(/\/(steps|check|choose).*$/, '') };
}

test('it works: the tender keeps the text that it took, and says what changed', async () => {
  const { buyer, address } = await holding();
  expect((await buyer.get(`${address}/check`)).text).toContain('is kept in version 0.9.0');
  expect((await buyer.get(`${address}/documents/tender`)).text).toContain(
    'An earlier text asks for 500 hours',
  );
  const page = await buyer.get(`${address}/choose/${id}`);
  expect(page.text).toContain('An earlier text asks for 500 hours');
  expect(page.text).toMatch(/<del>[^]*<ins>/);
});

test('saving values keeps the version', async () => {
  const { buyer, address } = await holding();
  await buyer.send(`${address}/choose/${id}`, { hours: '600' });
  expect(await buyer.dossier(address)).toMatchObject({
    clauses: [{ version: '0.9.0', values: { hours: 600 } }],
  });
});

test('the new version is taken when asked for, with the values', async () => {
  const { buyer, address } = await holding();
  await buyer.send(`${address}/choose/${id}`, { do: 'take-version' });
  expect(await buyer.dossier(address)).toMatchObject({
    clauses: [{ version: now.version, values: { hours: 500 } }],
  });
  expect((await buyer.get(`${address}/documents/tender`)).text).not.toContain('An earlier text');
});
