import { prepared } from '../../../src/adapters/sqlite/notice-prepared.js';
import { application } from '../../support/app.js';
import { lot, notice } from '../../support/notices.js';
import { Person } from './buyer-support.js';

const { app, stores, close } = application();
afterAll(close);

const price = (weight: number) => ({
  type: 'price',
  name: [],
  description: [],
  weight: { kind: 'per-exa', number: weight },
});
const quality = {
  type: 'quality',
  name: [{ language: 'FRA', text: 'Parcours d’insertion' }],
  description: [],
  weight: { kind: 'per-exa', number: 40 },
};
const condition = [{ language: 'FRA', text: 'Heures d’insertion pendant le contrat' }];

stores.notices.take(
  [
    notice({
      publication: '1-2026',
      title: 'Reserved and near',
      lots: [
        lot({
          route: 'art-20',
          criteria: [price(60), quality],
          hasConditions: true,
          conditions: [condition],
        }),
        lot({ id: 'LOT-0002', route: 'none', criteria: [price(100)] }),
      ],
    }),
    // What is past is practice too.
    notice({
      publication: '2-2026',
      title: 'Reserved and past',
      lots: [lot({ route: 'art-20', deadline: '2020-01-01', criteria: [price(40)] })],
    }),
    notice({ publication: '3-2026', title: 'Open and near', lots: [lot({ route: 'none' })] }),
    notice({
      publication: '4-2026',
      title: 'Reserved and abroad',
      country: 'ES',
      lots: [lot({ route: 'art-77' })],
    }),
    notice({
      publication: '5-2026',
      title: 'Another trade',
      cpv: ['90910000'],
      lots: [lot({ route: 'art-20' })],
    }),
    notice({ publication: '6-2026', title: 'A result', kind: 'result', lots: [lot({ route: 'art-20' })] }),
  ].map(prepared),
  [],
);

async function opened(person: Person, contract: object, country = 'FR'): Promise<string> {
  const dossier = { title: 'Upkeep of parks', authority: { country }, contract };
  return String((await person.post('/import', { json: JSON.stringify(dossier) })).headers.location);
}

test('it works: how often, how, with which weights and conditions, with links', async () => {
  const person = new Person(app);
  const address = await opened(person, { kind: 'contract', cpv: ['77311000'] });
  expect((await person.get(`${address}/check`)).text).toContain(`${address}/practice`);
  const page = await person.get(`${address}/practice`);
  expect(page.status).toBe(200);
  const cells = [...page.text.matchAll(/govuk-table__cell--numeric">(\d+)/g)].map((match) => match[1]);
  // In France three calls, two of them with reserved lots; everywhere one more of each.
  expect(cells).toEqual(['3', '2', '4', '3', '4', '3']);
  for (const words of [
    'Reserved and near',
    'Reserved and past',
    'href="/notices/1-2026"',
    'from 40 to 60, in the middle 40',
    '1 of 2 reserved lots says that there are conditions',
    'One compares tenders by price alone.',
    'Parcours d’insertion',
    'Heures d’insertion pendant le contrat',
    '1 of 2 lots reserved',
    'market-questionnaire',
  ])
    expect(page.text).toContain(words);
  for (const other of ['Open and near', 'Reserved and abroad', 'Another trade', 'A result'])
    expect(page.text).not.toContain(other);
});

test('where the country has none, the wider circle is shown', async () => {
  const person = new Person(app, 'fr');
  const address = await opened(person, { kind: 'contract', cpv: ['77311000'] }, 'LU');
  const page = await person.get(`${address}/practice`);
  expect(page.text).toContain('Reserved and abroad');
});

test('nothing alike, and no code', async () => {
  const person = new Person(app);
  const none = await person.get(`${await opened(person, { cpv: ['45210000'] })}/practice`);
  expect(none.text).toContain('No call like yours with a reserved lot');
  const noCode = await person.get(`${await opened(person, {})}/practice`);
  expect(noCode.text).toContain('No code says what you buy');
  expect((await new Person(app).get('/dossiers/none/practice')).status).toBe(404);
});

test('an imported notice is checked by its number', async () => {
  const person = new Person(app);
  const linked = await person.get('/enterprise/notice?publication=1-2026');
  expect(linked.text).toContain('value="1-2026"');
  const begun = await person.upload('/enterprise/notice', undefined, '', Buffer.from(''), {
    publication: '0001-2026',
  });
  expect(begun.status).toBe(303);
  expect((await person.get(String(begun.headers.location))).status).toBe(200);
  const unknown = await person.upload('/enterprise/notice', undefined, '', Buffer.from(''), {
    publication: '999-2026',
  });
  expect(unknown.status).toBe(422);
  expect(unknown.text).toContain('href="#publication"');
});
