import type { Criterion, Dossier, Lot, Subcriterion } from '../dossier/dossier.js';
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

/** The parts of a criterion; the kind is that of the criterion. */
export const subcriterionColumns = {
  id,
  name: criterionColumns.name,
  weight: criterionColumns.weight,
  text: criterionColumns.text,
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

/** The list of the parts of a criterion in a form: `criteria-0-sub`, with `criteria-0-sub-1-name`. */
export function partsList(index: number): string {
  return `criteria-${String(index)}-sub`;
}

/** Which rows of a list a form holds, those marked for removal among them. A list may stand within a row of another. */
export function indexesOf(form: Form, list: string): number[] {
  const found = Object.keys(form).flatMap((name) => {
    const match = /^([a-z]+(?:-\d{1,4}-sub)?)-(\d{1,4})-[A-Za-z.]+$/.exec(name);
    return match?.[1] === list ? [Number(match[2])] : [];
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

/**
 * Rows of a list with flat names (`lots-0-title`). A row with nothing but its id, or marked for removal, is dropped.
 *
 * @param holdsMore whether a row says something beyond its columns
 */
function rowsOf(
  form: Form,
  list: string,
  columns: Columns,
  holdsMore: (index: number) => boolean = () => false,
): Rows {
  const faults: FormFault[] = [];
  const indexes = indexesOf(form, list);
  const rows = indexes.flatMap((index): Row[] => {
    if (Object.hasOwn(form, `${list}-${index}-remove`)) return [];
    const cells: Record<string, Value> = {};
    let typed = holdsMore(index);
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

/** The field of a fault by its place in a list: which item, and what stands below it. */
type FieldAt = (position: number, below: readonly string[]) => string | undefined;

/** A field of a list without lists of its own. */
function columnAt(list: string, rows: readonly Row[]): FieldAt {
  return (position, [column = 'id']) => {
    const index = rows[position]?.index;
    return index === undefined ? undefined : `${list}-${String(index)}-${column}`;
  };
}

function checked(
  dossier: Dossier,
  path: readonly string[],
  items: readonly unknown[],
  fieldAt: FieldAt,
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
    const [position = '', ...below] = fault.pointer.split('/').slice(1 + path.length);
    return { ...fault, field: fieldAt(position === '' ? Number.NaN : Number(position), below) ?? list };
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
  return checked(dossier, ['lots'], items, columnAt('lots', rows), faults, form);
}

/** Reads the parts of a mixed contract. */
export function readParts(form: Form, dossier: Dossier): FormReading {
  const { rows, faults } = rowsOf(form, 'parts', partColumns);
  if (rows === undefined) return unchanged(form);
  const items = rows.map((row) => row.cells);
  const path = ['contract', 'parts'];
  return checked(dossier, path, items, columnAt('parts', rows), placed(faults, '/contract'), form);
}

interface Parts {
  readonly rows: readonly Row[];
  readonly items: readonly Subcriterion[];
}

/**
 * The parts of one criterion as a form holds them; undefined where it has no such list and they stay as they are. An empty
 * list is told from none by a hidden field, `criteria-0-subs`.
 */
function partsIn(form: Form, index: number, faults: FormFault[]): Parts | undefined {
  const list = partsList(index);
  const read = rowsOf(form, list, subcriterionColumns);
  if (read.rows === undefined && !Object.hasOwn(form, `${list}s`)) return undefined;
  const rows = read.rows ?? [];
  // Faults of the parts point to the row of the form, as those of the criteria do.
  faults.push(
    ...read.faults.map((fault) => ({
      ...fault,
      pointer: fault.pointer.replace(`/${list}/`, `/criteria/${String(index)}/subcriteria/`),
    })),
  );
  const items = named(rows, (number) => `s${String(number)}`).map(({ row, id: name }) => ({
    ...row.cells,
    id: name,
  }));
  return { rows, items };
}

/** Reads the award criteria with their parts. The clause that a criterion came from is kept by its id. */
export function readCriteria(form: Form, dossier: Dossier): FormReading {
  const faultsOfParts: FormFault[] = [];
  const parts = new Map(
    indexesOf(form, 'criteria')
      .filter((index) => !Object.hasOwn(form, `criteria-${String(index)}-remove`))
      .flatMap((index): [number, Parts][] => {
        const found = partsIn(form, index, faultsOfParts);
        return found === undefined ? [] : [[index, found]];
      }),
  );
  const { rows, faults } = rowsOf(
    form,
    'criteria',
    criterionColumns,
    (index) => (parts.get(index)?.rows ?? []).length > 0,
  );
  if (rows === undefined) return unchanged(form);
  const before = new Map((dossier.award?.criteria ?? []).map((criterion) => [criterion.id, criterion]));
  const items = named(rows, (number) => `c${number}`).map(({ row, id: name }) => {
    const clause: Criterion['clause'] = before.get(name)?.clause;
    const found = parts.get(row.index)?.items ?? before.get(name)?.subcriteria ?? [];
    return {
      ...row.cells,
      id: name,
      ...(clause === undefined ? {} : { clause }),
      ...(found.length === 0 ? {} : { subcriteria: found }),
    };
  });
  const fieldAt: FieldAt = (position, below) => {
    const index = rows[position]?.index;
    if (index === undefined) return undefined;
    if (below[0] !== 'subcriteria') return columnAt('criteria', rows)(position, below);
    const [, place, ...column] = below;
    const list = partsList(index);
    return place === undefined ? list : columnAt(list, parts.get(index)?.rows ?? [])(Number(place), column);
  };
  const all = placed([...faults, ...faultsOfParts], '/award');
  return checked(dossier, ['award', 'criteria'], items, fieldAt, all, form);
}

/** Reads the list of earlier de minimis aid. */
export function readEarlier(form: Form, dossier: Dossier): FormReading {
  const { rows, faults } = rowsOf(form, 'earlier', earlierColumns);
  if (rows === undefined) return unchanged(form);
  const items = rows.map((row) => row.cells);
  return checked(
    dossier,
    ['aid', 'previousAid'],
    items,
    columnAt('earlier', rows),
    placed(faults, '/aid'),
    form,
  );
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

function fieldsOf(list: string, columns: Columns, items: readonly object[], language: Language): Form[] {
  return items.map((item, index) => {
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

/** A stored list as its form would send it back untouched, with the lists that stand within its rows. */
export function rowFields(list: keyof typeof lists, dossier: Dossier, language: Language): Form[] {
  const { columns, of } = lists[list];
  const within =
    list !== 'criteria'
      ? []
      : (dossier.award?.criteria ?? []).flatMap(({ subcriteria = [] }, index) =>
          fieldsOf(partsList(index), subcriterionColumns, subcriteria, language),
        );
  return [...fieldsOf(list, columns, of(dossier), language), ...within];
}
