import { moneySays, nameOf, valueSays } from '../facts/wording.js';
import { declarationOf, type FactId } from '../facts/vocabulary.js';
import type { Value } from '../facts/value.js';
import type { Dossier } from '../dossier/dossier.js';
import type { Words } from '../shared/text.js';
import { answerOf, journey, questionId, questionsOf, type StepSlug } from './journey.js';

export interface SummaryRow {
  readonly fact: FactId;
  readonly name: string;
  readonly question: string;
  /** In words; "not answered yet" where there is none. */
  readonly answer: string;
  readonly answered: boolean;
  /** The step and the control in it, for the link that changes the answer. */
  readonly slug: StepSlug;
  readonly anchor: string;
}

export interface SummaryStep {
  readonly slug: StepSlug;
  readonly title: string;
  readonly rows: readonly SummaryRow[];
}

function answerSays(fact: FactId, value: Value, dossier: Dossier, words: Words): string {
  const { type } = declarationOf(fact);
  const currency = dossier.contract?.currency;
  if (typeof value === 'number' && type.kind === 'number' && type.unit === 'eur' && currency !== undefined)
    return moneySays(value, words.language, currency);
  return valueSays(fact, value, words);
}

/** Every answer by step: the questions that arise, and whatever is answered although it no longer arises. */
export function summaryOf(
  dossier: Dossier,
  words: Words,
  askable: ReadonlySet<FactId> = new Set(),
): SummaryStep[] {
  return journey
    .filter(({ questions }) => questions.length > 0)
    .map(({ slug, questions }) => {
      const asked = new Set(questionsOf(slug, dossier, askable).map(({ fact }) => fact));
      const rows = questions.flatMap(({ fact }): SummaryRow[] => {
        const value = answerOf(dossier, fact);
        if (value === undefined && !asked.has(fact)) return [];
        return [
          {
            fact,
            name: nameOf(fact, words),
            question: words.say(`facts.${fact}.question`),
            answer:
              value === undefined
                ? words.say('journey.not-answered')
                : answerSays(fact, value, dossier, words),
            answered: value !== undefined,
            slug,
            anchor: questionId(fact),
          },
        ];
      });
      return { slug, title: words.say(`journey.steps.${slug}.title`), rows };
    });
}
