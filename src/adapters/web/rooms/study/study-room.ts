import { Router } from 'express';
import type { Room } from '../../frame.js';
import { handoutRoutes } from './handouts.js';
import { overviewRoutes } from './overview.js';
import type { StudyParts } from './parts.js';
import { ownScenarioRoutes } from './own-scenarios.js';
import { studyRoutes } from './study.js';

/** Workshops before anybody meets: what can be played, each scenario alone, what is handed out. */
export function studyRoom(parts: StudyParts): Room {
  return (frame) => {
    const desk = { ...parts, frame };
    const router = Router();
    router.use(overviewRoutes(desk));
    router.use(studyRoutes(desk));
    router.use(handoutRoutes(desk));
    router.use(ownScenarioRoutes(desk));
    return router;
  };
}
