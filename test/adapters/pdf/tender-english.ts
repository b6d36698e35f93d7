/** A tender of some ten pages, as a municipal buyer would leave with it. */
import type { Block, DocumentModel } from '../../../src/core/documents/block.js';
import { bullets, documentOf, heading, paragraph, steps, strong, table } from './words.js';

const LOTS = [
  ['Lot 1', 'Green spaces of the northern districts', '148 500', 'Reserved'],
  ['Lot 2', 'Green spaces of the southern districts', '162 000', 'Open, with performance conditions'],
  ['Lot 3', 'Cemeteries and sports grounds', '96 250', 'Reserved'],
  ['Lot 4', 'Trees along roads', '1 204 000', 'Open, with performance conditions'],
];

const INDICATORS = [
  ['Hours of work integration', 'Payslips and contracts, month by month', 'Monthly', '3 120'],
  ['Persons taken on', 'List kept by the facilitator', 'Quarterly', '6'],
  ['Hours of training', 'Attendance sheets, signed', 'Quarterly', '420'],
  ['Share of open-ended contracts', 'Staff register', 'Yearly', '40 %'],
  ['Peat-free growing media', 'Delivery notes', 'At each delivery', '100 %'],
  ['Journeys without combustion engine', 'Log book of vehicles', 'Half-yearly', '65 %'],
  ['Green waste composted within 30 km', 'Weighbridge tickets', 'Quarterly', '90 %'],
  ['Accidents at work with absence', 'Register, with causes and what was changed', 'Monthly', '0'],
];

function chapter(number: number, title: string, parts: readonly Block[]): Block[] {
  return [heading(1, title, String(number)), ...parts];
}

function prose(subject: string): Block[] {
  return [
    paragraph(
      `The contracting authority has described ${subject} so that any economic operator able to do the work may answer, `,
      strong('whatever its legal form'),
      '. Requirements relate to the subject-matter of the contract and are proportionate to its value and to its aims. Where a label is named, the tenderer may show by any other suitable means that it meets the same requirements.',
    ),
    paragraph(
      'The performance of the conditions below is followed by the officer named in the cover table. What is asked for is asked for once: a proof already supplied for another lot, or held by the authority, need not be supplied again. A tenderer that cannot obtain a proof within the time limit for reasons that are not its own says so, and the authority accepts another.',
    ),
  ];
}

