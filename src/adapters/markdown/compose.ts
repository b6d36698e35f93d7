import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { Words } from '../../core/shared/text.js';

/**
 * Document templates: Handlebars that writes Markdown. Nothing is escaped here, because every string of a model is
 * Markdown already (core/documents/markdown.ts makes typed text literal).
 */
export interface Composer {
  compose(template: string, model: object, words: Words): string;
}

export function composerFrom(folder: string): Composer {
  const environment = Handlebars.create();
  const templates = new Map<string, Handlebars.TemplateDelegate>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.hbs'))) {
    const name = file.slice(0, -'.hbs'.length);
    const template = environment.compile(readFileSync(join(folder, file), 'utf8'), {
      noEscape: true,
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: { t: true },
      preventIndent: true,
    });
    templates.set(name, template);
    environment.registerPartial(name, template);
  }
  return {
    compose(name, model, words) {
      const template = templates.get(name);
      if (template === undefined) throw new Error(`There is no document template "${name}".`);
      return template(model, {
        helpers: { t: (key: string) => words.say(key) },
        allowProtoPropertiesByDefault: false,
      });
    },
  };
}
