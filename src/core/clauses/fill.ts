import type { Value } from '../facts/value.js';
import { literal, printable } from '../shared/literal.js';
import type { Language, Words } from '../shared/text.js';
import type { ChosenValues, Clause } from './clause.js';
import { valueSays } from './parameters.js';
import { replacePlaceholders } from './placeholders.js';

/** The texts of a clause with the values in them: Markdown, in the language of the words handed in. */
export interface Filled {
  readonly text: string;
  readonly why: string;
  readonly check: string;
  readonly scoring?: string;
  readonly shortfall?: string;
  readonly success?: string;
  /** Labels of the steps of the scale, by id. */
  readonly scale: Readonly<Record<string, string>>;
  /** Ids of the parameters that have no value yet. */
  readonly blanks: readonly string[];
}

/** One line of a value. A no-break space keeps a figure and its unit together, so only other white space is evened out. */
function literalLine(text: string): string {
  return literal(
    printable(text)
      .replace(/[^\S\u00a0]+/g, ' ')
      .trim(),
  );
}

function isEmpty(value: Value): boolean {
  return typeof value === 'string' ? value.trim() === '' : typeof value === 'object' && value.length === 0;
}

const plurals: Record<Language, Intl.PluralRules> = {
  en: new Intl.PluralRules('en'),
  fr: new Intl.PluralRules('fr'),
};

/** Whether a word beside this figure stands in the singular, by the rules of the language: in French 1.5 does. */
function isOne(value: Value | undefined, language: Language): boolean {
  return typeof value === 'number' && plurals[language].select(value) === 'one';
}

/**
 * Fills a clause: placeholders give way to the values in words, a missing value to a visible blank. Nothing else of the
 * text changes, and input is data all the way.
 */
export function fill(clause: Clause, values: ChosenValues, words: Words): Filled {
  const own = clause.words[words.language];
  const blanks: string[] = [];
  const said = new Map<string, string>();
  for (const parameter of clause.parameters) {
    const value = Object.hasOwn(values, parameter.id) ? values[parameter.id] : undefined;
    const missing = value === undefined || isEmpty(value);
    if (missing) blanks.push(parameter.id);
    const label = own.parameters[parameter.id] ?? parameter.id;
    said.set(
      parameter.id,
      literalLine(missing ? words.say('clause.blank', { label }) : valueSays(parameter, value, clause, words)),
    );
  }
  const put = (text: string): string =>
    replacePlaceholders(text, (id, forms) =>
      forms === undefined
        ? (said.get(id) ?? literalLine(`{{${id}}}`))
        : isOne(values[id], words.language)
          ? forms.one
          : forms.several,
    );
  return {
    text: put(own.text),
    why: put(own.why),
    check: put(own.check),
    ...(own.scoring === undefined ? {} : { scoring: put(own.scoring) }),
    ...(own.shortfall === undefined ? {} : { shortfall: put(own.shortfall) }),
    ...(own.success === undefined ? {} : { success: put(own.success) }),
    scale: Object.fromEntries(Object.entries(own.scale).map(([id, label]) => [id, put(label)])),
    blanks,
  };
}
