import type { Language } from '../../../core/shared/text.js';

/** A link with its words. */
export interface Link {
  readonly text: string;
  readonly href: string;
}

/** A link that may be where the reader is. */
export interface NavLink extends Link {
  readonly current: boolean;
}

export interface LanguageLink extends NavLink {
  readonly code: Language;
}

/** `partials/banner`: one line above a page about the thing that it belongs to, with the way to more. */
export interface Banner {
  readonly text: string;
  readonly link: Link;
}

/** What the layout shows around every page; made by the frame, read by templates as `@frame`. */
export interface FrameModel {
  /** The whole text of the title element: "Error: " when a form was refused, the page, the product. */
  readonly title: string;
  readonly language: Language;
  readonly languages: readonly LanguageLink[];
  readonly nav: readonly NavLink[];
  readonly back?: Link | undefined;
  readonly breadcrumbs: readonly Link[];
  readonly banner?: Banner | undefined;
  /** For the one inline script tag allowed; every other script comes from our own address. */
  readonly nonce: string;
  readonly homeHref: string;
  readonly licencesHref: string;
  readonly accessibilityHref: string;
  readonly apiHref: string;
  /** Where people type the code of a workshop. */
  readonly joinHref: string;
  /** `room/page`, for styles of one page. */
  readonly view: string;
  /** After how many seconds a browser without JavaScript asks for the page again. */
  readonly refresh?: number | undefined;
}

/** The rooms of the navigation; a page says which one it belongs to. */
export type Section =
  | 'new'
  | 'dossiers'
  | 'examples'
  | 'review'
  | 'enterprise'
  | 'notices'
  | 'library'
  | 'law'
  | 'workshops'
  | 'help'
  | 'none';

/** What a room hands over to show one page. */
export interface Page<M extends object = object> {
  /** The page's own title, without the product's name. */
  readonly title: string;
  readonly section: Section;
  readonly back?: Link | undefined;
  readonly breadcrumbs?: readonly Link[] | undefined;
  /** True when a form on it was refused: the title then begins with "Error:". */
  readonly refused?: boolean | undefined;
  readonly status?: number | undefined;
  /** Seconds, for a page that follows something live: without JavaScript it asks for itself again. */
  readonly refresh?: number | undefined;
  readonly model: M;
}

/** `partials/error-summary`: takes the focus; each line leads to its field. */
export interface ErrorSummary {
  readonly errors: readonly Link[];
}

/** `partials/notice`: something went well. */
export interface Notice {
  readonly heading: string;
  readonly text?: string | undefined;
  readonly link?: Link | undefined;
}

/** `partials/warning`: something to know before going on, such as a figure that was not checked. */
export interface Warning {
  readonly text: string;
}

/** `partials/empty`: nothing here yet, and what to do about it. */
export interface Empty {
  readonly heading: string;
  readonly text: string;
  readonly action?: Link | undefined;
}

export interface HiddenField {
  readonly name: string;
  readonly value: string;
}

/** `partials/button-form`: one button that posts. */
export interface ButtonForm {
  readonly action: string;
  readonly text: string;
  /** Words for people who hear the button alone: "Remove" of what? */
  readonly about?: string | undefined;
  readonly tone: 'main' | 'secondary' | 'warning' | 'quiet';
  readonly hidden: readonly HiddenField[];
}
