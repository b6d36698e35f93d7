import type { Organisation } from '../../core/eligibility/organisation.js';
import type { Reason } from '../../core/facts/wording.js';
import { isLanguage, type Words } from '../../core/shared/text.js';
import { eligibility, type Eligibility, type SaidLot } from '../../usecases/check-eligibility.js';
import type { Clock, Knowledge, NoticeReader } from '../../usecases/ports.js';
import { readProfile } from '../../usecases/keep-profile.js';
import { readTender } from '../../usecases/read-tender.js';
import { readArguments } from './arguments.js';
import { tellFaults } from './read-dossier-file.js';
import type { Exit, Streams } from './streams.js';

function bytesOf(path: string, words: Words, streams: Streams): Buffer | undefined {
  try {
    return streams.read(path);
  } catch {
    streams.err(words.say('cli.no-file', { path }));
    return undefined;
  }
}

/** What was compared with what: the leaves of a reason. */
function comparedIn(reason: Reason): string[] {
  if (reason.parts.length > 0) return reason.parts.flatMap(comparedIn);
  return [`${reason.says}${reason.sawSays === undefined ? '' : ` (${reason.sawSays})`}`];
}

function lotAsText(lot: SaidLot, words: Words): string[] {
  const lines = [`${lot.id}${lot.title === undefined ? '' : ` ${lot.title}`}`, `  ${lot.says}`];
  for (const path of lot.paths) {
    lines.push(`  ${path.says} (${words.say(`truth.${path.truth}`)})`);
    for (const condition of path.conditions) {
      lines.push(
        `    ${words.say(`truth.${condition.truth}`)}${words.say('punctuation.colon')}${condition.says}`,
        ...(condition.truth === 'yes' ? [] : comparedIn(condition.reason).map((line) => `      ${line}`)),
        `      ${condition.basis.map(({ ref }) => ref).join('; ')}`,
      );
      if (condition.proof !== undefined && condition.truth !== 'no')
        lines.push(`      ${words.say('eligibility.text.proof')} ${condition.proof}`);
    }
  }
  if (lot.close !== undefined) lines.push(`  ${lot.close.says}`);
  for (const says of lot.waysIn?.says ?? []) lines.push(`  - ${says}`);
  for (const warning of lot.warnings) {
    lines.push(`  ! ${warning.says}`);
    if (warning.question !== undefined)
      lines.push(`    ${words.say('eligibility.text.question')} ${warning.question}`);
  }
  if (lot.basis.length > 0)
    lines.push(
      `  ${words.say('eligibility.text.law')} ${[...new Set(lot.basis.map(({ ref }) => ref))].join('; ')}`,
    );
  return [...lines, ''];
}

function asText(answer: Eligibility, words: Words): string {
  return answer.lots
    .flatMap((lot) => lotAsText(lot, words))
    .join('\n')
    .trimEnd();
}

/** `clausier eligible --organisation ORG.json --tender DOSSIER.json|NOTICE.xml [--lot ID] [--language en|fr] [--text]` */
export function eligibleCommand(
  given: readonly string[],
  knowledge: Knowledge,
  notices: NoticeReader,
  clock: Clock,
  streams: Streams,
): Exit {
  const english = knowledge.words('en');
  const args = readArguments(given, ['organisation', 'tender', 'lot', 'language'], ['json', 'text']);
  const who = 'fault' in args ? undefined : args.options.get('organisation');
  const what = 'fault' in args ? undefined : args.options.get('tender');
  if (
    'fault' in args ||
    who === undefined ||
    what === undefined ||
    args.plain.length > 0 ||
    (who === '-' && what === '-')
  ) {
    streams.err(english.say('eligibility.text.usage'));
    return 2;
  }
  const language = args.options.get('language');
  if (language !== undefined && !isLanguage(language)) {
    streams.err(english.say('cli.unknown-language', { language }));
    return 2;
  }
  const whoBytes = bytesOf(who, english, streams);
  const whatBytes = bytesOf(what, english, streams);
  if (whoBytes === undefined || whatBytes === undefined) return 2;
  const organisation = readProfile(whoBytes);
  const tender = readTender(whatBytes, notices);
  if (!organisation.ok) tellFaults(who, organisation.refusal, english, streams);
  if (!tender.ok) tellFaults(what, tender.refusal, english, streams);
  if (!organisation.ok || !tender.ok) return 2;
  const own: Organisation = organisation.value;
  const words = knowledge.words(language ?? tender.value.dossier.language ?? 'en');
  const answer = eligibility(own, tender.value, knowledge, clock, words);
  const lot = args.options.get('lot');
  const lots = lot === undefined ? answer.lots : answer.lots.filter(({ id }) => id === lot);
  if (lots.length === 0) {
    streams.err(
      english.say('eligibility.input.no-lot', {
        lot: lot ?? '',
        lots: answer.lots.map(({ id }) => id).join(', '),
      }),
    );
    return 2;
  }
  const shown = { ...answer, lots };
  streams.out(args.options.has('text') ? asText(shown, words) : JSON.stringify(shown, null, 2));
  return 0;
}
