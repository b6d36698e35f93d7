import { createHash, randomInt } from 'node:crypto';
import type { PublicTender } from '../../core/dossier/published.js';
import type { Language } from '../../core/shared/text.js';
import {
  documentFormats,
  type DocumentFormat,
  type Edition,
  type FrozenFile,
  type NewEdition,
  type Publication,
  type PublicationStore,
} from '../../usecases/ports.js';
import type { Database } from './driver.js';

interface Row {
  code: string;
  workspace: string;
  dossier: string;
  withdrawn: string | null;
  checks: number;
}

interface EditionRow extends Edition {
  law: string;
  library: string;
  body: string | null;
}

/** Letters and figures that nobody takes for another one when a code is read out or copied by hand. */
const signs = 'ABCDEFGHJKMNPQRTUVWXY346789';
const half = 4;

/** Two groups of four signs. It is an address and no secret: what stands under it is public. */
function newCode(): string {
  const group = (): string =>
    Array.from({ length: half }, () => signs.charAt(randomInt(signs.length))).join('');
  return `${group()}-${group()}`;
}

/** Tenders published for enterprises. Reading by code asks for no workspace: they are public. */
export function publicationStore(database: Database): PublicationStore {
  const ofCode = database.prepare<[string], Row>(
    'SELECT p.code, d.workspace, p.dossier, p.withdrawn, p.checks FROM publications p JOIN dossiers d ON d.id = p.dossier WHERE p.code = ?',
  );
  const ofDossier = database.prepare<[string, string], Row>(
    'SELECT p.code, d.workspace, p.dossier, p.withdrawn, p.checks FROM publications p JOIN dossiers d ON d.id = p.dossier WHERE d.workspace = ? AND d.id = ?',
  );
  const owned = database.prepare<[string, string]>('SELECT 1 FROM dossiers WHERE workspace = ? AND id = ?');
  const editions = database.prepare<[string], EditionRow>(
    'SELECT edition, revision, law, library, body, at FROM publication_editions WHERE code = ? ORDER BY edition DESC',
  );
  const files = database.prepare<[string, number], FrozenFile>(
    'SELECT kind, language, format, sha256, length(body) AS bytes FROM publication_files WHERE code = ? AND edition = ? ORDER BY rowid',
  );
  const insert = database.prepare<[string, string]>(
    'INSERT INTO publications (code, dossier) VALUES (?, ?) ON CONFLICT (code) DO NOTHING',
  );
  const insertEdition = database.prepare<[string, number, number, string, string, string, string]>(
    'INSERT INTO publication_editions (code, edition, revision, law, library, body, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertFile = database.prepare<[string, number, string, Language, DocumentFormat, Buffer, string]>(
    'INSERT INTO publication_files (code, edition, kind, language, format, body, sha256) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const dropFiles = database.prepare<[string]>('DELETE FROM publication_files WHERE code = ?');
  const dropBodies = database.prepare<[string]>(
    'UPDATE publication_editions SET body = NULL WHERE code = ? AND body IS NOT NULL',
  );
  const setWithdrawn = database.prepare<[string | null, string]>(
    'UPDATE publications SET withdrawn = ? WHERE code = ?',
  );
  const selectFile = database
    .prepare<[string, string, Language, string], Buffer>(
      `SELECT f.body FROM publication_files f JOIN publications p ON p.code = f.code
       WHERE f.code = ? AND f.kind = ? AND f.language = ? AND f.format = ? AND p.withdrawn IS NULL
       AND f.edition = (SELECT max(edition) FROM publication_editions WHERE code = f.code)`,
    )
    .pluck();
  const addCheck = database.prepare<[string]>(
    'UPDATE publications SET checks = checks + 1 WHERE code = ? AND withdrawn IS NULL',
  );

  const from = (row: Row | undefined): Publication | undefined => {
    if (row === undefined) return undefined;
    const all = editions.all(row.code);
    const [newest] = all;
    const stands = row.withdrawn === null && newest !== undefined && newest.body !== null;
    return {
      code: row.code,
      workspace: row.workspace,
      dossier: row.dossier,
      editions: all.map(({ edition, revision, at }) => ({ edition, revision, at })),
      checks: row.checks,
      ...(row.withdrawn === null ? {} : { withdrawn: row.withdrawn }),
      ...(stands
        ? {
            standing: {
              // Only `publish` writes the column.
              tender: JSON.parse(newest.body ?? '') as PublicTender,
              law: newest.law,
              library: newest.library,
              files: files.all(row.code, newest.edition),
            },
          }
        : {}),
    };
  };
  /** The code of a dossier, made now where it has none; one that is taken by chance is passed over. */
  const codeOf = (workspace: string, dossier: string): string => {
    const known = ofDossier.get(workspace, dossier);
    if (known !== undefined) return known.code;
    for (;;) {
      const code = newCode();
      if (insert.run(code, dossier).changes > 0) return code;
    }
  };
  const publish = database.transaction(
    (workspace: string, dossier: string, made: NewEdition, now: string): Publication | undefined => {
      if (owned.get(workspace, dossier) === undefined) return undefined;
      const code = codeOf(workspace, dossier);
      const edition = (editions.all(code)[0]?.edition ?? 0) + 1;
      dropFiles.run(code);
      dropBodies.run(code);
      const { revision, law, library, tender, documents } = made;
      insertEdition.run(code, edition, revision, law, library, JSON.stringify(tender), now);
      for (const document of documents)
        for (const format of documentFormats) {
          const body = document.files[format];
          if (body === undefined) continue;
          const sha256 = createHash('sha256').update(body).digest('hex');
          insertFile.run(code, edition, document.kind, document.language, format, body, sha256);
        }
      setWithdrawn.run(null, code);
      return from(ofCode.get(code));
    },
  );
  const withdraw = database.transaction((workspace: string, dossier: string, now: string): boolean => {
    const row = ofDossier.get(workspace, dossier);
    if (row?.withdrawn !== null) return false;
    dropFiles.run(row.code);
    dropBodies.run(row.code);
    setWithdrawn.run(now, row.code);
    return true;
  });
  return {
    find: (code) => from(ofCode.get(code)),
    ofDossier: (workspace, dossier) => from(ofDossier.get(workspace, dossier)),
    publish: (workspace, dossier, edition, now) => publish.immediate(workspace, dossier, edition, now),
    withdraw: (workspace, dossier, now) => withdraw.immediate(workspace, dossier, now),
    file: (code, kind, language, format) => selectFile.get(code, kind, language, format),
    count: (code) => void addCheck.run(code),
  };
}
