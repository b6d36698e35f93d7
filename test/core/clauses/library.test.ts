import { clausesOfProject } from '../../../src/adapters/files/read-ahead.js';
import { readWords } from '../../../src/adapters/files/words.js';
import { assess, type Assessment } from '../../../src/core/advice/assess.js';
import { recommend } from '../../../src/core/advice/recommend.js';
import { allForms, libraryIn } from '../../../src/core/clauses/library.js';
import { runsOf, sharedPart } from '../../../src/core/clauses/overlap.js';
import { placedClauses } from '../../../src/core/documents/tender.js';
import { readDossier, type Dossier } from '../../../src/core/dossier/dossier.js';
import { languages } from '../../../src/core/shared/text.js';
import { adviseOn } from '../../../src/usecases/advise.js';
import { law } from '../../support/law.js';
import { clauseWith } from './sample.js';
import { upkeep } from '../../support/upkeep.js';

const library = clausesOfProject();
const words = readWords();

function assessed(dossier: Dossier): Assessment {
  return assess(dossier, law, library, '2026-11-26');
}

function textIn(country: string): string {
  return placedClauses(assessed(upkeep(country)), words.en).find(
    ({ clause }) => clause.id === 'work-integration/hours',
  )?.text as unknown as string;
}

const formOf = (country: string, id: string): string | undefined =>
  recommend(assessed(upkeep(country))).offered.find(({ clause }) => clause.id === id)?.clause.version;

describe('the form of a clause for a country', () => {
  test('it works: a French dossier gets the French form, another country that of the Union', () => {
    expect(formOf('FR', 'work-integration/hours')).toMatch(/\+fr$/);
    expect(formOf('PT', 'work-integration/hours')).toMatch(/^\d+\.\d+\.\d+$/);
    expect(textIn('FR')).toContain('facilitator');
    expect(textIn('FR')).toContain('L2112-2-1');
    expect(textIn('PT')).not.toContain('facilitator');
  });

  test('one clause stays one clause, in its order', () => {
    const ids = library.clauses.map(({ id }) => id);
    for (const country of ['FR', 'IT', 'PT'])
      expect(libraryIn(library, ['EU', country]).clauses.map(({ id }) => id)).toEqual(ids);
    const { offered, notOffered } = recommend(assessed(upkeep('FR')));
    const seen = [...offered, ...notOffered].map(({ clause }) => clause.id);
    expect(seen.length).toBe(new Set(seen).size);
  });

  test('a region of the country gets the form of the country', () => {
    const region = { ...upkeep('DE'), authority: { country: 'DE', region: 'DE-NW', type: 'sub-central' } } as Dossier;
    const { clauses } = assess(region, law, library, '2026-11-26').library;
    expect(clauses.find(({ id }) => id === 'work-integration/reserved-art-20')?.variant).toBe('DE');
  });

  test('a library without forms is taken as it is', () => {
    const plain = { clauses: [clauseWith()], variants: [], hash: 'none' };
    expect(libraryIn(plain, ['EU', 'FR'])).toBe(plain);
    expect(allForms(library).length).toBe(library.clauses.length + library.variants.length);
  });

  test('a dossier may name the form that it took, and is told when it took another', () => {
    const national = library.variants.find(
      (form) => form.id === 'work-integration/hours' && form.variant === 'FR',
    )?.version;
    const outdated = (version: string | undefined): string[] => {
      const read = readDossier(upkeep('FR', version));
      if (!read.ok) throw new Error(JSON.stringify(read));
      return adviseOn(read.value, law, library, '2026-11-26').findings.flatMap((finding) =>
        finding.kind === 'library' && finding.key === 'outdated' ? [finding.values.now ?? ''] : [],
      );
    };
    expect(outdated(national)).toEqual([]);
    expect(outdated(undefined)).toEqual([]);
    expect(outdated('1.0.1')).toEqual([national]);
  });
});

describe('the national forms that we have', () => {
  const forms = library.variants.map((form) => [`${form.id} ${form.variant ?? ''}`, form] as const);
  const base = new Map(library.clauses.map((clause) => [clause.id, clause]));
  const saysHowFar = {
    en: /\b(read|seen|reported|published|checked|told|reports?)\b/,
    fr: /(^|[\s(])(lue?s?|vue?s?|vérifiée?s?|rapportée?|praticiens|publiés?)(?=[\s,.;)])/,
  };

  test('there are enough, in enough countries', () => {
    expect(forms.length).toBeGreaterThanOrEqual(15);
    expect(new Set(library.variants.map(({ variant }) => variant)).size).toBeGreaterThanOrEqual(8);
  });

  test.each(forms)('%s is rewritten, cites the law of its country and keeps its place', (_name, form) => {
    const cc = (form.variant ?? '').toLowerCase();
    const plain = base.get(form.id);
    expect(plain?.place).toBe(form.place);
    expect(form.legalBasis.some(({ to }) => to.startsWith(`${cc}/`))).toBe(true);
    // A duty of another country cannot be met by a form that this country alone gets.
    for (const duty of form.satisfies) expect(duty).toMatch(new RegExp(`^(eu|${cc})/`));
    for (const language of languages) {
      const own = runsOf(form.words[language].text);
      expect(sharedPart(own, runsOf(plain?.words[language].text ?? ''))).toBeLessThan(0.6);
      // What nobody read is said: a form that cites it has a word on it where it gives its reasons.
      const unread = form.legalBasis.some(({ to }) => to.startsWith(`${cc}/`) && law.sources.get(to)?.checked.against !== 'text');
      if (unread) expect(form.words[language].why).toMatch(saysHowFar[language]);
    }
  });

  test.each(['work-integration/reserved-art-20', 'social-economy/reserved-art-77'])(
    'no two forms of %s say the same',
    (id) => {
      const same = library.variants.filter((form) => form.id === id);
      const alike = same.flatMap((one, index) =>
        same.slice(index + 1).flatMap((other) =>
          languages.flatMap((language) => {
            const part = sharedPart(runsOf(one.words[language].text), runsOf(other.words[language].text));
            return part > 0.6 ? [`${one.variant ?? ''} ${other.variant ?? ''} ${language} ${part.toFixed(2)}`] : [];
          }),
        ),
      );
      expect(alike).toEqual([]);
    },
  );
});
