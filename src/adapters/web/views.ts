import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { Words } from '../../core/shared/text.js';
import { SafeHtml } from './safe-html.js';
import type { FrameModel } from './view-models.js';

export interface Views {
  /** Renders `templates/rooms/<name>.hbs`. A field that the template prints and the model lacks throws. */
  render(name: string, model: object, frame: FrameModel, words: Words): string;
}

/** The names that templates may call; compiling one that calls another fails. */
const helperNames = ['t', 'asset', 'eq', 'and', 'or', 'not', 'prose'] as const;

function templatesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1, -'.hbs'.length))
    .sort();
}

/** The last argument of a helper is Handlebars' own; `data` carries what `render` put there. */
function split(all: readonly unknown[]): {
  given: readonly unknown[];
  hash: Record<string, unknown>;
  words: Words;
} {
  // Handlebars types its options loosely; `render` below is the only one that fills `data`.
  const options = all.at(-1) as { hash: Record<string, unknown>; data: { words: Words } };
  return { given: all.slice(0, -1), hash: options.hash, words: options.data.words };
}

function valuesOf(hash: Record<string, unknown>, key: string): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(hash).map(([name, value]) => {
      if (typeof value === 'string' || typeof value === 'number') return [name, value];
      throw new Error(`The words "${key}" were given no text or number for "${name}".`);
    }),
  );
}

function register(bars: typeof Handlebars, assetHref: (name: string) => string): void {
  /** `{{t "frame.skip"}}`, `{{t "verdict.kind" kind}}`: the parts of the key joined by points; hash values fill it. */
  bars.registerHelper('t', (...all: unknown[]) => {
    const { given, hash, words } = split(all);
    const key = given.map(String).join('.');
    return words.say(key, valuesOf(hash, key));
  });
  bars.registerHelper('asset', (name: unknown) => assetHref(String(name)));
  bars.registerHelper('eq', (a: unknown, b: unknown) => a === b);
  bars.registerHelper('and', (...all: unknown[]) =>
    all.slice(0, -1).every((value) => !Handlebars.Utils.isEmpty(value)),
  );
  bars.registerHelper('or', (...all: unknown[]) =>
    all.slice(0, -1).some((value) => !Handlebars.Utils.isEmpty(value)),
  );
  bars.registerHelper('not', (value: unknown) => Handlebars.Utils.isEmpty(value));
  bars.registerHelper('prose', (value: unknown) => {
    if (!(value instanceof SafeHtml))
      throw new Error('Only HTML made by safe-html.ts may be printed as it is.');
    return new Handlebars.SafeString(value.toString());
  });
}

/**
 * Reads layouts and partials once, and each room's view when it is first shown. `templates/layouts/page.hbs` is called
 * `layouts/page`, `templates/partials/verdict/card.hbs` is called `verdict/card`.
 */
export function createViews(folder: string, assetHref: (name: string) => string): Views {
  const bars = Handlebars.create();
  register(bars, assetHref);
  const compile = <M extends object>(file: string): HandlebarsTemplateDelegate<M> =>
    bars.compile<M>(readFileSync(join(folder, file), 'utf8'), {
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: Object.fromEntries(helperNames.map((helper) => [helper, true])),
      preventIndent: true,
    });
  // Compiled, not as text: a page with an inline partial copies the list of partials, and Handlebars would compile
  // every text in the copy again at each request.
  for (const name of templatesUnder(join(folder, 'partials')))
    bars.registerPartial(name, compile(join('partials', `${name}.hbs`)));
  for (const name of templatesUnder(join(folder, 'layouts')))
    bars.registerPartial(`layouts/${name}`, compile(join('layouts', `${name}.hbs`)));
  const views = new Map<string, HandlebarsTemplateDelegate<object>>();
  const viewOf = (name: string): HandlebarsTemplateDelegate<object> => {
    const view = views.get(name) ?? compile(join('rooms', `${name}.hbs`));
    views.set(name, view);
    return view;
  };
  return {
    render: (name, model, frame, words) => viewOf(name)(model, { data: { frame, words } }),
  };
}
