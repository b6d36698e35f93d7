import { formOf } from '../../../../core/journeys/form.js';
import { optionSays } from '../../../../core/facts/wording.js';
import type { FactId } from '../../../../core/facts/vocabulary.js';
import type { Verdict } from '../../../../core/law/judge.js';
import { kindSays } from '../../../../core/law/kind-says.js';
import { opinionOf } from '../../../../core/law/opinion.js';
import type { FormFault } from '../../../../core/journeys/read.js';
import type { Words } from '../../../../core/shared/text.js';
import type { Advised } from '../../../../usecases/advise.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { routeMap, type RouteState } from '../../figures.js';
import { cardId, namingIn, verdictCard } from '../../verdict-card.js';
import type { Question, RouteMap, SelectQuestion, VerdictCard } from '../../view-models.js';
import { routeName } from './advice-panel.js';
import type { Buyer } from './parts.js';
import type { Posted } from './posted.js';
import { shownQuestion } from './questions.js';
import { askedAt } from './steps-of.js';

const states: Readonly<Record<Verdict['kind'], RouteState['state']>> = {
  allowed: 'open',
  'allowed-if': 'open',
  required: 'open',
  forbidden: 'closed',
  silent: 'closed',
  open: 'unknown',
};

/** The routes that are a question here; all of them where none is. */
function arising(routes: readonly Verdict[]): readonly Verdict[] {
  const some = routes.filter((verdict) => verdict.kind !== 'silent');
  return some.length === 0 ? routes : some;
}

function mapOf(routes: readonly Verdict[], buyer: Buyer, words: Words): RouteMap {
  return routeMap(
    'route-map',
    words.say('buyer.choose.map'),
    arising(routes).map((verdict) => ({
      route: verdict.rule.route ?? verdict.rule.id,
      name: routeName(verdict, words),
      state: states[verdict.kind],
      says: opinionOf(verdict, buyer.knowledge.law, words).says,
      href: `#${cardId(verdict.rule.id)}`,
    })),
    words,
  );
}

/** A select for each lot: as the whole, not reserved, or by a route. */
function lotQuestions(known: Advised, form: Posted | undefined, words: Words): SelectQuestion[] {
  const names = new Map(
    known.assessment.routes.map((verdict) => [verdict.rule.route ?? '', routeName(verdict, words)]),
  );
  return known.assessment.lots.map(({ lot, routes }) => {
    const name = `lot-route.${lot.id}`;
    const chosen = form?.one(name) ?? lot.reservation?.route ?? '';
    const offered = routes.flatMap((verdict) => {
      const { route } = verdict.rule;
      if (route === undefined || (verdict.kind === 'silent' && route !== chosen)) return [];
      return [
        {
          value: route,
          text: `${names.get(route) ?? route} (${kindSays(verdict.rule.subject, verdict.kind, words)})`,
          checked: route === chosen,
        },
      ];
    });
    const none = {
      value: 'none',
      text: optionSays('reservation.route', 'none', words),
      checked: chosen === 'none',
    };
    return {
      kind: 'select',
      id: `lot-route-${lot.id}`,
      name,
      label: words.say('buyer.choose.lot-route', { id: lot.id, title: lot.title ?? '' }),
      prompt: words.say('buyer.choose.lot-as-whole'),
      groups: [{ label: '', choices: [none, ...offered] }],
    };
  });
}

/** The question of the route carries each verdict as a hint: what is not lawful is shown as such, never hidden. */
function withKinds(question: Question, known: Advised, words: Words): Question {
  if (question.kind !== 'one-of' || question.name !== 'reservation.route') return question;
  return {
    ...question,
    choices: question.choices.map((choice) => {
      const verdict = known.assessment.routes.find((item) => item.rule.route === choice.value);
      if (verdict === undefined) return choice;
      return {
        ...choice,
        text: routeName(verdict, words),
        hint: kindSays(verdict.rule.subject, verdict.kind, words),
      };
    }),
  };
}

export interface ReserveModel {
  readonly map: RouteMap;
  readonly regime: VerdictCard | undefined;
  readonly routes: readonly VerdictCard[];
  readonly silent: readonly VerdictCard[];
  readonly questions: readonly Question[];
  readonly lotQuestions: readonly SelectQuestion[];
}

export function reserveModel(
  stored: StoredDossier,
  known: Advised,
  buyer: Buyer,
  words: Words,
  form?: Posted,
  faults: readonly FormFault[] = [],
): ReserveModel {
  const { routes, regime } = known.assessment;
  const naming = namingIn(buyer.knowledge.law, words);
  const card = (verdict: Verdict): VerdictCard =>
    verdictCard(opinionOf(verdict, buyer.knowledge.law, words), words, {
      subject: verdict.rule.subject,
      askedAt: (fact) => askedAt(stored.id, fact),
      naming,
    });
  const chosen = stored.dossier.reservation?.route;
  const offered = [
    'none',
    ...routes
      .filter((verdict) => verdict.kind !== 'silent' || verdict.rule.route === chosen)
      .flatMap((verdict) => verdict.rule.route ?? []),
  ];
  const step = formOf({
    slug: 'choose',
    dossier: stored.dossier,
    words,
    faults,
    options: new Map<FactId, readonly string[]>([['reservation.route', offered]]),
    ...(form === undefined ? {} : { typed: form.form }),
  });
  return {
    map: mapOf(routes, buyer, words),
    regime: regime === undefined ? undefined : card(regime),
    routes: routes.filter((verdict) => verdict.kind !== 'silent').map(card),
    silent: routes.filter((verdict) => verdict.kind === 'silent').map(card),
    questions: step.questions
      .filter((question) => question.fact !== 'award.method')
      .map((question) => withKinds(shownQuestion(question, false, buyer, words), known, words)),
    lotQuestions: lotQuestions(known, form, words),
  };
}
