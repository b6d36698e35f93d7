import { Router, type Request, type Response } from 'express';
import { dateSays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import type { StoredCheck } from '../../../../usecases/ports.js';
import { paths } from '../../paths.js';
import type { ButtonForm, Question } from '../../view-models.js';
import { partOf, titleOf } from '../buyer/opened.js';
import { posted } from '../buyer/posted.js';
import { codeTyped } from '../publish/public-tender.js';
import { organisationOf, type Enterprise } from './parts.js';

interface CheckCard {
  readonly title: string;
  readonly href: string;
  readonly says: readonly string[];
  readonly remove: ButtonForm;
}

function cardOf(check: StoredCheck, words: Words): CheckCard {
  const { dossier, deadline, origin } = check.tender;
  const title = titleOf(dossier, words);
  return {
    title,
    href: paths.tenderCheck.at({ check: check.id }),
    says: [
      ...(dossier.authority.name === undefined ? [] : [dossier.authority.name]),
      words.say(`enterprise.origin.${origin.kind}`),
      ...(deadline === undefined
        ? []
        : [words.say('enterprise.deadline', { date: dateSays(deadline, words.language) })]),
    ],
    remove: {
      action: paths.removeCheck.at({ check: check.id }),
      text: words.say('enterprise.checks.remove'),
      about: title,
      tone: 'quiet',
      hidden: [],
    },
  };
}

/** The code or the address of a published tender, as it was typed or pasted. */
function codeIn(typed: string): string {
  return codeTyped(/\/tenders\/([A-Za-z0-9-]+)/.exec(typed)?.[1] ?? typed);
}

function show(
  request: Request,
  response: Response,
  enterprise: Enterprise,
  wrong?: { readonly typed: string; readonly says: string },
): void {
  const words = enterprise.frame.words(response);
  const workspace = enterprise.frame.workspaces.known(request);
  const checks = workspace === undefined ? [] : enterprise.checks.list(workspace);
  const organisation = organisationOf(workspace, enterprise);
  const code: Question = {
    kind: 'text',
    id: 'code',
    name: 'code',
    label: words.say('enterprise.code.label'),
    hint: words.say('enterprise.code.hint'),
    value: wrong?.typed ?? '',
    width: 'half',
    error: wrong?.says,
  };
  enterprise.frame.page(response, 'enterprise/home', {
    title: words.say('enterprise.title'),
    section: 'enterprise',
    refused: wrong !== undefined,
    status: wrong === undefined ? 200 : 422,
    model: {
      heading: words.say('enterprise.title'),
      lead: words.say('enterprise.lead'),
      errors: wrong === undefined ? undefined : { errors: [{ text: wrong.says, href: '#code' }] },
      action: paths.enterpriseCode.at(),
      code,
      ways: {
        cards: [
          {
            text: words.say('enterprise.ways.notice'),
            href: paths.enterpriseNotice.at(),
            says: words.say('enterprise.ways.notice-says'),
          },
          {
            text: words.say('enterprise.ways.form'),
            href: paths.enterpriseForm.at(),
            says: words.say('enterprise.ways.form-says'),
          },
        ],
      },
      profile: {
        says:
          organisation === undefined
            ? words.say('enterprise.profile.none')
            : words.say('enterprise.profile.kept', {
                name: organisation.name ?? words.say('enterprise.profile.unnamed'),
              }),
        href: paths.profile.at(),
        text: words.say(
          organisation === undefined ? 'enterprise.profile.begin' : 'enterprise.profile.change',
        ),
      },
      checks: checks.map((check) => cardOf(check, words)),
    },
  });
}

/** Where an enterprise begins: three ways in, its profile, and the tenders that it has looked at. */
export function homeRoutes(enterprise: Enterprise): Router {
  const router = Router();
  router.get(paths.enterprise.pattern, (request, response) => {
    show(request, response, enterprise);
  });
  router.post(paths.enterpriseCode.pattern, (request, response) => {
    const typed = posted(request).one('code').trim();
    const code = codeIn(typed);
    // The page of the tender says too that it was withdrawn, and when.
    const publication = typed === '' ? undefined : enterprise.publications.find(code);
    if (publication?.standing !== undefined || publication?.withdrawn !== undefined) {
      response.redirect(303, paths.publicTender.at({ code: publication.code }));
      return;
    }
    const words = enterprise.frame.words(response);
    const says = words.say(typed === '' ? 'enterprise.code.empty' : 'enterprise.code.unknown');
    show(request, response, enterprise, { typed, says });
  });
  router.post(paths.removeCheck.pattern, (request, response) => {
    const workspace = enterprise.frame.workspaces.known(request);
    if (workspace === undefined || !enterprise.checks.remove(workspace, partOf(request, 'check')))
      enterprise.frame.refuse(response, { kind: 'not-found' });
    else response.redirect(303, paths.enterprise.at());
  });
  return router;
}
