import request from 'supertest';
import { application } from '../../support/app.js';
import { docx, docxEntries, zip } from '../../support/zip.js';
import { asBytes } from '../../support/bytes.js';

const { app, close } = application();
afterAll(close);

const unlawful = 'The tenderer must have its registered office within the municipality.';
const unlawfulFrench = 'Le soumissionnaire doit avoir son siège social dans la commune.';

/** A browser's form with a file, or without one. */
function send(
  path: string,
  fields: Readonly<Record<string, string>>,
  file?: { readonly name: string; readonly bytes: Buffer },
  language = 'en',
): request.Test {
  const form = request(app)
    .post(path)
    .set('Accept-Language', language)
    .set('Accept', 'text/html')
    .set('Sec-Fetch-Site', 'same-origin');
  for (const [name, value] of Object.entries(fields)) void form.field(name, value);
  return file === undefined ? form : form.attach('file', file.bytes, file.name);
}

const binary = (answer: request.Test): request.Test => answer.buffer(true).parse(asBytes);

describe('the page', () => {
  test('it works', async () => {
    const answer = await send('/review', { text: `# Selection\n\n${unlawful}` });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('One passage is not lawful as it stands');
    expect(answer.text).toMatch(/<mark class="passage passage--error">[^<]*registered office/);
    expect(answer.text).toContain('paragraph 2, under “Selection”');
    expect(answer.text).toContain('href="/law/eu/dir-2014-24/art-18"');
  });

  test('marks and findings lead to each other, and every level is said in words', async () => {
    const { text } = await send('/review', { text: `${unlawful}\n\nThe price counts.\n\n${unlawful}` });
    for (const number of ['1', '2']) {
      for (const id of [`passage-${number}`, `finding-${number}`]) {
        expect(text.split(`id="${id}"`)).toHaveLength(2);
        expect(text).toContain(`href="#${id}"`);
      }
    }
    expect(text).toMatch(/passage-way--error[^]*?Not lawful as it stands: go to finding 1/);
  });

  test('the form comes first, alone, in both languages; its JSON twin too', async () => {
    const french = await request(app).get('/review?lang=fr');
    expect(french.status).toBe(200);
    expect(french.text).toContain('Relire un projet');
    const twin = await request(app).get('/review.json');
    expect(twin.body).toMatchObject({ title: 'Review a draft' });
  });

  test('the home page and the navigation lead to it', async () => {
    const { text } = await request(app).get('/').set('Accept', 'text/html');
    expect(text.split('href="/review"').length).toBeGreaterThan(2);
  });

  test('French text gives French findings on a French page', async () => {
    const { text } = await send('/review', { text: unlawfulFrench }, undefined, 'fr');
    expect(text).toContain('Un passage est illégal en l’état');
    expect(text).toContain('<mark class="passage passage--error">');
  });

  test('a form without a file may come urlencoded', async () => {
    const answer = await request(app).post('/review').type('form').send({ text: unlawful });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('passage--error');
  });

  test('text without findings says so, and that this is no clearance', async () => {
    const { text } = await send('/review', { text: 'The contractor cleans the windows twice a year.' });
    expect(text).toContain('Nothing was found');
    expect(text).toContain('This does not say that all of it is lawful');
    expect(text).not.toContain('<mark');
  });

  test('what was typed is shown to the letter and runs nothing', async () => {
    const attack = '<script>alert(1)</script> {{constructor}} "quoted" & more';
    const { text } = await send('/review', { text: attack, name: '"><img src=x>.docx' });
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; {{constructor}}');
  });
});

