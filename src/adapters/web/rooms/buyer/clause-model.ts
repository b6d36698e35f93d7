import { defaultsOf } from '../../../../core/clauses/parameters.js';
import { fill } from '../../../../core/clauses/fill.js';
import { clauseTaken } from '../../../../core/clauses/library.js';
import { places, type ChosenClause, type Place } from '../../../../core/dossier/dossier.js';
import { basisOf, namesIn } from '../../../../core/law/opinion.js';
import { optionSays, reasonOf, type Reason } from '../../../../core/facts/wording.js';
import type { Recommendation } from '../../../../core/advice/recommend.js';
import type { Words } from '../../../../core/shared/text.js';
import { becauseSays, strongerSays, type Advised } from '../../../../usecases/advise.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { clauseHref, paths } from '../../paths.js';
import { citationLines, namingIn } from '../../verdict-card.js';
import type { ButtonForm, ClauseCard, HiddenField, Link } from '../../view-models.js';
import type { Buyer } from './parts.js';

export interface PlaceGroup {
  readonly place: Place;
  readonly cards: readonly ClauseCard[];
}

function keyFields(stored: StoredDossier, clause: string, lot: string | undefined): HiddenField[] {
  return [
    { name: 'revision', value: String(stored.revision) },
    { name: 'clause', value: clause },
    ...(lot === undefined ? [] : [{ name: 'lot', value: lot }]),
  ];
}

/** Takes a clause into the basket, or leaves it. */
export function buttonOf(
  stored: StoredDossier,
  item: Pick<Recommendation, 'clause' | 'lot'>,
  chosen: boolean,
  title: string,
  words: Words,
): ButtonForm {
  return {
    action: paths.choose.at({ dossier: stored.id }),
    text: words.say(chosen ? 'clause.leave' : 'clause.take'),
    about: title,
    tone: chosen ? 'quiet' : 'secondary',
    hidden: [
      ...keyFields(stored, item.clause.id, item.lot),
      { name: 'do', value: chosen ? 'leave-clause' : 'take-clause' },
    ],
  };
}

/** By place, in the order of the documents; within a place the best fit first. */
function byPlace<Item>(items: readonly Item[], placeOf: (item: Item) => Place): [Place, Item[]][] {
  return places.flatMap((place): [Place, Item[]][] => {
    const here = items.filter((item) => placeOf(item) === place);
    return here.length === 0 ? [] : [[place, here]];
  });
}

/** Whether a clause is put forward, or only fits as well. */
function isPutForward({ strength }: Recommendation): boolean {
  return strength !== 'could';
}

/** Ranked clauses by place: those that are put forward, or all of them. */
export function clauseGroups(
  stored: StoredDossier,
  known: Advised,
  all: boolean,
  buyer: Buyer,
  words: Words,
): PlaceGroup[] {
  const { law } = buyer.knowledge;
  const names = namesIn(law);
  const naming = namingIn(law, words);
  const chosen = new Set((stored.dossier.clauses ?? []).map((item) => item.clause));
  const { offered } = known.recommended;
  const cards = (all ? offered : offered.filter(isPutForward)).map((item): ClauseCard => {
    const { clause } = item;
    const own = clause.words[words.language];
    return {
      id: clause.id,
      title: own.title,
      summary: own.summary,
      href: clauseHref(clause.id),
      place: clause.place,
      level: clause.level,
      effort: clause.effort,
      themes: clause.themes,
      strength: item.strength,
      because: [...new Set(item.because.map((because) => becauseSays(because, law, names, words)))],
      stronger: item.stronger.map((stronger) => strongerSays(stronger, names, words)),
      basis: citationLines(basisOf(clause.legalBasis, law), naming),
      chosen: chosen.has(clause.id),
      button: buttonOf(stored, item, chosen.has(clause.id), own.title, words),
    };
  });
  return byPlace(cards, (card) => card.place).map(([place, here]) => ({ place, cards: here }));
}

/** A clause that fits as well but is not put forward: one line, with the first thing that speaks for it. */
export interface FittingLine {
  readonly title: string;
  readonly href: string;
  readonly effort: Recommendation['clause']['effort'];
  readonly because: string | undefined;
  readonly chosen: boolean;
  readonly button: ButtonForm;
}

export interface MoreClauses {
  readonly summary: string;
  readonly lead: string;
  readonly groups: readonly { readonly place: Place; readonly lines: readonly FittingLine[] }[];
  readonly all: Link;
}

