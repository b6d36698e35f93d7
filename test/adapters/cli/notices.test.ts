import { spawn } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGzip, gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { importFrom } from '../../../src/notice-import.js';
import { openStores } from '../../../src/stores.js';
import { clausier } from '../../support/shell.js';
import { noticeXml } from '../../support/notice-xml.js';

const folder = mkdtempSync(join(tmpdir(), 'clausier-import-'));

/** A `.tar.gz` of the entries. */
async function archive(
  name: string,
  entries: readonly (readonly [name: string, content: string | Buffer])[],
): Promise<string> {
  const path = join(folder, name);
  const tar = pack();
  const written = pipeline(tar, createGzip({ level: 1 }), createWriteStream(path));
  for (const [entry, content] of entries) tar.entry({ name: entry }, content);
  tar.finalize();
  await written;
  return path;
}

const envOf = (name: string): { CLAUSIER_DB: string } => ({ CLAUSIER_DB: join(folder, `${name}.db`) });

function countIn(name: string): number {
  const stores = openStores(envOf(name).CLAUSIER_DB);
  try {
    return stores.notices.count();
  } finally {
    stores.close();
  }
}

const numbered = (count: number): [string, string][] =>
  Array.from({ length: count }, (_, number) => [
    `2026/${String(number)}.xml`,
    noticeXml({ id: `id-${String(number)}`, publication: `${String(number + 1)}-2026` }),
  ]);

test('it works: a file, a folder and an archive, and nothing is added the second time', async () => {
  const file = join(folder, 'one.xml');
  writeFileSync(file, noticeXml({ id: 'file', publication: '900-2026' }));
  const inside = join(folder, 'folder/deep');
  mkdirSync(inside, { recursive: true });
  writeFileSync(join(inside, 'two.xml'), noticeXml({ id: 'inside', publication: '901-2026' }));
  writeFileSync(join(inside, 'readme.txt'), 'no notice, and not looked at');
  await archive('folder/deep/three.tar.gz', numbered(3));
  const ran = clausier(['notices', 'import', file, join(folder, 'folder')], '', envOf('works'));
  expect([ran.err, ran.status]).toEqual(['', 0]);
  expect(ran.out).toContain('5 notices added');
  const again = clausier(['notices', 'import', file, join(folder, 'folder')], '', envOf('works'));
  expect(again.status).toBe(0);
  expect(again.out).toContain('0 notices added');
  expect(again.out).toContain('3 files taken in earlier');
  expect(countIn('works')).toBe(5);
}, 60_000);

