import type { Language } from '../../core/shared/text.js';
import type { Notice, Phrase } from './notice.js';

/** Chooses the text to show out of those that a notice gives. */
export type Pick = (phrases: readonly Phrase[]) => string | undefined;

const codes: Readonly<Record<Language, string>> = { en: 'ENG', fr: 'FRA' };

/** The product's language nearest to the notice's own. */
export function languageOf(notice: Notice): Language {
  return notice.language === codes.fr ? 'fr' : 'en';
}

/** The wanted language, else the notice's own, else whatever is there: a text in any language is better than none. */
export function pickFor(notice: Notice, wanted: Language | undefined): Pick {
  const order = [wanted === undefined ? undefined : codes[wanted], notice.language];
  return (phrases) => {
    for (const language of order) {
      const found = phrases.find((phrase) => phrase.language === language);
      if (found) return found.text;
    }
    return phrases[0]?.text;
  };
}
