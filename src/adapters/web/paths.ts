/**
 * Every address of the product, declared once: the pattern that a router listens to, and a builder that fills it. A link
 * written by hand in a template or a route is a mistake.
 */

type Parameters<P extends string> = P extends `${infer Head}/${infer Rest}`
  ? Parameters<Head> | Parameters<Rest>
  : P extends `:${infer Name}.${string}`
    ? Name
    : P extends `:${infer Name}`
      ? Name
      : never;

export interface Path<P extends string> {
  readonly pattern: P;
  /** The address with its parts filled in, and a query where given. */
  at(
    ...filled: [Parameters<P>] extends [never]
      ? [parts?: Readonly<Record<string, never>>, query?: Query]
      : [parts: Readonly<Record<Parameters<P>, string>>, query?: Query]
  ): string;
}

export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

function queryString(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '') continue;
    for (const item of Array.isArray(value) ? value : [value]) search.append(name, String(item));
  }
  return search.size === 0 ? '' : `?${search.toString()}`;
}

function path<P extends string>(pattern: P): Path<P> {
  return {
    pattern,
    at: (parts?: Readonly<Record<string, string>>, query: Query = {}) => {
      const filled = pattern.replace(/:([A-Za-z]+)/g, (_, name: string) => {
        const part = parts?.[name];
        if (part === undefined || part === '') throw new Error(`The address ${pattern} needs "${name}".`);
        return encodeURIComponent(part);
      });
      return `${filled}${queryString(query)}`;
    },
  };
}

