import { Router, type Request, type Response } from 'express';
import { dateSays } from '../../../../core/facts/wording.js';
import { kindSays } from '../../../../core/law/kind-says.js';
import type { Words } from '../../../../core/shared/text.js';
import { adviceSince, type ChangedVerdict, type Since } from '../../../../usecases/compare-advice.js';
import { dayAsked } from '../../day-asked.js';
import { paths } from '../../paths.js';
import type { CitationLine, DateQuestion, Table } from '../../view-models.js';
import { citationLines, namingIn, type Naming } from '../../verdict-card.js';
import { opened, titleOf } from './opened.js';
import type { Buyer } from './parts.js';

interface VerdictRow extends Omit<ChangedVerdict, 'basis'> {
  readonly beforeLabel: string;
  readonly afterLabel: string;
  readonly basis: readonly CitationLine[];
}

function rows(
  changes: readonly ChangedVerdict[],
  subject: 'route' | 'duty',
  naming: Naming,
  words: Words,
): VerdictRow[] {
  return changes.map((change) => ({
    ...change,
    beforeLabel: kindSays(subject, change.before, words),
    afterLabel: kindSays(subject, change.after, words),
    basis: citationLines(change.basis, naming),
  }));
}

function regimeTable(since: Since, says: (date: string) => string, words: Words): Table | undefined {
  if (since.regime.length === 0) return undefined;
  return {
    caption: words.say('since.regime'),
    columns: [words.say('since.what'), says(since.from), says(since.to)].map((text) => ({
      text,
      numeric: false,
    })),
    rows: since.regime.map((item) => ({
      head: { text: item.name },
      cells: [item.beforeSays, item.afterSays].map((text) => ({ text, numeric: false })),
    })),
  };
}

/** The day that the form names. Nothing typed means today. */
function dayOf(request: Request, today: string): { day: string | undefined; typed: readonly string[] } {
  const asked = dayAsked(request, 'day');
  return asked.isEmpty ? { day: today, typed: today.split('-').reverse() } : asked;
}

function question(typed: readonly string[], wrong: boolean, words: Words): DateQuestion {
  const [day = '', month = '', year = ''] = typed;
  return {
    kind: 'date',
    id: 'day',
    name: 'day',
    label: words.say('since.day'),
    hint: words.say('since.day-hint'),
    ...(wrong ? { error: words.say('since.fault') } : {}),
    day,
    month,
    year,
  };
}

function show(request: Request, response: Response, buyer: Buyer): void {
  const open = opened(request, response, buyer);
  if (open === undefined) return;
  const { stored, words } = open;
  const today = buyer.clock.today();
  const { day, typed } = dayOf(request, today);
  const { law, library } = buyer.knowledge;
  const since = day === undefined ? undefined : adviceSince(stored.dossier, day, law, library, today, words);
  const says = (date: string): string => dateSays(date, words.language);
  const naming = namingIn(law, words);
  const heading = words.say('since.title');
  const fault = words.say('since.fault');
  buyer.frame.page(response, 'buyer/since', {
    title: `${heading} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
    refused: since === undefined,
    status: since === undefined ? 422 : 200,
    model: {
      heading,
      caption: titleOf(stored.dossier, words),
      lead: words.say('since.lead'),
      errors: since === undefined ? { errors: [{ text: fault, href: '#day' }] } : undefined,
      action: paths.since.at({ dossier: stored.id }),
      own: words.say('since.own', { day: says(stored.dossier.asOf ?? today) }),
      question: question(typed, since === undefined, words),
      since:
        since === undefined
          ? undefined
          : {
              same: since.same,
              heading: words.say('since.heading', { from: says(since.from), to: says(since.to) }),
              from: says(since.from),
              to: says(since.to),
              regime: regimeTable(since, says, words),
              routes: rows(since.routes, 'route', naming, words),
              duties: rows(since.duties, 'duty', naming, words),
              figures: since.figures.map((figure) => ({
                ...figure,
                basis: citationLines(figure.basis, naming),
              })),
            },
      backHref: paths.check.at({ dossier: stored.id }),
    },
  });
}

/** What changed in the advice on a dossier between its own day and another, today unless told. */
export function sinceRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.since.pattern, (request, response) => {
    show(request, response, buyer);
  });
  return router;
}
