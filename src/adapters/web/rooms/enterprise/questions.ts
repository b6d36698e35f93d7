import { Router, type Request, type Response } from 'express';
import { everAsked, stillAsked } from '../../../../core/eligibility/asked-of-bidder.js';
import { awardRoles, type Award, type Organisation } from '../../../../core/eligibility/organisation.js';
import type { LotEligibility } from '../../../../core/eligibility/verdicts.js';
import type { FactId } from '../../../../core/facts/vocabulary.js';
import { nameOf } from '../../../../core/facts/wording.js';
import {
  awardField,
  awardsField,
  bySameRoute,
  mostAwards,
  readBid,
  type BidAnswers,
} from '../../../../core/journeys/bid-form.js';
import {
  organisationAnswer,
  organisationQuestions,
  readOrganisationForm,
  type OrganisationAnswers,
} from '../../../../core/journeys/organisation-form.js';
import type { FormFault } from '../../../../core/journeys/read.js';
import type { Words } from '../../../../core/shared/text.js';
import { checkTender } from '../../../../usecases/check-tender.js';
import { paths } from '../../paths.js';
import type { Question, SelectQuestion, YesNoQuestion } from '../../view-models.js';
import { titleOf } from '../buyer/opened.js';
import { posted, type Posted } from '../buyer/posted.js';
import { openedCheck, type OpenedCheck } from './opened.js';
import { errorsOf, questionAbout, statusQuestions, type OrganisationForm } from './organisation-questions.js';
import type { Enterprise } from './parts.js';

/**
 * Asked of everybody before all else: without the country no law can be asked and no statuses be offered, and how one bids
 * decides who is looked at.
 */
const first: readonly FactId[] = ['organisation.name', 'organisation.country', 'organisation.participation'];

/** They stand before the list of statuses, which hangs on the country. */
const beforeStatuses: readonly FactId[] = ['organisation.name', 'organisation.country'];

/** Asked for each tender anew. */
const ofThisBid: readonly FactId[] = ['organisation.participation', 'organisation.subcontractedShare'];

/** The lots as they stand; before the country is known they are judged as if by an enterprise of which nothing is known. */
function lotsOf({ check, organisation }: OpenedCheck, enterprise: Enterprise): readonly LotEligibility[] {
  const bidder = organisation ?? {
    country: check.tender.dossier.authority.country,
    distributionParticipatory: undefined,
  };
  return checkTender(check, bidder, enterprise).lots;
}

/** The route that earlier awards are compared with: that of the first reserved lot. */
function routeOf(lots: readonly LotEligibility[]): string {
  return lots.find(({ route }) => route !== 'none')?.route ?? 'none';
}

function isAnswered(fact: FactId, organisation: OrganisationAnswers): boolean {
  switch (fact) {
    case 'organisation.statuses':
      return organisation.statuses !== undefined;
    case 'organisation.awards':
      return organisation.awards !== undefined;
    case 'organisation.members':
      return (organisation.members ?? []).length > 0;
    default:
      return organisationAnswer(organisation, fact) !== undefined;
  }
}

function yesNo(value: boolean | undefined): YesNoQuestion['value'] {
  return value === undefined ? '' : value ? 'yes' : 'no';
}

function typedYesNo(form: Posted, name: string): YesNoQuestion['value'] {
  const typed = form.one(name);
  return typed === 'yes' || typed === 'no' || typed === 'unknown' ? typed : '';
}

