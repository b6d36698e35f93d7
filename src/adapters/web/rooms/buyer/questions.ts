import type { FormQuestion } from '../../../../core/journeys/form.js';
import { cpvOf } from '../../../../core/facts/cpv.js';
import { assertNever } from '../../../../core/shared/assert-never.js';
import type { Words } from '../../../../core/shared/text.js';
import type { CpvLine, CpvQuestion, Question } from '../../view-models.js';
import { countryGroups } from './countries.js';
import type { Buyer } from './parts.js';

/** What showing a question needs: words for codes, and the search for them. */
type Asking = Pick<Buyer, 'knowledge' | 'codes'>;

const mostHits = 12;

function cpvQuestion(
  question: Extract<FormQuestion, { kind: 'cpv' }>,
  label: string,
  search: boolean,
  buyer: Asking,
  words: Words,
): CpvQuestion {
  const { language } = words;
  const codes = question.value.split(/[\s,;]+/).flatMap((code) => cpvOf(code) ?? []);
  const line = (code: string): CpvLine => ({
    code,
    name: buyer.knowledge.codeLabel(code, language) ?? words.say('codes.unknown'),
  });
  const query = question.query.trim();
  const hits = search && query !== '' ? buyer.codes.find(query, language, mostHits) : [];
  return {
    ...question,
    label,
    chosen: [...new Set(codes)].map(line),
    ...(hits.length === 0 ? {} : { results: hits.map((hit) => ({ code: hit.code, name: hit.label })) }),
    ...(search && query !== '' && hits.length === 0 ? { nothingFound: true } : {}),
  };
}

/**
 * A question of the journey as its partial wants it.
 *
 * @param search the codes are searched for, with the words in the field beside them
 */
export function shownQuestion(
  question: FormQuestion,
  search: boolean,
  buyer: Asking,
  words: Words,
): Question {
  const label = question.optional ? `${question.label} ${words.say('journey.optional')}` : question.label;
  switch (question.kind) {
    case 'cpv':
      return cpvQuestion(question, label, search, buyer, words);
    case 'country':
      return {
        ...question,
        label,
        kind: 'select',
        prompt: words.say('buyer.new.country-prompt'),
        groups: countryGroups(question.value, words),
      };
    case 'text':
    case 'long-text':
    case 'yes-no':
    case 'one-of':
    case 'some-of':
    case 'number':
    case 'date':
    case 'places':
    case 'texts':
      return { ...question, label };
    default:
      return assertNever(question);
  }
}
