import { nameOf } from '../facts/wording.js';
import type { Words } from '../shared/text.js';
import type { FormFault } from './read.js';

/** What the field of a fault is called: the fact, or the row and column of a list; undefined for a whole list. */
function fieldName({ fact, field }: FormFault, words: Words): string | undefined {
  if (fact !== undefined) return nameOf(fact, words);
  const [, list = '', index = '', column = ''] = /^([a-z]+)-(\d{1,4})-([A-Za-z]+)$/.exec(field) ?? [];
  const [row, name] = [`buyer.rows.${list}`, `buyer.rows.column.${column}`];
  if (!words.has(row) || !words.has(name)) return undefined;
  return words.say('refusal.cell', {
    row: words.say(row, { number: Number(index) + 1 }),
    column: words.say(name),
  });
}

/** A fault as it stands in a list of several, where the field must be named: "Estimated value: Write a number …". */
export function faultLine(fault: FormFault, words: Words): string {
  const says = words.say(fault.key, fault.values);
  const field = fieldName(fault, words);
  return field === undefined ? says : words.say('refusal.at', { field, says });
}
