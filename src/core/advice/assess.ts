import { aidFacts } from '../aid/aid-facts.js';
import { answerFrom, type Answer } from '../aid/ways.js';
import { libraryIn, type Library } from '../clauses/library.js';
import { factsOf, factsOfLot } from '../dossier/facts-of.js';
import { smallLotsOf } from '../dossier/estimate.js';
import type { Dossier, Lot } from '../dossier/dossier.js';
import { numberOf, stateOf, valueOf, type Facts } from '../facts/facts.js';
import { insertionHours } from '../insertion/hours.js';
import { derive } from '../law/derive.js';
import { groundedIn, judge, refine, type Verdict } from '../law/judge.js';
import { openedWith } from '../law/country.js';
import type { Law, Rule } from '../law/law.js';
import { lawAt, type LawBook } from '../law/law-book.js';

export interface AssessedLot {
  readonly lot: Lot;
  readonly facts: Facts;
  readonly routes: readonly Verdict[];
  readonly outsideDirective: boolean;
}

/** A dossier with everything that law and arithmetic say of it: what pages, documents and machines are written from. */
export interface Assessment {
  readonly dossier: Dossier;
  readonly asOf: string;
  readonly book: LawBook;
  /** The clauses in the form they have in the buyer's country. */
  readonly library: Library;
  readonly facts: Facts;
  readonly regime: Verdict | undefined;
  readonly routes: readonly Verdict[];
  readonly duties: readonly Verdict[];
  readonly lots: readonly AssessedLot[];
  /** The basis under State-aid law. */
  readonly aid: Answer;
  /** Contract, authorisation scheme, open admission: which kind of relationship it is. */
  readonly services: Answer;
}

const lightLists = {
  concession: 'eu/cpv/annex-iv',
  utility: 'eu/cpv/annex-xvii',
  other: 'eu/cpv/annex-xiv',
} as const;

function lightListOf(dossier: Dossier): string {
  if (dossier.contract?.kind === 'concession') return lightLists.concession;
  return dossier.authority.type === 'utility' ? lightLists.utility : lightLists.other;
}

/**
 * Union rules of a subject, each read together with the national rules that refine it; then national rules of their own,
 * each read together with the Union rule on whose ground it stands.
 */
function judgeAll(rules: readonly Rule[], facts: Facts, book: LawBook): Verdict[] {
  const refining = rules.filter((rule) => rule.refines !== undefined);
  const judged = new Map(
    rules
      .filter((rule) => rule.refines === undefined && rule.within === undefined)
      .map((rule) => [
        rule.id,
        refining
          .filter((other) => other.refines === rule.id)
          .reduce((verdict, other) => refine(verdict, judge(other, facts, book)), judge(rule, facts, book)),
      ]),
  );
  const state = stateOf(facts, 'regime.position');
  const position = state.known ? { below: state.value === 'below' } : { missing: state.missing };
  const own = rules
    .filter((rule) => rule.within !== undefined)
    .map((rule) => {
      const grounds = (rule.within ?? []).flatMap((id) => judged.get(id) ?? []);
      return groundedIn(
        judge(rule, facts, book),
        grounds.find((verdict) => verdict.kind !== 'silent'),
        position,
      );
    });
  return [...judged.values(), ...own].map((verdict) => withLook(verdict, book));
}

/** Says of an open route what to look for in the buyer's country, where the research left it open. */
function withLook(verdict: Verdict, book: LawBook): Verdict {
  const { route } = verdict.rule;
  if (verdict.kind !== 'open' || route === undefined) return verdict;
  const topics = [
    route,
    openedWith(route),
    ...(verdict.missing.includes('authority.nationalArt77Below') ? ['art-77-below'] : []),
  ];
  const look = book.country?.unknown.find(({ about }) => topics.includes(about))?.look;
  return look === undefined ? verdict : { ...verdict, look };
}

function subject(book: LawBook, wanted: Rule['subject']): readonly Rule[] {
  return book.rules.filter((rule) => rule.subject === wanted);
}

function placeOf(dossier: Dossier): Parameters<typeof lawAt>[1] {
  return { country: dossier.authority.country, region: dossier.authority.region };
}

/** Ids of duties that the chosen clauses meet. */
function met(dossier: Dossier, library: Library): string[] {
  const chosen = new Set((dossier.clauses ?? []).map((item) => item.clause));
  return [
    ...new Set(
      library.clauses.filter((clause) => chosen.has(clause.id)).flatMap((clause) => clause.satisfies),
    ),
  ];
}

