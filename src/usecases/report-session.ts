// Only the trainer takes the report of a session. It holds counts and texts, and nothing of who said what.
import type { DocumentModel, Figure } from '../core/documents/block.js';
import { figureText, mostRows } from '../core/documents/figure.js';
import { line, paragraphs, trusted, type Markdown } from '../core/documents/markdown.js';
import { countrySays, dateSays, numberSays, quantitySays, shareSays } from '../core/facts/wording.js';
import { csvOf } from '../core/shared/csv.js';
import { referenceSays } from '../core/shared/reference.js';
import { slugOf } from '../core/shared/slug.js';
import type { Words } from '../core/shared/text.js';
import { labelSays } from '../core/workshop/label-words.js';
import { playedRounds, type PlayedRound } from '../core/workshop/plan.js';
import type { Label } from '../core/workshop/positions.js';
import { scenarioProse } from '../core/workshop/prose.js';
import {
  assessedBeforeAndAfter,
  type AssessedQuestion,
  type SelfAnswers,
  type SelfAssessment,
} from '../core/workshop/self-assessment.js';
import { isSmallGroup } from '../core/workshop/small-group.js';
import type { Chart } from '../core/workshop/tally.js';
import { allPoints } from '../core/workshop/vote.js';
import { mostSatisfied } from './answer-session.js';
import { countRound, type CountedRound } from './count-round.js';
import type { DocumentWriter, Knowledge } from './ports.js';
import type { AnswerKind, SessionStore, StoredSession } from './session-ports.js';
import { solve, type Solution } from './solve-round.js';

export interface ReportParts {
  readonly sessions: SessionStore;
  readonly knowledge: Knowledge;
  readonly writer: DocumentWriter;
  readonly assessment: SelfAssessment;
}

interface ReportedRound {
  readonly played: PlayedRound;
  readonly counted: CountedRound;
  readonly texts: readonly { readonly text: string; readonly count: number }[];
}

/** Rounds that somebody voted in, each counted; what the trainer hid is left out. */
function reported(stored: StoredSession, sessions: SessionStore): readonly ReportedRound[] {
  return playedRounds(stored.plan()).flatMap((played) => {
    const counted = countRound(stored, played, sessions);
    if (counted.first.votes === 0 && counted.second === undefined) return [];
    const texts = new Map<string, { text: string; count: number }>();
    for (const { text, count } of [...counted.first.texts, ...(counted.second?.texts ?? [])]) {
      const key = text.toLowerCase();
      if (counted.hidden.has(key)) continue;
      const known = texts.get(key);
      texts.set(key, { text: known?.text ?? text, count: Math.max(count, known?.count ?? 0) });
    }
    return [{ played, counted, texts: [...texts.values()] }];
  });
}

function answersBy(
  stored: StoredSession,
  kind: AnswerKind,
  sessions: SessionStore,
): ReadonlyMap<string, SelfAnswers> {
  // What is kept under these kinds was read by the use case that keeps it.
  return new Map(
    sessions
      .answers(stored.number, kind)
      .map(({ participant, body }) => [String(participant), body as SelfAnswers]),
  );
}

/** How many gave each step of satisfaction, from the lowest. */
function satisfactionOf(stored: StoredSession, sessions: SessionStore): readonly number[] {
  const given = sessions.answers(stored.number, 'satisfaction').map(({ body }) => body);
  return Array.from(
    { length: mostSatisfied },
    (_, index) => given.filter((step) => step === index + 1).length,
  );
}

function meanOf(steps: readonly number[]): number | undefined {
  const count = sumOf(steps);
  return count === 0 ? undefined : steps.reduce((sum, step, index) => sum + step * (index + 1), 0) / count;
}

const sumOf = (steps: readonly number[]): number => steps.reduce((sum, step) => sum + step, 0);

const oneDigit = (value: number): number => Math.round(value * 10) / 10;

interface ReportedRow {
  readonly answer: string;
  readonly first: number;
  readonly second: number | undefined;
  readonly share: number;
  readonly right: boolean;
}

interface ReportedChart {
  readonly title: string;
  /** Points and ranks are no votes. */
  readonly amounts: boolean;
  /** What a bar reaches that stands for everybody, or for all points; ranks have no whole. */
  readonly whole: number | undefined;
  readonly rows: readonly ReportedRow[];
}

