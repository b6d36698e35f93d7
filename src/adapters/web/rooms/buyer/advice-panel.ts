import { optionSays, nameOf } from '../../../../core/facts/wording.js';
import { textOf, valueOf } from '../../../../core/facts/facts.js';
import type { FactId } from '../../../../core/facts/vocabulary.js';
import { questionsOf, stepOfFact } from '../../../../core/journeys/journey.js';
import { kindSays } from '../../../../core/law/kind-says.js';
import type { Verdict } from '../../../../core/law/judge.js';
import type { Words } from '../../../../core/shared/text.js';
import type { Advised } from '../../../../usecases/advise.js';
import { paths } from '../../paths.js';
import { cardId } from '../../verdict-card.js';
import type { AdvicePanel, VerdictLine } from '../../view-models.js';
import { askedAt } from './steps-of.js';

export function routeName(verdict: Verdict, words: Words): string {
  const { route } = verdict.rule;
  if (route === undefined) return verdict.rule.question[words.language];
  const name = optionSays('reservation.route', route, words);
  return name === route ? verdict.rule.question[words.language] : name;
}

/** The regime in one line: the directive where it is settled, and on which side of the threshold. */
export function regimeSays(advised: Advised, words: Words): string {
  const { facts, regime } = advised.assessment;
  const directive = textOf(facts, 'regime.directive');
  const position = textOf(facts, 'regime.position');
  if (directive === undefined || directive === 'none' || regime === undefined)
    return words.say('buyer.advice.regime-open');
  const name = optionSays('regime.directive', directive, words);
  const light = valueOf(facts, 'regime.light') === true ? words.say('buyer.advice.light') : '';
  const side = position === undefined ? '' : optionSays('regime.position', position, words);
  return [name, side, light].filter((part) => part !== '').join(' · ');
}

const mostQuestions = 3;

/** The questions that would settle most and that a page asks now: a link must find its question. */
function askedNow({ assessment, nextQuestions }: Advised): FactId[] {
  const { dossier } = assessment;
  const missed = new Set(nextQuestions);
  return nextQuestions.filter((fact) => {
    const step = stepOfFact(fact);
    return (
      step !== undefined && questionsOf(step, dossier, missed).some((question) => question.fact === fact)
    );
  });
}

/** What is known so far, for beside a step. */
export function advicePanel(dossier: string, advised: Advised, words: Words): AdvicePanel {
  const { regime, routes } = advised.assessment;
  const choose = paths.choose.at({ dossier });
  const line = (verdict: Verdict, text: string): VerdictLine => ({
    kind: verdict.kind,
    label: kindSays(verdict.rule.subject, verdict.kind, words),
    text,
    href: `${choose}#${cardId(verdict.rule.id)}`,
  });
  const arising = routes.filter((verdict) => verdict.kind !== 'silent');
  const count = advised.findings.length;
  return {
    heading: words.say('buyer.advice.heading'),
    intro: words.say('buyer.advice.findings', { count }),
    lines: [
      ...(regime === undefined ? [] : [line(regime, regimeSays(advised, words))]),
      ...arising.map((verdict) => line(verdict, routeName(verdict, words))),
    ],
    settle: askedNow(advised)
      .slice(0, mostQuestions)
      .map((fact) => ({
        text: nameOf(fact, words),
        href: askedAt(dossier, fact),
      })),
    more: { text: words.say('buyer.advice.more'), href: count > 0 ? paths.check.at({ dossier }) : choose },
  };
}
