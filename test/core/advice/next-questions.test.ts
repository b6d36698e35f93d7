import { assess } from '../../../src/core/advice/assess.js';
import { nextQuestions } from '../../../src/core/advice/next-questions.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { vocabulary, isFactId, type FactDeclaration } from '../../../src/core/facts/vocabulary.js';
import { law } from '../../support/law.js';

const library = { clauses: [], variants: [], hash: 'none' };
const asked = (contract: Dossier['contract']): readonly string[] =>
  nextQuestions(
    assess(
      { asOf: '2026-11-02', authority: { country: 'LU' }, ...(contract === undefined ? {} : { contract }) },
      law,
      library,
      '2026-11-02',
    ),
    [],
  );

test('the kind of relationship comes first, and nothing that presupposes it', () => {
  const questions = asked(undefined);
  expect(questions[0]).toBe('contract.kind');
  expect(questions.filter((fact) => /inHouse|cooperation|operatingRisk/.test(fact))).toEqual([]);
});

test('what an in-house body must show is asked once it is one', () => {
  const questions = asked({ kind: 'in-house', nature: 'services', cpv: ['77310000'], value: 300_000 });
  expect(questions).toEqual(
    expect.arrayContaining([
      'contract.inHouse.control',
      'contract.inHouse.activityShare',
      'contract.inHouse.privateCapital',
    ]),
  );
});

test('every presupposition names a fact and one of its answers', () => {
  const declarations: readonly FactDeclaration[] = Object.values(vocabulary);
  const named = declarations.flatMap((item) => item.presupposes ?? []);
  expect(named.length).toBeGreaterThan(0);
  for (const { fact, is } of named) {
    if (!isFactId(fact)) throw new Error(`${fact} is no fact`);
    const { type } = vocabulary[fact] as FactDeclaration;
    const answers = type.kind === 'yes-no' ? ['true', 'false'] : 'options' in type ? type.options : [];
    expect(answers).toContain(is);
  }
});
