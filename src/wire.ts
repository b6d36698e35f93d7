import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { pino } from 'pino';
import { readHelp } from './adapters/files/read-help.js';
import { readPlaces } from './adapters/files/read-places.js';
import { scenarioFiles } from './adapters/files/scenario-files.js';
import { readWorkshops } from './adapters/files/read-workshops.js';
import { root } from './adapters/files/root.js';
import { createFrame } from './adapters/web/frame.js';
import type { Log } from './adapters/web/log.js';
import { apiRoom } from './adapters/web/rooms/api/api-room.js';
import { methodsRoom } from './adapters/web/rooms/api/methods.js';
import { buyerRoom } from './adapters/web/rooms/buyer/buyer-room.js';
import { helpRoom } from './adapters/web/rooms/help/help-room.js';
import { lawRoom } from './adapters/web/rooms/law/law-room.js';
import { tenderOfNotice } from './adapters/notices/tender-of-notice.js';
import { enterpriseRoom } from './adapters/web/rooms/enterprise/enterprise-room.js';
import { publishRoom } from './adapters/web/rooms/publish/publish-room.js';
import { studyRoom } from './adapters/web/rooms/study/study-room.js';
import { reviewRoom } from './adapters/web/rooms/review/review-room.js';
import { compareWords } from './adapters/differences/words.js';
import { alignPassages } from './adapters/differences/passages.js';
import { ownRoom } from './adapters/web/rooms/own/own-room.js';
import { bundleOf } from './adapters/archive/bundle.js';
import { zipOf } from './adapters/archive/zip.js';
import { clauseFiles, sealed } from './adapters/files/write-clause.js';
import { joinPicture } from './adapters/codes/join-picture.js';
import { createHub } from './adapters/web/live/hub.js';
import { sessionRoom } from './adapters/web/rooms/workshop/session-room.js';
import { libraryRoom } from './adapters/web/rooms/library/library-room.js';
import { noticesRoom } from './adapters/web/rooms/notices/notices-room.js';
import { paths } from './adapters/web/paths.js';
import { serve } from './adapters/web/serve.js';
import { clockOfMachine } from './clock.js';
import type { Config } from './config.js';
import { readDossier, type Dossier } from './core/dossier/dossier.js';
import type { Language } from './core/shared/text.js';
import { allForms } from './core/clauses/library.js';
import { readKnowledge } from './knowledge.js';
import { noticeReader } from './notice-reader.js';
import { pause } from './pause.js';
import { openPress } from './press.js';
import { openStores, type Stores } from './stores.js';
import type { Clock, ExampleDossier } from './usecases/ports.js';
import { secretsOfMachine } from './secrets.js';
import { lotJudges } from './usecases/judge-lots.js';
import { createWriter } from './writer.js';
import { draftReader } from './draft-reader.js';

export interface Application {
  readonly app: Express;
  readonly stores: Stores;
  /** Ends the streams of events, which would hold a closing server up. */
  readonly closeStreams: () => void;
  readonly close: () => void;
}

const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** The example dossiers, each in every language. */
export function readExamples(folder = join(root, 'data/examples')): ExampleDossier[] {
  const slugs = new Set(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.split('.')[0] ?? ''),
  );
  const read = (slug: string, language: Language): Dossier => {
    const result = readDossier(JSON.parse(readFileSync(join(folder, `${slug}.${language}.json`), 'utf8')));
    if (!result.ok)
      throw new Error(
        `The example ${slug}.${language} is not a dossier: ${result.refusal.map((fault) => `${fault.pointer} ${fault.key}`).join(', ')}`,
      );
    return result.value;
  };
  return [...slugs]
    .sort()
    .map((slug) => ({ slug, dossiers: { en: read(slug, 'en'), fr: read(slug, 'fr') } }));
}

