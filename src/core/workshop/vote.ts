import type { NumberUnit } from '../facts/vocabulary.js';
import { shareFromPercent, typedNumber } from '../journeys/typed-number.js';
import { printable } from '../shared/literal.js';
import type { Place } from '../shared/place.js';
import { done, refused, type Result } from '../shared/result.js';
import type { Round, RoundKind, RoundOf } from './round.js';

/** The three answers to "lawful or not". */
export const lawfulAnswers = ['lawful', 'on-condition', 'unlawful'] as const;
export type LawfulAnswer = (typeof lawfulAnswers)[number];

export const mythAnswers = ['myth', 'fact'] as const;
export type MythAnswer = (typeof mythAnswers)[number];

/** What one participant, or one team, answers to a round. It is kept as JSON. */
export type Vote =
  | { readonly kind: 'choose-route'; readonly route: string }
  | { readonly kind: 'what-would-you-do'; readonly option: string }
  | { readonly kind: 'lawful-or-not'; readonly answer: LawfulAnswer }
  /** By clause. */
  | { readonly kind: 'put-in-place'; readonly places: Readonly<Record<string, Place>> }
  /** Points by criterion, a hundred in all. */
  | { readonly kind: 'weigh'; readonly points: Readonly<Record<string, number>> }
  /** In the unit of the round; shares as 0..1. */
  | { readonly kind: 'estimate'; readonly figure: number }
  /** What is proposed, and ids of proposals from the most wanted. Either may be empty, not both. */
  | {
      readonly kind: 'build-together';
      readonly proposals: readonly string[];
      readonly ranking: readonly string[];
    }
  | { readonly kind: 'myth-or-fact'; readonly answer: MythAnswer }
  | { readonly kind: 'open-question'; readonly text: string }
  | {
      readonly kind: 'full-dossier';
      readonly route: string;
      readonly clauses: readonly string[];
      /** Points of a hundred. */
      readonly priceWeight: number;
    };
export type VoteOf<K extends RoundKind> = Extract<Vote, { kind: K }>;

/** An indicator that a participant proposed in a session, beside those that the round begins with. */
export interface Proposal {
  readonly id: string;
  readonly text: string;
}

