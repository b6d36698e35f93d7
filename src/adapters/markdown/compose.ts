import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { sourceKinds, sourceMark, type Source } from '../../core/documents/source.js';
import type { Words } from '../../core/shared/text.js';

/**
 * Document templates: Handlebars that writes Markdown. Nothing is escaped here, because every string of a model is
 * Markdown already (core/documents/markdown.ts makes typed text literal).
 */
export interface Composer {
  compose(template: string, model: object, words: Words): string;
}

/**
 * `{{sourced clause=id lot=lot answer="contract.procedure" law=ids}}`: where the passage comes from. Alone on its line it is
 * said of what follows up to the next mark or heading, at the end of a line of that line.
 */
function sourced({ hash }: Handlebars.HelperOptions): string {
  const { lot } = hash as Readonly<Record<string, unknown>>;
  const sources = sourceKinds.flatMap((kind): Source[] => {
    const value: unknown = hash[kind];
    const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
    return ids
      .filter((id): id is string => typeof id === 'string' && id !== '')
      .map((id) => ({ kind, id: kind === 'clause' && typeof lot === 'string' ? `${id}@${lot}` : id }));
  });
  return sourceMark(sources);
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
      knownHelpers: { t: true, sourced: true },
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
        helpers: { t: (key: string) => words.say(key), sourced },
        allowProtoPropertiesByDefault: false,
      });
    },
  };
}
