import request from 'supertest';
import { application } from '../../support/app.js';

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
