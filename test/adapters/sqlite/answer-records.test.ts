import { answerRecords } from '../../../src/adapters/sqlite/answer-records.js';
import { dossierStore } from '../../../src/adapters/sqlite/dossier-store.js';
import { openDatabase } from '../../../src/adapters/sqlite/open.js';
import type { Answers } from '../../../src/core/record/answers.js';

const answers: Answers = {
  questions: {},
  regime: { 'regime.position': 'below' },
  whole: { 'art-20': { kind: 'allowed-if', duties: ['cite-in-call'] } },
  lots: [],
  aid: { outcome: 'open', kind: 'open', duties: [] },
  services: { outcome: 'contract', kind: 'silent', duties: [] },
  findings: [],
};
const record = {
  revision: 1,
  law: 'sha256:one',
  day: '2026-11-24',
  at: '2026-11-24T10:00:00Z',
  answers: (): Answers => answers,
};
const database = openDatabase(':memory:');
const store = dossierStore(database);
const records = answerRecords(database);
afterAll(() => {
  database.close();
});

test('it works: the last record of a dossier comes back whole', () => {
  const { id } = store.create('mine', { authority: { country: 'FR' } }, record.at);
  expect(records.find('mine', id)).toBeUndefined();
  records.keep('mine', id, record);
  records.keep('mine', id, { ...record, revision: 2, law: 'sha256:two' });
  const found = records.find('mine', id);
  expect(found).toMatchObject({ revision: 2, law: 'sha256:two', day: record.day, at: record.at });
  expect(found?.answers()).toEqual(answers);
});

test('another workspace neither reads nor writes it', () => {
  const { id } = store.create('mine', { authority: { country: 'FR' } }, record.at);
  records.keep('yours', id, record);
  expect(records.find('mine', id)).toBeUndefined();
  records.keep('mine', id, record);
  records.keep('yours', id, { ...record, law: 'sha256:two' });
  expect(records.find('yours', id)).toBeUndefined();
  expect(records.find('mine', id)?.law).toBe('sha256:one');
});

test('a finalised dossier keeps what it had, and a removed one nothing', () => {
  const { id } = store.create('mine', { authority: { country: 'FR' } }, record.at);
  records.keep('mine', id, record);
  store.finalise('mine', id, 1, { documents: [], law: 'sha256:one', library: 'sha256:one' }, record.at);
  records.keep('mine', id, { ...record, law: 'sha256:two' });
  expect(records.find('mine', id)?.law).toBe('sha256:one');
  store.remove('mine', id);
  expect(records.find('mine', id)).toBeUndefined();
  const left = database.prepare('SELECT count(*) FROM answer_records WHERE dossier = ?').pluck().get(id);
  expect(left).toBe(0);
});

test('a record in a form that this release does not read counts as none', () => {
  const { id } = store.create('mine', { authority: { country: 'FR' } }, record.at);
  records.keep('mine', id, record);
  database.prepare('UPDATE answer_records SET form = 99 WHERE dossier = ?').run(id);
  expect(records.find('mine', id)).toBeUndefined();
  records.keep('mine', id, record);
  expect(records.find('mine', id)?.law).toBe('sha256:one');
});
