import { strFromU8, unzipSync } from 'fflate';
import { application } from '../../support/app.js';
import { asBytes } from '../../support/bytes.js';
import { PdfDocument } from '../../support/pdfua/document.js';
import { check } from '../../support/pdfua/check.js';
import { ARCHIVING } from '../../support/pdfua/rules/archiving.js';
import { NOTHING_LOST } from '../../support/pdfua/rules/connections.js';
import { UNIVERSAL_ACCESS } from '../../support/pdfua/rules/universal-access.js';
import { languages } from '../../../src/core/shared/text.js';
import { playedKnowledge } from '../../support/workshops.js';
import { Person } from './buyer-support.js';

const { app, close } = application();
afterAll(close);

const upkeep = '/workshops/study/neighbourhood-upkeep';

test('it works: the list leads to a scenario, its rounds are answered alone, to the end', async () => {
  const person = new Person(app);
  const list = await person.get('/workshops');
  expect(list.text).toContain('/workshops/scenarios/neighbourhood-upkeep');
  expect(list.text).toContain('/workshops/programmes/sse-enterprises');
  const scenario = await person.get('/workshops/scenarios/neighbourhood-upkeep');
  expect(scenario.text).toContain(`${upkeep}/lever`);
  expect(scenario.text).toContain('/live/new?scenario&#x3D;neighbourhood-upkeep');
  const question = await person.get(`${upkeep}/lever`);
  expect(question.text).toContain('name="option"');
  expect(question.text).not.toContain('What the law says');
  const answer = await person.post(`${upkeep}/lever`, { option: 'seat' });
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('The engine says something else');
  expect(answer.text).toContain('/law/eu/dir-2014-24/art-18');
  expect(answer.text).toContain(`${upkeep}/route`);
  expect((await person.post(`${upkeep}/lever`, { option: 'reserve' })).text).toContain(
    'The engine says so too',
  );
  expect((await person.get(`${upkeep}/volunteers`)).text).toContain('To end with');
});

test('another country answers otherwise, and stays chosen', async () => {
  const person = new Person(app);
  const childcare = '/workshops/study/home-help-and-childcare/three-years';
  const answered = async (country: string) =>
    (await person.post(childcare, { route: 'art-77', country })).text;
  expect(await answered('FR')).toContain('The engine says so too');
  const german = await answered('DE');
  expect(german).toContain('The engine says something else');
  expect(german).toContain('country&#x3D;DE');
  expect((await person.get(`${childcare}?country=DE&date=2027-02-15`)).text).toMatch(
    /<option value="DE" selected/,
  );
});

test('what is not answered or no day is told beside its field, and nothing typed is lost', async () => {
  const person = new Person(app);
  const empty = await person.post(`${upkeep}/lever`, {});
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('href="#option"');
  const points = await person.post('/workshops/study/school-canteen-food/weights', {
    'points-price': '70',
    'points-season': '10',
    'points-taste': '10',
  });
  expect(points.status).toBe(422);
  expect(points.text).toContain('They make 90 now');
  expect(points.text).toContain('value="70"');
  const day = await person.post(`${upkeep}/lever`, {
    option: 'seat',
    'date.day': '31',
    'date.month': '2',
    'date.year': '2027',
  });
  expect(day.status).toBe(422);
  expect(day.text).toContain('href="#date"');
  const shown = await person.post(`${upkeep}/lever`, { do: 'show' });
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('What the law says');
});

test.each([
  [
    'school-canteen-food/weights',
    { 'points-price': '30', 'points-season': '40', 'points-taste': '30' },
    'The tenders with your points',
  ],
  ['school-canteen-food/small-lots', { figure: '20' }, 'The figure is 20'],
  ['participative-care-home/good-day', { 'proposal-0': 'A song', 'rank-choice': '1' }, 'A song'],
  ['neighbourhood-upkeep/share', { answer: 'myth' }, 'The engine says so too'],
  ['neighbourhood-upkeep/route', { route: 'art-77' }, 'The engine says something else'],
  ['reuse-workshop/in-house', { answer: 'unlawful' }, 'The engine says so too'],
])('%s answers a vote, in both languages', async (address, form, says) => {
  const person = new Person(app);
  const answer = await person.post(`/workshops/study/${address}?lang=en`, form);
  expect([answer.status, answer.text.includes(says)]).toEqual([200, true]);
  expect((await person.post(`/workshops/study/${address}?lang=fr`, form)).status).toBe(200);
});

test('a whole tender is looked at by the check', async () => {
  const person = new Person(app);
  const answer = await person.post('/workshops/study/participative-care-home/dossier', {
    route: 'art-77',
    clauses: ['wellbeing/user-committee', 'decent-work/social-labour-law'],
    price: '100',
  });
  expect(answer.text).toContain('What the check says of your tender');
  expect(answer.text).toMatch(/Duties that your clauses meet/);
  expect(answer.text).toContain('finding--error');
});

