import { mkdtempSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dossierStore } from '../../../src/adapters/sqlite/dossier-store.js';
import { schemaVersion } from '../../../src/adapters/sqlite/migrate.js';
import { openDatabase, type Database } from '../../../src/adapters/sqlite/open.js';
import { settingsStore } from '../../../src/adapters/sqlite/settings-store.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import type { Finalisation } from '../../../src/usecases/ports.js';

const [first, second] = ['2026-12-01T10:00:00Z', '2026-12-01T11:00:00Z'];
const draft: Dossier = { title: 'Entretien des parcs', authority: { country: 'FR' } };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clausier-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function within<T>(use: (database: Database) => T, path = ':memory:'): T {
  const database = openDatabase(path);
  try {
    return use(database);
  } finally {
    database.close();
  }
}

describe('a database', () => {
  test('is made with its folder, keeps its promises to the disk, and opens again', () => {
    const path = join(folder, 'deep', 'c.db');
    within((database) => {
      expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(database.pragma('synchronous', { simple: true })).toBe(2);
      expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
      expect(database.pragma('busy_timeout', { simple: true })).toBe(5000);
    }, path);
    within((database) => {
      expect(database.pragma('user_version', { simple: true })).toBe(schemaVersion);
    }, path);
  });

  test('of a later release is refused', () => {
    const path = join(folder, 'c.db');
    within((database) => database.pragma(`user_version = ${String(schemaVersion + 1)}`), path);
    expect(() => openDatabase(path)).toThrow(/Use the release that wrote it/);
  });
});

