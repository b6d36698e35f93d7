import type { Express } from 'express';
import { buyerApp, Person } from './buyer-support.js';

let app: Express;
let close: () => void;
beforeAll(() => ({ app, close } = buyerApp()));
afterAll(() => {
  close();
});

async function compensation(language = 'en'): Promise<{ buyer: Person; address: string }> {
  const buyer = new Person(app, language);
  const address = await buyer.begin('FR', 'Childcare in the evening');
  const page = `${address}/steps/relationship`;
  await buyer.send(page, { 'contract.kind': 'sgei-compensation', do: 'stay' });
  return { buyer, address };
}

const answers = {
  'contract.kind': 'sgei-compensation',
  'aid.sector': 'childcare',
  'aid.amount': '1,600,000',
  'aid.years': '4',
  'aid.selection': 'none',
  'aid.entrustment': 'yes',
  'aid.entrustmentDate.day': '1',
  'aid.entrustmentDate.month': '3',
  'aid.entrustmentDate.year': '2026',
  'aid.entrustmentParameters': 'yes',
  'aid.overcompensationControl': 'yes',
};

test('it works', async () => {
  const { buyer, address } = await compensation();
  await buyer.send(`${address}/steps/relationship`, { ...answers, do: 'stay' });
  const page = await buyer.get(`${address}/aid`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Decision on services of general economic interest');
  expect(page.text).toContain('names Decision 2025/2630');
  expect(page.text).toContain('href="/law/eu/dec-2025-2630/art-4"');
  // Ways side by side, the closed ones with their reason.
  expect(page.text).toContain('above the ceiling');
  expect(page.text).toContain('Notification to the Commission');
  expect(page.text).toContain('/documents/entrustment"');
  expect(page.text).not.toContain('style=');
});

test('it works in French', async () => {
  const { buyer, address } = await compensation('fr');
  const page = await buyer.get(`${address}/aid`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Aides d’État et services');
  expect(page.text).toContain('Pas encore tranché');
});

test('what is missing leads to its question', async () => {
  const { buyer, address } = await compensation();
  const page = await buyer.get(`${address}/aid`);
  expect(page.text).toContain(`href="${address}/steps/relationship#aid-entrustment"`);
  const step = await buyer.get(`${address}/steps/relationship`);
  expect(step.text).toContain('id="aid-entrustment');
});

test('the fourth and the seventh step lead to it', async () => {
  const { buyer, address } = await compensation();
  for (const from of ['steps/relationship', 'check'])
    expect((await buyer.get(`${address}/${from}`)).text).toContain(`href="${address}/aid"`);
});

test('a plain purchase is asked nothing and told that it is no aid', async () => {
  const buyer = new Person(app);
  const address = await buyer.begin();
  const page = `${address}/steps/relationship`;
  await buyer.send(page, { 'contract.kind': 'contract', 'contract.procedure': 'open', do: 'stay' });
  const step = await buyer.get(page);
  expect(step.text).not.toContain('name="aid.');
  expect(step.text).toContain('Market terms');
  expect((await buyer.get(`${address}/check`)).text).not.toContain('/documents/entrustment"');
  expect((await buyer.get(`${address}/documents/entrustment`)).status).toBe(404);
});

test('earlier small aid is added row by row and counts', async () => {
  const buyer = new Person(app);
  const address = await buyer.begin();
  const page = `${address}/steps/relationship`;
  await buyer.send(page, { 'contract.kind': 'grant', 'aid.economicActivity': 'yes', do: 'stay' });
  const more = await buyer.send(page, { do: 'add-earlier' });
  expect(more.text).toContain('name="earlier-0-date"');
  const wrong = await buyer.send(page, {
    'earlier-0-date': 'last year',
    'earlier-0-amount': '150000',
    'earlier-0-kind': 'general',
    do: 'stay',
  });
  expect(wrong.status).toBe(422);
  await buyer.send(page, {
    'aid.amount': '200000',
    'earlier-0-date': '2025-03-15',
    'earlier-0-amount': '100000.01',
    'earlier-0-kind': 'general',
    do: 'stay',
  });
  expect(await buyer.dossier(address)).toMatchObject({
    aid: { previousAid: [{ date: '2025-03-15', amount: 100000.01, kind: 'general' }] },
  });
  expect((await buyer.get(page)).text).toContain('value="2025-03-15"');
  expect((await buyer.get(`${address}/aid`)).text).toContain('the amount is above the ceiling');
});

test('somebody else’s dossier is not shown', async () => {
  const { address } = await compensation();
  expect((await new Person(app).get(`${address}/aid`)).status).toBe(404);
});

test('a guarantee is asked for its loan, share and years, and counts for what they make of it', async () => {
  const buyer = new Person(app);
  const address = await buyer.begin('IE', 'A guarantee for a workshop');
  const page = `${address}/steps/relationship`;
  await buyer.send(page, { 'contract.kind': 'grant', do: 'stay' });
  const asked = {
    'contract.kind': 'grant',
    'aid.economicActivity': 'yes',
    'aid.form': 'guarantee',
    'aid.noPreviousAid': 'yes',
  };
  await buyer.send(page, { ...asked, do: 'stay' });
  expect((await buyer.get(page)).text).toContain('How large is the loan that you guarantee?');
  await buyer.send(page, { ...asked, 'aid.guarantee.loan': '500,000', do: 'stay' });
  expect(await buyer.dossier(address)).toMatchObject({ aid: { guarantee: { loan: 500000 } } });
  const open = await buyer.get(`${address}/aid`);
  expect(open.text).toContain(`href="${page}#aid-guarantee-share"`);
  await buyer.send(page, {
    ...asked,
    'aid.guarantee.loan': '500,000',
    'aid.guarantee.share': '70',
    'aid.guarantee.years': '4',
    do: 'stay',
  });
  expect((await buyer.get(`${address}/aid`)).text).toContain('General de minimis');
});

test('the page has a twin in JSON', async () => {
  const { buyer, address } = await compensation();
  const twin = await buyer.get(`${address}/aid.json`);
  expect(twin.status).toBe(200);
  expect(twin.type).toBe('application/json');
  expect(JSON.parse(twin.text)).toMatchObject({ heading: 'State aid and services', services: {} });
});
