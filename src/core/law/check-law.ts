import type { Condition } from '../facts/condition.js';
import { euRoutes } from '../facts/vocabulary.js';
import { contains, overlap, type Interval } from '../shared/interval.js';
import type { Citation, Exception, Law, Outcome, Role, Rule, Source } from './law.js';
import { sortDerivations } from './derive.js';

/** Something in the law data that does not hold together: the id it stands under, and what to do. */
export interface LawFault {
  readonly id: string;
  readonly says: string;
}

const rolesFor: Readonly<Partial<Record<Outcome['kind'], readonly Role[]>>> = {
  forbidden: ['forbids', 'limits'],
  required: ['requires'],
  allowed: ['allows', 'defines', 'limits'],
  'allowed-if': ['allows', 'requires', 'limits'],
};

function references(condition: Condition): { parameters: string[]; lists: string[] } {
  if (condition.kind === 'not') return references(condition.part);
  if (condition.kind !== 'fact') {
    const parts = condition.parts.map(references);
    return {
      parameters: parts.flatMap((part) => part.parameters),
      lists: parts.flatMap((part) => part.lists),
    };
  }
  const { test } = condition;
  return {
    parameters: 'bound' in test && 'parameter' in test.bound ? [test.bound.parameter] : [],
    lists: 'set' in test && 'list' in test.set ? [test.set.list] : [],
  };
}

function flatten(exceptions: readonly Exception[]): Exception[] {
  return exceptions.flatMap((exception) => [exception, ...flatten(exception.unless)]);
}

function intervalOf(source: Source): { from: string; to?: string | undefined } {
  return source.kind === 'provision' ? source.inForce : { from: source.date };
}

const permissive = ['allowed', 'allowed-if'];

/**
 * Citations that lead nowhere, or to a provision that is not in force over an interval.
 *
 * @param id whose citations they are, for the message
 */
export function citationFaults(
  law: Law,
  id: string,
  citations: readonly Citation[],
  interval?: Interval,
): LawFault[] {
  return citations.flatMap(({ to, role }) => {
    const source = law.sources.get(to);
    if (source === undefined)
      return [
        { id, says: `cites "${to}", which the law data does not hold. Add the provision or correct the id.` },
      ];
    // Judgments interpret rules that were there before them, so only provisions must cover the interval.
    return interval !== undefined &&
      source.kind === 'provision' &&
      role !== 'interprets' &&
      !contains(intervalOf(source), interval)
      ? [
          {
            id,
            says: `cites "${to}", which is not in force over the whole interval of the rule. Split the rule or correct the dates.`,
          },
        ]
      : [];
  });
}

/**
 * Looks at the whole law data at once: citations resolve, are in force throughout, and have a role that fits; parameters,
 * lists and tables exist; no figure's history overlaps itself; computed facts do not run in circles; a national rule never
 * permits what the Union rule it refines forbids.
 *
 * @returns every fault; an empty list means that the data may be used
 */
