import type { Criterion, Dossier, Lot } from '../dossier/dossier.js';
import type { Value } from '../facts/value.js';
import { vocabulary, type FactType } from '../facts/vocabulary.js';
import { fieldsFor, readField, type Form } from './field.js';
import { applyPatch } from './patch.js';
import type { FormFault, FormReading } from './read.js';
import type { Language } from '../shared/text.js';

type Columns = Readonly<Record<string, FactType>>;

const id: FactType = { kind: 'text', max: 40 };

export const lotColumns = {
  id,
  title: { kind: 'text', max: 400 },
  nature: vocabulary['contract.nature'].type,
  cpv: vocabulary['contract.cpv'].type,
  value: vocabulary['contract.value'].type,
  durationMonths: vocabulary['contract.durationMonths'].type,
} as const satisfies Columns;

export const partColumns = {
  nature: vocabulary['contract.nature'].type,
  cpv: vocabulary['contract.cpv'].type,
  value: vocabulary['contract.value'].type,
} as const satisfies Columns;

export const criterionColumns = {
  id,
  name: { kind: 'text', max: 1000 },
  kind: { kind: 'one-of', options: ['price', 'cost', 'quality'] },
  weight: { kind: 'number', unit: 'count', min: 0, max: 1000 },
  text: { kind: 'text', max: 20_000, long: true },
} as const satisfies Columns;

/** Earlier de minimis aid. The day is one field here, written as 2026-03-15 or 15 3 2026. */
export const earlierColumns = {
  date: { kind: 'date' },
  amount: { kind: 'number', unit: 'eur', min: 0, max: 1e12 },
  kind: { kind: 'one-of', options: ['general', 'sgei'] },
} as const satisfies Columns;

interface Row {
  readonly index: number;
  readonly cells: Readonly<Record<string, Value>>;
}

interface Rows {
  /** Undefined when the form has no such list at all: then nothing changes. */
  readonly rows: readonly Row[] | undefined;
  readonly faults: readonly FormFault[];
}

