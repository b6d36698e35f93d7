import fc from 'fast-check';
import { clausesOfProject } from '../../../../src/adapters/files/read-ahead.js';
import { sealed } from '../../../../src/adapters/files/write-clause.js';
import { checkClause } from '../../../../src/core/clauses/check-clause.js';
import { checkLibrary } from '../../../../src/core/clauses/check-library.js';
import type { Clause, ClauseWords } from '../../../../src/core/clauses/clause.js';
import { gapsOf, hindersUse, placeholdersOf, writtenIn } from '../../../../src/core/clauses/own/gaps.js';
import { ownClause, versionAfter } from '../../../../src/core/clauses/own/own-clause.js';
import {
  blankDraft,
  draftFrom,
  freeId,
  isOwn,
  type OwnDraft,
} from '../../../../src/core/clauses/own/own-draft.js';
import { slugOf } from '../../../../src/core/shared/slug.js';
import { languages } from '../../../../src/core/shared/text.js';
import { law } from '../../../support/law.js';

const library = clausesOfProject();
const known = {
  sourceIds: new Set(law.sources.keys()),
  listIds: new Set(law.lists.keys()),
  parameterIds: new Set(law.parameters.keys()),
  dutyIds: new Set(law.rules.filter((rule) => rule.subject === 'duty').map((rule) => rule.id)),
};
const source = (id: string) => law.sources.get(id);
const today = '2026-11-26';

const beginning = {
  id: 'work-integration/ours-our-gardens',
  title: 'Our gardens',
  language: 'en',
  theme: 'work-integration',
  place: 'performance-condition',
  jurisdictions: ['EU'],
} as const;

function clauseNamed(id: string): Clause {
  const clause = library.clauses.find((one) => one.id === id);
  if (clause === undefined) throw new Error(`There is no clause ${id}.`);
  return clause;
}

/** The draft with every text said in other words, so that it repeats nobody. */
function reworded(draft: OwnDraft): OwnDraft {
  const words = Object.fromEntries(
    languages.map((language) => {
      const own = draft.words[language];
      const filled = placeholdersOf({ en: own, fr: own }).map((id) => `{{${id}}}`);
      return [language, { ...own, text: `Something that nobody else says in ${language}: ${filled.join(' and ')}.` }];
    }),
  ) as Record<'en' | 'fr', ClauseWords>;
  return { ...draft, words };
}

test('a blank draft lacks what a tender needs, and begins with what clauses at its place rest on', () => {
  const draft = blankDraft(beginning, library.clauses);
  const gaps = gapsOf(draft, library.clauses);
  expect(hindersUse(gaps)).toBe(true);
  expect(gaps).toContainEqual(expect.objectContaining({ field: 'text-en', hinders: 'use' }));
  expect(gaps).toContainEqual(expect.objectContaining({ field: 'title-fr', key: 'language', hinders: 'files' }));
  expect(draft.legalBasis.map(({ to }) => to)).toContain('eu/dir-2014-24/art-70');
});

test('one language is enough for a tender; the other one then says the same words', () => {
  const draft = blankDraft(beginning, library.clauses);
  const written: OwnDraft = {
    ...draft,
    words: {
      ...draft.words,
      en: {
        ...draft.words.en,
        summary: 'Young people care for the parks.',
        text: 'The contractor gives {{hours}} hours to young people.',
        why: 'They learn a trade.',
        check: 'Look at the register.',
        parameters: { hours: 'Hours in all' },
      },
    },
    parameters: [{ id: 'hours', type: 'integer', min: 10, max: 100 }],
  };
  expect(writtenIn(written)).toEqual(['en']);
  const gaps = gapsOf(written, library.clauses);
  expect(hindersUse(gaps)).toBe(false);
  expect(gaps.map(({ key }) => key)).toEqual(['language']);
  const clause = sealed(ownClause(written, '1.0.0', today, source));
  expect(clause.words.fr.text).toBe(clause.words.en.text);
  expect(clause.inForce.from).toBe('2016-04-18');
  expect(clause.sha256).toMatch(/^sha256:/);
});

