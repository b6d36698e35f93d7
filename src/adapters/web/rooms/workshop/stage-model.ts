import type { Response } from 'express';
import { countrySays, dateSays } from '../../../../core/facts/wording.js';
import type { Language, Words } from '../../../../core/shared/text.js';
import { playedRounds, type Plan, type PlayedRound } from '../../../../core/workshop/plan.js';
import { isRevealed, settled, type Situation } from '../../../../core/workshop/session.js';
import { factsOfRound } from '../../../../core/workshop/facts-of-round.js';
import { countRound } from '../../../../usecases/count-round.js';
import { momentOf } from '../../../../usecases/open-session.js';
import { rankedProposals } from '../../../../usecases/rank-proposals.js';
import type { StoredSession } from '../../../../usecases/session-ports.js';
import type { SafeHtml } from '../../safe-html.js';
import type { SummaryList } from '../../view-models.js';
import { factRows } from '../study/facts-list.js';
import { offeredIn, type Offered } from './offered-model.js';
import { situationNow, versionOf, type Desk } from './parts.js';
import { resultsModel } from './results-model.js';
import { solutionModel } from './solution-model.js';

/** Time that is left for a vote. */
interface Timer {
  /** Milliseconds, from which a script counts down. */
  readonly left: number;
  readonly says: string;
  readonly runs: boolean;
}

/** What the trainer, the room and every phone see of where the session stands. */
export interface StageModel {
  readonly version: string;
  readonly situation: Situation;
  /** One sentence, read out when it changes. */
  readonly says: string;
  readonly title: string;
  readonly playedAt: string;
  /** "Round 2 of 6", while a round is played. */
  readonly place?: string | undefined;
  readonly round?: { readonly title: string; readonly ask: SafeHtml } | undefined;
  /** The situation of the scenario: shown in full at its first round, behind a button in the others. */
  readonly story?:
    { readonly text: SafeHtml; readonly open: boolean; readonly facts: SummaryList['rows'] } | undefined;
  /** What there is to choose from; once the result is shown, its charts name it. */
  readonly offered: readonly Offered[];
  readonly timer?: Timer | undefined;
  /** The counted votes and what the law says of them; only once the trainer has revealed them. */
  readonly revealed?: SafeHtml | undefined;
  /** What the scenario says to talk about; while people discuss. */
  readonly discuss?: SafeHtml | undefined;
  readonly debrief?: SafeHtml | undefined;
}

function leftSays(milliseconds: number, words: Words): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return words.say('live.timer.left', {
    minutes: String(Math.floor(seconds / 60)),
    seconds: String(seconds % 60).padStart(2, '0'),
  });
}

/**
 * Milliseconds that are left for the vote, in whole seconds: pages of the same second are the same page. Less than there is, so
 * that nobody sees time that is over.
 */
export function timeLeft(stored: StoredSession, desk: Desk): number | undefined {
  const moment = momentOf(desk.clock);
  const { poll } = settled(stored.session, moment);
  const left =
    poll.state === 'open' && poll.until !== undefined
      ? poll.until - moment
      : poll.state === 'paused'
        ? poll.left
        : undefined;
  return left === undefined ? undefined : Math.floor(left / 1000) * 1000;
}

function timerOf(stored: StoredSession, desk: Desk, words: Words): Timer | undefined {
  const left = timeLeft(stored, desk);
  return left === undefined
    ? undefined
    : { left, says: leftSays(left, words), runs: stored.session.poll.state === 'open' };
}

/** The round that is on; none in the lobby and after the last. */
export function roundNow({ session, plan }: StoredSession): PlayedRound | undefined {
  return ['lobby', 'debrief', 'ended'].includes(session.stage)
    ? undefined
    : playedRounds(plan())[session.round];
}

/** What is shown of a round once it is revealed: the second vote and who moved only at the shift. */
function revealedNow(stored: StoredSession, response: Response, desk: Desk): SafeHtml | undefined {
  const played = roundNow(stored);
  const { session, number } = stored;
  if (played === undefined || !isRevealed(session) || session.stage === 'second-vote') return undefined;
  const words = desk.frame.words(response);
  const hidden = [...desk.sessions.hiddenTexts(number, session.round)].sort().join('\n');
  // Votes of what is revealed do not change any more, so a whole room that asks at once gets what was made once.
  const key = [number, stored.created, session.revision, words.language, hidden].join(' ');
  return desk.revealed(key, () => {
    const solution = solutionModel(played, stored.plan(), desk.knowledge, words);
    const counted = countRound(stored, played, desk.sessions);
    const both = session.stage === 'shift';
    const results = resultsModel(played, counted, both, solution.right, desk.knowledge.library, words);
    return desk.frame.part(response, 'live/revealed', { results, solution });
  });
}

/** What the vote that comes or is on gives to choose from. */
function offeredNow(
  stored: StoredSession,
  played: PlayedRound,
  desk: Desk,
  words: Words,
): readonly Offered[] {
  const { stage } = stored.session;
  if (stage !== 'round' && stage !== 'second-vote') return [];
  const proposals = rankedProposals(stored, played, stage === 'round' ? 1 : 2, desk.sessions);
  return offeredIn(played.round, proposals, desk.knowledge.library, words);
}

/** The facts of the round, at the place and on the day of the session. */
function factsNow(
  { number, created, plan }: StoredSession,
  { index, scenario, round }: PlayedRound,
  desk: Desk,
  words: Words,
): SummaryList['rows'] {
  return desk.facts([number, created, index, words.language].join(' '), () =>
    factRows(factsOfRound(scenario, round, plan()), desk.knowledge, words),
  );
}

/** What each scenario ends with, under its name where there are several. */
function debriefOf({ scenarios }: Plan, language: Language): string {
  return scenarios
    .map(({ title, debrief }) =>
      scenarios.length === 1 ? debrief[language] : `**${title[language]}**\n\n${debrief[language]}`,
    )
    .join('\n\n');
}

/** What everybody may see now. */
export function stageModel(stored: StoredSession, response: Response, desk: Desk): StageModel {
  const words = desk.frame.words(response);
  const { language } = words;
  const situation = situationNow(stored, desk);
  const plan = stored.plan();
  const played = roundNow(stored);
  return {
    version: versionOf(stored, desk),
    situation,
    says: words.say(`live.situation.${situation}`),
    title: plan.title[language],
    playedAt: words.say('live.played-at', {
      country: countrySays(plan.country, words),
      date: dateSays(plan.date, language),
    }),
    place:
      played === undefined
        ? undefined
        : words.say('live.round-of', { round: played.index + 1, rounds: stored.session.rounds }),
    round:
      played === undefined
        ? undefined
        : { title: played.round.title[language], ask: desk.prose(played.round.ask[language]) },
    story:
      played === undefined
        ? undefined
        : {
            text: desk.prose(played.scenario.situation[language]),
            open: played.first && situation === 'waiting',
            facts: factsNow(stored, played, desk, words),
          },
    offered: played === undefined ? [] : offeredNow(stored, played, desk, words),
    timer: timerOf(stored, desk, words),
    revealed: revealedNow(stored, response, desk),
    discuss:
      played === undefined || situation !== 'discussion'
        ? undefined
        : desk.prose(played.round.notes[language]),
    debrief: situation === 'debrief' ? desk.prose(debriefOf(plan, language)) : undefined,
  };
}
