import { Router, type Response } from 'express';
import { formOf } from '../../../../core/journeys/form.js';
import type { Form } from '../../../../core/journeys/field.js';
import { formFault, type FormFault } from '../../../../core/journeys/read.js';
import { rowFields } from '../../../../core/journeys/rows.js';
import { typedNumber } from '../../../../core/journeys/typed-number.js';
import { numberSays } from '../../../../core/facts/wording.js';
import { answerStep } from '../../../../usecases/answer-step.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { awardBars } from '../../figures.js';
import { paths } from '../../paths.js';
import { besideOf } from './beside.js';
import { openedDraft, titleOf } from './opened.js';
import { faultSummary } from './fault-summary.js';
import type { Buyer } from './parts.js';
import { posted, type Posted } from './posted.js';
import { shownQuestion } from './questions.js';
import { changesRows, rowList, type RowList } from './row-list.js';
import { save } from './saving.js';

function totalOf(list: RowList): number {
  const weights = list.rows.flatMap((row) =>
    row.cells.filter((cell) => cell.weight).map((cell) => typedNumber(cell.value, 'count') ?? 0),
  );
  return (
    Math.round(weights.reduce((sum, weight) => sum + (Number.isFinite(weight) ? weight : 0), 0) * 100) / 100
  );
}

function show(
  response: Response,
  buyer: Buyer,
  stored: StoredDossier,
  form?: Posted,
  faults: readonly FormFault[] = [],
  saved = false,
): void {
  const words = buyer.frame.words(response);
  const kept: Form = Object.assign({}, ...rowFields('criteria', stored.dossier, words.language)) as Form;
  const list = rowList('criteria', form?.form ?? kept, faults, form?.one('do') ?? '', words);
  const step = formOf({
    slug: 'choose',
    dossier: stored.dossier,
    words,
    faults,
    ...(form === undefined ? {} : { typed: form.form }),
  });
  const refused = faults.length > 0;
  const back = `${paths.choose.at({ dossier: stored.id })}#award`;
  buyer.frame.page(response, 'buyer/award', {
    title: `${words.say('journey.sections.award.title')} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
    refused,
    status: refused ? 422 : 200,
    back: { text: words.say('buyer.values.back'), href: back },
    model: {
      heading: words.say('journey.sections.award.title'),
      caption: titleOf(stored.dossier, words),
      action: paths.award.at({ dossier: stored.id }),
      revision: form?.one('revision') ?? String(stored.revision),
      errors: faultSummary(faults, words),
      saved: saved ? { heading: words.say('buyer.saved') } : undefined,
      method: step.questions
        .filter((question) => question.fact === 'award.method')
        .map((question) => shownQuestion(question, false, buyer, words)),
      list,
      beside: besideOf(stored, words),
      total: numberSays(totalOf(list), words.language),
      bars: awardBars('award-bars', stored.dossier.award?.criteria ?? [], words),
      hasCriteria: (stored.dossier.award?.criteria ?? []).length > 0,
    },
  });
}

/** Criteria and their weights, as numbers and as bars. */
export function awardRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.award.pattern, (request, response) => {
    const open = openedDraft(request, response, buyer);
    if (open !== undefined) show(response, buyer, open.stored, undefined, [], request.query.saved === 'yes');
  });
  router.post(paths.award.pattern, (request, response) => {
    const open = openedDraft(request, response, buyer);
    if (open === undefined) return;
    const { stored } = open;
    const form = posted(request);
    if (changesRows(form)) {
      show(response, buyer, stored, form);
      return;
    }
    const { faults } = answerStep('choose', form.form, stored.dossier);
    if (faults.length > 0) {
      show(response, buyer, stored, form, faults);
      return;
    }
    const page = paths.award.at({ dossier: stored.id });
    save(request, response, buyer, {
      change: (dossier) => answerStep('choose', form.form, dossier).dossier,
      page,
      next: () =>
        form.one('do') === 'stay'
          ? paths.award.at({ dossier: stored.id }, { saved: 'yes' })
          : `${paths.choose.at({ dossier: stored.id })}#award`,
      invalid: (wrong) => {
        show(response, buyer, stored, form, wrong.map(formFault));
      },
    });
  });
  return router;
}
