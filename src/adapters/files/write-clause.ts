import { CORE_SCHEMA, dump } from 'js-yaml';
import type { Clause, ClauseParameter, ClauseWords } from '../../core/clauses/clause.js';
import type { Bound, Condition, Test } from '../../core/facts/condition.js';
import type { CpvSet } from '../../core/facts/cpv.js';
import { languages } from '../../core/shared/text.js';
import { clauseIn } from './read-clauses.js';

/** The other way round of `read-clauses`: what is written here is read there as the same clause. */

type Written = Readonly<Record<string, unknown>>;

function boundOf(bound: Bound): unknown {
  return 'number' in bound ? bound.number : bound;
}

function setOf(set: CpvSet): unknown {
  return 'list' in set ? set : set.prefixes;
}

function testOf(test: Test): Written {
  switch (test.op) {
    case 'is':
      return { is: test.value };
    case 'in':
    case 'includes-some':
      return { [test.op]: test.values };
    case 'at-least':
    case 'at-most':
    case 'more-than':
    case 'less-than':
      return { [test.op]: boundOf(test.bound) };
    case 'on-or-after':
    case 'before':
      return { [test.op]: test.date };
    case 'some-in':
    case 'every-in':
    case 'first-in':
      return { [test.op]: setOf(test.set) };
    case 'includes':
      return { includes: test.value };
    case 'known':
      return { known: true };
  }
}

function conditionOf(condition: Condition): Written {
  const says = condition.says === undefined ? {} : { says: condition.says };
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { ...says, [condition.kind]: condition.parts.map(conditionOf) };
    case 'not':
      return { ...says, not: conditionOf(condition.part) };
    case 'fact':
      return { fact: condition.fact, ...testOf(condition.test), ...says };
  }
}

function parameterOf(parameter: ClauseParameter): Written {
  const { default: start, ...rest } = parameter;
  const atMost = 'atMost' in parameter ? parameter.atMost : undefined;
  const startOf = (): unknown =>
    start?.kind === 'fact'
      ? Object.fromEntries(Object.entries(start).filter(([key]) => key !== 'kind'))
      : start?.value;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'atMost')),
    ...(start === undefined ? {} : { default: startOf() }),
    ...(atMost === undefined ? {} : { 'at-most': atMost }),
  };
}

/** Without keys that have no value: YAML would write them as null. */
function present(written: Written): Written {
  return JSON.parse(JSON.stringify(written)) as Written;
}

/** What is empty is left out, where its absence means the same. */
function unlessEmpty(name: string, list: readonly unknown[]): Written {
  return list.length === 0 ? {} : { [name]: list };
}

function yaml(written: Written): string {
  return dump(present(written), { schema: CORE_SCHEMA, lineWidth: -1, flowLevel: 2, noRefs: true });
}

function clauseYaml(clause: Clause): string {
  return yaml({
    id: clause.id,
    version: clause.version,
    status: clause.status,
    themes: clause.themes,
    place: clause.place,
    level: clause.level,
    ladder: clause.ladder,
    effort: clause.effort,
    'in-force': clause.inForce,
    jurisdictions: clause.jurisdictions,
    'applies-when': conditionOf(clause.appliesWhen),
    typical: {
      cpv: clause.typical.cpv,
      ...unlessEmpty('leads', clause.typical.leads),
      when: clause.typical.when.map(conditionOf),
      ...unlessEmpty('unless', clause.typical.unless.map(conditionOf)),
    },
    route: clause.route,
    ...unlessEmpty('satisfies', clause.satisfies),
    parameters: clause.parameters.map(parameterOf),
    needs: clause.needs,
    clashes: clause.clashes,
    'legal-basis': clause.legalBasis,
    proof: clause.proof,
    indicator: clause.indicator,
    weight: clause.weight,
    ...unlessEmpty('scale', clause.scale),
    ...unlessEmpty('samples', clause.samples),
    risks: clause.risks,
    eforms: clause.eforms,
    sources: clause.sources,
    ...unlessEmpty('practice', clause.practice),
    review: clause.review,
  });
}

function wordsMarkdown(words: ClauseWords): string {
  const labels = [
    'parameters',
    'options',
    'proof',
    'equivalents',
    'scale',
    'samples',
    'practice',
    'risks',
  ] as const;
  const front = {
    title: words.title,
    summary: words.summary,
    indicator: words.indicator,
    shortfall: words.shortfall,
    success: words.success,
    ...Object.fromEntries(
      labels.filter((name) => Object.keys(words[name]).length > 0).map((name) => [name, words[name]]),
    ),
  };
  const sections = [
    ['Text', words.text],
    ['Why', words.why],
    ['Check', words.check],
    ...(words.scoring === undefined ? [] : [['Scoring', words.scoring]]),
  ];
  return `---\n${dump(present(front), { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true })}---\n${sections.map(([name, text]) => `## ${name ?? ''}\n${text ?? ''}\n`).join('\n')}`;
}

/** The files of a clause, by their names in its folder, as `library check` accepts them. */
export function clauseFiles(clause: Clause): Readonly<Record<string, string>> {
  return {
    'clause.yaml': clauseYaml(clause),
    ...Object.fromEntries(
      languages.map((language) => [`${language}.md`, wordsMarkdown(clause.words[language])]),
    ),
  };
}

/** The clause with the fingerprint of what it says: written, and read again as a file of the library would be. */
export function sealed(clause: Omit<Clause, 'sha256'>): Clause {
  const files = clauseFiles({ ...clause, sha256: '' });
  return clauseIn(clause.id, (name) => files[name]);
}