/** One earlier award as a row of fields. */
function awardRow(
  row: number,
  award: Award | undefined,
  form: Posted | undefined,
  faults: readonly FormFault[],
  words: Words,
): { readonly legend: string; readonly questions: readonly Question[] } {
  const name = (part: Parameters<typeof awardField>[1]): string => awardField(row, part);
  const [year = '', month = '', day = ''] = (award?.date ?? '').split('-');
  const dateName = name('date');
  const typed = (field: string, otherwise: string): string =>
    form === undefined ? otherwise : form.one(field);
  const fault = faults.find(({ field }) => field === dateName);
  const ask = (
    part: 'sameAuthority' | 'sameServices' | 'sameRoute',
    stored: boolean | undefined,
  ): YesNoQuestion => ({
    kind: 'yes-no',
    id: name(part),
    name: name(part),
    label: words.say(`enterprise.awards.${part}`),
    hint: part === 'sameRoute' ? words.say('enterprise.awards.sameRoute-hint') : undefined,
    value: form === undefined ? yesNo(stored) : typedYesNo(form, name(part)),
  });
  const as: SelectQuestion = {
    kind: 'select',
    id: name('awardedAs'),
    name: name('awardedAs'),
    label: words.say('enterprise.awards.awardedAs'),
    prompt: words.say('question.unknown'),
    groups: [
      {
        label: words.say('enterprise.awards.awardedAs'),
        choices: awardRoles.map((role) => ({
          value: role,
          text: words.say(`enterprise.awards.roles.${role}`),
          checked: role === typed(name('awardedAs'), award?.awardedAs ?? ''),
        })),
      },
    ],
  };
  return {
    legend: words.say('enterprise.awards.row', { number: row + 1 }),
    questions: [
      {
        kind: 'text',
        id: name('authority'),
        name: name('authority'),
        label: words.say('enterprise.awards.authority'),
        value: typed(name('authority'), award?.authority ?? ''),
        width: 'full',
      },
      {
        kind: 'date',
        id: dateName,
        name: dateName,
        label: words.say('enterprise.awards.date'),
        hint: words.say('enterprise.awards.date-hint'),
        day: typed(`${dateName}.day`, day === '' ? '' : String(Number(day))),
        month: typed(`${dateName}.month`, month === '' ? '' : String(Number(month))),
        year: typed(`${dateName}.year`, year),
        error: fault === undefined ? undefined : words.say(fault.key, fault.values),
      },
      as,
      ask('sameAuthority', award?.sameAuthority),
      ask('sameServices', award?.sameServices),
      ask('sameRoute', award === undefined ? undefined : bySameRoute(award)),
    ],
  };
}

/** The question on earlier awards, and a row for each with one more to fill in. */
function awardsModel(
  awards: readonly Award[] | undefined,
  form: Posted | undefined,
  faults: readonly FormFault[],
  words: Words,
): object {
  const typedRows = form === undefined ? 0 : Math.max(0, Number(form.one('award-rows')) || 0);
  const count = Math.min(mostAwards, Math.max((awards ?? []).length, typedRows) + 1);
  return {
    had: {
      kind: 'yes-no',
      id: awardsField,
      name: awardsField,
      label: words.say('facts.organisation.awards.question'),
      hint: words.has('facts.organisation.awards.hint')
        ? words.say('facts.organisation.awards.hint')
        : undefined,
      value:
        form === undefined
          ? yesNo(awards === undefined ? undefined : awards.length > 0)
          : typedYesNo(form, awardsField),
    } satisfies YesNoQuestion,
    rows: Array.from({ length: count }, (_, row) => awardRow(row, awards?.[row], form, faults, words)),
    count: String(count),
    says: words.say('enterprise.awards.says'),
  };
}

interface Asking {
  readonly first: readonly Question[];
  readonly questions: readonly Question[];
  readonly status: object | undefined;
  readonly awards: object | undefined;
}

/** The questions of a list of facts: single ones, the list of statuses, the earlier awards. */
function askingOf(
  facts: readonly FactId[],
  about: OrganisationForm & { readonly bid: BidAnswers },
  enterprise: Enterprise,
  words: Words,
): Asking {
  const wanted = new Set(facts);
  const all = { ...about, organisation: { ...about.organisation, ...about.bid } };
  const shown = (fact: FactId): Question => questionAbout(fact, all, enterprise, words);
  const single = [...organisationQuestions, ...ofThisBid].filter((fact) => wanted.has(fact));
  return {
    first: single.filter((fact) => beforeStatuses.includes(fact)).map(shown),
    questions: single.filter((fact) => !beforeStatuses.includes(fact)).map(shown),
    status: wanted.has('organisation.statuses') ? statusQuestions(about, enterprise, words) : undefined,
    awards: wanted.has('organisation.awards')
      ? awardsModel(all.organisation.awards, about.form, about.faults ?? [], words)
      : undefined,
  };
}

/** Partners of whom something is missing that could decide. */
function partners(
  organisation: Organisation | undefined,
  bid: BidAnswers,
  missing: readonly FactId[],
  words: Words,
): object[] {
  if ((bid.participation ?? organisation?.participation) !== 'consortium') return [];
  const members = organisation?.members ?? [];
  if (members.length === 0)
    return [{ text: words.say('enterprise.questions.no-partners'), href: `${paths.profile.at()}#members` }];
  return members.flatMap((member, index) => {
    const open = missing.filter((fact) => !isAnswered(fact, member));
    if (open.length === 0) return [];
    const name = member.name ?? words.say('enterprise.members.unnamed', { number: index + 1 });
    return [
      {
        text: words.say('enterprise.questions.partner', { name, count: open.length }),
        href: paths.member.at({ member: String(index + 1) }),
      },
    ];
  });
}

