/** Where in a tender a clause or a measure stands. */
export const places = [
  'subject-matter',
  'technical-specification',
  'label',
  'lots',
  'market-consultation',
  'reservation',
  'exclusion',
  'selection',
  'award-criterion',
  'performance-condition',
  'contract-management',
] as const;
export type Place = (typeof places)[number];
