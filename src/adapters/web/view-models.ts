/**
 * What templates are handed. Each type names the partial that shows it; a template prints fields and decides nothing.
 * Identifiers (kinds, levels, places, roles) stay identifiers here: templates turn them into words with `t`, so a view
 * model is the same in every language except for sentences, and serves as the page's JSON twin.
 */
export type * from './models/page.js';
export type * from './models/question.js';
export type * from './models/verdict.js';
export type * from './models/clause.js';
export type * from './models/lists.js';
export type * from './models/figures.js';
export type * from './models/review.js';
