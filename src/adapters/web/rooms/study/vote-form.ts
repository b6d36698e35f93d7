import type { Library } from '../../../../core/clauses/library.js';
import type { Words } from '../../../../core/shared/text.js';
import { labelSays } from '../../../../core/workshop/label-words.js';
import { chartsOf, type BarOf } from '../../../../core/workshop/positions.js';
import type { Round } from '../../../../core/workshop/round.js';
import { longestAnswer, rankable, voteFields, type VoteFault } from '../../../../core/workshop/vote.js';
import type { Choice, Question } from '../../view-models.js';
import type { Posted } from '../buyer/posted.js';

/** The questions of a round, with what was typed and what is wrong with it; `readVote` reads these fields. */
export function roundQuestions(
  round: Round,
  form: Posted,
  faults: readonly VoteFault[],
  library: Library,
  words: Words,
): Question[] {
  const asked = (field: string, label: string, hint?: string) => {
    const fault = faults.find((item) => item.field === field);
    return {
      id: field,
      name: field,
      label,
      ...(hint === undefined ? {} : { hint: words.say(`workshop.form.${hint}`) }),
      ...(fault === undefined ? {} : { error: words.say(fault.key, fault.values) }),
    };
  };
  const named = (field: string, key: string, hint?: string) =>
    asked(field, words.say(`workshop.form.${key}`), hint);
  const choices = (field: string, bars: readonly BarOf[]): Choice[] =>
    bars.map(({ id, label }) => ({
      value: id,
      text: labelSays(label, library, words),
      checked: form.all(field).includes(id),
    }));
  const charts = chartsOf(round);
  const barsOf = (id: string): readonly BarOf[] => charts.find((chart) => chart.id === id)?.bars ?? [];
  const number = (field: string, label: string, suffix: string, hint?: string): Question => ({
    kind: 'number',
    ...asked(field, label, hint),
    value: form.one(field),
    suffix: words.say(`workshop.unit.${suffix}`),
  });
  switch (round.kind) {
    case 'choose-route':
      return [
        {
          kind: 'one-of',
          ...named(voteFields.route, 'answer'),
          choices: choices(voteFields.route, barsOf('answer')),
        },
      ];
    case 'what-would-you-do':
      return [
        {
          kind: 'one-of',
          ...named(voteFields.option, 'answer'),
          choices: choices(voteFields.option, barsOf('answer')),
        },
      ];
    case 'lawful-or-not':
    case 'myth-or-fact':
      return [
        {
          kind: 'one-of',
          ...named(voteFields.answer, 'answer'),
          choices: choices(voteFields.answer, barsOf('answer')),
        },
      ];
    case 'put-in-place':
      return round.clauses.map((clause, index) => ({
        kind: 'select',
        ...asked(voteFields.place(index), labelSays({ kind: 'clause', clause }, library, words)),
        prompt: words.say('workshop.form.choose'),
        groups: [
          {
            label: words.say('workshop.form.place'),
            choices: choices(voteFields.place(index), barsOf(clause)),
          },
        ],
      }));
    case 'weigh':
      return round.criteria.map(({ id, says }, index) =>
        number(
          voteFields.points(id),
          says[words.language],
          'points',
          index === 0 ? 'points-hint' : undefined,
        ),
      );
    case 'estimate':
      return [number(voteFields.figure, words.say('workshop.form.figure'), round.unit)];
    case 'build-together': {
      const ids = rankable(round, []);
      return [
        ...Array.from({ length: round.most }, (_, index): Question => ({
          kind: 'text',
          ...asked(
            voteFields.proposal(index),
            words.say('workshop.form.proposal', { number: index + 1 }),
            index === 0 ? 'proposal-hint' : undefined,
          ),
          value: form.one(voteFields.proposal(index)),
        })),
        ...barsOf('ranking').map(({ id, label }, index): Question => ({
          kind: 'select',
          ...asked(
            voteFields.rank(id),
            labelSays(label, library, words),
            index === 0 ? 'rank-hint' : undefined,
          ),
          prompt: words.say('workshop.form.no-rank'),
          groups: [
            {
              label: words.say('workshop.form.rank'),
              choices: ids.map((_, place) => ({
                value: String(place + 1),
                text: String(place + 1),
                checked: form.one(voteFields.rank(id)) === String(place + 1),
              })),
            },
          ],
        })),
      ];
    }
    case 'open-question':
      return [
        {
          kind: 'long-text',
          ...named(voteFields.text, 'text', 'text-hint'),
          value: form.one(voteFields.text),
          rows: 4,
          max: longestAnswer,
        },
      ];
    case 'full-dossier':
      return [
        {
          kind: 'one-of',
          ...named(voteFields.route, 'route'),
          choices: choices(voteFields.route, barsOf('route')),
        },
        {
          kind: 'some-of',
          ...asked(voteFields.clauses, words.say('workshop.form.clauses', { most: round.most })),
          choices: choices(voteFields.clauses, barsOf('clauses')),
        },
        number(voteFields.price, words.say('workshop.form.price'), 'points'),
      ];
  }
}
