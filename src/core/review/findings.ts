import type { AssessedLot, Assessment } from '../advice/assess.js';
import type { StandingDuty } from '../advice/duties.js';
import type { Clause } from '../clauses/clause.js';
import { clauseTaken } from '../clauses/library.js';
import { checkValues, outsizeValues } from '../clauses/parameters.js';
import { evaluate, type Evaluated } from '../facts/evaluate.js';
import { textOf, type Facts } from '../facts/facts.js';
import { euRoutes, type FactId } from '../facts/vocabulary.js';
import type { Verdict } from '../law/judge.js';
import type { Check, Citation, FindingLevel } from '../law/law.js';
import type { NoticeTerms } from '../law/notice-terms.js';
import { noticeMismatches } from '../notice/mismatches.js';
import { divisionFindings } from './subcriteria.js';
import type { DossierReview } from './wording/review-dossier.js';
import type { WordingFinding } from './wording/review-text.js';

/** What a check says of a dossier: where, how grave, why, and the way to mend it. */
export type Finding =
  | {
      readonly kind: 'law';
      readonly issue: string;
      readonly level: FindingLevel;
      readonly at: string;
      readonly check: Check;
      readonly why: Evaluated;
      readonly basis: readonly Citation[];
    }
  | {
      readonly kind: 'wording';
      readonly issue: string;
      readonly level: FindingLevel;
      readonly at: string;
      readonly wording: WordingFinding;
      readonly basis: readonly Citation[];
    }
  | {
      readonly kind: 'library';
      readonly issue: string;
      readonly level: FindingLevel;
      readonly at: string;
      /** Locale key under `finding.library.<key>.says` and `.instead`. */
      readonly key: string;
      readonly clauses: readonly Clause[];
      readonly values: Readonly<Record<string, string>>;
      /** The verdict that it tells, where it tells one. */
      readonly verdict?: Verdict | undefined;
      readonly basis: readonly Citation[];
    };

const order: readonly FindingLevel[] = ['error', 'warning', 'note'];

/** A fact's place in the JSON as a path, or in one of its lots. */
function pathOf(fact: FactId, assessment: Assessment, lot?: string): string {
  const path = fact.replaceAll('.', '/');
  if (lot === undefined) return path;
  const index = assessment.dossier.lots?.findIndex((item) => item.id === lot) ?? -1;
  const own = fact.startsWith('contract.') ? fact.slice('contract.'.length).replaceAll('.', '/') : path;
  return `lots/${String(index)}/${own}`;
}

function look(check: Check, facts: Facts, assessment: Assessment, lot?: string): Finding[] {
  const why = evaluate(check.when, facts, assessment.book);
  if (why.truth !== 'yes') return [];
  return [
    {
      kind: 'law',
      issue: check.issue,
      level: check.level,
      at: pathOf(check.at, assessment, lot),
      check,
      why,
      basis: check.basis,
    },
  ];
}

function lawFindings(assessment: Assessment): Finding[] {
  return assessment.book.checks.flatMap((check) => {
    const whole = look(check, assessment.facts, assessment);
    if (check.scope === 'dossier' || whole.length > 0) return whole;
    return assessment.lots.flatMap((item) => look(check, item.facts, assessment, item.lot.id));
  });
}

/** What the chosen clauses say of each other: outdated versions, clashes, missing companions, values out of bounds. */
function libraryFindings(assessment: Assessment, duties: readonly StandingDuty[]): Finding[] {
  const byId = new Map(assessment.library.clauses.map((clause) => [clause.id, clause]));
  const chosen = assessment.dossier.clauses ?? [];
  const findings: Finding[] = [];
  const add = (
    key: string,
    issue: string,
    level: FindingLevel,
    index: number,
    clauses: readonly Clause[],
    values: Readonly<Record<string, string>> = {},
  ): void => {
    findings.push({
      kind: 'library',
      issue,
      level,
      at: `clauses/${String(index)}`,
      key,
      clauses,
      values,
      basis: clauses[0]?.legalBasis ?? [],
    });
  };
  chosen.forEach((item, index) => {
    const clause = byId.get(item.clause);
    if (clause === undefined) {
      add('unknown', 'outdated-clause', 'error', index, [], { id: item.clause });
      return;
    }
    if (item.version !== undefined && item.version !== clause.version) {
      // A version that is held stays in the documents as it was taken; one that nobody knows gives way to the new text.
      const held = clauseTaken(assessment.library, item)?.version === item.version;
      add(held ? 'held' : 'outdated', 'outdated-clause', held ? 'note' : 'warning', index, [clause], {
        taken: item.version,
        now: clause.version,
      });
    }
    const facts = assessment.lots.find((lot) => lot.lot.id === item.lot)?.facts ?? assessment.facts;
    const applies = evaluate(clause.appliesWhen, facts, assessment.book);
    if (applies.truth === 'no') add('does-not-apply', 'proportionality', 'warning', index, [clause]);
    const route =
      clause.route === undefined
        ? undefined
        : assessment.routes.find((verdict) => verdict.rule.route === clause.route);
    const lotRoutes = assessment.lots
      .flatMap((lot) => lot.routes)
      .filter((verdict) => verdict.rule.route === clause.route);
    if (route?.kind === 'forbidden' && !lotRoutes.some((verdict) => verdict.kind === 'allowed-if'))
      add('route-closed', 'reserved-legal-basis', 'error', index, [clause]);
    for (const other of chosen.slice(index + 1)) {
      const clash = byId.get(other.clause);
      const sameLots = item.lot === undefined || other.lot === undefined || item.lot === other.lot;
      if (clash && sameLots && clause.clashes.includes(clash.id))
        add('clash', 'clause-conflict', 'error', index, [clause, clash]);
    }
    const companions = clause.needs.filter(
      (id) => byId.has(id) && !chosen.some((other) => other.clause === id),
    );
    for (const id of companions) {
      const companion = byId.get(id);
      if (companion) add('companion', 'unverifiable', 'note', index, [clause, companion]);
    }
    for (const fault of checkValues(clause, item.values ?? {}))
      add('value', 'proportionality', 'error', index, [clause], { parameter: fault.parameter });
    for (const { parameter, most } of outsizeValues(clause, item.values ?? {}, facts))
      add('outsize', 'proportionality', 'warning', index, [clause], {
        parameter: parameter.id,
        most: String(most),
      });
  });
  for (const { verdict, state, offered } of duties) {
    if (state !== 'missing') continue;
    findings.push({
      kind: 'library',
      issue: 'mandatory-duty-missing',
      level: 'note',
      at: 'clauses',
      key: 'duty',
      clauses: offered,
      values: { duty: verdict.rule.id },
      basis: verdict.basis,
    });
  }
  return findings;
}

