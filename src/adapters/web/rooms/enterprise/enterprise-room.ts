import { Router } from 'express';
import { checkPublished } from '../../../../usecases/begin-check.js';
import type { Room } from '../../frame.js';
import { paths } from '../../paths.js';
import { partOf } from '../buyer/opened.js';
import { codeTyped } from '../publish/public-tender.js';
import { answerRoutes } from './answer.js';
import { homeRoutes } from './home.js';
import { noticeRoutes } from './notice.js';
import type { Enterprise, EnterpriseParts } from './parts.js';
import { profileRoutes } from './profile.js';
import { questionRoutes } from './questions.js';
import { reportRoutes } from './report.js';
import { shortFormRoutes } from './short-form.js';

/** For enterprises: three ways to a tender, one profile, the questions that matter, the answer, the report. */
export function enterpriseRoom(parts: EnterpriseParts): Room {
  return (frame) => {
    const enterprise: Enterprise = { ...parts, frame };
    const router = Router();
    router.post(paths.checkPublished.pattern, (request, response) => {
      const code = codeTyped(partOf(request, 'code'));
      const check = checkPublished(code, frame.workspaces.needed(request, response), enterprise);
      if (check === undefined) frame.refuse(response, { kind: 'not-found' });
      else response.redirect(303, paths.checkQuestions.at({ check: check.id }));
    });
    return router.use(
      homeRoutes(enterprise),
      noticeRoutes(enterprise),
      shortFormRoutes(enterprise),
      profileRoutes(enterprise),
      questionRoutes(enterprise),
      answerRoutes(enterprise),
      reportRoutes(enterprise),
    );
  };
}
