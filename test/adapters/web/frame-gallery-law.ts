import type * as models from '../../../src/adapters/web/view-models.js';

const citation: models.CitationLine = {
  ref: '2014/24 Art 20(1)',
  href: '/law/eu/dir-2014-24/art-20',
  url: 'http://data.europa.eu/eli/dir/2014/24/oj',
  role: 'allows',
  checked: 'text',
};
const unread: models.CitationLine = {
  ref: 'C-598/19',
  href: '/law/eu/cjeu/c-598-19',
  url: 'https://eur-lex.europa.eu/',
  role: 'interprets',
  checked: 'none',
};

const verdict: models.VerdictCard = {
  id: 'verdict-art-20',
  kind: 'allowed-if',
  question:
    'May participation be reserved to operators whose main aim is the integration of disabled or disadvantaged people?',
  says: 'Yes. You may reserve the contract, if at least 30 % of the staff of those who bid are disabled or disadvantaged.',
  reasons: [
    {
      says: 'All of these',
      mark: 'yes',
      parts: [
        { says: 'Kind of relationship: public contract', mark: 'yes', saw: 'Public contract', parts: [] },
        {
          says: 'Duration: at most 36 months',
          mark: 'no',
          saw: '48 months',
          parts: [{ says: 'A renewal counts too', mark: 'unknown', parts: [] }],
        },
      ],
    },
    { says: 'The country has taken over this option', mark: 'unknown', parts: [] },
  ],
  duties: [
    {
      place: 'call',
      duties: ['Cite Article 20 in the call for competition.', 'Say what share you require.'],
    },
    { place: 'file', duties: ['Keep the reason for the reservation.'] },
  ],
  basis: [citation, unread],
  changes: [{ says: 'If this were not so: Kind of relationship: public contract', becomes: 'silent' }],
  missing: [],
  certainty: 'settled',
  checked: 'text',
  open: true,
};
/** Three kinds of answer, with everything that an answer can carry. */
export const verdicts: models.VerdictCard[] = [
  verdict,
  {
    ...verdict,
    id: 'verdict-art-77',
    kind: 'forbidden',
    question: 'May it be reserved to organisations with a public-service mission?',
    says: 'No. The contract would last longer than three years.',
    instead: 'Let it for 36 months, or reserve it under Article 20.',
    duties: [],
    certainty: 'contested',
    doubt: 'Whether an option to renew counts has not been decided.',
    open: false,
    checked: 'none',
  },
  {
    ...verdict,
    id: 'verdict-open',
    kind: 'open',
    question: 'Does Directive 2014/24/EU apply?',
    says: 'This cannot be said yet; two answers are missing.',
    duties: [],
    changes: [],
    missing: [
      { text: 'Value of the contract', href: '/x' },
      { text: 'Kind of authority', href: '/y' },
    ],
    certainty: 'prevailing',
    open: false,
  },
];

const clause: models.ClauseCard = {
  id: 'work-integration/hours',
  title: 'Working hours for people far from employment',
  summary: 'The contractor gives a set number of hours to people who find it hard to get a job.',
  href: '/library/work-integration/hours',
  place: 'performance-condition',
  level: 2,
  effort: 'some',
  themes: ['work-integration', 'youth-apprentices'],
  strength: 'should',
  because: ['Labour is a large part of the price', 'The term is long enough to train people'],
  basis: [citation],
  chosen: false,
  button: {
    action: '/x',
    text: 'Choose this clause',
    about: 'Working hours',
    tone: 'main',
    hidden: [{ name: 'revision', value: '3' }],
  },
};
const card: models.FindingCard = {
  id: 'finding-1',
  level: 'error',
  says: 'The wording prefers enterprises of your own municipality.',
  quote: 'registered office in our municipality',
  instead: 'Ask for what matters in performance: a response within two hours.',
  at: { text: 'Measure 1', href: '/x' },
  basis: [citation],
};

export const clauses: models.ClauseCard[] = [
  clause,
  {
    ...clause,
    id: 'energy/led',
    title: 'Lamps that can be repaired',
    level: 3,
    effort: 'light',
    place: 'award-criterion',
    themes: ['energy'],
    strength: 'could',
    because: [],
    chosen: true,
    basis: [],
  },
  {
    ...clause,
    id: 'accessibility/all',
    title: 'Usable by everyone',
    level: 1,
    strength: 'must',
    button: undefined,
  },
];

export const findings: models.FindingCard[] = [
  card,
  {
    ...card,
    id: 'finding-2',
    level: 'warning',
    says: 'A label is named without its equivalent.',
    quote: undefined,
  },
  {
    ...card,
    id: 'finding-3',
    level: 'note',
    says: 'Nobody owns this indicator.',
    instead: undefined,
    at: undefined,
    basis: [],
  },
];
