import { Router, type Request, type Response } from 'express';
import { joinCodeShown } from '../../../../core/workshop/join-code.js';
import { paths } from '../../paths.js';
import { countSays, countsOf, isVoting } from './events.js';
import { onTheWall } from './on-the-wall.js';
import { sessionAsked, type Desk } from './parts.js';
import { stageModel } from './stage-model.js';
import { joinAddress } from './trainer.js';

const refreshEvery = 5;

function show(request: Request, response: Response, desk: Desk): void {
  const stored = sessionAsked(request, response, desk);
  if (stored === undefined) return;
  const words = desk.frame.words(response);
  const { code, number } = stored;
  const stage = stageModel(stored, response, desk);
  const address = joinAddress(request, code);
  const lobby = stage.situation === 'lobby';
  const shownNames = lobby
    ? desk.sessions
        .participants(number)
        .flatMap(({ nickname, hidden, present }) =>
          nickname === undefined || hidden || !present ? [] : [nickname],
        )
        .slice(0, onTheWall.names)
    : [];
  const asked = ['discussion', 'debrief'].includes(stage.situation)
    ? desk.sessions
        .questions(number)
        .filter(({ hidden }) => !hidden)
        .slice(-onTheWall.questions)
        .map(({ text }) => text)
    : [];
  desk.frame.page(response, 'live/screen', {
    title: stage.title,
    section: 'workshops',
    refresh: request.query.still === 'yes' || stage.situation === 'ended' ? undefined : refreshEvery,
    model: {
      stage,
      count: countSays(countsOf(code, desk), isVoting(stage.situation), words),
      live: {
        events: paths.sessionEvents.at({ code }, { seen: stage.version, counts: 'yes' }),
        here: paths.roomScreen.at({ code }),
      },
      code: joinCodeShown(code),
      joinHref: paths.join.at(),
      joinHost: `${request.get('host') ?? ''}${paths.join.at()}`,
      picture: stage.situation === 'ended' ? undefined : desk.joinPicture(address),
      lobby,
      names: shownNames,
      asked,
      stillHref: paths.roomScreen.at({ code }, { still: 'yes' }),
    },
  });
}

/** The screen for the projector: the way in, the question, the time, and what has been revealed. */
export function screenRoutes(desk: Desk): Router {
  const router = Router();
  router.get(paths.roomScreen.pattern, (request, response) => {
    show(request, response, desk);
  });
  return router;
}
