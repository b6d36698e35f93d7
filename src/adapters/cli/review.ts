import type { ReviewedDraft } from '../../core/review/draft/reviewed.js';
import { countedSays, whereSays } from '../../core/documents/draft-review.js';
import { isLanguage, type Words } from '../../core/shared/text.js';
import type { Clock, DraftReader, Knowledge } from '../../usecases/ports.js';
import { findingsJson, nothingKnown, reviewDraft } from '../../usecases/review-draft.js';
import { readArguments } from './arguments.js';
import { readDossierFile } from './read-dossier-file.js';
import type { Exit, Streams } from './streams.js';

function asText(review: ReviewedDraft, words: Words): string {
  const lines = [countedSays(review, words)];
  review.findings.forEach((finding, index) => {
    const refs = finding.basis.map(({ ref, checked }) => `${ref} (${words.say(`checked.${checked}`)})`);
    lines.push(
      '',
      `${String(index + 1)}. ${words.say(`finding.level.${finding.level}`)}: ${whereSays(finding, words)}`,
      `   "${finding.quote}"`,
      `   ${finding.says}`,
      `   ${words.say('review.lead', { name: words.say('finding.instead') })} ${finding.instead}`,
      `   ${words.say('review.lead', { name: words.say('finding.law') })} ${refs.join('; ')}`,
    );
  });
  return [...lines, '', words.say('review.limits')].join('\n');
}

/** `clausier review FILE [--dossier D.json] [--language en|fr] [--text]` */
export async function reviewCommand(
  words: readonly string[],
  knowledge: Knowledge,
  drafts: DraftReader,
  clock: Clock,
  streams: Streams,
): Promise<Exit> {
  const english = knowledge.words('en');
  const args = readArguments(words, ['dossier', 'language'], ['json', 'text']);
  const [path] = 'fault' in args ? [] : args.plain;
  if ('fault' in args || path === undefined || args.plain.length !== 1) {
    streams.err(english.say('cli.usage-review'));
    return 2;
  }
  const named = args.options.get('language');
  if (named !== undefined && !isLanguage(named)) {
    streams.err(english.say('cli.unknown-language', { language: named }));
    return 2;
  }
  const dossierPath = args.options.get('dossier');
  if (path === '-' && dossierPath === '-') {
    streams.err(english.say('cli.usage-review'));
    return 2;
  }
  const dossier = dossierPath === undefined ? nothingKnown : readDossierFile(dossierPath, english, streams);
  if (dossier === undefined) return 2;
  let bytes: Buffer;
  try {
    bytes = streams.read(path);
  } catch {
    streams.err(english.say('cli.no-file', { path }));
    return 2;
  }
  // Standard input has no name; what comes from there is text.
  const draft = await drafts.read(path === '-' ? '' : path, bytes);
  if (!draft.ok) {
    streams.err(`${path}: ${english.say(draft.refusal.key, draft.refusal.values)}`);
    return 2;
  }
  const said = knowledge.words(named ?? dossier.language ?? 'en');
  // Nobody else waits in a shell.
  const pause = (): Promise<void> => Promise.resolve();
  const review = await reviewDraft(draft.value, { dossier }, knowledge, said, clock.today(), pause);
  streams.out(
    args.options.has('text')
      ? asText(review, said)
      : JSON.stringify({ findings: findingsJson(review) }, null, 2),
  );
  return 0;
}