/** Why a form is no vote: the field, and the words under `workshop.fault` that say how to mend it. */
export interface VoteFault {
  readonly field: string;
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** As an HTML form gives it: each field once, or several times as a list. */
export type VoteForm = Readonly<Record<string, unknown>>;

export const longestProposal = 200;
export const longestAnswer = 1000;
export const allPoints = 100;

/** So many proposals of participants stand in a second vote: nobody reads a form with hundreds. */
export const mostProposals = 20;
/** So many ranks can be given, from the most wanted. */
export const mostRanks = 10;

/** The names of form fields; a page uses the same. */
export const voteFields = {
  route: 'route',
  option: 'option',
  answer: 'answer',
  figure: 'figure',
  text: 'text',
  clauses: 'clauses',
  price: 'price',
  place: (index: number) => `place-${String(index)}`,
  points: (criterion: string) => `points-${criterion}`,
  proposal: (index: number) => `proposal-${String(index)}`,
  rank: (proposal: string) => `rank-${proposal}`,
} as const;

type Read<K extends RoundKind> = Result<VoteOf<K>, readonly VoteFault[]>;

function typed(form: VoteForm, field: string): string {
  const value = Object.hasOwn(form, field) ? form[field] : undefined;
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' ? printable(one).trim() : '';
}

function all(form: VoteForm, field: string): string[] {
  const value = Object.hasOwn(form, field) ? form[field] : undefined;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return [...new Set(list.filter((item): item is string => typeof item === 'string' && item !== ''))];
}

/** One of the options of a list, or nothing. */
function oneOf<const T extends string>(form: VoteForm, field: string, options: readonly T[]): T | undefined {
  const value = typed(form, field);
  return options.find((option) => option === value);
}

function fault(field: string, key: string, values?: VoteFault['values']): VoteFault {
  return { field, key: `workshop.fault.${key}`, ...(values === undefined ? {} : { values }) };
}

function pickOne<K extends RoundKind, T extends string>(
  form: VoteForm,
  field: string,
  options: readonly T[],
  make: (value: T) => VoteOf<K>,
): Read<K> {
  const value = oneOf(form, field, options);
  return value === undefined ? refused([fault(field, 'choose')]) : done(make(value));
}

function readPlaces(round: RoundOf<'put-in-place'>, form: VoteForm): Read<'put-in-place'> {
  const chosen = round.clauses.map((clause, index) => ({
    clause,
    field: voteFields.place(index),
    place: oneOf(form, voteFields.place(index), round.places),
  }));
  const missing = chosen.filter(({ place }) => place === undefined);
  if (missing.length > 0) return refused(missing.map(({ field }) => fault(field, 'place')));
  return done({
    kind: 'put-in-place',
    places: Object.fromEntries(
      chosen.flatMap(({ clause, place }) => (place === undefined ? [] : [[clause, place] as const])),
    ),
  });
}

function wholePoints(text: string): number | undefined {
  const value = text === '' ? 0 : typedNumber(text, 'count');
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= allPoints
    ? value
    : undefined;
}

function readPoints(round: RoundOf<'weigh'>, form: VoteForm): Read<'weigh'> {
  const given = round.criteria.map(({ id }) => ({
    id,
    field: voteFields.points(id),
    points: wholePoints(typed(form, voteFields.points(id))),
  }));
  const wrong = given.filter(({ points }) => points === undefined);
  if (wrong.length > 0) return refused(wrong.map(({ field }) => fault(field, 'points')));
  const sum = given.reduce((total, { points }) => total + (points ?? 0), 0);
  const first = given[0]?.field ?? '';
  if (sum !== allPoints) return refused([fault(first, 'points-sum', { sum })]);
  return done({
    kind: 'weigh',
    points: Object.fromEntries(given.map(({ id, points }) => [id, points ?? 0])),
  });
}

function readFigure(round: RoundOf<'estimate'>, form: VoteForm): Read<'estimate'> {
  const unit: NumberUnit = round.unit;
  const value = typedNumber(typed(form, voteFields.figure), unit);
  if (value === undefined) return refused([fault(voteFields.figure, 'figure')]);
  const figure = unit === 'share' ? shareFromPercent(value) : value;
  const fits = Number.isFinite(figure) && figure >= 0 && figure <= (unit === 'share' ? 1 : 1e12);
  return fits
    ? done({ kind: 'estimate', figure })
    : refused([fault(voteFields.figure, unit === 'share' ? 'figure-share' : 'figure')]);
}

/** How many ranks there are to give among so many proposals. */
export function ranksAmong(proposals: number): number {
  return Math.min(mostRanks, proposals);
}

/** The proposals that a round begins with and those of the session, by id. */
export function rankable(
  round: RoundOf<'build-together'>,
  proposals: readonly Proposal[],
): readonly string[] {
  return [...round.seeds.map(({ id }) => id), ...proposals.map(({ id }) => id)];
}

function readBuilt(
  round: RoundOf<'build-together'>,
  form: VoteForm,
  proposals: readonly Proposal[],
): Read<'build-together'> {
  const faults: VoteFault[] = [];
  const proposed: string[] = [];
  for (let index = 0; index < round.most; index += 1) {
    const field = voteFields.proposal(index);
    const text = typed(form, field).replace(/\s+/g, ' ');
    if (text.length > longestProposal) faults.push(fault(field, 'too-long', { most: longestProposal }));
    else if (text !== '' && !proposed.includes(text)) proposed.push(text);
  }
  const ids = rankable(round, proposals);
  const most = ranksAmong(ids.length);
  const ranks = ids.flatMap((id) => {
    const field = voteFields.rank(id);
    const text = typed(form, field);
    if (text === '') return [];
    const rank = typedNumber(text, 'count');
    if (rank !== undefined && Number.isInteger(rank) && rank >= 1 && rank <= most)
      return [{ id, rank, field }];
    faults.push(fault(field, 'rank', { most }));
    return [];
  });
  const seen = new Set<number>();
  for (const { rank, field } of ranks) {
    if (seen.has(rank)) faults.push(fault(field, 'rank-twice', { rank }));
    seen.add(rank);
  }
  if (faults.length > 0) return refused(faults);
  if (proposed.length === 0 && ranks.length === 0)
    return refused([fault(voteFields.proposal(0), 'propose-or-rank')]);
  const ranking = ranks.sort((a, b) => a.rank - b.rank).map(({ id }) => id);
  return done({ kind: 'build-together', proposals: proposed, ranking });
}

function readText(form: VoteForm): Read<'open-question'> {
  const text = typed(form, voteFields.text);
  if (text === '') return refused([fault(voteFields.text, 'text')]);
  return text.length > longestAnswer
    ? refused([fault(voteFields.text, 'too-long', { most: longestAnswer })])
    : done({ kind: 'open-question', text });
}

function readDossierVote(round: RoundOf<'full-dossier'>, form: VoteForm): Read<'full-dossier'> {
  const route = oneOf(form, voteFields.route, round.routes);
  const wanted = all(form, voteFields.clauses);
  const clauses = round.clauses.filter((clause) => wanted.includes(clause));
  const text = typed(form, voteFields.price);
  const priceWeight = text === '' ? undefined : wholePoints(text);
  const faults = [
    ...(route === undefined ? [fault(voteFields.route, 'choose')] : []),
    ...(clauses.length > round.most ? [fault(voteFields.clauses, 'too-many', { most: round.most })] : []),
    ...(priceWeight === undefined ? [fault(voteFields.price, 'points')] : []),
  ];
  if (route === undefined || priceWeight === undefined || faults.length > 0) return refused(faults);
  return done({ kind: 'full-dossier', route, clauses, priceWeight });
}

/**
 * Reads a vote from the plain fields of a form, as a browser without JavaScript sends them.
 *
 * @param proposals what participants proposed so far, for a round in which they build together
 * @returns the vote, or every fault with the field it is about. What is not a field of the round is left aside.
 */
export function readVote(
  round: Round,
  form: VoteForm,
  proposals: readonly Proposal[] = [],
): Result<Vote, readonly VoteFault[]> {
  switch (round.kind) {
    case 'choose-route':
      return pickOne<'choose-route', string>(form, voteFields.route, round.routes, (route) => ({
        kind: round.kind,
        route,
      }));
    case 'what-would-you-do':
      return pickOne<'what-would-you-do', string>(
        form,
        voteFields.option,
        round.options.map(({ id }) => id),
        (option) => ({ kind: round.kind, option }),
      );
    case 'lawful-or-not':
      return pickOne<'lawful-or-not', LawfulAnswer>(form, voteFields.answer, lawfulAnswers, (answer) => ({
        kind: round.kind,
        answer,
      }));
    case 'myth-or-fact':
      return pickOne<'myth-or-fact', MythAnswer>(form, voteFields.answer, mythAnswers, (answer) => ({
        kind: round.kind,
        answer,
      }));
    case 'put-in-place':
      return readPlaces(round, form);
    case 'weigh':
      return readPoints(round, form);
    case 'estimate':
      return readFigure(round, form);
    case 'build-together':
      return readBuilt(round, form, proposals);
    case 'open-question':
      return readText(form);
    case 'full-dossier':
      return readDossierVote(round, form);
  }
}
