import { adviseOn, adviceSays, type Advice } from '../../usecases/advise.js';
import { adviceSince, isComparableDay, type Since } from '../../usecases/compare-advice.js';
import type { Clock, Knowledge } from '../../usecases/ports.js';
import { dateSays } from '../../core/facts/wording.js';
import { kindSays } from '../../core/law/kind-says.js';
import type { Words } from '../../core/shared/text.js';
import { readArguments } from './arguments.js';
import { readDossierFile } from './read-dossier-file.js';
import type { Exit, Streams } from './streams.js';

function asText(advice: Advice, words: Words): string {
  const lines = [
    words.say('cli.advice-of', { date: advice.asOf }),
    '',
    `${kindSays('regime', advice.regime.verdict.kind, words)}: ${advice.regime.verdict.says}`,
    '',
  ];
  for (const route of advice.routes.filter((item) => item.kind !== 'silent')) {
    lines.push(route.question, `  ${words.say(`verdict.kind.${route.kind}`)}: ${route.says}`);
    for (const duty of route.duties) lines.push(`  - ${duty.says}`);
    if (route.instead !== undefined) lines.push(`  ${words.say('verdict.instead')} ${route.instead}`);
    if (route.missing.length > 0)
      lines.push(
        `  ${words.say('verdict.missing')} ${route.missing.map((fact) => words.say(`facts.${fact}.name`)).join(', ')}`,
      );
    lines.push(`  ${route.basis.map((entry) => entry.ref).join('; ')}`, '');
  }
  for (const duty of advice.duties) {
    lines.push(`${words.say(`buyer.duties.state.${duty.state}`)}: ${duty.question}`);
    const clauses = duty.state === 'met' ? duty.metBy : duty.clauses;
    if (clauses.length > 0)
      lines.push(
        `  ${words.say(duty.state === 'met' ? 'buyer.duties.met-by' : 'buyer.duties.offered')} ${clauses.join(', ')}`,
      );
  }
  if (advice.duties.length > 0) lines.push('');
  for (const [title, subject, answer] of [
    ['aid.title-aid', 'aid', advice.aid],
    ['aid.title-services', 'services', advice.services],
  ] as const) {
    lines.push(
      words.say(title),
      `  ${words.say(`aid.outcome.${answer.outcome}`)} (${kindSays(subject, answer.kind, words)}): ${answer.reason.says}`,
    );
    for (const duty of answer.duties) lines.push(`  - ${duty.says}`);
    if (answer.missing.length > 0)
      lines.push(
        `  ${words.say('verdict.missing')} ${answer.missing.map((fact) => words.say(`facts.${fact}.name`)).join(', ')}`,
      );
    lines.push('');
  }
  for (const item of advice.recommendations.filter(({ strength }) => strength !== 'could'))
    lines.push(`${String(item.rank).padStart(2)}. ${item.clause} (${words.say(`place.${item.place}`)})`);
  if (advice.findings.length > 0)
    lines.push(
      '',
      ...advice.findings.map(
        (finding) => `${words.say(`finding.level.${finding.level}`)}: ${finding.says} ${finding.instead}`,
      ),
    );
  return lines.join('\n');
}

/** What changed between two days, for people. */
function sinceAsText(since: Since, words: Words): string {
  const day = (date: string): string => dateSays(date, words.language);
  const lines = ['', words.say('since.heading', { from: day(since.from), to: day(since.to) })];
  if (since.same) return [...lines, `  ${words.say('since.same')}`].join('\n');
  for (const item of since.regime) lines.push(`  ${item.name}: ${item.beforeSays} -> ${item.afterSays}`);
  const verdicts = [
    ...since.routes.map((item) => ({ item, subject: 'route' as const })),
    ...since.duties.map((item) => ({ item, subject: 'duty' as const })),
  ];
  for (const { item, subject } of verdicts) {
    const [before, after] = [kindSays(subject, item.before, words), kindSays(subject, item.after, words)];
    lines.push(`  ${item.question} ${before} -> ${after}`);
    for (const says of item.added) lines.push(`    + ${says}`);
    for (const says of item.gone) lines.push(`    - ${says}`);
    lines.push(`    ${item.basis.map((entry) => entry.ref).join('; ')}`);
  }
  for (const item of since.figures)
    lines.push(
      `  ${item.name}: ${item.beforeSays} -> ${item.afterSays}`,
      `    ${item.basis.map((entry) => entry.ref).join('; ')}`,
    );
  return lines.join('\n');
}

/** `clausier advise DOSSIER.json [--since DATE]` */
export function adviseCommand(
  words: readonly string[],
  knowledge: Knowledge,
  clock: Clock,
  streams: Streams,
): Exit {
  const english = knowledge.words('en');
  const args = readArguments(words, ['language', 'since'], ['json', 'text']);
  if ('fault' in args || args.plain.length !== 1) {
    streams.err(english.say('cli.usage-advise'));
    return 2;
  }
  const day = args.options.get('since');
  if (day !== undefined && !isComparableDay(day)) {
    streams.err(english.say('since.bad-day', { day }));
    return 2;
  }
  const dossier = readDossierFile(args.plain[0] ?? '-', english, streams);
  if (dossier === undefined) return 2;
  const language = dossier.language ?? 'en';
  const said = adviceSays(
    adviseOn(dossier, knowledge.law, knowledge.library, clock.today()),
    knowledge.law,
    knowledge.library,
    knowledge.words(language),
  );
  const own = knowledge.words(language);
  const since =
    day === undefined
      ? undefined
      : adviceSince(dossier, day, knowledge.law, knowledge.library, clock.today(), own);
  if (args.options.has('text'))
    streams.out(`${asText(said, own)}${since === undefined ? '' : `\n${sinceAsText(since, own)}`}`);
  else streams.out(JSON.stringify(since === undefined ? said : { ...said, since }, null, 2));
  return 0;
}
