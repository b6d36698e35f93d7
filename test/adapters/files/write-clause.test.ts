import { clausesOfProject } from '../../../src/adapters/files/read-ahead.js';
import { clauseIn } from '../../../src/adapters/files/read-clauses.js';
import { clauseFiles } from '../../../src/adapters/files/write-clause.js';
import { allForms } from '../../../src/core/clauses/library.js';

const forms = allForms(clausesOfProject());

test('it works: every clause of the library, written and read again, is the same clause', () => {
  expect(forms.length).toBeGreaterThan(200);
  for (const clause of forms) {
    const files = clauseFiles(clause);
    const place = clause.variant === undefined ? clause.id : `${clause.id}/${clause.variant.toLowerCase()}`;
    expect(clauseIn(place, (name) => files[name])).toEqual(clause);
  }
});

test('a file that is missing is named', () => {
  const [clause] = forms;
  if (clause === undefined) throw new Error('There is no clause.');
  const files = clauseFiles(clause);
  expect(() => clauseIn(clause.id, (name) => (name === 'fr.md' ? undefined : files[name]))).toThrow(/fr\.md/);
});
