/** What a fact can hold. Money is EUR without VAT unless the fact says otherwise; shares are 0..1; terms are months. */
export type Value = string | number | boolean | readonly string[];

/** Yes, no, or not known yet. A missing answer is never a no. */
export type Truth = 'yes' | 'no' | 'unknown';

export function not(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown';
  return truth === 'yes' ? 'no' : 'yes';
}

interface Judged {
  readonly truth: Truth;
}

/** Kleene's conjunction: one no decides, one unknown leaves it open. */
export function every(parts: readonly Judged[]): Truth {
  let truth: Truth = 'yes';
  for (const part of parts) {
    if (part.truth === 'no') return 'no';
    if (part.truth === 'unknown') truth = 'unknown';
  }
  return truth;
}

/** Kleene's disjunction: one yes decides, one unknown leaves it open. */
export function some(parts: readonly Judged[]): Truth {
  let truth: Truth = 'no';
  for (const part of parts) {
    if (part.truth === 'yes') return 'yes';
    if (part.truth === 'unknown') truth = 'unknown';
  }
  return truth;
}
