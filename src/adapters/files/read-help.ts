import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, type Language } from '../../core/shared/text.js';
import { DataFault } from './fault.js';
import { filesUnder } from './root.js';

/** A page of help: its title and its text, Markdown in each language. */
export interface HelpText {
  readonly page: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly text: Readonly<Record<Language, string>>;
}

function parted(folder: string, page: string, language: Language): { title: string; text: string } {
  const name = `${page}.${language}.md`;
  const [, title, text] = /^# (.+)\n\n([^]+)$/.exec(readFileSync(join(folder, name), 'utf8')) ?? [];
  if (title === undefined || text === undefined)
    throw new DataFault(`data/help/${name}`, 1, 'The page has no title.', 'Begin it with "# " and a title.');
  return { title, text };
}

/** Every page of help, in every language. */
export function readHelp(folder: string): HelpText[] {
  const pages = [...new Set(filesUnder(folder, '.md').map((name) => name.split('.')[0] ?? ''))];
  return pages.map((page) => {
    const read = Object.fromEntries(languages.map((language) => [language, parted(folder, page, language)]));
    const pick = (part: 'title' | 'text'): Record<Language, string> => ({
      en: read.en?.[part] ?? '',
      fr: read.fr?.[part] ?? '',
    });
    return { page, title: pick('title'), text: pick('text') };
  });
}
