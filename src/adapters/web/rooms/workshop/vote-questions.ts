import { fieldNumber } from '../../../../core/journeys/typed-number.js';
import { optionSays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import { labelSays } from '../../../../core/workshop/label-words.js';
import type { Library } from '../../../../core/clauses/library.js';
import type { Round } from '../../../../core/workshop/round.js';
import {
  lawfulAnswers,
  longestAnswer,
  mythAnswers,
  rankable,
  ranksAmong,
  voteFields,
  type Proposal,
  type Vote,
  type VoteFault,
} from '../../../../core/workshop/vote.js';
import type { Choice, Question } from '../../view-models.js';
import type { Posted } from '../buyer/posted.js';

/** What the form of a vote is made from. */
export interface VoteAsked {
  readonly round: Round;
  /** What participants proposed so far, where they build together. */
  readonly proposals: readonly Proposal[];
  /** The vote that is kept. */
  readonly vote?: Vote | undefined;
  /** What was sent and refused: it is shown again as it was typed. */
  readonly form?: Posted | undefined;
  readonly faults?: readonly VoteFault[] | undefined;
}

/** The field of a round as the names of the form have it, in the value of the kept vote. */
function keptValues(
  round: Round,
  vote: Vote | undefined,
  words: Words,
): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  const put = (field: string, ...list: readonly string[]): void => void values.set(field, list);
  if (vote?.kind !== round.kind) return values;
  switch (vote.kind) {
    case 'choose-route':
      put(voteFields.route, vote.route);
      break;
    case 'what-would-you-do':
      put(voteFields.option, vote.option);
      break;
    case 'lawful-or-not':
    case 'myth-or-fact':
      put(voteFields.answer, vote.answer);
      break;
    case 'put-in-place':
      if (round.kind === 'put-in-place')
        round.clauses.forEach((clause, index) => {
          put(voteFields.place(index), vote.places[clause] ?? '');
        });
      break;
    case 'weigh':
      for (const [criterion, points] of Object.entries(vote.points))
        put(voteFields.points(criterion), fieldNumber(points, 'count', words.language));
      break;
    case 'estimate':
      if (round.kind === 'estimate')
        put(voteFields.figure, fieldNumber(vote.figure, round.unit, words.language));
      break;
    case 'build-together':
      vote.proposals.forEach((text, index) => {
        put(voteFields.proposal(index), text);
      });
      vote.ranking.forEach((id, index) => {
        put(voteFields.rank(id), String(index + 1));
      });
      break;
    case 'open-question':
      put(voteFields.text, vote.text);
      break;
    case 'full-dossier':
      put(voteFields.route, vote.route);
      put(voteFields.clauses, ...vote.clauses);
      put(voteFields.price, fieldNumber(vote.priceWeight, 'count', words.language));
      break;
  }
  return values;
}

/**
 * The questions of a round as a form without JavaScript asks them; the names of the fields are those that `readVote` reads.
 * The question of the round itself stands above the form, so a single question repeats it for whoever hears it alone.
 */
