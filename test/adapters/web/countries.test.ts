import request from 'supertest';
import { application } from '../../support/app.js';
import { memberStates } from '../../../src/usecases/describe-country.js';
import { law } from '../../support/law.js';

const { app, close } = application();
afterAll(close);

test('it works: the list and every Member State, in both languages', async () => {
  expect(memberStates(law)).toHaveLength(27);
  for (const path of [
    '/law/countries',
    ...memberStates(law).map((code) => `/law/countries/${code.toLowerCase()}`),
  ]) {
    for (const language of ['en', 'fr']) {
      const answer = await request(app).get(path).query({ lang: language });
      expect({ path, language, status: answer.status }).toMatchObject({ status: 200 });
      expect(answer.text.match(/<h1/g)).toHaveLength(1);
      expect(answer.text).toContain(`lang="${language}"`);
      expect(answer.text).not.toContain('undefined');
    }
  }
});

test('France: what may be reserved, for whom, with what proof, from when, what is not checked', async () => {
  const { text } = await request(app).get('/law/countries/fr').query({ lang: 'en' });
  for (const said of [
    'social and solidarity economy (L2113-15)',
    'multi-year objectives contract',
    'Since 22 August 2026.',
    '60,000',
    'What to look for:',
    'structure d’insertion',
    '/law/fr/ccp/l2113-12',
  ])
    expect(text).toContain(said);
});

test('a route that nobody researched is not known, and never a copy of the Union rule', async () => {
  const { body } = (await request(app).get('/law/countries/nl.json')) as {
    body: { union: { name: string; state: string; look?: string; rule?: unknown }[] };
  };
  const mission = body.union.find(({ name }) => name.includes('Article 77'));
  expect(mission).toMatchObject({ state: 'unknown' });
  expect(mission?.look).toMatch(/Aanbestedingswet/);
  expect(mission?.rule).toBeUndefined();
});

test('the law leads to the countries', async () => {
  expect((await request(app).get('/law')).text).toContain('href="/law/countries"');
});

test('what is not there', async () => {
  for (const path of ['/law/countries/xx', '/law/countries/eu', '/law/countries/no', '/law/countries/fra'])
    expect({ path, status: (await request(app).get(path)).status }).toEqual({ path, status: 404 });
});
