import { Router, type Request, type RequestHandler, type Response } from 'express';
import { dateSays } from '../../../../core/facts/wording.js';
import type { Member, Organisation } from '../../../../core/eligibility/organisation.js';
import {
  profileParts,
  profileQuestions,
  readOrganisationForm,
  type OrganisationAnswers,
} from '../../../../core/journeys/organisation-form.js';
import type { Words } from '../../../../core/shared/text.js';
import { readProfile, withMember, withoutMember } from '../../../../usecases/keep-profile.js';
import { paths } from '../../paths.js';
import type { ButtonForm } from '../../view-models.js';
import { fileName } from '../buyer/files.js';
import { partOf } from '../buyer/opened.js';
import { posted } from '../buyer/posted.js';
import { receiveFile, uploadOf } from '../review/upload.js';
import { errorsOf, questionAbout, statusQuestions, type OrganisationForm } from './organisation-questions.js';
import { organisationOf, type Enterprise } from './parts.js';

/** The form of an enterprise: its own, or that of a partner. */
function formModel(about: OrganisationForm, enterprise: Enterprise, words: Words): object {
  const status = statusQuestions(about, enterprise, words);
  return {
    errors: errorsOf(about.faults ?? [], words),
    groups: profileParts.map((part) => ({
      id: `part-${part}`,
      title: words.say(`enterprise.parts.${part}.title`),
      lead: words.say(`enterprise.parts.${part}.lead`),
      questions: profileQuestions(part, about.organisation).map((fact) =>
        questionAbout(fact, about, enterprise, words),
      ),
      status: part === 'who' ? status : undefined,
    })),
  };
}

function nameOf(member: Pick<Organisation, 'name'>, number: number, words: Words): string {
  const name = member.name?.trim() ?? '';
  return name === '' ? words.say('enterprise.members.unnamed', { number }) : name;
}

function membersModel(members: readonly Member[], words: Words): object {
  return {
    list: members.map((member, index) => {
      const number = index + 1;
      const name = nameOf(member, number, words);
      return {
        name,
        href: paths.member.at({ member: String(number) }),
        remove: {
          action: paths.removeMember.at({ member: String(number) }),
          text: words.say('enterprise.members.remove'),
          about: name,
          tone: 'quiet',
          hidden: [],
        } satisfies ButtonForm,
      };
    }),
    addHref: paths.member.at({ member: String(members.length + 1) }),
  };
}

function showProfile(
  request: Request,
  response: Response,
  enterprise: Enterprise,
  shown: Partial<OrganisationForm> & { readonly upload?: readonly string[] } = {},
): void {
  const words = enterprise.frame.words(response);
  const workspace = enterprise.frame.workspaces.known(request);
  const stored = workspace === undefined ? undefined : enterprise.profiles.find(workspace);
  const { upload = [], ...rest } = shown;
  const about: OrganisationForm = { organisation: stored?.organisation ?? {}, ...rest };
  const wrong = upload.map((text) => ({ text, href: '#profile-file' }));
  const model = formModel(about, enterprise, words);
  const refused = wrong.length > 0 || (about.faults ?? []).length > 0;
  enterprise.frame.page(response, 'enterprise/profile', {
    title: words.say('enterprise.profile.title'),
    section: 'enterprise',
    refused,
    status: refused ? 422 : 200,
    back: { text: words.say('enterprise.title'), href: paths.enterprise.at() },
    model: {
      heading: words.say('enterprise.profile.title'),
      lead: words.say('enterprise.profile.lead'),
      ...model,
      ...(wrong.length > 0 ? { errors: { errors: wrong } } : {}),
      saved:
        request.method === 'GET' && request.query.saved === 'yes' && stored !== undefined
          ? { heading: words.say('enterprise.profile.saved') }
          : undefined,
      action: paths.profile.at(),
      button: words.say('enterprise.profile.save'),
      kept:
        stored === undefined
          ? undefined
          : {
              says: words.say('enterprise.profile.changed', {
                date: dateSays(stored.updated.slice(0, 10), words.language),
              }),
              fileHref: paths.profileFile.at(),
              removeHref: paths.removeProfile.at(),
              members: membersModel(stored.organisation.members ?? [], words),
            },
      upload: {
        action: paths.profileUpload.at(),
        file: {
          id: 'profile-file',
          label: words.say('enterprise.profile.file'),
          hint: words.say('enterprise.profile.file-hint'),
          accept: '.json,application/json',
          error: wrong[0]?.text,
        },
      },
    },
  });
}

