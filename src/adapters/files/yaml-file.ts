import { readFileSync } from 'node:fs';
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { DataFault } from './fault.js';
import { parsedAhead } from './parsed-ahead.js';

/** The line (from 1) on which a path of a YAML text begins; the nearest parent when the path itself is absent. */
export function lineOf(text: string, path: readonly PropertyKey[]): number | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
    const start = node?.range?.[0];
    if (start !== undefined) return counter.linePos(start).line;
  }
  return 1;
}

/** What a zod message asks for, in one sentence that says how to mend it. */
function mendOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `Remove it or correct its name: ${issue.keys.join(', ')}.`;
  return 'Correct the value, or compare with a neighbouring file of the same kind.';
}

export function parseYaml(text: string, file: string): unknown {
  return parsedAhead(text) ?? parseNow(text, file);
}

/** @throws DataFault where the text is no YAML */
export function parseNow(text: string, file: string): unknown {
  try {
    // The core schema keeps days as text: a day is not a moment in a time zone.
    return load(text, { schema: CORE_SCHEMA, filename: file });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark as { line?: number } | undefined)?.line;
    throw new DataFault(
      file,
      line === undefined ? undefined : line + 1,
      `This is not valid YAML: ${error.reason}.`,
      'Look at the indentation and at quotes around texts with a colon.',
    );
  }
}

/** Checks parsed data against its schema; the first fault is told with its line. */
export function checked<T>(schema: z.ZodType<T>, data: unknown, file: string, text: string): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue === undefined) throw new DataFault(file, undefined, 'This file does not fit its form.', '');
  const where = issue.path.map(String).join('.');
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  throw new DataFault(
    file,
    lineOf(text, path),
    `${where === '' ? 'The file' : `"${where}"`}: ${issue.message}.`,
    mendOf(issue),
  );
}

/** Reads and checks one YAML file; `shown` is the path told in messages. */
export function readYaml<T>(path: string, shown: string, schema: z.ZodType<T>): T {
  const text = readFileSync(path, 'utf8');
  return checked(schema, parseYaml(text, shown), shown, text);
}
