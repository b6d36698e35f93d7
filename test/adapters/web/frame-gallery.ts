import { awardBars, routeMap, timeline } from '../../../src/adapters/web/figures.js';
import { paginationOf } from '../../../src/adapters/web/pagination.js';
import { clauses, findings, verdicts } from './frame-gallery-law.js';
import { questions } from './frame-gallery-questions.js';
import type * as models from '../../../src/adapters/web/view-models.js';
import type { Words } from '../../../src/core/shared/text.js';

/** One page with every partial, in the order in which it stands in the model below. */
export const galleryView = `{{#> layouts/page}}
{{> page-heading caption="Step 3 of 7" heading="How much, how long and where" lead="A few figures decide which rules apply. Nothing here is final: you can come back to every answer."}}
{{> error-summary errorSummary}}
{{> notice notice}}
{{> warning warning}}
{{#> two-column}}
{{#*inline "aside"}}{{> advice-panel advice}}{{/inline}}
{{> steps steps}}
<form method="post" action="/form" data-guard>
{{> default-button}}
{{#each questions}}{{> question/question}}{{/each}}
<button type="submit" class="govuk-button">{{t "frame.continue"}}</button>
</form>
{{#each verdicts}}{{> verdict/card}}{{/each}}
<h2 class="govuk-heading-l">Clauses</h2>
{{#each clauses}}{{> clause-card}}{{/each}}
<h2 class="govuk-heading-l">Findings</h2>
{{#each findings}}{{> finding}}{{/each}}
{{> summary-list summary}}
{{> table table}}
{{> figures/award-bars bars}}
<form method="post" action="/form" data-weights><label for="w">Weight</label><input type="text" id="w" name="w" data-weight value="60">{{> weights-total total="60"}}<button type="submit">x</button></form>
{{> figures/timeline timeline}}
{{> figures/route-map routes}}
{{> contents contents}}
{{> link-cards linkCards}}
{{> pagination pagination}}
{{> empty empty}}
{{> button-form button}}
{{/two-column}}
{{#> two-column}}
{{#*inline "aside"}}{{> facets facets}}{{/inline}}
<p class="govuk-body">Beside the facets.</p>
{{/two-column}}
{{/layouts/page}}`;

