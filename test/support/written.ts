import type { Result } from '../../src/core/shared/result.js';

/** The file that was written; a refusal fails the test. */
export async function written<File>(result: Promise<Result<File, string>>): Promise<File> {
  const made = await result;
  if (!made.ok) throw new Error(`The file was refused: ${made.refusal}`);
  return made.value;
}
