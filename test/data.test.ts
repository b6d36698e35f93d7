import { checkData } from '../src/check-data.js';
import { readKnowledge } from '../src/knowledge.js';
import { filesUnder, root } from '../src/adapters/files/root.js';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { ambitions } from '../src/core/facts/vocabulary.js';
import { places } from '../src/core/shared/place.js';
import { languages } from '../src/core/shared/text.js';

const knowledge = readKnowledge();

test('the law data and the clause library hold together', () => {
  expect(checkData(knowledge, '2026-11-24').faults).toEqual([]);
});

test('there are at least forty clauses, and every ambition and every place has one', () => {
  const { clauses } = knowledge.library;
  expect(clauses.length).toBeGreaterThanOrEqual(40);
  expect(ambitions.filter((ambition) => !clauses.some((clause) => clause.themes.includes(ambition)))).toEqual(
    [],
  );
  expect(places.filter((place) => !clauses.some((clause) => clause.place === place))).toEqual([]);
});

test('apostrophes are typographic in all that people read', () => {
  const straight = ['data/law', 'data/locales', 'data/help', 'data/scenarios', 'clauses'].flatMap((folder) =>
    ['.yaml', '.md']
      .flatMap((ending) => filesUnder(join(root, folder), ending))
      .flatMap((file) => {
        const found = /\p{L}'{1,2}\p{L}/u.exec(readFileSync(join(root, folder, file), 'utf8'));
        return found === null ? [] : [`${folder}/${file}: ${found[0]}`];
      }),
  );
  // Examples of wording are as people type them; what the reviewer says of them is ours.
  const reviewer = filesUnder(join(root, 'data/review'), '.yaml').flatMap((file) =>
    readFileSync(join(root, 'data/review', file), 'utf8')
      .split('\n')
      .filter((text) => /^\s*(?:says|instead|idea): \{/.test(text))
      .flatMap((text) => /\p{L}'{1,2}\p{L}/u.exec(text)?.[0] ?? [])
      .map((found) => `data/review/${file}: ${found}`),
  );
  expect([...straight, ...reviewer]).toEqual([]);
});

test('per cent is written in one form in each language', () => {
  const wrong = { en: /\d[ \u00a0\u202f]%|\d per cent\b/u, fr: /\d[ \u202f]?%/u };
  const texts = languages.flatMap((language) => [
    ...filesUnder(join(root, 'clauses'), `${language}.md`).map(
      (file) => [language, join('clauses', file)] as const,
    ),
    ...filesUnder(join(root, 'data/help'), `${language}.md`).map(
      (file) => [language, join('data/help', file)] as const,
    ),
    ...filesUnder(join(root, 'data/locales', language), '.yaml').map(
      (file) => [language, join('data/locales', language, file)] as const,
    ),
  ]);
  expect(texts.length).toBeGreaterThan(400);
  expect(
    texts.flatMap(([language, file]) => {
      const found = wrong[language].exec(readFileSync(join(root, file), 'utf8'));
      return found === null ? [] : [`${file}: ${found[0]}`];
    }),
  ).toEqual([]);
});

test('every cited provision and judgment has a gist of at least two sentences in each language', () => {
  const sentences = (text: string): number =>
    text.split(/[.!?](?:\s|$)/).filter((part) => part.trim() !== '').length;
  const short = [...knowledge.law.sources.values()].flatMap((source) =>
    languages
      .filter(
        (language) =>
          sentences(source.kind === 'provision' ? source.gist[language] : source.holding[language]) < 2,
      )
      .map((language) => `${source.id} ${language}`),
  );
  expect(short).toEqual([]);
});

test('at least nine hundred codes have words of our own in both languages', () => {
  expect(knowledge.cpv.length).toBeGreaterThanOrEqual(900);
  expect(new Set(knowledge.cpv.map((entry) => entry.code)).size).toBe(knowledge.cpv.length);
});

test('clauses and law data are there in both languages, file by file', () => {
  const clauses = filesUnder(join(root, 'clauses'), '.md').filter((file) => !file.startsWith('LICENCE'));
  expect(clauses.filter((file) => file.endsWith('en.md')).length).toBe(
    clauses.filter((file) => file.endsWith('fr.md')).length,
  );
});

test('the condition of an exception in national law has a sentence, which the country page shows', () => {
  const national = knowledge.law.rules.filter((rule) => rule.jurisdiction !== 'EU');
  const dumb = national.flatMap((rule) =>
    rule.exceptions
      .filter((exception) => exception.when.says === undefined)
      .map((exception) => `${rule.id}: ${exception.id}`),
  );
  expect(dumb).toEqual([]);
  expect(national.length).toBeGreaterThan(80);
});

test('no figure of the law stands in a rule as a number', () => {
  const rules = filesUnder(join(root, 'data/law'), '.yaml').filter((file) => file.includes('/rules/'));
  const offences = rules.filter((file) => {
    const text = readFileSync(join(root, 'data/law', file), 'utf8');
    const conditions = text.slice(0, text.indexOf('examples:'));
    // A number of lots is a count, not a figure of the law.
    return /(at-least|at-most|more-than|less-than): \d/.test(
      conditions.replace(/lots\.count, at-least: 2/g, ''),
    );
  });
  expect(offences).toEqual([]);
});
