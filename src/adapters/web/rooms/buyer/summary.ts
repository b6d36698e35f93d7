import type { Dossier } from '../../../../core/dossier/dossier.js';
import type { Value } from '../../../../core/facts/value.js';
import type { FactId } from '../../../../core/facts/vocabulary.js';
import { libraryIn } from '../../../../core/clauses/library.js';
import { valueSays as parameterSays } from '../../../../core/clauses/parameters.js';
import { moneySays, optionSays, shareSays, valueSays } from '../../../../core/facts/wording.js';
import type { StepSlug } from '../../../../core/journeys/journey.js';
import { summaryOf } from '../../../../core/journeys/summary.js';
import type { Words } from '../../../../core/shared/text.js';
import type { Knowledge } from '../../../../usecases/ports.js';
import { paths } from '../../paths.js';
import { askedAt, stepHref } from './steps-of.js';

export interface Row {
  /** Tells rows of two versions apart. */
  readonly key: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly changeHref: string;
}

export interface SummaryGroup {
  readonly slug: StepSlug;
  readonly title: string;
  readonly rows: readonly Row[];
}

function lotRows(id: string, dossier: Dossier, words: Words): Row[] {
  return (dossier.lots ?? []).map((lot) => ({
    key: `lot ${lot.id}`,
    name: words.say('buyer.summary.lot', { id: lot.id }),
    values: [
      lot.title ?? '',
      (lot.cpv ?? []).join(', '),
      lot.nature === undefined ? '' : optionSays('contract.nature', lot.nature, words),
      lot.value === undefined ? '' : moneySays(lot.value, words.language, dossier.contract?.currency),
      lot.durationMonths === undefined ? '' : valueSays('contract.durationMonths', lot.durationMonths, words),
      lot.reservation?.route === undefined
        ? ''
        : optionSays('reservation.route', lot.reservation.route, words),
    ].filter((part) => part !== ''),
    changeHref: `${stepHref(id, 'what')}#lots`,
  }));
}

function partRows(id: string, dossier: Dossier, words: Words): Row[] {
  return (dossier.contract?.parts ?? []).map((part, index) => ({
    key: `part ${String(index)}`,
    name: words.say('buyer.summary.part', { number: index + 1 }),
    values: [
      part.nature === undefined ? '' : optionSays('contract.nature', part.nature, words),
      (part.cpv ?? []).join(', '),
      part.value === undefined ? '' : moneySays(part.value, words.language, dossier.contract?.currency),
    ].filter((part) => part !== ''),
    changeHref: `${stepHref(id, 'how-much')}#parts`,
  }));
}

function choiceRows(id: string, dossier: Dossier, words: Words, knowledge: Knowledge): Row[] {
  const { language } = words;
  const { clauses } = libraryIn(knowledge.library, [dossier.authority.country]);
  const known = new Map(clauses.map((clause) => [clause.id, clause]));
  const valueLine = (id: string, name: string, value: Value): string => {
    const clause = known.get(id);
    const parameter = clause?.parameters.find((one) => one.id === name);
    const field = clause?.words[language].parameters[name] ?? name;
    const says =
      clause === undefined || parameter === undefined
        ? String(value)
        : parameterSays(parameter, value, clause, words);
    return words.say('refusal.at', { field, says });
  };
  return [
    ...(dossier.clauses ?? []).map(({ clause, lot, values = {} }) => ({
      key: `clause ${clause} ${lot ?? ''}`,
      name: words.say('buyer.summary.clause'),
      values: [
        known.get(clause)?.words[language].title ?? clause,
        ...Object.entries(values).map(([name, value]) => valueLine(clause, name, value)),
      ],
      changeHref: `${paths.choose.at({ dossier: id })}#basket`,
    })),
    ...(dossier.award?.criteria ?? []).map((criterion) => ({
      key: `criterion ${criterion.id}`,
      name: words.say('buyer.summary.criterion'),
      values: [
        criterion.name ?? criterion.id,
        ...(criterion.weight === undefined ? [] : [shareSays(criterion.weight / 100, language)]),
        ...(criterion.text === undefined ? [] : [criterion.text]),
        ...(criterion.subcriteria ?? []).flatMap(({ id: part, name = part, weight, text }) => [
          weight === undefined ? name : words.say('buyer.summary.subcriterion', { name, weight }),
          ...(text === undefined ? [] : [text]),
        ]),
      ],
      changeHref: paths.award.at({ dossier: id }),
    })),
    ...(dossier.measures ?? []).map((measure) => ({
      key: `measure ${measure.id}`,
      name: words.say('buyer.summary.measure', { place: words.say(`place.${measure.place}`) }),
      values: [measure.text],
      changeHref: paths.measures.at({ dossier: id }),
    })),
  ];
}

/** Every answer and choice by step, each with the way to change it. */
export function wholeSummary(
  id: string,
  dossier: Dossier,
  words: Words,
  knowledge: Knowledge,
  askable: ReadonlySet<FactId> = new Set(),
): SummaryGroup[] {
  const code = (item: string): string => `${item} ${knowledge.codeLabel(item, words.language) ?? ''}`.trim();
  return summaryOf(dossier, words, askable).map(({ slug, title, rows }) => ({
    slug,
    title,
    rows: [
      ...rows.map(({ fact, name, answer, answered }) => ({
        key: fact,
        name,
        values: !answered ? [] : fact === 'contract.cpv' ? (dossier.contract?.cpv ?? []).map(code) : [answer],
        changeHref: askedAt(id, fact),
      })),
      ...(slug === 'what' ? lotRows(id, dossier, words) : []),
      ...(slug === 'how-much' ? partRows(id, dossier, words) : []),
      ...(slug === 'choose' ? choiceRows(id, dossier, words, knowledge) : []),
    ],
  }));
}

export interface Difference {
  /** As `Row` has it. */
  readonly key: string;
  readonly name: string;
  readonly theirs: readonly string[];
  readonly mine: readonly string[];
}

/** The answers in which two versions differ. */
export function differences(
  theirs: Dossier,
  mine: Dossier,
  words: Words,
  knowledge: Knowledge,
): Difference[] {
  const rows = (dossier: Dossier): Row[] =>
    wholeSummary('-', dossier, words, knowledge).flatMap((group) => group.rows);
  const [left, right] = [rows(theirs), rows(mine)];
  const names = new Map([...left, ...right].map((row) => [row.key, row.name]));
  return [...names].flatMap(([key, name]) => {
    const there = left.find((row) => row.key === key)?.values ?? [];
    const here = right.find((row) => row.key === key)?.values ?? [];
    return JSON.stringify(there) === JSON.stringify(here) ? [] : [{ key, name, theirs: there, mine: here }];
  });
}
