import type { Clause, ClauseWords } from '../../../src/core/clauses/clause.js';
import { always } from '../../../src/core/facts/condition.js';
import type { Language, Words } from '../../../src/core/shared/text.js';

const en: ClauseWords = {
  title: 'Paid hours for newcomers',
  summary: 'The contractor gives paid hours to people who look for work.',
  text: 'The contractor gives {{hours}} hours to {{groups}}. Each missing hour costs {{deduction}}.',
  why: 'Work opens doors.',
  check: 'Read the sheet every quarter.',
  shortfall: 'A missing hour leads to a deduction of {{deduction}}.',
  indicator: 'Hours worked',
  parameters: { hours: 'Hours', groups: 'Groups', deduction: 'Deduction' },
  options: { youth: 'young people', refugees: 'refugees', disabled: 'people with disabilities' },
  proof: { sheet: 'Sheet of hours' },
  equivalents: {},
  scale: {},
  samples: {},
  practice: {},
  risks: { far: { note: 'Hours elsewhere do not count.', mend: 'Keep the words.' } },
};

const fr: ClauseWords = {
  ...en,
  title: 'Heures rémunérées pour nouveaux venus',
  summary: 'Le titulaire confie des heures à des personnes qui cherchent un emploi.',
  text: 'Le titulaire confie {{hours}} heures à {{groups}}. Chaque heure manquante coûte {{deduction}}.',
  why: 'Le travail ouvre des portes.',
  check: 'Lisez le relevé chaque trimestre.',
  shortfall: 'Une heure manquante donne lieu à une pénalité de {{deduction}}.',
};

/** A sound clause, to be changed where a test needs it. */
export function clauseWith(change: Partial<Clause> = {}): Clause {
  return {
    id: 'work-integration/hours',
    version: '1.0.0',
    sha256: 'sha256:one',
    status: 'published',
    themes: ['work-integration'],
    place: 'performance-condition',
    level: 2,
    effort: 'some',
    inForce: { from: '2016-04-18' },
    jurisdictions: ['EU'],
    appliesWhen: always,
    typical: { cpv: ['773'], leads: [], when: [], unless: [] },
    satisfies: [],
    parameters: [
      {
        id: 'hours',
        type: 'integer',
        min: 35,
        max: 1000,
        default: { kind: 'fact', fact: 'insertion.hours' },
      },
      {
        id: 'groups',
        type: 'some-of',
        options: ['youth', 'refugees', 'disabled'],
        default: { kind: 'value', value: ['youth', 'refugees'] },
      },
      { id: 'deduction', type: 'money', min: 10, max: 200, default: { kind: 'value', value: 45 } },
    ],
    needs: [],
    clashes: [],
    legalBasis: [{ to: 'eu/dir-2014-24/art-70', role: 'allows' }],
    proof: [{ id: 'sheet', stage: 'performance', from: 'contractor' }],
    indicator: {
      id: 'hours',
      unit: 'hour',
      target: { parameter: 'hours' },
      every: 'quarter',
      reports: 'contractor',
    },
    scale: [],
    samples: [],
    practice: [],
    risks: [{ id: 'far', level: 'high' }],
    eforms: [],
    sources: [],
    review: { on: '2026-11-24', next: '2027-11-24' },
    words: { en, fr },
    ...change,
  };
}

/** The sample in both languages with some of its words changed. */
export function wordsWith(change: Partial<ClauseWords>): Clause['words'] {
  return { en: { ...en, ...change }, fr: { ...fr, ...change } };
}

/** A text without placeholders that no other clause has, made of a seed. */
export function ownText(seed: string): string {
  return Array.from({ length: 30 }, (_, index) => `${seed}${String(index)}`).join(' ');
}

/** Words that show their key's values, enough for the core. */
export function wordsIn(language: Language): Words {
  return {
    language,
    has: () => true,
    say: (key, values = {}) => {
      if (key === 'list.and')
        return `${String(values.head)} ${language === 'en' ? 'and' : 'et'} ${String(values.last)}`;
      if (key === 'clause.blank')
        return `[${language === 'en' ? 'to be filled in' : 'à compléter'}: ${String(values.label)}]`;
      return `${key} ${String(values.text ?? '')}`.trim();
    },
  };
}
