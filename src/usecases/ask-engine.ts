// Anyone may ask: it reads nothing but what is handed in.
import type { Dossier } from '../core/dossier/dossier.js';
import { dateSays, optionSays, reasonOf, type Reason } from '../core/facts/wording.js';
import type { FactId } from '../core/facts/vocabulary.js';
import { lessChecked, type Verdict, type VerdictKind } from '../core/law/judge.js';
import type { Certainty, Checked } from '../core/law/law.js';
import {
  basisOf,
  eachOnce,
  namesIn,
  opinionOf,
  type BasisEntry,
  type DutySaid,
} from '../core/law/opinion.js';
import { gravest, reviewText } from '../core/review/wording/review-text.js';
import { reviewerOf } from '../core/review/wording/reviewer.js';
import { canonical } from '../core/shared/canonical.js';
import { recent } from '../core/shared/recent.js';
import type { Words } from '../core/shared/text.js';
import type { Asked } from '../core/workshop/asked.js';
import { adviseOn, becauseSays, findingSays, type Advised } from './advise.js';
import { aidSays, servicesSay } from './aid-answer.js';
import type { Knowledge } from './ports.js';

/**
 * How what was asked stands: lawful (`yes`), lawful if something is done (`on-condition`), compulsory, unlawful
 * (`no`), not fitting this purchase (a clause, a basis that carries no payment here), not in question here, or `open` while an answer is missing.
 */
export type Standing =
  | 'yes'
  | 'on-condition'
  | 'required'
  | 'no'
  | 'not-fitting'
  | 'does-not-arise'
  | 'open'
  /** A check found nothing: less than a yes. */
  | 'no-objection'
  /** A figure or a place, told and not judged. */
  | 'stated';

/** The engine's answer to one question of a round, in words. */
export interface EngineAnswer {
  readonly standing: Standing;
  /** What the law answers, where its answer is a yes or no to a question of its own and not to that of the round. */
  readonly question?: string | undefined;
  readonly says: string;
  readonly instead?: string | undefined;
  readonly duties: readonly DutySaid[];
  /** The evaluated condition; absent where the answer rests on words of a text or on a list. */
  readonly reason?: Reason | undefined;
  /** Passages of a wording that are objected to. */
  readonly quotes: readonly string[];
  readonly basis: readonly BasisEntry[];
  readonly missing: readonly FactId[];
  readonly certainty?: Certainty | undefined;
  readonly doubt?: string | undefined;
  /** How far the least checked of what it rests on was checked. */
  readonly checked: Checked['against'];
}

const standings: Readonly<Record<VerdictKind, Standing>> = {
  allowed: 'yes',
  'allowed-if': 'on-condition',
  required: 'required',
  forbidden: 'no',
  silent: 'does-not-arise',
  open: 'open',
};

/**
 * The standing as people are told it. A figure is told and not judged; where the law answers "yes" or "no" to a question
 * of its own, "lawful" before it would be read as the answer to that of the round.
 */
export function standingShown({ standing, question }: EngineAnswer): Exclude<Standing, 'stated'> | undefined {
  if (standing === 'stated') return undefined;
  const answered = standing === 'yes' || standing === 'on-condition' || standing === 'required';
  return question !== undefined && answered ? undefined : standing;
}

const mostKept = 60;
const kept = new WeakMap<Knowledge, ReturnType<typeof recent<Advised>>>();

/** The advice on the facts of a round; rounds of a scenario ask for the same again and again. */
export function advisedOn(dossier: Dossier, knowledge: Knowledge): Advised {
  const known = kept.get(knowledge) ?? recent<Advised>(mostKept);
  kept.set(knowledge, known);
  // The day is always in the dossier of a round.
  const day = dossier.asOf ?? '';
  return known(canonical(dossier), () => adviseOn(dossier, knowledge.law, knowledge.library, day));
}

/** How far the least checked of several citations was checked; nothing cited was not checked. */
export function leastOf(basis: readonly BasisEntry[]): Checked['against'] {
  return basis
    .map(({ checked }): Checked => ({ on: '', against: checked }))
    .reduce<Checked>(lessChecked, { on: '', against: basis.length === 0 ? 'none' : 'text' }).against;
}

function fromVerdict(verdict: Verdict, knowledge: Knowledge, words: Words): EngineAnswer {
  const opinion = opinionOf(verdict, knowledge.law, words);
  return {
    standing: standings[verdict.kind],
    says: opinion.says,
    instead: opinion.instead,
    duties: opinion.duties,
    reason: opinion.reason,
    quotes: [],
    basis: opinion.basis,
    missing: opinion.missing,
    certainty: opinion.certainty,
    doubt: opinion.doubt,
    checked: opinion.checked,
  };
}

