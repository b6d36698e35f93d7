import { exclusionSays } from '../../../src/core/documents/standing-law.js';
import { languages } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn } from '../../../src/usecases/advise.js';

const knowledge = readKnowledge();
const today = '2026-11-26';

const grounds = (contract: object, language: (typeof languages)[number]): string =>
  String(
    exclusionSays(
      adviseOn(
        { asOf: today, authority: { country: 'ES', type: 'sub-central' }, contract },
        knowledge.law,
        knowledge.library,
        today,
      ).assessment,
      knowledge.words(language),
    ),
  );

describe.each(languages)('grounds for exclusion, in %s', (language) => {
  test('it works: those of the directive that applies', () => {
    const contract = { kind: 'contract', nature: 'services', cpv: ['77310000'] };
    expect(grounds({ ...contract, value: 5_000_000 }, language)).toMatch(/57\b.*2014\/24/);
    const concession = { kind: 'concession', nature: 'services', cpv: ['90511000'] };
    expect(grounds({ ...concession, value: 9_000_000 }, language)).toMatch(/38\b.*2014\/23/);
  });

  // Articles 74 to 76 of 2014/24 and Article 19 of 2014/23 take the place of the other rules.
  test('in the light regime no article on exclusion is cited', () => {
    const social = { nature: 'services', cpv: ['85312000'], value: 9_000_000 };
    for (const kind of ['contract', 'concession'])
      expect(grounds({ ...social, kind }, language)).not.toMatch(/2014/);
  });

  test('below its threshold no article of it is cited: national law decides', () => {
    for (const kind of ['contract', 'concession'])
      expect(grounds({ kind, nature: 'services', cpv: ['77310000'], value: 40_000 }, language)).not.toMatch(
        /2014/,
      );
  });
});
