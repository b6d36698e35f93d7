import { Router, type Request, type Response } from 'express';
import { done, type Result } from '../../../../core/shared/result.js';
import { hasSources } from '../../../../core/documents/source.js';
import { isLanguage, type Language } from '../../../../core/shared/text.js';
import {
  documentFormats,
  type DocumentFormat,
  type DocumentPage,
  type WritingRefusal,
} from '../../../../usecases/ports.js';
import { documentsFor, type DocumentKind } from '../../../../usecases/document-kinds.js';
import { documentFrom, fileOf, pageOf, type Produced } from '../../../../usecases/produce-document.js';
import { bundleDocuments } from '../../../../usecases/bundle-documents.js';
import { notWritten } from '../../not-written.js';
import { paths } from '../../paths.js';
import { sendFile } from '../../send-file.js';
import { renderedHtml } from '../../safe-html.js';
import { documentLinks } from './check.js';
import { fileName } from './files.js';
import { opened, partOf, titleOf, type Opened } from './opened.js';
import type { Buyer } from './parts.js';
import { describeSources } from './sources.js';

interface Asked extends Opened {
  readonly kind: DocumentKind;
  readonly language: Language;
}

function asked(request: Request, response: Response, buyer: Buyer): Asked | undefined {
  const open = opened(request, response, buyer);
  if (open === undefined) return undefined;
  const kind = documentsFor(open.stored.dossier).find((one) => one === partOf(request, 'document'));
  if (kind === undefined) {
    buyer.frame.refuse(response, { kind: 'not-found' });
    return undefined;
  }
  const wanted = request.query.language;
  const language = isLanguage(wanted) ? wanted : (open.stored.dossier.language ?? open.words.language);
  return { ...open, kind, language };
}

function produced({ stored, kind, language }: Asked, buyer: Buyer): Produced {
  return documentFrom(buyer.advised(stored), kind, language, buyer.knowledge, buyer.writer);
}

/** A finalised dossier shows its documents as they stood. */
function pageAsked(here: Asked, buyer: Buyer): DocumentPage | undefined {
  const { stored, kind, language } = here;
  return stored.state === 'finalised'
    ? buyer.store.frozenPage(stored.workspace, stored.id, kind, language)
    : pageOf(produced(here, buyer));
}

function preview(response: Response, buyer: Buyer, here: Asked, sources: boolean): void {
  const { stored, words, kind, language } = here;
  const page = pageAsked(here, buyer);
  if (page === undefined) {
    buyer.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  buyer.frame.page(response, 'buyer/document', {
    title: `${words.say(`doc.kinds.${kind}`)} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
    back: {
      text: words.say('buyer.documents.back'),
      href: `${paths.check.at({ dossier: stored.id })}#documents`,
    },
    model: {
      language,
      title: page.title,
      subtitle: page.subtitle,
      cover: page.cover,
      incomplete:
        page.incomplete === undefined
          ? undefined
          : { text: `${page.incomplete}. ${page.missing.join(' · ')}` },
      toggle: {
        text: words.say(sources ? 'sources.hide' : 'sources.show'),
        href: paths.preview.at(
          { dossier: stored.id, document: kind },
          { language, sources: sources ? 'no' : 'yes' },
        ),
      },
      unmarked: sources && stored.state === 'finalised' && !hasSources(page.markdown),
      body: renderedHtml(
        sources && hasSources(page.markdown)
          ? buyer.writer.preview(page.markdown, describeSources(stored, buyer, words))
          : buyer.writer.prose(page.markdown),
      ),
      links: documentLinks(stored, words, [kind]),
    },
  });
}

async function bodyOf(
  here: Asked,
  format: DocumentFormat,
  buyer: Buyer,
): Promise<Result<Buffer | undefined, WritingRefusal>> {
  const { stored, kind, language } = here;
  return stored.state === 'finalised'
    ? done(buyer.store.frozenFile(stored.workspace, stored.id, kind, language, format))
    : fileOf(produced(here, buyer), format, buyer.writer);
}

async function download(request: Request, response: Response, buyer: Buyer): Promise<void> {
  const here = asked(request, response, buyer);
  if (here === undefined) return;
  const format = documentFormats.find((one) => one === partOf(request, 'format'));
  const written = format === undefined ? done(undefined) : await bodyOf(here, format, buyer);
  const { kind, language, stored } = here;
  const file = !written.ok ? written : written.value === undefined ? undefined : done(written.value);
  if (format === undefined || file === undefined) {
    buyer.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  sendFile(
    response,
    buyer.frame,
    file,
    `${fileName(stored.dossier.title, 'tender')}.${kind}.${language}`,
    format,
  );
}

async function sendBundle(request: Request, response: Response, buyer: Buyer): Promise<void> {
  const open = opened(request, response, buyer);
  if (open === undefined) return;
  const { stored } = open;
  const archive = await bundleDocuments(stored, buyer.advised, buyer);
  if (!archive.ok) {
    buyer.frame.refuse(response, notWritten(archive.refusal, open.words));
    return;
  }
  response
    .type('zip')
    .set('Content-Disposition', `attachment; filename="${fileName(stored.dossier.title, 'tender')}.zip"`)
    .send(archive.value);
}

/** The documents: read in the browser, taken away as PDF, Word, Markdown, one HTML file, or a spreadsheet. */
export function documentRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.documents.pattern, (request, response) => {
    const open = opened(request, response, buyer);
    if (open !== undefined)
      response.redirect(302, `${paths.check.at({ dossier: open.stored.id })}#documents`);
  });
  router.get(paths.preview.pattern, (request, response) => {
    const here = asked(request, response, buyer);
    if (here !== undefined) preview(response, buyer, here, request.query.sources !== 'no');
  });
  router.get(paths.download.pattern, (request, response) => download(request, response, buyer));
  router.get(paths.bundle.pattern, (request, response) => sendBundle(request, response, buyer));
  return router;
}
