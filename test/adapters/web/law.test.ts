import request from 'supertest';
import { application } from '../../support/app.js';

const { app, close } = application();
afterAll(close);

test('it works: the index, an act, a provision, a judgment, in both languages', async () => {
  for (const path of [
    '/law',
    '/law/eu/dir-2014-24',
    '/law/eu/dir-2014-24/art-77',
    '/law/eu/dir-2014-24/annex-xiv',
    '/law/eu/cjeu/c-598-19',
    '/law/lu/law-2018/art-78',
  ]) {
    for (const language of ['en', 'fr']) {
      const answer = await request(app).get(path).query({ lang: language });
      expect({ path, language, status: answer.status }).toMatchObject({ status: 200 });
      expect(answer.text.match(/<h1/g)).toHaveLength(1);
      expect(answer.text).toContain(`lang="${language}"`);
    }
  }
});

test('a provision names the rules and clauses that rest on it', async () => {
  const { text } = await request(app).get('/law/eu/dir-2014-24/art-20');
  expect(text).toContain('work-integration operators');
  expect(text).toContain('/library/work-integration/reserved-art-20');
});

test('the JSON twin holds the same', async () => {
  const answer = await request(app).get('/law/eu/dir-2014-24/art-20.json');
  expect(answer.body).toMatchObject({ ref: '2014/24 Art 20' });
});

test('what is not there', async () => {
  for (const path of ['/law/eu/nothing', '/law/eu/dir-2014-24/art-999'])
    expect((await request(app).get(path)).status).toBe(404);
});
