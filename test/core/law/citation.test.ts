import { citationsSay, sourcesOf } from '../../../src/core/law/citation.js';
import { readKnowledge } from '../../../src/knowledge.js';

const knowledge = readKnowledge();
const sources = sourcesOf(knowledge.law);

interface Case {
  readonly name: string;
  readonly cited: readonly { readonly to: string; readonly pinpoint?: string }[];
  readonly en: string;
  readonly fr: string;
}

const cases: readonly Case[] = [
  {
    name: 'an article with its paragraph',
    cited: [{ to: 'eu/dir-2014-24/art-20', pinpoint: '(1)' }],
    en: 'Directive 2014/24/EU, Article 20(1)',
    fr: 'Directive 2014/24/UE, article 20, paragraphe 1',
  },
  {
    name: 'a point of a paragraph',
    cited: [{ to: 'eu/dir-2014-24/art-67', pinpoint: '(2)(b)' }],
    en: 'Directive 2014/24/EU, Article 67(2)(b)',
    fr: 'Directive 2014/24/UE, article 67, paragraphe 2, point b)',
  },
  {
    name: 'an article put between others, and a point without a paragraph',
    cited: [{ to: 'eu/reg-833-2014/art-5k' }, { to: 'eu/dir-2014-24/art-2', pinpoint: '(d)' }],
    en: 'Council Regulation (EU) No 833/2014, Article 5k; Directive 2014/24/EU, Article 2(d)',
    fr: 'Règlement (UE) n° 833/2014, article 5 duodecies ; directive 2014/24/UE, article 2, point d)',
  },
  {
    name: 'several paragraphs',
    cited: [{ to: 'eu/dir-2014-24/art-57', pinpoint: '(1), (6), (7)' }],
    en: 'Directive 2014/24/EU, Article 57(1), (6) and (7)',
    fr: 'Directive 2014/24/UE, article 57, paragraphes 1, 6 et 7',
  },
  {
    name: 'articles of one code together, each once',
    cited: ['l2113-12', 'l2113-13', 'l2113-12'].map((article) => ({ to: `fr/ccp/${article}` })),
    en: 'French public procurement code (CCP), Articles L2113-12 and L2113-13',
    fr: 'Code de la commande publique (CCP), articles L2113-12 et L2113-13',
  },
  {
    name: 'a recital, then a judgment',
    cited: [{ to: 'eu/dir-2014-24/recital-36' }, { to: 'eu/cjeu/c-598-19' }],
    en: 'Directive 2014/24/EU, Recital 36; C-598/19',
    fr: 'Directive 2014/24/UE, considérant 36 ; C-598/19',
  },
  { name: 'what the law data lacks is left out', cited: [{ to: 'eu/none' }], en: '', fr: '' },
];

test.each(cases)('$name', ({ cited, en, fr }) => {
  expect(citationsSay(cited, sources, knowledge.words('en'))).toBe(en);
  expect(citationsSay(cited, sources, knowledge.words('fr'))).toBe(fr);
});

test('every provision of the law data is cited by a name and a place', () => {
  const faulty = [...knowledge.law.sources.values()].filter(
    (source) =>
      source.kind === 'provision' &&
      !/^\S.*, \S/u.test(citationsSay([{ to: source.id }], sources, knowledge.words('fr'))),
  );
  expect(faulty.map(({ id }) => id)).toEqual([]);
});
