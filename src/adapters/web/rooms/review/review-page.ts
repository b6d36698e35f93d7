import type { Request, Response } from 'express';
import { plainText } from '../../../../core/review/draft/plain-text.js';
import type { Draft, DraftRefusal } from '../../../../core/review/draft/draft.js';
import type { FormFault } from '../../../../core/journeys/read.js';
import type { Words } from '../../../../core/shared/text.js';
import { reviewDraft, type Surroundings } from '../../../../usecases/review-draft.js';
import { paths } from '../../paths.js';
import { namingIn } from '../../verdict-card.js';
import type { LongTextQuestion } from '../../view-models.js';
import { postedFrom, type Posted } from '../buyer/posted.js';
import { factQuestions, fieldId, readFacts } from './facts-form.js';
import type { Reviewing } from './parts.js';
import { resultModel } from './result-model.js';
import { uploadOf } from './upload.js';

/** What a form asks to be reviewed, or what is wrong with it. */
export interface Asked {
  readonly form: Posted;
  /** The name of the file that was read, now or on the page before. */
  readonly name?: string | undefined;
  readonly draft?: Draft | undefined;
  readonly refusal?: DraftRefusal | undefined;
  /** The refusal is about the file and not about the typed text. */
  readonly ofFile: boolean;
  readonly known: Surroundings;
  readonly faults: readonly FormFault[];
}

const nameField = 'name';
export const textField = 'text';
export const fileField = 'file';

/** A name is shown and becomes the name of a file: its last part, without signs that cannot be seen. */
function shownName(name: string): string | undefined {
  const last =
    name
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
      .trim()
      .slice(0, 120) ?? '';
  return last === '' ? undefined : last;
}

/** Reads a form: a file that was chosen counts, else the text. */
export async function askedIn(request: Request, parts: Reviewing): Promise<Asked> {
  const form = postedFrom(request.body as unknown);
  const { known, faults } = readFacts(form);
  const upload = uploadOf(request);
  const kept = shownName(form.one(nameField));
  if (upload.tooLarge) {
    const maximum = Math.floor(parts.drafts.mostBytes / 1e6);
    const refusal = { kind: 'too-large', key: 'review.refused.file-too-large', values: { maximum } } as const;
    return { form, name: kept, refusal, ofFile: true, known, faults };
  }
  const { file } = upload;
  const name = file === undefined ? kept : shownName(file.name);
  const read = await (file === undefined
    ? parts.drafts.read('', Buffer.from(form.one(textField)))
    : parts.drafts.read(file.name, file.bytes));
  const asked = { form, name, ofFile: file !== undefined, known, faults };
  return read.ok ? { ...asked, draft: read.value } : { ...asked, name: kept, refusal: read.refusal };
}

/** The form as it stands before anything was sent. */
export function nothingAsked(): Asked {
  return { ...readFacts(postedFrom({})), form: postedFrom({}), ofFile: false };
}

function textQuestion(asked: Asked, parts: Reviewing, words: Words): LongTextQuestion {
  const { refusal, draft, ofFile, form } = asked;
  return {
    kind: 'long-text',
    id: textField,
    name: textField,
    label: words.say('review.form.text'),
    hint: words.say('review.form.text-hint', { maximum: parts.drafts.mostCharacters }),
    // The text of a file takes the place of what stood there: it is what was reviewed.
    value: draft !== undefined && ofFile ? plainText(draft) : form.one(textField),
    rows: 12,
    ...(refusal !== undefined && !ofFile ? { error: words.say(refusal.key, refusal.values) } : {}),
  };
}

/** The page: the form alone, the form with what is wrong, or the review with the form below it. */
export async function showReview(
  response: Response,
  parts: Reviewing,
  asked: Asked,
  search = false,
): Promise<void> {
  const words = parts.frame.words(response);
  const { refusal, faults, draft, known, form, ofFile } = asked;
  const errors = [
    ...(refusal === undefined
      ? []
      : [
          {
            text: words.say(refusal.key, refusal.values),
            href: `#${ofFile ? fileField : textField}`,
          },
        ]),
    ...faults.map((fault) => ({ text: words.say(fault.key, fault.values), href: `#${fieldId(fault)}` })),
  ];
  const refused = errors.length > 0 && !search;
  const shown = refused || search || draft === undefined ? undefined : draft;
  const typed = form.names.some(
    (name) => name !== textField && name !== nameField && name !== 'do' && form.one(name) !== '',
  );
  parts.frame.page(response, 'review/index', {
    title: words.say(shown === undefined ? 'review.title' : 'review.result-title'),
    section: 'review',
    refused,
    status: !refused ? 200 : refusal?.kind === 'too-large' ? 413 : 422,
    model: {
      action: paths.review.at(),
      errors: refused ? { errors } : undefined,
      result:
        shown === undefined
          ? undefined
          : resultModel(
              await reviewDraft(shown, known, parts.knowledge, words, parts.clock.today(), parts.pause),
              asked.name,
              namingIn(parts.knowledge.law, words),
              words,
            ),
      name: asked.name ?? '',
      text: textQuestion(search ? { ...asked, refusal: undefined } : asked, parts, words),
      file: {
        id: fileField,
        error:
          refused && ofFile && refusal !== undefined ? words.say(refusal.key, refusal.values) : undefined,
        hint: words.say('review.form.file-hint', { maximum: Math.floor(parts.drafts.mostBytes / 1e6) }),
      },
      facts: factQuestions(form, search ? [] : faults, parts, words),
      factsOpen: typed || search,
      looksFor: parts.knowledge.law.wording.detectors
        .map((detector) => detector.idea[words.language])
        .sort((a, b) => a.localeCompare(b, words.language)),
    },
  });
}