/** What the engine answers where nothing in the law of this place and day is about the question. */
function nothingHere(key: string, words: Words, values?: Readonly<Record<string, string>>): EngineAnswer {
  return {
    standing: 'does-not-arise',
    says: words.say(`workshop.engine.${key}`, values),
    duties: [],
    quotes: [],
    basis: [],
    missing: [],
    checked: 'none',
  };
}

/** The answer to a question of the law that is no "may I": whether something must be done, or which rules count. */
function questionOfLaw(verdict: Verdict, knowledge: Knowledge, words: Words): EngineAnswer {
  return { ...fromVerdict(verdict, knowledge, words), question: verdict.rule.question[words.language] };
}

type AskedOf<K extends Asked['of']> = Extract<Asked, { of: K }>;

function askWording(
  { place, text }: Pick<AskedOf<'wording'>, 'place'> & { readonly text: string },
  { assessment }: Advised,
  knowledge: Knowledge,
  words: Words,
): EngineAnswer {
  const { facts, book } = assessment;
  const findings = reviewText(text, { facts, book, place }, reviewerOf(knowledge.law));
  const verdict = gravest(findings);
  const { language } = words;
  const decisive = findings.filter((finding) => finding.verdict === verdict);
  const once = (items: readonly string[]): string => [...new Set(items)].join(' ');
  const instead = once(decisive.map((finding) => finding.instead[language]));
  const basis = eachOnce(
    basisOf(
      decisive.flatMap((finding) => finding.basis),
      knowledge.law,
    ),
  );
  return {
    standing: verdict === 'unlawful' ? 'no' : verdict === 'conditional' ? 'on-condition' : 'no-objection',
    says:
      decisive.length === 0
        ? words.say('workshop.engine.no-objection')
        : once(decisive.map((finding) => finding.says[language])),
    instead: instead === '' ? undefined : instead,
    duties: [],
    quotes: [...new Set(decisive.map(({ quote }) => quote))],
    basis,
    missing: [],
    checked: leastOf(basis),
  };
}

function askRoute(
  { route, lot }: AskedOf<'route'>,
  { assessment }: Advised,
  knowledge: Knowledge,
  words: Words,
): EngineAnswer {
  const routes =
    lot === undefined ? assessment.routes : assessment.lots.find((item) => item.lot.id === lot)?.routes;
  const verdict = routes?.find((item) => item.rule.route === route);
  return verdict === undefined ? nothingHere('no-such-route', words) : fromVerdict(verdict, knowledge, words);
}

const strictest: readonly VerdictKind[] = [
  'required',
  'forbidden',
  'open',
  'allowed-if',
  'allowed',
  'silent',
];

/**
 * A duty of which the law data holds nothing for this country is no "no": nobody may have looked. One that has not begun
 * yet, or has ended, is known not to arise.
 */
function askDuty(
  { duties }: AskedOf<'duty'>,
  { assessment }: Advised,
  knowledge: Knowledge,
  words: Words,
): EngineAnswer {
  const [verdict] = assessment.duties
    .filter(({ rule }) => duties.includes(rule.id))
    .sort((a, b) => strictest.indexOf(a.kind) - strictest.indexOf(b.kind));
  if (verdict !== undefined) return questionOfLaw(verdict, knowledge, words);
  const { jurisdictions } = assessment.book;
  const other = knowledge.law.rules.find(
    ({ id, jurisdiction }) => duties.includes(id) && jurisdictions.includes(jurisdiction),
  );
  if (other === undefined) return { ...nothingHere('no-such-duty', words), standing: 'open' };
  const basis = basisOf(other.basis, knowledge.law);
  return {
    ...nothingHere('duty-another-day', words, {
      question: other.question[words.language],
      date: dateSays(other.inForce.from, words.language),
    }),
    basis,
    checked: other.checked.against,
  };
}

function askFindings(
  { issues }: AskedOf<'findings'>,
  advised: Advised,
  knowledge: Knowledge,
  words: Words,
): EngineAnswer {
  const found = advised.findings.filter(({ issue }) => issues.includes(issue));
  const level = found[0]?.level;
  const gravestOnes = found
    .filter((finding) => finding.level === level)
    .map((finding) => findingSays(finding, knowledge.law, words));
  const basis = eachOnce(gravestOnes.flatMap((finding) => finding.basis));
  const once = (items: readonly string[]): string => [...new Set(items)].join(' ');
  return {
    standing: level === 'error' ? 'no' : level === 'warning' ? 'on-condition' : 'no-objection',
    says:
      gravestOnes.length === 0
        ? words.say('workshop.engine.no-finding')
        : once(gravestOnes.map(({ says }) => says)),
    instead: gravestOnes.length === 0 ? undefined : once(gravestOnes.map(({ instead }) => instead)),
    duties: [],
    quotes: gravestOnes.flatMap(({ quote }) => (quote === undefined ? [] : [quote])),
    basis,
    missing: [],
    checked: leastOf(basis),
  };
}