export const paths = {
  home: path('/'),
  newDossier: path('/new'),
  examples: path('/examples'),
  example: path('/examples/:example'),
  dossiers: path('/dossiers'),
  dossier: path('/dossiers/:dossier'),
  step: path('/dossiers/:dossier/steps/:step'),
  choose: path('/dossiers/:dossier/choose'),
  chooseClause: path('/dossiers/:dossier/choose/:theme/:slug'),
  award: path('/dossiers/:dossier/award'),
  measures: path('/dossiers/:dossier/measures'),
  check: path('/dossiers/:dossier/check'),
  /** What changed in the advice between the dossier's day and another. */
  since: path('/dossiers/:dossier/since'),
  /** What the law answers otherwise since the buyer last took note, without any day being named. */
  moved: path('/dossiers/:dossier/moved'),
  aid: path('/dossiers/:dossier/aid'),
  documents: path('/dossiers/:dossier/documents'),
  preview: path('/dossiers/:dossier/documents/:document'),
  /** A produced file: `document` may be `tender`, `format` pdf, docx, html, md. */
  download: path('/dossiers/:dossier/documents/:document/file/:format'),
  /** All documents with a manifest, as one archive. */
  bundle: path('/dossiers/:dossier/documents.zip'),
  finalise: path('/dossiers/:dossier/finalise'),
  copy: path('/dossiers/:dossier/copy'),
  remove: path('/dossiers/:dossier/remove'),
  export: path('/dossiers/:dossier/export'),
  import: path('/import'),
  review: path('/review'),
  /** A review as a file: pdf, docx, json; the text travels in the form. */
  reviewFile: path('/review/file/:format'),
  /** Clauses that an authority writes for itself. */
  ownClauses: path('/own'),
  newOwnClause: path('/own/new'),
  ownClause: path('/own/:theme/:slug'),
  removeOwnClause: path('/own/:theme/:slug/remove'),
  ownClauseFiles: path('/own/:theme/:slug/files'),
  library: path('/library'),
  /** Clauses that a person has put aside; named in the query, the address can be passed on. */
  selection: path('/library/selection'),
  selectionFile: path('/library/selection/file/:format'),
  clause: path('/library/:theme/:slug'),
  clauseLanguages: path('/library/:theme/:slug/languages'),
  clauseVersions: path('/library/:theme/:slug/versions'),
  /** One wording, for good: the identity with its version. */
  clauseVersion: path('/library/:theme/:slug/versions/:version'),
  clauseFeedback: path('/library/:theme/:slug/feedback'),
  law: path('/law'),
  countries: path('/law/countries'),
  country: path('/law/countries/:country'),
  lawChanges: path('/law/changes'),
  instrument: path('/law/:jurisdiction/:instrument'),
  /** Provisions and judgments alike: `eu/dir-2014-24/art-20`, `eu/cjeu/c-598-19`. */
  provision: path('/law/:jurisdiction/:instrument/:item'),
  /** Where people type the code of a session. */
  join: path('/join'),
  /** Live sessions of workshops: those that this browser began. */
  sessions: path('/live'),
  /** Begins a session: the query names a `scenario` or a `programme`. */
  newSession: path('/live/new'),
  /** A participant's page. */
  session: path('/live/:code'),
  sessionVote: path('/live/:code/vote'),
  sessionQuestion: path('/live/:code/question'),
  sessionAnswers: path('/live/:code/answers'),
  leaveSession: path('/live/:code/leave'),
  certificate: path('/live/:code/certificate'),
  /** For the projector. */
  roomScreen: path('/live/:code/room'),
  sessionEvents: path('/live/:code/events'),
  trainer: path('/live/:code/trainer'),
  sessionNotes: path('/live/:code/notes'),
  /** Hides a nickname, a question or a proposal, or shows it again. */
  sessionHide: path('/live/:code/hide'),
  sessionReport: path('/live/:code/report'),
  sessionReportFile: path('/live/:code/report/:format'),
  removeSession: path('/live/:code/remove'),
  /** Scenarios, programmes and the scenarios of this browser. */
  workshops: path('/workshops'),
  programme: path('/workshops/programmes/:programme'),
  programmeHandout: path('/workshops/programmes/:programme/handouts/:handout/:format'),
  workshopScenario: path('/workshops/scenarios/:scenario'),
  /** The scenario as a file: yaml, json. */
  scenarioFile: path('/workshops/scenarios/:scenario/file/:format'),
  scenarioHandout: path('/workshops/scenarios/:scenario/handouts/:handout/:format'),
  /** A scenario alone, round by round. */
  study: path('/workshops/study/:scenario/:round'),
  /** Scenarios that a trainer makes: begins one from a scenario, a tender or a file. */
  newOwnScenario: path('/workshops/own'),
  importScenario: path('/workshops/own/import'),
  ownScenario: path('/workshops/own/:scenario'),
  ownRound: path('/workshops/own/:scenario/rounds/:round'),
  removeOwnScenario: path('/workshops/own/:scenario/remove'),
  help: path('/help'),
  helpPage: path('/help/:page'),
  apiAdvice: path('/api/v1/advice'),
  apiEligibility: path('/api/v1/eligibility'),
  apiDocuments: path('/api/v1/documents'),
  apiClauses: path('/api/v1/clauses'),
  apiClause: path('/api/v1/clauses/:theme/:slug'),
  apiReview: path('/api/v1/review'),
  apiCpv: path('/api/v1/cpv'),
  openapi: path('/api/v1/openapi.json'),
  health: path('/healthz'),
  ready: path('/readyz'),
} as const;

/** The help pages, by the `page` part of their address. */
export const helpPages = [
  'start',
  'glossary',
  'reading-a-verdict',
  'api',
  'accessibility',
  'licences',
  'privacy',
] as const;

/** Our page on a provision or a judgment, from its id in the law data. */
export function lawHref(id: string): string {
  const [jurisdiction = '', instrument = '', ...item] = id.split('/');
  return paths.provision.at({ jurisdiction, instrument, item: item.join('/') });
}

/** The parts of a clause's address, from its id in the library. */
export function clauseParts(id: string): { readonly theme: string; readonly slug: string } {
  const [theme = '', slug = ''] = id.split('/');
  return { theme, slug };
}

/** Our page on a clause, from its id in the library. */
export function clauseHref(id: string): string {
  return paths.clause.at(clauseParts(id));
}
