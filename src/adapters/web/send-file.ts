import type { Response } from 'express';
import type { Result } from '../../core/shared/result.js';
import type { WritingRefusal } from '../../usecases/ports.js';
import type { Frame } from './frame.js';
import { mediaTypes } from './media-types.js';
import { notWritten } from './not-written.js';

/**
 * Hands out a file that was written, or says why it was not. Every room sends its files from here: a refusal that goes out as
 * the body of an answer would look like a file.
 *
 * @param name the file's name without its ending
 */
export function sendFile(
  response: Response,
  frame: Frame,
  written: Result<Buffer | string, WritingRefusal>,
  name: string,
  format: keyof typeof mediaTypes,
): void {
  if (!written.ok) {
    frame.refuse(response, notWritten(written.refusal, frame.words(response)));
    return;
  }
  response
    .type(mediaTypes[format])
    .set('Content-Disposition', `attachment; filename="${name}.${format}"`)
    .send(written.value);
}
