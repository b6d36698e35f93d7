import { Router, type Request, type Response } from 'express';
import { dateSays } from '../../../../core/facts/wording.js';
import { readField } from '../../../../core/journeys/field.js';
import { levelCounts } from '../../../../core/review/level-counts.js';
import type { IsoDate } from '../../../../core/shared/iso-date.js';
import type { Words } from '../../../../core/shared/text.js';
import { mayPublish, publicAdvice, publishDossier } from '../../../../usecases/publish-dossier.js';
import type { Publication, StoredDossier } from '../../../../usecases/ports.js';
import { readStored } from '../../../../usecases/read-dossier.js';
import type { Room } from '../../frame.js';
import { paths } from '../../paths.js';
import type { ButtonForm, Question } from '../../view-models.js';
import { partOf, titleOf } from '../buyer/opened.js';
import { posted, revisionOf, type Posted } from '../buyer/posted.js';
import type { Publisher, PublishRoomParts } from './parts.js';
import { practiceRoutes } from './practice.js';
import { publicRoutes } from './public-tender.js';

interface Opened {
  readonly stored: StoredDossier;
  readonly workspace: string;
}

/** The dossier of the address in this workspace, or the page that says that there is none. */
function opened(request: Request, response: Response, publisher: Publisher): Opened | undefined {
  const workspace = publisher.frame.workspaces.known(request);
  const stored = readStored(partOf(request, 'dossier'), workspace, publisher.store);
  if (stored !== undefined && workspace !== undefined) return { stored, workspace };
  publisher.frame.refuse(response, { kind: 'not-found' });
  return undefined;
}

interface FormFault {
  readonly field: 'deadline' | 'contact';
  readonly says: string;
}

interface FormRead {
  readonly deadline: IsoDate | undefined;
  readonly contact: string | undefined;
  readonly figures: boolean;
  readonly faults: readonly FormFault[];
}

const longestContact = 200;

function readForm(form: Posted, words: Words): FormRead {
  const day = readField(form.form, 'deadline', { kind: 'date' });
  const contact = form.one('contact').replace(/\s+/g, ' ').trim();
  return {
    // A date field answers with a day and nothing else.
    deadline: day.kind === 'answer' ? (day.value as IsoDate) : undefined,
    contact: contact === '' ? undefined : contact,
    figures: form.one('figures') === 'yes',
    faults: [
      ...(day.kind === 'fault' ? [{ field: 'deadline' as const, says: words.say(day.key, day.values) }] : []),
      ...(contact.length > longestContact
        ? [{ field: 'contact' as const, says: words.say('fault.too-long', { detail: longestContact }) }]
        : []),
    ],
  };
}

function questionsOf(
  form: Posted | undefined,
  standing: Publication['standing'],
  faults: readonly FormFault[],
  words: Words,
): Question[] {
  const stored = standing?.tender;
  const [year = '', month = '', day = ''] = (stored?.deadline ?? '').split('-');
  const error = (field: FormFault['field']): string | undefined =>
    faults.find((fault) => fault.field === field)?.says;
  const typed = (name: string, otherwise: string): string =>
    form === undefined ? otherwise : form.one(name);
  const figures =
    form === undefined ? stored?.dossier.contract?.value !== undefined : form.one('figures') === 'yes';
  return [
    {
      kind: 'date',
      id: 'deadline',
      name: 'deadline',
      label: words.say('publish.deadline'),
      hint: words.say('publish.deadline-hint'),
      day: typed('deadline.day', day === '' ? '' : String(Number(day))),
      month: typed('deadline.month', month === '' ? '' : String(Number(month))),
      year: typed('deadline.year', year),
      error: error('deadline'),
    },
    {
      kind: 'text',
      id: 'contact',
      name: 'contact',
      label: words.say('publish.contact'),
      hint: words.say('publish.contact-hint'),
      value: typed('contact', stored?.contact ?? ''),
      width: 'full',
      error: error('contact'),
    },
    {
      kind: 'one-of',
      id: 'figures',
      name: 'figures',
      label: words.say('publish.figures'),
      hint: words.say('publish.figures-hint'),
      choices: [
        { value: 'no', text: words.say('publish.figures-no'), checked: !figures },
        { value: 'yes', text: words.say('publish.figures-yes'), checked: figures },
      ],
    },
  ];
}

