import { literal, printable } from '../shared/literal.js';

const bold = /\\\*\\\*(?=\S)(.+?)(?<=\S)\\\*\\\*/g;
const leaning = /\\\*(?=\S)(.+?)(?<=\S)\\\*/g;

/**
 * The texts of a scenario as Markdown. Trainers type them too, so of Markdown only paragraphs, lists with hyphens, bold and
 * leaning words are kept; every other sign is made literal, and no text can become a link, a picture or a field.
 */
export function scenarioProse(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => {
      const [, bullet = '', rest = ''] = /^\s*(- )?(.*)$/.exec(printable(line)) ?? [];
      return `${bullet}${literal(rest.trimEnd()).replace(bold, '**$1**').replace(leaning, '*$1*')}`;
    })
    .join('\n');
}
