// Anybody may take handouts of a workshop away.
import { headingOf } from '../core/law/citation.js';
import type { DocumentModel } from '../core/documents/block.js';
import { line, trusted, type Markdown } from '../core/documents/markdown.js';
import { shownReasons, type ShownReason } from '../core/facts/shown-reason.js';
import { countrySays, dateSays } from '../core/facts/wording.js';
import type { Source } from '../core/law/law.js';
import type { BasisEntry } from '../core/law/opinion.js';
import { canonical } from '../core/shared/canonical.js';
import { slugOf } from '../core/shared/slug.js';
import type { Text, Words } from '../core/shared/text.js';
import { referenceSays } from '../core/shared/reference.js';
import { factsOfRound, type PlayedAt } from '../core/workshop/facts-of-round.js';
import { labelSays } from '../core/workshop/label-words.js';
import { chartsOf } from '../core/workshop/positions.js';
import { scenarioProse } from '../core/workshop/prose.js';
import type { Round } from '../core/workshop/round.js';
import type { Scenario } from '../core/workshop/scenario.js';
import type { Item } from '../core/workshop/sequence.js';
import { advisedOn, standingShown, type EngineAnswer } from './ask-engine.js';
import type { DocumentWriter, Knowledge } from './ports.js';
import { solve, type Solution } from './solve-round.js';

/** What is handed out: to participants, to the trainer, to everybody on the way home. */
export const handouts = ['workbook', 'guide', 'provisions'] as const;
export type Handout = (typeof handouts)[number];

/** A scenario or a programme, as a handout shows it. */
export interface HandedOut {
  readonly title: Text;
  readonly minutes: number;
  readonly sequence: readonly Item[];
  /** Where and when it is played; what is not said is as each scenario says itself. */
  readonly at?: Partial<PlayedAt>;
  readonly debrief?: Text;
}

type RoundItem = Extract<Item, { kind: 'round' }>;

const prose = (text: string): Markdown => trusted(scenarioProse(text));

function placeOf({ at }: HandedOut, scenario: Scenario): PlayedAt {
  return { country: at?.country ?? scenario.country, date: at?.date ?? scenario.date };
}

/** The places and days at which its scenarios are played, by what tells them apart. */
function placesOf(handed: HandedOut): ReadonlyMap<string, PlayedAt> {
  return new Map(
    handed.sequence
      .flatMap((item) => (item.kind === 'round' ? [placeOf(handed, item.scenario)] : []))
      .sort((a, b) => a.country.localeCompare(b.country) || a.date.localeCompare(b.date))
      .map((at) => [`${at.country} ${at.date}`, at]),
  );
}

interface Blank {
  readonly name: string;
  readonly label: Markdown;
}

/** What a participant fills in; the template asks for every part of it. */
interface Blanks {
  readonly ticks: readonly Blank[];
  readonly lines: readonly Blank[];
  readonly clauses: readonly Blank[];
  readonly most: Markdown | undefined;
  readonly places: Markdown | undefined;
  /** Told before the blanks: tenders to score, proposals to begin with. */
  readonly given: readonly Markdown[];
}

const noBlanks: Blanks = {
  ticks: [],
  lines: [],
  clauses: [],
  most: undefined,
  places: undefined,
  given: [],
};

