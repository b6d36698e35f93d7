/** `partials/figures/award-bars`: weights of the award criteria as a table whose rows are drawn. `awardBars` makes it. */
export interface AwardBars {
  readonly id: string;
  readonly title: string;
  readonly bars: readonly {
    readonly name: string;
    /** As said: "40 %". */
    readonly weight: string;
    readonly kind: 'price' | 'cost' | 'quality';
    /** Of the drawing, in per cent of its width. */
    readonly width: string;
  }[];
  readonly total: string;
  /** Set when the weights do not add up to 100. */
  readonly wrong?: string | undefined;
}

/** `partials/figures/timeline`: days in order, drawn to scale, with a list. `timeline` computes the drawing. */
export interface Timeline {
  readonly id: string;
  readonly title: string;
  readonly marks: readonly {
    readonly text: string;
    readonly day: string;
    readonly number: number;
    /** In per cent of the drawing's width. */
    readonly x: string;
    readonly state: 'past' | 'now' | 'ahead';
  }[];
}

/** `partials/figures/route-map`: the ways to reserve, open, closed or not yet known, with a list. `routeMap` draws it. */
export interface RouteMap {
  readonly id: string;
  readonly title: string;
  /** The drawing in one sentence. */
  readonly says: string;
  readonly height: number;
  readonly middle: number;
  readonly routes: readonly {
    readonly route: string;
    readonly name: string;
    readonly state: 'open' | 'closed' | 'unknown';
    readonly says: string;
    readonly href: string;
    readonly number: number;
    readonly y: number;
    /** The line that leads there; a closed one ends half-way. */
    readonly path: string;
  }[];
}
