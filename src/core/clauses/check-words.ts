import { languages, type Language } from '../shared/text.js';
import type { Clause, ClauseWords } from './clause.js';
import { hasStrayBraces, placeholdersIn } from './placeholders.js';

/** The parts of the words that are filled in with values. */
function filledParts(words: ClauseWords): Readonly<Record<string, string>> {
  const scale = Object.fromEntries(
    Object.entries(words.scale).map(([id, label]) => [`scale "${id}"`, label]),
  );
  return {
    Text: words.text,
    Why: words.why,
    Check: words.check,
    Scoring: words.scoring ?? '',
    shortfall: words.shortfall ?? '',
    success: words.success ?? '',
    ...scale,
  };
}

/** The parts that are shown as they are: a placeholder in them would be read by people. */
function plainParts(words: ClauseWords): string[] {
  const { parameters, options, proof, equivalents, samples, practice, risks } = words;
  const risk = Object.values(risks).flatMap((item) => [item.note, item.mend]);
  return [
    words.title,
    words.summary,
    words.indicator ?? '',
    ...[parameters, options, proof, equivalents, samples, practice].flatMap((labels) => Object.values(labels)),
    ...risk,
  ];
}

/** Whether the labels of one kind are exactly those that the clause declares. */
function compare(
  kind: string,
  language: Language,
  wanted: readonly string[],
  given: Readonly<Record<string, unknown>>,
): string[] {
  const unique = [...new Set(wanted)];
  return [
    ...unique
      .filter((id) => !Object.hasOwn(given, id))
      .map((id) => `has no ${language} words for ${kind} "${id}". Add them.`),
    ...Object.keys(given)
      .filter((id) => !unique.includes(id))
      .map(
        (id) =>
          `has ${language} words for ${kind} "${id}", which it does not declare. Take them out or declare it.`,
      ),
  ];
}

function labelFaults(clause: Clause, language: Language): string[] {
  const words = clause.words[language];
  const ids = (items: readonly { readonly id: string }[]): string[] => items.map((item) => item.id);
  const faults = [
    ...compare('parameter', language, ids(clause.parameters), words.parameters),
    ...compare(
      'option',
      language,
      clause.parameters.flatMap((item) => ('options' in item ? item.options : [])),
      words.options,
    ),
    ...compare('proof', language, ids(clause.proof), words.proof),
    ...Object.keys(words.equivalents)
      .filter((id) => !ids(clause.proof).includes(id))
      .map((id) => `accepts an equivalent for the proof "${id}" in ${language}, which it does not ask for. Correct the id.`),
    ...compare('sample', language, ids(clause.samples), words.samples),
    ...compare('practice', language, ids(clause.practice), words.practice),
    ...compare('step', language, ids(clause.scale), words.scale),
    ...compare('risk', language, ids(clause.risks), words.risks),
  ];
  const both = (what: string, declared: boolean, given: boolean): void => {
    if (declared && !given) faults.push(`has no ${language} words for its ${what}. Add them.`);
    if (!declared && given)
      faults.push(`has ${language} words for a ${what} that it does not have. Take them out.`);
  };
  both('indicator', clause.indicator !== undefined, words.indicator !== undefined);
  both('scoring', clause.place === 'award-criterion', words.scoring !== undefined);
  return faults;
}

function placeholderFaults(clause: Clause, language: Language): string[] {
  const words = clause.words[language];
  const declared = clause.parameters.map((item) => item.id);
  const parts = filledParts(words);
  const used = new Set(Object.values(parts).flatMap(placeholdersIn));
  return [
    ...[...used]
      .filter((id) => !declared.includes(id))
      .map(
        (id) => `uses {{${id}}} in ${language}, which is no parameter of it. Declare it or correct the id.`,
      ),
    ...declared
      .filter((id) => !used.has(id))
      .map((id) => `never uses {{${id}}} in ${language}. Use it or take the parameter out.`),
    ...Object.entries(parts)
      .filter(([, text]) => hasStrayBraces(text))
      .map(([part]) => `has braces in ${part} (${language}) that are no placeholder. Take them out.`),
    ...(plainParts(words).some((text) => /[{}]/.test(text))
      ? [`has braces in a title, label or note (${language}), where nothing is filled in. Write it without.`]
      : []),
  ];
}

function differences(clause: Clause): string[] {
  const [en, fr] = [filledParts(clause.words.en), filledParts(clause.words.fr)];
  const faults = Object.keys({ ...en, ...fr })
    .filter(
      (part) =>
        placeholdersIn(en[part] ?? '')
          .sort()
          .join() !==
        placeholdersIn(fr[part] ?? '')
          .sort()
          .join(),
    )
    .map((part) => `has other placeholders in English than in French, in ${part}. Make them the same.`);
  for (const part of ['shortfall', 'success'] as const)
    if ((clause.words.en[part] === undefined) !== (clause.words.fr[part] === undefined))
      faults.push(`has words for the ${part} in one language only. Add the other.`);
  const equivalents = (words: ClauseWords): string => Object.keys(words.equivalents).sort().join();
  if (equivalents(clause.words.en) !== equivalents(clause.words.fr))
    faults.push('accepts equivalents of other proofs in English than in French. Make them the same.');
  return faults;
}

/** Faults between what a clause declares and its words, and between its languages. */
export function checkWords(clause: Clause): string[] {
  return [
    ...languages.flatMap((language) => [
      ...labelFaults(clause, language),
      ...placeholderFaults(clause, language),
    ]),
    ...differences(clause),
  ];
}
