import type { Words } from '../../../../core/shared/text.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import type { Moved } from '../../../../usecases/watch-law.js';
import { paths } from '../../paths.js';
import type { Banner } from '../../view-models.js';

/** Why answers differ, as the end of a key: the law data, days that passed, or both. */
export function causeOf({ byLaw, byCalendar }: Moved): 'law' | 'calendar' | 'both' {
  if (byLaw && byCalendar) return 'both';
  return byLaw ? 'law' : 'calendar';
}

/** The line above every page of a dossier whose law moved. */
export function bannerFor(stored: StoredDossier, moved: Moved, words: Words): Banner {
  return {
    text: words.say(`moved.banner.${causeOf(moved)}`),
    link: { text: words.say('moved.link'), href: paths.moved.at({ dossier: stored.id }) },
  };
}