function saveProfile(request: Request, response: Response, enterprise: Enterprise): void {
  const form = posted(request);
  const before = organisationOf(enterprise.frame.workspaces.known(request), enterprise) ?? {};
  const { organisation, faults } = readOrganisationForm(form.form, before);
  if (organisation === undefined) {
    showProfile(request, response, enterprise, { form, faults });
    return;
  }
  enterprise.profiles.save(
    enterprise.frame.workspaces.needed(request, response),
    organisation,
    enterprise.clock.now(),
  );
  response.redirect(303, paths.profile.at({}, { saved: 'yes' }));
}

/** The place of a partner in the address, from 0; undefined where there is none and none can be added. */
function placeOf(request: Request, members: readonly Member[]): number | undefined {
  const typed = partOf(request, 'member');
  const number = /^[1-9]\d?$/.test(typed) ? Number(typed) : 0;
  return number >= 1 && number <= members.length + 1 ? number - 1 : undefined;
}

interface OpenedMember {
  readonly whole: Organisation;
  readonly place: number;
  readonly member: OrganisationAnswers;
  readonly workspace: string;
}

function openedMember(
  request: Request,
  response: Response,
  enterprise: Enterprise,
): OpenedMember | undefined {
  const workspace = enterprise.frame.workspaces.known(request);
  const whole = organisationOf(workspace, enterprise);
  const members = whole?.members ?? [];
  const place = placeOf(request, members);
  if (workspace === undefined || whole === undefined || place === undefined) {
    enterprise.frame.refuse(response, { kind: 'not-found' });
    return undefined;
  }
  return { whole, place, workspace, member: members[place] ?? {} };
}

function showMember(
  response: Response,
  enterprise: Enterprise,
  { place, member }: OpenedMember,
  shown: Partial<OrganisationForm> = {},
): void {
  const words = enterprise.frame.words(response);
  const title = nameOf(member, place + 1, words);
  const refused = (shown.faults ?? []).length > 0;
  enterprise.frame.page(response, 'enterprise/member', {
    title: `${words.say('enterprise.members.title')} – ${title}`,
    section: 'enterprise',
    refused,
    status: refused ? 422 : 200,
    back: { text: words.say('enterprise.profile.title'), href: paths.profile.at() },
    model: {
      caption: words.say('enterprise.members.title'),
      heading: title,
      lead: words.say('enterprise.members.lead'),
      ...formModel({ organisation: member, ...shown }, enterprise, words),
      action: paths.member.at({ member: String(place + 1) }),
      button: words.say('enterprise.members.save'),
    },
  });
}

function saveMember(request: Request, response: Response, enterprise: Enterprise): void {
  const open = openedMember(request, response, enterprise);
  if (open === undefined) return;
  const form = posted(request);
  const { organisation, faults } = readOrganisationForm(form.form, open.member);
  if (organisation === undefined) {
    showMember(response, enterprise, open, { form, faults });
    return;
  }
  const whole = withMember(open.whole, open.place, organisation);
  enterprise.profiles.save(open.workspace, whole, enterprise.clock.now());
  response.redirect(303, `${paths.profile.at({}, { saved: 'yes' })}#members`);
}

function removeMember(request: Request, response: Response, enterprise: Enterprise): void {
  const open = openedMember(request, response, enterprise);
  if (open === undefined) return;
  enterprise.profiles.save(open.workspace, withoutMember(open.whole, open.place), enterprise.clock.now());
  response.redirect(303, `${paths.profile.at()}#members`);
}

