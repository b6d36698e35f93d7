import { waySays } from '../aid/way-says.js';
import { alternativesTo, type Answer } from '../aid/ways.js';
import type { Assessment } from '../advice/assess.js';
import type { StandingDuty } from '../advice/duties.js';
import type { Recommended } from '../advice/recommend.js';
import { declarationOf, factIds, type FactId } from '../facts/vocabulary.js';
import { decidingReasons } from '../facts/deciding-reason.js';
import { shownReasons, type ShownReason } from '../facts/shown-reason.js';
import { nameOf, valueSays } from '../facts/wording.js';
import { valueOf } from '../facts/facts.js';
import { citationsSay, sourcesOf } from '../law/citation.js';
import type { Verdict } from '../law/judge.js';
import { kindSays } from '../law/kind-says.js';
import type { Law } from '../law/law.js';
import { opinionOf, missingNames, type Opinion } from '../law/opinion.js';
import { criteriaOf, type GridCriterion } from '../dossier/award-grid.js';
import type { Lot } from '../dossier/dossier.js';
import { estimateOf } from '../dossier/estimate.js';
import { moneySays, numberSays, optionSays, shareSays } from '../facts/wording.js';
import { referenceSays } from '../shared/reference.js';
import type { Words } from '../shared/text.js';
import { dutiesToTick, dutyRows, type DutyRow, type DutyToTick } from './duty-table.js';
import { line, trusted, type Markdown } from './markdown.js';
import { partName } from './criterion-parts.js';
import { routesTaken } from './reserved-group.js';
import type { LabelledValue } from './tender.js';

/** One question of law with its answer, as the file keeps it. */
export interface JustifiedVerdict {
  readonly question: Markdown;
  readonly kind: Markdown;
  /** The callout that shows the answer. */
  readonly tone: 'GOOD' | 'WARNING' | 'NOTE';
  readonly says: Markdown;
  readonly instead: Markdown | undefined;
  readonly reasons: readonly {
    readonly indent: string;
    readonly mark: Markdown;
    readonly says: Markdown;
    readonly saw: Markdown | undefined;
    /** The answer that was looked at; undefined for a computed fact. */
    readonly fact: FactId | undefined;
  }[];
  /** Ids of the provisions and judgments of its basis. */
  readonly law: readonly string[];
  readonly duties: readonly { readonly place: Markdown; readonly says: Markdown }[];
  readonly missing: readonly Markdown[];
  readonly basis: readonly {
    readonly id: string;
    readonly ref: Markdown;
    readonly url: string;
    readonly role: Markdown;
    readonly checked: Markdown;
  }[];
  readonly doubt: Markdown | undefined;
  readonly checked: Markdown;
}

export interface JustifiedFinding {
  readonly level: Markdown;
  readonly says: Markdown;
  readonly instead: Markdown;
  readonly law: readonly string[];
}

/** State aid, or the kind of relationship: the answer with the other ways, or what is missing for one. */
export interface JustifiedAnswer {
  readonly outcome: Markdown;
  readonly answer: JustifiedVerdict | undefined;
  readonly open: Markdown;
  readonly missing: readonly Markdown[];
  readonly others: readonly { readonly name: Markdown; readonly kind: Markdown; readonly says: Markdown }[];
}

export interface JustificationModel {
  readonly title: Markdown;
  readonly sum: readonly Markdown[];
  readonly regime: JustifiedVerdict | undefined;
  readonly routes: readonly JustifiedVerdict[];
  /** Of each lot that is reserved on its own, the verdict on its route. */
  readonly lotRoutes: readonly (JustifiedVerdict & { readonly lot: Markdown })[];
  readonly silent: readonly Markdown[];
  readonly duties: readonly JustifiedVerdict[];
  readonly dutyRows: readonly DutyRow[];
  readonly toTick: readonly DutyToTick[];
  readonly alternatives: Alternatives;
  readonly aid: JustifiedAnswer;
  readonly services: JustifiedAnswer;
  readonly findings: readonly JustifiedFinding[];
  /** Answers as they were asked; `from` is the fact or the list that holds them. */
  readonly answers: readonly (LabelledValue & { readonly from: string })[];
  readonly law: Markdown;
  readonly library: Markdown;
}

