import type { Posted } from '../buyer/posted.js';

/** The day of a form, which has three fields; `day` is no day where they hold none. */
export function dayTyped(form: Posted): { readonly typed: readonly string[]; readonly day: string } {
  const typed = ['date.day', 'date.month', 'date.year'].map((name) => form.one(name).trim().slice(0, 4));
  const [day = '', month = '', year = ''] = typed;
  return { typed, day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}
