import { buyerApp, Person } from './buyer-support.js';

const { app, close } = buyerApp();
afterAll(close);

async function dossierOf(person: Person): Promise<string> {
  const answer = await person.post('/examples/school-canteen-food', {});
  return /^(\/dossiers\/[^/]+)/.exec(String(answer.headers.location))?.[1] ?? '';
}

/** The text of one duty on a page. */
function dutyIn(html: string, rule: string): string {
  const from = html.indexOf(`id="verdict-eu-duty-${rule}"`);
  return from < 0 ? '' : html.slice(from, html.indexOf('</details>', from));
}

test('it works: the duties with their state on the steps to choose and to check, in both languages', async () => {
  for (const language of ['en', 'fr']) {
    const person = new Person(app, language);
    const dossier = await dossierOf(person);
    const { text } = await person.get(`${dossier}/choose`);
    expect(dutyIn(text, 'russia')).toContain(language === 'en' ? 'Not met yet' : 'Pas encore remplie');
    const check = await person.get(`${dossier}/check`);
    expect(check.text).toContain(`${dossier}/choose#verdict-eu-duty-russia`);
  }
});

test('nothing of vehicles or buildings stands there for school food', async () => {
  const person = new Person(app);
  const { text } = await person.get(`${await dossierOf(person)}/choose`);
  for (const rule of ['clean-vehicles', 'solar', 'net-zero', 'websites']) expect(dutyIn(text, rule)).toBe('');
});

test('a duty is met by taking the clause that is offered beside it', async () => {
  const person = new Person(app);
  const dossier = await dossierOf(person);
  const choose = `${dossier}/choose`;
  const before = dutyIn((await person.get(choose)).text, 'russia');
  expect(before).toContain('Not met yet');
  expect(before).toContain('/library/preparation/russia-declaration');
  const answer = await person.post(choose, {
    revision: await person.revision(choose),
    clause: 'preparation/russia-declaration',
    do: 'take-clause',
  });
  expect(answer.status).toBe(303);
  expect(dutyIn((await person.get(choose)).text, 'russia')).toContain('Met by a clause');
});

test('a building is asked about only for works, its floor area only when there is one', async () => {
  const person = new Person(app);
  const dossier = await person.begin();
  const step = `${dossier}/steps/what`;
  expect((await person.get(step)).text).not.toContain('contract.building');
  const answer = await person.post(step, {
    revision: await person.revision(step),
    title: 'A new school',
    'contract.nature': 'works',
    'contract.building': 'new',
  });
  expect(answer.status).toBe(303);
  const { text } = await person.get(step);
  expect(text).toContain('name="contract.building"');
  expect(text).toContain('name="contract.floorArea"');
});
