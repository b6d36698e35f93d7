import type { HiddenField, Link } from './page.js';

/** `partials/steps`: where one is on the way. */
export interface StepList {
  readonly label: string;
  readonly steps: readonly {
    readonly text: string;
    /** Absent while it cannot be reached. */
    readonly href?: string | undefined;
    readonly state: 'done' | 'now' | 'todo';
    readonly note?: string | undefined;
  }[];
}

/** `partials/summary-list`: what was answered, each with a way to change it. */
export interface SummaryList {
  readonly rows: readonly {
    readonly name: string;
    /** Empty when not answered; said in words then. */
    readonly values: readonly string[];
    readonly changeHref?: string | undefined;
  }[];
}

export interface Cell {
  readonly text: string;
  readonly href?: string | undefined;
}

/** `partials/table`: the first cell of each row is its heading. */
export interface Table {
  readonly caption: string;
  readonly captionHidden?: boolean | undefined;
  readonly columns: readonly { readonly text: string; readonly numeric: boolean }[];
  readonly rows: readonly {
    readonly head: Cell;
    readonly cells: readonly (Cell & { readonly numeric: boolean })[];
  }[];
}

/** `partials/facets`: filters as one GET form; no tabs, no scripts. */
export interface Facets {
  readonly action: string;
  readonly search?:
    | {
        readonly name: string;
        readonly label: string;
        readonly value: string;
        /** The most letters it takes. */
        readonly most?: number | undefined;
      }
    | undefined;
  readonly groups: readonly {
    readonly name: string;
    readonly legend: string;
    /** What a reader should know before choosing. */
    readonly hint?: string | undefined;
    /** Shown open. */
    readonly open?: boolean | undefined;
    readonly options: readonly {
      readonly id: string;
      readonly value: string;
      readonly text: string;
      /** Absent where nobody counts. */
      readonly count: number | undefined;
      readonly checked: boolean;
      /** How far below the root of a tree it stands: 1, 2, 3. */
      readonly depth?: number | undefined;
    }[];
  }[];
  /** How many boxes are ticked: said where the filters are folded. */
  readonly ticked: number;
  /** Not folded on a narrow screen either: something in them is wrong. */
  readonly unfolded?: boolean | undefined;
  readonly hidden: readonly HiddenField[];
  /** The list beside it follows while one types. */
  readonly live?: boolean | undefined;
  /** "24 clauses" */
  readonly found: string;
  /** Back to everything; absent when nothing is filtered. */
  readonly clearHref?: string | undefined;
}

/** `partials/chosen-filters`: what narrows a list, each with the way to the list without it. */
export interface ChosenFilters {
  readonly heading: string;
  readonly items: readonly {
    /** "Country of the buyer: France" */
    readonly text: string;
    readonly href: string;
  }[];
}

/** `partials/pagination`. `paginationOf` makes it. */
export interface Pagination {
  readonly label: string;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  readonly items: readonly {
    readonly gap: boolean;
    readonly number: number;
    readonly href: string;
    readonly current: boolean;
  }[];
}

/** `partials/link-cards`: ways on from a page, as cards. */
export interface LinkCards {
  readonly cards: readonly {
    readonly text: string;
    readonly href: string;
    readonly says: string;
    readonly tag?: string | undefined;
  }[];
}

/** `partials/contents`: what is on this page. */
export interface Contents {
  readonly links: readonly Link[];
}
