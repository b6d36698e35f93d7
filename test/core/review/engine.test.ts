import { law } from '../../support/law.js';
import { review } from '../../support/wording.js';
import { readPattern } from '../../../src/core/review/wording/pattern.js';
import { sentencesOf } from '../../../src/core/review/wording/tokens.js';

const seat = 'The tenderer must have its registered office in the municipality.';

test('it works: a passage is quoted with its places in the text that was handed in', () => {
  const text = `Œuvre d’été — “Prélude”. ${seat} Thank you.`;
  const [finding] = review(text);
  expect(finding).toMatchObject({ issue: 'local-preference', level: 'error', verdict: 'unlawful' });
  expect(text.slice(finding?.start, finding?.end)).toBe(finding?.quote);
  expect(finding?.quote).toContain('office in the municipality');
});

test('accents, case, ligatures, apostrophes and decomposed signs do not count', () => {
  const plain = "Le siège de l'entreprise doit être situé dans la commune.";
  for (const text of [
    plain,
    plain.toUpperCase(),
    plain.replace("'", '’'),
    plain.normalize('NFD'),
    plain.replaceAll(' ', '\u00a0'),
  ])
    expect(review(text).map((finding) => finding.issue)).toContain('local-preference');
});

test('a denial quietens, a turn after it does not', () => {
  expect(review('The tenderer is not required to have its office in the municipality.')).toEqual([]);
  expect(review('Article 18 of the Directive forbids to ask for an office in the municipality.')).toEqual([]);
  expect(
    review('No diploma is required, but the bidder must have its head office in the municipality.'),
  ).not.toEqual([]);
});

test('what makes a wording harmless may stand in the next sentence, not in another paragraph far away', () => {
  const brand = 'The contractor must supply Bosch drills.';
  const verdicts = (text: string): string[] => review(text).map(({ verdict }) => verdict);
  // Article 42(4): a make with "or equivalent" is lawful on conditions; alone it is not.
  expect(verdicts(`${brand} Equivalent products are accepted.`)).toEqual(['conditional']);
  const far = 'The rooms are cleaned each day. '.repeat(5);
  expect(verdicts(`${brand} ${far} Equivalent cleaning agents are accepted.`)).toContain('unlawful');
});

test('the same passage is reported once for a form', () => {
  const found = review(seat);
  expect(new Set(found.map(({ detector, form }) => `${detector}/${form}`)).size).toBe(found.length);
});

test('figures are read in digits and in words, with spaces and commas', () => {
  const words = sentencesOf('1 250 000 euros, 30,5 %, 1.000.000, 12.5, 2 026 et 2 014/24').flatMap(
    (sentence) => sentence.tokens.map((token) => token.word),
  );
  expect(words).toEqual(['1250000', 'euros', '30.5', '%', '1000000', '12.5', '2026', 'et', '2014', '24']);
});

test('a pattern that is not well formed is refused with a sentence', () => {
  for (const bad of ['a & ', '(a|b', 'a ..', '& b', 'a ) b']) expect(() => readPattern(bad)).toThrow(bad);
});

test('every class that a pattern names is in the lexicon of its language', () => {
  const known = new Set(['figure', 'name']);
  const faults = (['en', 'fr'] as const).flatMap((language) => {
    const { classes } = law.wording.lexicons[language];
    const written = [
      ...[...classes.values()].flat(),
      ...law.wording.detectors.flatMap((detector) =>
        detector.forms.flatMap((form) => [...form.any[language], ...(form.unless?.[language] ?? [])]),
      ),
    ];
    return written.flatMap((pattern) =>
      [...pattern.matchAll(/\{([a-z0-9-]+)\}/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => !known.has(name) && !classes.has(name))
        .map((name) => `${language} ${pattern}: ${name}`),
    );
  });
  expect(faults).toEqual([]);
});

/** Milliseconds of the processor that one review takes: a busy machine must not fail the test. */
function time(text: string): number {
  const start = process.cpuUsage();
  review(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe('a megabyte of hostile text takes time in line with its length', () => {
  const million = 1_000_000;
  test.each([
    ['one sentence without end', 'office in the municipality must points '],
    ['one word', 'a'],
    ['points and spaces', '. '],
    ['full sentences', `${seat} `],
    ['figures', '1 000 000 '],
    ['apostrophes', "l'l'd'"],
    ['brackets and dashes', '((–—'],
  ])(
    '%s',
    (_name, piece) => {
      const text = piece.repeat(Math.ceil(million / piece.length));
      review(text.slice(0, 20_000));
      // Below some fifty milliseconds collecting garbage weighs more than the work.
      const small = Math.max(time(text.slice(0, million / 10)), 50);
      const large = time(text.slice(0, million));
      // Ten times the text, at most some thirty times the time: quadratic work would take a hundred times.
      expect(large / small).toBeLessThan(35);
      expect(large).toBeLessThan(60_000);
    },
    600_000,
  );
});
