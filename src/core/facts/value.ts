/** What a fact can hold. Money is EUR without VAT unless the fact says otherwise; shares are 0..1; terms are months. */
export type Value = string | number | boolean | readonly string[];

/** Yes, no, or not known yet. A missing answer is never a no. */
export type Truth = 'yes' | 'no' | 'unknown';

export function not(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown';
  return truth === 'yes' ? 'no' : 'yes';
}

/** Kleene's conjunction: one no decides, one unknown leaves it open. */
export function every(truths: readonly Truth[]): Truth {
  if (truths.includes('no')) return 'no';
  return truths.includes('unknown') ? 'unknown' : 'yes';
}

/** Kleene's disjunction: one yes decides, one unknown leaves it open. */
export function some(truths: readonly Truth[]): Truth {
  if (truths.includes('yes')) return 'yes';
  return truths.includes('unknown') ? 'unknown' : 'no';
}
