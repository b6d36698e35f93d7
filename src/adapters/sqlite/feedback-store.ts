import { isLanguage } from '../../core/shared/text.js';
import type { FeedbackStore } from '../../usecases/ports.js';
import type { Database } from './driver.js';

interface Row {
  clause: string;
  version: string;
  language: string;
  text: string;
  email: string | null;
  at: string;
}

/** What readers said of clauses. */
export function feedbackStore(database: Database): FeedbackStore {
  const insert = database.prepare<[string, string, string, string, string | null, string]>(
    'INSERT INTO feedback (clause, version, language, text, email, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const all = database.prepare<[], Row>(
    'SELECT clause, version, language, text, email, at FROM feedback ORDER BY number',
  );
  return {
    add: ({ clause, version, language, text, email, at }) =>
      void insert.run(clause, version, language, text, email ?? null, at),
    all: () =>
      all.all().map(({ email, language, ...rest }) => ({
        ...rest,
        language: isLanguage(language) ? language : 'en',
        ...(email === null ? {} : { email }),
      })),
  };
}
