import request from 'supertest';
import { asBytes } from '../../support/bytes.js';
import { application } from '../../support/app.js';
import { check as checkPdf } from '../../support/pdfua/check.js';
import { PdfDocument } from '../../support/pdfua/document.js';
import { ARCHIVING } from '../../support/pdfua/rules/archiving.js';
import { UNIVERSAL_ACCESS } from '../../support/pdfua/rules/universal-access.js';
import { reserved, sample } from '../notices/samples.js';
import { Person } from './buyer-support.js';

const { app, stores, close } = application();
afterAll(close);

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A tender typed by hand; the address of its check. */
async function typed(person: Person, fields: Fields): Promise<string> {
  const answer = await person.post('/enterprise/tender', { do: 'check', ...fields });
  expect(answer.status).toBe(303);
  return String(answer.headers.location).replace('/questions', '');
}

const parks: Fields = {
  title: 'Upkeep of parks',
  'authority.name': 'Ville de Test',
  'authority.country': 'FR',
  'contract.kind': 'contract',
  'contract.nature': 'services',
  'contract.cpv': '77310000',
  'contract.value': '400000',
  'contract.durationMonths': '24',
  'reservation.route': 'art-20',
  'reservation.citedInCall': 'yes',
  'asOf.day': '2',
  'asOf.month': '11',
  'asOf.year': '2026',
};

/** Says who bids; the questions that then matter, by the names of their facts. */
async function begun(person: Person, address: string, country = 'FR'): Promise<string[]> {
  const first = await person.get(`${address}/questions`);
  const answer = await person.post(`${address}/questions`, {
    asked: asked(first.text),
    'organisation.name': 'Les Jardins',
    'organisation.country': country,
    'organisation.participation': 'alone',
  });
  expect(answer.headers.location).toBe(`${address}/questions`);
  return asked((await person.get(`${address}/questions`)).text);
}

/** The questions that a page asks, by the names of their facts. */
function asked(html: string): string[] {
  return [...html.matchAll(/name="asked" value="([^"]+)"/g)].map((match) => match[1] ?? '');
}

