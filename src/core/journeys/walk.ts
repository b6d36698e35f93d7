import type { Dossier } from '../dossier/dossier.js';
import { valueOf, type Facts } from '../facts/facts.js';
import type { FactId } from '../facts/vocabulary.js';
import { answerOf, journey, stepOf, stepSlugs, type Section, type StepSlug } from './journey.js';

export type StepState = 'done' | 'now' | 'to-do';

export interface WalkedStep {
  readonly slug: StepSlug;
  readonly state: StepState;
  /** Essential answers still open; each inner list is one, and any fact of it gives it. */
  readonly open: readonly (readonly FactId[])[];
  readonly reachable: boolean;
}

/** Answers without which a step is not done. Any fact of an inner list counts. */
const essentials: Readonly<Partial<Record<StepSlug, readonly (readonly FactId[])[]>>> = {
  who: [['authority.country'], ['authority.type', 'contract.subsidisedShare']],
  what: [['title'], ['contract.cpv', 'contract.nature']],
  'how-much': [
    ['contract.value', 'contract.valuePerMonth', 'estimate.value'],
    ['contract.durationMonths', 'contract.indefinite'],
  ],
  relationship: [['contract.kind']],
};

function holdsSection(dossier: Dossier, section: Section): boolean {
  switch (section) {
    case 'lots':
      return (dossier.lots?.length ?? 0) > 0;
    case 'parts':
      return (dossier.contract?.parts?.length ?? 0) > 0;
    case 'earlier':
      return (dossier.aid?.previousAid?.length ?? 0) > 0;
    case 'clauses':
      return (dossier.clauses?.length ?? 0) > 0;
    case 'award':
      return (dossier.award?.criteria?.length ?? 0) > 0;
    case 'measures':
      return (dossier.measures?.length ?? 0) > 0;
    case 'routes':
    case 'findings':
    case 'documents':
      return false;
  }
}

/** True when anything is answered or chosen in the step. */
export function isTouched(slug: StepSlug, dossier: Dossier): boolean {
  const { questions, sections } = stepOf(slug);
  return (
    questions.some(({ fact }) => answerOf(dossier, fact) !== undefined) ||
    sections.some((section) => holdsSection(dossier, section))
  );
}

/**
 * Where the buyer is, found from the answers and never stored. The first step that lacks an essential answer is now; when
 * none does, the first of the free steps that holds nothing and has nothing after it, and at last the check.
 */
export function walk(dossier: Dossier, facts: Facts): readonly WalkedStep[] {
  const isKnown = (fact: FactId): boolean => {
    const value = valueOf(facts, fact) ?? answerOf(dossier, fact);
    // "It has no end" stands for a length; "it has an end" does not say which.
    return fact === 'contract.indefinite' ? value === true : value !== undefined;
  };
  const steps = journey.map(({ slug }) => ({
    slug,
    open: (essentials[slug] ?? []).filter((any) => !any.some(isKnown)),
    touched: isTouched(slug, dossier),
  }));
  const here =
    steps.find((step) => step.open.length > 0) ??
    steps.find(
      (step, index) =>
        essentials[step.slug] === undefined && !steps.slice(index).some((later) => later.touched),
    );
  return steps.map(({ slug, open, touched }) => ({
    slug,
    open,
    state: slug === here?.slug ? 'now' : touched && open.length === 0 ? 'done' : 'to-do',
    reachable: isReachable(slug, dossier),
  }));
}

export function whereIs(steps: readonly WalkedStep[]): StepSlug {
  return steps.find((step) => step.state === 'now')?.slug ?? stepSlugs[0];
}

/** Not knowing never blocks: once the country is known every step is open, in any order. */
export function isReachable(slug: StepSlug, dossier: Pick<Dossier, 'authority'>): boolean {
  return slug === 'who' || answerOf(dossier, 'authority.country') !== undefined;
}

/** Where a link to a step leads: to the step, or to the first one while nothing can be said yet. */
export function leadsTo(slug: StepSlug, dossier: Pick<Dossier, 'authority'>): StepSlug {
  return isReachable(slug, dossier) ? slug : 'who';
}
