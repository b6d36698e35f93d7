import type { Text } from '../shared/text.js';

/** A text of a scenario, and where in it it stands. */
export interface PlacedText {
  readonly path: readonly (string | number)[];
  readonly text: Text;
}

function isText(value: object): value is Text {
  const keys = Object.keys(value);
  return keys.length === 2 && 'en' in value && 'fr' in value && typeof value.en === 'string';
}

/** Every text of a scenario or a round, in the order in which it is written. The dossier of a scenario has none. */
export function textsIn(value: unknown, path: readonly (string | number)[] = []): PlacedText[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (isText(value)) return [{ path, text: value }];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}

/** The same with other texts; `other` gives the text that is to stand at a place, or nothing to leave it. */
export function withTexts(
  value: unknown,
  other: (path: readonly (string | number)[]) => Text | undefined,
  path: readonly (string | number)[] = [],
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => withTexts(item, other, [...path, index]));
  if (isText(value)) return other(path) ?? value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withTexts(item, other, [...path, key])]),
  );
}
