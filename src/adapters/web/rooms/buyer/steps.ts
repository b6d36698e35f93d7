import { Router, type Request, type Response } from 'express';
import { formOf, type StepForm } from '../../../../core/journeys/form.js';
import type { Form } from '../../../../core/journeys/field.js';
import {
  arisen,
  holdsList,
  isStepSlug,
  nextOf,
  questionId,
  type StepSlug,
} from '../../../../core/journeys/journey.js';
import { formFault, type FormFault } from '../../../../core/journeys/read.js';
import { rowFields } from '../../../../core/journeys/rows.js';
import { walk, whereIs } from '../../../../core/journeys/walk.js';
import type { FactId } from '../../../../core/facts/vocabulary.js';
import { opinionOf } from '../../../../core/law/opinion.js';
import type { Words } from '../../../../core/shared/text.js';
import type { Advised } from '../../../../usecases/advise.js';
import { answerStep } from '../../../../usecases/answer-step.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { paths } from '../../paths.js';
import { namingIn, verdictCard } from '../../verdict-card.js';
import { advicePanel } from './advice-panel.js';
import { aidLink } from './aid.js';
import { besideOf } from './beside.js';
import { openedDraft, partOf, titleOf } from './opened.js';
import type { Page } from '../../view-models.js';
import type { Buyer } from './parts.js';
import { posted, type Posted } from './posted.js';
import { shownQuestion } from './questions.js';
import { changesRows, rowList, type RowList } from './row-list.js';
import { save } from './saving.js';
import { askedAt, stepHref, stepList, stepNumber } from './steps-of.js';

/** Facts that verdicts miss: some are asked only then. */
export function askableIn({ assessment }: Advised): ReadonlySet<FactId> {
  const verdicts = [
    ...(assessment.regime === undefined ? [] : [assessment.regime]),
    ...assessment.routes,
    ...assessment.duties,
  ];
  return new Set([
    ...verdicts.flatMap((verdict) => verdict.missing),
    ...assessment.aid.missing,
    ...assessment.services.missing,
  ]);
}

interface Shown {
  readonly stored: StoredDossier;
  readonly slug: StepSlug;
  /** What was typed, where the form comes back. */
  readonly form?: Posted;
  readonly faults?: readonly FormFault[];
  readonly saved?: boolean;
}

function listsOf(step: StepForm, shown: Shown, words: Words): RowList[] {
  const { form, faults = [], stored } = shown;
  return step.sections.flatMap((section) => {
    if (section !== 'lots' && section !== 'parts' && section !== 'earlier') return [];
    if (!holdsList(section, stored.dossier)) return [];
    const kept: Form = Object.assign({}, ...rowFields(section, stored.dossier, words.language)) as Form;
    return [rowList(section, form?.form ?? kept, faults, form?.one('do') ?? '', words)];
  });
}

/** What the regime's rule says of the relationship, and the way to State aid and services. */
function relationship(
  slug: StepSlug,
  known: Advised,
  stored: StoredDossier,
  buyer: Buyer,
  words: Words,
): object {
  if (slug !== 'relationship' || stored.dossier.contract?.kind === undefined)
    return { verdict: undefined, aid: undefined };
  const { regime } = known.assessment;
  return {
    aid: aidLink(stored.id, known, buyer.knowledge.law, words),
    verdict:
      regime === undefined
        ? undefined
        : verdictCard(opinionOf(regime, buyer.knowledge.law, words), words, {
            subject: regime.rule.subject,
            askedAt: (fact) => askedAt(stored.id, fact),
            naming: namingIn(buyer.knowledge.law, words),
            open: true,
          }),
  };
}

