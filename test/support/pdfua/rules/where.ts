/** Names of places, as the verdicts tell them. */
import type { Passage } from '../content/passages.js';
import type { Page } from '../reading/pages.js';
import type { Element } from '../structure/element.js';

export function atPage({ index }: Page): string {
  return `page ${index + 1}`;
}

export function atElement({ type, id }: Element): string {
  return id === undefined ? type : `${type} (object ${id})`;
}

export function atPassage({ page, tag, mcid }: Passage): string {
  return `${atPage(page)}, passage ${tag}${mcid === undefined ? '' : ` ${mcid}`}`;
}
