import request from 'supertest';
import { application, today } from '../../support/app.js';

const { app, close } = application();
afterAll(close);

test('it works: the change log in both languages, linked from the law', async () => {
  for (const language of ['en', 'fr']) {
    const answer = await request(app).get('/law/changes').query({ lang: language });
    expect(answer.status).toBe(200);
    expect(answer.text.match(/<h1/g)).toHaveLength(1);
    expect(answer.text).toContain('id="day-2026-12-30"');
    expect((await request(app).get('/law').query({ lang: language })).text).toContain('/law/changes');
  }
});

test('a figure is shown before and after, with its source', async () => {
  const { text } = await request(app).get('/law/changes').query({ lang: 'en' });
  expect(text).toMatch(/EUR\s221,000 before, EUR\s216,000 from this day/);
  expect(text).toContain('/law/eu/del-reg-2025-2152/art-1');
});

test('what is still to come stands apart, the nearest day first; the JSON twin holds the same', async () => {
  const answer = await request(app).get('/law/changes.json');
  const body = answer.body as { future: { id: string }[]; past: { id: string }[] };
  const days = (list: { id: string }[]) => list.map((day) => day.id.replace('day-', ''));
  const future = days(body.future);
  expect(future).toEqual([...future].sort());
  expect(future.every((day) => day > today)).toBe(true);
  expect(days(body.past).every((day) => day <= today)).toBe(true);
});
