import type { Request, Response } from 'express';
import type { Organisation } from '../../../../core/eligibility/organisation.js';
import type { Words } from '../../../../core/shared/text.js';
import type { StoredCheck } from '../../../../usecases/ports.js';
import { partOf } from '../buyer/opened.js';
import { organisationOf, type Enterprise } from './parts.js';

export interface OpenedCheck {
  readonly check: StoredCheck;
  readonly workspace: string;
  readonly organisation: Organisation | undefined;
  readonly words: Words;
}

/** The check of the address in this workspace, or the page that says that there is none. */
export function openedCheck(
  request: Request,
  response: Response,
  enterprise: Enterprise,
): OpenedCheck | undefined {
  const workspace = enterprise.frame.workspaces.known(request);
  const check =
    workspace === undefined ? undefined : enterprise.checks.find(workspace, partOf(request, 'check'));
  if (check === undefined || workspace === undefined) {
    enterprise.frame.refuse(response, { kind: 'not-found' });
    return undefined;
  }
  return {
    check,
    workspace,
    organisation: organisationOf(workspace, enterprise),
    words: enterprise.frame.words(response),
  };
}
