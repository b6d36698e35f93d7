import { Router, type Request, type Response } from 'express';
import { isLanguage, type Language } from '../../../../core/shared/text.js';
import {
  documentsFor,
  produceDocument,
  type DocumentKind,
  type Produced,
} from '../../../../usecases/produce-document.js';
import { paths } from '../../paths.js';
import { renderedHtml } from '../../safe-html.js';
import { documentLinks } from './check.js';
import { fileName } from './files.js';
import { opened, partOf, titleOf, type Opened } from './opened.js';
import type { Buyer } from './parts.js';

interface Asked extends Opened {
  readonly kind: DocumentKind;
  readonly language: Language;
  readonly produced: Produced;
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
  const produced = produceDocument(
    open.stored.dossier,
    kind,
    language,
    buyer.knowledge,
    buyer.writer,
    buyer.clock.today(),
  );
  return { ...open, kind, language, produced };
}

function preview(response: Response, buyer: Buyer, { stored, words, kind, language, produced }: Asked): void {
  const { document } = produced;
  buyer.frame.page(response, 'buyer/document', {
    title: `${words.say(`doc.kinds.${kind}`)} – ${titleOf(stored.dossier, words)}`,
    section: 'new',
    back: {
      text: words.say('buyer.documents.back'),
      href: `${paths.check.at({ dossier: stored.id })}#documents`,
    },
    model: {
      language,
      title: document.title,
      subtitle: document.subtitle,
      cover: document.cover,
      incomplete:
        document.incomplete === undefined
          ? undefined
          : { text: `${document.incomplete}. ${produced.missing.join(' · ')}` },
      body: renderedHtml(buyer.writer.prose(produced.markdown)),
      links: documentLinks(stored, words).filter((_, index) => documentsFor(stored.dossier)[index] === kind),
    },
  });
}

async function download(request: Request, response: Response, buyer: Buyer): Promise<void> {
  const here = asked(request, response, buyer);
  if (here === undefined) return;
  const format = partOf(request, 'format');
  const { produced, kind, language, stored } = here;
  const name = `${fileName(stored.dossier.title, 'tender')}.${kind}.${language}`;
  const send = (type: string, ending: string, body: Buffer | string): void => {
    response.type(type).set('Content-Disposition', `attachment; filename="${name}.${ending}"`).send(body);
  };
  if (format === 'pdf') send('application/pdf', 'pdf', await buyer.writer.pdf(produced.document));
  else if (format === 'html') send('text/html; charset=utf-8', 'html', buyer.writer.html(produced.document));
  else if (format === 'md')
    send('text/markdown; charset=utf-8', 'md', `# ${produced.document.title}\n\n${produced.markdown}`);
  else buyer.frame.refuse(response, { kind: 'not-found' });
}

/** The documents: read in the browser, taken away as PDF, Markdown or one HTML file. */
export function documentRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.documents.pattern, (request, response) => {
    const open = opened(request, response, buyer);
    if (open !== undefined)
      response.redirect(302, `${paths.check.at({ dossier: open.stored.id })}#documents`);
  });
  router.get(paths.preview.pattern, (request, response) => {
    const here = asked(request, response, buyer);
    if (here !== undefined) preview(response, buyer, here);
  });
  router.get(paths.download.pattern, (request, response) => download(request, response, buyer));
  return router;
}
