import { Router, type Request, type Response } from 'express';
import { giveFeedback, longestFeedback } from '../../../../usecases/give-feedback.js';
import { clauseHref, clauseParts, paths } from '../../paths.js';
import type { LongTextQuestion, TextQuestion } from '../../view-models.js';
import { posted } from '../buyer/posted.js';
import { clauseAsked, type Shelves } from './parts.js';

interface Typed {
  readonly text: string;
  readonly email: string;
}

interface FeedbackForm {
  readonly action: string;
  readonly text: LongTextQuestion;
  readonly email: TextQuestion;
}

function formOf(
  clause: string,
  typed: Typed,
  faults: Readonly<Partial<Record<keyof Typed, string>>>,
  say: (key: string) => string,
): FeedbackForm {
  return {
    action: paths.clauseFeedback.at(clauseParts(clause)),
    text: {
      kind: 'long-text',
      id: 'text',
      name: 'text',
      label: say('library.feedback.text'),
      hint: say('library.feedback.hint'),
      value: typed.text,
      rows: 6,
      max: longestFeedback,
      error: faults.text,
    },
    email: {
      kind: 'text',
      id: 'email',
      name: 'email',
      label: say('library.feedback.email'),
      hint: say('library.feedback.email-hint'),
      value: typed.email,
      autocomplete: 'email',
      error: faults.email,
    },
  };
}

function show(
  request: Request,
  response: Response,
  parts: Shelves,
  typed: Typed,
  faults: Readonly<Partial<Record<keyof Typed, string>>>,
  thanks: boolean,
): void {
  const clause = clauseAsked(request, response, parts);
  if (clause === undefined) return;
  const words = parts.frame.words(response);
  const title = clause.words[words.language].title;
  const errors = Object.entries(faults).map(([name, text]) => ({ text, href: `#${name}` }));
  parts.frame.page(response, 'library/feedback', {
    title: `${words.say('library.feedback.title')} – ${title}`,
    section: 'library',
    refused: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    breadcrumbs: [
      { text: words.say('library.title'), href: paths.library.at() },
      { text: title, href: clauseHref(clause.id) },
    ],
    model: {
      heading: words.say('library.feedback.title'),
      caption: title,
      lead: words.say('library.feedback.lead'),
      errors: errors.length > 0 ? { errors } : undefined,
      thanks: thanks ? { text: words.say('library.feedback.thanks') } : undefined,
      form: formOf(clause.id, typed, faults, (key) => words.say(key)),
      backHref: clauseHref(clause.id),
    },
  });
}

/** What a reader tells the editor of a clause: a text, and an address only where an answer is wished for. */
export function feedbackRoutes(parts: Shelves): Router {
  const router = Router();
  const empty: Typed = { text: '', email: '' };
  router.get(paths.clauseFeedback.pattern, (request, response) => {
    show(request, response, parts, empty, {}, request.query.thanks === 'yes');
  });
  router.post(paths.clauseFeedback.pattern, (request, response) => {
    const clause = clauseAsked(request, response, parts);
    if (clause === undefined) return;
    const words = parts.frame.words(response);
    const form = posted(request);
    const typed = { text: form.one('text'), email: form.one('email') };
    const given = giveFeedback(clause, { ...typed, language: words.language }, parts.feedback, parts.clock);
    if (given.ok) {
      response.redirect(303, paths.clauseFeedback.at(clauseParts(clause.id), { thanks: 'yes' }));
      return;
    }
    const faults = Object.fromEntries(
      given.refusal.map((name) => [
        name,
        words.say(`library.feedback.fault.${name}`, { max: longestFeedback }),
      ]),
    );
    show(request, response, parts, typed, faults, false);
  });
  return router;
}
