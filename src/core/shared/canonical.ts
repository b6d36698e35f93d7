/** Keys that an object puts first, whatever the order in which they were given. */
const isPlace = /^(?:0|[1-9]\d*)$/;

function keysOf(item: object): string[] {
  const keys = Object.keys(item).sort();
  return keys.some((key) => isPlace.test(key))
    ? Object.keys(Object.fromEntries(keys.map((key) => [key, true])))
    : keys;
}

/**
 * JSON with sorted keys: the same content gives the same text, however it was laid out. What JSON leaves out is left out.
 * Every clause goes through here at each start, and a replacer for `JSON.stringify` would copy each object.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = keysOf(value).flatMap((key) => {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    return item === undefined ? [] : [`${JSON.stringify(key)}:${canonical(item)}`];
  });
  return `{${members.join(',')}}`;
}