test('what is typed stays text', async () => {
  const person = new Person(app);
  const answer = await person.post(`${upkeep}/volunteers`, { text: '<script>alert(1)</script> **x**' });
  expect(answer.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; **x**');
});

test.each([
  '/workshops/scenarios/none',
  '/workshops/programmes/none',
  `${upkeep}/none`,
  '/workshops/scenarios/neighbourhood-upkeep/handouts/none/pdf',
  '/workshops/scenarios/neighbourhood-upkeep/handouts/guide/exe',
])('%s is not there', async (address) => {
  expect((await new Person(app).get(address)).status).toBe(404);
});

const rules = [...UNIVERSAL_ACCESS, ...ARCHIVING, NOTHING_LOST];

describe.each([
  '/workshops/scenarios/participative-care-home/handouts/workbook',
  '/workshops/scenarios/home-help-and-childcare/handouts/guide',
  '/workshops/programmes/elected-officials/handouts/guide',
  '/workshops/programmes/buyers/handouts/workbook',
  '/workshops/scenarios/organic-cotton-workwear/handouts/provisions',
])('%s', (address) => {
  test.each(['en', 'fr'])('is accessible in %s, and there as Word', async (language) => {
    const person = new Person(app);
    const pdf = await person.get(`${address}/pdf?language=${language}`).buffer().parse(asBytes);
    expect(pdf.status).toBe(200);
    const faults = check(new PdfDocument(pdf.body as Buffer), rules).filter(({ ok }) => !ok);
    expect(faults.map(({ rule, where, says }) => `${rule} ${where}: ${says}`)).toEqual([]);
    const word = await person.get(`${address}/docx?language=${language}`).buffer().parse(asBytes);
    expect((word.body as Buffer).subarray(0, 2).toString()).toBe('PK');
  });
});

async function headingsOf(person: Person, address: string): Promise<string> {
  const word = await person.get(`${address}/docx?language=en`).buffer().parse(asBytes);
  const xml = strFromU8(unzipSync(word.body as Buffer)['word/document.xml'] ?? new Uint8Array());
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
}

test('a guide has each round under its own scenario, the sum of a figure, and the time to its end', async () => {
  const person = new Person(app);
  const programme = await headingsOf(person, '/workshops/programmes/buyers/handouts/guide');
  const [workwear, nurseries] = [
    'Who made these trousers?',
    'Two nurseries, and one year too many (continued)',
  ];
  const order = [workwear, nurseries, 'Is the payment State aid?'].map((text) => programme.lastIndexOf(text));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
  const scenario = await headingsOf(person, '/workshops/scenarios/neighbourhood-upkeep/handouts/guide');
  expect(scenario).toContain('× labour share');
  // What a figure is, nobody calls lawful.
  expect(scenario).not.toMatch(/Lawful\. About/);
  expect(scenario).toContain('Minute 74');
});

test('handouts answer for the country and the day that are chosen on the page where they are', async () => {
  const person = new Person(app);
  const page = '/workshops/scenarios/home-help-and-childcare';
  const german = await person.get(`${page}?country=DE&date.day=1&date.month=3&date.year=2027`);
  const guide = `${page}/handouts/guide/docx?country=DE&date=2027-03-01`;
  expect(german.text).toContain(guide.replace(/[=]/g, '&#x3D;').replace('&date', '&amp;date'));
  expect(german.text).toContain('Germany, 1 March 2027');
  const words = async (address: string): Promise<string> => {
    const word = await person.get(address).buffer().parse(asBytes);
    const xml = strFromU8(unzipSync(word.body as Buffer)['word/document.xml'] ?? new Uint8Array());
    return xml.replace(/<[^>]+>/g, ' ');
  };
  expect(await words(guide)).toContain('Germany, 1 March 2027');
  expect(await words(guide)).not.toContain('FR CCP');
  expect(await words(`${page}/handouts/guide/docx`)).toContain('FR CCP');
  // Several places: each part of a programme names its own, and one that is chosen holds for all.
  const programme = '/workshops/programmes/elected-officials/handouts/guide/docx';
  expect(await words(programme)).toContain('Law of: Italy. Day: 14 December 2026.');
  const french = await words(`${programme}?country=FR&date=2027-01-18`);
  expect(french).not.toContain('Italy');
  expect(french).not.toContain('Law of:');
  const wrong = await person.get(`${page}?country=FR&date.day=31&date.month=2&date.year=2027`);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('href="#date"');
  expect(wrong.text).toContain('value="31"');
});

test('a guide says what the law was asked, what is missing, and what counts nationally', async () => {
  const person = new Person(app);
  const guide = (id: string): Promise<string> =>
    headingsOf(person, `/workshops/scenarios/${id}/handouts/guide`);
  const coffee = await guide('fair-trade-coffee');
  expect(coffee).toMatch(/Does a procurement directive apply in full\? No\./);
  expect(coffee).not.toMatch(/No objection found\. Price alone/);
  expect(coffee).not.toContain('All of these');
  expect(await guide('ethical-finance')).toMatch(/Does not fit here\. [^]*Not met: .* Here: /);
  expect(await guide('neighbourhood-upkeep')).toMatch(
    /In Union law on this day: .*, 30%\. National law here sets another figure, which counts: 50%\./,
  );
  expect(await guide('reuse-workshop')).not.toMatch(/\.\./);
});

test('provisions of every scenario and programme fit on the two sides of a sheet', async () => {
  const person = new Person(app);
  const { scenarios, programmes } = playedKnowledge().workshops;
  const addresses = [
    ...scenarios.map(({ id }) => `/workshops/scenarios/${id}`),
    ...programmes.map(({ id }) => `/workshops/programmes/${id}`),
  ];
  const longer: string[] = [];
  for (const address of addresses)
    for (const language of languages) {
      const file = await person
        .get(`${address}/handouts/provisions/pdf?language=${language}`)
        .buffer()
        .parse(asBytes);
      const pages = new PdfDocument(file.body as Buffer).pages.length;
      if (pages > 2) longer.push(`${address} ${language}: ${String(pages)}`);
    }
  expect(longer).toEqual([]);
});
