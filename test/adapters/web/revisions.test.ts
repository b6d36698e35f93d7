import { check } from '../../support/pdfua/check.js';
import { PdfDocument } from '../../support/pdfua/document.js';
import { ARCHIVING } from '../../support/pdfua/rules/archiving.js';
import { NOTHING_LOST } from '../../support/pdfua/rules/connections.js';
import { UNIVERSAL_ACCESS } from '../../support/pdfua/rules/universal-access.js';
import { asBytes } from '../../support/bytes.js';
import { buyerApp, Person } from './buyer-support.js';

const { app, close } = buyerApp();
afterAll(close);

const rules = [...UNIVERSAL_ACCESS, ...ARCHIVING, NOTHING_LOST];

async function begun(buyer: Person, language = 'en'): Promise<string> {
  const answer = await buyer.post('/examples/neighbourhood-upkeep', { language });
  return String(answer.headers.location).replace(/\/(choose|check|steps).*$/, '');
}

async function shorten(buyer: Person, address: string, months = '30'): Promise<void> {
  const sent = await buyer.send(`${address}/steps/how-much`, {
    'contract.durationMonths': months,
    do: 'stay',
  });
  expect(sent.status).toBe(303);
}

/** An example, its term changed and a clause left. */
async function changedTender(buyer: Person): Promise<string> {
  const address = await begun(buyer);
  await shorten(buyer, address);
  const { clauses } = (await buyer.dossier(address)) as {
    clauses: readonly { clause: string; lot?: string }[];
  };
  const [first] = clauses;
  const left = await buyer.send(`${address}/choose`, {
    do: 'leave-clause',
    clause: first?.clause ?? '',
    lot: first?.lot ?? '',
  });
  expect(left.status).toBe(303);
  return address;
}

const deleted = (text: string): string =>
  `<del class="redline"><span class="govuk-visually-hidden">deleted: </span>${text}</del>`;
const inserted = (text: string): string =>
  `<ins class="redline"><span class="govuk-visually-hidden">inserted: </span>${text}</ins>`;

async function comparisonPdf(buyer: Person, address: string, query: string): Promise<Buffer> {
  const answer = await buyer
    .get(`${address}/revisions/compare/file/pdf?${query}`)
    .buffer(true)
    .parse(asBytes);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-disposition']).toMatch(
    /^attachment; filename="[a-z0-9-]+\.comparison\.(en|fr)\.pdf"$/,
  );
  return answer.body as Buffer;
}

test('it works: every revision says what it changed, and two of them are compared', async () => {
  const buyer = new Person(app);
  const address = await changedTender(buyer);
  const list = (await buyer.get(`${address}/revisions`)).text;
  expect(list).toContain('Revision 3 of 24 November 2026, 10:00 UTC');
  expect(list).toContain('Changed: Length of the contract');
  expect(list).toMatch(/Changed: Clause: \w/);
  expect(list).toContain('The tender was begun.');
  expect(list).toContain(`${address}/revisions/compare?from&#x3D;1&amp;to&#x3D;2`);
  expect((await buyer.get(`${address}/check`)).text).toContain(`${address}/revisions"`);
  const page = await buyer.get(`${address}/revisions/compare?from=1&to=3`);
  expect(page.status).toBe(200);
  // The words of the document in which the answer stands.
  expect(page.text).toContain(`${deleted('48')}${inserted('30')} months`);
});

test.each([
  'tender',
  'award-grid',
  'notice-sheet',
  'performance-annex',
  'summary',
  'tenderer-forms',
  'justification',
])('the page of the %s stays small in both languages', async (document) => {
  const buyer = new Person(app);
  const address = await changedTender(buyer);
  for (const language of ['en', 'fr']) {
    const page = await buyer.get(
      `${address}/revisions/compare?from=1&to=3&document=${document}&language=${language}`,
    );
    expect(page.status).toBe(200);
    expect(Buffer.byteLength(page.text)).toBeLessThan(180_000);
  }
});

test.each(['en', 'fr'])(
  'the file of all documents keeps to the standards and repeats its bytes, %s',
  async (language) => {
    const buyer = new Person(app);
    const address = await changedTender(buyer);
    const query = `from=1&to=3&language=${language}`;
    const file = await comparisonPdf(buyer, address, query);
    expect(check(new PdfDocument(file), rules).filter(({ ok }) => !ok)).toEqual([]);
    expect((await comparisonPdf(buyer, address, query)).equals(file)).toBe(true);
  },
  60_000,
);

test('without a choice the last revision is compared with the one before it', async () => {
  const buyer = new Person(app);
  const address = await changedTender(buyer);
  const page = (await buyer.get(`${address}/revisions/compare`)).text;
  expect(page).toContain('<option value="2" selected>');
  expect(page).toContain('<option value="3" selected>');
  expect(page).not.toContain(inserted('30'));
});

test('a tender that was saved once says so, and compares with itself without a difference', async () => {
  const buyer = new Person(app);
  const address = await begun(buyer);
  expect((await buyer.get(`${address}/revisions`)).text).toContain('The tender was begun.');
  const page = (await buyer.get(`${address}/revisions/compare`)).text;
  expect(page).toContain('You chose the same revision twice');
  expect(page).toContain('This document reads the same in both.');
});

test('a copy is compared with its finalised original, whose frozen text counts', async () => {
  const buyer = new Person(app);
  const address = await begun(buyer);
  expect((await buyer.send(`${address}/finalise`, {})).status).toBe(303);
  expect((await buyer.get(`${address}/revisions`)).status).toBe(200);
  const copy = String((await buyer.post(`${address}/copy`, {})).headers.location);
  await shorten(buyer, copy, '40');
  const original = address.split('/').at(-1) ?? '';
  const list = (await buyer.get(`${copy}/revisions`)).text;
  expect(list).toContain(`<option value="${original}">`);
  expect(list).toContain('revision 1, finalised on 24 November 2026');
  const page = await buyer.get(`${copy}/revisions/compare?from=${original}&to=2`);
  expect(page.text).toContain(`${deleted('48')}${inserted('40')} months`);
  const file = await comparisonPdf(buyer, copy, `from=${original}&to=2&document=tender`);
  expect(check(new PdfDocument(file), rules).filter(({ ok }) => !ok)).toEqual([]);
}, 120_000);

test('what is not there is not found, nor what another workspace holds', async () => {
  const buyer = new Person(app);
  const address = await changedTender(buyer);
  const stranger = new Person(app);
  const theirs = (await begun(stranger)).split('/').at(-1) ?? '';
  for (const query of ['from=9', 'from=1&to=abc', `from=${theirs}`, 'document=entrustment', 'document=x'])
    expect([query, (await buyer.get(`${address}/revisions/compare?${query}`)).status]).toEqual([query, 404]);
  expect((await buyer.get(`${address}/revisions/compare/file/docx`)).status).toBe(404);
  expect((await stranger.get(`${address}/revisions`)).status).toBe(404);
  expect((await stranger.get(`${address}/revisions/compare`)).status).toBe(404);
});

test('in French', async () => {
  const buyer = new Person(app, 'fr');
  const address = await begun(buyer, 'fr');
  await shorten(buyer, address);
  expect((await buyer.get(`${address}/revisions`)).text).toContain(
    'Version 2 du 24 novembre 2026, 10:00 UTC',
  );
  const page = (await buyer.get(`${address}/revisions/compare`)).text;
  expect(page).toContain('<span class="govuk-visually-hidden">supprimé : </span>');
});