test('bad files are listed and passed over, each time, and the rest is in', async () => {
  const bad = await archive('bad.tar.gz', [
    ['good.xml', noticeXml({ id: 'good', publication: '1-2026' })],
    ['cut.xml', noticeXml({ id: 'cut', publication: '2-2026' }).slice(0, 800)],
    ['other.xml', '<html/>'],
    ['evil.xml', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['last.xml', noticeXml({ id: 'last', publication: '3-2026' })],
  ]);
  const page = join(folder, 'page.xml');
  writeFileSync(page, 'no XML at all');
  for (const round of [1, 2]) {
    const ran = clausier(['notices', 'import', bad, page, join(folder, 'nowhere')], '', envOf('bad'));
    expect([round, ran.status]).toEqual([round, 1]);
    for (const name of ['cut.xml', 'other.xml', 'evil.xml', 'page.xml', 'nowhere'])
      expect(ran.err).toContain(name);
    expect(ran.err.trim().split('\n')).toHaveLength(5);
    expect(ran.out).toContain('5 not read');
  }
  expect(countIn('bad')).toBe(2);
}, 60_000);

test('usage', () => {
  expect(clausier(['notices', 'import']).status).toBe(2);
  expect(clausier(['notices', 'something']).status).toBe(2);
});

describe('hostile archives', () => {
  const store = () => openStores(':memory:');

  test('names are never used as paths, and what is no file is passed over', async () => {
    const path = join(folder, 'names.tar.gz');
    const tar = pack();
    const written = pipeline(tar, createGzip(), createWriteStream(path));
    tar.entry({ name: '../../../tmp/clausier-escaped.xml' }, noticeXml({ id: 'a', publication: '1-2026' }));
    tar.entry({ name: '/etc/clausier\u0007.xml' }, '<bad/>');
    tar.entry({ name: 'link.xml', type: 'symlink', linkname: '/etc/passwd' });
    tar.entry({ name: 'folder.xml', type: 'directory' });
    tar.finalize();
    await written;
    const stores = store();
    const report = await importFrom([path], stores.notices, () => undefined);
    expect(report).toMatchObject({ added: 1, bad: [{ name: '/etc/clausier?.xml' }] });
    expect(existsSync('/tmp/clausier-escaped.xml')).toBe(false);
    stores.close();
  });

  test('an entry that is too large is listed, and the next one is read', async () => {
    const path = await archive('large.tar.gz', [
      ['large.xml', Buffer.alloc(21_000_000, 0x20)],
      ['next.xml', noticeXml({ id: 'next', publication: '1-2026' })],
    ]);
    const stores = store();
    const report = await importFrom([path], stores.notices, () => undefined);
    expect(report).toMatchObject({
      added: 1,
      bad: [{ name: 'large.xml', refusal: { key: 'notices.too-large' } }],
    });
    stores.close();
  });

  test('an archive that is cut short gives what stands before, and goes on when it is whole', async () => {
    const path = await archive('cut.tar.gz', numbered(200));
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, whole.byteLength - 3000));
    const stores = store();
    const report = await importFrom([path], stores.notices, () => undefined);
    expect(report.bad.map(({ refusal }) => refusal.key)).toEqual(['find.import.broken']);
    expect(report.added).toBeGreaterThan(0);
    expect(report.added).toBeLessThan(200);
    writeFileSync(path, whole);
    const rest = await importFrom([path], stores.notices, () => undefined);
    expect(rest.bad).toEqual([]);
    expect(stores.notices.count()).toBe(200);
    stores.close();
  });

  test.each([
    ['no archive', Buffer.from('this is no archive')],
    ['nothing', Buffer.alloc(0)],
    ['packed noise', gzipSync(Buffer.from('x'.repeat(5000)))],
  ])('%s', async (_, bytes) => {
    const path = join(folder, 'noise.tar.gz');
    writeFileSync(path, bytes);
    const stores = store();
    const report = await importFrom([path], stores.notices, () => undefined);
    expect([report.added, report.bad.length]).toEqual([0, 1]);
    stores.close();
  });

  test('links in a folder are not followed', async () => {
    const inside = join(folder, 'linked');
    mkdirSync(inside);
    symlinkSync(inside, join(inside, 'again'));
    writeFileSync(join(inside, 'one.xml'), noticeXml({ id: 'l', publication: '1-2026' }));
    const stores = store();
    expect((await importFrom([inside], stores.notices, () => undefined)).added).toBe(1);
    stores.close();
  });
});

test('an import that is killed goes on where it was', async () => {
  const path = await archive('long.tar.gz', numbered(4000));
  const command = join(fileURLToPath(new URL('.', import.meta.url)), '../../../src/clausier.js');
  const database = envOf('killed').CLAUSIER_DB;
  const child = spawn(process.execPath, [command, 'notices', 'import', path], {
    env: { ...process.env, CLAUSIER_DB: database },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let seen = 0;
  const began = Date.now();
  while (seen < 1000 && child.exitCode === null && Date.now() - began < 60_000) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    if (existsSync(database)) {
      try {
        seen = countIn('killed');
      } catch {
        // It is being made.
      }
    }
  }
  child.kill('SIGKILL');
  await ended;
  const before = countIn('killed');
  expect(before).toBeGreaterThan(0);
  const ran = clausier(['notices', 'import', path], '', envOf('killed'));
  expect(ran.status).toBe(0);
  expect(countIn('killed')).toBe(4000);
  // What was in before was neither read again nor added again.
  expect(ran.out.replaceAll(',', '')).toContain(`${String(4000 - before)} notice`);
  expect(ran.out).toContain(' 0 already there');
}, 180_000);