export function checkLaw(law: Law): LawFault[] {
  const faults: LawFault[] = [];
  const fault = (id: string, says: string): void => void faults.push({ id, says });

  const cite = (id: string, citations: readonly Citation[], interval?: Interval): void => {
    faults.push(...citationFaults(law, id, citations, interval));
  };
  const look = (id: string, condition: Condition): void => {
    const { parameters, lists } = references(condition);
    for (const parameter of parameters)
      if (!law.parameters.has(parameter))
        fault(id, `compares with "${parameter}", which is no parameter. Add it under parameters/.`);
    for (const list of lists)
      if (!law.lists.has(list)) fault(id, `looks into "${list}", which is no list. Add it under lists/.`);
  };
  const fits = (id: string, outcome: Outcome, citations: readonly Citation[]): void => {
    const wanted = rolesFor[outcome.kind];
    if (wanted && !citations.some((citation) => wanted.includes(citation.role)))
      fault(id, `is "${outcome.kind}" but no citation has a role that says so (${wanted.join(', ')}).`);
  };

  for (const source of law.sources.values()) {
    if (source.kind === 'decision')
      for (const id of source.on)
        if (!law.sources.has(id)) fault(source.id, `bears on "${id}", which the law data does not hold.`);
  }
  for (const parameter of law.parameters.values()) {
    for (const [index, entry] of parameter.values.entries()) {
      cite(parameter.id, entry.basis);
      const next = parameter.values[index + 1];
      if (next && overlap(entry.inForce, next.inForce))
        fault(parameter.id, `has two figures on ${next.inForce.from}. End the earlier one.`);
    }
  }
  for (const list of law.lists.values()) {
    cite(list.id, list.basis);
    for (const [from, to] of list.ranges)
      if (from > to) fault(list.id, `has a range that runs backwards: ${from} to ${to}.`);
  }
  for (const derivation of law.derivations) {
    cite(
      derivation.id,
      [...derivation.basis, ...derivation.cases.flatMap((item) => item.basis)],
      derivation.inForce,
    );
    for (const item of derivation.cases) {
      look(derivation.id, item.when);
      if ('parameter' in item.then && !law.parameters.has(item.then.parameter))
        fault(derivation.id, `gives "${item.then.parameter}", which is no parameter.`);
      if ('table' in item.then && !law.tables.has(item.then.table))
        fault(derivation.id, `reads "${item.then.table}", which is no table.`);
    }
  }
  try {
    sortDerivations(law.derivations);
  } catch (error) {
    fault('derivations', (error as Error).message);
  }
  for (const check of law.checks) {
    cite(check.id, check.basis, check.inForce);
    look(check.id, check.when);
  }
  for (const rule of law.rules) {
    const exceptions = flatten(rule.exceptions);
    cite(rule.id, rule.basis, rule.inForce);
    look(rule.id, rule.arises);
    if (rule.metWhen !== undefined) look(rule.id, rule.metWhen);
    fits(rule.id, rule.general, rule.basis);
    for (const duty of [rule.general, ...exceptions.map((exception) => exception.outcome)].flatMap(
      (outcome) => outcome.duties,
    )) {
      cite(`${rule.id} (${duty.id})`, duty.basis ?? [], rule.inForce);
      if (duty.when) look(rule.id, duty.when);
    }
    for (const exception of exceptions) {
      const id = `${rule.id} (${exception.id})`;
      cite(id, exception.basis, rule.inForce);
      look(id, exception.when);
      fits(id, exception.outcome, exception.basis);
    }
    if (rule.way?.awaits) look(rule.id, rule.way.awaits);
    if ((rule.subject === 'aid' || rule.subject === 'services') !== (rule.way !== undefined))
      fault(rule.id, 'has a "way" exactly where its subject is aid or services.');
    if (rule.refines !== undefined) refines(rule, law, fault);
    if (rule.subject === 'route') routes(rule, law, fault);
    // A way under State-aid law that is closed only sends the buyer to the next one: there the refusal is the cautious answer.
    for (const outcome of rule.way === undefined ? unreadRefusals(rule, law) : [])
      fault(
        outcome,
        'refuses although nothing it rests on was read. What is unverified is "allowed-if" with a duty to read it, or asks the buyer.',
      );
  }
  for (const [index, rule] of law.rules.entries()) {
    if (rule.refines === undefined) continue;
    const twin = law.rules
      .slice(index + 1)
      .find(
        (other) =>
          other.refines === rule.refines &&
          other.jurisdiction === rule.jurisdiction &&
          overlap(other.inForce, rule.inForce),
      );
    if (twin !== undefined)
      fault(
        rule.id,
        `refines "${rule.refines}" on the same days as "${twin.id}". Join the two, or end the earlier one.`,
      );
  }
  for (const table of law.tables.values())
    for (const [country, row] of table.rows)
      if (row.value === 'not-allowed' && row.checked.against === 'none')
        fault(
          table.id,
          `refuses for ${country} although nobody read it. Take the row out: the buyer is asked.`,
        );
  for (const check of law.checks) {
    if (check.level === 'error' && check.jurisdiction !== 'EU' && unread(check.basis, law))
      fault(check.id, 'is an error although nothing it cites was read. Make it a warning.');
  }
  for (const circle of law.circles) {
    cite(circle.id, circle.basis, circle.inForce);
    for (const route of circle.routes)
      if (!law.rules.some((rule) => rule.route === route))
        fault(circle.id, `is the circle of "${route}", which no rule gives.`);
    for (const path of circle.paths) {
      if (path.group !== undefined && !law.rules.some((rule) => rule.route === path.group))
        fault(circle.id, `has the group "${path.group}", which is the route of no rule.`);
      if (path.tried) look(circle.id, path.tried);
      for (const doubt of path.doubts) look(circle.id, doubt.when);
      for (const condition of path.conditions) {
        const id = `${circle.id} (${condition.id})`;
        cite(id, condition.basis, circle.inForce);
        look(id, condition.when);
        if (condition.only) look(id, condition.only);
        for (const paper of condition.papers)
          if (!law.papers.has(paper))
            fault(id, `asks for the paper "${paper}", which papers.yaml does not hold.`);
      }
    }
  }
  for (const [index, circle] of law.circles.entries()) {
    const twin = law.circles
      .slice(index + 1)
      .find(
        (other) =>
          other.jurisdiction === circle.jurisdiction &&
          other.routes.some((route) => circle.routes.includes(route)) &&
          overlap(other.inForce, circle.inForce),
      );
    if (twin !== undefined)
      fault(circle.id, `is the circle of the same route on the same days as "${twin.id}".`);
  }
  for (const rule of law.rules)
    if (
      rule.route !== undefined &&
      rule.refines === undefined &&
      !law.circles.some((circle) => circle.routes.includes(rule.route ?? ''))
    )
      fault(
        rule.id,
        `opens the route "${rule.route}", and no circle says who may bid. Add it under eligibility/.`,
      );
  for (const status of law.statuses.values()) {
    cite(status.id, status.basis);
    if (!status.id.startsWith(`${status.jurisdiction.toLowerCase()}-`))
      fault(status.id, `stands in the folder of another country. A status begins with its own.`);
    for (const route of [...status.opens, ...status.helps])
      if (!law.rules.some((rule) => rule.route === route))
        fault(status.id, `names the route "${route}", which no rule gives.`);
  }
  return faults;
}

