import { headingOf } from '../../../../core/law/citation.js';
import { proofStages } from '../../../../core/clauses/clause.js';
import type { Gap } from '../../../../core/clauses/own/gaps.js';
import { crossing } from '../../../../core/clauses/check-clause.js';
import { ambitions } from '../../../../core/facts/vocabulary.js';
import { optionSays, percentSays } from '../../../../core/facts/wording.js';
import type { Law } from '../../../../core/law/law.js';
import { referenceSays } from '../../../../core/shared/reference.js';
import { places } from '../../../../core/shared/place.js';
import { languages, type Language, type Words } from '../../../../core/shared/text.js';
import type { OwnDraft } from '../../../../core/clauses/own/own-draft.js';
import type { StoredOwn } from '../../../../usecases/ports.js';
import type { OwnFinding } from '../../../../usecases/review-own-clause.js';
import { citationLines, type Naming } from '../../verdict-card.js';
import type {
  Choice,
  FindingCard,
  LongTextQuestion,
  Question,
  SelectQuestion,
  SomeOfQuestion,
  TextQuestion,
} from '../../view-models.js';
import { countryGroups } from '../buyer/countries.js';
import type { Posted } from '../buyer/posted.js';
import type { Cell } from '../buyer/row-list.js';
import {
  efforts,
  fieldsOf,
  frequencies,
  givers,
  longestText,
  longTexts,
  parameterTypes,
  riskLevels,
  roles,
  type OwnFault,
} from './own-form.js';

interface OwnRow {
  readonly heading: string;
  /** Named in a hidden field, so that the form says which rows it shows. */
  readonly row: string;
  readonly cells: readonly (Cell & { readonly list?: string })[];
}

interface RowGroup {
  readonly kind: string;
  readonly title: string;
  readonly lead: string;
  readonly rows: readonly OwnRow[];
}

interface LanguagePart {
  readonly language: Language;
  readonly title: string;
  readonly questions: readonly Question[];
  readonly findings: readonly FindingCard[];
}

export interface OwnModel {
  readonly texts: readonly LanguagePart[];
  readonly about: readonly Question[];
  readonly groups: readonly RowGroup[];
  readonly indicator: readonly Question[];
  readonly weight: readonly Question[] | undefined;
  readonly provisions: readonly { readonly reference: string; readonly heading: string }[];
}

interface Shown {
  readonly stored: StoredOwn;
  readonly form?: Posted | undefined;
  readonly faults: readonly OwnFault[];
  readonly findings: readonly OwnFinding[];
}

const rowsOfLong: Readonly<Record<(typeof longTexts)[number], number>> = {
  text: 14,
  why: 5,
  check: 6,
  scoring: 6,
  shortfall: 3,
  success: 3,
};

/** What a fault says, in words. */
export function faultSays(fault: OwnFault, words: Words): string {
  return words.say(`own.fault.${fault.key}`, fault.values ?? {});
}

/** What a gap says, with the language that it is about. */
export function gapSays(gap: Gap, words: Words): string {
  const says = words.say(`own.gap.${gap.key}`, gap.values ?? {});
  return gap.language === undefined
    ? says
    : words.say('own.gap-in', { language: words.say(`options.${gap.language}`), says });
}

/** Where in the form a gap is mended: rows that are not there yet begin in the empty one. */
export function gapHref(gap: Gap): string {
  return gap.field === '' ? '#texts' : `#${gap.field}`;
}

const unnumbered: readonly string[] = ['text', 'date', 'one-of', 'some-of', ''];

function isNumeric(type: string): boolean {
  return !unnumbered.includes(type);
}

/** Union provisions and those of the country, as they can be typed. */
function provisionsFor(draft: OwnDraft, law: Law, words: Words): OwnModel['provisions'] {
  const here = new Set<string>(['EU', ...draft.jurisdictions]);
  return [...law.sources.values()]
    .filter(({ jurisdiction }) => here.has(jurisdiction))
    .map((source) => ({
      reference: referenceSays(source.ref, words),
      heading: headingOf(source, words.language),
    }));
}

