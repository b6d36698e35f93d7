import request from 'supertest';
import { application } from '../../support/app.js';
import { sample, reserved } from '../notices/samples.js';

const { app, close } = application();
afterAll(close);

const organisation = {
  country: 'LU',
  statuses: [],
  mainAimIntegration: true,
  shareDisabledOrDisadvantaged: 0.34,
};
const tender = {
  authority: { country: 'LU', type: 'sub-central' },
  asOf: '2026-11-02',
  contract: { kind: 'contract', nature: 'services', cpv: ['77310000'], durationMonths: 36, value: 300_000 },
  lots: [{ id: 'LOT-0001', reservation: { route: 'art-20', citedInCall: true } }, { id: 'LOT-0002' }],
};

interface Answer {
  readonly lots: readonly {
    readonly id: string;
    readonly route: string;
    readonly verdict: string;
    readonly conditions: readonly { readonly id: string; readonly truth: string }[];
    readonly basis: readonly { readonly ref: string }[];
  }[];
}

describe('POST /api/v1/eligibility', () => {
  test('it works', async () => {
    const answer = await request(app).post('/api/v1/eligibility').send({ organisation, tender });
    expect(answer.status).toBe(200);
    const { lots } = answer.body as Answer;
    expect(lots).toMatchObject([
      {
        id: 'LOT-0001',
        route: 'art-20',
        verdict: 'eligible',
        conditions: [
          { id: 'main-aim', truth: 'yes' },
          { id: 'share', truth: 'yes' },
        ],
        missing: [],
        warnings: [],
      },
      { id: 'LOT-0002', route: 'none', verdict: 'not-reserved' },
    ]);
    // National law first, then that of the Union.
    expect(lots[0]?.basis.map(({ ref }) => ref)[0]).toBe('LU Law 8.4.2018 Art 15');
    expect(lots[0]?.basis.map(({ ref }) => ref)).toContain('2014/24 Art 20(1)');
  });

  test('a notice as a file, with the organisation as a field or as a file', async () => {
    const xml = sample({ country: 'LUX', lots: [{ id: 'LOT-0001', terms: reserved('res-ws') }] });
    const field = await request(app)
      .post('/api/v1/eligibility')
      .field('organisation', JSON.stringify(organisation))
      .attach('tender', Buffer.from(xml), 'notice.xml');
    expect(field.status).toBe(200);
    expect((field.body as Answer).lots).toMatchObject([
      { id: 'LOT-0001', route: 'art-20', verdict: 'eligible' },
    ]);
    const file = await request(app)
      .post('/api/v1/eligibility')
      .attach('organisation', Buffer.from(JSON.stringify(organisation)), 'we.json')
      .attach('notice', Buffer.from(xml), 'notice.xml');
    expect(file.body).toEqual(field.body);
    const inside = await request(app).post('/api/v1/eligibility').send({ organisation, tender: xml });
    expect(inside.body).toEqual(field.body);
  });

  test('one lot, in French', async () => {
    const answer = await request(app)
      .post('/api/v1/eligibility?language=fr')
      .send({ organisation, tender, lot: 'LOT-0002' });
    expect((answer.body as { lots: { says: string }[] }).lots).toHaveLength(1);
    expect((answer.body as { lots: { says: string }[] }).lots[0]?.says).toContain('pas réservé');
  });

  test.each([
    ['no organisation', { tender }, '/organisation'],
    ['no tender', { organisation }, '/tender'],
    [
      'a fault in the organisation',
      { organisation: { country: 'LU', share: 1 }, tender },
      '/organisation/share',
    ],
    [
      'a fault in the tender',
      { organisation, tender: { authority: { country: 'LU' }, contract: { cpv: ['1'] } } },
      '/tender/contract/cpv/0',
    ],
    ['a part that nobody knows', { organisation, tender, dossier: {} }, '/dossier'],
    ['a lot that is not there', { organisation, tender, lot: 'LOT-0009' }, '/lot'],
    ['a lot that is no text', { organisation, tender, lot: 1 }, '/lot'],
    ['a language that is not spoken', { organisation, tender, language: 'de' }, '/language'],
    ['a part with signs that a pointer writes otherwise', { organisation, tender, 'a/b~c': 1 }, '/a~1b~0c'],
    ['an award notice as text', { organisation, tender: '<x/>' }, '/tender'],
  ])('%s is refused with its pointer', async (_name, body, pointer) => {
    const answer = await request(app).post('/api/v1/eligibility').send(body);
    expect(answer.status).toBe(422);
    expect(answer.type).toBe('application/problem+json');
    const { faults } = answer.body as { faults: { pointer: string; says: string }[] };
    expect(faults[0]?.pointer).toBe(pointer);
    expect(faults[0]?.says).not.toBe('');
  });

  test('a part of a form that comes twice is refused: nobody can tell which one is meant', async () => {
    const xml = Buffer.from(sample({ country: 'LUX' }));
    const answer = await request(app)
      .post('/api/v1/eligibility')
      .field('organisation', JSON.stringify(organisation))
      .attach('tender', xml, 'one.xml')
      .attach('notice', xml, 'two.xml');
    expect(answer.status).toBe(422);
    expect((answer.body as { faults: { pointer: string }[] }).faults).toMatchObject([{ pointer: '/tender' }]);
    const fields = await request(app)
      .post('/api/v1/eligibility')
      .field('organisation', JSON.stringify(organisation))
      .field('organisation', JSON.stringify({ country: 'FR' }))
      .attach('tender', xml, 'one.xml');
    expect((fields.body as { faults: { pointer: string }[] }).faults).toMatchObject([
      { pointer: '/organisation' },
    ]);
  });

  test('a PDF in the place of the notice is told as such', async () => {
    const answer = await request(app)
      .post('/api/v1/eligibility')
      .field('organisation', JSON.stringify(organisation))
      .attach('tender', Buffer.from('%PDF-1.7\n%\u00e2\u00e3', 'latin1'), 'notice.pdf');
    expect(answer.status).toBe(422);
    const [fault] = (answer.body as { faults: { pointer: string; says: string }[] }).faults;
    expect(fault?.pointer).toBe('/tender');
    expect(fault?.says).toContain('not its PDF');
  });

  test.each([
    ['no JSON', 'application/json', '{', 400],
    ['a list', 'application/json', '[]', 422],
    ['a text', 'text/plain', 'x', 415],
  ])('%s', async (_name, type, body, status) => {
    const answer = await request(app).post('/api/v1/eligibility').type(type).send(body);
    expect(answer.status).toBe(status);
    expect(answer.type).toBe('application/problem+json');
  });

  test('the description of the interface has the schemas of what comes in and goes out', async () => {
    const answer = await request(app).get('/api/v1/openapi.json');
    const { components } = answer.body as {
      components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
    };
    expect(Object.keys(components.schemas.Organisation?.properties ?? {})).toContain('performingUnit');
    expect(Object.keys(components.schemas.Eligibility?.properties ?? {})).toEqual(['asOf', 'law', 'lots']);
  });
});
