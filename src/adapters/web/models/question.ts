/** What every question has. `partials/question/question` shows any of them; the kind chooses the control. */
interface Asked {
  /** The id of the first control: the error summary leads here. */
  readonly id: string;
  /** The name in the form, and the beginning of the names of parts (`name.day`). */
  readonly name: string;
  readonly label: string;
  /** The only question of a page: the label is the page's heading. */
  readonly asHeading?: boolean | undefined;
  readonly hint?: string | undefined;
  /** Opens under "Why we ask". */
  readonly why?: string | undefined;
  /** One sentence: what is wrong and what to do. */
  readonly error?: string | undefined;
}

/** An answer to choose. A divider stands before it ("or"). */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  readonly divider?: boolean | undefined;
}

export interface TextQuestion extends Asked {
  readonly kind: 'text';
  readonly value: string;
  readonly width?: 'narrow' | 'half' | 'full' | undefined;
  readonly autocomplete?: string | undefined;
}

export interface LongTextQuestion extends Asked {
  readonly kind: 'long-text';
  readonly value: string;
  readonly rows: number;
  /** Characters; told before typing and counted while typing. */
  readonly max?: number | undefined;
}

/** Three radios: yes, no, I do not know. */
export interface YesNoQuestion extends Asked {
  readonly kind: 'yes-no';
  readonly value: 'yes' | 'no' | 'unknown' | '';
}

export interface OneOfQuestion extends Asked {
  readonly kind: 'one-of';
  readonly choices: readonly Choice[];
  /** "I do not know" as a last radio with the value `unknown`; chosen or not. Leave out to not offer it. */
  readonly unknown?: { readonly checked: boolean } | undefined;
  /** Side by side on wide screens, for short answers. */
  readonly inline?: boolean | undefined;
}

export interface SomeOfQuestion extends Asked {
  readonly kind: 'some-of';
  readonly choices: readonly Choice[];
  /** Two columns of cards on wide screens, for long lists such as ambitions. */
  readonly columns?: boolean | undefined;
}

export interface NumberQuestion extends Asked {
  readonly kind: 'number';
  /** As typed: a wrong number is shown again as it was. */
  readonly value: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly whole?: boolean | undefined;
}

/** Three fields, posted as `name.day`, `name.month`, `name.year`. */
export interface DateQuestion extends Asked {
  readonly kind: 'date';
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** A select, for countries and other long closed lists. */
export interface SelectQuestion extends Asked {
  readonly kind: 'select';
  /** The first, empty line. */
  readonly prompt: string;
  readonly groups: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
}

export interface CpvLine {
  readonly code: string;
  readonly name: string;
}

/**
 * Codes are posted as the text field `name` (any separators), chosen results as checkboxes `name.add`. The search field is
 * `name.query`; its button posts the form with `do=search-cpv`, so it works without JavaScript.
 */
export interface CpvQuestion extends Asked {
  readonly kind: 'cpv';
  /** The codes as typed, main code first. */
  readonly value: string;
  /** Those understood, with their names. */
  readonly chosen: readonly CpvLine[];
  readonly query: string;
  /** Undefined before a search. */
  readonly results?: readonly CpvLine[] | undefined;
  /** A search found nothing. */
  readonly nothingFound?: boolean | undefined;
}

/** Several places, one a line (NUTS codes or names). */
export interface PlacesQuestion extends Asked {
  readonly kind: 'places';
  readonly value: string;
}

/** Several short texts, one a line. */
export interface TextsQuestion extends Asked {
  readonly kind: 'texts';
  readonly value: string;
  readonly rows: number;
}

export type Question =
  | TextQuestion
  | LongTextQuestion
  | YesNoQuestion
  | OneOfQuestion
  | SomeOfQuestion
  | NumberQuestion
  | DateQuestion
  | SelectQuestion
  | CpvQuestion
  | PlacesQuestion
  | TextsQuestion;
