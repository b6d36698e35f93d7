import { libraryIn } from '../../../src/core/clauses/library.js';
import { buyerApp, knowledge, Person } from './buyer-support.js';

const { app, close } = buyerApp();
afterAll(close);

// The buyer of the example sits in France and takes the French form.
const versionOf = (id: string): string | undefined =>
  libraryIn(knowledge.library, ['EU', 'FR']).clauses.find((clause) => clause.id === id)?.version;

async function started(): Promise<{ buyer: Person; address: string }> {
  const buyer = new Person(app);
  const answer = await buyer.post('/examples/neighbourhood-upkeep', {});
  return { buyer, address: String(answer.headers.location).replace(/\/choose$/, '') };
}

test('a route is taken for the whole, and another for a lot', async () => {
  const { buyer, address } = await started();
  const sent = await buyer.send(`${address}/choose`, {
    'reservation.route': 'art-20',
    'lot-route.LOT-0001': 'none',
    'lot-route.LOT-0002': '',
    'lot-route.LOT-0003': 'art-20',
  });
  expect(sent.status).toBe(303);
  const dossier = await buyer.dossier(address);
  expect(dossier).toMatchObject({
    reservation: { route: 'art-20' },
    lots: [{ reservation: { route: 'none' } }, {}, { reservation: { route: 'art-20' } }],
  });
  // What a lot says beside its route stays.
  expect(dossier).toMatchObject({ lots: [{}, { reservation: { minimumShare: 0.5 } }, {}] });
});

test('a clause is taken, filled in and left; its criterion follows it', async () => {
  const { buyer, address } = await started();
  await buyer.send(`${address}/choose`, { do: 'take-clause', clause: 'work-integration/hours' });
  const page = `${address}/choose/work-integration/hours`;
  const wrong = await buyer.send(page, {
    hours: '12',
    groups: 'disabled',
    counting: '24',
    planDays: '30',
    deduction: '45',
    cap: '5',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="12"');
  const right = await buyer.send(page, {
    hours: '700',
    groups: 'disabled',
    counting: '24',
    planDays: '30',
    deduction: '45',
    cap: '5',
  });
  expect(right.status).toBe(303);
  const chosen = (await buyer.dossier(address)).clauses;
  // The usual values are not frozen: only what differs is kept.
  expect(chosen).toContainEqual({
    clause: 'work-integration/hours',
    version: versionOf('work-integration/hours'),
    values: { hours: 700, groups: ['disabled'] },
  });
  await buyer.send(`${address}/choose`, { do: 'leave-clause', clause: 'community-benefit/dialogue-plan' });
  const after = await buyer.dossier(address);
  expect(JSON.stringify(after)).not.toContain('community-benefit/dialogue-plan');
  expect(after).toMatchObject({
    award: { criteria: [{ id: 'price', weight: 65 }, { id: 'organisation' }, { id: 'environment' }] },
  });
});

test('the calculator shows its sum and puts the hours into the clause', async () => {
  const { buyer, address } = await started();
  const page = await buyer.get(`${address}/choose?value=300000&labour=70&cost=30&share=10`);
  expect(page.text).toContain('700 hours');
  const sent = await buyer.send(`${address}/choose`, { do: 'use-hours', hours: '700' });
  expect(sent.status).toBe(303);
  expect(JSON.stringify(await buyer.dossier(address))).toContain('"hours":700');
  expect((await buyer.get(`${address}/choose?value=much&labour=700`)).text).toContain('from 0 to 100');
});

test('criteria and weights are written; what does not add up is kept and said', async () => {
  const { buyer, address } = await started();
  const page = `${address}/award`;
  const added = await buyer.send(page, {
    do: 'add-criteria',
    'criteria-0-name': 'Price',
    'criteria-0-kind': 'price',
    'criteria-0-weight': '60',
  });
  expect(added.text).toContain('name="criteria-1-name"');
  await buyer.send(page, {
    'award.method': 'best-price-quality',
    'criteria-0-name': 'Price',
    'criteria-0-kind': 'price',
    'criteria-0-weight': '60',
    'criteria-1-name': 'Quality',
    'criteria-1-kind': 'quality',
    'criteria-1-weight': '30',
    do: 'stay',
  });
  expect(await buyer.dossier(address)).toMatchObject({
    award: { criteria: [{ weight: 60 }, { weight: 30 }] },
  });
  expect((await buyer.get(page)).text).toContain('not to 100');
});

test('the first clauses are put forward, with a sentence why so many; the others that fit are folded, and can be taken', async () => {
  const { buyer, address } = await started();
  const page = (await buyer.get(`${address}/choose`)).text;
  const [shown = '', folded = ''] = page.slice(page.indexOf('id="clauses"')).split('id="more-clauses"');
  const put = [...shown.matchAll(/<article class="card clause-card/g)].length;
  expect(put).toBeGreaterThan(4);
  expect(put).toBeLessThanOrEqual(12);
  expect(shown).toContain(`${String(put)} clauses are put forward`);
  expect(shown).toContain('<details');
  expect(folded).not.toContain('<article');
  const rest = [...folded.matchAll(/class="fitting-list__item"/g)].length;
  expect(folded).toContain(`More clauses that fit: ${String(rest)}`);
  const [, clause = ''] = /name="clause" value="([^"]+)"/.exec(folded) ?? [];
  expect(shown).not.toContain(`value="${clause}"`);
  expect((await buyer.send(`${address}/choose`, { do: 'take-clause', clause })).status).toBe(303);
  expect(JSON.stringify(await buyer.dossier(address))).toContain(clause);
  const all = (await buyer.get(`${address}/choose?all=yes`)).text;
  expect([...all.matchAll(/<article class="card clause-card/g)]).toHaveLength(put + rest);
});

test('a small contract is told why so few clauses are put forward', async () => {
  const buyer = new Person(app);
  const answer = await buyer.post('/examples/training-of-officials', {});
  const page = (await buyer.get(String(answer.headers.location))).text;
  expect(page).toContain('4 clauses are put forward');
  expect(page).toContain('The contract is worth 8% of the threshold');
});

test('own wording is kept by place, and removed when emptied', async () => {
  const { buyer, address } = await started();
  const page = `${address}/measures`;
  await buyer.send(page, {
    'new.performance-condition': 'First\r\nline {{x}} <b>',
    'new.selection': 'Second',
  });
  expect(await buyer.dossier(address)).toMatchObject({
    measures: [
      { id: 'm1', place: 'selection', text: 'Second' },
      { id: 'm2', place: 'performance-condition', text: 'First\nline {{x}} <b>' },
    ],
  });
  await buyer.send(page, { 'measure.m1.selection': '', 'measure.m2.performance-condition': 'Kept' });
  expect((await buyer.dossier(address)).measures).toEqual([
    { id: 'm2', place: 'performance-condition', text: 'Kept' },
  ]);
});

test('a page has its twin for programs', async () => {
  const { buyer, address } = await started();
  const twin = await buyer.get(`${address}/check.json`);
  expect(twin.headers['content-type']).toContain('application/json');
  expect(twin.body).toHaveProperty('findings');
});
