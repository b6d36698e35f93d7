import { buyerApp, Person } from './buyer-support.js';

const { app, close } = buyerApp();
afterAll(close);

async function dossierOf(person: Person): Promise<string> {
  const answer = await person.post('/examples/school-canteen-food', {});
  return /^(\/dossiers\/[^/]+)/.exec(String(answer.headers.location))?.[1] ?? '';
}

test('it works: compared with today unless told, in both languages', async () => {
  for (const language of ['en', 'fr']) {
    const person = new Person(app, language);
    const dossier = await dossierOf(person);
    const answer = await person.get(`${dossier}/since`);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`lang="${language}"`);
    expect(answer.text.match(/<h1/g)).toHaveLength(1);
  }
});

test('another day shows the figures that differ, with their sources, and the step to check leads there', async () => {
  const person = new Person(app);
  const dossier = await dossierOf(person);
  const { text } = await person.get(`${dossier}/since?day.day=1&day.month=3&day.year=2025`);
  expect(text).toMatch(/EUR\s221,000 before, EUR\s216,000 from this day/);
  expect(text).toContain('/law/eu/del-reg-2025-2152/art-1');
  expect(text).toContain('Must equal pay be secured');
  expect((await person.get(`${dossier}/check`)).text).toContain(`${dossier}/since`);
});

test('the JSON twin holds the comparison', async () => {
  const person = new Person(app);
  const dossier = await dossierOf(person);
  const answer = await person.get(`${dossier}/since.json?day=2025-03-01`);
  const { since } = answer.body as { since: { same: boolean; duties: { id: string }[] } };
  expect(since.same).toBe(false);
  expect(since.duties.map((change) => change.id)).toContain('eu/duty/equal-pay');
});

test('a day that does not exist, or before the directives, is shown again with the fault', async () => {
  const person = new Person(app);
  const dossier = await dossierOf(person);
  for (const query of ['day.day=31&day.month=2&day.year=2027', 'day=2015-01-01', 'day=soon']) {
    const answer = await person.get(`${dossier}/since?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#day"');
  }
});

test('a dossier of somebody else is not there', async () => {
  const dossier = await dossierOf(new Person(app));
  expect((await new Person(app).get(`${dossier}/since`)).status).toBe(404);
});