/**
 * A reservation by a route of national law that this buyer's country does not have, or that is not lawful as it stands.
 * Routes of Union law have checks of their own in the law data.
 */
function nationalRouteFindings(assessment: Assessment): Finding[] {
  const { dossier } = assessment;
  return [
    ...routeFindings(dossier.reservation?.route, assessment.routes, 'reservation/route'),
    ...assessment.lots.flatMap(({ lot, routes }, index) =>
      routeFindings(lot.reservation?.route, routes, `lots/${String(index)}/reservation/route`),
    ),
  ];
}

function routeFindings(route: string | undefined, routes: readonly Verdict[], at: string): Finding[] {
  if (route === undefined || route === 'none' || (euRoutes as readonly string[]).includes(route)) return [];
  return closedRoute(route, routes, at);
}

/** What is to be said of a route that no law opens here, or that is not lawful as it stands. */
function closedRoute(route: string, routes: readonly Verdict[], at: string): Finding[] {
  const verdict = routes.find((item) => item.rule.route === route);
  const found = {
    kind: 'library',
    issue: 'reserved-legal-basis',
    level: 'error',
    at,
    clauses: [],
  } as const;
  if (verdict === undefined)
    return [
      {
        ...found,
        key: 'route-elsewhere',
        values: { route },
        basis: [{ to: 'eu/dir-2014-24/art-20', role: 'limits', pinpoint: '(1)' }],
      },
    ];
  if (verdict.kind !== 'forbidden' && verdict.kind !== 'silent') return [];
  return [{ ...found, key: 'route-not-open', values: {}, verdict, basis: verdict.basis }];
}

/** Issues that are about the reservation itself, whoever bids. */
const reservationIssues = [
  'reserved-scope-cpv',
  'reserved-duration',
  'reserved-threshold',
  'reserved-legal-basis',
  'not-transposed',
  'call-must-reference',
  'legal-form',
];

/**
 * What is wrong with the reservation of one lot, or of the whole where there are no lots: what whoever wants to bid may ask
 * the buyer about.
 *
 * @param lot one of the lots of the assessment; undefined for the whole
 */
export function findingsOfReservation(assessment: Assessment, lot: AssessedLot | undefined): Finding[] {
  const facts = lot?.facts ?? assessment.facts;
  const route = textOf(facts, 'reservation.route');
  if (route === undefined || route === 'none') return [];
  const checked = assessment.book.checks
    .filter(({ issue, scope }) => scope === 'lot' && reservationIssues.includes(issue))
    .flatMap((check) => look(check, facts, assessment, lot?.lot.id));
  const index = lot === undefined ? -1 : assessment.lots.indexOf(lot);
  const at = index < 0 ? 'reservation/route' : `lots/${String(index)}/reservation/route`;
  // The verdict on the route says again what a check said already, in other words.
  const closed = checked.some(({ level }) => level === 'error')
    ? []
    : closedRoute(route, lot?.routes ?? assessment.routes, at);
  return [...checked, ...closed].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

function noticeFindings(assessment: Assessment, terms: NoticeTerms): Finding[] {
  return noticeMismatches(assessment, terms).map((mismatch) => ({
    kind: 'library',
    issue: 'notice-mismatch',
    ...mismatch,
  }));
}

/** Weights are kept as figures in text: whoever puts the finding into words writes them as the reader does. */
function subcriteriaFindings(assessment: Assessment): Finding[] {
  return divisionFindings(assessment).map(({ name, sum, weight, ...found }) => ({
    kind: 'library',
    issue: 'weights',
    clauses: [],
    values: { name, sum: String(sum), ...(weight === undefined ? {} : { weight: String(weight) }) },
    ...found,
  }));
}

function wordingFindings(review: DossierReview): Finding[] {
  return review.located.map(({ at, finding }) => ({
    kind: 'wording',
    issue: finding.issue,
    level: finding.level,
    at,
    wording: finding,
    basis: finding.basis,
  }));
}

/** All findings of a dossier, the gravest first. */
export function findingsOf(
  assessment: Assessment,
  duties: readonly StandingDuty[],
  review: DossierReview,
  terms: NoticeTerms,
): Finding[] {
  return [
    ...lawFindings(assessment),
    ...subcriteriaFindings(assessment),
    ...wordingFindings(review),
    ...nationalRouteFindings(assessment),
    ...libraryFindings(assessment, duties),
    ...noticeFindings(assessment, terms),
  ].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}
