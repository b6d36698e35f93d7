import type { Response } from 'express';
import type { Banner } from './view-models.js';

declare global {
  namespace Express {
    interface Locals {
      banner?: Banner | undefined;
    }
  }
}

/** Puts one line above whatever page this request is answered with; `undefined` takes it away. */
export function setBanner(response: Response, banner: Banner | undefined): void {
  response.locals.banner = banner;
}

export function bannerOf(response: Response): Banner | undefined {
  return response.locals.banner;
}
