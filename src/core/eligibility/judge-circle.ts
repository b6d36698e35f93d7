import { evaluate, type Evaluated } from '../facts/evaluate.js';
import { valueOf, type Facts } from '../facts/facts.js';
import { every, some, type Truth } from '../facts/value.js';
import { declarationOf, type FactId } from '../facts/vocabulary.js';
import type { Circle, CircleCondition, CirclePath } from '../law/circle.js';
import type { LawBook } from '../law/law-book.js';

/** A condition of a path with what was seen. */
export interface WeighedCondition {
  readonly condition: CircleCondition;
  readonly why: Evaluated;
}

/** A path with what was seen. */
export interface WeighedPath {
  readonly path: CirclePath;
  readonly truth: Truth;
  readonly conditions: readonly WeighedCondition[];
  /** Stated answers that speak against it. */
  readonly doubts: readonly CirclePath['doubts'][number][];
}

/** The circle that counts for a route at a place and day: the national one where there is one, else that of the Union. */
export function circleOf(route: string, book: LawBook): Circle | undefined {
  // Union first, then country, then region: the last one is the nearest.
  return book.circles
    .filter((circle) => circle.routes.includes(route))
    .reduce<Circle | undefined>((nearest, circle) => {
      const rank = (of: Circle | undefined): number =>
        of === undefined ? -1 : book.jurisdictions.indexOf(of.jurisdiction);
      return rank(circle) > rank(nearest) ? circle : nearest;
    }, undefined);
}

/** One step down: a yes that something stated speaks against is not sure, and an open one is a no. */
function lowered(truth: Truth): Truth {
  return truth === 'yes' ? 'unknown' : 'no';
}

/** Looks at one way of belonging to the circle; undefined where it is not tried at all. */
function weighPath(path: CirclePath, facts: Facts, book: LawBook): WeighedPath | undefined {
  const holds = (condition: CircleCondition['when'] | undefined): boolean =>
    condition === undefined || evaluate(condition, facts, book).truth === 'yes';
  if (!holds(path.tried)) return undefined;
  const conditions = path.conditions
    .filter(({ only }) => holds(only))
    .map((condition) => ({ condition, why: evaluate(condition.when, facts, book) }));
  const truth = every(conditions.map(({ why }) => why));
  // Nothing speaks against a way that is closed anyhow.
  const doubts =
    truth === 'no' ? [] : path.doubts.filter(({ when }) => evaluate(when, facts, book).truth === 'yes');
  return { path, truth: doubts.length > 0 ? lowered(truth) : truth, conditions, doubts };
}

/**
 * Looks at every way of belonging to a circle.
 *
 * @param groups the groups of bidders that the call means, where it says so; a path of another group is not tried
 */
export function weighCircle(
  circle: Circle,
  facts: Facts,
  book: LawBook,
  groups: readonly string[] | undefined,
): WeighedPath[] {
  return circle.paths
    .filter(({ group }) => group === undefined || groups === undefined || groups.includes(group))
    .flatMap((path) => weighPath(path, facts, book) ?? []);
}

/** Whether one of the ways holds. */
export function truthOfPaths(paths: readonly WeighedPath[]): Truth {
  return some(paths);
}

/** A question that only makes sense after another answer is not asked before it. */
function isTimely(fact: FactId, facts: Facts): boolean {
  const { presupposes } = declarationOf(fact);
  return presupposes === undefined || String(valueOf(facts, presupposes.fact as FactId)) === presupposes.is;
}

/** The answers that could still decide: those that an undecided way lacks. */
export function missingIn(paths: readonly WeighedPath[], facts: Facts): FactId[] {
  if (truthOfPaths(paths) !== 'unknown') return [];
  return [
    ...new Set(
      paths
        .filter(({ truth }) => truth === 'unknown')
        .flatMap(({ conditions }) => conditions.flatMap(({ why }) => why.missing))
        .filter((fact) => isTimely(fact, facts)),
    ),
  ];
}

/**
 * The way that decides: one that holds, else the one that lacks least. Of several that hold a status comes first: it is
 * proved by one paper, while nobody has written down how a structure without it is shown to be equivalent.
 */
export function nearestPath(paths: readonly WeighedPath[]): WeighedPath | undefined {
  const rank = { yes: 0, unknown: 1, no: 2 } as const;
  const unproved = ({ truth, path }: WeighedPath): number =>
    truth === 'yes' && path.kind !== 'status' ? 1 : 0;
  const open = ({ conditions }: WeighedPath): number =>
    conditions.filter(({ why }) => why.truth !== 'yes').length / conditions.length;
  return [...paths].sort(
    (a, b) => rank[a.truth] - rank[b.truth] || open(a) - open(b) || unproved(a) - unproved(b),
  )[0];
}