/** What was looked at and not taken. */
export interface Alternatives {
  readonly routes: readonly {
    readonly name: Markdown;
    readonly kind: Markdown;
    readonly says: Markdown;
    readonly law: readonly string[];
  }[];
  readonly clauses: readonly { readonly id: string; readonly title: Markdown; readonly strength: Markdown }[];
  readonly barred: Markdown;
}

/** So many clauses that were put forward are named; the rest of the list weighs less. */
const mostClauses = 15;

const cell = (text: string): Markdown => trusted(text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' '));

function alternativesOf(
  assessment: Assessment,
  { offered, notOffered }: Recommended,
  law: Law,
  words: Words,
): Alternatives {
  const { dossier, routes } = assessment;
  const taken = routesTaken(assessment);
  const chosen = new Set((dossier.clauses ?? []).map(({ clause }) => clause));
  const left = [
    ...new Map(
      offered
        .filter(({ clause, strength }) => strength !== 'could' && !chosen.has(clause.id))
        .map((one) => [one.clause.id, one] as const),
    ).values(),
  ];
  return {
    routes: routes
      .filter(({ kind, rule }) => kind !== 'silent' && !taken.has(rule.route ?? ''))
      .map((verdict) => {
        const opinion = opinionOf(verdict, law, words);
        return {
          name: cell(optionSays('reservation.route', verdict.rule.route ?? '', words)),
          kind: trusted(kindSays(verdict.rule.subject, opinion.kind, words)),
          says: cell(opinion.says),
          law: opinion.basis.map(({ id }) => id),
        };
      }),
    clauses: left.slice(0, mostClauses).map(({ clause, strength }) => ({
      id: clause.id,
      title: trusted(clause.words[words.language].title),
      strength: trusted(words.say(`clause.strength.${strength}`)),
    })),
    barred: trusted(words.say('alternatives.barred', { count: notOffered.length })),
  };
}

/** A question as the buyer was asked it; answers that only files hold have a name alone. */
function askedSays(fact: FactId, words: Words): string {
  const key = `facts.${fact}.question`;
  return words.has(key) ? words.say(key) : nameOf(fact, words);
}

/** Levels of reasons that the file keeps: the fourth holds the figures behind a computed fact. */
const levels = 4;

/** Reasons as lines with their depth; the way to a computed fact is left out where its steps have no room. */
function flat(
  reasons: readonly ShownReason[],
  depth: number,
  words: Words,
): JustifiedVerdict['reasons'][number][] {
  const told = new Set<string>();
  const once = reasons.filter((reason) => {
    const says = JSON.stringify([reason.says, reason.mark, reason.saw, reason.parts]);
    return !told.has(says) && told.add(says);
  });
  return once.flatMap((reason) =>
    depth >= levels || (reason.mark === 'worked-out' && depth === levels - 1)
      ? []
      : [
          {
            indent: '  '.repeat(depth),
            mark: trusted(words.say(`truth.${reason.mark}`)),
            says: line(reason.says),
            saw: reason.saw === undefined ? undefined : line(reason.saw),
            fact:
              reason.fact === undefined || declarationOf(reason.fact).asked === 'computed'
                ? undefined
                : reason.fact,
          },
          ...flat(reason.parts, depth + 1, words),
        ],
  );
}

/** A reference with its pinpoint, in words, and as the screens and programs write it: whoever checks the note finds it there. */
function citedSays({ id, ref }: Opinion['basis'][number], law: Law, words: Words): string {
  const pinpoint = ref.slice(law.sources.get(id)?.ref.length);
  const says = citationsSay([{ to: id, pinpoint }], sourcesOf(law), words);
  const short = referenceSays(ref, words);
  return says === short ? says : `${says} (${short})`;
}

