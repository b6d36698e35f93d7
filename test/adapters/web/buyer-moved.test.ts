import { HtmlValidate } from 'html-validate';
import request from 'supertest';
import { openStores } from '../../../src/stores.js';
import { withoutArticle20, lawWith } from '../../support/other-law.js';
import { upkeep } from '../../support/upkeep.js';
import { buyerApp, knowledge, Person } from './buyer-support.js';

const stores = openStores(':memory:');
const { law } = knowledge;
const first = buyerApp(stores);
/** The same database under a later release, in which the route of Article 20 is closed. */
const later = buyerApp(stores, { ...knowledge, law: withoutArticle20(law) });
afterAll(first.close);

const line = 'The law data has changed, and some answers to this tender are different now.';

/** A tender that is stored under the first release. */
async function stored(
  dossier: object = upkeep('FR'),
  language = 'en',
  app = first.app,
): Promise<{ buyer: Person; address: string; workspace: string; id: string }> {
  const buyer = new Person(app, language);
  const made = await buyer.post('/import', { json: JSON.stringify(dossier) });
  expect(made.status).toBe(303);
  const address = String(made.headers.location);
  // Whose it is stands in the cookie, before its signature.
  const workspace = /clausier=([^.;]+)/.exec(String(made.headers['set-cookie']))?.[1] ?? '';
  const id = address.replace('/dossiers/', '');
  expect(stores.dossiers.find(workspace, id)?.revision).toBe(1);
  return { buyer, address, workspace, id };
}

/** The same browser, come back under another release or on another day. */
function back(buyer: Person, app = later.app, language = 'en'): Person {
  const again = new Person(app, language);
  again.use(buyer);
  return again;
}

function markIn(page: string): string {
  return /name="mark" value="([^"]+)"/.exec(page)?.[1] ?? '';
}

const pages = [
  'steps/who',
  'choose',
  'choose/work-integration/hours',
  'award',
  'measures',
  'check',
  'since',
  'aid',
  'documents/tender',
  'finalise',
  'remove',
];

test('it works: every page of the dossier says it, and leads to the difference', async () => {
  const { buyer, address } = await stored();
  expect((await buyer.get(`${address}/check`)).text).not.toContain(line);
  const again = back(buyer);
  for (const page of pages) {
    const { status, text } = await again.get(`${address}/${page}`);
    expect([page, status]).toEqual([page, 200]);
    expect(text).toContain(line);
    expect(text).toContain(`href="${address}/moved"`);
  }
  const { text } = await again.get(`${address}/moved`);
  expect(text).not.toContain(line);
  expect(text).toContain('May participation be reserved to work-integration operators');
  expect(text).toContain('/law/eu/dir-2014-24/art-20');
  expect(text).toMatch(/tag--allowed-if[^]*tag--forbidden/);
});

test('a duty is said in the words of its subject, not in those for what may be reserved', async () => {
  const { buyer, address } = await stored();
  const looked = lawWith(law, 'eu/duty/equal-pay', (rule) => ({
    ...rule,
    general: { kind: 'allowed-if', says: rule.question, duties: [] },
  }));
  const again = back(buyer, buyerApp(stores, { ...knowledge, law: looked }).app);
  const { text } = await again.get(`${address}/moved`);
  expect(text).toContain('<strong class="tag tag--allowed-if">To look at</strong>');
  expect(text).not.toContain('Allowed, with duties');
});

test('the page is valid, has one heading and a twin', async () => {
  const { buyer, address } = await stored();
  const again = back(buyer);
  const { text } = await again.get(`${address}/moved`);
  const report = await new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      'doctype-style': 'off',
      'no-trailing-whitespace': 'off',
      'long-title': 'off',
      'attr-quotes': 'off',
      'valid-id': ['error', { relaxed: true }],
    },
  }).validateString(text);
  expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  expect(text.match(/<h1/g)).toHaveLength(1);
  const twin = (await again.get(`${address}/moved.json`)).body as {
    moved: { groups: { changes: { route: string; before: string; after: string }[] }[] };
  };
  expect(twin.moved.groups.flatMap(({ changes }) => changes)).toContainEqual(
    expect.objectContaining({ route: 'art-20', before: 'allowed-if', after: 'forbidden' }),
  );
  const check = (await again.get(`${address}/check.json`)).body as { banner: { text: string } };
  expect(check.banner.text).toBe(line);
});

test('“remind me” keeps the reminder', async () => {
  const { buyer, address } = await stored();
  const again = back(buyer);
  const answer = await again.post(`${address}/moved`, { do: 'later' });
  expect([answer.status, answer.headers.location]).toEqual([303, address]);
  expect((await again.get(`${address}/check`)).text).toContain(line);
});

test('“I have seen it” ends it, until the law moves again', async () => {
  const { buyer, address } = await stored();
  const again = back(buyer);
  const mark = markIn((await again.get(`${address}/moved`)).text);
  const answer = await again.post(`${address}/moved`, { do: 'seen', mark });
  expect([answer.status, answer.headers.location]).toEqual([303, address]);
  expect((await again.get(`${address}/check`)).text).not.toContain(line);
  expect((await again.get(`${address}/steps/who`)).text).not.toContain(line);
  const none = (await again.get(`${address}/moved`)).text;
  expect(none).toContain('No answer to this tender has changed');
  expect(none).not.toContain('no longer what they were');
  // The first release is another law once more.
  expect((await back(buyer, first.app).get(`${address}/check`)).text).toContain(line);
});

