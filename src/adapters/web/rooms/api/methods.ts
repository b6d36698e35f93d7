import { Router } from 'express';
import type { Room } from '../../frame.js';
import { paths } from '../../paths.js';

const methods: readonly { readonly path: string; readonly allow: string }[] = [
  ...[paths.apiAdvice, paths.apiEligibility, paths.apiDocuments, paths.apiReview].map(({ pattern }) => ({
    path: pattern,
    allow: 'POST',
  })),
  ...[paths.apiClauses, paths.apiClause, paths.apiCpv, paths.openapi].map(({ pattern }) => ({
    path: pattern,
    allow: 'GET, HEAD',
  })),
];

/** An address of the interface that exists, asked in a way that it does not answer: 405 with the ways that it does. */
export const methodsRoom: Room = (frame) => {
  const router = Router();
  for (const { path, allow } of methods)
    router.all(path, (_request, response) => {
      response.set('Allow', allow);
      frame.refuse(response, {
        kind: 'method',
        says: frame.words(response).say('error.method.allow', { allow }),
      });
    });
  return router;
};
