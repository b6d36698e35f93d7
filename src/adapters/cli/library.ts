import { join } from 'node:path';
import type { Clause } from '../../core/clauses/clause.js';
import { crossing } from '../../core/clauses/check-clause.js';
import { allForms } from '../../core/clauses/library.js';
import { ambitions } from '../../core/facts/vocabulary.js';
import type { Words } from '../../core/shared/text.js';
import { restingOn } from '../../usecases/find-law.js';
import {
  clauseDifferences,
  libraryDifferences,
  type PartDifference,
} from '../../usecases/library-changes.js';
import { readArguments } from './arguments.js';
import type { Shell } from './main.js';
import { scaffoldOf } from './scaffold.js';
import type { Exit } from './streams.js';

function check(shell: Shell): Exit {
  const { streams } = shell;
  const result = shell.checkLibrary();
  for (const note of result.notes) streams.err(note);
  for (const fault of result.faults) streams.err(fault);
  if (result.faults.length > 0) return 1;
  streams.out(
    shell.knowledge().words('en').say('cli.library-good', { clauses: result.clauses, rules: result.rules }),
  );
  return 0;
}

function sync(shell: Shell): Exit {
  const { streams } = shell;
  try {
    streams.out(shell.knowledge().words('en').say('cli.library-synced', shell.syncLibrary()));
    return 0;
  } catch (error) {
    streams.err((error as Error).message);
    return 1;
  }
}

/** `theme/name` in the files, or `theme/name@1.0.0` in the files or the database. */
function namedClause(name: string, shell: Shell): Clause | undefined {
  const [id = '', version] = name.split('@');
  const here = allForms(shell.knowledge().library).find(
    (clause) =>
      clause.id === id && (version === undefined ? clause.variant === undefined : clause.version === version),
  );
  if (here !== undefined || version === undefined) return here;
  return shell.stored((stores) => stores.versions.find(id, version));
}

const isClauseName = (name: string): boolean =>
  /^[a-z0-9-]+\/[a-z0-9-]+(@\d+\.\d+\.\d+(\+[a-z]{2})?)?$/.test(name);

/** A difference as text: what was taken out between [- and -], what was put in between {+ and +}. */
function differenceSays({ part, language, pieces }: PartDifference): string {
  const text = pieces
    .map(({ text: piece, change }) =>
      change === 'out' ? `[-${piece}-]` : change === 'in' ? `{+${piece}+}` : piece,
    )
    .join('');
  return `## ${part}${language === undefined ? '' : ` (${language})`}\n${text}`;
}

function diff([one, other, ...more]: readonly string[], shell: Shell, say: Words): Exit {
  const { streams } = shell;
  if (one === undefined || other === undefined || more.length > 0) {
    streams.err(say.say('cli.usage-library-diff'));
    return 1;
  }
  if (isClauseName(one) && isClauseName(other)) {
    const [before, after] = [namedClause(one, shell), namedClause(other, shell)];
    for (const [name, clause] of [
      [one, before],
      [other, after],
    ] as const)
      if (clause === undefined) streams.err(say.say('cli.no-clause', { id: name }));
    if (before === undefined || after === undefined) return 1;
    const parts = clauseDifferences(before, after, shell.compare);
    streams.out(
      [
        `# ${before.id} ${before.version} → ${after.id} ${after.version}`,
        ...(parts.length === 0 ? [say.say('cli.library-same')] : parts.map(differenceSays)),
      ].join('\n\n'),
    );
    return 0;
  }
  try {
    const { added, gone, changed } = libraryDifferences(shell.readLibrary(one), shell.readLibrary(other));
    const lines = [
      ...added.map((name) => `+ ${name}`),
      ...gone.map((name) => `- ${name}`),
      ...changed.map((name) => `~ ${name}`),
    ];
    streams.out(lines.length === 0 ? say.say('cli.library-same') : lines.join('\n'));
    return 0;
  } catch (error) {
    streams.err((error as Error).message);
    return 1;
  }
}

