import { adviseOn, adviceSays, type Advice } from '../../usecases/advise.js';
import type { Clock, Knowledge } from '../../usecases/ports.js';
import type { Words } from '../../core/shared/text.js';
import { readArguments } from './arguments.js';
import { readDossierFile } from './read-dossier-file.js';
import type { Exit, Streams } from './streams.js';

function asText(advice: Advice, words: Words): string {
  const lines = [
    words.say('cli.advice-of', { date: advice.asOf }),
    '',
    `${words.say(`verdict.kind.${advice.regime.verdict.kind}`)}: ${advice.regime.verdict.says}`,
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
  for (const [title, answer] of [
    ['aid.title-aid', advice.aid],
    ['aid.title-services', advice.services],
  ] as const) {
    lines.push(
      words.say(title),
      `  ${words.say(`aid.outcome.${answer.outcome}`)} (${words.say(`verdict.kind.${answer.kind}`)}): ${answer.reason.says}`,
    );
    for (const duty of answer.duties) lines.push(`  - ${duty.says}`);
    if (answer.missing.length > 0)
      lines.push(
        `  ${words.say('verdict.missing')} ${answer.missing.map((fact) => words.say(`facts.${fact}.name`)).join(', ')}`,
      );
    lines.push('');
  }
  for (const item of advice.recommendations.slice(0, 12))
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

/** `clausier advise DOSSIER.json` */
export function adviseCommand(
  words: readonly string[],
  knowledge: Knowledge,
  clock: Clock,
  streams: Streams,
): Exit {
  const english = knowledge.words('en');
  const args = readArguments(words, ['language'], ['json', 'text']);
  if ('fault' in args || args.plain.length !== 1) {
    streams.err(english.say('cli.usage-advise'));
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
  streams.out(
    args.options.has('text') ? asText(said, knowledge.words(language)) : JSON.stringify(said, null, 2),
  );
  return 0;
}
