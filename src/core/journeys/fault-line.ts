import { nameOf } from '../facts/wording.js';
import type { Words } from '../shared/text.js';
import type { FormFault } from './read.js';

/** "Sub-criterion 2 of criterion 1, weight" */
function partName([, criterion, part, column = '']: RegExpExecArray, words: Words): string | undefined {
  const name = `buyer.subcriteria.column.${column}`;
  if (!words.has(name)) return undefined;
  const values = { criterion: Number(criterion) + 1, number: Number(part) + 1 };
  return words.say('refusal.cell', {
    row: words.say('buyer.subcriteria.one', values),
    column: words.say(name),
  });
}

/** What the field of a fault is called: the fact, or the row and column of a list; undefined for a whole list. */
function fieldName({ fact, field }: FormFault, words: Words): string | undefined {
  if (fact !== undefined) return nameOf(fact, words);
  const part = /^criteria-(\d{1,4})-sub-(\d{1,4})-([A-Za-z]+)$/.exec(field);
  if (part !== null) return partName(part, words);
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
