import { Router, type Request, type Response } from 'express';
import type { FormFault } from '../../../../core/journeys/read.js';
import { formFault } from '../../../../core/journeys/read.js';
import { answerStep } from '../../../../usecases/answer-step.js';
import { fillClause, leaveClause, takeClause } from '../../../../usecases/choose-clause.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { reserveLots } from '../../../../usecases/reserve-lot.js';
import { awardBars } from '../../figures.js';
import { paths } from '../../paths.js';
import type { Contents } from '../../view-models.js';
import { advicePanel } from './advice-panel.js';
import {
  attentionSays,
  basketOf,
  chooseClauseHref,
  clauseGroups,
  moreClauses,
  notOfferedLines,
} from './clause-model.js';
import { besideOf } from './beside.js';
import { dutyGroups } from './duty-model.js';
import { hoursModel } from './hours-model.js';
import { openedDraft, titleOf } from './opened.js';
import { faultSummary } from './fault-summary.js';
import type { Buyer } from './parts.js';
import { posted, type Posted } from './posted.js';
import { reserveModel } from './reserve-model.js';
import { save } from './saving.js';
import { stepList, stepNumber } from './steps-of.js';

/** Where the hours of the calculator stand. */
const hoursClause = 'work-integration/hours';
const hoursParameter = 'hours';

function queried(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' ? value.slice(0, 40) : undefined;
}

const sections = ['reserve', 'duties', 'basket', 'clauses', 'hours', 'award', 'measures'] as const;

interface Shown {
  readonly stored: StoredDossier;
  readonly form?: Posted;
  readonly faults?: readonly FormFault[];
}

function show(
  request: Request,
  response: Response,
  buyer: Buyer,
  { stored, form, faults = [] }: Shown,
): void {
  const words = buyer.frame.words(response);
  const { dossier, id } = stored;
  const known = buyer.advised(stored);
  const all = queried(request, 'all') === 'yes';
  const hours = hoursModel(known, (name) => queried(request, name), words);
  const hasHours = (dossier.clauses ?? []).some((item) => item.clause === hoursClause);
  const contents: Contents = {
    links: sections.map((name) => ({ text: words.say(`buyer.choose.${name}`), href: `#${name}` })),
  };
  const refused = faults.length > 0;
  buyer.frame.page(response, 'buyer/choose', {
    title: `${words.say('journey.steps.choose.title')} – ${titleOf(dossier, words)}`,
    section: 'dossiers',
    refused,
    status: refused ? 422 : 200,
    model: {
      heading: words.say('journey.steps.choose.title'),
      caption: `${titleOf(dossier, words)} · ${stepNumber('choose', words)}`,
      lead: words.say('journey.steps.choose.lead'),
      contents,
      action: paths.choose.at({ dossier: id }),
      revision: form?.one('revision') ?? String(stored.revision),
      errors: faultSummary(faults, words),
      saved: queried(request, 'saved') === 'yes' ? { heading: words.say('buyer.saved') } : undefined,
      reserve: reserveModel(stored, known, buyer, words, form, faults),
      duties: dutyGroups(stored, known, buyer, words),
      basket: basketOf(stored, known, words),
      groups: clauseGroups(stored, known, all, buyer, words),
      own: {
        title: words.say('own.title'),
        href: paths.ownClauses.at(),
        clauses: buyer.own.ready(stored.workspace).map((clause) => ({
          text: clause.words[words.language].title,
          href: chooseClauseHref(id, clause.id, undefined),
        })),
      },
      attention: attentionSays(known, words),
      notOffered:
        queried(request, 'not-offered') === 'yes' ? notOfferedLines(known, buyer, words) : undefined,
      notOfferedLink: {
        text: words.say('buyer.choose.not-offered-link', { count: known.recommended.notOffered.length }),
        href: `${paths.choose.at({ dossier: id }, { 'not-offered': 'yes', all: all ? 'yes' : undefined })}#not-offered`,
      },
      more: all ? undefined : moreClauses(stored, known, buyer, words),
      hours: {
        ...hours,
        action: paths.choose.at({ dossier: id }),
        // The figure goes into the clause, which is taken where it is not in the basket yet.
        use:
          hours.hours === undefined
            ? undefined
            : {
                revision: String(stored.revision),
                hours: String(hours.hours),
                text: words.say(hasHours ? 'buyer.hours.use' : 'buyer.hours.take'),
              },
      },
      bars: awardBars('award-bars', dossier.award?.criteria ?? [], words),
      hasCriteria: (dossier.award?.criteria ?? []).length > 0,
      awardHref: paths.award.at({ dossier: id }),
      measuresHref: paths.measures.at({ dossier: id }),
      measures: (dossier.measures ?? []).map((measure) => ({ place: measure.place, text: measure.text })),
      beside: besideOf(stored, words),
      steps: stepList(id, 'choose', known, words),
      advice: advicePanel(id, known, words),
      nextHref: paths.check.at({ dossier: id }),
    },
  });
}

