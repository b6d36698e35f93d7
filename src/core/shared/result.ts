/** Either a value or a refusal. A refusal is an answer, never an exception. */
export type Result<T, R> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused<R>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal };
}
