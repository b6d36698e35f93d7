import request from 'supertest';
import { application } from '../../support/app.js';
import { asBytes } from '../../support/bytes.js';

const { app, close } = application();
afterAll(close);

test('it works', async () => {
  const answer = await request(app).get('/library');
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('/library/');
});

test('words and facets narrow the list, accents ignored', async () => {
  const answer = await request(app)
    .get('/library')
    .query({ q: 'equipe', lang: 'fr', place: 'award-criterion' });
  expect(answer.text).toContain('training/team-qualification');
});

test('a page per clause in both languages', async () => {
  for (const lang of ['en', 'fr']) {
    const answer = await request(app).get('/library/work-integration/hours').query({ lang });
    expect(answer.status).toBe(200);
    expect(answer.text.match(/<h1/g)).toHaveLength(1);
  }
});

test('a clause that is not there', async () => {
  expect((await request(app).get('/library/work-integration/nothing')).status).toBe(404);
});

test('of several ticked values of a facet one is enough, and all of them stay ticked', async () => {
  const found = async (place: string | readonly string[]): Promise<number> => {
    const { text } = await request(app).get('/api/v1/clauses').query({ place });
    return (JSON.parse(text) as { total: number }).total;
  };
  const answer = await request(app)
    .get('/library')
    .query({ place: ['reservation', 'exclusion'] });
  expect(answer.text.match(/id="place-(reservation|exclusion)"[^>]* checked/g)).toHaveLength(2);
  const sum = (await found('reservation')) + (await found('exclusion'));
  expect(answer.text.match(/<article class="card clause-card/g)).toHaveLength(sum);
});

test('what was searched for is marked in its passage', async () => {
  const answer = await request(app).get('/library').query({ q: 'apprenticeships' });
  expect(answer.text).toMatch(/clause-card__passage">[^]*<mark>apprentic/i);
});

test('stems find other forms of a word, in each language', async () => {
  for (const [q, lang, id] of [
    ['integrating', 'en', 'work-integration/hours'],
    ['handicapees', 'fr', 'work-integration/reserved-art-20'],
  ] as const)
    expect((await request(app).get('/library').query({ q, lang })).text).toContain(`/library/${id}`);
});

test('both languages stand side by side', async () => {
  const answer = await request(app).get('/library/work-integration/hours/languages');
  expect(answer.status).toBe(200);
  expect(answer.text).toMatch(/<section lang="en"[^]*<section lang="fr"/);
});

test('a version has an address for good, and what is no version has none', async () => {
  const versions = await request(app).get('/library/work-integration/hours/versions');
  const href = /href="(\/library\/work-integration\/hours\/versions\/[^"?]+)"/.exec(versions.text)?.[1] ?? '';
  expect((await request(app).get(href)).status).toBe(200);
  expect((await request(app).get('/library/work-integration/hours/versions/9.9.9')).status).toBe(404);
  expect(
    (await request(app).get('/library/work-integration/hours/versions').query({ from: '9.9.9', to: '1.0.0' }))
      .status,
  ).toBe(404);
});

describe('a selection', () => {
  test('is kept by the browser, and can be passed on and taken away', async () => {
    const person = request.agent(app);
    person.set('Sec-Fetch-Site', 'same-origin');
    for (const clause of ['work-integration/hours', 'circular/take-back'])
      expect(
        (
          await person
            .post('/library/selection')
            .type('form')
            .send({ clause, do: 'put-aside', back: '/library?q=x' })
        ).headers.location,
      ).toBe('/library?q=x');
    const page = await person.get('/library/selection');
    expect(page.text.match(/<article class="card clause-card/g)).toHaveLength(2);
    await person
      .post('/library/selection')
      .type('form')
      .send({ clause: 'circular/take-back', do: 'take-out', back: 'https://elsewhere.example' })
      .expect('Location', '/library/selection');
    expect((await person.get('/library/selection')).text.match(/<article class="card/g)).toHaveLength(1);
    const passed = await request(app)
      .get('/library/selection')
      .query({ clause: ['circular/take-back', 'no/such'] });
    expect(passed.text.match(/<article class="card/g)).toHaveLength(1);
  });

  test.each([
    ['pdf', /^%PDF-/],
    ['docx', /^PK/],
    ['md', /^# Your selection of clauses\n\n## Working hours/],
    ['json', /^\{\n {2}"clauses": \[/],
    ['csv', /^\ufeffid,version,place/],
  ])('as %s', async (format, begins) => {
    const answer = await request(app)
      .get(`/library/selection/file/${format}`)
      .query({ clause: 'work-integration/hours', language: 'en' })
      .buffer(true)
      .parse(asBytes);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toContain(`clauses.en.${format}`);
    expect((answer.body as Buffer).toString('utf8')).toMatch(begins);
  });

  test('nothing that is no clause or no format is taken', async () => {
    expect((await request(app).get('/library/selection/file/pdf')).status).toBe(404);
    expect(
      (await request(app).get('/library/selection/file/exe').query({ clause: 'work-integration/hours' }))
        .status,
    ).toBe(404);
    expect(
      (await request(app).post('/library/selection').type('form').send({ clause: 'a/b', do: 'put-aside' }))
        .status,
    ).toBe(400);
  });
});

describe('feedback', () => {
  const address = '/library/work-integration/hours/feedback';

  test('is kept with the version it speaks of', async () => {
    const sent = await request(app)
      .post(address)
      .type('form')
      .send({ text: ' Too many hours for cleaning. ', email: '' });
    expect(sent.status).toBe(303);
    expect((await request(app).get(String(sent.headers.location))).text).toContain('Thank you');
  });

  test.each([
    [{ text: ' ', email: 'a@example.org' }, 'Write what you want to say'],
    [{ text: 'x'.repeat(4001), email: '' }, 'Write what you want to say'],
    [{ text: 'Good.', email: 'somewhere' }, 'name@example.org'],
  ])('%j is refused, and nothing typed is lost', async (typed, says) => {
    const answer = await request(app).post(address).type('form').send(typed);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(says);
    expect(answer.text).toContain(typed.email === '' ? typed.text.slice(0, 100) : typed.email);
  });
});
