/** The setting that changes each time the search tables are written anew: what was read from them before is stale. */
export const indexStamp = 'library.index';
