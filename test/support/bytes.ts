import type { Response } from 'supertest';

/** For `.parse` of a request: the body as its bytes, whatever its type. */
export function asBytes(response: Response, done: (fault: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => {
    done(null, Buffer.concat(parts));
  });
}