function chartRows(
  chart: Chart,
  other: Chart | undefined,
  right: ReadonlySet<string>,
  naming: (label: Label) => string,
): readonly ReportedRow[] {
  const value = (of: Chart, index: number): number => {
    const bar = of.bars[index];
    return of.id === 'points' ? oneDigit(bar?.mean ?? 0) : (bar?.count ?? 0);
  };
  return chart.bars.map((bar, index) => ({
    answer: naming(bar.label),
    first: value(chart, index),
    second: other === undefined ? undefined : value(other, index),
    share: (other ?? chart).bars[index]?.share ?? 0,
    right: right.has(`${chart.id} ${bar.id}`),
  }));
}

function chartsOfRound(
  { counted }: ReportedRound,
  right: ReadonlySet<string>,
  naming: (label: Label) => string,
  words: Words,
): readonly ReportedChart[] {
  return counted.first.charts.map((chart) => ({
    title: chart.label === undefined ? words.say('live.chart.answers') : naming(chart.label),
    amounts: chart.counts === 'amount',
    whole:
      chart.counts !== 'amount'
        ? (counted.second ?? counted.first).votes
        : chart.id === 'points'
          ? allPoints
          : undefined,
    rows: chartRows(
      chart,
      counted.second?.charts.find(({ id }) => id === chart.id),
      right,
      naming,
    ),
  }));
}

/** The last vote of a chart as a picture; none where nobody voted or it would not stand on a page. */
function pictureOf({ title, amounts, whole, rows }: ReportedChart, words: Words): Markdown | undefined {
  const what = rows.some(({ second }) => second !== undefined)
    ? words.say('live.report.second-picture', { what: title })
    : title;
  const last = (row: ReportedRow): number => row.second ?? row.first;
  const most = Math.max(0, ...rows.map(last));
  if (most === 0 || rows.length > mostRows) return undefined;
  const { language } = words;
  const valueSays = (row: ReportedRow): string =>
    amounts
      ? numberSays(last(row), language)
      : words.say('live.report.count-share', {
          count: last(row),
          share: shareSays(Math.round(row.share * 100) / 100, language),
        });
  const figure: Figure = {
    kind: 'figure',
    caption: what,
    alternative: words.say('live.report.picture', {
      what,
      rows: rows
        .map((row) => `${row.answer}${words.say('punctuation.colon')}${valueSays(row)}`)
        .join(words.say('punctuation.series')),
    }),
    axis: { to: whole ?? most, ticks: [] },
    rows: rows.map((row) => ({
      label: row.right ? words.say('live.report.right', { answer: row.answer }) : row.answer,
      bars: last(row) === 0 ? [] : [{ from: 0, to: last(row) }],
      marks: [],
      value: valueSays(row),
    })),
    facts: {
      head: [words.say('live.chart.answer'), words.say(amounts ? 'live.chart.points' : 'live.chart.votes')],
      rows: rows.map((row) => [row.answer, valueSays(row)]),
    },
  };
  return figureText(figure);
}

/** The answer in a sentence. On the screen reasons stand below it; in the report nothing does, and the sign marks what is right. */
function answerSays({ state, says }: Solution, { round }: PlayedRound, words: Words): string {
  if (state === 'undecided') return words.say('live.report.undecided');
  if (state === 'judgement') return words.say('live.report.judgement');
  return round.kind === 'put-in-place' || round.kind === 'full-dossier'
    ? words.say('live.report.marked')
    : says;
}

