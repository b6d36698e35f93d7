export interface JsonPlace {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

const blank = /[ \t\r\n]*/y;
/** A text holds no control characters but the high ones, which JSON lets through. */
const scalar =
  /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/** What may come next: a value, a value or the end of a list, a key, a key or the end of an object, a colon, or what follows a value. */
type Next = 'value' | 'first-item' | 'key' | 'first-key' | 'colon' | 'after';

/** The state after a sign, or undefined where the sign may not stand here. */
function afterSign(sign: string, next: Next, open: string[]): Next | undefined {
  const starts = next === 'value' || next === 'first-item';
  const inside = open.at(-1);
  switch (sign) {
    case '{':
    case '[':
      if (!starts) return undefined;
      open.push(sign);
      return sign === '{' ? 'first-key' : 'first-item';
    case '}':
    case ']': {
      const ends = next === 'after' || next === (sign === '}' ? 'first-key' : 'first-item');
      if (!ends || inside !== (sign === '}' ? '{' : '[')) return undefined;
      open.pop();
      return 'after';
    }
    case ':':
      return next === 'colon' ? 'value' : undefined;
    case ',':
      if (next !== 'after' || inside === undefined) return undefined;
      return inside === '{' ? 'key' : 'value';
    default:
      return undefined;
  }
}

function afterScalar(text: string, next: Next): Next | undefined {
  if (next === 'value' || next === 'first-item') return 'after';
  return (next === 'key' || next === 'first-key') && text.startsWith('"') ? 'colon' : undefined;
}

function matched(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function placeAt(text: string, position: number): JsonPlace {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** The first place at which a text is not JSON, its end where it is cut off; undefined where all of it is. */
export function placeInJson(text: string): JsonPlace | undefined {
  const open: string[] = [];
  let next: Next = 'value';
  let at = 0;
  for (;;) {
    at += matched(blank, text, at).length;
    if (at >= text.length) return next === 'after' && open.length === 0 ? undefined : placeAt(text, at);
    const token = matched(scalar, text, at);
    const then: Next | undefined =
      token === '' ? afterSign(text.charAt(at), next, open) : afterScalar(token, next);
    if (then === undefined) return placeAt(text, at);
    next = then;
    at += Math.max(1, token.length);
  }
}
