/** Options after a command: `--name value`, `--flag`, and what stands alone. */
export interface Arguments {
  readonly plain: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Reads options. `withValue` names those that take one.
 *
 * @returns the arguments, or the option that nobody knows or that lacks its value
 */
export function readArguments(
  words: readonly string[],
  withValue: readonly string[],
  flags: readonly string[],
): Arguments | { readonly fault: string } {
  const plain: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('--')) {
      plain.push(word);
      continue;
    }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s);
    if (flags.includes(name)) options.set(name, '');
    else if (withValue.includes(name)) {
      const value = inline ?? words[index + 1];
      if (inline === undefined) index += 1;
      if (value === undefined) return { fault: word };
      options.set(name, value);
    } else return { fault: word };
  }
  return { plain, options };
}