/** The page that an own clause is written on, from what is stored or from what was typed. */
export function ownModel(shown: Shown, law: Law, naming: Naming, words: Words): OwnModel {
  const { stored, form, faults, findings } = shown;
  const { draft } = stored;
  const kept = fieldsOf(draft, words.language);
  const value = (name: string): string => form?.one(name) ?? kept[name] ?? '';
  const errorOf = (name: string): string | undefined => {
    const fault = faults.find(({ field }) => field === name);
    return fault === undefined ? undefined : faultSays(fault, words);
  };
  const asked = (name: string, label: string, hint?: string) => ({
    id: name,
    name,
    label,
    hint,
    error: errorOf(name),
  });
  const text = (name: string, label: string, hint?: string): TextQuestion => ({
    kind: 'text',
    ...asked(name, label, hint),
    value: value(name),
  });
  const long = (name: string, label: string, rows: number, hint?: string): LongTextQuestion => ({
    kind: 'long-text',
    ...asked(name, label, hint),
    value: value(name),
    rows,
    max: longestText,
  });
  const choices = (name: string, options: readonly string[], says: (option: string) => string): Choice[] =>
    options.map((option) => ({ value: option, text: says(option), checked: option === value(name) }));
  const select = (
    name: string,
    label: string,
    options: readonly Choice[],
    hint?: string,
  ): SelectQuestion => ({
    kind: 'select',
    ...asked(name, label, hint),
    prompt: words.say('rows.no-choice'),
    groups: [{ label, choices: options }],
  });
  const cell = (
    name: string,
    label: string,
    more: Partial<OwnRow['cells'][number]> = {},
  ): OwnRow['cells'][number] => ({
    id: name,
    label,
    value: value(name),
    error: errorOf(name),
    numeric: false,
    long: false,
    weight: false,
    partWeight: false,
    choices: [],
    ...more,
  });
  const said = (key: string): string => words.say(`own.${key}`);
  const named = (key: string, language: Language): string =>
    words.say('own.in-language', { what: said(key), language: words.say(`options.${language}`) });
  // The reader’s language first.
  const order = [...languages].sort((a) => (a === words.language ? -1 : 1));
  const criterion = value('place') === 'award-criterion';
  const inOrder = (kind: string, id: string, part: string, key: string, isLong = true): OwnRow['cells'] =>
    order.map((language) => cell(`${kind}-${id}-${part}${language}`, named(key, language), { long: isLong }));
  const rowIds = (kind: string, ids: readonly string[]): string[] => [
    ...(form === undefined ? ids : form.all(`${kind}-row`).filter((id) => id !== 'new')),
    'new',
  ];
  const group = (
    kind: string,
    ids: readonly string[],
    cells: (id: string) => OwnRow['cells'],
    rows = rowIds(kind, ids),
  ): RowGroup => ({
    kind,
    title: said(`group.${kind}.title`),
    lead: said(`group.${kind}.lead`),
    rows: rows.map((id, index) => ({
      heading:
        kind === 'parameter'
          ? `{{${id}}}`
          : id === 'new'
            ? said(`group.${kind}.new`)
            : words.say(`own.group.${kind}.row`, { number: index + 1 }),
      row: id,
      cells: cells(id),
    })),
  });
  const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);
  const giver = (one: string): string => words.say(`doc.from.${one}`);
  const steps = draft.scale.map(({ id, share }): Choice & { value: string } => ({
    value: id,
    text: draft.words[words.language].scale[id] ?? percentSays(Math.round(share * 100), words.language),
    checked: false,
  }));
  const numberCell = (name: string, label: string) => cell(name, label, { numeric: true });
  const parameters = draft.parameters.map(({ id }) => id);
  const cited = (typed: string): string => {
    const source = law.sources.get(typed);
    return source === undefined ? typed : referenceSays(source.ref, words);
  };
  return {
    texts: order.map((language) => ({
      language,
      title: words.say('own.texts-in', { language: words.say(`options.${language}`) }),
      questions: [
        text(`title-${language}`, said('title-label')),
        text(`summary-${language}`, said('summary-label'), said('summary-hint')),
        ...longTexts
          .filter((part) => part !== 'scoring' || criterion)
          .map((part) =>
            long(`${part}-${language}`, said(`${part}-label`), rowsOfLong[part], said(`${part}-hint`)),
          ),
      ],
      findings: findings
        .filter((finding) => finding.language === language)
        .map((finding, index) => ({
          id: `finding-${language}-${String(index + 1)}`,
          level: finding.level,
          says: finding.says,
          quote: finding.quote,
          instead: finding.instead,
          at: { text: said(`${finding.field.split('-')[0] ?? 'text'}-label`), href: `#${finding.field}` },
          basis: citationLines(finding.basis, naming),
        })),
    })),
    about: [
      select(
        'place',
        said('place-label'),
        choices('place', places, (place) => words.say(`place.${place}`)),
      ),
      {
        kind: 'select',
        ...asked('jurisdiction', said('jurisdiction-label'), said('jurisdiction-hint')),
        prompt: said('jurisdiction-all'),
        groups: countryGroups(value('jurisdiction'), words),
      } satisfies SelectQuestion,
      {
        kind: 'some-of',
        ...asked('themes', said('themes-label')),
        columns: true,
        choices: ambitions.map((theme) => ({
          value: theme,
          text: optionSays('ambitions', theme, words),
          checked:
            form === undefined
              ? draft.themes.includes(theme) ||
                (!crossing.includes(draft.id.split('/')[0] ?? '') && draft.id.startsWith(`${theme}/`))
              : form.all('themes').includes(theme),
        })),
      } satisfies SomeOfQuestion,
      select(
        'level',
        said('level-label'),
        choices('level', ['1', '2', '3'], (level) => words.say(`clause.level.${level}`)),
      ),
      select(
        'effort',
        said('effort-label'),
        choices('effort', efforts, (effort) => words.say(`clause.effort.${effort}`)),
      ),
      text('cpv', said('cpv-label'), said('cpv-hint')),
    ],
    groups: [
      ...(parameters.length === 0
        ? []
        : [
            group(
              'parameter',
              parameters,
              (id) => {
                const type = value(`parameter-${id}-type`);
                return [
                  ...inOrder('parameter', id, '', 'parameter-label', false),
                  cell(`parameter-${id}-type`, said('parameter-type'), {
                    choices: choices(`parameter-${id}-type`, parameterTypes, (one) => said(`type.${one}`)),
                  }),
                  cell(`parameter-${id}-default`, said('parameter-default')),
                  // What a kind does not have is not asked; a kind that is changed asks after saving.
                  ...(isNumeric(type)
                    ? [
                        numberCell(`parameter-${id}-min`, said('parameter-min')),
                        numberCell(`parameter-${id}-max`, said('parameter-max')),
                        cell(`parameter-${id}-unit`, said('parameter-unit')),
                      ]
                    : []),
                  ...(type === 'one-of' || type === 'some-of'
                    ? inOrder('parameter', id, 'options-', 'parameter-options')
                    : []),
                ];
              },
              parameters,
            ),
          ]),
      group(
        'basis',
        draft.legalBasis.map((_, index) => String(index)),
        (id) => [
          cell(`basis-${id}-to`, said('basis-to'), {
            list: 'provisions',
            // As it is read; what was typed comes back as it was typed.
            value: cited(value(`basis-${id}-to`)),
          }),
          cell(`basis-${id}-role`, said('basis-role'), {
            choices: choices(`basis-${id}-role`, roles, (role) => words.say(`role.${role}`)),
          }),
          cell(`basis-${id}-pinpoint`, said('basis-pinpoint')),
        ],
      ),
      group('proof', idsOf(draft.proof), (id) => [
        ...inOrder('proof', id, '', 'proof-what'),
        cell(`proof-${id}-stage`, said('proof-stage'), {
          choices: choices(`proof-${id}-stage`, proofStages, (stage) => words.say(`doc.stage.${stage}`)),
        }),
        cell(`proof-${id}-from`, said('proof-from'), { choices: choices(`proof-${id}-from`, givers, giver) }),
        ...inOrder('proof', id, 'equivalent-', 'proof-equivalent'),
      ]),
      ...(criterion
        ? [
            group('scale', idsOf(draft.scale), (id) => [
              numberCell(`scale-${id}-share`, said('scale-share')),
              ...inOrder('scale', id, '', 'scale-what'),
            ]),
            group('sample', idsOf(draft.samples), (id) => [
              cell(`sample-${id}-step`, said('sample-step'), {
                choices: steps.map((step) => ({
                  ...step,
                  checked: step.value === value(`sample-${id}-step`),
                })),
              }),
              ...inOrder('sample', id, '', 'sample-what'),
            ]),
          ]
        : []),
      group('risk', idsOf(draft.risks), (id) => [
        cell(`risk-${id}-level`, said('risk-level'), {
          choices: choices(`risk-${id}-level`, riskLevels, (level) => said(`risk.${level}`)),
        }),
        ...order.flatMap((language) => [
          cell(`risk-${id}-note-${language}`, named('risk-note', language), { long: true }),
          cell(`risk-${id}-mend-${language}`, named('risk-mend', language), { long: true }),
        ]),
      ]),
    ],
    indicator: [
      ...order.map((language) => text(`indicator-${language}`, named('indicator-what', language))),
      text('indicator-unit', said('indicator-unit'), said('indicator-unit-hint')),
      text('indicator-target', said('indicator-target'), said('indicator-target-hint')),
      select(
        'indicator-every',
        said('indicator-every'),
        choices('indicator-every', frequencies, (every) => words.say(`doc.every.${every}`)),
      ),
      select('indicator-reports', said('indicator-reports'), choices('indicator-reports', givers, giver)),
    ],
    weight: criterion
      ? [
          text('weight-suggested', said('weight-suggested')),
          text('weight-min', said('weight-min')),
          text('weight-max', said('weight-max')),
        ]
      : undefined,
    provisions: provisionsFor(draft, law, words),
  };
}
