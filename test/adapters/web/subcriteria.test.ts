import { buyerApp, knowledge, Person } from './buyer-support.js';

const { app, close } = buyerApp();
afterAll(close);

const words = knowledge.words('en');

async function started(): Promise<{ buyer: Person; page: string; address: string }> {
  const buyer = new Person(app);
  const answer = await buyer.post('/examples/fair-trade-coffee', {});
  const address = String(answer.headers.location).replace(/\/choose$/, '');
  return { buyer, address, page: `${address}/award` };
}

const criteria = {
  'criteria-0-id': 'price',
  'criteria-0-name': 'Price',
  'criteria-0-kind': 'price',
  'criteria-0-weight': '60',
  'criteria-0-subs': 'yes',
  'criteria-1-id': 'care',
  'criteria-1-name': 'Care',
  'criteria-1-kind': 'quality',
  'criteria-1-weight': '40',
  'criteria-1-text': 'Assessed for this contract; scale: 100 % or 50 %.',
  'criteria-1-subs': 'yes',
};
const team = {
  'criteria-1-sub-0-name': 'Team & rounds',
  'criteria-1-sub-0-weight': '25',
  'criteria-1-sub-0-text': 'Who works where, and how often.',
};
const checks = { 'criteria-1-sub-1-name': 'Checks', 'criteria-1-sub-1-weight': '15' };

