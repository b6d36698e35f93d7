import type { RequestHandler } from 'express';
import { visitOf } from './visit.js';

/** What the frame needs of a logger; pino is one. */
export interface Log {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** One line for each request when it is answered. The query is left out: it may hold what a person typed. */
export function requestLog(log: Log, now: () => number): RequestHandler {
  return (request, response, next) => {
    const began = now();
    const { path, method } = request;
    response.once('finish', () => {
      log.info(
        {
          request: visitOf(response).id,
          method,
          path,
          status: response.statusCode,
          ms: Math.round(now() - began),
        },
        'answered',
      );
    });
    next();
  };
}
