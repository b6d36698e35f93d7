import type { Request } from 'express';
import type { Form } from '../../../../core/journeys/field.js';

/** What a form sent: every value is text, a name may come several times. */
export interface Posted {
  /** The first value, or an empty text. */
  one(name: string): string;
  all(name: string): readonly string[];
  has(name: string): boolean;
  readonly names: readonly string[];
  /** The whole form, for readers that know its names. */
  readonly form: Form;
}

const usualLongest = 200_000;

function valuesOf(value: unknown, longest: number): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values
    .filter((item): item is string => typeof item === 'string')
    .map((item) => item.slice(0, longest));
}

/** @param longest what is longer is cut: no field of the product's forms may hold more characters */
export function postedFrom(fields: unknown, longest = usualLongest): Posted {
  const entries = typeof fields === 'object' && fields !== null ? Object.entries(fields) : [];
  const values = new Map(
    entries.map(([name, value]): [string, string[]] => [name, valuesOf(value, longest)]),
  );
  return {
    one: (name) => values.get(name)?.[0] ?? '',
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
    names: [...values.keys()],
    form: Object.fromEntries(
      [...values].map(([name, list]) => [name, list.length === 1 ? (list[0] ?? '') : list]),
    ),
  };
}

/** The body of a form; a request without one gives an empty form. */
export function posted(request: Request): Posted {
  return postedFrom(request.body as unknown);
}

/** The revision that a form was made from; one that is no number fits no dossier. */
export function revisionOf(form: Posted): number {
  return /^\d{1,9}$/.test(form.one('revision')) ? Number(form.one('revision')) : Number.NaN;
}
