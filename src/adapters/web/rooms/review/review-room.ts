import { Router, type Request, type Response } from 'express';
import { done } from '../../../../core/shared/result.js';
import { isLanguage } from '../../../../core/shared/text.js';
import { produceComments, produceReview } from '../../../../usecases/produce-review.js';
import { findingsJson, reviewDraft } from '../../../../usecases/review-draft.js';
import type { Room } from '../../frame.js';
import { paths } from '../../paths.js';
import { sendFile } from '../../send-file.js';
import { fileName } from '../buyer/files.js';
import { searchesCodes } from './facts-form.js';
import type { Reviewing, ReviewParts } from './parts.js';
import { askedIn, fileField, nothingAsked, showReview } from './review-page.js';
import { reviewApi } from './review-api.js';
import { receiveFile } from './upload.js';

async function download(request: Request, response: Response, parts: Reviewing): Promise<void> {
  const format = (['pdf', 'docx', 'json'] as const).find((one) => one === request.params.format);
  if (format === undefined) {
    parts.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const asked = await askedIn(request, parts);
  if (asked.draft === undefined || asked.faults.length > 0) {
    await showReview(response, parts, asked);
    return;
  }
  const wanted = request.query.language;
  const language = isLanguage(wanted) ? wanted : parts.frame.words(response).language;
  const words = parts.knowledge.words(language);
  const today = parts.clock.today();
  const { name, known } = asked;
  const review = await reviewDraft(asked.draft, known, parts.knowledge, words, today, parts.pause);
  const body =
    format === 'pdf'
      ? await parts.writer.pdf(produceReview(review, known, name, parts.writer, words, today))
      : format === 'docx'
        ? await parts.comments(produceComments(review, name, words, today))
        : done(`${JSON.stringify({ findings: findingsJson(review) }, undefined, 2)}\n`);
  const file = `${fileName(name?.replace(/\.[A-Za-z0-9]{1,8}$/, ''), 'draft')}.review.${language}`;
  sendFile(response, parts.frame, body, file, format);
}

/** Review of somebody's draft: a text or a file comes in with the form, the review goes out, and nothing is kept. */
export function reviewRoom(given: ReviewParts): Room {
  return (frame) => {
    const parts: Reviewing = { ...given, frame };
    const receive = receiveFile(fileField, parts.drafts.mostBytes, parts.drafts.mostCharacters);
    const router = Router();
    router.get(paths.review.pattern, (_request, response) => showReview(response, parts, nothingAsked()));
    router.post(paths.review.pattern, receive, async (request, response) => {
      const asked = await askedIn(request, parts);
      await showReview(response, parts, asked, searchesCodes(asked.form));
    });
    router.post(paths.reviewFile.pattern, receive, (request, response) => download(request, response, parts));
    router.use(reviewApi(parts, receive));
    return router;
  };
}