/** The clauses that fit and are not put forward, folded away. */
export function moreClauses(
  stored: StoredDossier,
  known: Advised,
  buyer: Buyer,
  words: Words,
): MoreClauses | undefined {
  const { law } = buyer.knowledge;
  const names = namesIn(law);
  const rest = known.recommended.offered.filter((item) => !isPutForward(item));
  if (rest.length === 0) return undefined;
  const chosen = new Set((stored.dossier.clauses ?? []).map((item) => item.clause));
  const line = (item: Recommendation): FittingLine => {
    const { title } = item.clause.words[words.language];
    const [because] = item.because;
    return {
      title,
      href: clauseHref(item.clause.id),
      effort: item.clause.effort,
      because: because === undefined ? undefined : becauseSays(because, law, names, words),
      chosen: chosen.has(item.clause.id),
      button: buttonOf(stored, item, chosen.has(item.clause.id), title, words),
    };
  };
  return {
    summary: words.say('attention.more', { count: rest.length }),
    lead: words.say('attention.more-lead'),
    groups: byPlace(rest, (item) => item.clause.place).map(([place, here]) => ({
      place,
      lines: here.map(line),
    })),
    all: {
      text: words.say('attention.all', { count: known.recommended.offered.length }),
      href: `${paths.choose.at({ dossier: stored.id }, { all: 'yes' })}#clauses`,
    },
  };
}

/** In one or two sentences: how many clauses are put forward here, and why so many. */
export function attentionSays({ recommended }: Advised, words: Words): string {
  const { count, reason, exhausted, share, months } = recommended.attention;
  if (recommended.offered.length === 0) return words.say('attention.none');
  return [
    words.say(`attention.count`, { count }),
    // A rounded share of nothing would read as a mistake.
    words.say(`attention.why.${reason}`, { share: Math.max(share ?? 0, 0.01), months: months ?? 0 }),
    ...(exhausted ? [words.say('attention.exhausted')] : []),
  ].join(' ');
}

/** A clause that is not offered here, and why. */
export interface NotOfferedLine {
  readonly title: string;
  readonly href: string;
  readonly why: string;
}

/** Clauses that do not fit, each with the first thing that keeps it out. */
export function notOfferedLines(known: Advised, buyer: Buyer, words: Words): NotOfferedLine[] {
  const names = namesIn(buyer.knowledge.law);
  return known.recommended.notOffered
    .map(({ clause, why }) => ({
      title: clause.words[words.language].title,
      href: clauseHref(clause.id),
      why:
        'route' in why
          ? words.say('buyer.choose.route-closed', {
              route: optionSays('reservation.route', why.route, words),
            })
          : words.say('buyer.choose.not-so', { says: decisiveReason(reasonOf(why, words, names)) }),
    }))
    .sort((a, b) => a.title.localeCompare(b.title, words.language));
}

/** Of a condition that fails, the innermost part that fails. */
function decisiveReason(reason: Reason): string {
  const failing = reason.parts.find((part) => part.truth === 'no');
  return failing === undefined ? reason.says : decisiveReason(failing);
}

export interface BasketItem {
  readonly title: string;
  readonly place: Place | undefined;
  readonly lot: string | undefined;
  readonly fill: Link | undefined;
  /** Labels of values that nobody has given and no answer gives. */
  readonly blanks: readonly string[];
  readonly remove: ButtonForm;
}

export function clauseFactsOf(known: Advised, lot: string | undefined): Advised['assessment']['facts'] {
  return known.assessment.lots.find((item) => item.lot.id === lot)?.facts ?? known.assessment.facts;
}

export function chooseClauseHref(dossier: string, clause: string, lot: string | undefined): string {
  const [theme = '', slug = ''] = clause.split('/');
  return paths.chooseClause.at({ dossier, theme, slug }, { lot });
}

function basketItem(item: ChosenClause, stored: StoredDossier, known: Advised, words: Words): BasketItem {
  const clause = clauseTaken(known.assessment.library, item);
  const own = clause?.words[words.language];
  const title = own?.title ?? item.clause;
  const blanks =
    clause === undefined
      ? []
      : fill(clause, { ...defaultsOf(clause, clauseFactsOf(known, item.lot)), ...item.values }, words).blanks;
  return {
    title,
    place: clause?.place,
    lot: item.lot,
    fill:
      clause === undefined
        ? undefined
        : { text: words.say('buyer.basket.fill'), href: chooseClauseHref(stored.id, item.clause, item.lot) },
    blanks: blanks.map((id) => own?.parameters[id] ?? id),
    remove: {
      action: paths.choose.at({ dossier: stored.id }),
      text: words.say('clause.leave'),
      about: title,
      tone: 'quiet',
      hidden: [...keyFields(stored, item.clause, item.lot), { name: 'do', value: 'leave-clause' }],
    },
  };
}

/** What was chosen, in the order of the documents. */
export function basketOf(stored: StoredDossier, known: Advised, words: Words): BasketItem[] {
  const order = (item: BasketItem): number =>
    item.place === undefined ? places.length : places.indexOf(item.place);
  return (stored.dossier.clauses ?? [])
    .map((item) => basketItem(item, stored, known, words))
    .sort((a, b) => order(a) - order(b));
}
