import type { Language } from '../../core/shared/text.js';

/** The languages as word processors name them. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-IE', fr: 'fr-FR' };
