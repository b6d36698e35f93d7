import type {
  KeptDeadline,
  KeptLot,
  KeptNotice,
  KeptPhrase,
  NoticeKind,
} from '../../core/market/kept-notice.js';
import { alpha2Of } from './countries.js';
import { directiveOf } from './directive.js';
import { dossierOf } from './dossier-of.js';
import { cpvOf, natureOf, positive } from './dossier-lots.js';
import { reservationOfLot } from './dossier-reservation.js';
import type { Lot, Notice, Phrase, Place, Purchase } from './notice.js';
import type { ReadResult } from './read-result.js';

/** Longer texts say in their beginning what is bought; the whole stands in the notice. */
const mostLetters = { title: 400, description: 1200, condition: 1500, name: 300 } as const;
/** A text in more languages than this is kept in the first of them. */
const mostLanguages = 4;
const mostPlaces = 40;

const nutsShape = /^[A-Z]{2}[A-Z0-9]{0,3}$/;

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The texts that a reader may be shown: the product’s languages and the notice’s own first. */
function kept(phrases: readonly Phrase[], most: number, own: string | undefined): KeptPhrase[] {
  const rank = ({ language }: Phrase): number => {
    const place = [own, 'ENG', 'FRA'].indexOf(language);
    return place < 0 ? 3 : place;
  };
  const chosen =
    phrases.length <= mostLanguages
      ? phrases
      : [...phrases].sort((a, b) => rank(a) - rank(b)).slice(0, mostLanguages);
  return chosen.map(({ language, text }) => ({ language, text: cut(text, most) }));
}

function nutsOf(places: readonly Place[]): string[] {
  const codes = places.flatMap(({ nuts, country, region }) => {
    const code = nuts ?? (region === 'anyw-eea' ? undefined : nutsCountry(alpha2Of(country)));
    return code !== undefined && nutsShape.test(code) ? [code] : [];
  });
  return [...new Set(codes)].slice(0, mostPlaces);
}

/** NUTS writes two countries otherwise than ISO does. */
function nutsCountry(alpha2: string | undefined): string | undefined {
  if (alpha2 === 'GR') return 'EL';
  return alpha2 === 'GB' ? 'UK' : alpha2;
}

function deadlineOf({ deadlines }: Lot): KeptDeadline | undefined {
  for (const purpose of ['tenders', 'requests', 'expressions'] as const) {
    const moment = deadlines[purpose];
    if (moment !== undefined) return { for: purpose, ...moment };
  }
  return undefined;
}

function valueOf(purchase: Purchase): KeptLot['value'] {
  return positive(purchase.estimatedValue);
}

function lotOf(lot: Lot, notice: Notice): KeptLot {
  const { language } = notice;
  const reservation = reservationOfLot(lot, notice);
  return {
    id: lot.id?.slice(0, 60),
    title: kept(lot.title, mostLetters.title, language),
    description: kept(lot.description, mostLetters.description, language),
    nature: natureOf(lot),
    cpv: cpvOf(lot) ?? [],
    nuts: nutsOf(lot.places),
    value: valueOf(lot),
    maximum: positive(lot.frameworkMaximum),
    months: lot.durationMonths,
    endless: lot.duration?.other === 'UNLIMITED' && lot.durationMonths === undefined ? true : undefined,
    reserved: lot.reservedParticipation,
    route: reservation?.route ?? (reservation?.citedInCall === true ? 'other' : undefined),
    programmes: lot.reservedExecution,
    deadline: deadlineOf(lot),
    criteria: lot.awardCriteria.map((criterion) => ({
      type: criterion.type,
      name: kept(criterion.name, mostLetters.name, language),
      description: kept(criterion.description, mostLetters.name, language),
      weight: criterion.weight,
    })),
    hasConditions: lot.hasPerformanceConditions,
    conditions: lot.performanceConditions.map((phrases) => kept(phrases, mostLetters.condition, language)),
    social: lot.socialObjectives,
    smeSuitable: lot.smeSuitable,
    framework: lot.frameworkAgreement,
    dynamic: lot.dynamicPurchasing,
  };
}

/** The number of the supplement as people write it, `18364-2024`; the files have zeros in front. */
export function publicationNumber(text: string | undefined): string | undefined {
  const [, number, year] = /^0*(\d{1,9})-(\d{4})$/.exec(text ?? '') ?? [];
  return number === undefined || year === undefined ? undefined : `${number}-${year}`;
}

/** A reference to another notice, so that it compares: its number, or its id with its version. */
function referenceOf(text: string | undefined): string | undefined {
  return publicationNumber(text) ?? text?.toLowerCase().slice(0, 60);
}

function kindOf(notice: Notice, isResult: boolean): NoticeKind {
  if (isResult) return 'result';
  // Subtypes up to 9 plan only; a change of one has the form type "change".
  const plans =
    notice.formType === 'planning' || (notice.formType === 'change' && Number(notice.subtype) <= 9);
  return plans ? 'planning' : 'call';
}

/** What is kept of a notice. Contact points and persons are not. */
export function keptNotice(notice: Notice, result?: ReadResult): KeptNotice {
  const { language, procedure } = notice;
  return {
    kind: kindOf(notice, result !== undefined),
    subtype: notice.subtype,
    formType: notice.formType,
    noticeType: notice.noticeType,
    directive: directiveOf(notice),
    notice: notice.noticeId?.toLowerCase().slice(0, 60),
    version: notice.version?.slice(0, 10),
    procedure: notice.procedureId?.toLowerCase().slice(0, 60),
    publication: publicationNumber(notice.publication),
    published: notice.publicationDate,
    issued: notice.issueDate,
    changes: referenceOf(notice.changes),
    language,
    procedureType: notice.procedureType,
    buyers: notice.buyers.slice(0, 20).map((buyer) => ({
      name: kept(buyer.name, mostLetters.name, language),
      country: alpha2Of(buyer.country),
      nuts: buyer.nuts !== undefined && nutsShape.test(buyer.nuts) ? buyer.nuts : undefined,
    })),
    title: kept(procedure.title, mostLetters.title, language),
    description: kept(procedure.description, mostLetters.description, language),
    cpv: cpvOf(procedure) ?? [],
    nuts: nutsOf(procedure.places),
    value: valueOf(procedure),
    lots: notice.lots.map((lot) => lotOf(lot, notice)),
    settles: result?.settles ?? [],
    dossier: result === undefined ? dossierOf(notice) : undefined,
  };
}
