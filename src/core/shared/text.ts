/** The languages that the product speaks. Both are complete, always. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** A sentence or a name in every language. */
export type Text = Readonly<Record<Language, string>>;

/**
 * The words of the interface, looked up by key. The core never holds a sentence: it is handed the words.
 * `say` fills ICU placeholders; a key that does not exist is a fault of the product and throws.
 */
export interface Words {
  readonly language: Language;
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (languages as readonly string[]).includes(value);
}
