import { Router, type Request, type Response } from 'express';
import { waySays } from '../../../../core/aid/way-says.js';
import type { Answer } from '../../../../core/aid/ways.js';
import { nameOf } from '../../../../core/facts/wording.js';
import type { Verdict, VerdictKind } from '../../../../core/law/judge.js';
import { kindSays } from '../../../../core/law/kind-says.js';
import type { Law } from '../../../../core/law/law.js';
import { opinionOf } from '../../../../core/law/opinion.js';
import type { Words } from '../../../../core/shared/text.js';
import type { Advised } from '../../../../usecases/advise.js';
import { outcomeOf } from '../../../../usecases/aid-answer.js';
import { documentsFor } from '../../../../usecases/document-kinds.js';
import { paths } from '../../paths.js';
import { cardId, namingIn, verdictCard } from '../../verdict-card.js';
import type { Link, Table, VerdictCard } from '../../view-models.js';
import { advicePanel } from './advice-panel.js';
import { opened, titleOf } from './opened.js';
import type { Buyer } from './parts.js';
import { askedAt, stepHref, stepList, stepNumber } from './steps-of.js';

interface ShortAnswer {
  readonly name: string;
  readonly kind: VerdictKind;
  readonly label: string;
  readonly says: string;
}

function outcomeName(outcome: string, words: Words): string {
  return words.say(`aid.outcome.${outcome}`);
}

function short(answer: Answer, openKey: string, law: Law, words: Words): ShortAnswer {
  return {
    name: outcomeName(answer.outcome, words),
    kind: answer.way?.kind ?? 'open',
    label:
      answer.way === undefined
        ? words.say('verdict.kind.open')
        : kindSays(answer.way.rule.subject, answer.way.kind, words),
    says:
      answer.way === undefined
        ? words.say(openKey, { count: answer.missing.length })
        : opinionOf(answer.way, law, words).says,
  };
}

/** `partials/aid-link`: State aid and services in short, with the way to their page. */
export function aidLink(
  dossier: string,
  { assessment }: Advised,
  law: Law,
  words: Words,
): { readonly aid: ShortAnswer; readonly services: ShortAnswer; readonly href: string } {
  return {
    aid: short(assessment.aid, 'aid.open-says', law, words),
    services: short(assessment.services, 'aid.services-open', law, words),
    href: paths.aid.at({ dossier }),
  };
}

function missingLinks(dossier: string, answer: Answer, words: Words): Link[] {
  return answer.missing.map((fact) => ({ text: nameOf(fact, words), href: askedAt(dossier, fact) }));
}

function card(dossier: string, verdict: Verdict, answer: Answer, law: Law, words: Words): VerdictCard {
  const { opinion, label } = waySays(verdict, answer, law, words);
  return {
    ...verdictCard(opinion, words, {
      subject: verdict.rule.subject,
      askedAt: (fact) => askedAt(dossier, fact),
      naming: namingIn(law, words),
      open: verdict === answer.way,
    }),
    label,
  };
}

/** Every way side by side, from the least burdensome: its name, the answer, what it takes. */
function tableOf(answer: Answer, law: Law, words: Words): Table {
  const plain = (text: string): Table['rows'][number]['cells'][number] => ({ text, numeric: false });
  return {
    caption: words.say('aid.table'),
    captionHidden: true,
    columns: ['way', 'kind', 'takes'].map((name) => ({
      text: words.say(`aid.column.${name}`),
      numeric: false,
    })),
    rows: answer.ways.map((verdict) => {
      const { opinion, label } = waySays(verdict, answer, law, words);
      const takes =
        opinion.kind === 'forbidden'
          ? opinion.says
          : opinion.kind === 'open'
            ? opinion.missing.map((fact) => nameOf(fact, words)).join(' · ')
            : opinion.duties.map((duty) => duty.says).join(' ');
      return {
        head: { text: outcomeName(outcomeOf(verdict), words), href: `#${cardId(verdict.rule.id)}` },
        cells: [plain(label), plain(takes)],
      };
    }),
  };
}

function show(request: Request, response: Response, buyer: Buyer): void {
  const open = opened(request, response, buyer);
  if (open === undefined) return;
  const { stored, words } = open;
  const { law } = buyer.knowledge;
  const known = buyer.advised(stored);
  const { aid, services } = known.assessment;
  const duties = aid.way === undefined ? [] : opinionOf(aid.way, law, words).duties;
  const hasAct = documentsFor(stored.dossier).includes('entrustment');
  const heading = words.say('aid.title');
  buyer.frame.page(response, 'buyer/aid', {
    title: `${heading} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
    model: {
      heading,
      caption: `${titleOf(stored.dossier, words)} · ${stepNumber('relationship', words)}`,
      lead: words.say('aid.lead'),
      aid: {
        ...short(aid, 'aid.open-says', law, words),
        missing: missingLinks(stored.id, aid, words),
        cards: aid.way === undefined ? [] : [card(stored.id, aid.way, aid, law, words)],
      },
      todo: duties.filter((duty) => duty.place !== 'file').map((duty) => duty.says),
      keep: duties.filter((duty) => duty.place === 'file').map((duty) => duty.says),
      act: hasAct
        ? {
            text: words.say('aid.act'),
            href: paths.preview.at({ dossier: stored.id, document: 'entrustment' }),
          }
        : undefined,
      table: tableOf(aid, law, words),
      others: aid.ways
        .filter((verdict) => verdict !== aid.way)
        .map((verdict) => card(stored.id, verdict, aid, law, words)),
      services: {
        ...short(services, 'aid.services-open', law, words),
        missing: missingLinks(stored.id, services, words),
        cards: services.way === undefined ? [] : [card(stored.id, services.way, services, law, words)],
      },
      answersHref: stepHref(stored.id, 'relationship'),
      steps: stepList(stored.id, 'relationship', known, words),
      advice: advicePanel(stored.id, known, words),
    },
  });
}

/** State aid and services: the answer, the lawful ways side by side, what to write and what to keep. */
export function aidRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.aid.pattern, (request, response) => {
    show(request, response, buyer);
  });
  return router;
}