function show(
  response: Response,
  enterprise: Enterprise,
  open: OpenedCheck,
  shown: { readonly form?: Posted; readonly faults?: readonly FormFault[] } = {},
): void {
  const { check, organisation, words } = open;
  const { form, faults = [] } = shown;
  const { dossier } = check.tender;
  const lots = lotsOf(open, enterprise);
  const stored: OrganisationAnswers = { ...organisation, ...check.bid };
  const missing = stillAsked(lots).filter((fact) => fact !== 'organisation.members');
  const ofOthers = (check.bid.participation ?? organisation?.participation) === 'consortium';
  const needed = ofOthers ? missing.filter((fact) => !isAnswered(fact, stored)) : missing;
  const begins = organisation === undefined;
  const asked = begins
    ? first
    : [
        ...needed,
        ...(check.bid.participation === undefined ? (['organisation.participation'] as const) : []),
      ];
  // What was typed into a question keeps it on the page, whatever the lots say by now.
  const now = form === undefined ? asked : [...new Set([...asked, ...askedIn(form)])];
  const known = [...new Set([...everAsked(lots), ...ofThisBid, 'organisation.country' as const])].filter(
    (fact) => !now.includes(fact) && isAnswered(fact, stored),
  );
  const about = {
    organisation: organisation ?? {},
    bid: check.bid,
    form,
    faults,
    country: dossier.authority.country,
  };
  const errors = errorsOf(faults, words);
  enterprise.frame.page(response, 'enterprise/questions', {
    title: `${words.say('enterprise.questions.title')} – ${titleOf(dossier, words)}`,
    section: 'enterprise',
    refused: errors !== undefined,
    status: errors === undefined ? 200 : 422,
    back: { text: words.say('enterprise.title'), href: paths.enterprise.at() },
    model: {
      caption: titleOf(dossier, words),
      heading: words.say('enterprise.questions.title'),
      lead: words.say(`enterprise.questions.${begins ? 'begin' : needed.length === 0 ? 'few' : 'lead'}`, {
        count: needed.length,
      }),
      errors,
      action: paths.checkQuestions.at({ check: check.id }),
      asked: now,
      now: askingOf(now, about, enterprise, words),
      known:
        known.length === 0 ? undefined : askingOf(known, { ...about, form: undefined }, enterprise, words),
      knownNames: known.map((fact) => nameOf(fact, words)),
      partners: partners(organisation, check.bid, stillAsked(lots), words),
      answerHref: organisation === undefined ? undefined : paths.tenderCheck.at({ check: check.id }),
    },
  });
}

/** The facts that a form asked. */
function askedIn(form: Posted): FactId[] {
  const names = new Set(form.all('asked'));
  const all: readonly FactId[] = [
    ...organisationQuestions,
    ...ofThisBid,
    'organisation.statuses',
    'organisation.awards',
  ];
  return all.filter((fact) => names.has(fact));
}

function answer(request: Request, response: Response, enterprise: Enterprise): void {
  const open = openedCheck(request, response, enterprise);
  if (open === undefined) return;
  const { check, workspace } = open;
  const form = posted(request);
  const route = routeOf(lotsOf(open, enterprise));
  const read = readOrganisationForm(form.form, open.organisation ?? {});
  const bid = readBid(form.form, check.bid, route);
  const faults = [...read.faults, ...bid.faults];
  if (read.organisation === undefined || faults.length > 0) {
    show(response, enterprise, open, { form, faults });
    return;
  }
  enterprise.profiles.save(workspace, read.organisation, enterprise.clock.now());
  enterprise.checks.answer(workspace, check.id, bid.bid);
  const here = paths.checkQuestions.at({ check: check.id });
  if (form.one('do') === 'award') {
    response.redirect(303, `${here}#awards`);
    return;
  }
  const after: OpenedCheck = {
    ...open,
    organisation: read.organisation,
    check: { ...check, bid: bid.bid },
  };
  // Answers may open further questions; what was left open stays open, and the answer says so.
  const before = new Set(form.all('asked'));
  const own = (bid.bid.participation ?? read.organisation.participation) !== 'consortium';
  const further = own && stillAsked(lotsOf(after, enterprise)).some((fact) => !before.has(fact));
  response.redirect(303, further ? here : paths.tenderCheck.at({ check: check.id }));
}

/** The questions that matter for one tender in one country, and no others. */
export function questionRoutes(enterprise: Enterprise): Router {
  const router = Router();
  router.get(paths.checkQuestions.pattern, (request, response) => {
    const open = openedCheck(request, response, enterprise);
    if (open !== undefined) show(response, enterprise, open);
  });
  router.post(paths.checkQuestions.pattern, (request, response) => {
    answer(request, response, enterprise);
  });
  return router;
}
