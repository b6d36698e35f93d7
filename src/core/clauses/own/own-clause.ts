import type { Source } from '../../law/law.js';
import { yearAfter, type IsoDate } from '../../shared/iso-date.js';
import { languages, type Language } from '../../shared/text.js';
import type { Clause, ClauseWords } from '../clause.js';
import { writtenIn } from './gaps.js';
import type { OwnDraft } from './own-draft.js';

/** Labels of what the clause has, and of nothing else: rows come and go while a clause is written. */
function labelled<T>(labels: Readonly<Record<string, T>>, items: readonly { readonly id: string }[]): Record<string, T> {
  return Object.fromEntries(Object.entries(labels).filter(([id]) => items.some((item) => item.id === id)));
}

function present(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

function finished(words: ClauseWords, draft: OwnDraft): ClauseWords {
  const criterion = draft.place === 'award-criterion';
  const { scoring, shortfall, success, indicator, ...rest } = words;
  const texts = {
    scoring: criterion ? present(scoring) : undefined,
    shortfall: present(shortfall),
    success: present(success),
    indicator: draft.indicator === undefined ? undefined : present(indicator),
  };
  return {
    ...rest,
    title: words.title.trim(),
    summary: words.summary.trim(),
    text: words.text.trim(),
    why: words.why.trim(),
    check: words.check.trim(),
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
    parameters: labelled(words.parameters, draft.parameters),
    options: labelled(
      words.options,
      draft.parameters.flatMap((item) => ('options' in item ? item.options.map((id) => ({ id })) : [])),
    ),
    proof: labelled(words.proof, draft.proof),
    equivalents: Object.fromEntries(
      Object.entries(labelled(words.equivalents, draft.proof)).filter(([, text]) => text.trim() !== ''),
    ),
    scale: criterion ? labelled(words.scale, draft.scale) : {},
    samples: criterion ? labelled(words.samples, draft.samples) : {},
    practice: {},
    risks: labelled(words.risks, draft.risks),
  };
}

/**
 * The clause that an own draft makes, as one of the library.
 *
 * A language in which it is not written has the words of the other one: a tender shows what was written rather than nothing.
 * It is in force since everything that it cites is.
 *
 * @param today the day on which it is made ready, which is the day of its review
 */
export function ownClause(
  draft: OwnDraft,
  version: string,
  today: IsoDate,
  source: (id: string) => Source | undefined,
): Omit<Clause, 'sha256'> {
  const written = writtenIn(draft);
  const wordsIn = (language: Language): ClauseWords => {
    const spoken = written.includes(language) ? language : (written[0] ?? language);
    return finished(draft.words[spoken], draft);
  };
  // A judgment says what a provision meant from its beginning: only provisions have a first day.
  const since = draft.legalBasis.flatMap(({ to }) => {
    const cited = source(to);
    return cited !== undefined && 'inForce' in cited ? [cited.inForce.from] : [];
  });
  const from = since.sort().at(-1) ?? today;
  const { weight, scale, samples, ...rest } = draft;
  const criterion = draft.place === 'award-criterion';
  return {
    ...rest,
    ...(criterion && weight !== undefined ? { weight } : {}),
    scale: criterion ? scale : [],
    samples: criterion ? samples : [],
    version,
    status: 'published',
    inForce: { from },
    clashes: [],
    practice: [],
    review: { on: today, next: yearAfter(today) },
    words: Object.fromEntries(languages.map((language) => [language, wordsIn(language)])) as Record<
      Language,
      ClauseWords
    >,
  };
}

/** The version after one: own clauses count their second number. */
export function versionAfter(version: string | undefined): string {
  const [, major = '1', minor = '0'] = /^(\d+)\.(\d+)\./.exec(version ?? '') ?? [];
  return version === undefined ? '1.0.0' : `${major}.${String(Number(minor) + 1)}.0`;
}