function lotRoutes(form: Posted): ReadonlyMap<string, string | undefined> {
  return new Map(
    form.names
      .filter((name) => name.startsWith('lot-route.'))
      .map((name) => [name.slice('lot-route.'.length), form.one(name) === '' ? undefined : form.one(name)]),
  );
}

function reserve(request: Request, response: Response, buyer: Buyer, stored: StoredDossier): void {
  const form = posted(request);
  const { faults } = answerStep('choose', form.form, stored.dossier);
  if (faults.length > 0) {
    show(request, response, buyer, { stored, form, faults });
    return;
  }
  save(request, response, buyer, {
    change: (dossier) => reserveLots(answerStep('choose', form.form, dossier).dossier, lotRoutes(form)),
    page: paths.choose.at({ dossier: stored.id }),
    next: () => `${paths.choose.at({ dossier: stored.id }, { saved: 'yes' })}#reserve`,
    invalid: (wrong) => {
      show(request, response, buyer, { stored, form, faults: wrong.map(formFault) });
    },
  });
}

/** Takes a clause, leaves it, or takes the hours of the calculator into it. */
function changeBasket(request: Request, response: Response, buyer: Buyer, stored: StoredDossier): void {
  const form = posted(request);
  const work = form.one('do');
  const id = work === 'use-hours' ? hoursClause : form.one('clause');
  const lot = form.one('lot') === '' ? undefined : form.one('lot');
  const clause = buyer.advised(stored).assessment.library.clauses.find((item) => item.id === id);
  const page = paths.choose.at({ dossier: stored.id });
  if (work === 'leave-clause') {
    save(request, response, buyer, {
      change: (dossier) => leaveClause(dossier, id, lot),
      page,
      next: () => `${page}#basket`,
    });
    return;
  }
  if (clause === undefined) {
    buyer.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  // The words of the documents are those of the dossier's language, whoever reads the page.
  const language = stored.dossier.language ?? buyer.frame.words(response).language;
  const names = {
    title: clause.words[language].title,
    price: buyer.knowledge.words(language).say('figure.kind.price'),
  };
  save(request, response, buyer, {
    change: (dossier) => {
      const taken = takeClause(dossier, clause, lot, names);
      if (work !== 'use-hours') return taken;
      const hours = Number(form.one('hours'));
      const item = (taken.clauses ?? []).find((one) => one.clause === id && one.lot === lot);
      return fillClause(taken, id, lot, { ...item?.values, [hoursParameter]: hours }, undefined);
    },
    page,
    next: () =>
      work === 'use-hours' || clause.parameters.length > 0
        ? chooseClauseHref(stored.id, id, lot)
        : `${page}#basket`,
  });
}

/** The sixth step: routes and duties, clauses and basket, hours, and the ways to award and own wording. */
export function chooseRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.choose.pattern, (request, response) => {
    const open = openedDraft(request, response, buyer);
    if (open !== undefined) show(request, response, buyer, { stored: open.stored });
  });
  router.post(paths.choose.pattern, (request, response) => {
    const open = openedDraft(request, response, buyer);
    if (open === undefined) return;
    const work = posted(request).one('do');
    if (['take-clause', 'leave-clause', 'use-hours'].includes(work))
      changeBasket(request, response, buyer, open.stored);
    else if (work !== '') buyer.frame.refuse(response, { kind: 'malformed' });
    else reserve(request, response, buyer, open.stored);
  });
  return router;
}