/** Each article once, with all that it does: "allows (1), limits (2), (3)". */
function basisOf(opinion: Opinion, law: Law, words: Words): JustifiedVerdict['basis'] {
  const byId = new Map<string, Opinion['basis'][number][]>();
  for (const entry of opinion.basis) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
  return [...byId.values()].flatMap((entries) => {
    const [first] = entries;
    if (first === undefined) return [];
    const whole = law.sources.get(first.id)?.ref ?? first.ref;
    const one = entries.every(({ ref }) => ref === first.ref);
    const roles = [...new Set(entries.map(({ role }) => role))].map((role) => {
      const places = entries
        .filter((entry) => entry.role === role)
        .map(({ ref }) => (one ? '' : ref.slice(whole.length).trim()));
      const says = words.say(`role.${role}`);
      // What the whole article does, its parts do as well.
      return places.includes('') ? says : `${says} ${[...new Set(places)].join(', ')}`;
    });
    return [
      {
        id: first.id,
        ref: line(citedSays(one ? first : { ...first, ref: whole }, law, words)),
        url: first.url,
        role: line(roles.join(', ')),
        checked: trusted(words.say(`checked.${first.checked}`)),
      },
    ];
  });
}

function justified(verdict: Verdict, law: Law, words: Words): JustifiedVerdict {
  const opinion = opinionOf(verdict, law, words);
  const { subject } = verdict.rule;
  return {
    question: trusted(opinion.question),
    kind: trusted(kindSays(subject, opinion.kind, words)),
    tone:
      opinion.kind === 'forbidden'
        ? 'WARNING'
        : subject !== 'duty' && (opinion.kind === 'allowed' || opinion.kind === 'allowed-if')
          ? 'GOOD'
          : 'NOTE',
    says: trusted(opinion.says),
    instead: opinion.instead === undefined ? undefined : trusted(opinion.instead),
    reasons: flat(decidingReasons(shownReasons(opinion.reason), words.say('reason.all')), 0, words),
    duties: opinion.duties.map((duty) => ({
      place: trusted(words.say(`duty-place.${duty.place}`)),
      says: trusted(duty.says),
    })),
    missing: missingNames(opinion.missing, words).map(line),
    law: [...new Set(opinion.basis.map(({ id }) => id))],
    basis: basisOf(opinion, law, words),
    doubt: opinion.doubt === undefined ? undefined : trusted(opinion.doubt),
    checked: trusted(words.say(`checked.${opinion.checked}`)),
  };
}

function justifiedAnswer(answer: Answer, law: Law, words: Words): JustifiedAnswer {
  return {
    outcome: trusted(words.say(`aid.outcome.${answer.outcome}`)),
    answer: answer.way === undefined ? undefined : justified(answer.way, law, words),
    open: trusted(words.say('aid.open-says', { count: answer.missing.length })),
    missing: missingNames(answer.missing, words).map(line),
    others: alternativesTo(answer).map((verdict) => {
      const { opinion, label } = waySays(verdict, answer, law, words);
      return {
        name: trusted(words.say(`aid.outcome.${verdict.rule.way?.outcome ?? ''}`)),
        kind: trusted(label),
        says: trusted(opinion.kind === 'open' ? opinion.question : opinion.says),
      };
    }),
  };
}

type GivenAnswer = JustificationModel['answers'][number];

function answersOf({ facts }: Assessment, words: Words): GivenAnswer[] {
  return factIds.flatMap((fact) => {
    const value = valueOf(facts, fact);
    if (value === undefined || declarationOf(fact).asked === 'computed' || fact === 'description') return [];
    return [{ from: fact, label: cell(askedSays(fact, words)), value: line(valueSays(fact, value, words)) }];
  });
}

function pointsSay(weight: number | undefined, words: Words): string {
  return weight === undefined
    ? words.say('doc.note.criterion-open')
    : words.say('doc.note.criterion-weight', { weight });
}

