import request from 'supertest';
import { allForms } from '../../../src/core/clauses/library.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { application } from '../../support/app.js';

const { app, close, stores } = application();
afterAll(close);

const id = 'work-integration/hours';
const address = `/api/v1/clauses/${id}`;
const { library } = readKnowledge();
const union = library.clauses.find((clause) => clause.id === id);
const french = library.variants.find((clause) => clause.id === id && clause.variant === 'FR');
if (union === undefined || french === undefined) throw new Error('The clause has no French form.');
const gone = library.clauses.find((clause) => library.variants.every((form) => form.id !== clause.id));
if (gone === undefined) throw new Error('Every clause has a form of its own.');

interface Body {
  readonly version: string;
  readonly variant?: string;
  readonly words: { readonly en: { readonly title: string } };
  readonly forms: readonly { readonly country: string; readonly version: string; readonly href: string }[];
  readonly versions: readonly {
    readonly version: string;
    readonly status: string;
    readonly country?: string;
    readonly href: string;
  }[];
}

async function read(query: Readonly<Record<string, string>>): Promise<Body> {
  const answer = await request(app).get(address).query(query);
  expect(answer.status).toBe(200);
  return answer.body as Body;
}

async function faults(query: string): Promise<{ status: number; pointers: string[]; text: string }> {
  const answer = await request(app).get(`${address}${query}`);
  const body = answer.body as { detail: string; faults: { pointer: string; says: string }[] };
  return {
    status: answer.status,
    pointers: body.faults.map(({ pointer }) => pointer),
    text: body.faults.map(({ says }) => says).join(' '),
  };
}

beforeAll(() => {
  // The installation has seen an earlier version of each form, and a clause that has left the library.
  const early = { title: 'As it was' };
  const old = [union, french].map((clause) => ({
    ...clause,
    version: clause.version.replace(/^\d+/, '0'),
    sha256: 'sha256:old',
    words: { en: { ...clause.words.en, ...early }, fr: { ...clause.words.fr, ...early } },
  }));
  stores.syncClauses([...old, { ...gone, id: 'work-integration/gone' }], '2026-01-01T00:00:00Z');
  stores.syncClauses(allForms(library), '2026-02-01T00:00:00Z');
});

test('it works: without a question the form of the Union in force, with the ways to the others', async () => {
  const body = await read({});
  expect(body.version).toBe(union.version);
  expect(body.variant).toBeUndefined();
  expect(body.forms).toContainEqual({
    country: 'FR',
    version: french.version,
    href: `${address}?country=FR`,
  });
  expect(body.versions.map(({ version, status }) => [version, status])).toEqual(
    expect.arrayContaining([
      [union.version, 'current'],
      [french.version, 'current'],
      [union.version.replace(/^\d+/, '0'), 'superseded'],
    ]),
  );
});

test('every way that the answer names leads to what it says', async () => {
  const { forms, versions } = await read({});
  for (const form of forms)
    expect((await request(app).get(form.href)).body).toMatchObject({
      variant: form.country,
      version: form.version,
    });
  for (const { href, version } of versions)
    expect((await request(app).get(href)).body).toMatchObject({ id, version });
});

test('a country has its form, or that of the Union where it has none', async () => {
  expect(await read({ country: 'FR' })).toMatchObject({ variant: 'FR', version: french.version });
  expect((await read({ country: 'PT' })).version).toBe(union.version);
});

test('an earlier version, of either form', async () => {
  const [before, frenchBefore] = [union, french].map(({ version }) => version.replace(/^\d+/, '0'));
  expect(await read({ version: before ?? '' })).toMatchObject({
    version: before,
    words: { en: { title: 'As it was' } },
  });
  expect(await read({ version: frenchBefore ?? '', country: 'FR' })).toMatchObject({ variant: 'FR' });
  // A plus sign that was not escaped arrives as a space.
  expect((await request(app).get(`${address}?version=${frenchBefore ?? ''}`)).body).toMatchObject({
    version: frenchBefore,
  });
});

test('a version that is not there is 404 with those that are, of the form asked for', async () => {
  const any = await faults('?version=9.9.9');
  expect([any.status, any.pointers]).toEqual([404, ['/version']]);
  expect(any.text).toContain(union.version);
  expect(any.text).toContain(french.version);
  const own = await faults(`?country=FR&version=${union.version}`);
  expect(own.status).toBe(404);
  expect(own.text).toContain(french.version);
  expect(own.text).not.toMatch(new RegExp(`${union.version.replaceAll('.', '\\.')}(?!\\+)[,.]$`));
});

test('a clause that has left the library is read in its version, and named where it is asked without', async () => {
  const there = `/api/v1/clauses/work-integration/gone`;
  const answer = await request(app).get(there);
  expect(answer.status).toBe(404);
  expect((answer.body as { detail: string }).detail).toContain(gone.version);
  expect((await request(app).get(`${there}?version=${gone.version}`)).status).toBe(200);
});

test.each([
  ['?country=France', ['/country']],
  ['?country=fr', ['/country']],
  ['?country=QQ', ['/country']],
  ['?version=latest', ['/version']],
  ['?version=1', ['/version']],
  ['?country=1&version=x', ['/country', '/version']],
])('%s is 422 and names the field', async (query, pointers) => {
  expect(await faults(query)).toMatchObject({ status: 422, pointers });
});

test('in French', async () => {
  const answer = await request(app).get(`${address}?country=fr`).set('Accept-Language', 'fr');
  expect((answer.body as { faults: { says: string }[] }).faults[0]?.says).toContain('deux lettres capitales');
});

describe('the list for a country', () => {
  test('it works: only clauses with a form of their own there, each in that form', async () => {
    const answer = await request(app).get('/api/v1/clauses?country=FR');
    const { total, clauses } = answer.body as {
      total: number;
      clauses: { id: string; version: string; country: string; href: string }[];
    };
    expect(total).toBe(library.variants.filter(({ variant }) => variant === 'FR').length);
    expect(clauses.find((clause) => clause.id === id)).toMatchObject({
      country: 'FR',
      version: french.version,
      href: `${address}?country=FR`,
    });
  });

  test('what is no country is 422', async () => {
    const answer = await request(app).get('/api/v1/clauses?country=France');
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ faults: [{ pointer: '/country' }] });
  });
});
