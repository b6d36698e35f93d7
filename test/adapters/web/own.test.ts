import { asBytes } from '../../support/bytes.js';
import { application } from '../../support/app.js';
import { Person } from './buyer-support.js';

const { app, close } = application();
afterAll(close);

const texts = {
  'title-en': 'Gardens kept by young people',
  'summary-en': 'Young people care for the parks with the contractor.',
  'text-en':
    'The contractor gives at least {{hours}} hours of work to young people without a job, wherever they live.',
  'why-en': 'They learn a trade, and the parks are kept.',
  'check-en': 'Look at the register of hours.',
};
const basis = { 'basis-row': ['0', 'new'], 'basis-0-to': 'eu/dir-2014-24/art-70', 'basis-0-role': 'allows' };

/** A clause begun in the browser; its address. */
async function begun(person: Person, title = 'Gardens kept by young people', from = ''): Promise<string> {
  const answer = await person.post('/own/new', {
    title,
    folder: 'youth-apprentices',
    place: 'performance-condition',
    jurisdiction: '',
    from,
  });
  expect(answer.status).toBe(303);
  return String(answer.headers.location);
}

const fields = {
  place: 'performance-condition',
  level: '2',
  effort: 'some',
  themes: 'youth-apprentices',
  jurisdiction: '',
};

test('it works: written, made ready, taken into a tender, changed, and the tender keeps its words', async () => {
  const person = new Person(app);
  const address = await begun(person);
  expect(address).toBe('/own/youth-apprentices/ours-gardens-kept-by-young-people');
  const blank = await person.get(address);
  expect(blank.text).toContain('Write the text for the documents.');
  expect((await person.send(address, { ...fields, ...texts, ...basis })).headers.location).toContain(
    'saved=yes',
  );
  // The placeholder of the text is asked for now.
  expect((await person.get(address)).text).toContain('parameter-hours-type');
  const parameter = {
    'parameter-hours-en': 'Hours in all',
    'parameter-hours-type': 'integer',
    'parameter-hours-default': '200',
  };
  const ready = await person.send(address, { ...fields, ...texts, ...basis, ...parameter, do: 'ready' });
  expect(ready.headers.location).toContain('ready=yes');
  expect((await person.get('/own')).text).toContain('Ready: version 1.0.0.');

  const dossier = await person.begin();
  const id = 'youth-apprentices/ours-gardens-kept-by-young-people';
  expect((await person.get(`${dossier}/choose`)).text).toContain('Gardens kept by young people');
  const taken = await person.send(`${dossier}/choose`, { do: 'take-clause', clause: id });
  expect(taken.status).toBe(303);
  expect(await person.dossier(dossier)).toMatchObject({
    clauses: [{ clause: id, version: '1.0.0' }],
  });
  const tender = await person.get(`${dossier}/documents/tender/file/md?language=en`);
  expect(tender.text).toContain('200 hours of work to young people');

  const later = {
    ...texts,
    'text-en': 'The contractor gives {{hours}} hours to young people, and a mentor.',
  };
  await person.send(address, { ...fields, ...later, ...basis, ...parameter, do: 'ready' });
  expect((await person.get(`${dossier}/documents/tender/file/md?language=en`)).text).not.toContain(
    'and a mentor',
  );
  expect((await person.get(`${dossier}/choose/${id}`)).text).toContain('1.1.0');
  expect((await person.get(`/library/${id}/versions`)).text).toContain('1.0.0');

  await person.post(`${address}/remove`, { sure: 'yes' });
  expect((await person.get(address)).status).toBe(404);
  expect((await person.get(`${dossier}/documents/tender/file/md?language=en`)).text).toContain(
    '200 hours of work',
  );
});

test('nobody else sees it', async () => {
  const person = new Person(app);
  const address = await begun(person, 'A secret of ours');
  await person.send(address, { ...fields, ...texts, 'text-en': 'Only ours.', ...basis, do: 'ready' });
  const other = new Person(app);
  await other.begin();
  for (const path of [
    address,
    `${address}/files`,
    `${address}/remove`,
    '/library/youth-apprentices/ours-a-secret-of-ours',
  ])
    expect((await other.get(path)).status).toBe(404);
  expect((await person.get('/library/youth-apprentices/ours-a-secret-of-ours')).status).toBe(200);
  expect((await other.post(address, { revision: '1' })).status).toBe(404);
});

