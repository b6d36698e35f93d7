import { carriedDuties, dutiesToTick, dutyRows } from '../../../src/core/documents/duty-table.js';
import { dossierSchema } from '../../../src/core/dossier/dossier.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn } from '../../../src/usecases/advise.js';

const knowledge = readKnowledge();
const { law, library } = knowledge;
const asOf = '2026-11-02';

const dossier = dossierSchema.parse({
  asOf,
  authority: { country: 'FR', type: 'sub-central' },
  contract: { kind: 'contract', nature: 'supplies', cpv: ['09331200'], value: 300_000, durationMonths: 12 },
  clauses: [{ clause: 'decent-work/social-labour-law' }],
});
const { duties } = adviseOn(dossier, law, library, asOf);

test.each(['en', 'fr'] as const)('it works: why, since when and what meets it (%s)', (language) => {
  const words = knowledge.words(language);
  const rows = dutyRows(duties, [], law, words);
  expect(rows).toHaveLength(duties.length);
  const of = (id: string) => rows[duties.findIndex((duty) => duty.verdict.rule.id === id)];
  const title = library.clauses.find((clause) => clause.id === 'decent-work/social-labour-law')?.words[
    language
  ].title;
  expect(of('eu/duty/minimum-wages')?.met).toBe(words.say('doc.duties.quoted', { title: title ?? '' }));
  expect(of('fr/social-condition')?.met).toBe(words.say('doc.duties.by-hand'));
  expect(of('eu/duty/net-zero')?.because.split(' · ')[0]).toBe(
    language === 'en'
      ? 'Net-zero technology is bought or built in'
      : 'On achète ou intègre une technologie « zéro net »',
  );
  expect(of('eu/duty/equal-pay')?.from).toBe(language === 'en' ? '7 June 2026' : '7 juin 2026');
});

test('of many clauses that would meet a duty the three best are named, the others counted', () => {
  const words = knowledge.words('en');
  const [duty] = duties;
  const offered = library.clauses.slice(0, 7);
  const best = [5, 3, 6].map((at) => offered[at]?.id ?? '');
  const [row] =
    duty === undefined ? [] : dutyRows([{ ...duty, state: 'missing', metBy: [], offered }], best, law, words);
  const named = [...(row?.met ?? '').matchAll(/“([^”]+)”/g)].map(([, title]) => title);
  expect(named).toEqual([5, 3, 6].map((at) => offered[at]?.words.en.title));
  expect(row?.met).toMatch(/ and 4 more$/);
});

test('a directive is not said to be one twice', () => {
  const said = dutyRows(duties, [], law, knowledge.words('en')).map(({ because }) => because);
  expect(said.join()).toContain('Directive 2014/24/EU');
  expect(said.filter((because) => because.includes('Directive: Directive'))).toEqual([]);
});

test('a duty without a clause of the library becomes a line to tick off', () => {
  const ticks = dutiesToTick(duties, knowledge.words('en')).map((item) => item.duty);
  expect(ticks).toContain('Must electronic invoices be accepted?');
  expect(ticks).not.toContain('Must operators linked to Russia be kept out?');
});

test('tenderers read which provision each clause carries out', () => {
  const carriedAt = (below: boolean) =>
    carriedDuties(
      duties,
      new Map([['decent-work/social-labour-law', 'C1']]),
      below,
      law,
      knowledge.words('en'),
    );
  const carried = carriedAt(false);
  expect(carried).toContainEqual({
    law: 'Directive (EU) 2022/2041, Article 9; Directive 2014/24/EU, Article 18(2)',
    sources: ['eu/dir-2022-2041/art-9', 'eu/dir-2014-24/art-18'],
    clauses: 'C1',
  });
  // Article 4 of Directive 2014/24: below the thresholds it lays no duty on the contract.
  expect(carriedAt(true).filter(({ law: cited }) => cited.includes('Directive'))).toEqual([]);
});
