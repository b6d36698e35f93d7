import { Router, type Request, type Response } from 'express';
import type { Words } from '../../../../core/shared/text.js';
import { openEventStream } from '../../live/event-stream.js';
import type { Counts, Listener } from '../../live/hub.js';
import { paths } from '../../paths.js';
import { situationNow, sessionAsked, versionOf, watchTime, type Desk } from './parts.js';

/** How many have voted, or joined, in one sentence. */
export function countSays({ votes, present }: Counts, voting: boolean, words: Words): string {
  return voting
    ? words.say('live.count.voted', { votes, present })
    : words.say('live.count.joined', { present });
}

/** The situations in which votes are counted aloud. */
const voting = /(?:^|-)(?:open|paused|closed)$/;

export function isVoting(situation: string): boolean {
  return voting.test(situation);
}

/** Votes of the vote that is on, and people who are here. */
export function countsOf(code: string, desk: Desk): Counts {
  const stored = desk.sessions.find(code);
  if (stored === undefined) return { votes: 0, present: 0 };
  const { number, session } = stored;
  return {
    votes: desk.sessions.countVotes(number, session.round, session.stage === 'second-vote' ? 2 : 1),
    present: desk.sessions.headcount(number).present,
  };
}

function follow(request: Request, response: Response, desk: Desk): void {
  const stored = sessionAsked(request, response, desk);
  if (stored === undefined) return;
  const words = desk.frame.words(response);
  const { code, number } = stored;
  const leading = request.query.counts === 'yes';
  // A browser that connects again says what it saw last; one that opens a page says what the page shows.
  const seen = request.headers['last-event-id'] ?? request.query.seen;
  const listener: Listener = {
    moved: (version) => {
      stream.send('moved', version, version);
    },
    ...(leading
      ? {
          changed: () => {
            stream.send('changed', 'people');
          },
          counted: (counts: Counts) => {
            const now = desk.sessions.find(code);
            if (now !== undefined)
              stream.send(
                'counted',
                JSON.stringify({
                  ...counts,
                  says: countSays(counts, isVoting(situationNow(now, desk)), words),
                }),
              );
          },
        }
      : {}),
    closed: () => {
      stream.end();
    },
  };
  const leave = desk.hub.listen(number, listener);
  if (leave === undefined) {
    // The page asks for itself now and then where it has no stream.
    desk.frame.refuse(response, { kind: 'too-many' });
    return;
  }
  const stream = openEventStream(request, response, desk.chance(), leave);
  const version = versionOf(stored, desk);
  if (seen !== version) stream.send('moved', version, version);
  if (leading) desk.hub.voted(number, () => countsOf(code, desk));
  watchTime(stored, desk);
}

/** The stream of events that the pages of a session follow. */
export function eventRoutes(desk: Desk): Router {
  const router = Router();
  router.get(paths.sessionEvents.pattern, (request, response) => {
    follow(request, response, desk);
  });
  return router;
}
