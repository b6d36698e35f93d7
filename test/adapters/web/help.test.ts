import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { readHelp } from '../../../src/adapters/files/read-help.js';
import { root } from '../../../src/adapters/files/root.js';
import { helpPages, paths } from '../../../src/adapters/web/paths.js';
import { application } from '../../support/app.js';

const { app, close } = application();
afterAll(close);

const folder = join(root, 'data/help');
const texts = readHelp(folder);

test('it works: every page in both languages, with its own title', async () => {
  for (const page of helpPages) {
    const found = texts.find((text) => text.page === page);
    for (const lang of ['en', 'fr'] as const) {
      const answer = await request(app).get(paths.helpPage.at({ page })).query({ lang });
      expect({ page, lang, status: answer.status }).toMatchObject({ status: 200 });
      expect(answer.text.match(/<h1/g)).toHaveLength(1);
      expect(answer.text).toContain(`<html lang="${lang}"`);
      expect(answer.text).toContain(`>${found?.title[lang] ?? 'missing'}</h1>`);
    }
  }
});

test('the index leads to every page', async () => {
  for (const lang of ['en', 'fr']) {
    const { text } = await request(app).get('/help').query({ lang });
    for (const page of helpPages) expect(text).toContain(`href="/help/${page}"`);
  }
});

test('both languages have the same headings and list items, so that none lacks a passage', () => {
  const shape = (text: string): string[] =>
    text.split('\n').flatMap((line) => /^(?:#+|-|\d+\.) /.exec(line)?.[0] ?? []);
  for (const { page, text } of texts) expect([page, shape(text.fr)]).toEqual([page, shape(text.en)]);
});

test('every link of a page leads somewhere', async () => {
  for (const { page, text } of texts) {
    for (const lang of ['en', 'fr'] as const) {
      const shown = await request(app).get(paths.helpPage.at({ page })).query({ lang });
      for (const [, href = ''] of text[lang].matchAll(/\]\((\/[^)]*)\)/g)) {
        expect(shown.text).toContain(`href="${href}"`);
        expect([href, (await request(app).get(href)).status]).toEqual([href, 200]);
      }
    }
  }
});

test('French has no-break spaces before high punctuation and inside its quotation marks', () => {
  const plain = readdirSync(folder)
    .filter((name) => name.endsWith('.fr.md'))
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => / [:;?!%»]|« /.test(line))
        .map((line) => `${name}: ${line}`),
    );
  expect(plain).toEqual([]);
});

test('a page that is not there', async () => {
  expect((await request(app).get('/help/nothing')).status).toBe(404);
});
