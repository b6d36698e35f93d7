import type { Form } from '../../../../core/journeys/field.js';
import type { FormFault } from '../../../../core/journeys/read.js';
import { indexesOf, partsList } from '../../../../core/journeys/rows.js';
import { typedNumber } from '../../../../core/journeys/typed-number.js';
import { numberSays, optionSays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import type { Choice } from '../../view-models.js';
import type { Posted } from './posted.js';

/** Lists of rows that a form holds, by the beginning of their names (`lots-0-title`). */
export type ListName = 'lots' | 'parts' | 'criteria' | 'earlier';

export interface Cell {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly numeric: boolean;
  readonly long: boolean;
  readonly weight: boolean;
  /** A weight that counts within its criterion, and not in the total of the award. */
  readonly partWeight: boolean;
  /** Answers to choose from; empty for a text. */
  readonly choices: readonly Choice[];
}

export interface ListRow {
  readonly heading: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly cells: readonly Cell[];
  readonly removeName: string;
  /** The list that stands within the row: the parts of a criterion. */
  readonly parts: PartList | undefined;
}

export interface PartList {
  readonly id: string;
  readonly heading: string;
  readonly lead: string;
  /** The field of the weight that the parts should make together. */
  readonly weightField: string;
  /** Told with the form, so that a list that was emptied is not taken for one that was not shown. */
  readonly marker: string;
  readonly rows: readonly ListRow[];
  readonly error: string | undefined;
  /** What the button that adds a part sends. */
  readonly add: string;
  readonly addText: string;
  /** The sum of the weights, with the weight of the criterion that it should be; undefined while there is no part. */
  readonly sum: { readonly says: string; readonly pattern: string; readonly wrong: boolean } | undefined;
}

export interface RowList {
  readonly list: ListName;
  readonly title: string;
  readonly lead: string;
  readonly rows: readonly ListRow[];
  readonly error: string | undefined;
}

const partColumns = ['name', 'weight', 'text'] as const;

const columns = {
  lots: ['title', 'nature', 'cpv', 'value', 'durationMonths'],
  parts: ['nature', 'cpv', 'value'],
  criteria: ['name', 'kind', 'weight', 'text'],
  earlier: ['date', 'amount', 'kind'],
} as const;

/** Answers to choose from, by list and column. */
const options: Readonly<Record<string, readonly string[]>> = {
  'lots.nature': ['works', 'supplies', 'services'],
  'parts.nature': ['works', 'supplies', 'services'],
  'criteria.kind': ['price', 'cost', 'quality'],
  'earlier.kind': ['general', 'sgei'],
};
const numeric = new Set(['value', 'durationMonths', 'weight', 'amount']);
const sections = { lots: 'lots', parts: 'parts', criteria: 'award', earlier: 'earlier' } as const;

function textOf(form: Form, name: string): string {
  const value = Object.hasOwn(form, name) ? form[name] : undefined;
  return typeof value === 'string' ? value : (value?.at(-1) ?? '');
}

/** Rows to show: those of the form without those marked for removal, and one more where it was asked for. */
function shownRows(form: Form, list: string, add: boolean): number[] {
  const indexes = indexesOf(form, list).filter(
    (index) => !Object.hasOwn(form, `${list}-${String(index)}-remove`),
  );
  return add ? [...indexes, (indexes.at(-1) ?? -1) + 1] : indexes;
}

interface Shown {
  readonly form: Form;
  readonly faults: readonly FormFault[];
  /** What the button sent that was pressed: `add-lots`, `add-criteria-0-sub`. */
  readonly pressed: string;
  readonly words: Words;
}

function saysOf({ faults, words }: Shown, field: string): string | undefined {
  const fault = faults.find((one) => one.field === field);
  return fault === undefined ? undefined : words.say(fault.key, fault.values);
}

/** A weight as typed; undefined for what is no number. */
function weightIn(form: Form, name: string): number | undefined {
  const weight = typedNumber(textOf(form, name), 'count');
  return weight === undefined || !Number.isFinite(weight) ? undefined : weight;
}

function sumOf(shown: Shown, criterion: string, names: readonly string[]): PartList['sum'] {
  if (names.length === 0) return undefined;
  const { form, words } = shown;
  const whole = weightIn(form, `${criterion}-weight`);
  const weights = names.map((name) => weightIn(form, `${name}-weight`));
  const total = Math.round(weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0) * 100) / 100;
  const weight = whole === undefined ? '–' : numberSays(whole, words.language);
  const say = (of: string, sum: string): string =>
    words.say('buyer.subcriteria.sum', { total: sum, weight: of });
  return {
    says: say(weight, numberSays(total, words.language)),
    pattern: say('#', '%'),
    // Parts without any weight are assessed together, and there is nothing to add up.
    wrong: weights.some((item) => item !== undefined) && whole !== undefined && total !== whole,
  };
}

