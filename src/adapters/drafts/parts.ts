import type { DraftPart } from '../../core/review/draft/draft.js';
import { draftFromText, oneLine } from '../../core/review/draft/plain-text.js';
import { limits } from './limits.js';
import { Stop } from './refusal.js';

/** What is known of a paragraph beside its text. */
export interface Shape {
  /** Of a heading, 1 the highest. */
  level?: number | undefined;
  item?: boolean | undefined;
}

/** The parts that a paragraph of a word processor gives: a line break that a person made may divide it. */
export function partsOf(text: string, shape: Shape): DraftPart[] {
  const whole = oneLine(text);
  if (whole === '') return [];
  if (shape.level !== undefined) return [{ kind: 'heading', level: Math.min(4, shape.level), text: whole }];
  if (shape.item === true) return [{ kind: 'item', text: whole }];
  // A whole paragraph is one part as it stands; the signs of plain text mean nothing in it.
  if (!text.trim().includes('\n')) return [{ kind: 'paragraph', text: whole }];
  return [...draftFromText(text).parts];
}

/** Gathers parts and stops where the whole becomes longer than is read. */
export class Gathered {
  readonly parts: DraftPart[] = [];
  #length = 0;

  add(parts: readonly DraftPart[]): void {
    for (const part of parts) {
      this.#length += part.text.length;
      if (this.#length > limits.characters)
        throw new Stop('too-long', { maximum: limits.characters }, 'too-large');
      this.parts.push(part);
    }
  }
}
