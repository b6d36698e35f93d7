// Whoever may see a dossier may have its documents; from the shell, whoever has the file.
import { justificationModel } from '../core/documents/justification.js';
import { tenderModel } from '../core/documents/tender.js';
import type { DocumentModel } from '../core/documents/block.js';
import type { Dossier } from '../core/dossier/dossier.js';
import { dateSays, optionSays } from '../core/facts/wording.js';
import type { Language } from '../core/shared/text.js';
import { line } from '../core/documents/markdown.js';
import { adviseOn, findingSays } from './advise.js';
import type { DocumentWriter, Knowledge } from './ports.js';

export const documentKinds = ['tender', 'justification'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface Produced {
  readonly kind: DocumentKind;
  readonly document: DocumentModel;
  readonly markdown: string;
  /** What keeps it from being complete, in words; empty when it may be published. */
  readonly missing: readonly string[];
}

const unescape = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');

/**
 * Makes one document of a dossier in one language. The same dossier, law and library give the same document. A dossier
 * with errors or gaps still gives it, marked incomplete on every page.
 */
export function produceDocument(
  dossier: Dossier,
  kind: DocumentKind,
  language: Language,
  knowledge: Knowledge,
  writer: DocumentWriter,
  today: string,
): Produced {
  const words = knowledge.words(language);
  const advised = adviseOn(dossier, knowledge.law, knowledge.library, today);
  const { assessment } = advised;
  const tender = tenderModel(assessment, knowledge.library, words, (code) =>
    knowledge.codeLabel(code, language),
  );
  const findings = advised.findings.map((finding) => findingSays(finding, knowledge.law, words));
  const errors = findings.filter((finding) => finding.level === 'error');
  const missing = [...tender.missing.map(unescape), ...errors.map((finding) => finding.says)];
  const model =
    kind === 'tender'
      ? tender
      : justificationModel(
          assessment,
          knowledge.law,
          knowledge.library.hash,
          findings.map((finding) => ({
            level: line(words.say(`finding.level.${finding.level}`)),
            says: line(
              finding.quote === undefined
                ? finding.says
                : words.say('wording.quoted', { quote: finding.quote, says: finding.says }),
            ),
            instead: line(finding.instead),
          })),
          words,
        );
  const markdown = writer.compose(kind, model, words);
  const title =
    dossier.title?.trim() === '' || dossier.title === undefined ? words.say('doc.untitled') : dossier.title;
  const route = dossier.reservation?.route;
  const author = dossier.authority.name ?? '';
  const document: DocumentModel = {
    title,
    subtitle: words.say(`doc.kinds.${kind}`),
    language,
    author,
    subject: words.say(`doc.kinds.${kind}`),
    cover: [
      ...(author === '' ? [] : [{ label: words.say('doc.cover.authority'), value: author }]),
      { label: words.say('doc.cover.date'), value: dateSays(assessment.asOf, language) },
      ...(dossier.contract?.procedure === undefined
        ? []
        : [
            {
              label: words.say('doc.cover.procedure'),
              value: optionSays('contract.procedure', dossier.contract.procedure, words),
            },
          ]),
      ...(route === undefined || route === 'none'
        ? []
        : [{ label: words.say('doc.cover.reserved'), value: optionSays('reservation.route', route, words) }]),
      ...(dossier.lots === undefined || dossier.lots.length === 0
        ? []
        : [{ label: words.say('doc.cover.lots'), value: String(dossier.lots.length) }]),
      {
        label: words.say('doc.cover.status'),
        value:
          missing.length === 0
            ? words.say('doc.cover.status-ready')
            : `${words.say('doc.cover.status-incomplete')} ${missing.join(' · ')}`,
      },
    ],
    ...(missing.length === 0 ? {} : { incomplete: words.say('doc.incomplete') }),
    running: {
      header: `${title} – ${words.say(`doc.kinds.${kind}`)}`,
      page: words.say('doc.page', { page: '{page}', pages: '{pages}' }),
    },
    contentsTitle: words.say('doc.contents'),
    asOf: assessment.asOf,
    blocks: writer.blocks(markdown),
  };
  return { kind, document, markdown, missing };
}
