import { Router, type Request, type Response } from 'express';
import { dateSays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import { publishedTender } from '../../../../usecases/begin-check.js';
import { eligibilitySays } from '../../../../usecases/check-eligibility.js';
import { checkTender } from '../../../../usecases/check-tender.js';
import type { StoredCheck } from '../../../../usecases/ports.js';
import { paths } from '../../paths.js';
import { namingIn } from '../../verdict-card.js';
import type { ButtonForm } from '../../view-models.js';
import { titleOf } from '../buyer/opened.js';
import { answerModel } from './answer-model.js';
import { openedCheck } from './opened.js';
import type { Enterprise } from './parts.js';
import { reportLinks } from './report.js';

/** What has happened to a published tender since it was taken: a newer edition, or none any more. */
function changeOf({ id, tender }: StoredCheck, enterprise: Enterprise, words: Words): object | undefined {
  const { origin } = tender;
  if (origin.kind !== 'published') return undefined;
  const now = publishedTender(origin.code, enterprise.publications);
  if (now?.origin.kind !== 'published') return { says: words.say('enterprise.answer.withdrawn') };
  if (now.origin.edition === origin.edition) return undefined;
  return {
    says: words.say('enterprise.answer.newer'),
    renew: {
      action: paths.renewCheck.at({ check: id }),
      text: words.say('enterprise.answer.renew'),
      tone: 'main',
      hidden: [],
    } satisfies ButtonForm,
  };
}

function show(request: Request, response: Response, enterprise: Enterprise): void {
  const open = openedCheck(request, response, enterprise);
  if (open === undefined) return;
  const { check, organisation, words } = open;
  if (organisation === undefined) {
    response.redirect(302, paths.checkQuestions.at({ check: check.id }));
    return;
  }
  const { dossier, deadline, contact, origin } = check.tender;
  const judged = checkTender(check, organisation, enterprise);
  const said = eligibilitySays(judged, enterprise.knowledge, words);
  const members = (judged.organisation.members ?? []).map(
    ({ name }, index) => name ?? words.say('enterprise.members.unnamed', { number: index + 1 }),
  );
  const naming = namingIn(enterprise.knowledge.law, words);
  enterprise.frame.page(response, 'enterprise/answer', {
    title: `${words.say('enterprise.answer.title')} – ${titleOf(dossier, words)}`,
    section: 'enterprise',
    back: { text: words.say('enterprise.title'), href: paths.enterprise.at() },
    model: {
      caption: titleOf(dossier, words),
      heading: words.say('enterprise.answer.title'),
      ...answerModel(said, check.id, members, naming, words),
      who: words.say('enterprise.answer.who', {
        name: judged.organisation.name ?? words.say('enterprise.profile.unnamed'),
        date: dateSays(said.asOf, words.language),
      }),
      deadline:
        deadline === undefined
          ? undefined
          : words.say(
              deadline < enterprise.clock.today() ? 'enterprise.deadline-past' : 'enterprise.deadline',
              { date: dateSays(deadline, words.language) },
            ),
      contact: contact === undefined ? undefined : words.say('enterprise.answer.contact', { contact }),
      changed: changeOf(check, enterprise, words),
      sourceHref: origin.kind === 'published' ? paths.publicTender.at({ code: origin.code }) : undefined,
      questionsHref: paths.checkQuestions.at({ check: check.id }),
      profileHref: paths.profile.at(),
      report: reportLinks(check.id, words),
    },
  });
}

/** The answer for each lot, with everything that it rests on and what to do next. */
export function answerRoutes(enterprise: Enterprise): Router {
  const router = Router();
  router.get(paths.tenderCheck.pattern, (request, response) => {
    show(request, response, enterprise);
  });
  router.post(paths.renewCheck.pattern, (request, response) => {
    const open = openedCheck(request, response, enterprise);
    if (open === undefined) return;
    const { check, workspace } = open;
    const { origin } = check.tender;
    const now =
      origin.kind === 'published' ? publishedTender(origin.code, enterprise.publications) : undefined;
    if (now !== undefined) enterprise.checks.renew(workspace, check.id, now);
    response.redirect(303, paths.tenderCheck.at({ check: check.id }));
  });
  return router;
}
