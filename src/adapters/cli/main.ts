import type { Library } from '../../core/clauses/library.js';
import type {
  ClauseVersions,
  Clock,
  CompareTexts,
  DocumentWriter,
  DraftReader,
  FeedbackStore,
  Knowledge,
  NoticeReader,
} from '../../usecases/ports.js';
import { adviseCommand } from './advise.js';
import { readArguments } from './arguments.js';
import { documentsCommand } from './documents.js';
import { eligibleCommand } from './eligible.js';
import { libraryCommand } from './library.js';
import { importCommand, type ImportNotices } from './notices.js';
import { reviewCommand } from './review.js';
import type { Exit, Streams } from './streams.js';

/** What a command of the library asks of the database. */
export interface StoredThings {
  readonly versions: ClauseVersions;
  readonly feedback: FeedbackStore;
  /** Ids of the stored dossiers that hold one of these clauses, each with the clauses. */
  dossiersWith(
    clauses: readonly string[],
  ): readonly { readonly id: string; readonly clauses: readonly string[] }[];
}

/** What the shell needs of the other adapters, handed in by the composition root. */
export interface Shell {
  readonly streams: Streams;
  readonly clock: Clock;
  /** Made when first needed: it loads the fonts. */
  writer(): Promise<DocumentWriter>;
  /** Made when first needed. */
  drafts(): Promise<DraftReader>;
  knowledge(): Knowledge;
  /** Reads eForms notices. */
  readonly notices: NoticeReader;
  /** Every fault of clauses and law; each in one line. */
  checkLibrary(): {
    readonly faults: readonly string[];
    readonly notes: readonly string[];
    readonly clauses: number;
    readonly rules: number;
  };
  syncLibrary(): { readonly added: number; readonly kept: number; readonly retired: number };
  /** The clauses of another folder. @throws Error for the first file that does not fit its form */
  readLibrary(folder: string): Library;
  /** Where the clauses of this checkout stand. */
  readonly clauseFolder: string;
  readonly compare: CompareTexts;
  /** Asks the database; it is opened for this alone. */
  stored<T>(ask: (stores: StoredThings) => T): T;
  /** @returns how many codes came in @throws Error with the reason when the file is no CPV list */
  importCodes(data: Buffer): number;
  /** Takes notices into the database. */
  readonly importNotices: ImportNotices;
  serve(port: number | undefined): Promise<Exit>;
}

/** Named in CONTRACT.md and made by a later version. */
const notBuilt = ['notice write'];

function noticeRead(words: readonly string[], shell: Shell): Exit {
  const say = shell.knowledge().words('en');
  const [path] = words;
  if (path === undefined || words.length !== 1) {
    shell.streams.err(say.say('cli.usage-notice'));
    return 2;
  }
  let data: Buffer;
  try {
    data = shell.streams.read(path);
  } catch {
    shell.streams.err(say.say('cli.no-file', { path }));
    return 2;
  }
  const result = shell.notices.read(data);
  if (!result.ok) {
    shell.streams.err(`${path}: ${say.say(result.refusal.key, result.refusal.values)}`);
    return 2;
  }
  shell.streams.out(JSON.stringify(result.value, null, 2));
  return 0;
}

function codelists(words: readonly string[], shell: Shell): Exit | undefined {
  const say = shell.knowledge().words('en');
  const [verb, path] = words;
  if (verb !== 'import') return undefined;
  if (path === undefined) {
    shell.streams.err(say.say('cli.usage-codelists'));
    return 2;
  }
  try {
    shell.streams.out(say.say('cli.codes-imported', { count: shell.importCodes(shell.streams.read(path)) }));
    return 0;
  } catch (error) {
    shell.streams.err(say.say('cli.bad-codelist', { path, detail: (error as Error).message }));
    return 2;
  }
}

/** Runs one command of the shell and gives its exit code (CONTRACT: commands). */
export async function run(words: readonly string[], shell: Shell): Promise<Exit> {
  const [command, ...rest] = words;
  const say = (): ReturnType<Knowledge['words']> => shell.knowledge().words('en');
  const pair = `${command ?? ''} ${rest[0] ?? ''}`;
  const missing = notBuilt.find((name) => name === command || name === pair);
  if (missing !== undefined) {
    shell.streams.err(say().say('cli.not-built', { name: missing }));
    return 2;
  }
  switch (command) {
    case undefined:
    case 'help':
    case '--help':
      shell.streams.out(say().say('cli.usage'));
      return command === undefined ? 2 : 0;
    case 'advise':
      return adviseCommand(rest, shell.knowledge(), shell.clock, shell.streams);
    case 'documents':
      return documentsCommand(rest, shell.knowledge(), await shell.writer(), shell.clock, shell.streams);
    case 'review':
      return reviewCommand(rest, shell.knowledge(), await shell.drafts(), shell.clock, shell.streams);
    case 'eligible':
      return eligibleCommand(rest, shell.knowledge(), shell.notices, shell.clock, shell.streams);
    case 'notice':
      if (rest[0] === 'read') return noticeRead(rest.slice(1), shell);
      break;
    case 'notices':
      if (rest[0] === 'import')
        return importCommand(rest.slice(1), say(), shell.importNotices, shell.streams);
      break;
    case 'library': {
      const exit = libraryCommand(rest, shell);
      if (exit !== undefined) return exit;
      break;
    }
    case 'codelists': {
      const exit = codelists(rest, shell);
      if (exit !== undefined) return exit;
      break;
    }
    case 'serve': {
      const args = readArguments(rest, ['port'], []);
      const port =
        'fault' in args
          ? Number.NaN
          : args.options.has('port')
            ? Number(args.options.get('port'))
            : undefined;
      if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
        shell.streams.err(say().say('cli.usage-serve'));
        return 2;
      }
      return shell.serve(port);
    }
  }
  shell.streams.err(say().say('cli.unknown-command', { name: pair.trim() }));
  return 2;
}