function roundModel(round: ReportedRound, stored: StoredSession, parts: ReportParts, words: Words): object {
  const { played, counted, texts } = round;
  const { language } = words;
  const { library } = parts.knowledge;
  const naming = (label: Label): string => labelSays(label, library, words);
  const solution = solve(played.scenario, played.round, stored.plan(), parts.knowledge, language);
  const right = new Set(solution.right.map(({ chart, bar }) => `${chart} ${bar}`));
  const basis = new Map(
    solution.parts.flatMap(({ answer }) => answer?.basis ?? []).map(({ id, ref }) => [id, ref] as const),
  );
  const number = (value: number): Markdown => trusted(numberSays(value, language));
  const figures = counted.second?.figures ?? counted.first.figures;
  const unit = played.round.kind === 'estimate' ? played.round.unit : undefined;
  return {
    place: trusted(words.say('live.round-of', { round: played.index + 1, rounds: stored.session.rounds })),
    title: line(played.round.title[language]),
    scenario: line(played.scenario.title[language]),
    ask: trusted(scenarioProse(played.round.ask[language])),
    votes: trusted(words.say('live.results.votes', { votes: counted.first.votes })),
    again:
      counted.second === undefined
        ? undefined
        : trusted(words.say('live.report.second', { votes: counted.second.votes })),
    charts: chartsOfRound(round, right, naming, words).map((chart) => ({
      title: line(chart.title),
      picture: pictureOf(chart, words),
      amounts: chart.amounts,
      twice: counted.second !== undefined,
      rows: chart.rows.map((row) => ({
        answer: line(row.right ? words.say('live.report.right', { answer: row.answer }) : row.answer),
        first: number(row.first),
        second: row.second === undefined ? '' : number(row.second),
      })),
    })),
    shifts: counted.shifts
      .filter(({ both }) => both > 0)
      .map((shift) => ({
        title: line(shift.label === undefined ? words.say('live.shift.title') : naming(shift.label)),
        says: trusted(words.say('live.shift.says', { both: shift.both, moved: shift.moved })),
        rows: shift.moves.map(({ from, to, count }) => ({
          from: line(naming(from.label)),
          to: line(naming(to.label)),
          count: number(count),
        })),
      })),
    figures:
      figures === undefined || unit === undefined
        ? undefined
        : trusted(
            words.say('live.results.figures', {
              least: quantitySays(figures.least, unit, words),
              median: quantitySays(figures.median, unit, words),
              most: quantitySays(figures.most, unit, words),
            }),
          ),
    teams: counted.teams.map(({ team, tally }) => ({
      team: trusted(words.say('live.teams.name', { team })),
      votes: number(tally.votes),
      answers: line(
        (tally.charts[0]?.bars ?? [])
          .filter(({ count }) => count > 0)
          .map(({ label, count }) => `${naming(label)} (${numberSays(count, language)})`)
          .join(' · '),
      ),
    })),
    solution: line(answerSays(solution, played, words)),
    basis:
      basis.size === 0
        ? undefined
        : line(
            words.say('live.report.basis', {
              law: [...basis.values()].map((ref) => referenceSays(ref, words)).join(' · '),
            }),
          ),
    texts: texts.map(({ text, count }) => ({
      text: line(text),
      times: count > 1 ? trusted(words.say('live.results.times', { count })) : '',
    })),
    together: played.round.kind === 'build-together',
    notes: paragraphs(parts.sessions.notes(stored.number).get(played.index) ?? ''),
  };
}

const dash = '–';

/** Whether neither what was answered before nor what was answered after may be shown. */
function isTooFew({ before, after }: AssessedQuestion): boolean {
  return [before, after].every(({ answers }) => answers === 0 || isSmallGroup(answers));
}

/** The report of a session as a document and as Markdown. */
export function sessionReport(
  stored: StoredSession,
  parts: ReportParts,
  words: Words,
): { readonly document: DocumentModel; readonly markdown: string } {
  const { sessions, assessment, writer } = parts;
  const { language } = words;
  const plan = stored.plan();
  const rounds = reported(stored, sessions);
  const { joined } = sessions.headcount(stored.number);
  const satisfaction = satisfactionOf(stored, sessions);
  const mean = meanOf(satisfaction);
  const says = new Map(assessment.questions.map((question) => [question.id, question.says[language]]));
  const assessed = assessedBeforeAndAfter(
    assessment,
    answersBy(stored, 'before', sessions),
    answersBy(stored, 'after', sessions),
  );
  const meanSays = ({ answers, mean: value }: AssessedQuestion['before']): Markdown =>
    trusted(value === undefined || isSmallGroup(answers) ? dash : numberSays(oneDigit(value), language));
  const asked = assessed.filter(({ before, after }) => before.answers + after.answers > 0);
  const kind = words.say('live.report.title');
  const title = plan.title[language];
  const markdown = writer.compose(
    'session-report',
    {
      people: trusted(words.say('live.report.people', { joined, rounds: rounds.length })),
      rounds: rounds.map((round) => roundModel(round, stored, parts, words)),
      questions: sessions
        .questions(stored.number)
        .filter(({ hidden }) => !hidden)
        .map(({ text }) => line(text)),
      selfAssessed: asked.length > 0,
      assessed: asked.every(isTooFew)
        ? []
        : asked.map(({ id, before, after, paired }) => ({
            question: line(says.get(id) ?? id),
            before: meanSays(before),
            after: meanSays(after),
            change: trusted(
              paired.answers === 0 || isSmallGroup(paired.answers)
                ? dash
                : words.say('live.report.change', {
                    higher: paired.higher,
                    same: paired.same,
                    lower: paired.lower,
                  }),
            ),
          })),
      satisfied: mean !== undefined,
      satisfaction:
        mean === undefined || isSmallGroup(sumOf(satisfaction))
          ? undefined
          : {
              mean: trusted(
                words.say('live.report.mean', {
                  mean: numberSays(oneDigit(mean), language),
                  most: mostSatisfied,
                }),
              ),
              rows: satisfaction.map((count, index) => ({
                step: trusted(words.say(`live.satisfaction.step-${String(index + 1)}`)),
                count: trusted(numberSays(count, language)),
              })),
            },
    },
    words,
  );
  const day = stored.created.slice(0, 10);
  return {
    markdown: `# ${line(title)} – ${kind}\n\n${markdown
      .replace(/^#/gm, '##')
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`,
    document: {
      title,
      subtitle: kind,
      language,
      author: '',
      subject: kind,
      cover: [
        { label: words.say('live.report.day'), value: dateSays(day, language) },
        {
          label: words.say('live.report.law'),
          value: `${countrySays(plan.country, words)}, ${dateSays(plan.date, language)}`,
        },
        { label: words.say('live.report.participants'), value: numberSays(joined, language) },
        { label: words.say('live.report.rounds'), value: numberSays(rounds.length, language) },
      ],
      running: {
        header: `${title} – ${kind}`,
        page: words.say('doc.page', { page: '{page}', pages: '{pages}' }),
      },
      contentsTitle: words.say('doc.contents'),
      asOf: day,
      blocks: writer.blocks(markdown),
    },
  };
}