/** The blanks of a round: names are unique in the workbook. */
function blanksOf(
  round: Round,
  number: number,
  label: (bar: { label: Parameters<typeof labelSays>[0] }) => string,
  words: Words,
): Blanks {
  const { language } = words;
  const name = (...parts: readonly (string | number)[]): string =>
    slugOf(['r', number, ...parts].join('-'), 60, 'field');
  const ticks = (chart: string): Blank[] =>
    (chartsOf(round).find(({ id }) => id === chart)?.bars ?? []).map((bar, index) => ({
      name: name(chart, index + 1),
      label: line(label(bar)),
    }));
  const lines = (labels: readonly string[], part: string): Blank[] =>
    labels.map((text, index) => ({ name: name(part, index + 1), label: line(text) }));
  switch (round.kind) {
    case 'choose-route':
    case 'what-would-you-do':
    case 'lawful-or-not':
    case 'myth-or-fact':
      return { ...noBlanks, ticks: ticks('answer') };
    case 'put-in-place':
      return {
        ...noBlanks,
        places: line(round.places.map((place) => words.say(`place.${place}`)).join(' · ')),
        lines: lines(
          chartsOf(round).map((chart) => label({ label: chart.label ?? { kind: 'typed', text: '' } })),
          'place',
        ),
      };
    case 'weigh':
      return {
        ...noBlanks,
        given: round.tenders.map(({ says }) => line(says[language])),
        lines: lines(
          round.criteria.map(({ says }) =>
            words.say('workshop.handout.points-of', { criterion: says[language] }),
          ),
          'points',
        ),
      };
    case 'estimate':
      return { ...noBlanks, lines: lines([words.say('workshop.form.figure')], 'figure') };
    case 'build-together':
      return {
        ...noBlanks,
        given: round.seeds.map(({ says }) => line(says[language])),
        lines: lines(
          Array.from({ length: round.most }, (_, index) =>
            words.say('workshop.form.proposal', { number: index + 1 }),
          ),
          'proposal',
        ),
      };
    case 'open-question':
      return noBlanks;
    case 'full-dossier':
      return {
        ...noBlanks,
        ticks: ticks('route'),
        clauses: ticks('clauses'),
        most: line(words.say('workshop.form.clauses', { most: round.most })),
        lines: lines([words.say('workshop.form.price')], 'price'),
      };
  }
}

interface Numbered {
  readonly item: RoundItem;
  /** From 1. */
  readonly number: number;
}

function numbered(sequence: readonly Item[]): Numbered[] {
  return sequence
    .filter((item): item is RoundItem => item.kind === 'round')
    .map((item, index) => ({ item, number: index + 1 }));
}

function placeSays({ country, date }: PlayedAt, words: Words): string {
  return words.say('workshop.study.played', {
    country: countrySays(country, words),
    date: dateSays(date, words.language),
  });
}

function headOf({ item, number }: Numbered, handed: HandedOut, words: Words): object {
  const { round, scenario, opens, returns, minutes } = item;
  const { language } = words;
  return {
    heading: line(words.say('workshop.handout.round', { number, title: round.title[language] })),
    kind: line(
      words.say('workshop.handout.kind', { kind: words.say(`workshop.kind.${round.kind}`), minutes }),
    ),
    ask: prose(round.ask[language]),
    chapter:
      opens || returns
        ? {
            title: line(
              opens
                ? scenario.title[language]
                : words.say('workshop.handout.continued', { title: scenario.title[language] }),
            ),
            // The cover names one place; where there are several, each scenario names its own.
            played: placesOf(handed).size > 1 ? line(placeSays(placeOf(handed, scenario), words)) : undefined,
            text: opens ? prose(scenario.situation[language]) : '',
          }
        : undefined,
  };
}

function workbookModel(handed: HandedOut, knowledge: Knowledge, words: Words): object {
  return {
    rounds: numbered(handed.sequence).map((one) => {
      const { round, scenario } = one.item;
      const { library } = advisedOn(
        factsOfRound(scenario, round, placeOf(handed, scenario)),
        knowledge,
      ).assessment;
      return {
        ...headOf(one, handed, words),
        ...blanksOf(round, one.number, ({ label }) => labelSays(label, library, words), words),
        // A title of its own: a round and its two large boxes are higher than what a page keeps whole.
        thoughts: line(words.say('workshop.handout.thoughts', { number: one.number })),
        // An open question has no other field for its answer.
        whyLabel: words.say(`workshop.handout.${round.kind === 'open-question' ? 'answer' : 'why'}`),
        why: `r-${String(one.number)}-why`,
        after: `r-${String(one.number)}-after`,
      };
    }),
    debrief: handed.debrief === undefined ? undefined : prose(handed.debrief[words.language]),
  };
}

function refsOf(basis: readonly BasisEntry[], words: Words): string {
  return [...new Set(basis.map(({ ref }) => referenceSays(ref, words)))].join(' · ');
}

