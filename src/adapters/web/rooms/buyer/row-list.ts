import type { Form } from '../../../../core/journeys/field.js';
import type { FormFault } from '../../../../core/journeys/read.js';
import { optionSays } from '../../../../core/facts/wording.js';
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
  /** Answers to choose from; empty for a text. */
  readonly choices: readonly Choice[];
}

export interface ListRow {
  readonly heading: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly cells: readonly Cell[];
  readonly removeName: string;
}

export interface RowList {
  readonly list: ListName;
  readonly title: string;
  readonly lead: string;
  readonly rows: readonly ListRow[];
  readonly error: string | undefined;
}

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

/** Which rows a form holds, without those marked for removal. */
function indexesIn(form: Form, list: ListName): number[] {
  const found = Object.keys(form).flatMap((name) => {
    const match = /^([a-z]+)-(\d{1,4})-/.exec(name);
    return match?.[1] === list && !Object.hasOwn(form, `${list}-${match[2] ?? ''}-remove`)
      ? [Number(match[2])]
      : [];
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

export function rowList(
  list: ListName,
  form: Form,
  faults: readonly FormFault[],
  add: boolean,
  words: Words,
): RowList {
  const indexes = indexesIn(form, list);
  const shown = add ? [...indexes, (indexes.at(-1) ?? -1) + 1] : indexes;
  const says = (fault: FormFault | undefined): string | undefined =>
    fault === undefined ? undefined : words.say(fault.key, fault.values);
  return {
    list,
    title: words.say(`journey.sections.${sections[list]}.title`),
    lead: words.say(`journey.sections.${sections[list]}.lead`),
    error: says(faults.find((fault) => fault.field === list)),
    rows: shown.map((index, position) => {
      const prefix = `${list}-${String(index)}`;
      const id = textOf(form, `${prefix}-id`);
      return {
        heading: words.say(`buyer.rows.${list}`, { number: position + 1 }),
        hidden: id === '' ? [] : [{ name: `${prefix}-id`, value: id }],
        removeName: `${prefix}-remove`,
        cells: columns[list].map((column): Cell => {
          const name = `${prefix}-${column}`;
          const value = textOf(form, name);
          return {
            id: name,
            label: words.say(
              list === 'earlier' ? `aid.earlier-column.${column}` : `buyer.rows.column.${column}`,
            ),
            value,
            error: says(faults.find((fault) => fault.field === name)),
            numeric: numeric.has(column),
            long: column === 'text',
            weight: column === 'weight',
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
    /^add-(lots|parts|criteria|earlier)$/.test(form.one('do')) ||
    form.names.some((name) => /^[a-z]+-\d{1,4}-remove$/.test(name))
  );
}
