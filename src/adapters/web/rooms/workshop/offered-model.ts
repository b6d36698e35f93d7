import type { Library } from '../../../../core/clauses/library.js';
import type { Words } from '../../../../core/shared/text.js';
import { labelSays } from '../../../../core/workshop/label-words.js';
import { chartsOf, type BarOf, type Label } from '../../../../core/workshop/positions.js';
import type { Round } from '../../../../core/workshop/round.js';
import { lawfulAnswers, mythAnswers, type Proposal } from '../../../../core/workshop/vote.js';

/** `partials/live/offered`: what a round gives to choose from or to look at before people vote. */
export interface Offered {
  /** Absent where the question says it. */
  readonly heading?: string;
  readonly items: readonly string[];
  /** The form of the vote lists it too; the wall has no form. */
  readonly inForm: boolean;
}

/**
 * What is offered in a round, as a room must see it before it votes: answers to choose from, clauses and places, tenders to
 * score, proposals to rank.
 *
 * @param proposals what participants proposed, where they may be ranked
 */
export function offeredIn(
  round: Round,
  proposals: readonly Proposal[],
  library: Library,
  words: Words,
): readonly Offered[] {
  const { language } = words;
  const name = (label: Label): string => labelSays(label, library, words);
  const names = (bars: readonly BarOf[]): string[] => bars.map(({ label }) => name(label));
  const inForm = true;
  switch (round.kind) {
    case 'choose-route':
    case 'what-would-you-do':
      return [{ items: chartsOf(round).flatMap(({ bars }) => names(bars)), inForm }];
    case 'lawful-or-not':
      return [{ items: lawfulAnswers.map((id) => words.say(`workshop.lawful.${id}`)), inForm }];
    case 'myth-or-fact':
      return [{ items: mythAnswers.map((id) => words.say(`workshop.myth.${id}`)), inForm }];
    case 'put-in-place':
      return [
        {
          heading: words.say('live.offered.clauses'),
          items: round.clauses.map((clause) => name({ kind: 'clause', clause })),
          inForm,
        },
        {
          heading: words.say('live.offered.places'),
          items: round.places.map((place) => name({ kind: 'place', place })),
          inForm,
        },
      ];
    case 'weigh':
      return [
        {
          heading: words.say('live.offered.tenders'),
          items: round.tenders.map(({ says }) => says[language]),
          inForm: false,
        },
        {
          heading: words.say('live.offered.criteria'),
          items: round.criteria.map(({ says }) => says[language]),
          inForm,
        },
      ];
    case 'build-together':
      return [
        {
          heading: words.say('live.offered.proposals'),
          items: chartsOf(round, proposals).flatMap(({ bars }) => names(bars)),
          inForm,
        },
      ];
    case 'full-dossier':
      return chartsOf(round)
        .filter(({ id }) => id !== 'price')
        .map(({ label, bars }) => ({
          ...(label === undefined ? {} : { heading: name(label) }),
          items: names(bars),
          inForm,
        }));
    case 'estimate':
    case 'open-question':
      return [];
  }
}
