import { buyerApp, Person } from './buyer-support.js';

const { app, close } = buyerApp();
afterAll(close);

const typed =
  '<script>alert(1)</script>{{title}} {{#each this}} **b** [x](javascript:alert(1)) | <img src=x onerror=alert(2)>';
const places = ['subject-matter', 'technical-specification', 'performance-condition', 'selection'];

/** Script, Markdown and Handlebars in every field that takes free text. */
const hostile = {
  title: typed,
  description: `${typed}\n\n# H\n\n| a |\n|---|\n`,
  authority: { name: typed, country: 'FR', type: 'sub-central' },
  contract: {
    cpv: ['77310000'],
    value: 480_000,
    durationMonths: 36,
    lotsReason: typed,
    placeOfPerformance: ['<b>x</b>{{y}}'],
  },
  lots: [{ id: 'LOT-0001', title: typed }],
  award: {
    method: 'best-price-quality',
    criteria: [{ id: 'c1', name: typed, kind: 'quality', weight: 100, text: typed }],
  },
  measures: places.map((place, index) => ({ id: `m${String(index)}`, place, text: typed })),
  clauses: [{ clause: 'preparation/social-aim', values: { aims: typed, subject: typed, need: typed } }],
};

test.each(['en', 'fr'])(
  'script and template signs are shown as typed on every page, in %s',
  async (language) => {
    const buyer = new Person(app, language);
    const sent = await buyer.post('/import', { json: JSON.stringify(hostile) });
    expect(sent.status).toBe(303);
    const address = String(sent.headers.location);
    const steps = ['who', 'what', 'how-much', 'relationship', 'achieve'].map((step) => `/steps/${step}`);
    const documents = [
      'tender',
      'award-grid',
      'notice-sheet',
      'performance-annex',
      'summary',
      'tenderer-forms',
      'justification',
    ].flatMap((kind) => [`/documents/${kind}`, `/documents/${kind}/file/html`]);
    const others = [
      '/choose?all=yes',
      '/choose/preparation/social-aim',
      '/award',
      '/measures',
      '/check',
      '/remove',
    ];
    for (const page of [...steps, ...others, ...documents]) {
      const { status, text } = await buyer.get(`${address}${page}`);
      expect([page, status]).toEqual([page, 200]);
      expect([page, text.includes('{{title}}')]).toEqual([page, true]);
      expect([page, /<script>alert|<img src=x|href="javascript:|<b>x/.exec(text)?.[0]]).toEqual([
        page,
        undefined,
      ]);
    }
  },
);
