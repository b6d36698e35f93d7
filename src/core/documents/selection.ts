import type { Clause } from '../clauses/clause.js';
import { fill } from '../clauses/fill.js';
import { defaultsOf } from '../clauses/parameters.js';
import { percentSays } from '../facts/wording.js';
import { basisOf } from '../law/opinion.js';
import type { Law } from '../law/law.js';
import { referenceSays } from '../shared/reference.js';
import type { Words } from '../shared/text.js';
import { line, trusted, type Markdown } from './markdown.js';

/** A clause as it stands in a selection: what a reader needs to judge it and to take it over. */
export interface SelectedClause {
  readonly title: Markdown;
  readonly place: Markdown;
  readonly summary: Markdown;
  readonly text: Markdown;
  readonly scoring: Markdown | undefined;
  readonly scale: readonly { readonly share: Markdown; readonly label: Markdown }[];
  readonly shortfall: Markdown | undefined;
  readonly success: Markdown | undefined;
  readonly why: Markdown;
  readonly check: Markdown;
  readonly proofs: readonly { readonly what: Markdown; readonly stage: Markdown; readonly from: Markdown }[];
  readonly indicator: Markdown | undefined;
  readonly risks: readonly { readonly note: Markdown; readonly mend: Markdown }[];
  readonly law: readonly { readonly ref: Markdown; readonly role: Markdown }[];
  readonly identity: Markdown;
}

export interface SelectionModel {
  readonly clauses: readonly SelectedClause[];
}

function selectedClause(clause: Clause, law: Law, words: Words): SelectedClause {
  const own = clause.words[words.language];
  // Outside a dossier only the defaults that need no fact can be filled in; the rest are visible blanks.
  const filled = fill(clause, defaultsOf(clause, new Map()), words);
  const maybe = (text: string | undefined): Markdown | undefined =>
    text === undefined ? undefined : trusted(text);
  return {
    title: trusted(own.title),
    place: trusted(words.say(`place.${clause.place}`)),
    summary: trusted(own.summary),
    text: trusted(filled.text),
    scoring: maybe(filled.scoring),
    scale: clause.scale.map((step) => ({
      share: trusted(percentSays(Math.round(step.share * 100), words.language)),
      label: trusted(filled.scale[step.id] ?? ''),
    })),
    shortfall: maybe(filled.shortfall),
    success: maybe(filled.success),
    why: trusted(filled.why),
    check: trusted(filled.check),
    proofs: clause.proof.map((proof) => {
      const equivalent = own.equivalents[proof.id];
      const what = own.proof[proof.id] ?? proof.id;
      return {
        what: trusted(
          equivalent === undefined ? what : `${what} (${words.say('library.equivalent')} ${equivalent})`,
        ),
        stage: trusted(words.say(`doc.stage.${proof.stage}`)),
        from: trusted(words.say(`doc.from.${proof.from}`)),
      };
    }),
    indicator: maybe(own.indicator),
    risks: clause.risks.map(({ id }) => ({
      note: trusted(own.risks[id]?.note ?? ''),
      mend: trusted(own.risks[id]?.mend ?? ''),
    })),
    law: basisOf(clause.legalBasis, law).map(({ ref, role }) => ({
      ref: line(referenceSays(ref, words)),
      role: trusted(words.say(`role.${role}`)),
    })),
    identity: line(
      words.say('library.identity', {
        id: clause.id,
        version: clause.version,
        hash: clause.sha256.replace('sha256:', '').slice(0, 12),
      }),
    ),
  };
}

/** What a selection of clauses says, in the language of the words. */
export function selectionModel(clauses: readonly Clause[], law: Law, words: Words): SelectionModel {
  return { clauses: clauses.map((clause) => selectedClause(clause, law, words)) };
}
