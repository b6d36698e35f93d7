import type { Clause } from '../../../../core/clauses/clause.js';
import { fill } from '../../../../core/clauses/fill.js';
import { defaultsOf } from '../../../../core/clauses/parameters.js';
import { countrySays, dateSays, percentSays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import type { Knowledge } from '../../../../usecases/ports.js';
import { clauseHref, clauseParts, paths } from '../../paths.js';
import { renderedHtml, type SafeHtml } from '../../safe-html.js';
import type { ClauseCard, Link } from '../../view-models.js';
import { cardOf } from './list-model.js';
import { clauseOf, type LibraryParts } from './parts.js';

/** `partials/library/clause-body`: a clause with every field. */
export interface ClauseModel {
  readonly card: ClauseCard;
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly text: SafeHtml;
  /** The text as Markdown, for the button that copies it. */
  readonly plainText: string;
  readonly why: SafeHtml;
  readonly check: SafeHtml;
  readonly scoring: SafeHtml | undefined;
  readonly scale: readonly {
    readonly share: string;
    readonly label: string;
    readonly samples: readonly string[];
  }[];
  readonly weight: Clause['weight'];
  readonly shortfall: SafeHtml | undefined;
  readonly success: SafeHtml | undefined;
  readonly proofs: readonly {
    readonly what: string;
    readonly stage: string;
    readonly from: string;
    readonly equivalent: string | undefined;
  }[];
  readonly indicator: { readonly what: string; readonly every: string; readonly reports: string } | undefined;
  readonly risks: readonly { readonly level: string; readonly note: string; readonly mend: string }[];
  readonly practice: readonly { readonly place: string; readonly says: string; readonly source: string }[];
  readonly needs: readonly Link[];
  readonly clashes: readonly Link[];
  /** The same idea at other levels. */
  readonly ladder: readonly Link[];
  readonly country: string | undefined;
  readonly codes: readonly string[];
  readonly groups: readonly string[];
  readonly sources: readonly string[];
  readonly review: string;
  readonly versionHref: string;
  readonly versionsHref: string;
  readonly languagesHref: string;
}

function groupsOf(clause: Clause, knowledge: Knowledge, words: Words): string[] {
  return clause.typical.cpv.map((prefix) => {
    const label = knowledge.codeLabel(prefix.padEnd(8, '0'), words.language);
    return label === undefined ? prefix : `${prefix} ${label}`;
  });
}

/** Everything that a clause says, in the language of the words, text first. */
export function clauseModel(clause: Clause, parts: LibraryParts, words: Words): ClauseModel {
  const { knowledge } = parts;
  const own = clause.words[words.language];
  const prose = (markdown: string): SafeHtml => renderedHtml(parts.writer.prose(markdown));
  const maybe = (markdown: string | undefined): SafeHtml | undefined =>
    markdown === undefined ? undefined : prose(markdown);
  // Outside a dossier only the defaults that need no fact can be shown; the rest are blanks.
  const filled = fill(clause, defaultsOf(clause, new Map()), words);
  const link = (id: string): Link[] => {
    const other = clauseOf(id, parts);
    return other === undefined ? [] : [{ text: other.words[words.language].title, href: clauseHref(id) }];
  };
  const address = clauseParts(clause.id);
  return {
    card: cardOf(clause, knowledge, words),
    id: clause.id,
    version: clause.version,
    hash: clause.sha256.replace('sha256:', '').slice(0, 12),
    text: prose(filled.text),
    plainText: filled.text.replace(/\\([!-/:-@[-`{-~])/g, '$1'),
    why: prose(filled.why),
    check: prose(filled.check),
    scoring: maybe(filled.scoring),
    scale: clause.scale.map((step) => ({
      share: percentSays(Math.round(step.share * 100), words.language),
      label: filled.scale[step.id] ?? '',
      samples: clause.samples
        .filter((sample) => sample.step === step.id)
        .flatMap((sample) => own.samples[sample.id] ?? []),
    })),
    weight: clause.weight,
    shortfall: maybe(filled.shortfall),
    success: maybe(filled.success),
    proofs: clause.proof.map((proof) => ({
      what: own.proof[proof.id] ?? proof.id,
      stage: words.say(`doc.stage.${proof.stage}`),
      from: words.say(`doc.from.${proof.from}`),
      equivalent: own.equivalents[proof.id],
    })),
    indicator:
      clause.indicator === undefined || own.indicator === undefined
        ? undefined
        : {
            what: own.indicator,
            every: words.say(`doc.every.${clause.indicator.every}`),
            reports: words.say(`doc.from.${clause.indicator.reports}`),
          },
    risks: clause.risks.map((risk) => ({
      level: words.say(`library.risk.${risk.level}`),
      note: own.risks[risk.id]?.note ?? '',
      mend: own.risks[risk.id]?.mend ?? '',
    })),
    practice: clause.practice.map(({ id, place, year, source }) => ({
      place: `${place}, ${String(year)}`,
      says: own.practice[id] ?? '',
      source,
    })),
    needs: clause.needs.flatMap(link),
    clashes: clause.clashes.flatMap(link),
    ladder: knowledge.library.clauses
      .filter(({ id, ladder }) => ladder !== undefined && ladder === clause.ladder && id !== clause.id)
      .sort((a, b) => a.level - b.level)
      .map((other) => ({
        text: `${words.say(`clause.level.${String(other.level)}`)}: ${other.words[words.language].title}`,
        href: clauseHref(other.id),
      })),
    country: clause.variant === undefined ? undefined : countrySays(clause.variant, words),
    codes: clause.eforms.map((item) =>
      item.code === undefined ? item.field : `${item.field}: ${item.code}`,
    ),
    groups: groupsOf(clause, knowledge, words),
    sources: clause.sources.map((source) => `${source.title}, ${source.publisher}, ${String(source.year)}`),
    review: dateSays(clause.review.next, words.language),
    versionHref: paths.clauseVersion.at({ ...address, version: clause.version }),
    versionsHref: paths.clauseVersions.at(address),
    languagesHref: paths.clauseLanguages.at(address),
  };
}
