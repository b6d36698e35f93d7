import type { Condition } from '../facts/condition.js';
import type { IsoDate } from '../shared/iso-date.js';
import type { Interval } from '../shared/interval.js';
import type {
  Check,
  Decision,
  Derivation,
  Exception,
  Instrument,
  Jurisdiction,
  Law,
  Parameter,
  Provision,
  Rule,
} from './law.js';

/** One thing of the law data that starts, ends or becomes otherwise on a day. */
export type LawChange =
  | { readonly kind: 'rule'; readonly rule: Rule; readonly way: 'starts' | 'ends' | 'changes' }
  | {
      readonly kind: 'figure';
      readonly parameter: Parameter;
      readonly before: Parameter['values'][number] | undefined;
      readonly after: Parameter['values'][number] | undefined;
    }
  | { readonly kind: 'check'; readonly check: Check; readonly way: 'starts' | 'ends' }
  | { readonly kind: 'derivation'; readonly derivation: Derivation; readonly way: 'starts' | 'ends' }
  | { readonly kind: 'decision'; readonly decision: Decision }
  /** Provisions of one act that start or end on the same day. */
  | {
      readonly kind: 'provisions';
      readonly instrument: Instrument;
      readonly way: 'starts' | 'ends';
      readonly provisions: readonly Provision[];
    };

export interface ChangeDay {
  readonly on: IsoDate;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly changes: readonly LawChange[];
}

function days(condition: Condition): IsoDate[] {
  if (condition.kind === 'not') return days(condition.part);
  if (condition.kind !== 'fact') return condition.parts.flatMap(days);
  return condition.fact === 'asOf' && 'date' in condition.test ? [condition.test.date] : [];
}

function daysOfExceptions(exceptions: readonly Exception[]): IsoDate[] {
  return exceptions.flatMap((exception) => [
    ...days(exception.when),
    ...exception.outcome.duties.flatMap((duty) => (duty.when === undefined ? [] : days(duty.when))),
    ...daysOfExceptions(exception.unless),
  ]);
}

/** Days within a rule's interval on which its own conditions look at the day. */
function turningDays(rule: Rule): Set<IsoDate> {
  const all = [
    ...days(rule.arises),
    ...rule.general.duties.flatMap((duty) => (duty.when === undefined ? [] : days(duty.when))),
    ...daysOfExceptions(rule.exceptions),
  ];
  return new Set(all.filter((day) => day > rule.inForce.from));
}

type Edge = readonly [day: IsoDate, way: 'starts' | 'ends'];

function edges({ from, to }: Interval): Edge[] {
  const begin: Edge = [from, 'starts'];
  return to === undefined ? [begin] : [begin, [to, 'ends']];
}

function figureChanges(parameter: Parameter): [IsoDate, LawChange][] {
  const turning = new Set(parameter.values.flatMap(({ inForce }) => edges(inForce).map(([day]) => day)));
  return [...turning].flatMap((day): [IsoDate, LawChange][] => {
    const after = parameter.values.find((entry) => entry.inForce.from === day);
    const before = parameter.values.find((entry) => entry.inForce.to === day);
    return before?.value === after?.value ? [] : [[day, { kind: 'figure', parameter, before, after }]];
  });
}

/** The day that is excluded at the end of an interval is the first on which a thing no longer counts. */
function provisionChanges(law: Law): [IsoDate, LawChange][] {
  const grouped = new Map<string, { day: IsoDate; way: 'starts' | 'ends'; provisions: Provision[] }>();
  for (const source of law.sources.values()) {
    if (source.kind !== 'provision') continue;
    for (const [day, way] of edges(source.inForce)) {
      const key = `${day} ${way} ${source.instrument}`;
      const group = grouped.get(key) ?? { day, way, provisions: [] };
      group.provisions.push(source);
      grouped.set(key, group);
    }
  }
  return [...grouped.values()].flatMap(({ day, way, provisions }): [IsoDate, LawChange][] => {
    const instrument = law.instruments.get(provisions[0]?.instrument ?? '');
    return instrument === undefined ? [] : [[day, { kind: 'provisions', instrument, way, provisions }]];
  });
}

function jurisdictionOf(change: LawChange): Jurisdiction {
  switch (change.kind) {
    case 'rule':
      return change.rule.jurisdiction;
    case 'figure':
      return change.parameter.jurisdiction;
    case 'check':
      return change.check.jurisdiction;
    case 'derivation':
      return change.derivation.jurisdiction;
    case 'decision':
      return change.decision.jurisdiction;
    case 'provisions':
      return change.instrument.jurisdiction;
  }
}

/** Every day on which something of the law data starts, ends or becomes otherwise; the latest first. */
export function lawChanges(law: Law): ChangeDay[] {
  const all: [IsoDate, LawChange][] = [
    ...law.rules.flatMap((rule): [IsoDate, LawChange][] => [
      ...edges(rule.inForce).map(([day, way]): [IsoDate, LawChange] => [day, { kind: 'rule', rule, way }]),
      ...[...turningDays(rule)].map((day): [IsoDate, LawChange] => [
        day,
        { kind: 'rule', rule, way: 'changes' },
      ]),
    ]),
    ...[...law.parameters.values()].flatMap(figureChanges),
    ...provisionChanges(law),
    ...law.checks.flatMap((check) =>
      edges(check.inForce).map(([day, way]): [IsoDate, LawChange] => [day, { kind: 'check', check, way }]),
    ),
    ...law.derivations.flatMap((derivation) =>
      edges(derivation.inForce).map(([day, way]): [IsoDate, LawChange] => [
        day,
        { kind: 'derivation', derivation, way },
      ]),
    ),
    ...[...law.sources.values()].flatMap((source): [IsoDate, LawChange][] =>
      source.kind === 'decision' ? [[source.date, { kind: 'decision', decision: source }]] : [],
    ),
  ];
  const byDay = new Map<IsoDate, LawChange[]>();
  for (const [day, change] of all) byDay.set(day, [...(byDay.get(day) ?? []), change]);
  return [...byDay]
    .sort(([a], [b]) => b.localeCompare(a))
    .map(([on, changes]) => ({
      on,
      jurisdictions: [...new Set(changes.map(jurisdictionOf))].sort((a, b) =>
        a === 'EU' ? -1 : b === 'EU' ? 1 : a.localeCompare(b),
      ),
      changes,
    }));
}
