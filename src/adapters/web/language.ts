import type { Request, Response } from 'express';
import { isLanguage, languages, type Language } from '../../core/shared/text.js';
import { cookieOf, keepCookie } from './cookies.js';
import type { LanguageLink } from './view-models.js';

const cookie = 'language';

/** The language asked for in the address wins and is remembered; then the remembered one; then the browser's. */
export function chooseLanguage(request: Request, response: Response): Language {
  const asked = request.query.lang;
  if (isLanguage(asked)) {
    if (cookieOf(request, cookie) !== asked) keepCookie(request, response, cookie, asked);
    return asked;
  }
  const kept = cookieOf(request, cookie);
  if (isLanguage(kept)) return kept;
  const accepted = request.acceptsLanguages([...languages]);
  return isLanguage(accepted) ? accepted : 'en';
}

const ownNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' };

/** Links to the same page in each language: path and query are kept. */
export function languageLinks(url: string, current: Language): LanguageLink[] {
  const [path = '/', query = ''] = url.split('?', 2);
  return languages.map((code) => {
    const search = new URLSearchParams(query);
    search.set('lang', code);
    return { code, text: ownNames[code], href: `${path}?${search.toString()}`, current: code === current };
  });
}
