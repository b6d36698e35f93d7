import { Router } from 'express';
import { recent } from '../../../../core/shared/recent.js';
import { scenarioProse } from '../../../../core/workshop/prose.js';
import type { Room } from '../../frame.js';
import { renderedHtml, type SafeHtml } from '../../safe-html.js';
import type { SummaryList } from '../../view-models.js';
import { beginRoutes } from './begin.js';
import { eventRoutes } from './events.js';
import { countGuesses } from './guesses.js';
import { limitInSession } from './own-limits.js';
import { participantRoutes } from './participant.js';
import type { Desk, SessionRoomParts } from './parts.js';
import { reportRoutes } from './report.js';
import { screenRoutes } from './screen.js';
import { trainerRoutes } from './trainer.js';

/** Results of rounds in memory: a few for each session that is on. */
const mostResults = 200;
/** Texts of the rounds that are played now. */
const mostTexts = 400;

/** Live sessions: the trainer's screen, the room's and every participant's. */
export function sessionRoom(parts: SessionRoomParts): Room {
  return (frame) => {
    const texts = recent<SafeHtml>(mostTexts);
    const desk: Desk = {
      ...parts,
      frame,
      guesses: countGuesses(parts.tick, parts.rateLimit),
      revealed: recent<SafeHtml>(mostResults),
      facts: recent<SummaryList['rows']>(mostResults),
      prose: (text) => texts(text, () => renderedHtml(parts.writer.prose(scenarioProse(text), 2))),
    };
    const router = Router();
    router.use(limitInSession(desk));
    // Before the participants' routes: "new" is no code.
    router.use(beginRoutes(desk));
    router.use(trainerRoutes(desk));
    router.use(screenRoutes(desk));
    router.use(eventRoutes(desk));
    router.use(reportRoutes(desk));
    router.use(participantRoutes(desk));
    return router;
  };
}
