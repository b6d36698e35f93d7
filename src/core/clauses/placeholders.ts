/** `{{days}}` is the value; `{{days:day|days}}` the word beside it, in its form for one and its form for several. */
const placeholder = /\{\{([A-Za-z][A-Za-z0-9-]*)(?::([^{}|]+)\|([^{}|]+))?\}\}/g;

/** A word in the text that follows a figure, in its form for one and its form for several. */
export interface Forms {
  readonly one: string;
  readonly several: string;
}

/** The ids of the placeholders in a text, each once, in reading order. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ''))];
}

/**
 * Puts a text in place of each placeholder, in one pass: what is put in is never looked at again.
 *
 * @param put what stands for the value; with forms, which of the two the value asks for
 */
export function replacePlaceholders(text: string, put: (id: string, forms?: Forms) => string): string {
  return text.replace(placeholder, (_whole, id: string, one?: string, several?: string) =>
    one === undefined || several === undefined ? put(id) : put(id, { one, several }),
  );
}

/** True when a text has braces that are no placeholder. */
export function hasStrayBraces(text: string): boolean {
  return /[{}]/.test(text.replace(placeholder, ''));
}
