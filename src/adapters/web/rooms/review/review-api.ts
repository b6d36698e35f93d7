import { Router, type Request, type RequestHandler, type Response } from 'express';
import { places } from '../../../../core/shared/place.js';
import { readDossier, type Dossier, type Fault } from '../../../../core/dossier/dossier.js';
import { done, type Result } from '../../../../core/shared/result.js';
import { isLanguage } from '../../../../core/shared/text.js';
import { readJson } from '../../../../usecases/read-json.js';
import { findingsJson, nothingKnown, reviewDraft } from '../../../../usecases/review-draft.js';
import type { FaultSaid } from '../../errors.js';
import { paths } from '../../paths.js';
import type { Reviewing } from './parts.js';
import { fileField, textField } from './review-page.js';
import { uploadOf } from './upload.js';

type Body = Readonly<Record<string, unknown>>;

/** The dossier of a body: an object in JSON, a text that holds one in a form; nothing known where there is none. */
function dossierIn(given: unknown): Result<Dossier, readonly Fault[]> {
  if (given === undefined) return done(nothingKnown);
  const json = typeof given === 'string' ? readJson(given) : done(given);
  return json.ok ? readDossier(json.value) : json;
}

async function answer(request: Request, response: Response, parts: Reviewing): Promise<void> {
  const { frame, drafts, knowledge, clock, pause } = parts;
  const own = frame.words(response);
  const isJson = request.is('application/json') !== false || request.is('+json') !== false;
  if (!isJson && request.is('multipart/form-data') === false) {
    frame.refuse(response, { kind: 'unsupported' });
    return;
  }
  const body = (typeof request.body === 'object' && request.body !== null ? request.body : {}) as Body;
  const refuse = (faults: readonly FaultSaid[]): void => {
    frame.refuse(response, { kind: 'invalid', faults });
  };
  const read = dossierIn(body.dossier);
  if (!read.ok) {
    refuse(
      read.refusal.map(({ pointer, key, values }) => ({
        pointer: `/dossier${pointer}`,
        says: own.say(key, values),
      })),
    );
    return;
  }
  const place = places.find((one) => one === body.place);
  if (body.place !== undefined && place === undefined) {
    refuse([{ pointer: '/place', says: own.say('fault.one-of', { detail: places.join(', ') }) }]);
    return;
  }
  const { file, tooLarge } = uploadOf(request);
  if (tooLarge) {
    const maximum = Math.floor(drafts.mostBytes / 1e6);
    frame.refuse(response, {
      kind: 'too-large',
      says: own.say('review.refused.file-too-large', { maximum }),
    });
    return;
  }
  if (file === undefined && typeof body[textField] !== 'string') {
    refuse([{ pointer: `/${textField}`, says: own.say('fault.text', { detail: '' }) }]);
    return;
  }
  const draft = await (file === undefined
    ? drafts.read('', Buffer.from(String(body[textField])))
    : drafts.read(file.name, file.bytes));
  if (!draft.ok) {
    const says = own.say(draft.refusal.key, draft.refusal.values);
    if (draft.refusal.kind === 'too-large') frame.refuse(response, { kind: 'too-large', says });
    else refuse([{ pointer: `/${file === undefined ? textField : fileField}`, says }]);
    return;
  }
  const wanted = request.query.language;
  const words = knowledge.words(isLanguage(wanted) ? wanted : (read.value.language ?? 'en'));
  const known = { dossier: read.value, place };
  const review = await reviewDraft(draft.value, known, knowledge, words, clock.today(), pause);
  response.json({ findings: findingsJson(review) });
}

/** The review for programs: a text in JSON, or a file as multipart, with a dossier where there is one. */
export function reviewApi(parts: Reviewing, receive: RequestHandler): Router {
  const router = Router();
  router.post(paths.apiReview.pattern, receive, (request, response) => answer(request, response, parts));
  return router;
}