function pageOf(buyer: Buyer, words: Words, shown: Shown): Page {
  const { stored, slug, form, faults = [] } = shown;
  const known = buyer.advised(stored);
  const step = formOf({
    slug,
    dossier: stored.dossier,
    words,
    askable: askableIn(known),
    faults,
    ...(form === undefined ? {} : { typed: form.form }),
  });
  const refused = faults.length > 0;
  const next = nextOf(slug);
  return {
    title: `${step.title} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
    refused,
    status: refused ? 422 : 200,
    model: {
      heading: step.title,
      caption: `${titleOf(stored.dossier, words)} · ${stepNumber(slug, words)}`,
      lead: step.lead,
      action: paths.step.at({ dossier: stored.id, step: slug }),
      revision: form?.one('revision') ?? String(stored.revision),
      errors: refused ? { errors: step.errors.map(({ text, at }) => ({ text, href: `#${at}` })) } : undefined,
      saved: shown.saved === true ? { heading: words.say('buyer.saved') } : undefined,
      questions: step.questions.map((question) =>
        shownQuestion(question, form !== undefined && searches(form), buyer, words),
      ),
      lists: listsOf(step, shown, words),
      ...relationship(slug, known, stored, buyer, words),
      slug,
      beside: besideOf(stored, words),
      steps: stepList(stored.id, slug, known, words),
      advice: advicePanel(stored.id, known, words),
      skipHref: next === undefined ? undefined : stepHref(stored.id, next),
    },
  };
}

/** Shows a form that comes back. */
function show(response: Response, buyer: Buyer, shown: Shown): void {
  buyer.frame.page(response, 'buyer/step', pageOf(buyer, buyer.frame.words(response), shown));
}

/** Shows a step as it is stored: of one revision it is the same page on the same day, for Back, reload and other windows. */
function showStored(response: Response, buyer: Buyer, shown: Shown): void {
  const { stored, slug } = shown;
  const key = [
    stored.id,
    stored.revision,
    slug,
    stored.dossier.asOf ?? buyer.clock.today(),
    buyer.own.stamp(stored.workspace),
  ].join(' ');
  buyer.frame.keptPage(response, 'buyer/step', key, () => pageOf(buyer, buyer.frame.words(response), shown));
}

/** The search button was pressed, or Enter in the field beside it. */
function searches(form: Posted): boolean {
  return (
    form.one('do') === 'search-cpv' || (form.one('do') === '' && form.one('contract.cpv.query').trim() !== '')
  );
}

function answer(
  request: Request,
  response: Response,
  buyer: Buyer,
  stored: StoredDossier,
  slug: StepSlug,
): void {
  const form = posted(request);
  if (searches(form) || changesRows(form)) {
    show(response, buyer, { stored, slug, form });
    return;
  }
  const { faults } = answerStep(slug, form.form, stored.dossier);
  if (faults.length > 0) {
    show(response, buyer, { stored, slug, form, faults });
    return;
  }
  save(request, response, buyer, {
    change: (dossier) => answerStep(slug, form.form, dossier).dossier,
    page: stepHref(stored.id, slug),
    next: (after) => {
      if (form.one('do') === 'stay')
        return paths.step.at({ dossier: stored.id, step: slug }, { saved: 'yes' });
      const [first] = arisen(slug, stored.dossier, after.dossier);
      if (first !== undefined) return `${stepHref(stored.id, slug)}#${questionId(first)}`;
      return stepHref(stored.id, nextOf(slug) ?? 'check');
    },
    invalid: (wrong) => {
      show(response, buyer, { stored, slug, form, faults: wrong.map(formFault) });
    },
  });
}

/** The steps that are forms, all on one page; the dossier's own address leads to where the buyer is. */
export function stepRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.dossier.pattern, (request, response) => {
    const open = openedDraft(request, response, buyer);
    if (open === undefined) return;
    const { assessment } = buyer.advised(open.stored);
    response.redirect(302, stepHref(open.stored.id, whereIs(walk(open.stored.dossier, assessment.facts))));
  });
  router.get(paths.step.pattern, (request, response) => {
    const open = openedDraft(request, response, buyer);
    if (open === undefined) return;
    const slug = partOf(request, 'step');
    if (!isStepSlug(slug)) buyer.frame.refuse(response, { kind: 'not-found' });
    else if (slug === 'choose' || slug === 'check') response.redirect(302, stepHref(open.stored.id, slug));
    else showStored(response, buyer, { stored: open.stored, slug, saved: request.query.saved === 'yes' });
  });
  router.post(paths.step.pattern, (request, response) => {
    const open = openedDraft(request, response, buyer);
    if (open === undefined) return;
    const slug = partOf(request, 'step');
    if (!isStepSlug(slug) || slug === 'choose' || slug === 'check')
      buyer.frame.refuse(response, { kind: 'not-found' });
    else answer(request, response, buyer, open.stored, slug);
  });
  return router;
}
