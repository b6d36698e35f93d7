// Anyone may ask: it reads nothing but what is handed in.
import type { Dossier } from '../core/dossier/dossier.js';
import { numberOf } from '../core/facts/facts.js';
import { insertionHours } from '../core/insertion/hours.js';
import { languages, type Text } from '../core/shared/text.js';
import { places } from '../core/shared/place.js';
import type { Round } from '../core/workshop/round.js';
import { advisedOn } from './ask-engine.js';
import type { Knowledge } from './ports.js';

const mostWordings = 3;
const mostClauses = 6;
const basket = { offered: 12, most: 5 } as const;

/** Rounds figures around the one that is right: half, nearly, a little more, twice. */
function stepsAround(figure: number): number[] {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, figure))) - 1);
  const steps = [0.3, 0.6, 0.9, 1.2, 2].map((times) => Math.round((figure * times) / unit) * unit);
  return [...new Set(steps.filter((step) => step > 0))].sort((a, b) => a - b);
}

/**
 * Rounds that the facts of a tender suggest: its routes, its wordings, its clauses and their places, the hours, the
 * threshold, the whole. The questions ask; what is right is asked of the engine when the round is played.
 *
 * @param dossier with its day
 */
export function proposedRounds(dossier: Dossier, knowledge: Knowledge): readonly Round[] {
  const advised = advisedOn(dossier, knowledge);
  const { assessment, recommended } = advised;
  const text = (key: string): Text => {
    const [en, fr] = languages.map((language) => knowledge.words(language).say(`workshop.propose.${key}`));
    return { en: en ?? '', fr: fr ?? '' };
  };
  const common = (id: string, kind: string, minutes: number) => ({
    id,
    minutes,
    title: text(`${kind}.title`),
    ask: text(`${kind}.ask`),
    notes: text(`${kind}.notes`),
  });
  const routes = [
    ...new Set(
      assessment.routes.filter(({ kind }) => kind !== 'silent').flatMap(({ rule }) => rule.route ?? []),
    ),
  ].slice(0, 7);
  const chosen = new Set((dossier.clauses ?? []).map(({ clause }) => clause));
  const ranked = [
    ...recommended.offered.filter(({ clause }) => chosen.has(clause.id)),
    ...recommended.offered.filter(({ clause }) => !chosen.has(clause.id)),
  ].map(({ clause }) => clause);
  // One for each place, so that the places differ.
  const byPlace = [...new Map(ranked.toReversed().map((clause) => [clause.place, clause])).values()].slice(
    0,
    mostClauses,
  );
  const offeredPlaces = places.filter(
    (place) => byPlace.some((clause) => clause.place === place) || place === 'selection',
  );
  const value = numberOf(assessment.facts, 'estimate.value');
  const { labourShare, hourlyCost } = dossier.contract ?? {};
  const threshold = numberOf(assessment.facts, 'regime.threshold');
  const wordings = (dossier.measures ?? []).slice(0, mostWordings);
  const rounds: (Round | undefined)[] = [
    routes.length === 0
      ? undefined
      : { ...common('route', 'route', 10), kind: 'choose-route', again: true, routes: [...routes, 'none'] },
    ...wordings.map(({ place, text: wording }, index): Round => ({
      ...common(`wording-${String(index + 1)}`, 'wording', 8),
      title: wordings.length === 1 ? text('wording.title') : numbered(text('wording.title'), index + 1),
      kind: 'lawful-or-not',
      again: true,
      ask: quoted(text('wording.ask'), wording),
      asked: { of: 'wording', place, text: { en: cut(wording), fr: cut(wording) } },
    })),
    {
      ...common('price', 'price', 6),
      kind: 'lawful-or-not',
      change: { award: { method: 'price', criteria: null } },
      asked: { of: 'findings', issues: ['price-only'] },
    },
    byPlace.length < 2
      ? undefined
      : {
          ...common('places', 'places', 10),
          kind: 'put-in-place',
          clauses: byPlace.map(({ id }) => id),
          places: offeredPlaces,
        },
    value === undefined || labourShare === undefined || labourShare === 0
      ? undefined
      : {
          ...common('hours', 'hours', 8),
          kind: 'estimate',
          figure: { of: 'hours' },
          unit: 'hours',
          steps: stepsAround(insertionHours({ value, labourShare, hourlyCost }).hours),
        },
    threshold === undefined
      ? undefined
      : {
          ...common('threshold', 'threshold', 6),
          kind: 'estimate',
          figure: { of: 'fact', fact: 'regime.threshold' },
          unit: 'eur',
          steps: stepsAround(threshold),
        },
    { ...common('open', 'open', 10), kind: 'open-question' },
    routes.length === 0 || ranked.length < 3
      ? undefined
      : {
          ...common('dossier', 'dossier', 30),
          kind: 'full-dossier',
          routes: [...routes, 'none'],
          clauses: ranked.slice(0, basket.offered).map(({ id }) => id),
          most: basket.most,
        },
  ];
  return rounds.filter(
    (round): round is Round => round !== undefined && (round.kind !== 'estimate' || round.steps.length > 1),
  );
}

/** As much of a wording as a question holds. */
const longestWording = 1500;

function cut(wording: string): string {
  return wording.trim().slice(0, longestWording);
}

function numbered({ en, fr }: Text, number: number): Text {
  return { en: `${en} (${String(number)})`, fr: `${fr} (${String(number)})` };
}

function quoted(ask: Text, wording: string): Text {
  return { en: `${ask.en}\n\n“${cut(wording)}”`, fr: `${ask.fr}\n\n«\u00a0${cut(wording)}\u00a0»` };
}
