import type { Clause } from '../../../../core/clauses/clause.js';
import { allForms } from '../../../../core/clauses/library.js';
import { isOwn } from '../../../../core/clauses/own/own-draft.js';
import { referencesOf } from '../../../../core/clauses/references.js';
import type { Source } from '../../../../core/documents/source.js';
import { isFactId } from '../../../../core/facts/vocabulary.js';
import { nameOf } from '../../../../core/facts/wording.js';
import { referenceSays } from '../../../../core/shared/reference.js';
import type { Words } from '../../../../core/shared/text.js';
import type { DescribedSource, DescribeSources, StoredDossier } from '../../../../usecases/ports.js';
import { libraryFor, versionsFor } from '../../../../usecases/own-library.js';
import { clauseHref, clauseParts, lawHref, paths } from '../../paths.js';
import { chooseClauseHref } from './clause-model.js';
import type { Buyer } from './parts.js';
import { askedAt, stepHref } from './steps-of.js';

/** Answers that are lists, and the pages on which they are changed. */
function listAt(name: string, dossier: string): string | undefined {
  switch (name) {
    case 'lots':
      return `${stepHref(dossier, 'what')}#lots`;
    case 'criteria':
      return paths.award.at({ dossier });
    case 'measures':
      return paths.measures.at({ dossier });
    case 'clauses':
      return `${paths.choose.at({ dossier })}#basket`;
    case 'aid':
      return paths.aid.at({ dossier });
    default:
      return undefined;
  }
}

/**
 * Where passages of a dossier’s documents come from, with the ways there: a clause to its page and to its place in the
 * basket, an answer to its question, a source of law to its page. What can no longer be changed is named without a way.
 */
export function describeSources(stored: StoredDossier, buyer: Buyer, words: Words): DescribeSources {
  const dossier = stored.id;
  const draft = stored.state === 'draft';
  const forms = new Map(allForms(libraryFor(stored.workspace, buyer)).map((form) => [form.id, form]));
  const basket = stored.dossier.clauses ?? [];
  const versions = versionsFor(stored.workspace, buyer);
  // The version that the tender holds: a later one changes nothing that was taken before. Each is looked up once.
  const taken = new Map(
    basket.map((item): [(typeof basket)[number], Clause | undefined] => {
      const { clause, version } = item;
      const held = version === undefined ? undefined : versions.find(clause, version);
      return [item, held ?? forms.get(clause)];
    }),
  );
  const references = referencesOf(
    basket,
    (item) => taken.get(item)?.place,
    stored.dossier.award?.criteria ?? [],
  );
  const clause = (named: string): DescribedSource => {
    const [id = '', lot] = named.split('@');
    const at = basket.findIndex((item) => item.clause === id && (lot === undefined || item.lot === lot));
    const item = basket[at];
    const form = item === undefined ? forms.get(id) : taken.get(item);
    const title = form?.words[words.language].title ?? id;
    return {
      text: at === -1 ? title : words.say('sources.clause', { reference: references[at] ?? '', title }),
      href: isOwn(id) ? paths.ownClause.at(clauseParts(id)) : clauseHref(id),
      ...(draft && at !== -1
        ? { change: { text: words.say('sources.change'), href: chooseClauseHref(dossier, id, lot) } }
        : {}),
    };
  };
  const answer = (id: string): DescribedSource => {
    const href = isFactId(id) ? askedAt(dossier, id) : listAt(id, dossier);
    const text = isFactId(id)
      ? nameOf(id, words)
      : words.say(words.has(`sources.list.${id}`) ? `sources.list.${id}` : 'sources.list.other');
    return draft && href !== undefined ? { text, href } : { text };
  };
  const law = (id: string): DescribedSource | undefined => {
    const source = buyer.knowledge.law.sources.get(id);
    return source === undefined ? undefined : { text: referenceSays(source.ref, words), href: lawHref(id) };
  };
  const described = ({ kind, id }: Source): DescribedSource[] => {
    const found = kind === 'clause' ? clause(id) : kind === 'answer' ? answer(id) : law(id);
    return found === undefined ? [] : [found];
  };
  return (sources) => ({
    language: words.language,
    from: words.say('sources.from'),
    parts: sources.length === 0 ? [{ text: words.say('sources.standing') }] : sources.flatMap(described),
  });
}
