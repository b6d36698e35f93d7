import { createHash } from 'node:crypto';
import { zipOf } from './zip.js';

/**
 * Files as one archive with `manifest.json`: what is known of them all, then each file with its length and SHA-256. The
 * same files and facts give the same bytes.
 */
export function bundleOf(
  files: Readonly<Record<string, Buffer | string>>,
  about: Readonly<Record<string, unknown>>,
): Buffer {
  const listed = Object.keys(files)
    .sort()
    .map((file) => {
      const body = Buffer.from(files[file] ?? '');
      return { file, bytes: body.byteLength, sha256: createHash('sha256').update(body).digest('hex') };
    });
  const manifest = `${JSON.stringify({ ...about, files: listed }, undefined, 2)}\n`;
  return zipOf({ ...files, 'manifest.json': manifest });
}
