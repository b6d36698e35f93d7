import { languages, type Language } from '../../shared/text.js';
import { faultOfValue } from '../check-value.js';
import { fewestSamples } from '../check-clause.js';
import { mostShared } from '../check-library.js';
import { isMisplaced, type Clause, type ClauseParameter, type ClauseWords } from '../clause.js';
import { runsOfWords, sharedPart } from '../overlap.js';
import { hasStrayBraces, placeholdersIn } from '../placeholders.js';
import type { OwnDraft } from './own-draft.js';

/**
 * What an own clause still lacks. Without a gap of the kind `use` it may stand in a tender; without any, its files are
 * accepted by `library check`.
 */
export interface Gap {
  readonly hinders: 'use' | 'files';
  /** The field of the form; empty where no single one is meant. */
  readonly field: string;
  /** The language whose words are lacking, where it is about one. */
  readonly language?: Language | undefined;
  /** Below `own.gap.` in the locale files. */
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}

const filledTexts = ['text', 'why', 'check', 'scoring', 'shortfall', 'success'] as const;

/** The texts of one language in which values are put in, by the field in which they are typed. */
function filledIn(words: ClauseWords): readonly (readonly [field: string, text: string])[] {
  return [
    ...filledTexts.map((part) => [part, words[part] ?? ''] as const),
    ...Object.entries(words.scale).map(([id, text]) => [`scale-${id}`, text] as const),
  ];
}

/** The placeholders of the texts of all languages, in reading order: the parameters that the clause has. */
export function placeholdersOf(words: Readonly<Record<Language, ClauseWords>>): string[] {
  return [
    ...new Set(languages.flatMap((language) => filledIn(words[language]).flatMap(([, text]) => placeholdersIn(text)))),
  ];
}

/** True when somebody began to write in this language. */
function isBegun(words: ClauseWords): boolean {
  return words.title !== '' || filledTexts.some((part) => (words[part] ?? '') !== '');
}

const blank = (text: string | undefined): boolean => (text ?? '').trim() === '';

