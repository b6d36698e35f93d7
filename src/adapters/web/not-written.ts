import type { Words } from '../../core/shared/text.js';
import type { WritingRefusal } from '../../usecases/ports.js';
import type { Refusal } from './errors.js';

/** A file that was not made, as an answer. What is too large here is not what was sent, so the words differ. */
export function notWritten(refusal: WritingRefusal, words: Words): Refusal {
  return refusal === 'busy'
    ? { kind: 'busy' }
    : { kind: 'too-large', says: words.say('error.document.too-large') };
}