/** The conditions that fail, with what was seen: why something does not fit or does not arise. */
function failing(lines: readonly ShownReason[], words: Words): string[] {
  return lines
    .filter(({ mark }) => mark === 'no')
    .flatMap((condition) => {
      const { says, saw, parts } = condition;
      if (parts.some(({ mark }) => mark === 'no')) return failing(parts, words);
      const here = saw ?? parts.map((part) => part.says).join(' · ');
      return here === ''
        ? words.say('workshop.handout.not-met', { says })
        : words.say('workshop.handout.not-met-saw', { says, saw: here });
    });
}

/** What a reader wants to see of how an answer comes about. */
function stepsOf({ standing, reason }: EngineAnswer, words: Words): string[] {
  if (reason === undefined) return [];
  if (standing === 'stated') return reason.parts.map(({ says }) => says);
  const isRefused = (standing === 'not-fitting' || standing === 'does-not-arise') && reason.truth === 'no';
  // A condition without parts is its own reason.
  return isRefused ? failing(shownReasons({ ...reason, parts: [reason] }), words) : [];
}

function lawLine(answer: EngineAnswer, words: Words): Markdown | undefined {
  const refs = refsOf(answer.basis, words);
  if (refs === '') return undefined;
  return line(
    [
      refs,
      ...(answer.certainty === undefined ? [] : [words.say(`certainty.${answer.certainty}`)]),
      words.say(`checked.${answer.checked}`),
    ].join(' – '),
  );
}

function answeredPart({ answer }: Solution['parts'][number], words: Words): object {
  if (answer === undefined)
    return {
      question: undefined,
      standing: undefined,
      says: line(words.say('workshop.study.no-verdict')),
      steps: [],
      instead: undefined,
      doubt: undefined,
      law: undefined,
    };
  const standing = standingShown(answer);
  return {
    question: answer.question === undefined ? undefined : line(answer.question),
    standing: standing === undefined ? undefined : line(words.say(`workshop.standing.${standing}`)),
    says: line(answer.says),
    // How a figure comes about, or why a clause does not fit, is what a room asks first.
    steps: stepsOf(answer, words).map(line),
    instead: answer.instead === undefined ? undefined : line(answer.instead),
    doubt: answer.doubt === undefined ? undefined : line(answer.doubt),
    law: lawLine(answer, words),
  };
}

/** Parts with what is said of them; neighbours of which the same is said stand above it together. */
function answeredParts(parts: Solution['parts'], words: Words): object[] {
  const groups: { labels: Markdown[]; answered: object; key: string }[] = [];
  for (const part of parts) {
    const answered = answeredPart(part, words);
    const key = canonical(answered);
    const last = groups.at(-1);
    if (last?.key === key) last.labels.push(line(part.label));
    else groups.push({ labels: [line(part.label)], answered, key });
  }
  return groups.map(({ labels, answered }) => ({ ...answered, labels }));
}

function guideModel(handed: HandedOut, knowledge: Knowledge, words: Words): object {
  const { language } = words;
  const numbers = new Map(numbered(handed.sequence).map(({ item, number }) => [item, number]));
  const planned = (begins: number, minutes: number, what: string, kind: string): object => ({
    begins: line(words.say('workshop.programme.from', { minute: begins })),
    minutes: line(words.say('workshop.minutes', { minutes })),
    what: line(what),
    kind: line(kind),
  });
  const talk = words.say('workshop.handout.talk');
  const last = handed.sequence.at(-1);
  const end = last === undefined ? 0 : last.begins + last.minutes;
  return {
    plan: [
      ...handed.sequence.map((item) =>
        item.kind === 'talk'
          ? planned(item.begins, item.minutes, item.title[language], talk)
          : planned(
              item.begins,
              item.minutes,
              item.round.title[language],
              words.say(`workshop.kind.${item.round.kind}`),
            ),
      ),
      // The rounds leave time for the end.
      ...(end < handed.minutes
        ? [planned(end, handed.minutes - end, words.say('workshop.scenario.debrief'), talk)]
        : []),
    ],
    items: handed.sequence.map((item) => {
      if (item.kind === 'talk')
        return {
          talk: true,
          heading: line(item.title[language]),
          kind: line(words.say('workshop.minutes', { minutes: item.minutes })),
          ask: undefined,
          chapter: undefined,
          goals: [],
          answer: undefined,
          parts: [],
          tables: [],
          notes: prose(item.notes[language]),
        };
      const { scenario, round } = item;
      const solution = solve(scenario, round, placeOf(handed, scenario), knowledge, language);
      return {
        talk: false,
        ...headOf({ item, number: numbers.get(item) ?? 0 }, handed, words),
        goals: item.opens ? scenario.goals.map((goal) => line(goal[language])) : [],
        answer: line(solution.says),
        parts: answeredParts(solution.parts, words),
        tables: solution.tables.map(({ caption, columns, rows }) => ({
          caption: line(caption),
          columns: columns.map(({ text }) => line(text)),
          rows: rows.map((row) => ({ cells: row.map(line) })),
        })),
        notes: prose(solution.notes),
      };
    }),
    debrief: handed.debrief === undefined ? undefined : prose(handed.debrief[language]),
  };
}

