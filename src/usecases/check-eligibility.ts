// Anyone may ask whether they may bid: it reads nothing but what is handed in, and stores nothing.
import { assess, type Assessment } from '../core/advice/assess.js';
import type { Dossier } from '../core/dossier/dossier.js';
import { eligibilityOf, wholeProcedure } from '../core/eligibility/eligibility.js';
import type { Organisation } from '../core/eligibility/organisation.js';
import type {
  Caution,
  CloseToLine,
  EligibilityVerdict,
  JudgedBidder,
  JudgedCondition,
  JudgedPath,
  LotEligibility,
  Proof,
} from '../core/eligibility/verdicts.js';
import type { Truth } from '../core/facts/value.js';
import type { FactId } from '../core/facts/vocabulary.js';
import {
  dateSays,
  listSays,
  nameOf,
  numberSays,
  reasonOf,
  shareSays,
  type Names,
  type Reason,
} from '../core/facts/wording.js';
import { citationsSay, sourcesOf } from '../core/law/citation.js';
import type { Certainty, Checked, FindingLevel, Law } from '../core/law/law.js';
import { basisOf, eachOnce, namesIn, type BasisEntry } from '../core/law/opinion.js';
import type { Finding } from '../core/review/findings.js';
import type { Words } from '../core/shared/text.js';
import { findingSays } from './advise.js';
import type { Clock, Knowledge } from './ports.js';
import { waysIn, type WaysIn } from './ways-in.js';

/** A tender as eligibility looks at it: a dossier, or one that was read from a notice. */
export interface Tender {
  readonly dossier: Dossier;
  /** A notice has one code for groups that some national laws tell apart. */
  readonly fromNotice: boolean;
}

export interface SaidProof {
  readonly what: string;
  readonly where?: string;
  readonly age?: string;
}

export interface SaidCondition {
  readonly id: string;
  readonly truth: Truth;
  readonly says: string;
  readonly reason: Reason;
  /** The papers in one line, for machines that show no more. */
  readonly proof?: string;
  readonly proofs: readonly SaidProof[];
  readonly basis: readonly BasisEntry[];
  /** In a group: the place of the member in `members`. */
  readonly member?: number;
}

export interface SaidPath {
  readonly id: string;
  readonly kind: JudgedPath['kind'];
  readonly says: string;
  readonly truth: Truth;
  readonly conditions: readonly SaidCondition[];
  readonly doubts: readonly string[];
  readonly member?: number;
}

export interface SaidWarning {
  readonly issue: string;
  /** How grave a fault of the reservation itself is; missing where nothing is at fault. */
  readonly level?: FindingLevel;
  readonly says: string;
  /** The lawful way, where the reservation itself is at fault. */
  readonly instead?: string;
  /** A question to the buyer, ready to send. */
  readonly question?: string;
  readonly basis: readonly BasisEntry[];
}

export interface SaidClose {
  readonly fact: FactId;
  readonly saw: number;
  readonly needed: number;
  /** What is short, in percentage points. */
  readonly points: number;
  readonly hires?: number | undefined;
  readonly says: string;
}

export interface SaidLot {
  readonly id: string;
  readonly title?: string;
  readonly route: string;
  readonly verdict: EligibilityVerdict;
  /** The answer in a sentence or two. */
  readonly says: string;
  readonly conditions: readonly SaidCondition[];
  /** Every way that was tried, the one that decides first. */
  readonly paths: readonly SaidPath[];
  readonly missing: readonly FactId[];
  readonly proofs: readonly SaidProof[];
  readonly warnings: readonly SaidWarning[];
  readonly close?: SaidClose;
  /** Groups of bidders of national law, where one code stands for several. */
  readonly groups?: readonly { readonly route: string; readonly name: string; readonly truth: Truth }[];
  /** For a lot that is open to all: what favours the enterprise, and other ways to take part. */
  readonly waysIn?: WaysIn;
  readonly basis: readonly BasisEntry[];
  readonly certainty: Certainty;
  readonly doubt?: string;
  readonly checked?: Checked['against'];
}

/** Eligibility as CONTRACT.md has it. */
export interface Eligibility {
  readonly asOf: string;
  readonly law: string;
  readonly lots: readonly SaidLot[];
}

/** The answer before it is put into words. */
export interface JudgedTender {
  readonly organisation: Organisation;
  readonly assessment: Assessment;
  readonly lots: readonly LotEligibility[];
}

/** Judges an enterprise against every lot of a tender. */
export function checkEligibility(
  organisation: Organisation,
  tender: Tender,
  knowledge: Pick<Knowledge, 'law' | 'library'>,
  today: string,
): JudgedTender {
  const assessment = assess(tender.dossier, knowledge.law, knowledge.library, today);
  return {
    organisation,
    assessment,
    lots: eligibilityOf(organisation, assessment, knowledge.law, { groupsOpen: tender.fromNotice }),
  };
}

/** Several papers stand in one line, each without the point that ends it. */
function unended(text: string): string {
  return text.replace(/\.$/, '');
}

