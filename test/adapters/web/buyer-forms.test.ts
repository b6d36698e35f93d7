import { buyerApp, Person } from './buyer-support.js';

const { app, close } = buyerApp();
afterAll(close);

const script = '<script>alert(1)</script>{{title}}';

test('a new tender needs its country', async () => {
  const answer = await new Person(app).post('/new', { title: script });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('href="#country"');
  expect(answer.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{{title}}');
});

test('a title that is too long is refused and comes back whole', async () => {
  const title = 'x'.repeat(401);
  const answer = await new Person(app, 'fr').post('/new', { title, country: 'FR' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('href="#title"');
  expect(answer.text).toContain('400 caractères');
  expect(answer.text).toContain(`value="${title}"`);
});

test('each fault in the summary names its field, and a long text comes back whole', async () => {
  const buyer = new Person(app);
  const address = await buyer.begin();
  const wrong = await buyer.send(`${address}/steps/what`, {
    description: 'y'.repeat(300_000),
    'contract.cpv': 'abc',
    'lots-0-title': 'Mowing',
    'lots-0-value': 'much',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Description: This text is too long. Shorten it to 20,000 characters.');
  expect(wrong.text).toContain('CPV codes: “abc” is no CPV code.');
  expect(wrong.text).toContain('Lot 1, Value in euro, without VAT: Write a number');
  expect(wrong.text).toContain('y'.repeat(300_000));
});

test('a code that the list does not hold is kept, and said to be unknown', async () => {
  const buyer = new Person(app);
  const page = `${await buyer.begin()}/steps/what`;
  await buyer.send(page, { title: 'T', 'contract.cpv': '12345678', do: 'stay' });
  expect((await buyer.get(page)).text).toContain('not in the list that is held here');
});

test('another browser does not find the tender, whatever it asks', async () => {
  const address = await new Person(app).begin();
  const stranger = new Person(app);
  await stranger.begin();
  for (const page of [
    '',
    '/steps/who',
    '/choose',
    '/award',
    '/measures',
    '/check',
    '/export',
    '/documents/tender',
    '/documents/tender/file/pdf',
  ])
    expect([page, (await stranger.get(`${address}${page}`)).status]).toEqual([page, 404]);
  for (const page of ['/steps/who', '/choose', '/award', '/measures', '/remove'])
    expect([page, (await stranger.post(`${address}${page}`, { revision: '1' })).status]).toEqual([page, 404]);
});

test('what was typed comes back with its faults, and nothing is stored', async () => {
  const buyer = new Person(app);
  const address = await buyer.begin();
  const answer = await buyer.send(`${address}/steps/how-much`, {
    'contract.value': 'a lot',
    'contract.durationMonths': '-3',
    'contract.placeOfPerformance': script,
  });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('<title>Error:');
  expect(answer.text).toContain('href="#contract-value"');
  expect(answer.text).toContain('value="a lot"');
  expect(answer.text).toContain('value="-3"');
  expect(answer.text).toContain('&lt;script&gt;');
  expect(await buyer.dossier(address)).toEqual({
    title: 'Upkeep of parks',
    language: 'en',
    authority: { country: 'FR' },
  });
});

test('two windows: the second one is shown both versions, and may keep its own', async () => {
  const buyer = new Person(app);
  const address = await buyer.begin();
  const page = `${address}/steps/who`;
  const revision = await buyer.revision(page);
  await buyer.post(page, { revision, 'authority.country': 'FR', 'authority.name': 'First' });
  const second = await buyer.post(page, { revision, 'authority.country': 'FR', 'authority.name': 'Second' });
  expect(second.status).toBe(409);
  expect(second.text).toContain('First');
  expect(second.text).toContain('Second');
  const hidden = [...second.text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  );
  expect((await buyer.post(page, Object.fromEntries(hidden))).status).toBe(303);
  expect(await buyer.dossier(address)).toMatchObject({ authority: { name: 'Second' } });
});

test('two windows that say the same do not conflict', async () => {
  const buyer = new Person(app);
  const address = await buyer.begin();
  const page = `${address}/steps/who`;
  const revision = await buyer.revision(page);
  const fields = { revision, 'authority.country': 'FR', 'authority.name': 'Same' };
  await buyer.post(page, fields);
  expect((await buyer.post(page, fields)).status).toBe(303);
});

test('codes are searched without a script, and ticked ones are added', async () => {
  const buyer = new Person(app);
  const address = await buyer.begin();
  const page = `${address}/steps/what`;
  const found = await buyer.send(page, {
    do: 'search-cpv',
    title: 'Kept as typed',
    'contract.cpv': '',
    'contract.cpv.query': 'grass cutting',
  });
  expect(found.status).toBe(200);
  expect(found.text).toContain('value="Kept as typed"');
  const code = /name="contract\.cpv\.add" value="(\d{8})"/.exec(found.text)?.[1] ?? '';
  expect(code).toMatch(/^77/);
  const saved = await buyer.send(page, {
    do: 'continue',
    title: 'Kept',
    'contract.cpv': '',
    'contract.cpv.query': 'grass cutting',
    'contract.cpv.add': code,
  });
  expect(saved.status).toBe(303);
  expect(await buyer.dossier(address)).toMatchObject({ contract: { cpv: [code] } });
});

test('lots: a row is added, filled in, and removed again', async () => {
  const buyer = new Person(app);
  const address = await buyer.begin();
  const page = `${address}/steps/what`;
  const added = await buyer.send(page, { do: 'add-lots', title: 'With lots' });
  expect(added.text).toContain('name="lots-0-title"');
  await buyer.send(page, {
    do: 'continue',
    title: 'With lots',
    'lots-0-title': 'Mowing',
    'lots-0-value': '79 000',
    'lots-1-title': 'Hedges',
  });
  expect(await buyer.dossier(address)).toMatchObject({
    lots: [
      { id: 'LOT-0001', title: 'Mowing', value: 79_000 },
      { id: 'LOT-0002', title: 'Hedges' },
    ],
  });
  const less = await buyer.send(page, {
    'lots-0-remove': 'yes',
    'lots-0-id': 'LOT-0001',
    'lots-0-title': 'Mowing',
    'lots-1-id': 'LOT-0002',
    'lots-1-title': 'Hedges',
  });
  expect(less.text).not.toContain('value="Mowing"');
  expect(less.text).toContain('value="Hedges"');
  await buyer.send(page, {
    do: 'continue',
    title: 'With lots',
    'lots-1-id': 'LOT-0002',
    'lots-1-title': 'Hedges',
  });
  expect(await buyer.dossier(address)).toMatchObject({ lots: [{ id: 'LOT-0002' }] });
});

test('an answer that raises a new question leads to it', async () => {
  const buyer = new Person(app);
  const address = await buyer.begin();
  const sent = await buyer.send(`${address}/steps/relationship`, {
    'contract.kind': 'concession',
    do: 'continue',
  });
  expect(sent.headers.location).toBe(`${address}/steps/relationship#contract-operatingRisk`);
});

test('a file that is no dossier is answered with where and what', async () => {
  const buyer = new Person(app);
  expect((await buyer.post('/import', { json: 'not JSON' })).status).toBe(422);
  const cut = await buyer.post('/import', { json: '{"authority":\n {"country": "FR"' });
  expect(cut.text).toContain('line 2, character 18');
  expect((await buyer.post('/import', { json: '[]' })).text).toContain('which begins with a brace');
  const wrong = await buyer.post('/import', {
    json: JSON.stringify({ authority: { country: 'LU' }, contract: { value: -1, colour: 'red' } }),
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('/contract/value');
  expect(wrong.text).toContain('/contract/colour');
});

test('a file of more than two megabytes is reopened', async () => {
  const buyer = new Person(app);
  const measures = Array.from({ length: 30 }, (_, index) => ({
    id: `m${String(index)}`,
    place: 'performance-condition',
    text: 'é'.repeat(90_000),
  }));
  const answer = await buyer.post('/import', {
    json: JSON.stringify({ authority: { country: 'FR' }, measures }),
  });
  expect(answer.status).toBe(303);
  const address = String(answer.headers.location);
  expect((await buyer.dossier(address)).measures).toEqual(measures);
});
