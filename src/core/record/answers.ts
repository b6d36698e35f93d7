import type { Assessment } from '../advice/assess.js';
import { regimeFacts, type RegimeFact } from '../advice/compare.js';
import type { StandingDuty } from '../advice/duties.js';
import type { Answer } from '../aid/ways.js';
import { valueOf, type Facts } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { Verdict, VerdictKind } from '../law/judge.js';
import type { Citation, FindingLevel, Rule } from '../law/law.js';
import type { Finding } from '../review/findings.js';
import type { Text } from '../shared/text.js';

/** What was answered to a question, short: its kind, and the ids of what is to be done. */
export interface Given {
  readonly kind: VerdictKind;
  readonly duties: readonly string[];
}

/** A question with all that a later reader needs of it, who may live under a law that no longer asks it. */
export interface RecordedQuestion {
  readonly subject: Rule['subject'];
  readonly question: Text;
  readonly duties: Readonly<Record<string, Text>>;
  readonly basis: readonly Citation[];
}

/** An answer by name, on State aid or on the kind of relationship, with the question that gave it, where one did. */
export interface GivenByName extends Given {
  readonly outcome: string;
  readonly question?: string;
}

export interface RecordedFinding {
  /** The check, or what was looked for in wording. */
  readonly id: string;
  readonly at: string;
  readonly level: FindingLevel;
  readonly says: Text;
  readonly basis: readonly Citation[];
}

/**
 * What the law answered to a dossier on one day, short enough to be kept beside it and whole enough to be read without the
 * law that gave it. A question that did not arise is left out. Routes go by their name, other questions by the rule.
 */
export interface Answers {
  readonly questions: Readonly<Record<string, RecordedQuestion>>;
  readonly regime: Readonly<Partial<Record<RegimeFact, Value>>>;
  readonly whole: Readonly<Record<string, Given>>;
  readonly lots: readonly {
    readonly id: string;
    readonly outsideDirective: boolean;
    readonly routes: Readonly<Record<string, Given>>;
  }[];
  readonly aid: GivenByName;
  readonly services: GivenByName;
  /** What the checks of the law say; what clauses say of each other is the library's matter. */
  readonly findings: readonly RecordedFinding[];
}

/** The same question in two versions of the law: a route keeps its name when its rule is written anew. */
function keyOf({ route, id }: Rule): string {
  return route ?? id;
}

function given({ kind, duties }: Verdict): Given {
  return { kind, duties: duties.map(({ id }) => id) };
}

function byKey(verdicts: readonly Verdict[]): Readonly<Record<string, Given>> {
  return Object.fromEntries(
    verdicts
      .filter(({ kind }) => kind !== 'silent')
      .map((verdict) => [keyOf(verdict.rule), given(verdict)] as const),
  );
}

function questionsIn(verdicts: readonly Verdict[]): Readonly<Record<string, RecordedQuestion>> {
  const questions = new Map<string, RecordedQuestion>();
  for (const { rule, kind, duties, basis } of verdicts) {
    if (kind === 'silent' && rule.way === undefined) continue;
    const known = questions.get(keyOf(rule));
    questions.set(keyOf(rule), {
      subject: rule.subject,
      question: rule.question,
      duties: { ...known?.duties, ...Object.fromEntries(duties.map(({ id, says }) => [id, says])) },
      basis: known?.basis ?? basis,
    });
  }
  return Object.fromEntries(questions);
}

/** An open answer rests on what is undecided: the first such question stands for it. */
function deciding({ way, ways }: Answer): Verdict | undefined {
  return way ?? ways.find(({ kind }) => kind === 'open');
}

function named(answer: Answer): GivenByName {
  const { outcome, way } = answer;
  const question = deciding(answer);
  return {
    outcome,
    ...(way === undefined ? { kind: 'open', duties: [] } : given(way)),
    ...(question === undefined ? {} : { question: keyOf(question.rule) }),
  };
}

function regimeOf(facts: Facts): Answers['regime'] {
  return Object.fromEntries(
    regimeFacts.flatMap((fact) => {
      const value = valueOf(facts, fact);
      return value === undefined ? [] : [[fact, value]];
    }),
  );
}

function recordedFinding(finding: Finding): RecordedFinding[] {
  const { at, level, basis } = finding;
  switch (finding.kind) {
    case 'law':
      return [{ id: finding.check.id, at, level, says: finding.check.says, basis }];
    case 'wording': {
      const { detector, start, says } = finding.wording;
      return [{ id: detector, at: `${at}/${String(start)}`, level, says, basis }];
    }
    case 'library':
      return [];
  }
}

/**
 * What is kept of the advice on a dossier.
 *
 * @param duties the duties as the buyer sees them: one that is open and not worth a word yet is none
 */
export function answersOf(
  assessment: Assessment,
  duties: readonly StandingDuty[],
  findings: readonly Finding[],
): Answers {
  const { regime, routes, lots, facts, aid, services } = assessment;
  const whole = [
    ...(regime === undefined ? [] : [regime]),
    ...routes,
    ...duties.map(({ verdict }) => verdict),
  ];
  const asked = [
    ...whole,
    ...lots.flatMap((lot) => lot.routes),
    ...[aid, services].flatMap((answer) => deciding(answer) ?? []),
  ];
  return {
    questions: questionsIn(asked),
    regime: regimeOf(facts),
    whole: byKey(whole),
    lots: lots.map((item) => ({
      id: item.lot.id,
      outsideDirective: item.outsideDirective,
      routes: byKey(item.routes),
    })),
    aid: named(aid),
    services: named(services),
    findings: findings.flatMap(recordedFinding),
  };
}
