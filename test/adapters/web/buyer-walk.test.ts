import { buyerApp, exampleSlugs, Person } from './buyer-support.js';

const { app, close } = buyerApp();
afterAll(close);

/** Answers of a real purchase, step by step. */
const answers: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
  who: {
    'authority.name': 'Ville de Valbourg',
    'authority.country': 'FR',
    'authority.type': 'sub-central',
    'asOf.day': '18',
    'asOf.month': '1',
    'asOf.year': '2027',
    language: 'fr',
  },
  what: {
    title: 'Entretien des parcs',
    description: 'Tonte, haies, allées',
    'contract.cpv': '77310000',
    'contract.nature': 'services',
  },
  'how-much': { 'contract.value': '420 000', 'contract.durationMonths': '48', 'contract.labourShare': '75' },
  relationship: { 'contract.kind': 'contract', 'contract.procedure': 'open' },
  achieve: {
    ambitions: ['work-integration', 'biodiversity'],
    'contract.targetGroups': 'long-term-unemployed',
    'contract.sseMarket': 'several',
  },
};

for (const language of ['en', 'fr'] as const) {
  test(`it works: from the home page to the PDF (${language})`, async () => {
    const buyer = new Person(app, language);
    expect((await buyer.get('/')).status).toBe(200);
    const address = await buyer.begin();
    for (const [step, fields] of Object.entries(answers)) {
      const page = `${address}/steps/${step}`;
      const shown = await buyer.get(page);
      expect(shown.status).toBe(200);
      expect(shown.text).toContain('class="advice"');
      const sent = await buyer.send(page, { ...fields, do: 'stay' });
      expect([step, sent.status]).toEqual([step, 303]);
    }
    const choose = await buyer.get(`${address}/choose`);
    expect(choose.status).toBe(200);
    expect(choose.text).toContain('route-map');
    expect(choose.text.match(/class="card clause-card/g)).toHaveLength(10);
    const take = await buyer.send(`${address}/choose`, {
      do: 'take-clause',
      clause: 'work-integration/hours',
    });
    expect(take.headers.location).toContain('/choose/work-integration/hours');
    const values = await buyer.get(String(take.headers.location));
    expect(values.text).toContain('525');
    await buyer.send(`${address}/choose`, { do: 'take-clause', clause: 'work-integration/plan' });
    const award = await buyer.get(`${address}/award`);
    expect(award.text).toContain('value="90"');
    const check = await buyer.get(`${address}/check`);
    expect(check.status).toBe(200);
    expect((await buyer.get(`${address}/documents/tender`)).status).toBe(200);
    const pdf = await buyer.get(`${address}/documents/tender/file/pdf`).buffer(true);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toBe(
      'attachment; filename="entretien-des-parcs.tender.fr.pdf"',
    );
    const dossier = await buyer.dossier(address);
    expect(dossier).toMatchObject({
      contract: { value: 420_000, labourShare: 0.75, cpv: ['77310000'] },
      ambitions: ['work-integration', 'biodiversity'],
    });
  });
}

test('the dossier itself leads to the first step that lacks an answer', async () => {
  const buyer = new Person(app);
  const address = await buyer.begin();
  expect((await buyer.get(address)).headers.location).toBe(`${address}/steps/who`);
  await buyer.send(`${address}/steps/who`, { 'authority.country': 'FR', 'authority.type': 'sub-central' });
  expect((await buyer.get(address)).headers.location).toBe(`${address}/steps/what`);
});

test('every example starts, in both languages, on a page that is complete', async () => {
  for (const language of ['en', 'fr']) {
    const buyer = new Person(app, language);
    expect((await buyer.get('/examples')).status).toBe(200);
    for (const slug of exampleSlugs) {
      expect((await buyer.get(`/examples/${slug}`)).status).toBe(200);
      const started = await buyer.post(`/examples/${slug}`, {});
      expect(started.status).toBe(303);
      const choose = String(started.headers.location);
      const address = choose.replace(/\/choose$/, '');
      for (const page of [
        choose,
        `${choose}?all=yes`,
        `${address}/check`,
        `${address}/award`,
        `${address}/measures`,
        ...Object.keys(answers).map((step) => `${address}/steps/${step}`),
        `${address}/documents/justification`,
      ]) {
        const shown = await buyer.get(page);
        expect([slug, page.slice(address.length), shown.status]).toEqual([
          slug,
          page.slice(address.length),
          200,
        ]);
        expect(shown.text.match(/<h1/g)).toHaveLength(1);
      }
    }
  }
}, 120_000);

test('a tender saved as a file is the same when it is reopened', async () => {
  const buyer = new Person(app);
  const started = await buyer.post('/examples/neighbourhood-upkeep', {});
  const address = String(started.headers.location).replace(/\/choose$/, '');
  const file = await buyer.get(`${address}/export`);
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename="upkeep-.*\.json"$/);
  const again = await buyer.post('/import', { json: file.text });
  expect(again.status).toBe(303);
  expect(await buyer.dossier(String(again.headers.location))).toEqual(file.body);
});

test('a tender may be removed', async () => {
  const buyer = new Person(app);
  const address = await buyer.begin('LU', 'To be removed');
  expect((await buyer.get('/dossiers')).text).toContain('To be removed');
  const asked = await buyer.post(`${address}/remove`, {});
  expect(asked.headers.location).toBe(`${address}/remove`);
  expect((await buyer.get(`${address}/remove`)).text).toContain('cannot be undone');
  expect((await buyer.post(`${address}/remove`, { sure: 'yes' })).status).toBe(303);
  expect((await buyer.get('/dossiers')).text).not.toContain('To be removed');
  expect((await buyer.get(`${address}/steps/who`)).status).toBe(404);
});
