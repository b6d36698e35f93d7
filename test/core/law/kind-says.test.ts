import { kindSays } from '../../../src/core/law/kind-says.js';
import { languages } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn } from '../../../src/usecases/advise.js';
import { documentFrom } from '../../../src/usecases/produce-document.js';
import { createWriter } from '../../../src/writer.js';
import { upkeep } from '../../support/upkeep.js';

const knowledge = readKnowledge();
const [en, fr] = [knowledge.words('en'), knowledge.words('fr')];

test('it works: the kind of an answer has words that fit what is asked', () => {
  expect(kindSays('route', 'allowed-if', en)).toBe('Allowed, with duties');
  expect(kindSays('duty', 'allowed-if', en)).toBe('To look at');
  expect(kindSays('duty', 'allowed-if', fr)).toBe('À regarder');
  expect(kindSays('regime', 'allowed-if', en)).toBe('Not in full');
  expect(kindSays('aid', 'forbidden', fr)).toBe('Pas ouverte en l’état');
  expect(kindSays('services', 'silent', en)).toBe('Outside the Services Directive');
});

test('a duty to look at has one name in the table of duties and in its answer', () => {
  for (const language of languages) {
    const words = knowledge.words(language);
    expect(words.say('doc.duties.look')).toBe(kindSays('duty', 'allowed-if', words));
  }
});

test('the note for the file does not permit what the law may demand', () => {
  const advised = adviseOn(upkeep('FR'), knowledge.law, knowledge.library, '2026-11-26');
  const asked = knowledge.law.rules.find(({ id }) => id === 'eu/duty/e-invoicing')?.question.en ?? '?';
  const { markdown } = documentFrom(advised, 'justification', 'en', knowledge, createWriter());
  const passage = markdown.slice(markdown.lastIndexOf(asked)).slice(0, 300);
  expect(passage).toContain('To look at');
  expect(passage).not.toContain('Allowed');
});
