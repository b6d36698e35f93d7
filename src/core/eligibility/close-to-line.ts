import { leavesOf, type Evaluated } from '../facts/evaluate.js';
import { numberOf, type Facts } from '../facts/facts.js';
import { declarationOf } from '../facts/vocabulary.js';
import type { CloseToLine } from './verdicts.js';

/** From how near a share is told as nearly reached: a twentieth of the staff. A courtesy, no figure of the law. */
const near = 0.05;

/** Beyond the last digit of a share that somebody wrote. */
const tiny = 1e-9;

/**
 * Hires of such workers that would reach a share, all others staying.
 *
 * @param staff people employed now
 * @param share the share of such workers among them, 0..1
 * @param needed the share to reach, below 1
 * @param strictly more than it, not just as much
 */
export function hiresShort(staff: number, share: number, needed: number, strictly: boolean): number {
  const now = Math.round(staff * share);
  const reached = (hires: number): boolean => {
    const then = (now + hires) / (staff + hires);
    return strictly ? then > needed + tiny : then >= needed - tiny;
  };
  let hires = Math.max(0, Math.floor((needed * staff - now) / (1 - needed)));
  while (hires > 0 && reached(hires - 1)) hires -= 1;
  while (!reached(hires)) hires += 1;
  return hires;
}

/** The share that keeps the enterprise out although it nearly reaches it; the nearest one. */
export function closeIn(trees: readonly Evaluated[], facts: Facts): CloseToLine | undefined {
  const found = trees.flatMap(leavesOf).flatMap((leaf): (CloseToLine & { strictly: boolean })[] => {
    const { condition, truth, saw, bound } = leaf;
    if (condition.kind !== 'fact' || truth !== 'no' || typeof saw !== 'number' || bound === undefined)
      return [];
    const { type } = declarationOf(condition.fact);
    if (
      type.kind !== 'number' ||
      type.unit !== 'share' ||
      condition.fact === 'organisation.subcontractedShare'
    )
      return [];
    const { op } = condition.test;
    if ((op !== 'at-least' && op !== 'more-than') || bound - saw > near || bound >= 1) return [];
    return [{ fact: condition.fact, saw, needed: bound, strictly: op === 'more-than' }];
  });
  const [nearest] = found.sort((a, b) => a.needed - a.saw - (b.needed - b.saw));
  if (nearest === undefined) return undefined;
  const { strictly, ...close } = nearest;
  // The head count is that of the enterprise, not of a unit or a programme.
  const staff = close.fact.startsWith('organisation.share')
    ? numberOf(facts, 'organisation.staff')
    : undefined;
  return staff === undefined || staff === 0
    ? close
    : { ...close, hires: hiresShort(staff, close.saw, close.needed, strictly) };
}
