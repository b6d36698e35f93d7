import {
  proofStages,
  type ChoiceParameter,
  type Clause,
  type ClauseParameter,
  type ClauseWords,
  type Indicator,
  type ParameterDefault,
  type Proof,
} from '../../../../core/clauses/clause.js';
import { crossing } from '../../../../core/clauses/check-clause.js';
import { placeholdersOf } from '../../../../core/clauses/own/gaps.js';
import type { OwnDraft } from '../../../../core/clauses/own/own-draft.js';
import { slugOf } from '../../../../core/shared/slug.js';
import { ambitions } from '../../../../core/facts/vocabulary.js';
import { typedNumber } from '../../../../core/journeys/typed-number.js';
import type { Citation, Role } from '../../../../core/law/law.js';
import { isIsoDate } from '../../../../core/shared/iso-date.js';
import { places } from '../../../../core/shared/place.js';
import { languages, type Language } from '../../../../core/shared/text.js';
import type { Posted } from '../buyer/posted.js';

/** How the form of an own clause is read and written. Its names are those of `gapsOf`: `text-en`, `proof-<id>-fr`. */

export const longestText = 20_000;
const longestLine = 500;
const longestOption = 50;

export const parameterTypes = [
  'text',
  'integer',
  'decimal',
  'money',
  'percent',
  'months',
  'days',
  'date',
  'one-of',
  'some-of',
] as const;
type ParameterType = (typeof parameterTypes)[number];

export const roles: readonly Role[] = ['allows', 'requires', 'limits', 'defines', 'interprets', 'forbids'];
export const givers: readonly Proof['from'][] = ['tenderer', 'winner', 'contractor', 'authority'];
export const frequencies: readonly Indicator['every'][] = [
  'month',
  'quarter',
  'half-year',
  'year',
  'once',
  'end',
];
export const riskLevels = ['low', 'medium', 'high'] as const;
export const efforts = ['light', 'some', 'heavy'] as const;
export const longTexts = ['text', 'why', 'check', 'scoring', 'shortfall', 'success'] as const;

