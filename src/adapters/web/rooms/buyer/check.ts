import { Router, type Request, type Response } from 'express';
import { languages } from '../../../../core/shared/text.js';
import { isFactId } from '../../../../core/facts/vocabulary.js';
import { dateSays, nameOf, numberSays } from '../../../../core/facts/wording.js';
import { levelCounts } from '../../../../core/review/level-counts.js';
import type { Words } from '../../../../core/shared/text.js';
import { findingSays, type Advised, type SaidFinding } from '../../../../usecases/advise.js';
import { documentsFor, formatsOf, type DocumentKind } from '../../../../usecases/document-kinds.js';
import { mayPublish } from '../../../../usecases/publish-dossier.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { paths } from '../../paths.js';
import { citationLines, namingIn, type Naming } from '../../verdict-card.js';
import type { FindingCard } from '../../view-models.js';
import { advicePanel } from './advice-panel.js';
import { aidLink } from './aid.js';
import { dutyGroups, dutyRows } from './duty-model.js';
import { copyButton, opened, titleOf } from './opened.js';
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
  naming: Naming,
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
    basis: citationLines(finding.basis, naming),
  };
}

export interface DocumentLinks {
  readonly name: string;
  readonly says: string;
  readonly previewHref: string;
  readonly files: readonly { readonly text: string; readonly about: string; readonly href: string }[];
}

/** What a file of a document is called in a link: "PDF, English". */
function fileText(format: string, language: string, words: Words): string {
  return words.say('buyer.documents.file', {
    format: words.say(`buyer.documents.format.${format}`),
    language: words.say(`options.${language}`),
  });
}

export function documentLinks(
  stored: StoredDossier,
  words: Words,
  kinds: readonly DocumentKind[],
): DocumentLinks[] {
  const first = stored.dossier.language ?? words.language;
  const order = [first, ...languages.filter((language) => language !== first)];
  return kinds.map((kind) => {
    const name = words.say(`doc.kinds.${kind}`);
    const file = (format: string, language: string): DocumentLinks['files'][number] => ({
      text: fileText(format, language, words),
      about: name,
      href: paths.download.at({ dossier: stored.id, document: kind, format }, { language }),
    });
    return {
      name,
      says: words.say(`buyer.documents.says.${kind}`),
      previewHref: paths.preview.at({ dossier: stored.id, document: kind }),
      files: [
        ...formatsOf(kind)
          .filter((format) => format !== 'html')
          .flatMap((format) => order.map((language) => file(format, language))),
      ],
    };
  });
}

/** Every answer, with the way to change it while the dossier is a draft. */
function answersOf(stored: StoredDossier, known: Advised, buyer: Buyer, words: Words): object[] {
  const groups = wholeSummary(stored.id, stored.dossier, words, buyer.knowledge, askableIn(known));
  if (stored.state === 'draft') return groups;
  return groups.map((group) => ({
    ...group,
    rows: group.rows.map((row) => ({ ...row, changeHref: undefined })),
  }));
}

/** The documents to offer: of a finalised dossier those that were frozen, whatever the product writes today. */
function kindsOf(stored: StoredDossier, buyer: Buyer): readonly DocumentKind[] {
  const kinds = documentsFor(stored.dossier);
  if (stored.state !== 'finalised') return kinds;
  const files = buyer.store.finalisation(stored.workspace, stored.id)?.files ?? [];
  return kinds.filter((kind) => files.some((file) => file.kind === kind));
}

/** What was frozen, and with which checksums; undefined for a draft. */
function frozen(stored: StoredDossier, buyer: Buyer, words: Words): object | undefined {
  const made =
    stored.state === 'finalised' ? buyer.store.finalisation(stored.workspace, stored.id) : undefined;
  if (made === undefined) return undefined;
  const { law, library } = buyer.knowledge;
  const changed = made.law !== law.hash || made.library !== library.hash;
  return {
    heading: words.say('buyer.finalised.heading', {
      date: dateSays(stored.updated.slice(0, 10), words.language),
    }),
    changed: changed ? { text: words.say('buyer.finalised.changed') } : undefined,
    files: made.files.map((file) => ({
      name: words.say(`doc.kinds.${file.kind}`),
      text: fileText(file.format, file.language, words),
      href: paths.download.at(
        { dossier: stored.id, document: file.kind, format: file.format },
        { language: file.language },
      ),
      bytes: words.say('buyer.finalised.kilobytes', {
        size: numberSays(Math.ceil(file.bytes / 1000), words.language),
      }),
      sha256: file.sha256,
    })),
  };
}

function show(request: Request, response: Response, buyer: Buyer): void {
  const open = opened(request, response, buyer);
  if (open === undefined) return;
  const { stored, words } = open;
  const known = buyer.advised(stored);
  const naming = namingIn(buyer.knowledge.law, words);
  const findings = known.findings.map((finding, index) =>
    findingCard(findingSays(finding, buyer.knowledge.law, words), index, stored, naming, words),
  );
  const counts = levelCounts(findings);
  const duties = dutyGroups(stored, known, buyer, words);
  const heading = words.say('journey.steps.check.title');
  buyer.frame.page(response, 'buyer/check', {
    title: `${heading} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
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
      duties: dutyRows(duties, stored),
      dutiesCounted: duties.counted,
      aid: aidLink(stored.id, known, buyer.knowledge.law, words),
      documents: documentLinks(stored, words, kindsOf(stored, buyer)),
      groups: answersOf(stored, known, buyer, words),
      frozen: frozen(stored, buyer, words),
      bundleHref: paths.bundle.at({ dossier: stored.id }),
      finaliseHref: stored.state === 'finalised' ? undefined : paths.finalise.at({ dossier: stored.id }),
      practiceHref: mayPublish(stored.dossier) ? paths.practice.at({ dossier: stored.id }) : undefined,
      publishHref: mayPublish(stored.dossier) ? paths.publish.at({ dossier: stored.id }) : undefined,
      copy: copyButton(stored, words),
      revisionsHref: paths.revisions.at({ dossier: stored.id }),
      sinceHref: paths.since.at({ dossier: stored.id }),
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
