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