function askAid(
  { outcome }: AskedOf<'aid'>,
  { assessment }: Advised,
  knowledge: Knowledge,
  words: Words,
): EngineAnswer {
  const { law } = knowledge;
  const { aid } = assessment;
  const ways = aid.ways.filter(({ rule }) => rule.way?.outcome === outcome);
  const way = aid.outcome === outcome ? aid.way : (ways.find(({ kind }) => kind !== 'open') ?? ways[0]);
  if (way !== undefined) return fromVerdict(way, knowledge, words);
  const said = aidSays(aid, law, words);
  return {
    ...nothingHere('other-basis', words, { says: said.reason.says }),
    standing: said.kind === 'open' ? 'open' : 'not-fitting',
    reason: said.reason,
    basis: said.basis,
    missing: said.missing,
    checked: leastOf(said.basis),
  };
}

function askServices(
  { outcome }: AskedOf<'services'>,
  { assessment }: Advised,
  knowledge: Knowledge,
  words: Words,
): EngineAnswer {
  const { services } = assessment;
  if (services.way !== undefined && services.outcome === outcome) {
    const answer = fromVerdict(services.way, knowledge, words);
    // "Silent" is an answer here: that act asks for nothing, and the relationship is what was asked.
    return answer.standing === 'does-not-arise' ? { ...answer, standing: 'yes' } : answer;
  }
  const said = servicesSay(services, knowledge.law, words);
  return {
    ...nothingHere('other-relationship', words, { says: said.reason.says }),
    standing: said.kind === 'open' ? 'open' : 'not-fitting',
    reason: said.reason,
    basis: said.basis,
    missing: said.missing,
    checked: leastOf(said.basis),
  };
}

/** Whether a clause fits the purchase, with what speaks for it or against it. */
function askClause(
  { clause: id }: AskedOf<'clause'>,
  { recommended }: Advised,
  knowledge: Knowledge,
  words: Words,
): EngineAnswer {
  const { law } = knowledge;
  const names = namesIn(law);
  const offered = recommended.offered.find(({ clause }) => clause.id === id);
  if (offered !== undefined) {
    const basis = basisOf(offered.clause.legalBasis, law);
    const says = words.say(`workshop.engine.clause-${offered.strength}`, {
      summary: offered.clause.words[words.language].summary,
    });
    return {
      standing: 'yes',
      says,
      duties: [],
      reason: {
        says,
        truth: 'yes',
        parts: offered.because.map((item) => ({
          says: becauseSays(item, law, names, words),
          truth: item.kind === 'against' ? 'no' : 'yes',
          parts: [],
        })),
      },
      quotes: [],
      basis,
      missing: offered.applies.missing,
      checked: leastOf(basis),
    };
  }
  const refused = recommended.notOffered.find(({ clause }) => clause.id === id);
  if (refused === undefined) return nothingHere('no-such-clause', words);
  const basis = basisOf(refused.clause.legalBasis, law);
  return {
    standing: 'not-fitting',
    says:
      'route' in refused.why
        ? words.say('workshop.engine.clause-needs-route', {
            route: optionSays('reservation.route', refused.why.route, words),
          })
        : words.say('workshop.engine.clause-not'),
    duties: [],
    ...('route' in refused.why ? {} : { reason: reasonOf(refused.why, words, names) }),
    quotes: [],
    basis,
    missing: [],
    checked: leastOf(basis),
  };
}

/**
 * Asks the engine.
 *
 * @param dossier the facts, with the country and the day at which the round is played
 * @returns the verdict in words with its reasons and citations. Nothing in it was written for the scenario
 */
export function askEngine(asked: Asked, dossier: Dossier, knowledge: Knowledge, words: Words): EngineAnswer {
  const advised = advisedOn(dossier, knowledge);
  switch (asked.of) {
    case 'wording':
      return askWording({ place: asked.place, text: asked.text[words.language] }, advised, knowledge, words);
    case 'route':
      return askRoute(asked, advised, knowledge, words);
    case 'duty':
      return askDuty(asked, advised, knowledge, words);
    case 'regime': {
      const { regime } = advised.assessment;
      return regime === undefined ? nothingHere('no-regime', words) : questionOfLaw(regime, knowledge, words);
    }
    case 'findings':
      return askFindings(asked, advised, knowledge, words);
    case 'aid':
      return askAid(asked, advised, knowledge, words);
    case 'services':
      return askServices(asked, advised, knowledge, words);
    case 'clause':
      return askClause(asked, advised, knowledge, words);
  }
}

/** What the reviewer says of a wording that somebody typed, such as an indicator that participants propose. */
export function reviewTyped(
  text: string,
  place: AskedOf<'wording'>['place'],
  dossier: Dossier,
  knowledge: Knowledge,
  words: Words,
): EngineAnswer {
  return askWording({ place, text }, advisedOn(dossier, knowledge), knowledge, words);
}