/** What is published now, for the buyer: code, address, number of checks, and whether the draft went on since. */
function standingModel(
  request: Request,
  publication: Publication,
  stored: StoredDossier,
  words: Words,
): object {
  const { code } = publication;
  const [newest] = publication.editions;
  const href = paths.publicTender.at({ code });
  return {
    code,
    href,
    address: `${request.protocol}://${request.host}${href}`,
    says: words.say('publish.standing', {
      edition: newest?.edition ?? 1,
      date: dateSays((newest?.at ?? stored.updated).slice(0, 10), words.language),
    }),
    behind: newest !== undefined && newest.revision !== stored.revision,
    checks: words.say('publish.checks', { count: publication.checks }),
    withdraw: {
      action: paths.withdraw.at({ dossier: stored.id }),
      text: words.say('publish.withdraw'),
      about: titleOf(stored.dossier, words),
      tone: 'warning',
      hidden: [],
    } satisfies ButtonForm,
  };
}

function show(
  request: Request,
  response: Response,
  publisher: Publisher,
  { stored, workspace }: Opened,
  shown: { readonly form?: Posted; readonly faults?: readonly FormFault[]; readonly stale?: boolean } = {},
): void {
  const words = publisher.frame.words(response);
  const { form, faults = [], stale = false } = shown;
  const publication = publisher.publications.ofDossier(workspace, stored.id);
  const standing = publication?.standing;
  const { error, warning } = levelCounts(publicAdvice(stored, workspace, publisher).findings);
  const tendered = mayPublish(stored.dossier);
  const errors = [
    ...(stale ? [{ text: words.say('publish.stale'), href: '#publish' }] : []),
    ...faults.map(({ field, says }) => ({ text: says, href: `#${field}` })),
    ...(tendered || form === undefined
      ? []
      : [{ text: words.say('publish.not-tendered'), href: paths.check.at({ dossier: stored.id }) }]),
  ];
  publisher.frame.page(response, 'publish/publish', {
    title: `${words.say('publish.title')} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
    refused: errors.length > 0,
    status: stale ? 409 : errors.length > 0 ? 422 : 200,
    back: {
      text: words.say('buyer.documents.back'),
      href: `${paths.check.at({ dossier: stored.id })}#documents`,
    },
    model: {
      caption: titleOf(stored.dossier, words),
      errors: errors.length > 0 ? { errors } : undefined,
      done:
        form === undefined && request.query.published === 'yes' && standing !== undefined
          ? { heading: words.say('publish.done') }
          : undefined,
      gone:
        request.query.withdrawn === 'yes' && publication?.withdrawn !== undefined
          ? { heading: words.say('publish.gone') }
          : undefined,
      standing:
        publication === undefined || standing === undefined
          ? undefined
          : standingModel(request, publication, stored, words),
      open: error + warning === 0 ? undefined : { text: words.say('publish.open', { error, warning }) },
      tendered,
      action: paths.publish.at({ dossier: stored.id }),
      revision: String(stored.revision),
      button: words.say(standing === undefined ? 'publish.do' : 'publish.replace'),
      questions: questionsOf(form, standing, faults, words),
    },
  });
}

async function publish(request: Request, response: Response, publisher: Publisher): Promise<void> {
  const open = opened(request, response, publisher);
  if (open === undefined) return;
  const form = posted(request);
  const { faults, ...announced } = readForm(form, publisher.frame.words(response));
  if (faults.length > 0) {
    show(request, response, publisher, open, { form, faults });
    return;
  }
  const { id } = open.stored;
  const result = await publishDossier(
    { id, workspace: open.workspace, revision: revisionOf(form), announced },
    publisher,
  );
  if (result.ok) response.redirect(303, paths.publish.at({ dossier: id }, { published: 'yes' }));
  else if (result.refusal === 'stale') show(request, response, publisher, open, { form, stale: true });
  else if (result.refusal === 'not-tendered') show(request, response, publisher, open, { form });
  else publisher.frame.refuse(response, { kind: result.refusal });
}

/** Publishing a tender for enterprises, and the page that they read. */
export function publishRoom(parts: PublishRoomParts): Room {
  return (frame) => {
    const publisher: Publisher = { ...parts, frame };
    const router = Router();
    router.get(paths.publish.pattern, (request, response) => {
      const open = opened(request, response, publisher);
      if (open !== undefined) show(request, response, publisher, open);
    });
    router.post(paths.publish.pattern, (request, response) => publish(request, response, publisher));
    router.post(paths.withdraw.pattern, (request, response) => {
      const open = opened(request, response, publisher);
      if (open === undefined) return;
      const { id } = open.stored;
      publisher.publications.withdraw(open.workspace, id, publisher.clock.now());
      response.redirect(303, paths.publish.at({ dossier: id }, { withdrawn: 'yes' }));
    });
    router.use(publicRoutes(publisher), practiceRoutes(publisher));
    return router;
  };
}