/** A profile is a small file. */
const mostBytes = 500_000;

function upload(request: Request, response: Response, enterprise: Enterprise): void {
  const words = enterprise.frame.words(response);
  const { file, tooLarge } = uploadOf(request);
  if (tooLarge || file === undefined) {
    const key = tooLarge ? 'enterprise.profile.file-too-large' : 'enterprise.profile.file-missing';
    showProfile(request, response, enterprise, { upload: [words.say(key)] });
    return;
  }
  const read = readProfile(file.bytes);
  if (!read.ok) {
    const faults = read.refusal.slice(0, 20).map(({ pointer, key, values }) => {
      const says = words.say(key, values);
      return pointer === '' ? says : words.say('buyer.import.fault', { pointer, says });
    });
    showProfile(request, response, enterprise, { upload: faults });
    return;
  }
  enterprise.profiles.save(
    enterprise.frame.workspaces.needed(request, response),
    read.value,
    enterprise.clock.now(),
  );
  response.redirect(303, paths.profile.at({}, { saved: 'yes' }));
}

function askRemoval(request: Request, response: Response, enterprise: Enterprise): void {
  const words = enterprise.frame.words(response);
  const organisation = organisationOf(enterprise.frame.workspaces.known(request), enterprise);
  if (organisation === undefined) {
    response.redirect(302, paths.profile.at());
    return;
  }
  const sure: ButtonForm = {
    action: paths.removeProfile.at(),
    text: words.say('enterprise.profile.remove-sure'),
    tone: 'warning',
    hidden: [{ name: 'sure', value: 'yes' }],
  };
  enterprise.frame.page(response, 'enterprise/remove-profile', {
    title: words.say('enterprise.profile.remove'),
    section: 'enterprise',
    model: {
      heading: words.say('enterprise.profile.remove'),
      lead: words.say('enterprise.profile.remove-says'),
      sure,
      backHref: paths.profile.at(),
    },
  });
}

/** The organisation of this browser: kept once, changed, taken away as a file, brought back, removed. */
export function profileRoutes(enterprise: Enterprise): Router {
  const router = Router();
  const receive: RequestHandler = receiveFile('file', mostBytes, mostBytes);
  router.get(paths.profile.pattern, (request, response) => {
    showProfile(request, response, enterprise);
  });
  router.post(paths.profile.pattern, (request, response) => {
    saveProfile(request, response, enterprise);
  });
  router.get(paths.profileFile.pattern, (request, response) => {
    const organisation = organisationOf(enterprise.frame.workspaces.known(request), enterprise);
    if (organisation === undefined) {
      enterprise.frame.refuse(response, { kind: 'not-found' });
      return;
    }
    response
      .type('application/json')
      .set(
        'Content-Disposition',
        `attachment; filename="${fileName(organisation.name, 'organisation')}.json"`,
      )
      .send(`${JSON.stringify(organisation, undefined, 2)}\n`);
  });
  router.post(paths.profileUpload.pattern, receive, (request, response) => {
    upload(request, response, enterprise);
  });
  router.get(paths.removeProfile.pattern, (request, response) => {
    askRemoval(request, response, enterprise);
  });
  router.post(paths.removeProfile.pattern, (request, response) => {
    const workspace = enterprise.frame.workspaces.known(request);
    if (posted(request).one('sure') !== 'yes') {
      response.redirect(303, paths.removeProfile.at());
      return;
    }
    if (workspace !== undefined) enterprise.profiles.remove(workspace);
    response.redirect(303, paths.enterprise.at());
  });
  router.get(paths.member.pattern, (request, response) => {
    const open = openedMember(request, response, enterprise);
    if (open !== undefined) showMember(response, enterprise, open);
  });
  router.post(paths.member.pattern, (request, response) => {
    saveMember(request, response, enterprise);
  });
  router.post(paths.removeMember.pattern, (request, response) => {
    removeMember(request, response, enterprise);
  });
  return router;
}
