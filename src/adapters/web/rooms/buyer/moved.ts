import { Router, type Request, type Response } from 'express';
import { dateSays } from '../../../../core/facts/wording.js';
import type { VerdictKind } from '../../../../core/law/judge.js';
import { kindSays } from '../../../../core/law/kind-says.js';
import type { Citation, FindingLevel, Law } from '../../../../core/law/law.js';
import { basisOf } from '../../../../core/law/opinion.js';
import type { AnswerChange, FindingChange, NamedChange } from '../../../../core/record/compare-answers.js';
import type { Text, Words } from '../../../../core/shared/text.js';
import { changedFact, type ChangedVerdict } from '../../../../usecases/compare-advice.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import type { Moved } from '../../../../usecases/watch-law.js';
import { setBanner } from '../../banner.js';
import { paths } from '../../paths.js';
import { citationLines, namingIn } from '../../verdict-card.js';
import type { ButtonForm, CitationLine, Table } from '../../view-models.js';
import { causeOf } from './moved-banner.js';
import { openedDraft, titleOf } from './opened.js';
import type { Buyer } from './parts.js';
import { posted } from './posted.js';

interface VerdictRow extends Omit<ChangedVerdict, 'basis'> {
  readonly beforeLabel: string;
  readonly afterLabel: string;
  readonly basis: readonly CitationLine[];
  readonly lots: string | undefined;
}

function said(texts: readonly Text[], { language }: Words): string[] {
  return texts.map((text) => text[language]);
}

/** The citations of then and now as they stand in the law data; one that has left it is left out. */
type Cited = (basis: readonly Citation[]) => readonly CitationLine[];

function citedIn(law: Law, words: Words): Cited {
  const naming = namingIn(law, words);
  return (basis) => citationLines(basisOf(basis, law), naming);
}

function verdictRow(change: AnswerChange, cited: Cited, words: Words): VerdictRow {
  const { id, subject, before, after } = change;
  return {
    id,
    ...(subject === 'route' ? { route: id } : {}),
    question: change.question[words.language],
    before,
    after,
    beforeLabel: kindSays(subject, before, words),
    afterLabel: kindSays(subject, after, words),
    added: said(change.added, words),
    gone: said(change.gone, words),
    basis: cited(change.basis),
    lots: change.whole ? undefined : words.say('moved.lots', { lots: change.lots.join(', ') }),
  };
}

interface NamedRow {
  readonly name: string;
  readonly before: VerdictKind;
  readonly after: VerdictKind;
  readonly beforeLabel: string;
  readonly afterLabel: string;
  readonly beforeSays: string;
  readonly afterSays: string;
  readonly added: readonly string[];
  readonly gone: readonly string[];
  readonly basis: readonly CitationLine[];
}

function namedRow(
  name: 'aid' | 'services',
  change: NamedChange | undefined,
  cited: Cited,
  words: Words,
): NamedRow[] {
  if (change === undefined) return [];
  const { before, after } = change;
  const outcome = (id: string): string => {
    const key = `aid.outcome.${id}`;
    return words.has(key) ? words.say(key) : id;
  };
  return [
    {
      name: words.say(`moved.name.${name}`),
      before: before.kind,
      after: after.kind,
      beforeLabel: kindSays(name, before.kind, words),
      afterLabel: kindSays(name, after.kind, words),
      beforeSays: outcome(before.outcome),
      afterSays: outcome(after.outcome),
      added: said(change.added, words),
      gone: said(change.gone, words),
      basis: cited(change.basis),
    },
  ];
}

function findingRow({ before, after, finding }: FindingChange, cited: Cited, words: Words): object {
  const says = (level: FindingLevel | undefined): string =>
    words.say(level === undefined ? 'moved.no-finding' : `finding.level.${level}`);
  return {
    says: finding.says[words.language],
    beforeSays: says(before),
    afterSays: says(after),
    basis: cited(finding.basis),
  };
}

