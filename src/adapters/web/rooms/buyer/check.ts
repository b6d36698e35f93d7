import { Router, type Request, type Response } from 'express';
import { languages } from '../../../../core/shared/text.js';
import { isFactId } from '../../../../core/facts/vocabulary.js';
import { nameOf } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import { findingSays, type SaidFinding } from '../../../../usecases/advise.js';
import { documentKinds } from '../../../../usecases/produce-document.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { paths } from '../../paths.js';
import { citationLines } from '../../verdict-card.js';
import type { FindingCard } from '../../view-models.js';
import { advicePanel } from './advice-panel.js';
import { advised, opened, titleOf } from './opened.js';
import type { Buyer } from './parts.js';
import { mendAt, stepList, stepNumber } from './steps-of.js';
import { askableIn } from './steps.js';
import { wholeSummary } from './summary.js';

/** What the place of a finding is called in a link. */
function placeName(at: string, words: Words): string {
  const [room = ''] = at.split('/');
  const fact = at.replaceAll('/', '.');
  if (isFactId(fact)) return nameOf(fact, words);
  const key = `buyer.check.place.${room}`;
  return words.say(words.has(key) ? key : 'buyer.check.place.other');
}

/** A finding as a card; `index` tells the cards of a page apart. */
export function findingCard(
  finding: SaidFinding,
  index: number,
  stored: StoredDossier,
  words: Words,
): FindingCard {
  return {
    id: `finding-${String(index + 1)}`,
    level: finding.level,
    says: finding.says,
    quote: finding.quote,
    instead: finding.instead,
    at: {
      text: placeName(finding.at, words),
      href: mendAt(stored.id, finding.at, stored.dossier.clauses ?? []),
    },
    basis: citationLines(finding.basis),
  };
}

export interface DocumentLinks {
  readonly name: string;
  readonly says: string;
  readonly previewHref: string;
  readonly files: readonly { readonly text: string; readonly about: string; readonly href: string }[];
}

export function documentLinks(stored: StoredDossier, words: Words): DocumentLinks[] {
  const first = stored.dossier.language ?? words.language;
  const order = [first, ...languages.filter((language) => language !== first)];
  return documentKinds.map((kind) => {
    const name = words.say(`doc.kinds.${kind}`);
    const file = (format: string, language: string): DocumentLinks['files'][number] => ({
      text: words.say('buyer.documents.file', {
        format: words.say(`buyer.documents.format.${format}`),
        language: words.say(`options.${language}`),
      }),
      about: name,
      href: paths.download.at({ dossier: stored.id, document: kind, format }, { language }),
    });
    return {
      name,
      says: words.say(`buyer.documents.says.${kind}`),
      previewHref: paths.preview.at({ dossier: stored.id, document: kind }),
      files: [
        ...order.map((language) => file('pdf', language)),
        ...order.map((language) => file('md', language)),
      ],
    };
  });
}

function show(request: Request, response: Response, buyer: Buyer): void {
  const open = opened(request, response, buyer);
  if (open === undefined) return;
  const { stored, words } = open;
  const known = advised(stored.dossier, buyer);
  const findings = known.findings.map((finding, index) =>
    findingCard(findingSays(finding, buyer.knowledge.law, words), index, stored, words),
  );
  const counts = { error: 0, warning: 0, note: 0 };
  for (const finding of findings) counts[finding.level] += 1;
  const heading = words.say('journey.steps.check.title');
  buyer.frame.page(response, 'buyer/check', {
    title: `${heading} – ${titleOf(stored.dossier, words)}`,
    section: 'new',
    model: {
      heading,
      caption: `${titleOf(stored.dossier, words)} · ${stepNumber('check', words)}`,
      lead: words.say('journey.steps.check.lead'),
      findings,
      counted: words.say('buyer.check.counted', {
        errors: counts.error,
        warnings: counts.warning,
        notes: counts.note,
      }),
      clean: { heading: words.say('buyer.check.clean') },
      documents: documentLinks(stored, words),
      groups: wholeSummary(stored.id, stored.dossier, words, buyer.knowledge, askableIn(known)),
      exportHref: paths.export.at({ dossier: stored.id }),
      steps: stepList(stored.id, 'check', known, words),
      advice: advicePanel(stored.id, known, words),
    },
  });
}

/** The seventh step: findings with the way to mend them, documents, and every answer with the way to change it. */
export function checkRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.check.pattern, (request, response) => {
    show(request, response, buyer);
  });
  return router;
}
