import { join } from 'node:path';
import { isLanguage } from '../../core/shared/text.js';
import { adviseOn } from '../../usecases/advise.js';
import { documentsFor, formatsOf } from '../../usecases/document-kinds.js';
import { documentFormats, type Clock, type DocumentWriter, type Knowledge } from '../../usecases/ports.js';
import { documentFrom, fileOf } from '../../usecases/produce-document.js';
import { readArguments } from './arguments.js';
import { readDossierFile } from './read-dossier-file.js';
import type { Exit, Streams } from './streams.js';

/** `clausier documents DOSSIER.json --out DIR [--language en,fr] [--formats pdf,docx,html,md,xlsx]` */
export async function documentsCommand(
  words: readonly string[],
  knowledge: Knowledge,
  writer: DocumentWriter,
  clock: Clock,
  streams: Streams,
): Promise<Exit> {
  const english = knowledge.words('en');
  const args = readArguments(words, ['out', 'language', 'formats'], []);
  const out = 'fault' in args ? undefined : args.options.get('out');
  if ('fault' in args || args.plain.length !== 1 || out === undefined) {
    streams.err(english.say('cli.usage-documents'));
    return 2;
  }
  const wanted = (args.options.get('formats') ?? 'pdf').split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !(documentFormats as readonly string[]).includes(name));
  if (unknown.length > 0) {
    streams.err(english.say('cli.unknown-format', { format: unknown.join(', ') }));
    return 2;
  }
  const dossier = readDossierFile(args.plain[0] ?? '-', english, streams);
  if (dossier === undefined) return 2;
  const named = args.options
    .get('language')
    ?.split(',')
    .map((name) => name.trim());
  const languages = (named ?? [dossier.language ?? 'en']).filter(isLanguage);
  if (languages.length === 0 || (named !== undefined && languages.length !== named.length)) {
    streams.err(english.say('cli.unknown-language', { language: named?.join(', ') ?? '' }));
    return 2;
  }
  const advised = adviseOn(dossier, knowledge.law, knowledge.library, clock.today());
  let incomplete = false;
  for (const language of languages) {
    for (const kind of documentsFor(dossier)) {
      const produced = documentFrom(advised, kind, language, knowledge, writer);
      if (produced.missing.length > 0) incomplete = true;
      for (const format of formatsOf(kind).filter((one) => wanted.includes(one))) {
        const written = await fileOf(produced, format, writer);
        if (!written.ok) throw new Error(`${kind}.${language}.${format}: ${written.refusal}`);
        const body = written.value;
        if (body === undefined) continue;
        const path = join(out, `${kind}.${language}.${format}`);
        streams.write(path, body);
        streams.out(path);
      }
      if (produced.missing.length > 0)
        streams.err(
          knowledge.words(language).say('cli.incomplete', { kind, missing: produced.missing.join(' · ') }),
        );
    }
  }
  return incomplete ? 1 : 0;
}