function regimeTable({ changes, from, to, byCalendar }: Moved, words: Words): Table | undefined {
  const yesNo = (value: boolean): string => words.say(value ? 'truth.yes' : 'truth.no');
  const rows = [
    ...changes.regime.map(({ fact, before, after }) => {
      const { name, beforeSays, afterSays } = changedFact(fact, before, after, words);
      return [name, beforeSays, afterSays];
    }),
    ...changes.outside.map(({ lot, before, after }) => [
      words.say('moved.lot-outside', { lot }),
      yesNo(before),
      yesNo(after),
    ]),
  ];
  if (rows.length === 0) return undefined;
  const days = byCalendar
    ? [from, to].map((day) => dateSays(day, words.language))
    : [words.say('moved.was'), words.say('moved.now')];
  return {
    caption: words.say('since.regime'),
    columns: [words.say('since.what'), ...days].map((text) => ({ text, numeric: false })),
    rows: rows.map(([name = '', ...cells]) => ({
      head: { text: name },
      cells: cells.map((text) => ({ text, numeric: false })),
    })),
  };
}

const subjects = ['regime', 'route', 'duty'] as const;

function button(stored: StoredDossier, moved: Moved, work: 'later' | 'seen', words: Words): ButtonForm {
  return {
    action: paths.moved.at({ dossier: stored.id }),
    text: words.say(`moved.${work}`),
    tone: work === 'seen' ? 'main' : 'secondary',
    hidden: [
      { name: 'do', value: work },
      { name: 'mark', value: moved.mark },
    ],
  };
}

function movedModel(stored: StoredDossier, moved: Moved, buyer: Buyer, words: Words): object {
  const cited = citedIn(buyer.knowledge.law, words);
  const { changes } = moved;
  const days = {
    noted: dateSays(moved.noted.slice(0, 10), words.language),
    from: dateSays(moved.from, words.language),
    to: dateSays(moved.to, words.language),
  };
  return {
    causes: [
      words.say(`moved.cause.${causeOf(moved)}`, days),
      ...(moved.byCalendar ? [words.say('moved.no-day')] : []),
    ],
    reworked: moved.reworked ? { text: words.say('moved.reworked', days) } : undefined,
    regime: regimeTable(moved, words),
    groups: subjects.flatMap((subject) => {
      const rows = changes.answers
        .filter((change) => change.subject === subject)
        .map((change) => verdictRow(change, cited, words));
      return rows.length === 0
        ? []
        : [{ subject, heading: words.say(`moved.subject.${subject}`), changes: rows }];
    }),
    named: [
      ...namedRow('aid', changes.aid, cited, words),
      ...namedRow('services', changes.services, cited, words),
    ],
    findings: changes.findings.map((change) => findingRow(change, cited, words)),
    later: button(stored, moved, 'later', words),
    seen: button(stored, moved, 'seen', words),
  };
}

function show(request: Request, response: Response, buyer: Buyer): void {
  const open = openedDraft(request, response, buyer);
  if (open === undefined) return;
  const { stored, words } = open;
  const moved = buyer.watch.look(stored);
  const heading = words.say('moved.title');
  // This is where the line leads.
  setBanner(response, undefined);
  buyer.frame.page(response, 'buyer/moved', {
    title: `${heading} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
    back: { text: words.say('moved.back'), href: paths.dossier.at({ dossier: stored.id }) },
    model: {
      heading,
      caption: titleOf(stored.dossier, words),
      lead: moved === undefined ? undefined : words.say('moved.lead'),
      moved: moved === undefined ? undefined : movedModel(stored, moved, buyer, words),
      sinceHref: paths.since.at({ dossier: stored.id }),
    },
  });
}

/** Goes on with the reminder or without it; where the law moved once more in between, the new difference is shown. */
function answer(request: Request, response: Response, buyer: Buyer): void {
  const open = openedDraft(request, response, buyer);
  if (open === undefined) return;
  const { stored, words } = open;
  const form = posted(request);
  const dossier = stored.id;
  switch (form.one('do')) {
    case 'later':
      response.redirect(303, paths.dossier.at({ dossier }));
      return;
    case 'seen':
      response.redirect(
        303,
        (buyer.watch.takeNote(stored, form.one('mark')) ? paths.dossier : paths.moved).at({ dossier }),
      );
      return;
    default:
      buyer.frame.refuse(response, {
        kind: 'invalid',
        faults: [{ pointer: '/do', says: words.say('moved.no-button') }],
      });
  }
}

/** What is answered otherwise since the buyer last took note, and taking note of it. */
export function movedRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.moved.pattern, (request, response) => {
    show(request, response, buyer);
  });
  router.post(paths.moved.pattern, (request, response) => {
    answer(request, response, buyer);
  });
  return router;
}
