import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesUnder, root } from '../../../src/adapters/files/root.js';
import {
  differencesBetween,
  placeholdersOf,
  readCatalogue,
  readWords,
  type Catalogue,
} from '../../../src/adapters/files/words.js';
import { declarationOf, factIds } from '../../../src/core/facts/vocabulary.js';
import { places } from '../../../src/core/dossier/dossier.js';
import { words } from './frame-support.js';

const folder = join(root, 'data', 'locales');
const catalogues: Record<'en' | 'fr', Catalogue> = {
  en: readCatalogue(folder, 'en'),
  fr: readCatalogue(folder, 'fr'),
};

function folderOf(text: string): string {
  const made = mkdtempSync(join(tmpdir(), 'clausier-words-'));
  for (const language of ['en', 'fr']) {
    mkdirSync(join(made, language));
    writeFileSync(join(made, language, 'a.yaml'), text);
  }
  return made;
}

describe('the words', () => {
  test('are the same in both languages, with the same placeholders', () => {
    expect(catalogues.en.size).toBeGreaterThan(100);
    expect(differencesBetween(catalogues.en, catalogues.fr)).toEqual([]);
  });

  test('fill messages, choose the plural, and take values as plain text', () => {
    expect(words.en.say('reason.at-least', { name: 'Share', value: '30 %' })).toBe('Share: at least 30 %');
    expect(words.fr.say('list.and', { head: 'l’un', last: '{l’autre}' })).toBe('l’un et {l’autre}');
    expect(words.en.say('verdict.open-says', { count: 1 })).toBe(
      'This cannot be said yet; one answer is missing.',
    );
    expect(words.en.say('verdict.open-says', { count: 3 })).toBe(
      'This cannot be said yet; 3 answers are missing.',
    );
    expect(words.en.say('unit.months', { value: 1, text: '1' })).toBe('1 month');
    expect(words.fr.say('unit.years', { value: 2, text: '2' })).toBe('2 ans');
  });

  test('that do not exist throw', () => {
    expect(() => words.en.say('no.such-key')).toThrow('no.such-key');
    expect(words.en.has('no.such-key')).toBe(false);
  });

  test('of the frame keep a no-break space before the high signs in French', () => {
    const frame = readFileSync(join(folder, 'fr', 'frame.yaml'), 'utf8')
      .split('\n')
      .slice(1);
    expect(frame.filter((line) => / [:;?!»]|« |[a-zéè][?!;]/.test(line))).toEqual([]);
  });

  test('use no straight apostrophe in the frame, so that a brace after one is never quoted', () => {
    for (const language of ['en', 'fr'])
      expect(
        readFileSync(join(folder, language, 'frame.yaml'), 'utf8').replace(/^(\s*\S+: )?'|'$/gm, ''),
      ).not.toMatch(/[a-z]'[a-z{]/i);
    expect(() => readWords(folderOf("a: l'{name}"))).toThrow(/a\.yaml:1.*apostrophe/);
  });

  test('are refused where a file gives no text or the same key twice', () => {
    expect(() => readWords(folderOf('a: { b: 3 }'))).toThrow('"a.b" is not a text');
    expect(placeholdersOf('{b} {a, plural, one {{c}} other {#}}').map((name) => name.split(':')[0])).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('name every shared option, place and country', () => {
    const options = factIds.flatMap((fact) => {
      const { type } = declarationOf(fact);
      return type.kind === 'one-of' || type.kind === 'some-of' ? type.options : [];
    });
    expect(options.filter((option) => !words.en.has(`options.${option}`))).toEqual([]);
    expect(places.filter((place) => !words.en.has(`place.${place}`))).toEqual([]);
    expect([...catalogues.en.keys()].filter((key) => key.startsWith('countries.'))).toHaveLength(33);
  });

  test('exist for every key that a template names', () => {
    const templates = join(root, 'templates');
    const missing = filesUnder(templates, '.hbs').flatMap((file) =>
      [
        ...readFileSync(join(templates, file), 'utf8').matchAll(
          /[{(]t "([^"]+)"( [a-z./@]+(?=[\s})]))?(?!=)/g,
        ),
      ].flatMap(([, key = '', part]) =>
        // With a second part the key is a branch of the tree.
        (
          part === undefined
            ? words.en.has(key)
            : [...catalogues.en.keys()].some((known) => known.startsWith(`${key}.`))
        )
          ? []
          : [`${file}: ${key}`],
      ),
    );
    expect(missing).toEqual([]);
  });
});