describe('dossiers', () => {
  test('are kept, found, listed and removed in their workspace only', () => {
    within((database) => {
      const store = dossierStore(database);
      const mine = store.create('mine', draft, first);
      expect(store.find('mine', mine.id)).toEqual({
        id: mine.id,
        workspace: 'mine',
        revision: 1,
        state: 'draft',
        dossier: draft,
        created: first,
        updated: first,
      });
      expect(store.find('yours', mine.id)).toBeUndefined();
      expect(store.list('yours')).toEqual([]);
      expect(store.save('yours', mine.id, 1, draft, second)).toEqual({ ok: false, refusal: 'not-found' });
      expect(store.remove('yours', mine.id)).toBe(false);
      expect(store.revision('yours', mine.id, 1)).toBeUndefined();
      expect(store.list('mine')).toHaveLength(1);
      expect(store.remove('mine', mine.id)).toBe(true);
      expect(store.find('mine', mine.id)).toBeUndefined();
      expect(database.prepare('SELECT count(*) FROM dossier_revisions').pluck().get()).toBe(0);
    });
  });

  test('are saved over the revision that was seen, and keep the earlier ones', () => {
    within((database) => {
      const store = dossierStore(database);
      const { id } = store.create('w', draft, first);
      const next = { ...draft, title: 'Parcs et jardins' };
      expect(store.save('w', id, 1, next, second)).toMatchObject({
        ok: true,
        value: { revision: 2, dossier: next, created: first, updated: second },
      });
      expect(store.save('w', id, 1, draft, second)).toEqual({ ok: false, refusal: 'stale' });
      expect(store.find('w', id)?.dossier).toEqual(next);
      expect(store.revision('w', id, 1)).toEqual(draft);
    });
  });

  test('that are finalised do not change, whoever writes', () => {
    within((database) => {
      const store = dossierStore(database);
      const { id } = store.create('w', draft, first);
      const page = { title: 'Parcs', cover: [], markdown: '# 1', missing: [] };
      const files = {
        pdf: Buffer.from('%PDF'),
        docx: Buffer.from('PK'),
        html: Buffer.from('<p>'),
        md: Buffer.from('#'),
      };
      const frozen: Finalisation = {
        documents: [{ kind: 'tender', language: 'fr', page, files }],
        law: 'sha256:l',
        library: 'sha256:c',
      };
      expect(store.finalise('w', id, 2, frozen, second)).toEqual({ ok: false, refusal: 'stale' });
      expect(store.finalise('v', id, 1, frozen, second)).toEqual({ ok: false, refusal: 'not-found' });
      expect(store.finalisation('w', id)).toBeUndefined();
      expect(store.finalise('w', id, 1, frozen, second)).toMatchObject({
        ok: true,
        value: { state: 'finalised', revision: 1, updated: second },
      });
      expect(store.finalise('w', id, 1, frozen, second)).toEqual({ ok: false, refusal: 'finalised' });
      expect(store.save('w', id, 1, { ...draft, title: 'x' }, second)).toEqual({
        ok: false,
        refusal: 'finalised',
      });
      expect(() => database.prepare("UPDATE dossiers SET body = '{}' WHERE id = ?").run(id)).toThrow(
        'a finalised dossier does not change',
      );
      expect(() => database.prepare("UPDATE frozen_files SET sha256 = ''").run()).toThrow(
        'a finalised dossier does not change',
      );
      expect(store.find('w', id)?.dossier).toEqual(draft);
      expect(store.frozenPage('w', id, 'tender', 'fr')).toEqual(page);
      expect(store.frozenFile('w', id, 'tender', 'fr', 'pdf')).toEqual(files.pdf);
      expect(store.frozenFile('v', id, 'tender', 'fr', 'pdf')).toBeUndefined();
      expect(store.frozenPage('v', id, 'tender', 'fr')).toBeUndefined();
      expect(store.finalisation('v', id)).toBeUndefined();
      expect(store.finalisation('w', id)).toMatchObject({
        law: 'sha256:l',
        library: 'sha256:c',
        files: [
          { kind: 'tender', language: 'fr', format: 'pdf', bytes: 4 },
          { format: 'docx' },
          { format: 'html' },
          { format: 'md' },
        ],
      });
      expect(store.remove('w', id)).toBe(true);
      expect(database.prepare('SELECT count(*) FROM frozen_files').pluck().get()).toBe(0);
    });
  });

  test('hold their clause versions fast', () => {
    within((database) => {
      const store = dossierStore(database);
      const held = (): unknown[] =>
        database.prepare('SELECT clause, version FROM dossier_clauses').raw().all();
      const { id } = store.create(
        'w',
        {
          ...draft,
          clauses: [
            { clause: 'a/b', version: '1.0.0' },
            { clause: 'a/b', version: '1.0.0', lot: '1' },
            { clause: 'c/d' },
          ],
        },
        first,
      );
      expect(held()).toEqual([['a/b', '1.0.0']]);
      store.save('w', id, 1, draft, second);
      expect(held()).toEqual([]);
    });
  });

  test('survive a process that is killed right after the answer', () => {
    const path = join(folder, 'c.db');
    const here = (file: string): string =>
      JSON.stringify(new URL(`../../../src/adapters/sqlite/${file}`, import.meta.url).href);
    const script = `
      import { writeSync } from 'node:fs';
      const { openDatabase } = await import(${here('open.js')});
      const { dossierStore } = await import(${here('dossier-store.js')});
      const store = dossierStore(openDatabase(${JSON.stringify(path)}));
      const { id } = store.create('w', ${JSON.stringify(draft)}, '${first}');
      store.save('w', id, 1, { ...${JSON.stringify(draft)}, title: 'Stored' }, '${second}');
      writeSync(1, id);
      process.kill(process.pid, 'SIGKILL');
    `;
    const { stdout, signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    expect({ signal, stderr }).toEqual({ signal: 'SIGKILL', stderr: '' });
    within((database) => {
      expect(dossierStore(database).find('w', stdout)).toMatchObject({
        revision: 2,
        dossier: { title: 'Stored' },
      });
    }, path);
  });
});

test('settings are kept, and made once', () => {
  within((database) => {
    const settings = settingsStore(database);
    expect(settings.get('secret')).toBeUndefined();
    expect(settings.getOrMake('secret', () => 'one')).toBe('one');
    expect(settings.getOrMake('secret', () => 'two')).toBe('one');
    settings.set('secret', 'three');
    expect(settings.get('secret')).toBe('three');
  });
});
