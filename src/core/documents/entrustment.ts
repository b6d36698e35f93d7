import type { Assessment } from '../advice/assess.js';
import { termOf } from '../aid/aid-facts.js';
import { numberOf, textOf } from '../facts/facts.js';
import { dateSays, moneySays, numberSays, optionSays, valueSays } from '../facts/wording.js';
import { citationsSay, sourcesOf } from '../law/citation.js';
import type { Law } from '../law/law.js';
import type { Words } from '../shared/text.js';
import { line, paragraphs, trusted, type Markdown } from './markdown.js';

export interface EntrustmentSection {
  readonly title: Markdown;
  readonly paragraphs: readonly Markdown[];
  readonly points: readonly Markdown[];
}

/** The act of entrustment: what Article 4 of the Decision asks it to say, filled in as far as the answers go. */
export interface EntrustmentModel {
  readonly title: Markdown;
  readonly intro: Markdown;
  readonly sections: readonly EntrustmentSection[];
  /** Ids of these provisions. */
  readonly law: readonly string[];
  readonly basis: readonly {
    readonly id: string;
    readonly ref: Markdown;
    readonly url: string;
    readonly checked: Markdown;
  }[];
  /** What is still to be filled in, in words; the document is marked incomplete while there is any. */
  readonly missing: readonly Markdown[];
}

const decisions = { '2012/21': 'eu/dec-2012-21', '2025/2630': 'eu/dec-2025-2630' } as const;

/** The Decision that the act must name: that of the day on which it is signed. */
function decisionOf(assessment: Assessment): keyof typeof decisions {
  return textOf(assessment.facts, 'aid.decision') === '2012/21' ? '2012/21' : '2025/2630';
}

/** Whether the aid rests on another basis than the Decision; the act then names that one beside it. */
function otherBasis(assessment: Assessment, law: Law, words: Words): Markdown | undefined {
  const { way } = assessment.aid;
  if (way === undefined || !['sgei-de-minimis', 'altmark'].includes(way.rule.way?.outcome ?? ''))
    return undefined;
  const citation = way.rule.basis[0];
  return citation === undefined
    ? undefined
    : line(citationsSay([{ to: citation.to }], sourcesOf(law), words));
}

interface Writer {
  readonly missing: readonly Markdown[];
  say(key: string, values?: Readonly<Record<string, string | number>>): Markdown;
  /** A gap to be filled in by hand, shown as one and counted. */
  blank(what: string): Markdown;
  /** What was typed, or the gap. */
  typed(text: string | undefined, what: string): Markdown;
}

function writerIn(words: Words): Writer {
  const missing: Markdown[] = [];
  const blank = (what: string): Markdown => {
    const name = words.say(`doc.entrustment.gap.${what}`);
    missing.push(trusted(name));
    return trusted(`**\\[${words.say('doc.entrustment.fill-in', { what: name })}\\]**`);
  };
  return {
    missing,
    say: (key, values = {}) => trusted(words.say(`doc.entrustment.${key}`, values)),
    blank,
    typed: (text, what) => (text === undefined || text.trim() === '' ? blank(what) : line(text)),
  };
}

/**
 * Builds the act from the answers. Nothing is invented: what nobody answered is a gap to fill in.
 *
 * @param words the language of the act
 */
