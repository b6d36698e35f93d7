import { createHash, randomInt } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { PublicTender } from '../../core/dossier/published.js';
import type { Language } from '../../core/shared/text.js';
import type {
  Edition,
  NewEdition,
  Publication,
  PublicationStore,
  PublishedDocument,
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

/** Beside the files of a document stands what they are made from. */
const source = 'source';

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
  const kinds = database
    .prepare<[string, number], string>(
      'SELECT DISTINCT kind FROM publication_files WHERE code = ? AND edition = ?',
    )
    .pluck();
  const insert = database.prepare<[string, string]>(
    'INSERT INTO publications (code, dossier) VALUES (?, ?) ON CONFLICT (code) DO NOTHING',
  );
  const insertEdition = database.prepare<[string, number, number, string, string, string, string]>(
    'INSERT INTO publication_editions (code, edition, revision, law, library, body, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertFile = database.prepare<[string, number, string, Language, string, Buffer, string]>(
    'INSERT INTO publication_files (code, edition, kind, language, format, body, sha256) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const dropFiles = database.prepare<[string]>('DELETE FROM publication_files WHERE code = ?');
  const dropBodies = database.prepare<[string]>(
    'UPDATE publication_editions SET body = NULL WHERE code = ? AND body IS NOT NULL',
  );
  const setWithdrawn = database.prepare<[string | null, string]>(
    'UPDATE publications SET withdrawn = ? WHERE code = ?',
  );
  const selectFile = database.prepare<[string, string, Language, string], { edition: number; body: Buffer }>(
    `SELECT f.edition, f.body FROM publication_files f JOIN publications p ON p.code = f.code
       WHERE f.code = ? AND f.kind = ? AND f.language = ? AND f.format = ? AND p.withdrawn IS NULL
       AND f.edition = (SELECT max(edition) FROM publication_editions WHERE code = f.code)`,
  );
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
              kinds: kinds.all(row.code, newest.edition),
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
  const write = (
    code: string,
    edition: number,
    kind: string,
    language: Language,
    format: string,
    body: Buffer,
  ): void => {
    const sha256 = createHash('sha256').update(body).digest('hex');
    insertFile.run(code, edition, kind, language, format, body, sha256);
  };
  const keep = database.transaction<PublicationStore['keep']>((code, edition, file) => {
    const stands = selectFile.get(code, file.kind, file.language, source)?.edition === edition;
    if (stands) write(code, edition, file.kind, file.language, file.format, file.body);
  });
  const publish = database.transaction(
    (workspace: string, dossier: string, made: NewEdition, now: string): Publication | undefined => {
      if (owned.get(workspace, dossier) === undefined) return undefined;
      const code = codeOf(workspace, dossier);
      const edition = (editions.all(code)[0]?.edition ?? 0) + 1;
      dropFiles.run(code);
      dropBodies.run(code);
      const { revision, law, library, tender, documents } = made;
      insertEdition.run(code, edition, revision, law, library, JSON.stringify(tender), now);
      for (const document of documents) {
        const { kind, language } = document;
        write(code, edition, kind, language, source, deflateRawSync(JSON.stringify(document)));
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
    file: (code, kind, language, format) =>
      format === source ? undefined : selectFile.get(code, kind, language, format)?.body,
    document: (code, kind, language) => {
      const row = selectFile.get(code, kind, language, source);
      return (
        row && {
          edition: row.edition,
          // Only `publish` writes it.
          published: JSON.parse(inflateRawSync(row.body).toString()) as PublishedDocument,
        }
      );
    },
    keep: (code, edition, file) => {
      keep.immediate(code, edition, file);
    },
    count: (code) => void addCheck.run(code),
  };
}
