import { Router } from 'express';
import type { Language } from '../../../../core/shared/text.js';
import type { DocumentWriter } from '../../../../usecases/ports.js';
import type { Room } from '../../frame.js';
import { helpPages, paths } from '../../paths.js';
import { renderedHtml } from '../../safe-html.js';

export interface HelpParts {
  readonly writer: DocumentWriter;
  readonly pages: readonly {
    readonly page: string;
    readonly title: Readonly<Record<Language, string>>;
    readonly text: Readonly<Record<Language, string>>;
  }[];
}

/** Help: how to begin, words, how to read an answer, programs, accessibility, licences, privacy. */
export function helpRoom(parts: HelpParts): Room {
  return (frame) => {
    const router = Router();
    const inOrder = helpPages.flatMap((page) => parts.pages.find((item) => item.page === page) ?? []);
    router.get(paths.help.pattern, (_request, response) => {
      const words = frame.words(response);
      frame.page(response, 'help/index', {
        title: words.say('help.title'),
        section: 'help',
        model: {
          links: inOrder.map((item) => ({
            text: item.title[words.language],
            href: paths.helpPage.at({ page: item.page }),
          })),
        },
      });
    });
    router.get(paths.helpPage.pattern, (request, response) => {
      const words = frame.words(response);
      const found = inOrder.find((item) => item.page === request.params.page);
      if (found === undefined) {
        frame.refuse(response, { kind: 'not-found' });
        return;
      }
      frame.page(response, 'help/page', {
        title: found.title[words.language],
        section: 'help',
        breadcrumbs: [{ text: words.say('help.title'), href: paths.help.at() }],
        model: {
          title: found.title[words.language],
          // The title is the one `#` of the page, so its `##` are already at their level.
          text: renderedHtml(parts.writer.prose(found.text[words.language], 0)),
        },
      });
    });
    return router;
  };
}