test('its texts are reviewed as they are written', async () => {
  const person = new Person(app);
  const address = await begun(person, 'Only our own');
  await person.send(address, {
    ...fields,
    ...texts,
    ...basis,
    'text-en': 'Only undertakings with their registered office in our municipality may tender.',
  });
  const page = await person.get(address);
  expect(page.text).toContain('registered office in our municipality');
  expect(page.text).toContain('How to mend it');
});

test('what is wrong is said beside its field, and nothing typed is lost', async () => {
  const person = new Person(app);
  const address = await begun(person, 'Faults');
  const wrong = await person.send(address, {
    ...fields,
    ...texts,
    'basis-row': ['new'],
    'basis-new-to': 'Article 999 of nothing',
    cpv: '77, abc',
    'indicator-en': 'Hours',
    'indicator-target': 'many',
  });
  expect(wrong.status).toBe(422);
  for (const words of [
    'Article 999 of nothing',
    'Write a number',
    'no beginning of a CPV code',
    'wherever they live',
  ])
    expect(wrong.text).toContain(words);
  expect((await person.get(address)).text).not.toContain('wherever they live');
});

test('a provision may be typed as it is read', async () => {
  const person = new Person(app);
  const address = await begun(person, 'By reference');
  const page = await person.get(address);
  const shown = '2014/24 Art 67';
  expect(page.text).toContain(`<option value="${shown}">`);
  await person.send(address, { ...fields, ...texts, 'basis-row': ['new'], 'basis-new-to': shown });
  expect((await person.get(address)).text).toContain(
    `id="basis-0-to" name="basis-0-to" type="text" value="${shown}"`,
  );
  await person.send(address, {
    ...fields,
    ...texts,
    'basis-row': ['new'],
    'basis-new-to': 'eu/dir-2014-24/art-43',
  });
  expect((await person.get(address)).text).toContain('value="2014/24 Art 43"');
});

test('a form of another window is not overwritten unseen', async () => {
  const person = new Person(app);
  const address = await begun(person, 'Two windows');
  const revision = await person.revision(address);
  await person.post(address, { revision, ...fields, ...texts, ...basis });
  const late = await person.post(address, {
    revision,
    ...fields,
    ...texts,
    ...basis,
    'title-en': 'My later title',
  });
  expect(late.status).toBe(409);
  expect(late.text).toContain('My later title');
  const again = /name="revision" value="(\d+)"/.exec(late.text)?.[1] ?? '';
  expect((await person.post(address, { revision: again, ...fields, ...texts, ...basis })).status).toBe(303);
});

test('a beginning without a title or a place', async () => {
  const answer = await new Person(app).post('/own/new', { title: ' ', folder: 'nothing', place: '' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Give the clause a title.');
});

test('from a clause of the library, in French, to files', async () => {
  const person = new Person(app, 'fr');
  const page = await person.get('/own/new?from=work-integration/hours');
  expect(page.text).toContain('name="from" value="work-integration/hours"');
  const address = await begun(person, 'Heures pour les jeunes du quartier', 'work-integration/hours');
  expect((await person.get(address)).text).toContain('Heures pour les jeunes du quartier');
  const files = await person.get(`${address}/files`).buffer().parse(asBytes);
  expect(files.status).toBe(200);
  expect(files.headers['content-disposition']).toContain('.zip');
  expect((files.body as Buffer).subarray(0, 2).toString()).toBe('PK');
});

test('the files of a draft that is not ready are not given', async () => {
  const person = new Person(app);
  const address = await begun(person, 'Not ready yet');
  expect((await person.get(`${address}/files`)).headers.location).toContain('not-ready=yes');
  expect((await person.get(`${address}?not-ready=yes`)).text).toMatch(/<title>Error: /);
  expect(
    (await person.send(address, { ...fields, 'title-en': 'Not ready yet', do: 'ready' })).headers.location,
  ).toContain('not-ready=yes');
});