describe('from the call to the answer', () => {
  test('it works: the questions that matter, the answer, the proof, the report', async () => {
    const person = new Person(app);
    expect((await person.get('/enterprise')).text).toContain('May we bid?');
    const address = await typed(person, parks);
    const first = await person.get(`${address}/questions`);
    expect(asked(first.text)).toEqual([
      'organisation.name',
      'organisation.country',
      'organisation.participation',
    ]);
    const facts = await begun(person, address);
    expect(facts).toContain('organisation.statuses');
    expect(facts).not.toContain('organisation.publicServiceMission');

    const answer = await person.post(`${address}/questions`, {
      asked: facts,
      'organisation.statuses.asked': 'yes',
      'organisation.statuses': 'fr-ea',
      do: 'answer',
    });
    expect(answer.status).toBe(303);
    const page = await person.get(address);
    expect(page.status).toBe(200);
    expect(page.text).toContain('bid-top--eligible');
    expect(page.text).toContain('L2113-12');
    expect(page.text).toContain('contract');
    // The closest law first.
    expect(page.text.indexOf('L2113-12')).toBeLessThan(page.text.indexOf('2014/24 Art 20'));

    const report = await person.get(`${address}/report/md?language=en`);
    expect(report.text).toContain('Les Jardins');
    expect(report.text).toContain('C57\\_OT\\_shelt-worksh');
  });

  test('an enterprise without the share may not, close to the line is told, and the other way is tried', async () => {
    const person = new Person(app);
    const address = await typed(person, {
      ...parks,
      'authority.country': 'LU',
      'reservation.minimumShare': '30',
    });
    await person.post(`${address}/questions`, {
      asked: ['organisation.country'],
      'organisation.country': 'LU',
      'organisation.mainAimIntegration': 'yes',
      'organisation.shareDisabledOrDisadvantaged': '28',
      'organisation.shelteredWorkshop': 'no',
      'organisation.shelteredProgramme': 'no',
      'organisation.statuses.asked': 'yes',
      'organisation.statuses': 'none',
      'organisation.participation': 'alone',
    });
    const page = await person.get(address);
    expect(page.text).toContain('bid-top--not-eligible');
    expect(page.text).toContain('Close to the line:');
    expect(page.text).toContain('Another way:');
    // Without the head count the points are told, and where to say it; with it the hires.
    expect(page.text).toContain('2 percentage points short');
    const staff = '/enterprise/profile#organisation-staff';
    expect(page.text).toContain(`href="${staff}"`);
    expect((await person.get('/enterprise/profile')).text).toContain('id="organisation-staff"');
    await person.post('/enterprise/profile', {
      'organisation.country': 'LU',
      'organisation.staff': '100',
      'organisation.mainAimIntegration': 'yes',
      'organisation.shareDisabledOrDisadvantaged': '28',
    });
    const told = (await person.get(address)).text;
    expect(told).toContain('3 hires of such workers');
    expect(told).not.toContain(staff);
  });

  test('"I do not know" is an answer: what is missing is named, with the way to its question', async () => {
    const person = new Person(app);
    const address = await typed(person, parks);
    const facts = await begun(person, address);
    const answer = await person.post(`${address}/questions`, {
      asked: facts,
      'organisation.mainAimIntegration': 'unknown',
      'organisation.statuses.asked': 'yes',
      'organisation.participation': 'unknown',
    });
    expect(answer.headers.location).toBe(address);
    const page = await person.get(address);
    expect(page.text).toContain('bid-top--needs-evidence');
    expect(page.text).toContain('Answers that could still decide');
    expect(page.text).toContain(`${address}/questions#`);
  });

  test('Article 77 asks for mission, profits and governance, and about earlier awards row by row', async () => {
    const person = new Person(app);
    const address = await typed(person, {
      ...parks,
      'authority.country': 'ES',
      'contract.cpv': '85312000',
      'contract.value': '900000',
      'reservation.route': 'art-77',
    });
    const facts = await begun(person, address, 'ES');
    expect(facts).toEqual(
      expect.arrayContaining(['organisation.publicServiceMission', 'organisation.awards']),
    );
    const row = {
      asked: facts,
      'organisation.country': 'ES',
      'organisation.publicServiceMission': 'yes',
      'organisation.profitsReinvested': 'yes',
      'organisation.participatoryGovernance': 'yes',
      'organisation.participation': 'alone',
      awards: 'yes',
      'award-rows': '1',
      'award-0-authority': 'Ville de Test',
      'award-0-date.day': '1',
      'award-0-date.month': '3',
      'award-0-date.year': '2025',
      'award-0-awardedAs': 'sole',
      'award-0-sameAuthority': 'yes',
      'award-0-sameServices': 'yes',
      'award-0-sameRoute': 'yes',
    };
    await person.post(`${address}/questions`, row);
    expect((await person.get(address)).text).toContain('bid-top--not-eligible');
    await person.post(`${address}/questions`, { ...row, 'award-0-date.year': '2021' });
    expect((await person.get(address)).text).toContain('bid-top--eligible');
    await person.post(`${address}/questions`, { ...row, awards: 'no' });
    expect((await person.get(address)).text).toContain('bid-top--eligible');
  });

  test('a reservation that is itself at fault gives a question to the buyer, ready to copy', async () => {
    const person = new Person(app);
    const address = await typed(person, {
      ...parks,
      'authority.country': 'ES',
      'reservation.route': 'art-77',
      'contract.durationMonths': '60',
      'reservation.citedInCall': 'no',
    });
    await person.post(`${address}/questions`, {
      asked: ['organisation.country'],
      'organisation.country': 'ES',
    });
    const page = await person.get(address);
    expect(page.text).toContain('Question to the buyer, ready to copy');
    expect(page.text).toMatch(/<textarea[^>]+readonly>[^<]*Upkeep of parks/);
    // The sentence at the top says so too, and the question names the act in full.
    expect(page.text).toMatch(/bid-top[^]*?The reservation itself seems unlawful/);
    expect(page.text).toMatch(/<textarea[^>]+readonly>[^<]*Directive 2014\/24\/EU, Article 77/);
  });

  test('what is open to all shows the ways in', async () => {
    const person = new Person(app);
    const address = await typed(person, { ...parks, 'reservation.route': 'none' });
    await person.post(`${address}/questions`, {
      asked: ['organisation.country'],
      'organisation.country': 'FR',
    });
    const page = await person.get(address);
    expect(page.text).toContain('bid-top--not-reserved');
    expect(page.text).toContain('subcontractor');
  });

  test.each([
    ['no country', { 'authority.country': '' }, '#authority-country'],
    [
      'a route of another country',
      { 'authority.country': 'IT', 'reservation.route': 'fr-siae' },
      '#reservation-route',
    ],
    ['a share over the whole', { 'reservation.minimumShare': '130' }, '#reservation-minimumShare'],
    [
      'a day that is none',
      { 'deadline.day': '45', 'deadline.month': '1', 'deadline.year': '2027' },
      '#deadline',
    ],
  ] as const)('a form with %s comes back as it was typed', async (_name, fields, at) => {
    const answer = await new Person(app).post('/enterprise/tender', { ...parks, do: 'check', ...fields });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`href="${at}"`);
    expect(answer.text).toContain('value="Upkeep of parks"');
  });

  test('a foreign enterprise is offered the statuses of its own country and those of the buyer’s', async () => {
    const person = new Person(app);
    const address = await typed(person, { ...parks, 'authority.country': 'BE' });
    await begun(person, address, 'LU');
    const page = await person.get(`${address}/questions`);
    expect(page.text).toContain('value="lu-sis"');
    expect(page.text).toContain('value="be-ei"');
    expect(page.text).not.toContain('value="fr-ea"');
  });

  test('wrong answers are said beside their question, and nothing typed is lost', async () => {
    const person = new Person(app);
    const address = await typed(person, parks);
    const answer = await person.post(`${address}/questions`, {
      asked: ['organisation.country', 'organisation.shareDisabled', 'organisation.awards'],
      'organisation.name': 'Les Jardins',
      'organisation.country': 'FR',
      'organisation.shareDisabled': '300',
      awards: 'yes',
      'award-rows': '1',
      'award-0-date.day': '45',
      'award-0-date.month': '1',
      'award-0-date.year': '2024',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#organisation-shareDisabled"');
    expect(answer.text).toContain('value="300"');
    expect(answer.text).toContain('href="#award-0-date"');
  });
});

describe('from a notice', () => {
  const send = (person: Person, xml: Buffer | string) =>
    person.upload('/enterprise/notice', 'file', 'notice.xml', Buffer.from(xml));

  test('it works: the file of a notice, or its text', async () => {
    const person = new Person(app);
    const xml = sample({ country: 'FRA', lots: [{ terms: reserved('res-ws') }] });
    const answer = await send(person, xml);
    expect(answer.status).toBe(303);
    expect((await person.get(String(answer.headers.location))).status).toBe(200);
    const pasted = await person.upload('/enterprise/notice', undefined, '', Buffer.from(''), { xml });
    expect(pasted.status).toBe(303);
  });

  test.each([
    ['nothing', '', 'Give the number of a notice'],
    ['no XML', 'hello', 'not an XML file'],
    ['an entity', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'DOCTYPE'],
  ])('%s is refused with a sentence', async (_name, xml, says) => {
    const answer = await send(new Person(app), xml);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(says);
  });
});

describe('from a buyer', () => {
  async function published(): Promise<{ code: string }> {
    const buyer = new Person(app);
    const dossier = {
      title: 'Upkeep of parks',
      authority: { country: 'FR', name: 'Ville de Test' },
      contract: { kind: 'contract', nature: 'services', cpv: ['77310000'], durationMonths: 24 },
      reservation: { route: 'art-20' },
    };
    const opened = await buyer.post('/import', { json: JSON.stringify(dossier) });
    const address = String(opened.headers.location);
    await buyer.send(`${address}/publish`, { figures: 'no' });
    const page = await buyer.get(`${address}/publish`);
    return { code: /\/tenders\/([A-Z0-9]{4}-[A-Z0-9]{4})"/.exec(page.text)?.[1] ?? '' };
  }

  test('it works: by code or link, counted once for each that checks, and nobody is named', async () => {
    const { code } = await published();
    const person = new Person(app);
    for (const way of [
      code,
      code.toLowerCase().replace('-', ' '),
      `https://example.org/tenders/${code}?lang=fr`,
    ]) {
      const answer = await person.post('/enterprise/code', { code: way });
      expect(answer.headers.location).toBe(`/tenders/${code}`);
    }
    const begun = await person.post(`/tenders/${code}/check`, {});
    expect(begun.status).toBe(303);
    await person.post(`/tenders/${code}/check`, {});
    expect(stores.publications.find(code)?.checks).toBe(1);
    await new Person(app).post(`/tenders/${code}/check`, {});
    expect(stores.publications.find(code)?.checks).toBe(2);
    const page = await person.get(String(begun.headers.location));
    expect(page.text).toContain('name="asked"');
  });

  test.each(['', 'AAAA-AAAA', 'nothing at all'])(
    'the code "%s" is answered beside its field',
    async (code) => {
      const answer = await new Person(app).post('/enterprise/code', { code });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('href="#code"');
    },
  );
});

describe('the profile', () => {
  test('it works: saved, used again, taken away, brought back, removed', async () => {
    const person = new Person(app);
    const saved = await person.post('/enterprise/profile', {
      'organisation.name': 'Les Jardins',
      'organisation.country': 'FR',
      'organisation.profitsReinvested': 'no',
      'organisation.statuses.asked': 'yes',
      'organisation.statuses': ['fr-ea', 'none'],
      'organisation.statuses.other': 'label of our region',
    });
    expect(saved.status).toBe(303);
    expect((await person.get('/enterprise/profile')).text).toContain('distributionParticipatory');
    const file = await person.get('/enterprise/profile/file');
    expect(file.body).toMatchObject({
      name: 'Les Jardins',
      country: 'FR',
      profitsReinvested: false,
      statuses: ['fr-ea', 'label of our region'],
    });
    await person.post('/enterprise/profile/remove', {});
    expect((await person.get('/enterprise/profile/file')).status).toBe(200);
    await person.post('/enterprise/profile/remove', { sure: 'yes' });
    expect((await person.get('/enterprise/profile/file')).status).toBe(404);
    const back = await person.upload(
      '/enterprise/profile/upload',
      'file',
      'profile.json',
      Buffer.from(JSON.stringify(file.body)),
    );
    expect(back.status).toBe(303);
    expect((await person.get('/enterprise/profile/file')).body).toEqual(file.body);
  });

  test('nobody else sees it, nor the tenders that were looked at', async () => {
    const person = new Person(app);
    await person.post('/enterprise/profile', { 'organisation.name': 'Secret', 'organisation.country': 'FR' });
    const address = await typed(person, parks);
    const other = new Person(app);
    await other.begin();
    expect((await other.get('/enterprise/profile')).text).not.toContain('Secret');
    for (const path of [address, `${address}/questions`, `${address}/report/pdf`])
      expect((await other.get(path)).status).toBe(404);
    expect((await other.post(`${address}/questions`, {})).status).toBe(404);
    expect((await other.post(`${address}/remove`, {})).status).toBe(404);
    expect((await request(app).get(address)).status).toBe(404);
  });

  test('partners are added, changed and removed', async () => {
    const person = new Person(app);
    await person.post('/enterprise/profile', { 'organisation.name': 'Lead', 'organisation.country': 'BE' });
    expect((await person.get('/enterprise/profile/members/2')).status).toBe(404);
    const added = await person.post('/enterprise/profile/members/1', {
      'organisation.name': 'Partner',
      'organisation.country': 'FR',
    });
    expect(added.status).toBe(303);
    expect(
      (await person.post('/enterprise/profile/members/2', { 'organisation.name': 'No country' })).status,
    ).toBe(422);
    expect((await person.get('/enterprise/profile/file')).body).toMatchObject({
      members: [{ name: 'Partner', country: 'FR' }],
    });
    await person.post('/enterprise/profile/members/1/remove', {});
    expect((await person.get('/enterprise/profile/file')).body).toEqual({ name: 'Lead', country: 'BE' });
  });

  test.each([
    ['no JSON', '{', 'line'],
    ['an unknown key', '{"country":"FR","colour":"red"}', '/colour'],
    ['no country', '{}', '/country'],
  ])('a file with %s is refused', async (_name, text, says) => {
    const answer = await new Person(app).upload(
      '/enterprise/profile/upload',
      'file',
      'p.json',
      Buffer.from(text),
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(says);
  });
});

test.each(['en', 'fr'])('the report keeps PDF/UA and PDF/A, and is a Word file too, %s', async (language) => {
  const person = new Person(app, language);
  const address = await typed(person, parks);
  await person.post(`${address}/questions`, {
    asked: ['organisation.country'],
    'organisation.name': 'Les Jardins | <b>&',
    'organisation.country': 'FR',
    'organisation.statuses.asked': 'yes',
    'organisation.statuses': 'fr-ea',
    'organisation.participation': 'alone',
  });
  const pdf = await person.get(`${address}/report/pdf?language=${language}`).buffer().parse(asBytes);
  const rules = [...UNIVERSAL_ACCESS, ...ARCHIVING];
  expect(checkPdf(new PdfDocument(pdf.body as Buffer), rules).filter(({ ok }) => !ok)).toEqual([]);
  const docx = await person.get(`${address}/report/docx`).buffer().parse(asBytes);
  expect((docx.body as Buffer).subarray(0, 2).toString()).toBe('PK');
  expect((await person.get(`${address}/report/odt`)).status).toBe(404);
});