/** The figures and texts of a session as a table for spreadsheets: one row for each answer, text or step. */
export function sessionCsv(stored: StoredSession, parts: ReportParts, words: Words): string {
  const { sessions, knowledge, assessment } = parts;
  const { language } = words;
  const naming = (label: Label): string => labelSays(label, knowledge.library, words);
  const column = (name: string): string => words.say(`live.report.csv.${name}`);
  const head = ['part', 'round', 'question', 'answer', 'first', 'second'].map(column);
  const text = (value: number | undefined): string => (value === undefined ? '' : String(value));
  const votes = reported(stored, sessions).flatMap((round) => {
    const { played, texts } = round;
    const title = played.round.title[language];
    const number = String(played.index + 1);
    return [
      ...chartsOfRound(round, new Set(), naming, words).flatMap((chart) =>
        chart.rows.map((row) => [
          column(chart.amounts ? 'points' : 'votes'),
          number,
          `${title} – ${chart.title}`,
          row.answer,
          text(row.first),
          text(row.second),
        ]),
      ),
      ...texts.map((item) => [column('text'), number, title, item.text, text(item.count), '']),
    ];
  });
  const questions = sessions
    .questions(stored.number)
    .filter(({ hidden }) => !hidden)
    .map((question) => [column('asked'), '', '', question.text, '', '']);
  const fewRow = (part: string, question: string): string[] => [
    column(part),
    '',
    question,
    words.say('live.report.few'),
    '',
    '',
  ];
  const steps = satisfactionOf(stored, sessions);
  const satisfaction = isSmallGroup(sumOf(steps))
    ? [fewRow('satisfaction', words.say('live.satisfaction.label'))]
    : steps.map((count, index) => [
        column('satisfaction'),
        '',
        words.say('live.satisfaction.label'),
        words.say(`live.satisfaction.step-${String(index + 1)}`),
        text(count),
        '',
      ]);
  const says = new Map(assessment.questions.map((question) => [question.id, question.says[language]]));
  const assessed = assessedBeforeAndAfter(
    assessment,
    answersBy(stored, 'before', sessions),
    answersBy(stored, 'after', sessions),
  ).flatMap((question) => {
    const { id, before, after, stepsBefore, stepsAfter } = question;
    if (before.answers + after.answers > 0 && isTooFew(question)) return [fewRow('self', says.get(id) ?? id)];
    return stepsBefore.map((count, index) => [
      column('self'),
      '',
      says.get(id) ?? id,
      words.say(`live.sure.step-${String(index + 1)}`),
      isSmallGroup(before.answers) ? '' : text(count),
      isSmallGroup(after.answers) ? '' : text(stepsAfter[index]),
    ]);
  });
  return csvOf([head, ...votes, ...questions, ...satisfaction, ...assessed]);
}

/** A name for the files of a session. */
export function reportName(stored: StoredSession, words: Words): string {
  return slugOf(stored.plan().title[words.language], 60, 'workshop');
}
