import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The nonce of this response; it is made before the headers are. */
function nonceOf(response: ServerResponse): string {
  // Helmet hands over Node's response; Express made it and put `locals` there.
  return (response as ServerResponse & { locals: Express.Locals }).locals.visit.nonce;
}

/**
 * Headers of every page: nothing from other addresses, no inline style, scripts from here or with the nonce. The referrer
 * stays within the site: without any, browsers would send "Origin: null" with our own forms.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: [
          "'self'",
          (_request: IncomingMessage, response: ServerResponse) => `'nonce-${nonceOf(response)}'`,
        ],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/** Pages are a person's own: a shared cache must not keep them, the browser asks again each time. */
export const privatePages: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'private, no-cache');
  response.vary('Accept-Language, Cookie');
  next();
};