export function voteQuestions(asked: VoteAsked, library: Library, words: Words): readonly Question[] {
  const { round, proposals, vote, form, faults = [] } = asked;
  const kept = keptValues(round, vote, words);
  const given = (field: string): readonly string[] => form?.all(field) ?? kept.get(field) ?? [];
  const about = (
    field: string,
    label: string,
    hint?: string,
  ): { id: string; name: string; label: string; hint?: string; error?: string } => {
    const fault = faults.find((item) => item.field === field);
    return {
      id: field,
      name: field,
      label,
      ...(hint === undefined ? {} : { hint }),
      ...(fault === undefined ? {} : { error: words.say(fault.key, fault.values) }),
    };
  };
  const choice = (field: string, value: string, text: string): Choice => ({
    value,
    text,
    checked: given(field).includes(value),
  });
  const clause = (id: string): string => labelSays({ kind: 'clause', clause: id }, library, words);
  const routes = (list: readonly string[]): Choice[] =>
    list.map((route) => choice(voteFields.route, route, optionSays('reservation.route', route, words)));
  switch (round.kind) {
    case 'choose-route':
      return [
        {
          kind: 'one-of',
          ...about(voteFields.route, words.say('live.ask.route')),
          choices: routes(round.routes),
        },
      ];
    case 'what-would-you-do':
      return [
        {
          kind: 'one-of',
          ...about(voteFields.option, words.say('live.ask.option')),
          choices: round.options.map(({ id, says }) => choice(voteFields.option, id, says[words.language])),
        },
      ];
    case 'lawful-or-not':
      return [
        {
          kind: 'one-of',
          ...about(voteFields.answer, words.say('live.ask.lawful')),
          choices: lawfulAnswers.map((id) =>
            choice(voteFields.answer, id, words.say(`workshop.lawful.${id}`)),
          ),
        },
      ];
    case 'myth-or-fact':
      return [
        {
          kind: 'one-of',
          ...about(voteFields.answer, words.say('live.ask.myth')),
          choices: mythAnswers.map((id) => choice(voteFields.answer, id, words.say(`workshop.myth.${id}`))),
        },
      ];
    case 'put-in-place':
      return round.clauses.map((id, index) => ({
        kind: 'select',
        ...about(voteFields.place(index), clause(id)),
        prompt: words.say('live.ask.choose'),
        groups: [
          {
            label: words.say('live.ask.place'),
            choices: round.places.map((place) =>
              choice(voteFields.place(index), place, words.say(`place.${place}`)),
            ),
          },
        ],
      }));
    case 'weigh':
      return round.criteria.map(({ id, says }, index) => ({
        kind: 'number',
        ...about(
          voteFields.points(id),
          says[words.language],
          index === 0 ? words.say('live.ask.points') : undefined,
        ),
        value: given(voteFields.points(id))[0] ?? '',
        whole: true,
      }));
    case 'estimate':
      return [
        {
          kind: 'number',
          ...about(voteFields.figure, words.say('live.ask.figure')),
          value: given(voteFields.figure)[0] ?? '',
          suffix: words.say(`workshop.unit.${round.unit}`),
        },
      ];
    case 'build-together': {
      const ids = rankable(round, proposals);
      const texts = new Map([
        ...round.seeds.map(({ id, says }) => [id, says[words.language]] as const),
        ...proposals.map(({ id, text }) => [id, text] as const),
      ]);
      const most = ranksAmong(ids.length);
      const ranks = Array.from({ length: most }, (_, index) => String(index + 1));
      return [
        ...Array.from({ length: round.most }, (_, index): Question => ({
          kind: 'text',
          ...about(
            voteFields.proposal(index),
            words.say('live.ask.proposal', { number: index + 1 }),
            index === 0 ? words.say('live.ask.proposal-hint') : undefined,
          ),
          value: given(voteFields.proposal(index))[0] ?? '',
        })),
        ...ids.map((id, index): Question => ({
          kind: 'select',
          ...about(
            voteFields.rank(id),
            texts.get(id) ?? '',
            index === 0 ? words.say('live.ask.rank-hint', { most }) : undefined,
          ),
          prompt: words.say('live.ask.no-rank'),
          groups: [
            {
              label: words.say('live.ask.rank'),
              choices: ranks.map((rank) => choice(voteFields.rank(id), rank, rank)),
            },
          ],
        })),
      ];
    }
    case 'open-question':
      return [
        {
          kind: 'long-text',
          ...about(voteFields.text, words.say('live.ask.text'), words.say('workshop.form.text-hint')),
          value: given(voteFields.text)[0] ?? '',
          rows: 4,
          max: longestAnswer,
        },
      ];
    case 'full-dossier':
      return [
        {
          kind: 'one-of',
          ...about(voteFields.route, words.say('live.ask.route')),
          choices: routes(round.routes),
        },
        {
          kind: 'some-of',
          ...about(
            voteFields.clauses,
            words.say('live.ask.clauses'),
            words.say('live.ask.most', { most: round.most }),
          ),
          choices: round.clauses.map((id) => choice(voteFields.clauses, id, clause(id))),
        },
        {
          kind: 'number',
          ...about(voteFields.price, words.say('live.ask.price')),
          value: given(voteFields.price)[0] ?? '',
          suffix: words.say('workshop.unit.points'),
          whole: true,
        },
      ];
  }
}