describe('a file', () => {
  const body = `<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>Selection</w:t></w:r></w:p><w:p><w:r><w:t>${unlawful}</w:t></w:r></w:p>`;
  const styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>';

  test('is read, marked, and its text travels in the form', async () => {
    const answer = await send(
      '/review',
      { text: 'old' },
      { name: 'Été 2027.docx', bytes: docx({ body, styles }) },
    );
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Été 2027.docx');
    expect(answer.text).toContain('<h3 class="draft__heading">Selection</h3>');
    expect(answer.text).toMatch(/<textarea[^>]*>## Selection\n\nThe tenderer must/);
    // The same form sent once more gives the same review.
    const typed = /<textarea[^>]*name="text"[^>]*>([^<]*)</.exec(answer.text)?.[1] ?? '';
    const again = await send('/review', { text: typed.replaceAll('\n', '\r\n'), name: 'Été 2027.docx' });
    expect(again.text).toContain('<h3 class="draft__heading">Selection</h3>');
    expect(again.text).toContain('Été 2027.docx');
  });

  test('that is hostile or of another kind is refused with 422, and what was typed stays', async () => {
    const bomb = zip(
      docxEntries({ body }).map((entry) =>
        entry.name === 'word/document.xml' ? { ...entry, data: Buffer.alloc(40_000_000) } : entry,
      ),
    );
    const answer = await send(
      '/review',
      { text: 'typed before', 'contract.value': '216 000' },
      { name: 'a.pdf', bytes: Buffer.from('%PDF-1.7') },
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('This is a PDF.');
    expect(answer.text).toContain('>typed before</textarea>');
    expect(answer.text).toContain('value="216 000"');
    expect(answer.text).toContain('<title>Error: ');
    const large = await send('/review', { text: 'typed before' }, { name: 'a.docx', bytes: bomb });
    expect(large.status).toBe(413);
    expect(large.text).toContain('20 MB');
  });

  test('that is too large is refused with 413, which says the limit and keeps what was typed', async () => {
    const answer = await send(
      '/review',
      { text: 'typed before' },
      { name: 'a.txt', bytes: Buffer.alloc(6_000_001, 0x61) },
    );
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('Files of up to 6 MB are read.');
    expect(answer.text).toContain('>typed before</textarea>');
    const far = await request(app)
      .post('/review')
      .set('Accept', 'text/html')
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .set('Content-Length', '50000000')
      .send('--x--\r\n')
      .catch((error: unknown) => error);
    expect(far).toBeDefined();
  });
});

describe('refusals', () => {
  test('an empty form is 422 and leads to the field', async () => {
    const answer = await send('/review', { text: '  \r\n ' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#text"');
  });

  test('a text that is too long is 413, says the limit and is kept', async () => {
    const answer = await send('/review', { text: 'a '.repeat(100_100) });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('200,000 characters');
    expect(answer.text).toMatch(/<textarea[^>]*>a a a a/);
  });

  test('facts that cannot be read are 422 with the text kept', async () => {
    const answer = await send('/review', {
      text: unlawful,
      'contract.value': 'much',
      'contract.cpv': '12',
      'authority.country': 'France',
    });
    expect(answer.status).toBe(422);
    for (const field of ['contract-value', 'contract-cpv', 'authority-country'])
      expect(answer.text).toContain(`href="#${field}"`);
    expect(answer.text).toContain(`>${unlawful}</textarea>`);
  });

  test('a second file, a strange field and a damaged body are refused', async () => {
    const two = await send('/review', { text: 'x' }, { name: 'a.txt', bytes: Buffer.from('x') }).attach(
      'other',
      Buffer.from('y'),
      'b.txt',
    );
    expect(two.status).toBe(400);
    const broken = await request(app)
      .post('/review')
      .set('Accept', 'text/html')
      .set('Content-Type', 'multipart/form-data')
      .send('nothing');
    expect(broken.status).toBe(400);
    const cut = await request(app)
      .post('/review')
      .set('Accept', 'text/html')
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhal');
    expect(cut.status).toBe(400);
  });

  test('a form of another site is refused', async () => {
    const answer = await request(app)
      .post('/review')
      .set('Sec-Fetch-Site', 'cross-site')
      .set('Accept', 'text/html')
      .field('text', unlawful);
    expect(answer.status).toBe(403);
  });
});

describe('facts', () => {
  test('are kept, shown again, and codes are searched without losing the text', async () => {
    const facts = {
      text: unlawful,
      'authority.country': 'FR',
      'contract.kind': 'contract',
      'contract.cpv': '77310000',
      'contract.value': '480000',
      'contract.durationMonths': '48',
      'contract.placeOfPerformance': 'FR101',
      place: 'selection',
    };
    const answer = await send('/review', facts);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('<option value="FR" selected>');
    expect(answer.text).toContain('<option value="selection" selected>');
    expect(answer.text).toMatch(/<details class="govuk-details review-facts" open>/);
    const search = await send('/review', {
      text: unlawful,
      'contract.cpv': '',
      'contract.cpv.query': 'cleaning',
      do: 'search-cpv',
    });
    expect(search.status).toBe(200);
    expect(search.text).toContain('name="contract.cpv.add"');
    expect(search.text).toContain(`>${unlawful}</textarea>`);
    expect(search.text).not.toContain('<mark');
  });
});

describe('downloads', () => {
  const fields = {
    text: `# Selection\n\n${unlawful}\n\n- one item`,
    name: 'Appel d’offres.docx',
    'authority.country': 'FR',
  };

  test('PDF in the language asked for', async () => {
    const answer = await binary(send('/review/file/pdf?language=fr', fields));
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('application/pdf');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="appel-d-offres.review.fr.pdf"');
    expect((answer.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('DOCX with comments', async () => {
    const answer = await binary(send('/review/file/docx', fields));
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('wordprocessingml.document');
    expect((answer.body as Buffer).subarray(0, 2).toString()).toBe('PK');
  });

  test('JSON', async () => {
    const answer = await send('/review/file/json', fields);
    expect(answer.status).toBe(200);
    const { findings } = answer.body as { findings: Record<string, unknown>[] };
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      issue: 'local-preference',
      level: 'error',
      at: 'paragraphs/2',
      under: 'Selection',
    });
  });

  test('of a faulty form show the form again; another format is not found', async () => {
    expect((await send('/review/file/pdf', { text: '' })).status).toBe(422);
    expect((await send('/review/file/exe', fields)).status).toBe(404);
    expect((await request(app).get('/review/file/pdf')).status).toBe(404);
  });
});

describe('for programs', () => {
  const api = (): request.Test => request(app).post('/api/v1/review');

  test('a text in JSON', async () => {
    const answer = await api().send({
      text: unlawful,
      dossier: { authority: { country: 'FR' } },
      place: 'selection',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      findings: [{ issue: 'local-preference', level: 'error', at: 'paragraphs/1' }],
    });
    const { findings } = answer.body as { findings: { quote: string; basis: { url: string }[] }[] };
    expect(unlawful).toContain(findings[0]?.quote);
    expect(findings[0]?.basis[0]?.url).toMatch(/^https?:/);
  });

  test('a file as multipart, with a dossier', async () => {
    const answer = await api()
      .query({ language: 'fr' })
      .field('dossier', JSON.stringify({ authority: { country: 'FR' } }))
      .attach('file', docx({ body: `<w:p><w:r><w:t>${unlawful}</w:t></w:r></w:p>` }), 'a.docx');
    expect(answer.status).toBe(200);
    const { findings } = answer.body as { findings: { says: string }[] };
    expect(findings[0]?.says).toContain('rédaction');
  });

  test.each([
    ['no text', {}, 422, '/text'],
    ['a text that is none', { text: 7 }, 422, '/text'],
    ['an empty text', { text: ' ' }, 422, '/text'],
    ['a dossier that is none', { text: 'x', dossier: 'no JSON' }, 422, '/dossier'],
    [
      'an unknown key of the dossier',
      { text: 'x', dossier: { authority: { country: 'FR' }, a: 1 } },
      422,
      '/dossier/a',
    ],
    ['a place that is none', { text: 'x', place: 'garden' }, 422, '/place'],
    ['a text that is too long', { text: 'a '.repeat(101_000) }, 413, undefined],
  ])('%s is refused with its place', async (_name, body, status, pointer) => {
    const answer = await api().send(body);
    expect(answer.status).toBe(status);
    const { faults } = answer.body as { faults: { pointer: string }[] };
    expect(faults[0]?.pointer).toBe(pointer);
  });

  test('anything but JSON and multipart is 415', async () => {
    expect((await api().type('text/plain').send('x')).status).toBe(415);
  });
});
