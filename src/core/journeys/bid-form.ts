import { awardRoles, type Award, type Organisation } from '../eligibility/organisation.js';
import type { IsoDate } from '../shared/iso-date.js';
import { readField, textIn, type Form } from './field.js';
import type { FormFault } from './read.js';

/** What an enterprise answers for one tender alone. */
export type BidAnswers = Pick<Organisation, 'participation' | 'subcontractedShare' | 'awards'>;

/** Names of the fields on earlier awards; a row has its number in the middle. */
export const awardsField = 'awards';
export const awardParts = [
  'authority',
  'date',
  'awardedAs',
  'sameAuthority',
  'sameServices',
  'sameRoute',
] as const;
export function awardField(row: number, part: (typeof awardParts)[number]): string {
  return `award-${String(row)}-${part}`;
}

/** More rows than anybody fills in on one page. */
export const mostAwards = 20;

/** A route that is none: the award was not reserved, or in another way. */
const otherRoute = 'none';

function truth(form: Form, name: string): boolean | undefined {
  const text = textIn(form, name);
  return text === 'yes' ? true : text === 'no' ? false : undefined;
}

interface RowReading {
  readonly award?: Award;
  readonly fault?: FormFault;
}

function readRow(form: Form, row: number, route: string): RowReading {
  const name = (part: (typeof awardParts)[number]): string => awardField(row, part);
  const date = readField(form, name('date'), { kind: 'date' });
  if (date.kind === 'fault')
    return {
      fault: {
        pointer: `/awards/${String(row)}/date`,
        key: date.key,
        values: date.values,
        field: name('date'),
      },
    };
  const authority = (textIn(form, name('authority')) ?? '').replace(/\s+/g, ' ').trim().slice(0, 400);
  const sameRoute = truth(form, name('sameRoute'));
  const sameAuthority = truth(form, name('sameAuthority'));
  const sameServices = truth(form, name('sameServices'));
  const awardedAs = awardRoles.find((role) => role === textIn(form, name('awardedAs')));
  const award: Award = {
    ...(authority === '' ? {} : { authority }),
    ...(sameAuthority === undefined ? {} : { sameAuthority }),
    ...(sameServices === undefined ? {} : { sameServices }),
    ...(sameRoute === undefined ? {} : { route: sameRoute ? route : otherRoute }),
    // A date field answers with a day and nothing else.
    ...(date.kind === 'answer' ? { date: date.value as IsoDate } : {}),
    ...(awardedAs === undefined ? {} : { awardedAs }),
  };
  return Object.keys(award).length === 0 ? {} : { award };
}

/** Whether an award came by the route of this tender; undefined where nobody said. */
export function bySameRoute({ route }: Award): boolean | undefined {
  return route === undefined ? undefined : route !== otherRoute;
}

/**
 * Reads what is answered for one tender. "Awards: no" is an empty list; "yes" without a row is an award of which nothing is
 * known yet; "I do not know" takes the answer away. Fields that are not in the form change nothing.
 *
 * @param route the route of this tender, which an award is compared with
 */
export function readBid(
  form: Form,
  before: BidAnswers,
  route: string,
): { readonly bid: BidAnswers; readonly faults: readonly FormFault[] } {
  const faults: FormFault[] = [];
  let { participation, subcontractedShare, awards } = before;
  const how = readField(form, 'organisation.participation', {
    kind: 'one-of',
    options: ['alone', 'consortium', 'subcontractor', 'programme'],
  });
  if (how.kind === 'cleared') participation = undefined;
  // The options above are those of the type.
  else if (how.kind === 'answer') participation = how.value as BidAnswers['participation'];
  const share = readField(form, 'organisation.subcontractedShare', {
    kind: 'number',
    unit: 'share',
    min: 0,
    max: 1,
  });
  if (share.kind === 'fault')
    faults.push({
      pointer: '/subcontractedShare',
      key: share.key,
      values: share.values,
      fact: 'organisation.subcontractedShare',
      field: 'organisation.subcontractedShare',
    });
  else if (share.kind === 'cleared') subcontractedShare = undefined;
  else if (share.kind === 'answer') subcontractedShare = Number(share.value);
  const had = textIn(form, awardsField);
  if (had === 'no') awards = [];
  else if (had === 'unknown') awards = undefined;
  else if (had === 'yes') {
    const rows = Array.from({ length: mostAwards }, (_, row) => readRow(form, row, route));
    faults.push(...rows.flatMap(({ fault }) => fault ?? []));
    const read = rows.flatMap(({ award }) => award ?? []);
    awards = read.length === 0 ? [{}] : read;
  }
  return {
    bid: {
      ...(participation === undefined ? {} : { participation }),
      ...(subcontractedShare === undefined ? {} : { subcontractedShare }),
      ...(awards === undefined ? {} : { awards }),
    },
    faults,
  };
}