/** The parts of a criterion: a list within its row. */
function partsOf(index: number, position: number, shown: Shown): PartList {
  const { form, pressed, words } = shown;
  const id = partsList(index);
  const add = `add-${id}`;
  const rows = shownRows(form, id, pressed === add);
  const values = { criterion: position + 1 };
  return {
    id,
    heading: words.say('buyer.subcriteria.title', values),
    lead: words.say('buyer.subcriteria.lead'),
    weightField: `criteria-${String(index)}-weight`,
    marker: `${id}s`,
    add,
    addText: words.say('buyer.subcriteria.add', values),
    error: saysOf(shown, id),
    sum: sumOf(
      shown,
      `criteria-${String(index)}`,
      rows.map((row) => `${id}-${String(row)}`),
    ),
    rows: rows.map((row, place): ListRow => {
      const prefix = `${id}-${String(row)}`;
      const own = textOf(form, `${prefix}-id`);
      return {
        heading: words.say('buyer.subcriteria.one', { ...values, number: place + 1 }),
        hidden: own === '' ? [] : [{ name: `${prefix}-id`, value: own }],
        removeName: `${prefix}-remove`,
        parts: undefined,
        cells: partColumns.map((column): Cell => {
          const name = `${prefix}-${column}`;
          return {
            id: name,
            label: words.say(`buyer.subcriteria.column.${column}`),
            value: textOf(form, name),
            error: saysOf(shown, name),
            numeric: column === 'weight',
            long: column === 'text',
            weight: false,
            partWeight: column === 'weight',
            choices: [],
          };
        }),
      };
    }),
  };
}

/**
 * A list of rows as its form shows it.
 *
 * @param pressed what the button sent that was pressed; a row is added where it says so
 */
export function rowList(
  list: ListName,
  form: Form,
  faults: readonly FormFault[],
  pressed: string,
  words: Words,
): RowList {
  const all: Shown = { form, faults, pressed, words };
  const shown = shownRows(form, list, pressed === `add-${list}`);
  return {
    list,
    title: words.say(`journey.sections.${sections[list]}.title`),
    lead: words.say(`journey.sections.${sections[list]}.lead`),
    error: saysOf(all, list),
    rows: shown.map((index, position) => {
      const prefix = `${list}-${String(index)}`;
      const id = textOf(form, `${prefix}-id`);
      return {
        heading: words.say(`buyer.rows.${list}`, { number: position + 1 }),
        hidden: id === '' ? [] : [{ name: `${prefix}-id`, value: id }],
        removeName: `${prefix}-remove`,
        parts: list === 'criteria' ? partsOf(index, position, all) : undefined,
        cells: columns[list].map((column): Cell => {
          const name = `${prefix}-${column}`;
          const value = textOf(form, name);
          return {
            id: name,
            label: words.say(
              list === 'earlier' ? `aid.earlier-column.${column}` : `buyer.rows.column.${column}`,
            ),
            value,
            error: saysOf(all, name),
            numeric: numeric.has(column),
            long: column === 'text',
            weight: column === 'weight',
            partWeight: false,
            choices: (options[`${list}.${column}`] ?? []).map((option) => ({
              value: option,
              text:
                column === 'nature'
                  ? optionSays('contract.nature', option, words)
                  : words.say(list === 'earlier' ? `aid.earlier-kind.${option}` : `figure.kind.${option}`),
              checked: option === value,
            })),
          };
        }),
      };
    }),
  };
}

/** True where a form asks for another row, or for one less, and nothing is to be stored yet. */
export function changesRows(form: Posted): boolean {
  return (
    /^add-(lots|parts|criteria|earlier|criteria-\d{1,4}-sub)$/.test(form.one('do')) ||
    form.names.some((name) => /^[a-z]+-\d{1,4}(-sub-\d{1,4})?-remove$/.test(name))
  );
}
