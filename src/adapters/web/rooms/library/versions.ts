import { Router, type Request, type Response } from 'express';
import type { Clause } from '../../../../core/clauses/clause.js';
import { allForms, countryOfVersion } from '../../../../core/clauses/library.js';
import { wordDifferences } from '../../../../usecases/library-changes.js';
import { versionsFor } from '../../../../usecases/own-library.js';
import { countrySays } from '../../../../core/facts/wording.js';
import { languages, type Words } from '../../../../core/shared/text.js';
import { clauseHref, clauseParts, paths } from '../../paths.js';
import type { Link } from '../../view-models.js';
import { clauseModel } from './clause-model.js';
import { clauseAsked, clauseOf, idAsked, type Shelves } from './parts.js';
import { one } from './query.js';

/** The clause of the address in a version that this installation has seen. */
function found(request: Request, parts: Shelves, version: string): Clause | undefined {
  const id = idAsked(request);
  return (
    allForms(parts.knowledge.library).find((clause) => clause.id === id && clause.version === version) ??
    versionsFor(parts.frame.workspaces.known(request), parts).find(id, version)
  );
}

function crumbs(clause: Clause, words: Words): Link[] {
  return [
    { text: words.say('library.title'), href: paths.library.at() },
    { text: clause.words[words.language].title, href: clauseHref(clause.id) },
  ];
}

interface Version {
  readonly version: string;
  readonly says: string;
  readonly href: string;
  readonly compareHref: string | undefined;
}

/** What the reader can go back to; each with the way to what changed since. */
function versionsOf(request: Request, clause: Clause, parts: Shelves, words: Words): Version[] {
  const versions = versionsFor(parts.frame.workspaces.known(request), parts);
  const address = clauseParts(clause.id);
  return [...versions.versions(clause.id)].reverse().map(({ version, status }) => {
    const country = countryOfVersion(version);
    return {
      version,
      says: [
        words.say(`library.version.${status}`),
        ...(country === undefined
          ? []
          : [words.say('library.version.form', { country: countrySays(country, words) })]),
      ].join(', '),
      href: paths.clauseVersion.at({ ...address, version }),
      compareHref:
        version === clause.version
          ? undefined
          : paths.clauseVersions.at(address, { from: version, to: clause.version }),
    };
  });
}

/** The parts of two versions that differ, each word by word. */
function differencesOf(before: Clause, after: Clause, parts: Shelves, words: Words): object[] {
  return wordDifferences(before, after, words.language, parts.compare).map(({ part, pieces }) => ({
    heading: words.say(`library.part.${part}`),
    pieces,
  }));
}

function showVersions(request: Request, response: Response, parts: Shelves): void {
  const clause = clauseAsked(request, response, parts);
  if (clause === undefined) return;
  const words = parts.frame.words(response);
  const [from, to] = [one(request, 'from'), one(request, 'to')];
  const before = from === undefined ? undefined : found(request, parts, from);
  const after = to === undefined ? undefined : found(request, parts, to);
  if ((from !== undefined && before === undefined) || (to !== undefined && after === undefined)) {
    parts.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const heading = words.say('library.versions');
  parts.frame.page(response, 'library/versions', {
    title: `${heading} – ${clause.words[words.language].title}`,
    section: 'library',
    breadcrumbs: crumbs(clause, words),
    model: {
      heading,
      caption: clause.words[words.language].title,
      versions: versionsOf(request, clause, parts, words),
      comparison:
        before === undefined || after === undefined
          ? undefined
          : {
              heading: words.say('library.compared', { from: before.version, to: after.version }),
              parts: differencesOf(before, after, parts, words),
            },
    },
  });
}

function showVersion(request: Request, response: Response, parts: Shelves): void {
  const clause = found(request, parts, String(request.params.version));
  if (clause === undefined) {
    parts.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const words = parts.frame.words(response);
  const now = clauseOf(idAsked(request), parts);
  const current = clause.variant !== undefined || now?.version === clause.version;
  parts.frame.page(response, 'library/version', {
    title: `${clause.words[words.language].title} ${clause.version}`,
    section: 'library',
    breadcrumbs: crumbs(clause, words),
    model: {
      clause: clauseModel(clause, parts, words),
      older: current
        ? undefined
        : {
            says: words.say('library.version.older', { now: now?.version ?? '–' }),
            href: now === undefined ? paths.library.at() : clauseHref(clause.id),
          },
    },
  });
}

function showLanguages(request: Request, response: Response, parts: Shelves): void {
  const clause = clauseAsked(request, response, parts);
  if (clause === undefined) return;
  const words = parts.frame.words(response);
  const heading = words.say('library.both-languages');
  parts.frame.page(response, 'library/languages', {
    title: `${heading} – ${clause.words[words.language].title}`,
    section: 'library',
    breadcrumbs: crumbs(clause, words),
    model: {
      heading,
      caption: clause.words[words.language].title,
      columns: languages.map((language) => {
        const own = parts.knowledge.words(language);
        return {
          language,
          name: words.say(`options.${language}`),
          headings: {
            text: own.say('library.text'),
            scoring: own.say('doc.scoring'),
            shortfall: own.say('doc.shortfall'),
            why: own.say('library.why'),
            check: own.say('library.check'),
          },
          clause: clauseModel(clause, parts, own),
        };
      }),
    },
  });
}

/** A clause in all its versions, and its languages side by side. */
export function versionRoutes(parts: Shelves): Router {
  const router = Router();
  router.get(paths.clauseVersions.pattern, (request, response) => {
    showVersions(request, response, parts);
  });
  router.get(paths.clauseVersion.pattern, (request, response) => {
    showVersion(request, response, parts);
  });
  router.get(paths.clauseLanguages.pattern, (request, response) => {
    showLanguages(request, response, parts);
  });
  return router;
}
