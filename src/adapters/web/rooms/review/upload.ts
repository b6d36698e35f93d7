import type { NextFunction, Request, RequestHandler, Response } from 'express';
import multer from 'multer';
import { Refused } from '../../errors.js';

/** A file that came with a form, or that it was larger than files may be. */
export interface Upload {
  readonly file?: { readonly name: string; readonly bytes: Buffer };
  readonly tooLarge: boolean;
}

const uploads = new WeakMap<Request, Upload>();

/** What `receiveFile` found in a request. */
export function uploadOf(request: Request): Upload {
  return uploads.get(request) ?? { tooLarge: false };
}

/** Accents make a character up to four bytes. */
const bytesPerCharacter = 4;

/**
 * Takes a multipart form with at most one file, in memory; nothing is written to disk. A file that is too large is told to
 * the route, which can then show again what was typed before it; every other fault is refused here.
 *
 * @param field the name of the file's field; it should be the last of the form
 */
export function receiveFile(field: string, mostBytes: number, mostCharacters: number): RequestHandler {
  const receive = multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: {
      fileSize: mostBytes,
      files: 1,
      fields: 60,
      fieldNameSize: 100,
      fieldSize: mostCharacters * bytesPerCharacter,
      headerPairs: 50,
    },
  }).single(field);
  // A body that says that it is far too large is not even read.
  const mostInAll = mostBytes + mostCharacters * bytesPerCharacter + 1_000_000;
  return (request: Request, response: Response, next: NextFunction) => {
    if (Number(request.headers['content-length'] ?? 0) > mostInAll) {
      response.set('Connection', 'close');
      next(new Refused({ kind: 'too-large' }));
      return;
    }
    // multer hands its faults to `next`, and so does its own middleware type.
    receive(request, response, (error: unknown) => {
      if (error instanceof multer.MulterError) {
        if (error.code === 'LIMIT_FILE_SIZE') {
          uploads.set(request, { tooLarge: true });
          next();
        } else next(new Refused({ kind: error.code === 'LIMIT_FIELD_VALUE' ? 'too-large' : 'malformed' }));
        return;
      }
      if (error !== undefined && error !== null) {
        next(new Refused({ kind: 'malformed' }));
        return;
      }
      const { file } = request;
      if (file !== undefined && file.size > 0)
        uploads.set(request, {
          file: { name: file.originalname.slice(0, 300), bytes: file.buffer },
          tooLarge: false,
        });
      next();
    });
  };
}
