import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { asBytes } from '../../support/bytes.js';
import { buyerApp, Person } from './buyer-support.js';

const { app, close } = buyerApp();
afterAll(close);

interface Manifest {
  readonly revision: number;
  readonly state: string;
  readonly law: string;
  readonly files: readonly { readonly file: string; readonly bytes: number; readonly sha256: string }[];
}

async function bundled(
  person: Person,
  dossier: string,
): Promise<{ bytes: Buffer; files: Record<string, Uint8Array> }> {
  const answer = await person.get(`${dossier}/documents.zip`).buffer().parse(asBytes);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toContain('zip');
  const bytes = answer.body as Buffer;
  return { bytes, files: unzipSync(bytes) };
}

function manifestOf(files: Record<string, Uint8Array>): Manifest {
  return JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as Manifest;
}

test('it works: every document with a manifest that is true, and the same bytes again', async () => {
  const person = new Person(app);
  const dossier = await person.begin();
  const { bytes, files } = await bundled(person, dossier);
  const manifest = manifestOf(files);
  expect(manifest).toMatchObject({
    revision: 1,
    state: 'draft',
    law: expect.stringMatching(/^sha256:/) as unknown,
  });
  const named = manifest.files.map(({ file }) => file);
  expect([...named, 'manifest.json'].sort()).toEqual(Object.keys(files).sort());
  for (const file of [
    'tender.en.pdf',
    'tender.fr.docx',
    'justification.fr.pdf',
    'award-grid.en.xlsx',
    'dossier.json',
  ])
    expect(named).toContain(file);
  for (const { file, bytes: length, sha256 } of manifest.files) {
    const body = files[file] ?? new Uint8Array();
    expect(body.byteLength).toBe(length);
    expect(createHash('sha256').update(body).digest('hex')).toBe(sha256);
  }
  const again = await bundled(person, dossier);
  const differing = Object.keys(files).filter(
    (file) => Buffer.compare(Buffer.from(files[file] ?? []), Buffer.from(again.files[file] ?? [])) !== 0,
  );
  expect(differing).toEqual([]);
  expect(Buffer.compare(bytes, again.bytes)).toBe(0);
}, 60_000);

test('of a finalised tender the frozen files', async () => {
  const person = new Person(app);
  const dossier = await person.begin('FR', 'Frozen');
  await person.send(`${dossier}/finalise`, {});
  const { files } = await bundled(person, dossier);
  expect(manifestOf(files).state).toBe('finalised');
  const tender = await person.get(`${dossier}/documents/tender/file/pdf?language=en`).buffer().parse(asBytes);
  expect(Buffer.compare(Buffer.from(files['tender.en.pdf'] ?? []), tender.body as Buffer)).toBe(0);
}, 60_000);

test('not of somebody else', async () => {
  const dossier = await new Person(app).begin();
  expect((await new Person(app).get(`${dossier}/documents.zip`)).status).toBe(404);
});