/** The value that a field of a page holds. */
function valueOf(html: string, name: string): string | undefined {
  return (
    new RegExp(`<input[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ??
    new RegExp(`<textarea[^>]* name="${name}"[^>]*>([^<]*)<`).exec(html)?.[1]
  );
}

test('it works: a sub-criterion is added, written, shown with the sum, changed and removed', async () => {
  const { buyer, page, address } = await started();
  const added = await buyer.send(page, { ...criteria, do: 'add-criteria-1-sub' });
  expect(added.status).toBe(200);
  expect(added.text).toContain('name="criteria-1-sub-0-name"');
  expect(added.text).not.toContain('name="criteria-0-sub-0-name"');
  // What was typed elsewhere is still there, and nothing is stored yet.
  expect(valueOf(added.text, 'criteria-1-name')).toBe('Care');
  expect(JSON.stringify(await buyer.dossier(address))).not.toContain('Care');

  const saved = await buyer.send(page, { ...criteria, ...team, ...checks, do: 'stay' });
  expect(saved.status).toBe(303);
  expect(await buyer.dossier(address)).toMatchObject({
    award: {
      criteria: [
        { id: 'price', weight: 60 },
        {
          id: 'care',
          weight: 40,
          subcriteria: [
            { id: 's1', name: 'Team & rounds', weight: 25, text: 'Who works where, and how often.' },
            { id: 's2', name: 'Checks', weight: 15 },
          ],
        },
      ],
    },
  });
  const shown = (await buyer.get(page)).text;
  expect(valueOf(shown, 'criteria-1-sub-0-name')).toBe('Team &amp; rounds');
  expect(valueOf(shown, 'criteria-1-sub-1-weight')).toBe('15');
  expect(shown).toContain(words.say('buyer.subcriteria.sum', { total: '40', weight: '40' }));
  expect(shown).not.toContain('count--over');

  const kept = {
    'criteria-1-sub-0-id': 's1',
    'criteria-1-sub-1-id': 's2',
    ...team,
    ...checks,
  };
  const less = await buyer.send(page, { ...criteria, ...kept, 'criteria-1-sub-0-remove': 'yes' });
  expect(less.status).toBe(200);
  expect(less.text).not.toContain('name="criteria-1-sub-0-name"');
  expect(valueOf(less.text, 'criteria-1-sub-1-name')).toBe('Checks');
  // Fifteen of forty: shown, and no mistake of the form.
  expect(less.text).toContain(words.say('buyer.subcriteria.sum', { total: '15', weight: '40' }));
  expect(less.text).toContain('count--over');

  const last = { ...criteria, 'criteria-1-sub-1-id': 's2', ...checks };
  expect((await buyer.send(page, { ...last, do: 'stay' })).status).toBe(303);
  expect(JSON.stringify(await buyer.dossier(address))).not.toContain('Team');
  expect((await buyer.get(`${address}/check`)).text).toContain('weigh 15 points together');
  expect((await buyer.send(page, { ...criteria, do: 'stay' })).status).toBe(303);
  expect(JSON.stringify(await buyer.dossier(address))).not.toContain('subcriteria');
});

test.each<readonly [name: string, fields: Readonly<Record<string, string>>, field: string, says: string]>([
  [
    'a weight in words',
    { 'criteria-1-sub-0-weight': 'much' },
    'criteria-1-sub-0-weight',
    'Sub-criterion 1 of criterion 2, Weight of the sub-criterion',
  ],
  [
    'a negative weight',
    { 'criteria-1-sub-1-weight': '-5' },
    'criteria-1-sub-1-weight',
    'Sub-criterion 2 of criterion 2',
  ],
  [
    'a name of a megabyte',
    { 'criteria-1-sub-1-name': 'x'.repeat(2 ** 20) },
    'criteria-1-sub-1-name',
    'Sub-criterion 2 of criterion 2, Name of the sub-criterion',
  ],
])('%s is told at its field, and nothing that was typed is lost', async (_, fields, field, says) => {
  const { buyer, page, address } = await started();
  const before = await buyer.dossier(address);
  const sent = { ...criteria, ...team, ...checks, ...fields };
  const answer = await buyer.send(page, { ...sent, do: 'continue' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(`href="#${field}"`);
  expect(answer.text).toContain(says);
  expect(answer.text).toContain(`id="${field}-error"`);
  for (const [name, value] of Object.entries(sent))
    if (!name.endsWith('-kind') && !name.endsWith('subs'))
      expect([name, valueOf(answer.text, name)]).toEqual([name, value.replaceAll('&', '&amp;')]);
  expect(await buyer.dossier(address)).toEqual(before);
});

test('two hundred sub-criteria under one criterion are refused with all of them in the form', async () => {
  const { buyer, page } = await started();
  const many = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [
      `criteria-1-sub-${String(index)}-name`,
      `Part ${String(index)}`,
    ]),
  );
  const answer = await buyer.send(page, { ...criteria, ...many, do: 'continue' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('href="#criteria-1-sub"');
  expect(answer.text).toContain('id="criteria-1-sub"');
  expect(answer.text).toContain(words.say('fault.too-many', { detail: '100' }));
  expect(valueOf(answer.text, 'criteria-1-sub-199-name')).toBe('Part 199');
});

test('a form without the list leaves the sub-criteria as they are', async () => {
  const { buyer, page, address } = await started();
  await buyer.send(page, { ...criteria, ...team, ...checks, do: 'stay' });
  const without = Object.fromEntries(Object.entries(criteria).filter(([name]) => !name.endsWith('subs')));
  await buyer.send(page, { ...without, 'criteria-1-name': 'Care of the parks', do: 'stay' });
  expect(await buyer.dossier(address)).toMatchObject({
    award: { criteria: [{}, { name: 'Care of the parks', subcriteria: [{ id: 's1' }, { id: 's2' }] }] },
  });
});

test('two people who change sub-criteria at once both see what they wrote', async () => {
  const { buyer, page, address } = await started();
  await buyer.send(page, { ...criteria, ...team, ...checks, do: 'stay' });
  const stale = await buyer.post(page, {
    ...criteria,
    ...team,
    'criteria-1-sub-1-name': 'Visits',
    'criteria-1-sub-1-weight': '15',
    revision: '1',
    do: 'stay',
  });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('Visits');
  expect(stale.text).toContain('Checks');
  expect(JSON.stringify(await buyer.dossier(address))).not.toContain('Visits');
});

test('a comparison of two revisions marks the sub-criterion that was changed', async () => {
  const { buyer, page, address } = await started();
  await buyer.send(page, { ...criteria, ...team, ...checks, do: 'stay' });
  const changed = { ...team, 'criteria-1-sub-0-name': 'Team & visits', 'criteria-1-sub-0-weight': '24' };
  await buyer.send(page, { ...criteria, ...changed, ...checks, do: 'stay' });
  for (const document of ['tender', 'award-grid']) {
    const compared = await buyer.get(`${address}/revisions/compare?from=2&to=3&document=${document}`);
    expect(compared.status).toBe(200);
    expect(compared.text).toMatch(/<del[^>]*>(?:<[^>]*>[^<]*<\/[^>]*>)?[^<]*rounds/);
    expect(compared.text).toMatch(/<ins[^>]*>(?:<[^>]*>[^<]*<\/[^>]*>)?[^<]*visits/);
  }
});

test('the page reads in French', async () => {
  const buyer = new Person(app, 'fr');
  const answer = await buyer.post('/examples/neighbourhood-upkeep', {});
  const page = `${String(answer.headers.location).replace(/\/choose$/, '')}/award`;
  const shown = (await buyer.get(page)).text;
  expect(shown).toContain('Sous-critère 1 du critère 2');
  expect(shown).toContain(knowledge.words('fr').say('buyer.subcriteria.sum', { total: '20', weight: '20' }));
});
