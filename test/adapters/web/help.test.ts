import request from 'supertest';
import { helpPages } from '../../../src/adapters/web/paths.js';
import { application } from '../../support/app.js';

const { app, close } = application();
afterAll(close);

test('it works: every page in both languages', async () => {
  for (const path of ['/help', ...helpPages.map((page) => `/help/${page}`)]) {
    for (const lang of ['en', 'fr']) {
      const answer = await request(app).get(path).query({ lang });
      expect({ path, lang, status: answer.status }).toMatchObject({ status: 200 });
      expect(answer.text.match(/<h1/g)).toHaveLength(1);
    }
  }
});

test('a page that is not there', async () => {
  expect((await request(app).get('/help/nothing')).status).toBe(404);
});
