import { Router, type Request, type Response } from 'express';
import { changedOnly } from '../../../../core/documents/redline-extract.js';
import { isLanguage, languages, type Language, type Words } from '../../../../core/shared/text.js';
import {
  compareDocument,
  comparedKinds,
  comparisonDocument,
  type ChangedAnswer,
} from '../../../../usecases/compare-revisions.js';
import type { DocumentKind } from '../../../../usecases/document-kinds.js';
import { libraryFor } from '../../../../usecases/own-library.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { paths } from '../../paths.js';
import { sendFile } from '../../send-file.js';
import { renderedHtml } from '../../safe-html.js';
import { editionSays } from './editions.js';
import { fileName } from './files.js';
import { opened, partOf, titleOf, type Opened } from './opened.js';
import type { Buyer } from './parts.js';
import { editionChoices, editionNamed } from './revisions.js';
import { differences } from './summary.js';

function queried(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' ? value.slice(0, 40) : undefined;
}

interface Pair extends Opened {
  readonly before: StoredDossier;
  readonly after: StoredDossier;
  readonly language: Language;
  /** As the address names them. */
  readonly from: string;
  readonly to: string;
}

/** The two editions of the address; without any, the last revision and the one before it. */
function pairAsked(request: Request, response: Response, buyer: Buyer): Pair | undefined {
  const open = opened(request, response, buyer);
  if (open === undefined) return undefined;
  const { stored, words } = open;
  const to = queried(request, 'to') ?? String(stored.revision);
  const from = queried(request, 'from') ?? String(Math.max(1, stored.revision - 1));
  const before = editionNamed(from, stored, buyer);
  const after = editionNamed(to, stored, buyer);
  if (before === undefined || after === undefined) {
    buyer.frame.refuse(response, { kind: 'not-found' });
    return undefined;
  }
  const wanted = request.query.language;
  const language = isLanguage(wanted) ? wanted : (stored.dossier.language ?? words.language);
  return { ...open, before, after, language, from, to };
}

function says(edition: StoredDossier, { stored }: Pair, words: Words): string {
  return editionSays(edition, edition.id !== stored.id, words);
}

function answersOf({ before, after }: Pair, buyer: Buyer, words: Words): ChangedAnswer[] {
  const knowledge = { ...buyer.knowledge, library: libraryFor(before.workspace, buyer) };
  return differences(before.dossier, after.dossier, words, knowledge).map(({ name, theirs, mine }) => ({
    name,
    before: theirs,
    after: mine,
  }));
}

function kindAsked(request: Request, { before, after }: Pair): DocumentKind | undefined {
  const wanted = queried(request, 'document') ?? 'tender';
  return comparedKinds(before, after).find((kind) => kind === wanted);
}

function show(request: Request, response: Response, buyer: Buyer): void {
  const pair = pairAsked(request, response, buyer);
  if (pair === undefined) return;
  const { stored, words, before, after, language, from, to } = pair;
  const kind = kindAsked(request, pair);
  if (kind === undefined) {
    buyer.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const dossier = stored.id;
  const own = buyer.knowledge.words(language);
  const compared = compareDocument(before, after, kind, own, buyer);
  const heading = words.say('revisions.title');
  const at = (document: DocumentKind, other: Language): string =>
    `${paths.comparison.at({ dossier }, { from, to, document, language: other })}#text`;
  buyer.frame.page(response, 'buyer/comparison', {
    title: `${heading} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
    back: { text: words.say('revisions.back'), href: paths.revisions.at({ dossier }) },
    model: {
      heading,
      caption: titleOf(stored.dossier, words),
      form: { action: paths.comparison.at({ dossier }), ...editionChoices(stored, buyer, words), from, to },
      before: says(before, pair, words),
      after: says(after, pair, words),
      same: from === to,
      answers: answersOf(pair, buyer, words),
      documents: comparedKinds(before, after).map((one) => ({
        text: words.say(`doc.kinds.${one}`),
        href: at(one, language),
        current: one === kind,
      })),
      languages: languages.map((other) => ({
        text: words.say(`options.${other}`),
        href: at(kind, other),
        current: other === language,
      })),
      name: words.say(`doc.kinds.${kind}`),
      counted: words.say('revisions.changes', { count: compared?.changes ?? 0 }),
      language,
      text:
        compared === undefined || compared.changes === 0
          ? undefined
          : renderedHtml(
              buyer.writer.blocksHtml(
                changedOnly(compared.blocks, (count) => own.say('revisions.left-out', { count })),
                3,
              ),
            ),
      files: [
        {
          text: words.say('revisions.pdf-one', { document: words.say(`doc.kinds.${kind}`) }),
          href: paths.comparisonFile.at({ dossier, format: 'pdf' }, { from, to, document: kind, language }),
        },
        {
          text: words.say('revisions.pdf-all'),
          href: paths.comparisonFile.at({ dossier, format: 'pdf' }, { from, to, language }),
        },
      ],
    },
  });
}

async function download(request: Request, response: Response, buyer: Buyer): Promise<void> {
  const pair = pairAsked(request, response, buyer);
  if (pair === undefined) return;
  const { before, after, language, stored } = pair;
  const wanted = queried(request, 'document');
  const kinds = comparedKinds(before, after).filter((kind) => wanted === undefined || kind === wanted);
  if (partOf(request, 'format') !== 'pdf' || kinds.length === 0) {
    buyer.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const words = buyer.knowledge.words(language);
  const model = await comparisonDocument(
    {
      before: { stored: before, says: says(before, pair, words) },
      after: { stored: after, says: says(after, pair, words) },
    },
    answersOf(pair, buyer, words),
    kinds,
    words,
    buyer,
  );
  const written = await buyer.writer.pdf(model);
  const name = `${fileName(stored.dossier.title, 'tender')}.comparison.${language}`;
  sendFile(response, buyer.frame, written, name, 'pdf');
}

/** Two editions of a tender beside each other: the answers that differ, and the documents with their changes marked. */
export function comparisonRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.comparison.pattern, (request, response) => {
    show(request, response, buyer);
  });
  router.get(paths.comparisonFile.pattern, (request, response) => download(request, response, buyer));
  return router;
}