function scaffold(words: readonly string[], shell: Shell, say: Words): Exit {
  const { streams } = shell;
  const [id, ...more] = words;
  const [theme = '', slug] = id?.split('/') ?? [];
  if (id === undefined || more.length > 0 || slug === undefined || !isClauseName(id) || id.includes('@')) {
    streams.err(say.say('cli.usage-library-new'));
    return 1;
  }
  if (!([...ambitions, ...crossing] as readonly string[]).includes(theme)) {
    streams.err(say.say('cli.no-theme', { theme, themes: [...ambitions, ...crossing].join(', ') }));
    return 1;
  }
  if (shell.knowledge().library.clauses.some((clause) => clause.id === id)) {
    streams.err(say.say('cli.clause-exists', { id }));
    return 1;
  }
  for (const [name, content] of Object.entries(scaffoldOf(id, theme, shell.clock.today()))) {
    const path = join(shell.clauseFolder, ...id.split('/'), name);
    streams.write(path, content);
    streams.out(path);
  }
  return 0;
}

function impact([id, ...more]: readonly string[], shell: Shell, say: Words): Exit {
  const { streams } = shell;
  const knowledge = shell.knowledge();
  const ofClause = id !== undefined && knowledge.library.clauses.some((clause) => clause.id === id);
  const source = id === undefined ? undefined : knowledge.law.sources.get(id);
  if (id === undefined || more.length > 0 || (source === undefined && !ofClause)) {
    streams.err(
      say.say(id === undefined || more.length > 0 ? 'cli.usage-library-impact' : 'cli.no-source', {
        id: id ?? '',
      }),
    );
    return 1;
  }
  const resting = ofClause ? undefined : restingOn(id, knowledge);
  const clauses = resting?.clauses.map((clause) => clause.id) ?? [id];
  const section = (name: string, lines: readonly string[]): string =>
    [`# ${say.say(`cli.impact.${name}`, { count: lines.length })}`, ...lines].join('\n');
  const dossiers = shell.stored((stores) => stores.dossiersWith(clauses));
  streams.out(
    [
      ...(resting === undefined
        ? []
        : [
            section(
              'rules',
              resting.rules.map((rule) => rule.id),
            ),
            section('clauses', clauses),
            section(
              'decisions',
              resting.decisions.map((decision) => `${decision.id} ${decision.ref}`),
            ),
          ]),
      section(
        'dossiers',
        dossiers.map((dossier) => `${dossier.id} ${dossier.clauses.join(' ')}`),
      ),
    ].join('\n\n'),
  );
  return 0;
}

function feedback(words: readonly string[], shell: Shell, say: Words): Exit {
  const args = readArguments(words, [], ['json', 'text']);
  if ('fault' in args || args.plain.length > 0) {
    shell.streams.err(say.say('cli.usage-library-feedback'));
    return 1;
  }
  const all = shell.stored((stores) => stores.feedback.all());
  shell.streams.out(
    args.options.has('text')
      ? all
          .map(({ at, clause, version, language, email, text }) =>
            [`${at} ${clause} ${version} (${language})${email === undefined ? '' : ` ${email}`}`, text].join(
              '\n',
            ),
          )
          .join('\n\n')
      : JSON.stringify({ feedback: all }, undefined, 2),
  );
  return 0;
}

/** The tools of the editor: `clausier library check | sync | diff A B | new T/S | impact ID | feedback`. */
export function libraryCommand([verb, ...words]: readonly string[], shell: Shell): Exit | undefined {
  const say = shell.knowledge().words('en');
  switch (verb) {
    case 'check':
      return check(shell);
    case 'sync':
      return sync(shell);
    case 'diff':
      return diff(words, shell, say);
    case 'new':
      return scaffold(words, shell, say);
    case 'impact':
      return impact(words, shell, say);
    case 'feedback':
      return feedback(words, shell, say);
    default:
      return undefined;
  }
}