/** An award criterion with its weight, and with its sub-criteria and theirs. */
function criterionAnswer(criterion: GridCriterion, words: Words): GivenAnswer {
  const parts = criterion.subcriteria.map((part) =>
    words.say('doc.note.part', { name: partName(part), points: pointsSay(part.weight, words) }),
  );
  const said = [
    pointsSay(criterion.weight, words),
    ...(parts.length === 0
      ? []
      : [words.say('doc.note.parts', { parts: parts.join(words.say('punctuation.series')) })]),
  ];
  return {
    from: 'criteria',
    label: cell(words.say('doc.note.criterion', { name: criterion.name ?? criterion.id })),
    value: line(said.join('. ')),
  };
}

function lotName({ id, title }: Lot): string {
  return title === undefined || title.trim() === '' ? id : `${id} – ${title}`;
}

/** What was answered for each lot: its codes, value and term, and for whom it is reserved. */
function lotAnswers({ dossier }: Assessment, words: Words): GivenAnswer[] {
  return (dossier.lots ?? []).map((lot) => {
    const { cpv = [], value, durationMonths } = lot;
    const reservation = lot.reservation ?? dossier.reservation;
    const said = [
      ...(cpv.length === 0 ? [] : [valueSays('contract.cpv', cpv, words)]),
      ...(value === undefined ? [] : [moneySays(value, words.language, dossier.contract?.currency)]),
      ...(durationMonths === undefined ? [] : [valueSays('contract.durationMonths', durationMonths, words)]),
      optionSays('reservation.route', reservation?.route ?? 'none', words),
      ...(reservation?.minimumShare === undefined
        ? []
        : [words.say('doc.note.lot-share', { share: shareSays(reservation.minimumShare, words.language) })]),
    ];
    return {
      from: 'lots',
      label: cell(lotName(lot)),
      value: line(said.join(words.say('punctuation.series'))),
    };
  });
}

/** Everything the justification note says: each verdict with its facts, reasons, citations and doubts, and the answers as they were given. */
export function justificationModel(
  assessment: Assessment,
  law: Law,
  libraryHash: string,
  duties: readonly StandingDuty[],
  findings: readonly JustifiedFinding[],
  recommended: Recommended,
  words: Words,
): JustificationModel {
  const say = (verdict: Verdict): JustifiedVerdict => justified(verdict, law, words);
  const estimate = estimateOf(
    assessment.dossier,
    assessment.book.parameter('eu/value/long-term-months') ?? 0,
  );
  const money = new Set(['value', 'month', 'amount']);
  return {
    title: line(assessment.dossier.title ?? words.say('doc.untitled')),
    sum: estimate.steps.map((step) =>
      line(
        words.say(
          step.key,
          Object.fromEntries(
            Object.entries(step.values).map(([key, value]) => [
              key,
              typeof value !== 'number'
                ? value
                : money.has(key)
                  ? moneySays(value, words.language)
                  : key === 'count'
                    ? value
                    : numberSays(value, words.language),
            ]),
          ),
        ),
      ),
    ),
    regime: assessment.regime === undefined ? undefined : say(assessment.regime),
    routes: assessment.routes.filter((verdict) => verdict.kind !== 'silent').map(say),
    lotRoutes: assessment.lots.flatMap(({ lot, routes }) =>
      routes
        .filter(({ rule }) => rule.route !== undefined && rule.route === lot.reservation?.route)
        .map((verdict) => ({ lot: line(lotName(lot)), ...say(verdict) })),
    ),
    silent: assessment.routes
      .filter((verdict) => verdict.kind === 'silent')
      .map((verdict) => trusted(verdict.rule.question[words.language])),
    duties: duties.map(({ verdict }) => say(verdict)),
    dutyRows: dutyRows(
      duties,
      recommended.offered.map(({ clause }) => clause.id),
      law,
      words,
    ),
    toTick: dutiesToTick(duties, words),
    alternatives: alternativesOf(assessment, recommended, law, words),
    aid: justifiedAnswer(assessment.aid, law, words),
    services: justifiedAnswer(assessment.services, law, words),
    findings,
    answers: [
      ...answersOf(assessment, words),
      ...lotAnswers(assessment, words),
      ...criteriaOf(assessment.dossier).map((criterion) => criterionAnswer(criterion, words)),
    ],
    law: line(law.hash.slice(0, 23)),
    library: line(libraryHash.slice(0, 23)),
  };
}
