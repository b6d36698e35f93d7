import { keptPages } from '../../../src/adapters/web/kept-pages.js';
import { buyerApp, Person } from './buyer-support.js';

test('it works: a page is rendered once, and each answer has a nonce of its own', () => {
  const pages = keptPages('a mark');
  let rendered = 0;
  const render = (mark: string): string => {
    rendered += 1;
    return `<script nonce="${mark}">`;
  };
  expect(pages.page('a', 'first', render)).toBe('<script nonce="first">');
  expect(pages.page('a', 'second', render)).toBe('<script nonce="second">');
  expect(rendered).toBe(1);
  expect(pages.page('b', 'third', render)).toBe('<script nonce="third">');
  expect(rendered).toBe(2);
});

test('the oldest is forgotten, and a very long page is never kept', () => {
  const pages = keptPages('a mark');
  let rendered = 0;
  const of = (key: string, length = 1): void => {
    pages.page(key, 'n', () => {
      rendered += 1;
      return 'x'.repeat(length);
    });
  };
  for (let index = 0; index < 201; index += 1) of(String(index));
  of('200');
  expect(rendered).toBe(201);
  of('0');
  expect(rendered).toBe(202);
  of('long', 300_000);
  of('long', 300_000);
  expect(rendered).toBe(204);
});

test('a step shows what was saved, in the language asked for, and belongs to its browser', async () => {
  const { app, close } = buyerApp();
  const buyer = new Person(app);
  const address = await buyer.begin();
  const step = `${address}/steps/who`;
  const first = await buyer.get(step);
  const again = await buyer.get(step);
  const nonce = (text: string): string => /nonce="([^"]+)"/.exec(text)?.[1] ?? '';
  expect(nonce(first.text)).not.toBe(nonce(again.text));
  expect(again.headers['content-security-policy']).toContain(`'nonce-${nonce(again.text)}'`);
  expect(again.text.replace(nonce(again.text), '')).toBe(first.text.replace(nonce(first.text), ''));
  await buyer.send(step, { 'authority.name': 'Ville de Montfleury', 'authority.country': 'FR' });
  expect((await buyer.get(step)).text).toContain('Ville de Montfleury');
  expect((await buyer.get(`${step}?lang=fr`)).text).toContain('lang="fr"');
  expect((await buyer.get(`${step}.json`)).type).toBe('application/json');
  expect((await new Person(app).get(step)).status).toBe(404);
  close();
});
