import type { Field } from '../../core/documents/field.js';
import { escapeHtml } from '../../core/shared/escape-html.js';

/** Filled in where a file keeps what is typed, or shown as it will be. */
export type Filling = 'open' | 'shown';

function input({ field, name }: Field, naming: string, filling: Filling): string {
  const common = `id="field-${name}" name="${name}"${naming}${filling === 'shown' ? ' disabled' : ''}`;
  switch (field) {
    case 'tick':
      return `<input type="checkbox" class="document-field__tick" ${common}>`;
    case 'long':
      return `<textarea class="document-field__box" rows="4" ${common}></textarea>`;
    case 'date':
      return `<input type="date" class="document-field__box document-field__box--short" ${common}>`;
    case 'amount':
      return `<input type="text" inputmode="decimal" class="document-field__box document-field__box--short" ${common}>`;
    case 'line':
      return `<input type="text" class="document-field__box" ${common}>`;
  }
}

/** A field with its label: the box to tick before it, every other field below it. */
export function fieldWithLabel(field: Field, filling: Filling): string {
  const label = `<label for="field-${field.name}">${escapeHtml(field.label)}</label>`;
  const box = input(field, '', filling);
  return field.field === 'tick'
    ? `<div class="document-field document-field--tick">${box}${label}</div>`
    : `<div class="document-field">${label}${box}</div>`;
}

/** In a table the headers say what is asked; the label is read out. */
export function fieldInCell(field: Field, filling: Filling): string {
  return input(field, ` aria-label="${escapeHtml(field.label)}"`, filling);
}
