import type { Condition } from '../facts/condition.js';
import { ambitions, euRoutes } from '../facts/vocabulary.js';
import type { IsoDate } from '../shared/iso-date.js';
import { checkParameters } from './check-parameters.js';
import { checkWords } from './check-words.js';
import { isMisplaced, type Clause } from './clause.js';

/** Something in the library that does not hold together: the clause, and what to do. */
export interface LibraryFault {
  readonly id: string;
  readonly level: 'error' | 'note';
  readonly says: string;
}

/** What clauses may refer to beside each other. */
export interface Known {
  readonly sourceIds: ReadonlySet<string>;
  readonly listIds: ReadonlySet<string>;
  readonly parameterIds: ReadonlySet<string>;
  /** Duties that a clause can meet; not looked at without. */
  readonly dutyIds?: ReadonlySet<string> | undefined;
  /** Codes of each eForms field, an empty set where it holds none. A field that is not there is not looked at. */
  readonly eformsCodes?: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  readonly today?: IsoDate | undefined;
}

function lookedUp(condition: Condition): { readonly kind: 'parameter' | 'list'; readonly id: string }[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.flatMap(lookedUp);
    case 'not':
      return lookedUp(condition.part);
    case 'fact': {
      const { test } = condition;
      if ('bound' in test && 'parameter' in test.bound)
        return [{ kind: 'parameter', id: test.bound.parameter }];
      return 'set' in test && 'list' in test.set ? [{ kind: 'list', id: test.set.list }] : [];
    }
  }
}

/** Folders of clauses that serve no single ambition. */
export const crossing: readonly string[] = ['preparation', 'contract-management'];

function themeFaults(clause: Clause): string[] {
  const folder = clause.id.split('/')[0] ?? '';
  if (crossing.includes(folder)) return [];
  if (!(ambitions as readonly string[]).includes(folder))
    return [
      `stands in "${folder}", which is no theme. Move it to a theme, preparation or contract-management.`,
    ];
  return (clause.themes as readonly string[]).includes(folder)
    ? []
    : [`stands in "${folder}" but does not serve that theme. Add the theme, or move the clause.`];
}

/** A scale is only understood by what it tells apart. */
export const fewestSamples = 3;

function criterionFaults(clause: Clause): string[] {
  const { weight, scale, samples } = clause;
  if (clause.place !== 'award-criterion')
    return weight === undefined && scale.length === 0 && samples.length === 0
      ? []
      : ['has a weight, a scale or sample answers but is no award criterion. Take them out.'];
  const faults: string[] = [];
  if (weight === undefined)
    faults.push('is an award criterion without a weight. Add min, suggested and max.');
  else if (weight.min > weight.suggested || weight.suggested > weight.max)
    faults.push('has a suggested weight outside its bounds. Correct it.');
  if (scale.length < 2)
    faults.push('is an award criterion with fewer than two steps in its scale. Add them.');
  if (scale.some((step, index) => index > 0 && step.share >= (scale[index - 1]?.share ?? 0)))
    faults.push('has a scale that does not fall from step to step. Sort it, best first.');
  const steps = samples.map((sample) => sample.step);
  if (steps.some((step) => !scale.some(({ id }) => id === step)))
    faults.push('has a sample answer with a step that its scale does not have. Correct the step.');
  if (new Set(steps).size < fewestSamples)
    faults.push(
      `has sample answers for fewer than ${String(fewestSamples)} steps of its scale. Write one for each of ${String(fewestSamples)} steps.`,
    );
  return faults;
}

/** Before tenders are there only the authority can show anything; with a tender only who tenders. */
function proofFaults({ proof }: Clause): string[] {
  return proof
    .filter(({ stage, from }) => isMisplaced(stage, from))
    .map(({ id, from }) =>
      from === 'authority'
        ? `has the proof "${id}" of the authority with the tender. Its stage is \`file\` (a note that stays there) or \`documents\` (handed out with them).`
        : `has the proof "${id}" before tenders are handed in, but not from the authority. Correct the stage.`,
    );
}

function referenceFaults(clause: Clause, known: Known): string[] {
  const faults: string[] = [];
  if (clause.legalBasis.length === 0)
    faults.push('has no legal basis. Cite the provision that allows or requires it.');
  for (const citation of clause.legalBasis)
    if (!known.sourceIds.has(citation.to))
      faults.push(
        `cites "${citation.to}", which the law data does not hold. Add the provision or correct the id.`,
      );
  for (const { kind, id } of [clause.appliesWhen, ...clause.typical.when, ...clause.typical.unless].flatMap(lookedUp)) {
    const there = kind === 'list' ? known.listIds.has(id) : known.parameterIds.has(id);
    if (!there) faults.push(`looks at "${id}", which is no ${kind} of the law data. Correct the id.`);
  }
  for (const prefix of clause.typical.leads)
    if (!clause.typical.cpv.some((other) => prefix.startsWith(other)))
      faults.push(`leads for "${prefix}", for which it is not typical. Add the code to \`cpv\` or take it out.`);
  for (const id of clause.satisfies)
    if (known.dutyIds?.has(id) === false)
      faults.push(`meets "${id}", which is no duty of the law data. Correct the id.`);
  for (const { field, code } of clause.eforms) {
    const codes = known.eformsCodes?.get(field);
    if (code !== undefined && codes?.has(code) === false)
      faults.push(
        `gives the code "${code}" to ${field}, which does not have it. ${codes.size === 0 ? 'It is a field of text: leave the code out.' : `Its codes are ${[...codes].join(', ')}.`}`,
      );
  }
  const route = clause.route;
  if (
    route !== undefined &&
    !(euRoutes as readonly string[]).includes(route) &&
    !/^[a-z]{2}-[a-z0-9-]+$/.test(route)
  )
    faults.push(`has the route "${route}", which is none. Correct it.`);
  return faults;
}

/** Everything that can be seen on one clause alone. */
export function checkClause(clause: Clause, known: Known): LibraryFault[] {
  const errors = [
    ...themeFaults(clause),
    ...criterionFaults(clause),
    ...proofFaults(clause),
    ...referenceFaults(clause, known),
    ...checkParameters(clause),
    ...checkWords(clause),
  ];
  const { on, next } = clause.review;
  if (next <= on) errors.push('has its next review before the last one. Correct the dates.');
  const overdue = known.today !== undefined && next < known.today;
  return [
    ...errors.map((says): LibraryFault => ({ id: clause.id, level: 'error', says })),
    ...(overdue
      ? [
          {
            id: clause.id,
            level: 'note',
            says: `was to be reviewed by ${next}. Read it again and set the next date.`,
          } as const,
        ]
      : []),
  ];
}