export interface OwnFault {
  readonly field: string;
  /** Below `own.fault.` in the locale files. */
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface OwnReading {
  readonly draft: OwnDraft;
  readonly faults: readonly OwnFault[];
}

/** What comes between the names of several options, or of several codes, in one field. */
const between = /[;\n]/;

function listIn(text: string): string[] {
  return text
    .split(between)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

const newRow = 'new';

const mostRows = 60;

/** The rows of a kind that the form shows, by their ids, the empty one last: each names itself in a hidden field. */
function rowsIn(form: Posted, kind: string): string[] {
  return [...new Set(form.all(`${kind}-row`))]
    .filter((id) => /^[a-z0-9][a-z0-9-]{0,60}$/.test(id))
    .slice(0, mostRows);
}

function freeName(kind: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1)
    if (!taken.includes(`${kind}-${String(number)}`)) return `${kind}-${String(number)}`;
}

/** Reads what was typed; the draft is what is there to be stored when there is no fault. */
export function readOwn(
  form: Posted,
  before: OwnDraft,
  knows: (citation: string) => string | undefined,
): OwnReading {
  const faults: OwnFault[] = [];
  const fault = (field: string, key: string, values?: OwnFault['values']): void =>
    void faults.push({ field, key, ...(values === undefined ? {} : { values }) });
  const line = (name: string): string => {
    const text = form.one(name).replace(/\s+/g, ' ').trim();
    if (text.length > longestLine) fault(name, 'too-long', { max: longestLine });
    return text;
  };
  const long = (name: string): string => {
    const text = form
      .one(name)
      .replace(/\r\n?/g, '\n')
      .replace(/[ \t]+$/gm, '')
      .trim();
    if (text.length > longestText) fault(name, 'too-long', { max: longestText });
    return text;
  };
  const number = (name: string, unit: 'count' | 'eur' = 'count'): number | undefined => {
    const value = typedNumber(form.one(name), unit);
    if (value === undefined || !Number.isNaN(value)) return value;
    fault(name, 'number');
    return undefined;
  };
  const oneOf = <T extends string>(name: string, options: readonly T[], otherwise: T): T =>
    options.find((option) => option === form.one(name)) ?? otherwise;
  const inLanguages = (kind: string, id: string, part: string): Record<Language, string> => ({
    en: line(`${kind}-${id}-${part}en`),
    fr: line(`${kind}-${id}-${part}fr`),
  });
  const labels = {
    proof: { en: {}, fr: {} },
    equivalents: { en: {}, fr: {} },
    scale: { en: {}, fr: {} },
    samples: { en: {}, fr: {} },
    parameters: { en: {}, fr: {} },
    options: { en: {}, fr: {} },
    risks: { en: {}, fr: {} },
  } as Record<string, Record<Language, Record<string, unknown>>>;
  const keep = (kind: keyof typeof labels, id: string, text: Record<Language, unknown>): void => {
    for (const language of languages) {
      const shelf = labels[kind]?.[language];
      if (shelf !== undefined && text[language] !== '') shelf[id] = text[language];
    }
  };
  /** Rows of a kind: each that says something is read under its id, a new one under a free one. */
  const rows = <T>(
    kind: string,
    texts: (id: string) => readonly string[],
    read: (id: string, as: string) => T,
  ): T[] => {
    const ids = rowsIn(form, kind);
    const named = ids.filter((id) => id !== newRow);
    return ids.flatMap((id) => {
      if (texts(id).every((name) => form.one(name).trim() === '')) return [];
      return [read(id, id === newRow ? freeName(kind, named) : id)];
    });
  };
  const fields = (kind: string, id: string, parts: readonly string[]): string[] =>
    parts.map((part) => `${kind}-${id}-${part}`);

  const place = oneOf('place', places, before.place);
  const proof = rows(
    'proof',
    (id) => fields('proof', id, ['en', 'fr', 'equivalent-en', 'equivalent-fr']),
    (id, as): Proof => {
      keep('proof', as, inLanguages('proof', id, ''));
      keep('equivalents', as, inLanguages('proof', id, 'equivalent-'));
      return {
        id: as,
        stage: oneOf(`proof-${id}-stage`, proofStages, 'performance'),
        from: oneOf(`proof-${id}-from`, givers, 'contractor'),
      };
    },
  );
  const scale = rows(
    'scale',
    (id) => fields('scale', id, ['share', 'en', 'fr']),
    (id, as) => {
      keep('scale', as, inLanguages('scale', id, ''));
      const percent = number(`scale-${id}-share`) ?? 0;
      if (percent < 0 || percent > 100) fault(`scale-${id}-share`, 'percent');
      return { id: as, share: Math.min(1, Math.max(0, percent / 100)) };
    },
  ).sort((a, b) => b.share - a.share);
  const samples = rows(
    'sample',
    (id) => fields('sample', id, ['en', 'fr']),
    (id, as) => {
      keep('samples', as, inLanguages('sample', id, ''));
      return { id: as, step: form.one(`sample-${id}-step`) };
    },
  );
  const risks = rows(
    'risk',
    (id) => fields('risk', id, ['note-en', 'mend-en', 'note-fr', 'mend-fr']),
    (id, as) => {
      const note = inLanguages('risk', id, 'note-');
      const mend = inLanguages('risk', id, 'mend-');
      keep('risks', as, {
        en: { note: note.en, mend: mend.en },
        fr: { note: note.fr, mend: mend.fr },
      });
      return { id: as, level: oneOf(`risk-${id}-level`, riskLevels, 'medium') };
    },
  );
  const legalBasis = rows(
    'basis',
    (id) => fields('basis', id, ['to']),
    (id): Citation => {
      const typed = line(`basis-${id}-to`);
      const to = knows(typed);
      if (to === undefined) fault(`basis-${id}-to`, 'provision', { typed });
      const pinpoint = line(`basis-${id}-pinpoint`);
      return {
        to: to ?? typed,
        role: oneOf(`basis-${id}-role`, roles, 'allows'),
        ...(pinpoint === '' ? {} : { pinpoint }),
      };
    },
  );
  const written = Object.fromEntries(
    languages.map((language) => [
      language,
      {
        title: line(`title-${language}`),
        summary: line(`summary-${language}`),
        ...Object.fromEntries(longTexts.map((part) => [part, long(`${part}-${language}`)])),
        indicator: line(`indicator-${language}`),
        proof: labels.proof?.[language],
        equivalents: labels.equivalents?.[language],
        scale: labels.scale?.[language],
        samples: labels.samples?.[language],
        risks: labels.risks?.[language],
        practice: {},
        parameters: {},
        options: {},
      },
    ]),
  ) as unknown as Record<Language, ClauseWords>;

  const optionsOf = (
    id: string,
  ): readonly { readonly id: string; readonly words: Record<Language, string> }[] => {
    const [en, fr] = languages.map((language) => listIn(line(`parameter-${id}-options-${language}`)));
    const count = Math.max(en?.length ?? 0, fr?.length ?? 0);
    const seen: string[] = [];
    return Array.from({ length: count }, (_, index) => {
      const wanted = `${id.toLowerCase()}-${slugOf(en?.[index] ?? fr?.[index] ?? '', longestOption, 'clause')}`;
      const option = seen.includes(wanted) ? `${wanted}-${String(index + 1)}` : wanted;
      seen.push(option);
      return { id: option, words: { en: en?.[index] ?? '', fr: fr?.[index] ?? '' } };
    });
  };
  const parameterOf = (id: string): ClauseParameter => {
    const old = before.parameters.find((item) => item.id === id);
    const field = (part: string): string => `parameter-${id}-${part}`;
    const type: ParameterType = oneOf(field('type'), parameterTypes, old?.type ?? 'text');
    keep('parameters', id, inLanguages('parameter', id, ''));
    const typed = line(field('default'));
    const unit = line(field('unit'));
    const base = { id, ...(unit === '' ? {} : { unit }) };
    // A default that is worked out from a fact stays until something else is typed.
    const computed =
      typed === '' && old?.default?.kind === 'fact' && old.type === type ? old.default : undefined;
    const withDefault = (value: ParameterDefault | undefined): { default?: ParameterDefault } =>
      value === undefined ? {} : { default: value };
    switch (type) {
      case 'text':
        return { ...base, type, ...withDefault(typed === '' ? computed : { kind: 'value', value: typed }) };
      case 'date':
        if (typed !== '' && !isIsoDate(typed)) fault(field('default'), 'date');
        return { ...base, type, ...withDefault(typed === '' ? computed : { kind: 'value', value: typed }) };
      case 'one-of':
      case 'some-of': {
        const options = optionsOf(id);
        for (const option of options) keep('options', option.id, option.words);
        const idOf = (label: string): string =>
          options.find((option) => languages.some((language) => option.words[language] === label))?.id ??
          label;
        const chosen = listIn(typed).map(idOf);
        const stray = chosen.find((item) => !options.some((option) => option.id === item));
        if (stray !== undefined) fault(field('default'), 'option', { option: stray });
        const value = type === 'one-of' ? chosen[0] : chosen.length === 0 ? undefined : chosen;
        const parameter: ChoiceParameter = { ...base, type, options: options.map((option) => option.id) };
        return { ...parameter, ...withDefault(value === undefined ? undefined : { kind: 'value', value }) };
      }
      default: {
        const money = type === 'money' ? 'eur' : 'count';
        const [value, min, max] = [
          number(field('default'), money),
          number(field('min'), money),
          number(field('max'), money),
        ];
        const oldNumber = old !== undefined && 'atMost' in old ? old : undefined;
        return {
          ...base,
          type,
          ...(min === undefined ? {} : { min }),
          ...(max === undefined ? {} : { max }),
          ...(oldNumber?.atMost === undefined ? {} : { atMost: oldNumber.atMost }),
          ...withDefault(value === undefined ? computed : { kind: 'value', value }),
        };
      }
    }
  };
  const parameters = placeholdersOf(written).map(parameterOf);
  const words = Object.fromEntries(
    languages.map((language) => [
      language,
      {
        ...written[language],
        parameters: labels.parameters?.[language],
        options: labels.options?.[language],
      },
    ]),
  ) as unknown as Record<Language, ClauseWords>;

  const indicatorOf = (): Indicator | undefined => {
    if (words.en.indicator === '' && words.fr.indicator === '') return undefined;
    const typed = form.one('indicator-target').trim();
    const named = /^\{\{([A-Za-z][A-Za-z0-9-]*)\}\}$/.exec(typed)?.[1];
    if (named !== undefined && !parameters.some(({ id }) => id === named))
      fault('indicator-target', 'target', { parameter: named });
    const figure = named === undefined ? number('indicator-target') : undefined;
    const unit = line('indicator-unit');
    return {
      id: before.indicator?.id ?? `${before.id.split('/')[1] ?? 'own'}-result`,
      unit: unit === '' ? 'count' : unit,
      ...(named === undefined ? {} : { target: { parameter: named } }),
      ...(figure === undefined ? {} : { target: figure }),
      every: oneOf('indicator-every', frequencies, 'year'),
      reports: oneOf('indicator-reports', givers, 'contractor'),
    };
  };
  const indicator = indicatorOf();

  const [min, suggested, max] = ['min', 'suggested', 'max'].map((part) => number(`weight-${part}`));
  for (const [part, value] of Object.entries({ min, suggested, max }))
    if (value !== undefined && (value < 0 || value > 100)) fault(`weight-${part}`, 'percent');
  const weight: Clause['weight'] =
    suggested === undefined ? undefined : { min: min ?? suggested, suggested, max: max ?? suggested };

  const folder = before.id.split('/')[0] ?? '';
  const chosen = ambitions.filter((theme) => form.all('themes').includes(theme));
  const own = ambitions.find((theme) => theme === folder);
  const themes = own === undefined ? chosen : [own, ...chosen.filter((theme) => theme !== own)];
  const cpv = listIn(form.one('cpv').replace(/[,\s]+/g, ';'));
  const strange = cpv.find((prefix) => !/^\d{2,8}$/.test(prefix));
  if (strange !== undefined) fault('cpv', 'cpv', { typed: strange });
  const level = ([1, 2, 3] as const).find((one) => String(one) === form.one('level')) ?? before.level;
  const jurisdiction = form.one('jurisdiction');
  return {
    draft: {
      id: before.id,
      appliesWhen: before.appliesWhen,
      ...(before.route === undefined || place !== 'reservation' ? {} : { route: before.route }),
      satisfies: before.satisfies,
      needs: before.needs,
      eforms: before.eforms,
      sources: before.sources,
      practice: before.practice,
      themes: crossing.includes(folder) ? chosen : themes,
      place,
      level,
      effort: oneOf('effort', efforts, before.effort),
      jurisdictions: /^[A-Z]{2}$/.test(jurisdiction) ? [jurisdiction] : before.jurisdictions,
      typical: { ...before.typical, cpv },
      parameters,
      legalBasis,
      proof,
      ...(indicator === undefined ? {} : { indicator }),
      ...(weight === undefined ? {} : { weight }),
      scale,
      samples,
      risks,
      words,
    },
    faults,
  };
}

type Fields = Record<string, string>;

function startText(
  parameter: ClauseParameter,
  words: Readonly<Record<Language, ClauseWords>>,
  reader: Language,
): string {
  const start = parameter.default;
  if (start?.kind !== 'value') return '';
  if (!('options' in parameter)) return String(start.value);
  const chosen = Array.isArray(start.value) ? (start.value as readonly string[]) : [String(start.value)];
  return chosen.map((id) => words[reader].options[id] ?? words.en.options[id] ?? id).join('; ');
}

/** The fields of the form as they stand for a draft, `themes` apart. */
export function fieldsOf(draft: OwnDraft, reader: Language): Readonly<Fields> {
  const fields: Fields = {
    place: draft.place,
    level: String(draft.level),
    effort: draft.effort,
    jurisdiction: draft.jurisdictions[0] ?? 'EU',
    cpv: draft.typical.cpv.join(', '),
    'indicator-unit': draft.indicator?.unit ?? '',
    'indicator-every': draft.indicator?.every ?? '',
    'indicator-reports': draft.indicator?.reports ?? '',
  };
  const target = draft.indicator?.target;
  if (target !== undefined)
    fields['indicator-target'] = typeof target === 'number' ? String(target) : `{{${target.parameter}}}`;
  for (const [part, value] of Object.entries(draft.weight ?? {})) fields[`weight-${part}`] = String(value);
  draft.legalBasis.forEach(({ to, role, pinpoint }, index) => {
    Object.assign(fields, {
      [`basis-${String(index)}-to`]: to,
      [`basis-${String(index)}-role`]: role,
      [`basis-${String(index)}-pinpoint`]: pinpoint ?? '',
    });
  });
  for (const { id, stage, from } of draft.proof)
    Object.assign(fields, { [`proof-${id}-stage`]: stage, [`proof-${id}-from`]: from });
  for (const { id, share } of draft.scale)
    fields[`scale-${id}-share`] = String(Math.round(share * 1000) / 10);
  for (const { id, step } of draft.samples) fields[`sample-${id}-step`] = step;
  for (const { id, level } of draft.risks) fields[`risk-${id}-level`] = level;
  for (const parameter of draft.parameters) {
    const field = `parameter-${parameter.id}`;
    Object.assign(fields, {
      [`${field}-type`]: parameter.type,
      [`${field}-unit`]: parameter.unit ?? '',
      [`${field}-default`]: startText(parameter, draft.words, reader),
      [`${field}-min`]: 'min' in parameter ? String(parameter.min ?? '') : '',
      [`${field}-max`]: 'max' in parameter ? String(parameter.max ?? '') : '',
    });
  }
  for (const language of languages) {
    const words = draft.words[language];
    for (const part of ['title', 'summary', 'indicator', ...longTexts] as const)
      fields[`${part}-${language}`] = words[part] ?? '';
    for (const { id } of draft.proof) {
      fields[`proof-${id}-${language}`] = words.proof[id] ?? '';
      fields[`proof-${id}-equivalent-${language}`] = words.equivalents[id] ?? '';
    }
    for (const { id } of draft.scale) fields[`scale-${id}-${language}`] = words.scale[id] ?? '';
    for (const { id } of draft.samples) fields[`sample-${id}-${language}`] = words.samples[id] ?? '';
    for (const { id } of draft.risks) {
      fields[`risk-${id}-note-${language}`] = words.risks[id]?.note ?? '';
      fields[`risk-${id}-mend-${language}`] = words.risks[id]?.mend ?? '';
    }
    for (const parameter of draft.parameters) {
      fields[`parameter-${parameter.id}-${language}`] = words.parameters[parameter.id] ?? '';
      if ('options' in parameter)
        fields[`parameter-${parameter.id}-options-${language}`] = parameter.options
          .map((option) => words.options[option] ?? '')
          .join('; ');
    }
  }
  return fields;
}