test('a difference that was not the one shown is not taken as seen', async () => {
  const { buyer, address } = await stored();
  const again = back(buyer);
  const answer = await again.post(`${address}/moved`, { do: 'seen', mark: 'another' });
  expect([answer.status, answer.headers.location]).toEqual([303, `${address}/moved`]);
  expect((await again.get(`${address}/check`)).text).toContain(line);
});

test('neither button, another site, a stranger', async () => {
  const { buyer, address } = await stored();
  const again = back(buyer);
  expect((await again.post(`${address}/moved`, {})).status).toBe(422);
  const mark = markIn((await again.get(`${address}/moved`)).text);
  const foreign = again.post(`${address}/moved`, { do: 'seen', mark }).set('Sec-Fetch-Site', 'cross-site');
  expect((await foreign).status).toBe(403);
  const stranger = new Person(later.app);
  expect((await stranger.get(`${address}/moved`)).status).toBe(404);
  expect((await stranger.post(`${address}/moved`, { do: 'seen', mark })).status).toBe(404);
  expect((await request(later.app).get(`${address}/moved`)).text).not.toContain('work-integration operators');
  expect((await again.get(`${address}/check`)).text).toContain(line);
});

test('working on does not lose the reminder, nor is what the buyer changes taken for the law', async () => {
  const { buyer, address } = await stored();
  const again = back(buyer);
  const saved = await again.send(`${address}/steps/what`, {
    title: 'Upkeep',
    'contract.nature': 'services',
    'contract.cpv': '90910000',
  });
  expect(saved.status).toBe(303);
  expect((await again.get(`${address}/check`)).text).toContain(line);
  expect((await again.get(`${address}/moved`)).text).toContain('as it stood then');
  // Under one and the same law an answer that changes everything changes nothing of the law.
  const same = await stored();
  await same.buyer.send(`${same.address}/steps/how-much`, { 'contract.value': '20000' });
  expect((await same.buyer.get(`${same.address}/check`)).text).not.toContain('/moved"');
});

test('law data that changes no answer says nothing, and the next change is told against it', async () => {
  const { buyer, address, workspace, id } = await stored();
  const reworded = {
    ...knowledge,
    law: lawWith(law, 'eu/reserve/art-20', (rule) => ({
      ...rule,
      question: { en: 'In other words?', fr: 'Autrement dit ?' },
    })),
  };
  const quiet = back(buyer, buyerApp(stores, reworded).app);
  expect((await quiet.get(`${address}/check`)).text).not.toContain('/moved"');
  expect(stores.records.find(workspace, id)).toMatchObject({ revision: 1, law: reworded.law.hash });
});

test('an old dossier without a record is recorded at first sight and says nothing', async () => {
  const { buyer, workspace } = await stored();
  const old = stores.dossiers.create(workspace, upkeep('FR'), '2026-01-01T00:00:00Z');
  const again = back(buyer);
  expect(stores.records.find(workspace, old.id)).toBeUndefined();
  expect((await again.get(`/dossiers/${old.id}/check`)).text).not.toContain(line);
  expect(stores.records.find(workspace, old.id)?.revision).toBe(1);
  expect((await back(buyer, first.app).get(`/dossiers/${old.id}/check`)).text).toContain(line);
});

test('a finalised dossier says nothing; a copy of it goes on from what was answered then', async () => {
  const { buyer, address } = await stored();
  expect((await buyer.send(`${address}/finalise`, {})).status).toBe(303);
  const again = back(buyer);
  expect((await again.get(`${address}/check`)).text).not.toContain(line);
  expect((await again.get(`${address}/moved`)).headers.location).toBe(`${address}/check`);
  expect((await again.post(`${address}/moved`, { do: 'seen', mark: '' })).status).toBe(409);
  const copy = String((await again.post(`${address}/copy`, {})).headers.location);
  expect((await again.get(`${copy}/check`)).text).toContain(line);
}, 30_000);

test('without a day of dispatch the calendar counts as well, and the page says so', async () => {
  const vans = {
    authority: { country: 'FR', type: 'sub-central' },
    contract: { kind: 'contract', nature: 'supplies', cpv: ['34136000'], value: 218_000, durationMonths: 12 },
  };
  const [old, now, law2] = [
    buyerApp(stores, knowledge, '2025-12-31'),
    buyerApp(stores, knowledge, '2026-01-01'),
    buyerApp(stores, { ...knowledge, law: withoutArticle20(law) }, '2026-01-01'),
  ];
  const { buyer, address } = await stored(vans, 'en', old.app);
  const again = back(buyer, now.app);
  expect((await again.get(`${address}/check`)).text).toContain('Time has passed');
  const { text } = await again.get(`${address}/moved`);
  expect(text).toContain('names no day for its planned dispatch');
  expect(text).toMatch(/EUR\s221,000[^]*EUR\s216,000/);
  expect(text).toContain('31 December 2025');
  expect((await back(buyer, law2.app).get(`${address}/check`)).text).toContain(
    'The law data has changed and time has passed.',
  );
  // With a day of its own the same tender stands still.
  const fixed = await stored({ ...vans, asOf: '2025-12-31' }, 'en', old.app);
  expect((await back(fixed.buyer, now.app).get(`${fixed.address}/check`)).text).not.toContain('/moved"');
});

test('in French', async () => {
  const { buyer, address } = await stored(upkeep('FR'), 'fr');
  const again = back(buyer, later.app, 'fr');
  expect((await again.get(`${address}/check`)).text).toContain('Les données juridiques ont changé');
  const { text } = await again.get(`${address}/moved`);
  expect(text).toContain('lang="fr"');
  expect(text).toContain('J’en ai pris connaissance');
  expect(text).toContain('La participation peut-elle être réservée');
});
