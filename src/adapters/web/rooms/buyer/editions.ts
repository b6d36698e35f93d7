import { dateSays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { titleOf } from './opened.js';

/** "Revision 3 of 12 May 2027, 14:05 UTC"; with its title where it is another tender. */
export function editionSays(stored: StoredDossier, titled: boolean, words: Words): string {
  const says = words.say(
    stored.state === 'finalised' && titled ? 'revisions.finalised' : 'revisions.revision',
    {
      number: stored.revision,
      date: dateSays(stored.updated.slice(0, 10), words.language),
      time: stored.updated.slice(11, 16),
    },
  );
  return titled
    ? words.say('revisions.of-other', { title: titleOf(stored.dossier, words), edition: says })
    : says;
}