function languageGaps(draft: OwnDraft, language: Language): Gap[] {
  const words = draft.words[language];
  const criterion = draft.place === 'award-criterion';
  const gaps: Gap[] = [];
  const lacks = (hinders: Gap['hinders'], field: string, key: string, values?: Gap['values']): void =>
    void gaps.push({ hinders, field: `${field}-${language}`, language, key, ...(values === undefined ? {} : { values }) });
  for (const part of ['title', 'text'] as const) if (blank(words[part])) lacks('use', part, part);
  for (const part of ['summary', 'why', 'check'] as const) if (blank(words[part])) lacks('use', part, part);
  if (criterion && blank(words.scoring)) lacks('use', 'scoring', 'scoring');
  for (const [field, text] of filledIn(words)) {
    if (hasStrayBraces(text)) lacks('use', field, 'braces');
    // The files of a clause part its texts with such headings.
    if (/^## /m.test(text)) lacks('use', field, 'heading');
  }
  const named = (kind: string, items: readonly { readonly id: string }[], labels: Readonly<Record<string, string>>, hinders: Gap['hinders']): void => {
    for (const { id } of items) if (blank(labels[id])) lacks(hinders, `${kind}-${id}`, `${kind}-words`);
  };
  named('parameter', draft.parameters, words.parameters, 'use');
  named('proof', draft.proof, words.proof, 'use');
  for (const parameter of draft.parameters)
    if ('options' in parameter && parameter.options.some((option) => blank(words.options[option])))
      lacks('use', `parameter-${parameter.id}-options`, 'options-words');
  if (criterion) named('scale', draft.scale, words.scale, 'use');
  if (criterion) named('sample', draft.samples, words.samples, 'use');
  for (const { id } of draft.risks)
    if (blank(words.risks[id]?.note) || blank(words.risks[id]?.mend)) lacks('use', `risk-${id}`, 'risk-words');
  if (draft.indicator !== undefined && blank(words.indicator)) lacks('use', 'indicator', 'indicator-words');
  const plain = [
    words.title,
    words.summary,
    words.indicator ?? '',
    ...[words.parameters, words.options, words.proof, words.equivalents, words.samples].flatMap((labels) =>
      Object.values(labels),
    ),
    ...Object.values(words.risks).flatMap(({ note, mend }) => [note, mend]),
  ];
  if (plain.some((text) => /[{}]/.test(text))) lacks('use', 'title', 'braces-in-label');
  return gaps;
}

/** Languages in which all is there that a tender needs. */
export function writtenIn(draft: OwnDraft): Language[] {
  return languages.filter((language) => languageGaps(draft, language).every((gap) => gap.hinders !== 'use'));
}

function parameterGaps(parameter: ClauseParameter): Gap[] {
  const field = `parameter-${parameter.id}`;
  const gap = (name: string, key: string): Gap => ({ hinders: 'use', field: `${field}-${name}`, key, values: { parameter: parameter.id } });
  const { default: start } = parameter;
  if ('options' in parameter && parameter.options.length === 0) return [gap('options-en', 'options')];
  if ('min' in parameter && parameter.min !== undefined && parameter.max !== undefined && parameter.min > parameter.max)
    return [gap('min', 'bounds')];
  if (start?.kind === 'value' && faultOfValue(parameter, start.value) !== undefined) return [gap('default', 'default')];
  return [];
}

function criterionGaps(draft: OwnDraft): Gap[] {
  if (draft.place !== 'award-criterion') return [];
  const gaps: Gap[] = [];
  const lacks = (hinders: Gap['hinders'], field: string, key: string, values?: Gap['values']): void =>
    void gaps.push({ hinders, field, key, ...(values === undefined ? {} : { values }) });
  const { weight, scale, samples } = draft;
  if (weight === undefined) lacks('use', 'weight-suggested', 'weight');
  else if (weight.min > weight.suggested || weight.suggested > weight.max) lacks('use', 'weight-suggested', 'weight-bounds');
  if (scale.length < 2) lacks('use', 'scale-new-share', 'scale');
  if (scale.some((step, index) => index > 0 && step.share >= (scale[index - 1]?.share ?? 0)))
    lacks('use', 'scale-new-share', 'scale-falls');
  const steps = samples.map(({ step }) => step).filter((step) => scale.some(({ id }) => id === step));
  if (steps.length < samples.length) lacks('files', 'sample-new-step', 'sample-step');
  if (new Set(steps).size < fewestSamples) lacks('files', 'sample-new-step', 'samples', { count: fewestSamples });
  return gaps;
}

/** Before tenders are there only the authority can show anything; with a tender only who tenders. */
function proofGaps({ proof }: OwnDraft): Gap[] {
  return proof
    .filter(({ stage, from }) => isMisplaced(stage, from))
    .map(({ id }): Gap => ({ hinders: 'files', field: `proof-${id}-stage`, key: 'proof-stage' }));
}

/** What differs between the languages: a document must not ask for more in one than in the other. */
function differenceGaps({ words }: OwnDraft): Gap[] {
  const gaps: Gap[] = [];
  const [en, fr] = [new Map(filledIn(words.en)), new Map(filledIn(words.fr))];
  for (const field of new Set([...en.keys(), ...fr.keys()])) {
    const [one, other] = [en.get(field) ?? '', fr.get(field) ?? ''].map((text) => placeholdersIn(text).sort().join());
    if (one !== other) gaps.push({ hinders: 'files', field: `${field}-fr`, key: 'placeholders-differ' });
  }
  for (const part of ['shortfall', 'success'] as const)
    if (blank(words.en[part]) !== blank(words.fr[part]))
      gaps.push({ hinders: 'files', field: `${part}-${blank(words.en[part]) ? 'en' : 'fr'}`, key: `${part}-one-language` });
  const given = (one: ClauseWords): string => Object.entries(one.equivalents).filter(([, text]) => !blank(text)).map(([id]) => id).sort().join();
  if (given(words.en) !== given(words.fr)) gaps.push({ hinders: 'files', field: 'proof-new-equivalent-fr', key: 'equivalents-differ' });
  return gaps;
}

function overlapGaps(draft: OwnDraft, others: readonly Clause[]): Gap[] {
  return languages.flatMap((language) => {
    const own = runsOfWords(draft.words[language]);
    return others
      .filter(({ id }) => id !== draft.id)
      .map((other) => ({ other, part: sharedPart(own, runsOfWords(other.words[language])) }))
      .filter(({ part }) => part > mostShared)
      .map(({ other, part }): Gap => ({
        hinders: 'files',
        field: `text-${language}`,
        language,
        key: 'overlap',
        values: { percent: Math.round(part * 100), clause: other.words[language].title },
      }));
  });
}

/**
 * Everything that an own clause still lacks.
 *
 * @param others the clauses beside which its files are to stand: no two may say the same
 */
export function gapsOf(draft: OwnDraft, others: readonly Clause[]): Gap[] {
  const begun = languages.filter((language) => isBegun(draft.words[language]));
  const written = writtenIn(draft);
  const byLanguage = languages.flatMap((language) =>
    languageGaps(draft, language).map((gap): Gap =>
      // One language that is complete is enough for a tender.
      written.length > 0 && !written.includes(language) ? { ...gap, hinders: 'files' } : gap,
    ),
  );
  // Of a language in which nothing is written one line is enough.
  const lines = byLanguage.filter(
    ({ language }) => begun.length === 0 || language === undefined || begun.includes(language),
  );
  const missing = begun.length === 0 ? [] : languages.filter((language) => !begun.includes(language));
  return [
    ...lines,
    ...missing.map((language): Gap => ({ hinders: 'files', field: `title-${language}`, language, key: 'language' })),
    ...(draft.legalBasis.length === 0 ? [{ hinders: 'use', field: 'basis-new-to', key: 'basis' } as const] : []),
    ...draft.parameters.flatMap(parameterGaps),
    ...criterionGaps(draft),
    ...proofGaps(draft),
    ...(missing.length > 0 ? [] : differenceGaps(draft)),
    ...overlapGaps(draft, others),
  ];
}

export function hindersUse(gaps: readonly Gap[]): boolean {
  return gaps.some((gap) => gap.hinders === 'use');
}
