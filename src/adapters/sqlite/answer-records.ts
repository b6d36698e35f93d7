import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Answers } from '../../core/record/answers.js';
import type { AnswerRecords } from '../../usecases/ports.js';
import type { Database } from './driver.js';

/** The shape of what is kept: JSON, deflated. A record in another shape counts as none; the next look keeps a new one. */
const form = 1;

interface Row {
  revision: number;
  law: string;
  day: string;
  body: Buffer;
  at: string;
}

/** What the law answered to each draft. Every query names the workspace, as those of the dossiers do. */
export function answerRecords(database: Database): AnswerRecords {
  const select = database.prepare<[string, string, number], Row>(
    'SELECT a.revision, a.law, a.day, a.body, a.at FROM answer_records a JOIN dossiers d ON d.id = a.dossier WHERE d.workspace = ? AND d.id = ? AND a.form = ?',
  );
  const write = database.prepare<[number, string, string, number, Buffer, string, string, string]>(
    `INSERT INTO answer_records (dossier, revision, law, day, form, body, at)
     SELECT id, ?, ?, ?, ?, ?, ? FROM dossiers WHERE workspace = ? AND id = ? AND state = 'draft'
     ON CONFLICT (dossier) DO UPDATE SET revision = excluded.revision, law = excluded.law, day = excluded.day,
       form = excluded.form, body = excluded.body, at = excluded.at`,
  );
  return {
    find: (workspace, dossier) => {
      const row = select.get(workspace, dossier, form);
      if (row === undefined) return undefined;
      const { body, ...rest } = row;
      // Only `keep` writes the column, in this form.
      return { ...rest, answers: () => JSON.parse(inflateRawSync(body).toString()) as Answers };
    },
    keep: (workspace, dossier, { revision, law, day, answers, at }) =>
      void write.run(
        revision,
        law,
        day,
        form,
        deflateRawSync(JSON.stringify(answers())),
        at,
        workspace,
        dossier,
      ),
  };
}