test('a text of the library that is taken over as it is repeats that clause', () => {
  const draft = draftFrom(clauseNamed('work-integration/hours'), beginning);
  const gaps = gapsOf(draft, library.clauses);
  expect(hindersUse(gaps)).toBe(false);
  expect(gaps.map(({ key }) => key)).toEqual(['overlap', 'overlap']);
});

/** What the check of the library says of one clause beside the others, its text apart. */
function faultsOf(own: Clause): readonly string[] {
  return checkClause(own, known).flatMap(({ level, says }) => (level === 'error' ? [says] : []));
}

test('from any clause of the library: without gaps its files pass the check', () => {
  for (const clause of library.clauses) {
    const draft = reworded(
      draftFrom(clause, {
        ...beginning,
        id: `${clause.id.split('/')[0] ?? ''}/ours-copy`,
        theme: clause.themes[0],
      }),
    );
    expect({ id: clause.id, gaps: gapsOf(draft, library.clauses) }).toEqual({ id: clause.id, gaps: [] });
    const own = sealed(ownClause(draft, '1.0.0', today, source));
    expect({ id: clause.id, faults: faultsOf(own) }).toEqual({ id: clause.id, faults: [] });
  }
});

test('beside the whole library its files are accepted', () => {
  const draft = reworded(draftFrom(clauseNamed('work-integration/hours'), beginning));
  const own = sealed(ownClause(draft, '1.0.0', today, source));
  const faults = checkLibrary({ clauses: [...library.clauses, own], variants: library.variants }, known);
  expect(faults.filter(({ level }) => level === 'error')).toEqual([]);
});

test('whatever is changed in it: a draft without gaps passes the check', () => {
  const draft = reworded(
    draftFrom(clauseNamed('training/team-qualification'), {
      ...beginning,
      id: 'training/ours-team',
      theme: 'training',
    }),
  );
  const parts = ['title', 'summary', 'text', 'why', 'check', 'scoring', 'shortfall', 'success'] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...languages),
      fc.constantFrom(...parts),
      fc.constantFrom('', 'A brace { alone', '## A heading', 'A {{stranger}} here', 'Plain words'),
      fc.boolean(),
      fc.boolean(),
      (language, part, text, lessScale, lessBasis) => {
        const changed: OwnDraft = {
          ...draft,
          scale: lessScale ? draft.scale.slice(0, 1) : draft.scale,
          legalBasis: lessBasis ? [] : draft.legalBasis,
          words: { ...draft.words, [language]: { ...draft.words[language], [part]: text } },
        };
        const gaps = gapsOf(changed, library.clauses);
        if (gaps.length === 0) expect(faultsOf(sealed(ownClause(changed, '1.0.0', today, source)))).toEqual([]);
        // A text that is well formed and no less than before has no gap: the test is not passed by refusing everything.
        if (text === 'Plain words' && part === 'summary' && !lessScale && !lessBasis) expect(gaps).toEqual([]);
        if (text === '## A heading' && !['title', 'summary'].includes(part)) expect(gaps).not.toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
});

test('names: from the title, free, and told apart from those of the library', () => {
  expect(slugOf('Élèves & apprentis : 12 places', 50, 'clause')).toBe('eleves-apprentis-12-places');
  expect(slugOf('…', 50, 'clause')).toBe('clause');
  expect(freeId('training', 'A place', (id) => id === 'training/ours-a-place')).toBe('training/ours-a-place-2');
  expect(isOwn('training/ours-a-place')).toBe(true);
  expect(library.clauses.filter(({ id }) => isOwn(id))).toEqual([]);
  expect([versionAfter(undefined), versionAfter('1.0.0'), versionAfter('1.9.0')]).toEqual(['1.0.0', '1.1.0', '1.10.0']);
});
