/**
 * A tree of codes as a filter shows it: the branches at the root, and below each that was chosen its own branches. Every
 * code hangs on the innermost branch shown, so that counting goes up a short chain.
 */
export interface Tree {
  /** The beginnings of codes that are shown, parents before children; the first stands for none. */
  readonly branches: readonly string[];
  /** For each branch, the one above it; 0 where there is none. */
  readonly above: Uint16Array;
  /** For each code, by its id, the innermost branch; 0 where none is shown. */
  readonly innermost: Uint16Array;
}

/** How the branches of a kind of code divide. */
export interface Division {
  /** Whether a beginning of a code is a branch at the root. */
  isRoot(beginning: string): boolean;
  /** The lengths of branches, shortest first. */
  readonly lengths: readonly number[];
  /** A branch that stands for its parent alone, such as a zero of the CPV. */
  isEmpty(beginning: string): boolean;
}

export const cpvDivision: Division = {
  isRoot: (beginning) => beginning.length === 2,
  lengths: [2, 3, 4, 5, 6, 7, 8],
  isEmpty: (beginning) => beginning.length > 2 && beginning.endsWith('0'),
};

/** Regions below the countries that were chosen: the country itself is a filter of its own. */
export function regionDivision(countries: readonly string[]): Division {
  return {
    isRoot: (beginning) => beginning.length === 3 && countries.includes(beginning.slice(0, 2)),
    lengths: [3, 4, 5],
    isEmpty: () => false,
  };
}

const mostBranches = 2000;

/**
 * @param codes by their ids, the first is none
 * @param chosen beginnings of codes; they and what is above them are opened
 */
export function treeOf(codes: readonly string[], chosen: readonly string[], division: Division): Tree {
  const opened = new Set<string>();
  for (const beginning of chosen)
    for (const length of division.lengths)
      if (length <= beginning.length) opened.add(beginning.slice(0, length));
  const shown = new Set<string>();
  const beginningsOf = (code: string): string[] =>
    division.lengths.filter((length) => length <= code.length).map((length) => code.slice(0, length));
  for (const code of codes) {
    for (const beginning of beginningsOf(code)) {
      if (division.isEmpty(beginning)) break;
      const parent = beginning.slice(0, -1);
      if (division.isRoot(beginning) || opened.has(parent)) shown.add(beginning);
      else if (!opened.has(beginning)) break;
    }
    if (shown.size > mostBranches) break;
  }
  // What was chosen is shown even where no notice has it, so that it can be taken back.
  for (const beginning of chosen) if (beginning !== '') shown.add(beginning);
  const branches = ['', ...[...shown].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))];
  const place = new Map(branches.map((branch, index) => [branch, index]));
  const innermostOf = (code: string): number => {
    for (let length = code.length; length >= 2; length -= 1) {
      const found = place.get(code.slice(0, length));
      if (found !== undefined) return found;
    }
    return 0;
  };
  return {
    branches,
    above: Uint16Array.from(branches, (branch) => (branch === '' ? 0 : innermostOf(branch.slice(0, -1)))),
    innermost: Uint16Array.from(codes, innermostOf),
  };
}