/** Builds stores, knowledge, use cases and the Express app. Tests call it with an in-memory database and their own clock. */
export function wire(
  config: Config,
  log: Log,
  clock: Clock = clockOfMachine(),
  press = openPress(),
): Application {
  const stores = openStores(config.database);
  const knowledge = readKnowledge(stores.importedLabel);
  stores.loadCodes(knowledge.cpv, knowledge.cpvHash);
  stores.syncClauses(allForms(knowledge.library), clock.now());
  const writer = createWriter((job) => press.run(job));
  const workshops = readWorkshops(
    join(root, 'data/scenarios'),
    join(root, 'data/examples'),
    knowledge.law,
    knowledge.library,
    knowledge.words('en'),
  );
  const hub = createHub();
  const erase = (): void => void stores.sessions.eraseExpired(clock.now());
  erase();
  const erasing = setInterval(erase, dayInMilliseconds);
  erasing.unref();
  const app = createFrame({
    root,
    config: { rateLimit: config.rateLimit },
    words: { en: knowledge.words('en'), fr: knowledge.words('fr') },
    secret: config.secret ?? stores.secret(() => randomBytes(32).toString('base64url')),
    now: () => performance.now(),
    id: () => randomBytes(16).toString('base64url'),
    log,
    ready: stores.isReady,
    rooms: [
      // First: a whole room asks at once, and each room that is passed costs a little.
      sessionRoom({
        knowledge,
        writer,
        hub,
        joinPicture,
        sessions: stores.sessions,
        secrets: secretsOfMachine(),
        clock,
        days: config.workshopDays,
        scenariosFor: (workspace) => [
          ...workshops.scenarios,
          ...(workspace === undefined ? [] : stores.ownScenarios.list(workspace)).map(({ id, scenario }) => ({
            ...scenario,
            id,
          })),
        ],
        programmes: workshops.programmes,
        assessment: workshops.selfAssessment,
        tick: () => performance.now(),
        rateLimit: config.rateLimit,
        chance: Math.random,
      }),
      buyerRoom({
        knowledge,
        writer,
        bundle: bundleOf,
        pause,
        clock,
        store: stores.dossiers,
        records: stores.records,
        versions: stores.versions,
        own: stores.ownClauses,
        compare: compareWords,
        align: alignPassages,
        codes: stores.codes,
        examples: readExamples(),
      }),
      publishRoom({
        knowledge,
        writer,
        clock,
        pause,
        store: stores.dossiers,
        publications: stores.publications,
        versions: stores.versions,
        own: stores.ownClauses,
        notices: stores.noticeSearch,
      }),
      enterpriseRoom({
        knowledge,
        writer,
        clock,
        codes: stores.codes,
        profiles: stores.profiles,
        checks: stores.checks,
        publications: stores.publications,
        versions: stores.versions,
        own: stores.ownClauses,
        readTender: tenderOfNotice,
        notices: stores.noticeSearch,
      }),
      studyRoom({
        knowledge,
        writer,
        ...workshops,
        ownScenarios: stores.ownScenarios,
        dossiers: stores.dossiers,
        files: scenarioFiles,
        clock,
      }),
      helpRoom({ writer, pages: readHelp(join(root, 'data/help')) }),
      lawRoom({ knowledge, writer, clock }),
      reviewRoom({
        knowledge,
        writer,
        comments: writer.comments,
        drafts: draftReader,
        clock,
        pause,
        codes: stores.codes,
      }),
      noticesRoom({
        knowledge,
        writer,
        search: stores.noticeSearch,
        saved: stores.savedSearches,
        places: readPlaces(join(root, 'data/codelists')),
        clock,
        bidder: {
          profile: (workspace) => stores.profiles.find(workspace)?.organisation,
          judgeFor: lotJudges(knowledge.law),
          profileHref: paths.profile.at(),
          checkHref: (publication) => paths.enterpriseNotice.at({}, { publication }),
        },
      }),
      libraryRoom({
        knowledge,
        writer,
        search: stores.clauses,
        versions: stores.versions,
        own: stores.ownClauses,
        feedback: stores.feedback,
        compare: compareWords,
        clock,
      }),
      ownRoom({
        knowledge,
        own: stores.ownClauses,
        files: { write: clauseFiles, seal: sealed },
        archive: zipOf,
        clock,
      }),
      apiRoom({
        knowledge,
        writer,
        clock,
        clauses: stores.clauses,
        versions: stores.versions,
        codes: stores.codes,
        notices: noticeReader,
      }),
      methodsRoom,
    ],
  });
  return {
    app,
    stores,
    closeStreams: hub.close,
    close: () => {
      press.close();
      clearInterval(erasing);
      hub.close();
      stores.close();
    },
  };
}

/** Serves the application until the process is asked to end; open requests get eight seconds. */
export async function listen(config: Config): Promise<void> {
  const log = pino({ level: config.log }, pino.destination({ dest: 2, sync: true }));
  const application = wire(config, log);
  const server = serve(application.app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // A hall of people whose phones connect at once must not be turned away at the door.
    server.listen({ port: config.port, host: config.host, backlog: 2048 }, resolve);
  });
  // Listening on a port always gives an address with one.
  const { port } = server.address() as AddressInfo;
  process.stderr.write(
    `Clausier: http://${config.host === '0.0.0.0' || config.host === '127.0.0.1' ? 'localhost' : config.host}:${String(port)}\n`,
  );
  const end = (): void => {
    application.closeStreams();
    server.close(() => {
      application.close();
      process.exit(0);
    });
    setTimeout(() => {
      server.closeAllConnections();
    }, 8000).unref();
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}