/**
 * Assesses a dossier on the day of its dispatch.
 *
 * @param today the day to use where the dossier names none; the core holds no clock
 */
export function assess(dossier: Dossier, law: Law, library: Library, today: string): Assessment {
  const asOf = dossier.asOf ?? today;
  const book = lawAt(law, placeOf(dossier), asOf);
  const own = libraryIn(library, book.jurisdictions);
  const stated = factsOf(
    dossier,
    asOf,
    {
      longTermMonths: book.parameter('eu/value/long-term-months') ?? 0,
      lightList: book.cpvList(lightListOf(dossier)),
    },
    met(dossier, own),
  );
  const value = numberOf(stated, 'estimate.value');
  const labourShare = dossier.contract?.labourShare;
  if (value !== undefined && labourShare !== undefined && dossier.contract?.kind !== 'concession') {
    const { hours } = insertionHours({ value, labourShare, hourlyCost: dossier.contract?.hourlyCost });
    stated.set('insertion.hours', { known: true, value: hours });
  }
  // Aid is granted with the act, which may come later than the call: its own day decides.
  const granted = dossier.aid?.entrustmentDate;
  const grantDay = granted !== undefined && granted > asOf ? granted : asOf;
  const grantBook = grantDay === asOf ? book : lawAt(law, placeOf(dossier), grantDay);
  for (const [id, state] of aidFacts(dossier, grantDay, grantBook)) stated.set(id, state);
  const facts = derive(stated, book);
  // A lot is judged on its routes only; what was worked out on aid is that of the whole.
  for (const [id, state] of facts) if (id.startsWith('aid.')) stated.set(id, state);
  const outside = outsideOf(dossier, facts, book);
  const routeRules = subject(book, 'route');
  const dutyRules = subject(book, 'duty');
  const lots = (dossier.lots ?? []).map((lot) => {
    const lotFacts = derive(factsOfLot(stated, lot), book);
    return {
      lot,
      facts: lotFacts,
      routes: judgeAll(routeRules, lotFacts, book),
      outsideDirective: outside.has(lot.id),
    };
  });
  // A duty that one lot brings is a duty of the tender: "cite the article" where only one lot is reserved.
  const broughtByLot = (whole: Verdict): Verdict => {
    if (whole.kind !== 'open') return whole;
    const related = dutyRules.filter((rule) => rule === whole.rule || rule.refines === whole.rule.id);
    for (const item of lots) {
      const [verdict] = judgeAll(related, item.facts, book);
      if (verdict?.kind === 'required') return verdict;
    }
    return whole;
  };
  return {
    dossier,
    asOf,
    book,
    library: own,
    facts,
    regime: judgeAll(subject(book, 'regime'), facts, book)[0],
    routes: judgeAll(routeRules, facts, book),
    duties: judgeAll(dutyRules, facts, book).map(broughtByLot),
    aid: answerFrom(judgeAll(subject(grantBook, 'aid'), facts, grantBook), facts, grantBook),
    services: answerFrom(judgeAll(subject(book, 'services'), facts, book), facts, book),
    lots,
  };
}

/** Article 5(10): only where the whole reaches the threshold, and not for concessions, which have no such exception. */
function outsideOf(dossier: Dossier, facts: Facts, book: LawBook): ReadonlySet<string> {
  const directive = valueOf(facts, 'regime.directive');
  const total = numberOf(facts, 'estimate.value');
  if (
    valueOf(facts, 'regime.position') !== 'at-or-above' ||
    total === undefined ||
    (directive !== '2014/24' && directive !== '2014/25')
  )
    return new Set();
  const share = book.parameter('eu/lots/small-share');
  if (share === undefined) return new Set();
  const rate =
    dossier.contract?.currency === undefined || dossier.contract.currency === 'EUR'
      ? 1
      : (dossier.contract.ratePerEuro ?? 1);
  const lots = (dossier.lots ?? []).map((lot) => ({
    id: lot.id,
    value: lot.value === undefined ? undefined : lot.value / rate,
    nature: lot.nature ?? dossier.contract?.nature,
  }));
  const nature = valueOf(facts, 'regime.nature');
  return smallLotsOf(
    lots,
    total,
    (own) =>
      book.parameter((own ?? nature) === 'works' ? 'eu/lots/small-works' : 'eu/lots/small-supplies-services'),
    share,
  ).outside;
}
