import type { Database } from './driver.js';
import type { CodeIds } from './notice-pack.js';

export const codeKinds = ['cpv', 'region', 'country'] as const;
export type CodeKind = (typeof codeKinds)[number];

/** There are ten thousand CPV codes and two thousand regions; what is invented beyond this stands under no code. */
const mostCodes = 50_000;

/** Small numbers for codes, given out as they are met; 0 stands for none. They never change. */
export function codeIds(database: Database): CodeIds & { forget(): void } {
  const read = database.prepare<[string], { id: number; code: string }>(
    'SELECT id, code FROM notice_codes WHERE kind = ?',
  );
  const write = database.prepare<[string, number, string]>(
    'INSERT INTO notice_codes (kind, id, code) VALUES (?, ?, ?)',
  );
  const one = database
    .prepare<[string, string], number>('SELECT id FROM notice_codes WHERE kind = ? AND code = ?')
    .pluck();
  const last = database
    .prepare<[string], number | null>('SELECT max(id) FROM notice_codes WHERE kind = ?')
    .pluck();
  const signature = database
    .prepare<[string], number>('SELECT id FROM notice_signatures WHERE signature = ?')
    .pluck();
  const writeSignature = database.prepare<[string]>('INSERT INTO notice_signatures (signature) VALUES (?)');
  const kept = new Map<CodeKind, Map<string, number>>();
  const knownOf = (kind: CodeKind): Map<string, number> => {
    const there = kept.get(kind);
    if (there !== undefined) return there;
    const made = new Map(read.all(kind).map(({ id, code }) => [code, id]));
    kept.set(kind, made);
    return made;
  };
  const idOf = (kind: CodeKind, code: string): number => {
    if (code === '') return 0;
    const known = knownOf(kind);
    const there = known.get(code);
    if (there !== undefined) return there;
    // Another process may have given one out since.
    let id = one.get(kind, code);
    if (id === undefined) {
      id = (last.get(kind) ?? 0) + 1;
      if (id > mostCodes) return 0;
      write.run(kind, id, code);
    }
    known.set(code, id);
    return id;
  };
  return {
    cpv: (code) => idOf('cpv', code),
    region: (code) => idOf('region', code),
    country: (code) => idOf('country', code),
    signature: (text) => signature.get(text) ?? Number(writeSignature.run(text).lastInsertRowid),
    forget: () => {
      kept.clear();
    },
  };
}