function proofSays({ what, status, where, age }: Proof, words: Words): SaidProof {
  const { language } = words;
  return {
    what:
      status === undefined
        ? what[language]
        : words.say('eligibility.status-proof', { proof: unended(what[language]), status: status[language] }),
    ...(where === undefined ? {} : { where: where[language] }),
    ...(age === undefined ? {} : { age: age[language] }),
  };
}

function conditionSays(
  condition: JudgedCondition,
  member: number | undefined,
  law: Law,
  names: Names,
  words: Words,
): SaidCondition {
  const proofs = condition.proofs.map((proof) => proofSays(proof, words));
  return {
    id: condition.id,
    truth: condition.truth,
    says: condition.says[words.language],
    reason: reasonOf(condition.why, words, names),
    ...(proofs.length === 0
      ? {}
      : { proof: proofs.map(({ what }) => unended(what)).join(words.say('punctuation.series')) }),
    proofs,
    basis: basisOf(condition.basis, law),
    ...(member === undefined ? {} : { member }),
  };
}

function pathSays(
  path: JudgedPath,
  member: number | undefined,
  law: Law,
  names: Names,
  words: Words,
): SaidPath {
  return {
    id: path.id,
    kind: path.kind,
    says: path.says[words.language],
    truth: path.truth,
    conditions: path.conditions.map((condition) => conditionSays(condition, member, law, names, words)),
    doubts: path.doubts.map((text) => text[words.language]),
    ...(member === undefined ? {} : { member }),
  };
}

function closeSays(close: CloseToLine, words: Words): SaidClose {
  const points = Math.round((close.needed - close.saw) * 1000) / 10;
  return {
    ...close,
    points,
    says: words.say(close.hires === undefined ? 'eligibility.close.points' : 'eligibility.close.hires', {
      name: nameOf(close.fact, words),
      saw: shareSays(close.saw, words.language),
      needed: shareSays(close.needed, words.language),
      points: numberSays(points, words.language),
      hires: close.hires ?? 0,
    }),
  };
}

function statusName(id: string, law: Law, words: Words): string {
  const status = law.statuses.get(id);
  return status === undefined ? id : status.name[words.language];
}

function cautionSays(
  { key, values, basis }: Caution,
  lot: LotEligibility,
  law: Law,
  words: Words,
): SaidWarning {
  const doubts = lot.bidders.flatMap(({ paths }) => paths.flatMap((path) => path.doubts));
  return {
    issue: key,
    says: words.say(`eligibility.caution.${key}`, {
      ...values,
      ...(typeof values.status === 'string' ? { status: statusName(values.status, law, words) } : {}),
      ...(typeof values.day === 'string' ? { day: dateSays(values.day, words.language) } : {}),
      ...(key === 'doubt'
        ? { doubt: [...new Set(doubts.map((text) => text[words.language]))].join('. ') }
        : {}),
      ...(key === 'group-not-told' ? { groups: groupNames(lot, law, words) } : {}),
    }),
    basis: eachOnce(basisOf(basis, law)),
  };
}

/** The name of a route, as the interface or the national law names it. */
function routeName(route: string, law: Law, words: Words): string {
  const rule = law.rules.find((item) => item.route === route && item.name !== undefined);
  return rule?.name?.[words.language] ?? words.say(`facts.reservation.route.options.${route}`);
}

function groupNames(lot: LotEligibility, law: Law, words: Words): string {
  return listSays(
    lot.groups.filter(({ truth }) => truth === 'yes').map(({ route }) => routeName(route, law, words)),
    words,
  );
}

/** The lots that a question to the buyer is about: one question is enough for all that have the same fault. */
function lotsAsked(
  fault: Finding,
  lots: readonly LotEligibility[],
  words: Words,
): { readonly lot: 'whole' | 'all' | 'some'; readonly ids: string } {
  const ids = lots
    .filter(({ faults }) => faults.some(({ issue }) => issue === fault.issue))
    .map(({ id }) => id);
  const every = ids.length === lots.length && lots.length > 1;
  return {
    lot: ids.includes(wholeProcedure) ? 'whole' : every ? 'all' : 'some',
    ids: listSays(ids, words),
  };
}

function faultSays(
  fault: Finding,
  lots: readonly LotEligibility[],
  dossier: Dossier,
  law: Law,
  words: Words,
): SaidWarning {
  const said = findingSays(fault, law, words);
  const key = `eligibility.question.${fault.issue}`;
  return {
    issue: said.issue,
    level: fault.level,
    says: said.says,
    instead: said.instead,
    question: words.say('eligibility.question.letter', {
      tender: dossier.title ?? words.say('eligibility.question.untitled'),
      ...lotsAsked(fault, lots, words),
      question: words.say(words.has(key) ? key : 'eligibility.question.other', { says: said.says }),
      // A buyer reads the acts by their names, not by our short references.
      refs: citationsSay(fault.basis, sourcesOf(law), words),
    }),
    basis: said.basis,
  };
}

/** The ways of one bidder that are shown as its conditions: the one that decides. */
function deciding({ paths }: JudgedBidder): JudgedPath | undefined {
  return paths[0];
}