/** A sheet has two sides; those that carry most answers come first, up to so many and to so many letters of their gists. */
const mostProvisions = 16;
const mostLetters = 7600;

function provisionsModel(handed: HandedOut, knowledge: Knowledge, words: Words): object {
  const { language } = words;
  const { law } = knowledge;
  const counted = new Map<string, number>();
  for (const { item } of numbered(handed.sequence)) {
    const { scenario, round } = item;
    const { parts } = solve(scenario, round, placeOf(handed, scenario), knowledge, language);
    const cited = new Set(parts.flatMap(({ answer }) => answer?.basis.map(({ id }) => id) ?? []));
    for (const id of cited) counted.set(id, (counted.get(id) ?? 0) + 1);
  }
  const gistOf = (source: Source): string =>
    source.kind === 'provision' ? source.gist[language] : source.lesson[language];
  const most = [...counted]
    .sort(([first, a], [second, b]) => b - a || first.localeCompare(second))
    .slice(0, mostProvisions)
    .flatMap(([id]) => law.sources.get(id) ?? []);
  let letters = 0;
  const entries = most
    .filter(
      (source) => (letters += gistOf(source).length + headingOf(source, language).length) <= mostLetters,
    )
    .sort((a, b) => a.ref.localeCompare(b.ref));
  return {
    entries: entries.map((source) => ({
      ref: line(referenceSays(source.ref, words)),
      what: line(headingOf(source, language)),
      says: trusted(gistOf(source)),
      checked: line(words.say(`checked.${source.checked.against}`)),
      url: source.url,
    })),
  };
}

/** Where and when a handout’s answers hold: every place once. */
export function playedSays(handed: HandedOut, words: Words): string {
  return [...placesOf(handed).values()]
    .map(({ country, date }) =>
      words.say('workshop.handout.place', {
        country: countrySays(country, words),
        date: dateSays(date, words.language),
      }),
    )
    .join(' · ');
}

/**
 * A handout of a scenario or a programme.
 *
 * @param kind the workbook has blanks and no answers; the guide has timing, answers and notes; the provisions are a sheet
 */
export function handoutDocument(
  kind: Handout,
  handed: HandedOut,
  knowledge: Knowledge,
  writer: DocumentWriter,
  words: Words,
  today: string,
): DocumentModel {
  const model = {
    workbook: workbookModel,
    guide: guideModel,
    provisions: provisionsModel,
  }[kind](handed, knowledge, words);
  const title = handed.title[words.language];
  const name = words.say(`workshop.handout.name.${kind}`);
  return {
    title,
    subtitle: name,
    language: words.language,
    author: '',
    subject: name,
    cover: [
      {
        label: words.say('workshop.handout.lasts'),
        value: words.say('workshop.minutes', { minutes: handed.minutes }),
      },
      { label: words.say('workshop.handout.played'), value: playedSays(handed, words) },
    ],
    running: {
      header: `${title} – ${name}`,
      page: words.say('doc.page', { page: '{page}', pages: '{pages}' }),
    },
    contentsTitle: words.say('doc.contents'),
    ...(kind === 'provisions' ? { sheet: true } : {}),
    asOf: today,
    blocks: writer.blocks(writer.compose(`workshop-${kind}`, model, words)),
  };
}
