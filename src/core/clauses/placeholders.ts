const placeholder = /\{\{([A-Za-z][A-Za-z0-9-]*)\}\}/g;

/** The ids of the placeholders in a text, each once, in reading order. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ''))];
}

/** Puts a text in place of each placeholder, in one pass: what is put in is never looked at again. */
export function replacePlaceholders(text: string, put: (id: string) => string): string {
  return text.replace(placeholder, (_whole, id: string) => put(id));
}

/** True when a text has braces that are no placeholder. */
export function hasStrayBraces(text: string): boolean {
  return /[{}]/.test(text.replace(placeholder, ''));
}
