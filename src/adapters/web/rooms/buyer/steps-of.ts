import type { Advised } from '../../../../usecases/advise.js';
import { questionId, stepOfFact, stepSlugs, type StepSlug } from '../../../../core/journeys/journey.js';
import { walk } from '../../../../core/journeys/walk.js';
import { declarationOf, isFactId, type FactId } from '../../../../core/facts/vocabulary.js';
import type { Words } from '../../../../core/shared/text.js';
import { paths } from '../../paths.js';
import type { StepList } from '../../view-models.js';

export function stepHref(dossier: string, step: StepSlug): string {
  if (step === 'choose') return paths.choose.at({ dossier });
  if (step === 'check') return paths.check.at({ dossier });
  return paths.step.at({ dossier, step });
}

/** The seven steps. Not knowing blocks nothing: every one may be opened at any time. */
export function stepList(
  dossier: string,
  current: StepSlug,
  { assessment }: Advised,
  words: Words,
): StepList {
  const walked = walk(assessment.dossier, assessment.facts);
  return {
    label: words.say('step.label'),
    steps: stepSlugs.map((slug) => {
      const step = walked.find((item) => item.slug === slug);
      return {
        text: words.say(`journey.steps.${slug}.title`),
        href: step?.reachable === false ? undefined : stepHref(dossier, slug),
        state: slug === current ? 'now' : step?.state === 'done' ? 'done' : 'todo',
      };
    }),
  };
}

export function stepNumber(step: StepSlug, words: Words): string {
  return words.say('step.of', { number: stepSlugs.indexOf(step) + 1, total: stepSlugs.length });
}

/** Where a fact is asked: the page, at its question. A fact that is in files only is shown by the check. */
export function askedAt(dossier: string, fact: FactId): string {
  if (fact === 'award.method') return `${paths.award.at({ dossier })}#${questionId(fact)}`;
  const step = stepOfFact(fact);
  if (step !== undefined) return `${stepHref(dossier, step)}#${questionId(fact)}`;
  if (fact === 'estimate.value') return askedAt(dossier, 'contract.value');
  if (fact.startsWith('award.')) return paths.award.at({ dossier });
  if (fact.startsWith('lot')) return `${stepHref(dossier, 'what')}#lots`;
  return paths.check.at({ dossier });
}

/** Where a finding is mended, from its place in the dossier: `contract/value`, `lots/0/cpv`, `clauses/2`, `award/criteria`. */
export function mendAt(dossier: string, at: string, clauses: readonly { readonly clause: string }[]): string {
  const [room = '', second = ''] = at.split('/');
  if (room === 'clauses') {
    const [theme = '', slug = ''] = second === '' ? [] : (clauses[Number(second)]?.clause.split('/') ?? []);
    if (slug !== '') return paths.chooseClause.at({ dossier, theme, slug });
    return `${paths.choose.at({ dossier })}#clauses`;
  }
  if (room === 'measures') return paths.measures.at({ dossier });
  if (room === 'award') return paths.award.at({ dossier });
  if (room === 'lots') return `${stepHref(dossier, 'what')}#lots`;
  if (room === 'reservation') return `${paths.choose.at({ dossier })}#reserve`;
  const fact = at.replaceAll('/', '.');
  return isFactId(fact) && declarationOf(fact).asked !== 'json'
    ? askedAt(dossier, fact)
    : paths.export.at({ dossier });
}
