import { regimeFacts, type RegimeFact } from '../advice/compare.js';
import type { Value } from '../facts/value.js';
import type { Citation, FindingLevel, Rule } from '../law/law.js';
import type { Text } from '../shared/text.js';
import type { Answers, Given, GivenByName, RecordedFinding, RecordedQuestion } from './answers.js';

/** A question that is answered otherwise: for the whole tender, for some of its lots, or for both alike. */
export interface AnswerChange {
  readonly id: string;
  readonly subject: Rule['subject'];
  readonly question: Text;
  /** `silent` as well where one of the two laws does not ask it. */
  readonly before: Given['kind'];
  readonly after: Given['kind'];
  readonly added: readonly Text[];
  readonly gone: readonly Text[];
  /** The later citations; the earlier ones where the question has gone. */
  readonly basis: readonly Citation[];
  readonly whole: boolean;
  readonly lots: readonly string[];
}

/** An answer by name that is another one now. */
export interface NamedChange extends Pick<AnswerChange, 'added' | 'gone' | 'basis'> {
  readonly before: GivenByName;
  readonly after: GivenByName;
}

/** A finding that came, went, or weighs otherwise; `undefined` where there is none. */
export interface FindingChange {
  readonly before: FindingLevel | undefined;
  readonly after: FindingLevel | undefined;
  readonly finding: RecordedFinding;
}

export interface AnswerChanges {
  readonly regime: readonly {
    readonly fact: RegimeFact;
    readonly before: Value | undefined;
    readonly after: Value | undefined;
  }[];
  /** Lots that may be outside the directive, or no longer. */
  readonly outside: readonly { readonly lot: string; readonly before: boolean; readonly after: boolean }[];
  readonly answers: readonly AnswerChange[];
  readonly aid: NamedChange | undefined;
  readonly services: NamedChange | undefined;
  readonly findings: readonly FindingChange[];
}

const nothing: Given = { kind: 'silent', duties: [] };

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What one has that the other lacks, in the words of whoever has it. */
function beyond(
  one: Given,
  other: Given,
  words: Readonly<Record<string, Text>>,
): { readonly ids: readonly string[]; readonly says: readonly Text[] } {
  const ids = one.duties.filter((id) => !other.duties.includes(id));
  return { ids, says: ids.flatMap((id) => words[id] ?? []) };
}

function answerChanges(before: Answers, after: Answers): AnswerChange[] {
  const changes = new Map<string, AnswerChange>();
  const look = (
    old: Readonly<Record<string, Given>>,
    now: Readonly<Record<string, Given>>,
    lot: string | undefined,
  ): void => {
    for (const id of new Set([...Object.keys(old), ...Object.keys(now)])) {
      const [was, is] = [old[id] ?? nothing, now[id] ?? nothing];
      const [earlier, later] = [before.questions[id], after.questions[id]];
      const told: RecordedQuestion | undefined = (is === nothing ? undefined : later) ?? earlier ?? later;
      const added = beyond(is, was, later?.duties ?? {});
      const gone = beyond(was, is, earlier?.duties ?? {});
      if (told === undefined || (was.kind === is.kind && added.ids.length === 0 && gone.ids.length === 0))
        continue;
      // What changes in the same way for several lots, or for the whole and some lots, is said once.
      const key = JSON.stringify([id, was.kind, is.kind, added.ids, gone.ids]);
      const known = changes.get(key);
      const lots = [...(known?.lots ?? []), ...(lot === undefined ? [] : [lot])];
      changes.set(key, {
        id,
        subject: told.subject,
        question: told.question,
        before: was.kind,
        after: is.kind,
        added: added.says,
        gone: gone.says,
        basis: told.basis,
        whole: known?.whole ?? lot === undefined,
        lots,
      });
    }
  };
  look(before.whole, after.whole, undefined);
  for (const lot of after.lots)
    look(before.lots.find(({ id }) => id === lot.id)?.routes ?? {}, lot.routes, lot.id);
  return [...changes.values()];
}

function namedChange(name: 'aid' | 'services', before: Answers, after: Answers): NamedChange | undefined {
  const [was, is] = [before[name], after[name]];
  const told = (answers: Answers, { question }: GivenByName): RecordedQuestion | undefined =>
    question === undefined ? undefined : answers.questions[question];
  const [earlier, later] = [told(before, was), told(after, is)];
  const added = beyond(is, was, later?.duties ?? {});
  const gone = beyond(was, is, earlier?.duties ?? {});
  if (was.outcome === is.outcome && was.kind === is.kind && added.ids.length === 0 && gone.ids.length === 0)
    return undefined;
  return {
    before: was,
    after: is,
    added: added.says,
    gone: gone.says,
    basis: later?.basis ?? earlier?.basis ?? [],
  };
}

function findingChanges(before: Answers, after: Answers): FindingChange[] {
  const keyed = ({ findings }: Answers): ReadonlyMap<string, RecordedFinding> =>
    new Map(findings.map((finding) => [`${finding.id} ${finding.at}`, finding]));
  const [old, now] = [keyed(before), keyed(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const finding = is ?? was;
    return finding === undefined || was?.level === is?.level
      ? []
      : [{ before: was?.level, after: is?.level, finding }];
  });
}

/**
 * What differs between two records of the same answers of a buyer, given by two laws or on two days.
 *
 * @returns undefined where every answer is the same, however much of the law data is not
 */
export function compareAnswers(before: Answers, after: Answers): AnswerChanges | undefined {
  const changes: AnswerChanges = {
    regime: regimeFacts.flatMap((fact) => {
      const [was, is] = [before.regime[fact], after.regime[fact]];
      return isSame(was, is) ? [] : [{ fact, before: was, after: is }];
    }),
    outside: after.lots.flatMap(({ id, outsideDirective }) => {
      const was = before.lots.find((lot) => lot.id === id)?.outsideDirective ?? false;
      return was === outsideDirective ? [] : [{ lot: id, before: was, after: outsideDirective }];
    }),
    answers: answerChanges(before, after),
    aid: namedChange('aid', before, after),
    services: namedChange('services', before, after),
    findings: findingChanges(before, after),
  };
  return Object.values(changes).every(
    (part: unknown) => part === undefined || (Array.isArray(part) && part.length === 0),
  )
    ? undefined
    : changes;
}
