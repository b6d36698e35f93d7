import { createHash, randomUUID } from 'node:crypto';
import type { Clause } from '../../core/clauses/clause.js';
import { naturesOf } from '../../core/clauses/natures.js';
import { languages, type Language } from '../../core/shared/text.js';
import { clauseFacets, type ClauseFacet } from '../../usecases/ports.js';
import type { Database } from './driver.js';
import { indexStamp } from './index-stamp.js';
import { settingsStore } from './settings-store.js';
import { formsOf } from './stem.js';

export type CountedKind = ClauseFacet;
export const countedKinds = clauseFacets;

/** The values of a clause for each kind, and its whole CPV prefixes. */
export type ClauseFacets = Readonly<Record<CountedKind | 'cpv', readonly string[]>>;

/** Room for the languages of one clause in the numbers of the index. */
export const languageRoom = 32;

function facetsOf(clause: Clause, countries: readonly string[]): ClauseFacets {
  const { cpv } = clause.typical;
  return {
    theme: clause.themes,
    place: [clause.place],
    level: [String(clause.level)],
    nature: naturesOf(clause),
    group: [...new Set(cpv.map((prefix) => prefix.slice(0, 2)))],
    written: languages.filter((language) => clause.words[language].text !== ''),
    country: clause.jurisdictions.includes('EU') ? countries : clause.jurisdictions,
    cpv,
  };
}

// What the tables were written from; the form is raised when the code below writes something else from the same clauses.
const writtenStamp = 'library.written';
const indexForm = '1';

/** Every word with its stems: the index is asked for beginnings of words, and for stems. */
function indexed(text: string, language: Language): string {
  return (
    text
      .normalize('NFC')
      .replace(/\{\{[^}]*\}\}/g, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .map((word) => formsOf(word, language).join(' '))
    .join(' ');
}

/** Writes the tables of the search anew where the clauses are others than before: the tables follow from them. */
export function clauseIndexing(database: Database): (clauses: readonly Clause[]) => void {
  const clear = ['clause_numbers', 'clause_texts'].map((table) => database.prepare(`DELETE FROM ${table}`));
  const clearWords = database.prepare("INSERT INTO clause_words (clause_words) VALUES ('delete-all')");
  const addNumber = database.prepare<[number, string, string, string]>(
    'INSERT INTO clause_numbers (number, clause, version, facets) VALUES (?, ?, ?, ?)',
  );
  const addText = database.prepare<[number, string, string, string, string]>(
    'INSERT INTO clause_texts (id, title, summary, text, why) VALUES (?, ?, ?, ?, ?)',
  );
  const addWords = database.prepare<[number, ...string[]]>(
    'INSERT INTO clause_words (rowid, title, summary, labels, text, why) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const settings = settingsStore(database);
  return (all) => {
    const content = all
      .map(({ id, version, sha256, typical }) => `${id} ${version} ${sha256} ${typical.cpv.join(' ')}`)
      .join('\n');
    const written = createHash('sha256').update(`${indexForm} ${content}`).digest('hex');
    if (settings.get(writtenStamp) === written) return;
    settings.set(writtenStamp, written);
    settings.set(indexStamp, randomUUID());
    for (const statement of clear) statement.run();
    clearWords.run();
    const clauses = all.filter((clause) => clause.variant === undefined);
    const countries = new Map<string, string[]>();
    for (const { id, variant } of all)
      if (variant !== undefined) countries.set(id, [...(countries.get(id) ?? []), variant]);
    clauses.forEach((clause, number) => {
      const facets = facetsOf(clause, countries.get(clause.id) ?? []);
      addNumber.run(number, clause.id, clause.version, JSON.stringify(facets));
      languages.forEach((language, place) => {
        const { title, summary, text, why, parameters, options, indicator } = clause.words[language];
        const id = number * languageRoom + place;
        addText.run(id, title, summary, text, why);
        const labels = [...Object.values(parameters), ...Object.values(options), indicator ?? ''].join('\n');
        addWords.run(id, ...[title, summary, labels, text, why].map((part) => indexed(part, language)));
      });
    });
  };
}