/** True when none of the provisions and judgments cited was read in any form. */
function unread(citations: readonly Citation[], law: Law): boolean {
  return citations.every((citation) => {
    const source = law.sources.get(citation.to);
    return source === undefined || source.checked.against === 'none';
  });
}

/** The ids of refusals of a rule that rest on nothing read: the rule's own tag, the exception's, or all that forbids. */
function unreadRefusals(rule: Rule, law: Law): string[] {
  const forbidding = (citations: readonly Citation[]): Citation[] =>
    citations.filter((citation) => citation.role === 'forbids' || citation.role === 'limits');
  const found =
    rule.general.kind === 'forbidden' &&
    (rule.checked.against === 'none' || unread(forbidding(rule.basis), law))
      ? [rule.id]
      : [];
  return [
    ...found,
    ...flatten(rule.exceptions)
      .filter(
        (exception) =>
          exception.outcome.kind === 'forbidden' &&
          ((exception.checked ?? rule.checked).against === 'none' ||
            unread(forbidding(exception.basis), law)),
      )
      .map((exception) => `${rule.id} (${exception.id})`),
  ];
}

/** A route of national law has a name, its country's sign and a Union rule to stand on; Union routes have neither. */
function routes(rule: Rule, law: Law, fault: (id: string, says: string) => void): void {
  const ofUnion = (euRoutes as readonly string[]).includes(rule.route ?? '');
  if (ofUnion) {
    if (rule.within !== undefined || rule.name !== undefined)
      fault(rule.id, 'opens a route of Union law, which needs neither "name" nor "within".');
    if (rule.jurisdiction !== 'EU' && rule.refines === undefined)
      fault(rule.id, `opens "${rule.route ?? ''}" without "refines". National law refines the Union's rule.`);
    return;
  }
  const country = rule.jurisdiction.slice(0, 2).toLowerCase();
  if (rule.jurisdiction === 'EU' || rule.route?.startsWith(`${country}-`) !== true)
    fault(
      rule.id,
      `opens the route "${rule.route ?? ''}", which must begin with its country: "${country}-…".`,
    );
  if (rule.refines !== undefined)
    fault(
      rule.id,
      'opens a route of its own and refines one of the Union. Use "within" instead of "refines".',
    );
  if (rule.name === undefined) fault(rule.id, 'opens a route of its own and needs its "name".');
  if (rule.within === undefined)
    fault(rule.id, 'opens a route of its own and says on which Union rule it stands: "within" is missing.');
  for (const id of rule.within ?? []) {
    const ground = law.rules.find((other) => other.id === id);
    if (ground === undefined) fault(rule.id, `stands on "${id}", which is no rule.`);
    else if (ground.jurisdiction !== 'EU' || ground.subject !== 'route')
      fault(rule.id, `stands on "${id}", which is no route of Union law.`);
    else neverLifts(rule, ground, fault);
  }
}

function refines(rule: Rule, law: Law, fault: (id: string, says: string) => void): void {
  const union = law.rules.find((other) => other.id === rule.refines);
  if (union === undefined) {
    fault(rule.id, `refines "${rule.refines ?? ''}", which is no rule.`);
    return;
  }
  if (!contains(union.inForce, rule.inForce))
    fault(rule.id, `is in force on days when the rule it refines is not.`);
  if (union.subject !== rule.subject || union.route !== rule.route)
    fault(rule.id, `answers another question than "${union.id}", which it refines.`);
  neverLifts(rule, union, fault);
}

/** National law may narrow, add duties or make compulsory: what the Union rule forbids stays forbidden. */
function neverLifts(rule: Rule, union: Rule, fault: (id: string, says: string) => void): void {
  if (union.general.kind === 'forbidden' && permissive.includes(rule.general.kind))
    fault(
      rule.id,
      `permits what the Union rule "${union.id}" forbids. National law may narrow or add, never permit.`,
    );
  const forbidding = new Set(
    flatten(union.exceptions)
      .filter((exception) => exception.outcome.kind === 'forbidden')
      .map((exception) => exception.id),
  );
  for (const exception of flatten(rule.exceptions)) {
    if (forbidding.has(exception.id) && permissive.includes(exception.outcome.kind))
      fault(
        `${rule.id} (${exception.id})`,
        `permits what the Union rule "${union.id}" forbids under the same name. National law may narrow or add, never permit.`,
      );
  }
}
