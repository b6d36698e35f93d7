import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run, type Shell } from './adapters/cli/main.js';
import type { Streams } from './adapters/cli/streams.js';
import { DataFault } from './adapters/files/fault.js';
import { compareWords } from './adapters/differences/words.js';
import { readClauses } from './adapters/files/read-clauses.js';
import { readCodelist } from './adapters/files/read-codelist.js';
import { root } from './adapters/files/root.js';
import { checkData } from './check-data.js';
import { clockOfMachine } from './clock.js';
import { ConfigFault, configOfProcess } from './config.js';
import { allForms } from './core/clauses/library.js';
import { readKnowledge, type ReadKnowledge } from './knowledge.js';
import { noticeReader } from './notice-reader.js';
import { openStores } from './stores.js';

// The shell: the same use cases as the web application, wired for one command.

const streams: Streams = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  ...(process.stderr.isTTY
    ? { status: (text: string) => void process.stderr.write(`\r\u001b[2K${text}`) }
    : {}),
  read: (path) => readFileSync(path === '-' ? 0 : path),
  write: (path, data) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, data);
  },
};

let read: ReadKnowledge | undefined;
const knowledge = (): ReadKnowledge => (read ??= readKnowledge());
const clock = clockOfMachine();

const shell: Shell = {
  streams,
  clock,
  writer: async () => (await import('./writer.js')).createWriter(),
  drafts: async () => (await import('./draft-reader.js')).draftReader,
  knowledge,
  notices: noticeReader,
  checkLibrary: () => {
    const { law, library } = knowledge();
    return {
      ...checkData(knowledge(), clock.today()),
      clauses: library.clauses.length,
      rules: law.rules.length,
    };
  },
  syncLibrary: () => {
    const stores = openStores(configOfProcess().database);
    try {
      const report = stores.syncClauses(allForms(knowledge().library), clock.now());
      return { added: report.added.length, kept: report.unchanged, retired: report.retired.length };
    } finally {
      stores.close();
    }
  },
  readLibrary: readClauses,
  clauseFolder: join(root, 'clauses'),
  compare: compareWords,
  stored: (ask) => {
    const stores = openStores(configOfProcess().database);
    try {
      return ask({
        versions: stores.versions,
        feedback: stores.feedback,
        dossiersWith: (clauses) => stores.dossiersWith(clauses),
      });
    } finally {
      stores.close();
    }
  },
  importCodes: (data) => {
    const entries = readCodelist(data.toString('utf8'));
    const stores = openStores(configOfProcess().database);
    try {
      stores.importCodes(entries);
      return entries.length;
    } finally {
      stores.close();
    }
  },
  importNotices: async (paths, onProgress) => {
    const { importFrom } = await import('./notice-import.js');
    const stores = openStores(configOfProcess().database);
    try {
      return await importFrom(paths, stores.notices, onProgress);
    } finally {
      stores.close();
    }
  },
  serve: async (port) => {
    const config = configOfProcess();
    // The web application is loaded only to serve: other commands start faster without it.
    const { listen } = await import('./wire.js');
    await listen(port === undefined ? config : { ...config, port });
    return 0;
  },
};

try {
  const exit = await run(process.argv.slice(2), shell);
  // A server goes on listening; every other command is done.
  if (process.argv[2] !== 'serve' || exit !== 0) process.exitCode = exit;
} catch (error) {
  if (!(error instanceof DataFault || error instanceof ConfigFault)) throw error;
  streams.err(error.message);
  process.exitCode = 1;
}
