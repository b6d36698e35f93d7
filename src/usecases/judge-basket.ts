// Anyone may ask: it reads nothing but what is handed in.
import { defaultsOf } from '../core/clauses/parameters.js';
import type { Dossier } from '../core/dossier/dossier.js';
import type { Language } from '../core/shared/text.js';
import { factsOfRound, type PlayedAt } from '../core/workshop/facts-of-round.js';
import type { RoundOf } from '../core/workshop/round.js';
import type { Scenario } from '../core/workshop/scenario.js';
import { allPoints, type VoteOf } from '../core/workshop/vote.js';
import { findingSays, type SaidFinding } from './advise.js';
import { advisedOn } from './ask-engine.js';
import type { Knowledge } from './ports.js';

/** What the check says of the tender that a team put together. */
export interface JudgedBasket {
  /** The gravest first. */
  readonly findings: readonly SaidFinding[];
  /** Questions of the duties that a clause of the basket meets, and of those that none meets. */
  readonly met: readonly string[];
  readonly missing: readonly string[];
}

/**
 * The tender of a team as a dossier, looked at by the same check as any other.
 *
 * @param vote the route, the clauses with their default values, the weight of the price; the rest of the points goes to quality
 */
export function judgeBasket(
  scenario: Scenario,
  round: RoundOf<'full-dossier'>,
  vote: VoteOf<'full-dossier'>,
  at: PlayedAt,
  knowledge: Knowledge,
  language: Language,
): JudgedBasket {
  const facts = factsOfRound(scenario, round, at);
  const { assessment } = advisedOn(facts, knowledge);
  const chosen = assessment.library.clauses.filter(({ id }) => vote.clauses.includes(id));
  const quality = chosen.filter(({ place }) => place === 'award-criterion');
  const rest = allPoints - vote.priceWeight;
  const dossier: Dossier = {
    ...facts,
    reservation: { ...facts.reservation, route: vote.route },
    award: {
      method: rest === 0 ? 'price' : 'best-price-quality',
      criteria: [
        { id: 'price', kind: 'price', weight: vote.priceWeight },
        ...quality.map(({ id }, index) => ({
          id: `quality-${String(index + 1)}`,
          kind: 'quality' as const,
          weight: rest / quality.length,
          clause: id,
        })),
        ...(quality.length === 0 && rest > 0
          ? [{ id: 'quality', kind: 'quality' as const, weight: rest }]
          : []),
      ],
    },
    clauses: chosen.map((clause) => ({
      clause: clause.id,
      version: clause.version,
      values: Object.fromEntries(
        Object.entries(defaultsOf(clause, assessment.facts)).map(([id, value]) => [
          id,
          typeof value === 'object' ? [...value] : value,
        ]),
      ),
    })),
  };
  const words = knowledge.words(language);
  const advised = advisedOn(dossier, knowledge);
  const question = (state: string): string[] =>
    advised.duties
      .filter((duty) => duty.state === state)
      .map(({ verdict }) => verdict.rule.question[language]);
  return {
    findings: advised.findings
      .filter(({ issue }) => issue !== 'mandatory-duty-missing')
      .map((finding) => findingSays(finding, knowledge.law, words)),
    met: question('met'),
    missing: question('missing'),
  };
}