export function entrustmentModel(assessment: Assessment, law: Law, words: Words): EntrustmentModel {
  const { dossier, facts, book } = assessment;
  const aid = dossier.aid ?? {};
  const write = writerIn(words);
  const money = (amount: number): string => moneySays(amount, words.language);
  const decision = decisionOf(assessment);
  const instrument = law.instruments.get(decisions[decision]);
  const name = instrument?.name[words.language] ?? decision;
  const other = otherBasis(assessment, law, words);
  const longest = numberSays(book.parameter('eu/aid/sgei-decision/longest-term') ?? 0, words.language);
  const years = termOf(dossier);
  const total = numberOf(facts, 'aid.total');
  const yearly = numberOf(facts, 'aid.yearly');
  const isOld = decision === '2012/21';
  const sections: EntrustmentSection[] = [];
  const add = (title: string, paragraphsOf: readonly Markdown[], points: readonly Markdown[] = []): void => {
    sections.push({ title: write.say(`title.${title}`), paragraphs: paragraphsOf, points });
  };

  add('parties', [
    write.say('authority', { name: write.typed(dossier.authority.name, 'authority') }),
    write.say('undertaking', { name: write.typed(aid.beneficiary, 'undertaking') }),
  ]);
  add('basis', [
    write.say('basis', { decision: line(name) }),
    ...(other === undefined ? [] : [write.say('other-basis', { basis: other })]),
  ]);
  add(
    'service',
    [
      write.say('service', { title: write.typed(dossier.title, 'service') }),
      ...(dossier.description === undefined ? [] : [paragraphs(dossier.description)]),
      write.say('why-needed', { reason: write.blank('why-needed') }),
    ],
    aid.sector === undefined
      ? []
      : [write.say('sector', { sector: line(optionSays('aid.sector', aid.sector, words)) })],
  );
  add('obligations', [
    write.say('obligations'),
    aid.obligations === undefined || aid.obligations.trim() === ''
      ? write.blank('obligations')
      : paragraphs(aid.obligations),
  ]);
  add('territory', [
    write.say('territory', { area: write.typed(aid.territory, 'territory') }),
    write.say('rights', { rights: write.blank('rights') }),
  ]);
  add('term', [
    write.say('term', {
      start:
        aid.entrustmentDate === undefined
          ? write.blank('start')
          : dateSays(aid.entrustmentDate, words.language),
      years:
        years === undefined ? write.blank('years') : valueSays('aid.years', Number(years.toFixed(2)), words),
    }),
    write.say('longest', { years: longest }),
    ...(aid.significantInvestment === true
      ? [write.say('investment', { investment: write.blank('investment') })]
      : []),
  ]);
  add(
    'compensation',
    [
      write.say('ceiling', {
        total: total === undefined ? write.blank('amount') : money(total),
        yearly: yearly === undefined ? write.blank('yearly') : money(yearly),
      }),
      write.say('net-cost'),
      ...(aid.entrustmentParameters === true ? [write.say('parameters-elsewhere')] : []),
    ],
    [
      write.say('costs', { costs: write.blank('costs') }),
      write.say('revenues', { revenues: write.blank('revenues') }),
      write.say(isOld ? 'profit-2012' : 'profit', { profit: write.blank('profit') }),
      write.say('payment', { payment: write.blank('payment') }),
    ],
  );
  add('accounts', [write.say('accounts')]);
  add('control', [
    isOld ? write.say('control-2012') : write.say('control', { interval: write.blank('interval') }),
    ...(aid.overcompensationControl === false ? [write.say('control-needed')] : []),
  ]);
  add('recovery', [write.say('recovery'), ...(isOld ? [write.say('carry-forward')] : [])]);
  add('review', [write.say('review', { cases: write.blank('review') })]);
  add('records', [
    write.say('records'),
    ...(isOld
      ? []
      : [write.say('register', { amount: money(book.parameter('eu/aid/sgei-decision/register') ?? 0) })]),
  ]);
  const articles = ['art-2', 'art-4', 'art-5', 'art-6']
    .map((article) => `${decisions[decision]}/${article}`)
    .filter((id) => law.sources.has(id));
  return {
    title: line(dossier.title ?? words.say('doc.untitled')),
    intro: write.say('intro', { decision }),
    sections,
    law: articles,
    basis: articles
      .flatMap((id) => law.sources.get(id) ?? [])
      .map((source) => ({
        id: source.id,
        ref: line(citationsSay([{ to: source.id }], sourcesOf(law), words)),
        url: source.url,
        checked: trusted(words.say(`checked.${source.checked.against}`)),
      })),
    missing: [...new Set(write.missing)],
  };
}
