import type { Test } from 'supertest';
import supertest from 'supertest';
import type { Scenario } from '../../../src/core/workshop/scenario.js';
import { application } from '../../support/app.js';
import { Person } from './buyer-support.js';

const { app, close } = application();
afterAll(close);

const first = /name="revision" value="(\d+)"/;

/** A copy of a scenario; its address. */
async function copied(person: Person, from = 'scenario:neighbourhood-upkeep'): Promise<string> {
  const answer = await person.post('/workshops/own', { from });
  expect(answer.status).toBe(303);
  return String(answer.headers.location);
}

const revision = async (person: Person, address: string): Promise<string> =>
  first.exec((await person.get(address)).text)?.[1] ?? '';

test('it works: copied, its words and rounds changed, played, and nobody else sees it', async () => {
  const person = new Person(app);
  const address = await copied(person);
  expect(address).toBe('/workshops/own/ours-our-district-our-jobs');
  const page = await person.get(address);
  expect(page.text).toContain('name="text.title.en"');

  const moved = await person.post(address, {
    do: 'down',
    round: 'lever',
    revision: await revision(person, address),
  });
  expect(moved.status).toBe(303);
  const again = await person.post(address, {
    do: 'duplicate',
    round: 'share',
    revision: await revision(person, address),
  });
  expect(again.status).toBe(303);
  const removed = await person.post(address, {
    do: 'remove',
    round: 'hiring',
    revision: await revision(person, address),
  });
  expect(removed.status).toBe(303);
  const order = [...(await person.get(address)).text.matchAll(/\/rounds\/([a-z0-9-]+)"/g)].map(
    ([, id]) => id,
  );
  expect(order).toEqual(['route', 'lever', 'share', 'share-2', 'hours', 'places', 'volunteers']);

  const round = `${address}/rounds/volunteers`;
  const saved = await person.post(round, {
    revision: await revision(person, round),
    minutes: '25',
    'text.title.en': 'My **question** [x](field:line/y)',
    'text.title.fr': '',
    'text.ask.en': 'Who decides?',
    'text.ask.fr': 'Qui décide ?',
    'text.notes.en': '- one\n- <b>two</b>',
    'text.notes.fr': '',
  });
  expect(saved.status).toBe(303);
  const study = await person.get('/workshops/study/ours-our-district-our-jobs/volunteers?lang=fr');
  expect(study.text).toContain('My **question** [x](field:line/y)');
  expect(study.text).toContain('Qui décide');
  const shown = await person.post('/workshops/study/ours-our-district-our-jobs/volunteers?lang=en', {
    do: 'show',
  });
  expect(shown.text).toContain('&lt;b&gt;two&lt;/b&gt;');

  expect((await person.get('/workshops')).text).toContain('/workshops/scenarios/ours-our-district-our-jobs');
  const stranger = new Person(app);
  for (const path of [
    address,
    round,
    '/workshops/study/ours-our-district-our-jobs/volunteers',
    '/workshops/scenarios/ours-our-district-our-jobs/file/yaml',
  ])
    expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
});

test('from a tender rounds are proposed from its facts, and they are answered', async () => {
  const person = new Person(app);
  const begun = await person.post('/examples/neighbourhood-upkeep', {});
  const dossier = /\/dossiers\/([^/]+)/.exec(String(begun.headers.location))?.[1] ?? '';
  const address = await copied(person, `dossier:${dossier}`);
  const page = await person.get(address);
  const ids = [...page.text.matchAll(/\/rounds\/([a-z0-9-]+)"/g)].map(([, id]) => id);
  expect(ids).toEqual(
    expect.arrayContaining(['route', 'price', 'places', 'hours', 'threshold', 'open', 'dossier']),
  );
  expect(page.text).not.toContain('Town of Valbourg');
  const id = address.split('/').at(-1) ?? '';
  // The tender reserves a lot; that is for the players to find.
  const taken = (await person.get(`/workshops/scenarios/${id}/file/json`)).body as Scenario;
  expect(JSON.stringify(taken.dossier)).not.toMatch(/art-20|minimumShare/);
  for (const round of ids) {
    const answer = await person.post(`/workshops/study/${id}/${round ?? ''}`, { do: 'show' });
    expect([round, answer.status]).toEqual([round, 200]);
  }
  const removed = await person.post(address, {
    do: 'remove',
    round: 'hours',
    revision: await revision(person, address),
  });
  expect(removed.status).toBe(303);
  expect((await person.get(address)).text).toContain('Rounds that the facts suggest');
  const shorter = (await person.get(`/workshops/scenarios/${id}/file/json`)).body as Scenario;
  expect(taken.minutes - shorter.minutes).toBe(
    taken.rounds.find(({ id: round }) => round === 'hours')?.minutes,
  );
  const added = await person.post(address, {
    do: 'add',
    round: 'hours',
    revision: await revision(person, address),
  });
  expect(added.status).toBe(303);
  expect((await person.get(address)).text).toContain('/rounds/hours"');
});

function upload(person: ReturnType<typeof supertest.agent>, text: string, name = 'scenario.yaml'): Test {
  return person
    .post('/workshops/own/import')
    .set('Sec-Fetch-Site', 'same-origin')
    .attach('file', Buffer.from(text), name);
}

test('a scenario is taken away as a file and taken in by somebody else', async () => {
  const person = new Person(app);
  for (const format of ['yaml', 'json']) {
    const file = await person
      .get(`/workshops/scenarios/fair-trade-coffee/file/${format}`)
      .buffer()
      .parse((response, done) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => {
          done(null, text);
        });
      });
    const taken = await upload(supertest.agent(app), String(file.body), `x.${format}`);
    expect(taken.status).toBe(303);
    expect(taken.headers.location).toContain('/workshops/own/ours-the-coffee-that-went-to-court');
  }
});

const bad: readonly (readonly [string, string, RegExp])[] = [
  ['no YAML', 'title: [x', /line \d/],
  ['references that grow', 'a: &a [x]\nb: [*a, *a]', /refers to parts of itself/],
  ['another thing', 'title: x', /\/title/],
  ['a key that comes twice', 'title: x\nid: y\ntitle: z', /line 3/],
  ['nothing', '', /Choose a file first|object|valid|\/|fit/],
];

test.each(bad)('%s is refused with what to mend', async (_, text, says) => {
  const answer = await upload(supertest.agent(app), text);
  expect(answer.status).toBe(422);
  expect(answer.text).toMatch(says);
});

test('a file of very many keys holds nobody up', async () => {
  const keys = Array.from({ length: 60_000 }, (_, index) => `k${index.toString(36)}`);
  expect((await upload(supertest.agent(app), `{${keys.join(',')}}`)).status).toBe(422);
  // To compare each with all others takes four minutes.
}, 30_000);

test('a file that names what does not exist is refused, and one that is too large', async () => {
  const person = new Person(app);
  const wrong = (await person.get('/workshops/scenarios/fair-trade-coffee/file/json')).body as {
    rounds: Record<string, unknown>[];
  };
  wrong.rounds[2] = {
    ...wrong.rounds[2],
    options: [
      { id: 'a', says: { en: 'x', fr: 'y' }, asked: { of: 'clause', clause: 'none/such' } },
      { id: 'b', says: { en: 'x', fr: 'y' } },
    ],
  };
  const answer = await upload(supertest.agent(app), JSON.stringify(wrong));
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('none/such');
  const large = await upload(supertest.agent(app), `x: ${'y'.repeat(500_000)}`);
  expect(large.status).toBe(422);
  expect(large.text).toContain('400 kB');
});

const day = (of: string): Record<string, string> => ({
  'date.day': of,
  'date.month': '2',
  'date.year': '2027',
});

test('what is wrong is told, what was saved elsewhere is not written over, and removing asks first', async () => {
  const person = new Person(app);
  expect((await person.post('/workshops/own', {})).status).toBe(422);
  const address = await copied(person, 'scenario:training-of-officials');
  const wrong = await person.post(address, {
    do: 'save',
    revision: '1',
    country: 'LU',
    ...day('31'),
    'text.title.en': 'x'.repeat(300),
    'text.title.fr': 'y',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('href="#text.title.en"');
  expect(wrong.text).toContain('href="#date-day"');
  expect(wrong.text).toContain('x'.repeat(300));
  const fine = {
    do: 'save',
    country: 'ES',
    ...day('22'),
    'text.title.en': 'Mine',
    'text.title.fr': '',
  };
  expect((await person.post(address, { ...fine, revision: '1' })).status).toBe(303);
  expect((await person.post(address, { ...fine, revision: '1' })).status).toBe(409);
  expect((await person.post(address, { do: 'explode', round: 'price', revision: '2' })).status).toBe(400);
  expect((await person.post(`${address}/remove`, {})).headers.location).toBe(`${address}/remove`);
  expect((await person.get(`${address}/remove`)).text).toContain('Mine');
  expect((await person.post(`${address}/remove`, { sure: 'yes' })).status).toBe(303);
  expect((await person.get(address)).status).toBe(404);
});