/** The answer for a lot; that its reservation seems unlawful belongs to it, whatever it is. */
function lotSays(lot: LotEligibility, conditions: readonly SaidCondition[], law: Law, words: Words): string {
  const answer = verdictSays(lot, conditions, law, words);
  return lot.faults.some(({ level }) => level === 'error')
    ? `${answer} ${words.say('eligibility.says.fault')}`
    : answer;
}

/** Of all answers that could still decide, those that the nearest way lacks: they are enough. */
function missingNext(lot: LotEligibility): readonly FactId[] {
  const nearest = lot.bidders.flatMap((bidder) =>
    (deciding(bidder)?.conditions ?? []).flatMap(({ why }) => why.missing),
  );
  const next = lot.missing.filter((fact) => nearest.includes(fact));
  return next.length === 0 ? lot.missing : next;
}

function verdictSays(
  lot: LotEligibility,
  conditions: readonly SaidCondition[],
  law: Law,
  words: Words,
): string {
  const how = lot.bidders.flatMap((bidder) => deciding(bidder)?.says[words.language] ?? []);
  const doubts = lot.bidders.flatMap((bidder) =>
    (deciding(bidder)?.doubts ?? []).map((text) => text[words.language]),
  );
  switch (lot.verdict) {
    case 'eligible':
      return words.say('eligibility.says.eligible', {
        how: [...new Set(how)].join(words.say('punctuation.series')),
      });
    case 'not-eligible':
      return words.say('eligibility.says.not-eligible', {
        conditions: [
          ...new Set(conditions.filter(({ truth }) => truth === 'no').map(({ says }) => says)),
        ].join(words.say('punctuation.series')),
      });
    case 'needs-evidence':
      if (lot.missing.includes('reservation.statusesAdmitted'))
        return words.say('eligibility.says.group', { groups: groupNames(lot, law, words) });
      // No answer is missing: one that was given speaks against the way that would have held.
      if (lot.missing.length === 0 && doubts.length > 0)
        return words.say('eligibility.says.doubt', { doubts: [...new Set(doubts)].join('. ') });
      return words.say('eligibility.says.needs-evidence', {
        count: missingNext(lot).length,
        names: listSays(
          missingNext(lot).map((fact) => nameOf(fact, words)),
          words,
        ),
      });
    case 'not-reserved':
      return words.say('eligibility.says.not-reserved');
  }
}

function once(proofs: readonly SaidProof[]): SaidProof[] {
  return [...new Map(proofs.map((proof) => [proof.what, proof])).values()];
}

/** Puts eligibility into words and into the form of CONTRACT.md. */
export function eligibilitySays(
  checked: JudgedTender,
  knowledge: Pick<Knowledge, 'law' | 'library'>,
  words: Words,
): Eligibility {
  const { law } = knowledge;
  const names = namesIn(law);
  const { dossier } = checked.assessment;
  return {
    asOf: checked.assessment.asOf,
    law: law.hash,
    lots: checked.lots.map((lot): SaidLot => {
      const conditions = lot.bidders.flatMap((bidder) =>
        (deciding(bidder)?.conditions ?? []).map((condition) =>
          conditionSays(condition, bidder.member, law, names, words),
        ),
      );
      const title = dossier.lots?.find(({ id }) => id === lot.id)?.title;
      const close = lot.bidders.flatMap((bidder) => bidder.close ?? [])[0];
      return {
        id: lot.id,
        ...(title === undefined ? {} : { title }),
        route: lot.route,
        verdict: lot.verdict,
        says: lotSays(lot, conditions, law, words),
        conditions,
        paths: lot.bidders.flatMap((bidder) =>
          bidder.paths.map((path) => pathSays(path, bidder.member, law, names, words)),
        ),
        missing: lot.missing,
        proofs: once(conditions.filter(({ truth }) => truth !== 'no').flatMap(({ proofs }) => proofs)),
        warnings: [
          ...lot.faults.map((fault) => faultSays(fault, checked.lots, dossier, law, words)),
          ...lot.cautions.map((caution) => cautionSays(caution, lot, law, words)),
        ],
        ...(close === undefined ? {} : { close: closeSays(close, words) }),
        ...(lot.groups.length === 0
          ? {}
          : {
              groups: lot.groups.map(({ route, truth }) => ({
                route,
                name: routeName(route, law, words),
                truth,
              })),
            }),
        ...(lot.verdict === 'not-reserved'
          ? { waysIn: waysIn(checked.organisation, checked.assessment, lot.id, words) }
          : {}),
        basis: eachOnce([...basisOf(lot.basis, law), ...conditions.flatMap(({ basis }) => basis)]),
        certainty: lot.certainty,
        ...(lot.doubt === undefined ? {} : { doubt: lot.doubt[words.language] }),
        ...(lot.checked === undefined ? {} : { checked: lot.checked.against }),
      };
    }),
  };
}

/** Judges and says in one go, for the shell and for machines. */
export function eligibility(
  organisation: Organisation,
  tender: Tender,
  knowledge: Knowledge,
  clock: Clock,
  words: Words,
): Eligibility {
  return eligibilitySays(checkEligibility(organisation, tender, knowledge, clock.today()), knowledge, words);
}