const BLOCKS: readonly Block[] = [
  ...chapter(1, 'Subject of the contract', [
    ...prose('the upkeep of parks, verges and cemeteries'),
    heading(2, 'Lots', '1.1'),
    paragraph(
      'The contract is divided into four lots. A tenderer may answer for one, several or all of them.',
    ),
    table(['Lot', 'What', 'Value, EUR', 'Participation'], LOTS, {
      caption: 'Lots, estimated value with all options and renewals, and who may take part',
      right: [2],
      widths: [12, 44, 18, 26],
    }),
    heading(2, 'Duration', '1.2'),
    ...prose('the length of each period of performance'),
  ]),
  ...chapter(2, 'Who may take part', [
    paragraph(
      'Lots 1 and 3 are reserved under ',
      {
        kind: 'link',
        text: 'Article 20 of Directive 2014/24/EU',
        href: 'https://eur-lex.europa.eu/eli/dir/2014/24/oj#art_20',
      },
      '. The criteria are set out in ',
      { kind: 'link', text: 'the section on proofs', href: '#h-2-2' },
      '.',
    ),
    {
      kind: 'callout',
      tone: 'note',
      blocks: [
        paragraph(
          strong('Why these lots. '),
          'The work can be learned on the spot, the seasons give a steady load, and the market consultation of 12 March found seven operators that could answer.',
        ),
        bullets(
          'The reservation is named in the call for competition.',
          'The share of disabled or disadvantaged workers is at least 30 %.',
        ),
      ],
    },
    heading(2, 'What reserved means', '2.1'),
    ...prose('the conditions of participation'),
    heading(3, 'Sheltered workshops', '2.1.1'),
    paragraph(
      'A sheltered workshop has as its main aim the social and professional integration of disabled or disadvantaged persons.',
    ),
    heading(3, 'Other operators', '2.1.2'),
    paragraph(
      'Any other economic operator may answer when that is its main aim as well, and when at least 30 % of its employees are disabled or disadvantaged workers.',
    ),
    heading(2, 'Proofs', '2.2'),
    steps(
      'A statement of the main aim, in the articles of association or in an equivalent document.',
      [
        paragraph('The staff register of the last twelve months, without names, with:'),
        bullets('the number of employees, in full-time equivalents;', [
          paragraph('the number of those who are disabled or disadvantaged workers:'),
          bullets('by group;', 'by length of contract.'),
        ]),
      ],
      'The European Single Procurement Document.',
    ),
    {
      kind: 'callout',
      tone: 'warning',
      blocks: [
        paragraph(
          strong('Not settled. '),
          'Whether temporary workers count towards the share has not been decided by the Court. The authority counts them; another authority might not.',
        ),
      ],
    },
  ]),
  ...chapter(3, 'Performance conditions', [
    ...prose('what it expects while the contract runs'),
    heading(2, 'Work integration', '3.1'),
    paragraph(
      'For lots 2 and 4 the contractor sets aside hours of work for persons far from employment. It chooses how:',
    ),
    bullets(
      'by hiring directly;',
      'by subcontracting to a work-integration enterprise;',
      'by working with a temporary-work agency for integration.',
    ),
    ...prose('the hours to be set aside'),
    table(['Indicator', 'Proof', 'How often', 'Target'], INDICATORS, {
      caption: 'Indicators of performance and their proofs',
      right: [3],
      widths: [34, 36, 18, 12],
    }),
    heading(2, 'Pay and working time', '3.2'),
    ...prose('the treatment of employees'),
    paragraph(
      'Passages of the national agreement are quoted as they stand: ',
      {
        kind: 'text',
        text: 'la convention collective nationale des entreprises du paysage',
        lang: 'fr',
        emphasis: true,
      },
      ', with the dates of its amendments.',
    ),
    heading(2, 'Penalties and help', '3.3'),
    ...prose('what happens when a condition is not met'),
    heading(4, 'Before any penalty'),
    paragraph(
      'The officer and the facilitator meet the contractor, look for the cause, and agree in writing on what will be done by when.',
    ),
  ]),
  ...chapter(4, 'Award criteria', [
    table(
      ['Criterion', 'What is looked at', 'Weight'],
      [
        ['Price', 'Total of the bill of quantities', '40 %'],
        ['Method', 'Crew, seasons, machines, safety of passers-by', '30 %'],
        ['Social performance', 'Tutoring, training plan, way into lasting jobs', '20 %'],
        ['Environment', 'Water, soil, noise, waste', '10 %'],
      ],
      { right: [2], widths: [26, 60, 14] },
    ),
    ...prose('how tenders are compared'),
    heading(2, 'Marks', '4.1'),
    ...prose('the marks given and the reasons for them'),
    {
      kind: 'callout',
      tone: 'good',
      blocks: [
        paragraph(
          strong('Allowed. '),
          'A social award criterion may concern the process of production or provision, when it is linked to the subject-matter of the contract.',
        ),
      ],
    },
  ]),
  ...chapter(5, 'How to answer', [
    ...prose('the form of the tender'),
    heading(2, 'Time limits', '5.1'),
    ...prose('the dates that bind'),
    { kind: 'rule' },
    paragraph(
      'Questions go to ',
      { kind: 'link', text: 'procurement@example.org', href: 'mailto:procurement@example.org' },
      ' until ten days before the time limit.',
    ),
    heading(2, 'Questions and complaints', '5.2'),
    ...prose('the ways to ask and to object'),
  ]),
  ...chapter(6, 'Schedule of works', [
    table(
      ['Place', 'Work', 'Passes a year', 'Hours'],
      Array.from({ length: 46 }, (_, at) => [
        `Site ${at + 1}`,
        [
          'Mowing, edges, litter',
          'Pruning of shrubs and hedges',
          'Weeding by hand, mulching',
          'Planting and watering of beds',
        ][at % 4] ?? '',
        String(4 + ((at * 7) % 23)),
        `${(1 + (at % 3)).toString()} ${String(100 + ((at * 37) % 900))}`,
      ]),
      { caption: 'Sites and passes', right: [2, 3], widths: [20, 50, 16, 14] },
    ),
    ...prose('the calendar of the first year'),
  ]),
];

export const ENGLISH_TENDER: DocumentModel = documentOf(BLOCKS, {
  title: 'Upkeep of green spaces and cemeteries, 2027 to 2030',
  subtitle: 'Terms of reference for lots reserved to work integration and for open lots',
  author: 'City of Exampleville',
  subject: 'Tender document with social clauses, <draft> & annexes',
  cover: [
    { label: 'Contracting authority', value: 'City of Exampleville, Department of Parks' },
    { label: 'Procedure', value: 'Open procedure, Article 27 of Directive 2014/24/EU' },
    { label: 'Planned dispatch', value: '23 November 2026' },
    { label: 'Main CPV code', value: '77310000-6 Planting and maintenance services of green areas' },
    { label: 'Estimated value', value: 'EUR 1 610 750, all lots and renewals' },
  ],
  incomplete: 'Not complete: two facts are missing and one finding is open',
  running: { header: 'City of Exampleville · Upkeep of green spaces', page: 'Page {page} of {pages}' },
});