function indexesOf(form: Form, list: string): number[] {
  const found = Object.keys(form).flatMap((name) => {
    const match = /^([a-z]+)-(\d{1,4})-[A-Za-z.]+$/.exec(name);
    return match?.[1] === list ? [Number(match[2])] : [];
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

/** Rows of a list with flat names (`lots-0-title`). A row with nothing but its id, or marked for removal, is dropped. */
function rowsOf(form: Form, list: string, columns: Columns): Rows {
  const faults: FormFault[] = [];
  const indexes = indexesOf(form, list);
  const rows = indexes.flatMap((index): Row[] => {
    if (Object.hasOwn(form, `${list}-${index}-remove`)) return [];
    const cells: Record<string, Value> = {};
    let typed = false;
    for (const [column, type] of Object.entries(columns)) {
      const field = `${list}-${index}-${column}`;
      const reading = readField(form, field, type);
      if (reading.kind === 'fault') {
        faults.push({
          pointer: `/${list}/${index}/${column}`,
          key: reading.key,
          values: reading.values,
          field,
        });
        typed = true;
      }
      if (reading.kind !== 'answer') continue;
      cells[column] = reading.value;
      if (column !== 'id') typed = true;
    }
    return typed ? [{ index, cells }] : [];
  });
  return { rows: indexes.length === 0 ? undefined : rows, faults };
}

/** An id for each row: its own where it has one, else the first free one. */
function named(
  rows: readonly Row[],
  make: (number: number) => string,
): { readonly row: Row; readonly id: string }[] {
  const taken = new Set(rows.flatMap(({ cells }) => (typeof cells.id === 'string' ? [cells.id] : [])));
  let number = 1;
  return rows.map((row) => {
    const own = row.cells.id;
    if (typeof own === 'string') return { row, id: own };
    while (taken.has(make(number))) number += 1;
    taken.add(make(number));
    return { row, id: make(number) };
  });
}

function checked(
  dossier: Dossier,
  path: readonly string[],
  items: readonly unknown[],
  rows: readonly Row[],
  faults: readonly FormFault[],
  typed: Form,
): FormReading {
  const before = path.reduce<unknown>(
    (object, part) => (object as Record<string, unknown> | undefined)?.[part],
    dossier,
  );
  const patch =
    items.length === 0 && before === undefined
      ? []
      : [{ path, value: items.length === 0 ? undefined : items }];
  const result = applyPatch(dossier, patch);
  if (result.ok) return { patch, faults, typed };
  const list = path.at(-1) ?? '';
  const later = result.refusal.map((fault): FormFault => {
    const [position = '', column = 'id'] = fault.pointer.split('/').slice(1 + path.length);
    const index = rows[Number(position)]?.index;
    return { ...fault, field: index === undefined ? list : `${list}-${index}-${column}` };
  });
  return { patch, faults: [...faults, ...later], typed };
}

const unchanged = (typed: Form): FormReading => ({ patch: [], faults: [], typed });

/** Reads the list of lots. What a lot says beyond the columns, such as its reservation, is kept by its id. */
export function readLots(form: Form, dossier: Dossier): FormReading {
  const { rows, faults } = rowsOf(form, 'lots', lotColumns);
  if (rows === undefined) return unchanged(form);
  const before = new Map((dossier.lots ?? []).map((lot) => [lot.id, lot]));
  const lots = named(rows, (number) => `LOT-${String(number).padStart(4, '0')}`);
  const items = lots.map(({ row, id: name }) => {
    const reservation: Lot['reservation'] = before.get(name)?.reservation;
    return { ...row.cells, id: name, ...(reservation === undefined ? {} : { reservation }) };
  });
  const ids = new Set(lots.map((lot) => lot.id));
  const orphan = (dossier.clauses ?? []).find((item) => item.lot !== undefined && !ids.has(item.lot));
  if (orphan?.lot !== undefined) {
    const fault = {
      pointer: '/lots',
      key: 'journey.fault.lot-in-use',
      values: { lot: orphan.lot },
      field: 'lots',
    };
    return { patch: [], faults: [...faults, fault], typed: form };
  }
  return checked(dossier, ['lots'], items, rows, faults, form);
}

/** Reads the parts of a mixed contract. */
export function readParts(form: Form, dossier: Dossier): FormReading {
  const { rows, faults } = rowsOf(form, 'parts', partColumns);
  if (rows === undefined) return unchanged(form);
  const items = rows.map((row) => row.cells);
  const path = ['contract', 'parts'];
  return checked(dossier, path, items, rows, placed(faults, '/contract'), form);
}

/** Reads the award criteria. The clause that a criterion came from is kept by its id. */
export function readCriteria(form: Form, dossier: Dossier): FormReading {
  const { rows, faults } = rowsOf(form, 'criteria', criterionColumns);
  if (rows === undefined) return unchanged(form);
  const before = new Map((dossier.award?.criteria ?? []).map((criterion) => [criterion.id, criterion]));
  const items = named(rows, (number) => `c${number}`).map(({ row, id: name }) => {
    const clause: Criterion['clause'] = before.get(name)?.clause;
    return { ...row.cells, id: name, ...(clause === undefined ? {} : { clause }) };
  });
  return checked(dossier, ['award', 'criteria'], items, rows, placed(faults, '/award'), form);
}

/** Reads the list of earlier de minimis aid. */
export function readEarlier(form: Form, dossier: Dossier): FormReading {
  const { rows, faults } = rowsOf(form, 'earlier', earlierColumns);
  if (rows === undefined) return unchanged(form);
  const items = rows.map((row) => row.cells);
  return checked(dossier, ['aid', 'previousAid'], items, rows, placed(faults, '/aid'), form);
}

function placed(faults: readonly FormFault[], under: string): FormFault[] {
  return faults.map((fault) => ({ ...fault, pointer: `${under}${fault.pointer}` }));
}

const lists = {
  lots: { columns: lotColumns, of: (dossier: Dossier): readonly object[] => dossier.lots ?? [] },
  parts: { columns: partColumns, of: (dossier: Dossier): readonly object[] => dossier.contract?.parts ?? [] },
  earlier: {
    columns: earlierColumns,
    of: (dossier: Dossier): readonly object[] => dossier.aid?.previousAid ?? [],
  },
  criteria: {
    columns: criterionColumns,
    of: (dossier: Dossier): readonly object[] => dossier.award?.criteria ?? [],
  },
} as const;

/** A stored list as its form would send it back untouched, with some empty rows to go on writing in. */
export function rowFields(list: keyof typeof lists, dossier: Dossier, language: Language): Form[] {
  const { columns, of } = lists[list];
  return of(dossier).map((item, index) => {
    const cells = item as Readonly<Record<string, Value | undefined>>;
    const fields = Object.entries<FactType>(columns).map(([column, type]) => {
      const value = cells[column];
      const name = `${list}-${index}-${column}`;
      // A row has one field for a day.
      if (type.kind === 'date') return typeof value === 'string' ? { [name]: value } : {};
      return value === undefined ? {} : fieldsFor(name, value, type, language);
    });
    return Object.assign({}, ...fields) as Form;
  });
}