/** Sample texts stand in English: the words around them follow the language. */
export function galleryModel(words: Words): object {
  const settle: models.Link[] = [
    { text: 'Duration of the contract', href: '/a' },
    { text: 'Share of labour in the price', href: '/b' },
  ];
  return {
    errorSummary: {
      errors: [{ text: 'Write an amount in figures, such as 480000.', href: '#value' }],
    } satisfies models.ErrorSummary,
    notice: {
      heading: 'Your answers are saved.',
      text: 'You can come back at any time from this browser.',
      link: { text: 'See your tenders', href: '/dossiers' },
    } satisfies models.Notice,
    warning: { text: 'National rules of this country are not in the product yet.' } satisfies models.Warning,
    advice: {
      heading: 'What follows so far',
      intro: 'From five answers.',
      lines: [
        { kind: 'allowed-if', text: 'Reserve under Article 20', href: '#verdict-art-20' },
        { kind: 'forbidden', text: 'Reserve under Article 77', href: '#verdict-art-77' },
        { kind: 'open', text: 'Directive 2014/24/EU', href: '#verdict-open' },
        { kind: 'required', text: 'Accessibility for people with disabilities', href: '#x' },
        { kind: 'allowed', text: 'Divide into lots', href: '#y' },
        { kind: 'silent', text: 'Concession', href: '#z' },
      ],
      settle,
      more: { text: 'All the advice', href: '/c' },
    } satisfies models.AdvicePanel,
    steps: {
      label: words.say('step.label'),
      steps: [
        { text: 'Who buys', href: '/1', state: 'done' },
        { text: 'What', href: '/2', state: 'done', note: '2 open' },
        { text: 'How much, how long, where', href: '/3', state: 'now' },
        { text: 'Which relationship', state: 'todo' },
      ],
    } satisfies models.StepList,
    questions,
    verdicts,
    clauses,
    findings,
    summary: {
      rows: [
        { name: 'Title', values: ['Upkeep of parks'], changeHref: '/x' },
        { name: 'Codes', values: ['77310000', '77342000'], changeHref: '/y' },
        { name: 'Duration', values: [] },
      ],
    } satisfies models.SummaryList,
    table: {
      caption: 'Lots',
      columns: [
        { text: 'Lot', numeric: false },
        { text: 'Subject', numeric: false },
        { text: 'Value', numeric: true },
      ],
      rows: [
        {
          head: { text: 'LOT-0001', href: '/x' },
          cells: [
            { text: 'Parks of the north', numeric: false },
            { text: 'EUR 79,000', numeric: true },
          ],
        },
        {
          head: { text: 'LOT-0002' },
          cells: [
            { text: 'Parks of the south', numeric: false },
            { text: 'EUR 401,000', numeric: true },
          ],
        },
      ],
    } satisfies models.Table,
    bars: awardBars(
      'bars',
      [
        { name: 'Price', kind: 'price', weight: 50 },
        { name: 'Quality of the integration plan', kind: 'quality', weight: 30 },
        { name: 'Cost of disposal', kind: 'cost', weight: 15 },
      ],
      words,
    ),
    timeline: timeline(
      'timeline',
      'From the idea to the end of the contract',
      [
        { text: 'Market consultation', day: '2026-09-01' },
        { text: 'Dispatch of the call', day: '2026-11-02' },
        { text: 'Tenders due', day: '2026-12-05' },
        { text: 'Start', day: '2027-02-01' },
        { text: 'End', day: '2030-12-31' },
      ],
      '2026-11-02',
      words,
    ),
    routes: routeMap(
      'routes',
      'Ways to reserve',
      [
        {
          route: 'art-20',
          name: 'Article 20',
          state: 'open',
          says: 'Workshops and enterprises that integrate people into work.',
          href: '/a',
        },
        {
          route: 'art-77',
          name: 'Article 77',
          state: 'closed',
          says: 'The contract would last too long.',
          href: '/b',
        },
        {
          route: 'art-24-concession',
          name: 'Article 24',
          state: 'closed',
          says: 'This is no concession.',
          href: '/c',
        },
        {
          route: 'art-38-utility',
          name: 'Article 38',
          state: 'unknown',
          says: 'Say whether you are a utility.',
          href: '/d',
        },
        {
          route: 'art-94-utility',
          name: 'Article 94',
          state: 'unknown',
          says: 'Say whether you are a utility.',
          href: '/e',
        },
      ],
      words,
    ),
    contents: { links: settle } satisfies models.Contents,
    linkCards: {
      cards: [
        {
          text: 'Begin a tender',
          href: '/new',
          says: 'Seven steps, with advice from the first answer on.',
          tag: '20 minutes',
        },
        { text: 'Look at examples', href: '/examples', says: 'Complete tenders to read, copy and change.' },
      ],
    } satisfies models.LinkCards,
    pagination: paginationOf(4, 9, (page) => `?page=${String(page)}`, 'Pages of clauses'),
    empty: {
      heading: 'No clause is chosen yet',
      text: 'Choose from those that fit, or write a measure of your own.',
      action: { text: 'See the clauses', href: '/x' },
    } satisfies models.Empty,
    button: {
      action: '/form',
      text: 'Remove',
      about: 'this tender',
      tone: 'warning',
      hidden: [],
    } satisfies models.ButtonForm,
    facets: {
      action: '/library',
      search: { name: 'q', label: 'Words', value: 'hours' },
      groups: [
        {
          name: 'theme',
          legend: 'Theme',
          options: [
            { id: 'theme-1', value: 'energy', text: 'Energy', count: 4, checked: true },
            { id: 'theme-2', value: 'climate', text: 'Climate', count: 12, checked: false },
          ],
        },
      ],
      ticked: 1,
      hidden: [],
      found: '16 clauses',
      clearHref: '/library',
    } satisfies models.Facets,
  };
}
