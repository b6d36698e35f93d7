import { Router, type NextFunction, type Request, type Response } from 'express';
import multer from 'multer';
import { pointerOf, type Fault } from '../../../../core/dossier/dossier.js';
import { readOrganisation, type Organisation } from '../../../../core/eligibility/organisation.js';
import type { Result } from '../../../../core/shared/result.js';
import { isLanguage, languages, type Words } from '../../../../core/shared/text.js';
import { eligibility, type Tender } from '../../../../usecases/check-eligibility.js';
import { readProfile } from '../../../../usecases/keep-profile.js';
import type { Clock, Knowledge, NoticeReader } from '../../../../usecases/ports.js';
import { readTender, tenderFrom } from '../../../../usecases/read-tender.js';
import { Refused, type FaultSaid } from '../../errors.js';
import type { Frame } from '../../frame.js';
import { paths } from '../../paths.js';

export interface EligibilityParts {
  readonly knowledge: Knowledge;
  readonly notices: NoticeReader;
  readonly clock: Clock;
}

const parts = ['organisation', 'tender', 'lot', 'language'] as const;
type Part = (typeof parts)[number];

/** A notice may also come under the name of what it is. */
const tenderNames: readonly string[] = ['tender', 'notice'];

/** What was asked, however it was sent. */
interface Asked {
  readonly organisation: Result<Organisation, readonly Fault[]> | undefined;
  readonly tender: Result<Tender, readonly Fault[]> | undefined;
  readonly lot: unknown;
  readonly language: unknown;
  /** A part that nobody knows. */
  readonly unknown: string | undefined;
  /** A part that came more than once, so that nobody can tell which one is meant. */
  readonly twice?: Part | undefined;
}

function unknownIn(names: readonly string[]): string | undefined {
  return names.find((name) => !(parts as readonly string[]).includes(name) && !tenderNames.includes(name));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function askedInJson(body: Readonly<Record<string, unknown>>, notices: NoticeReader): Asked {
  const has = (part: Part): boolean => body[part] !== undefined && body[part] !== null;
  return {
    organisation: has('organisation') ? readOrganisation(body.organisation) : undefined,
    tender: has('tender') ? tenderFrom(body.tender, notices) : undefined,
    lot: body.lot ?? undefined,
    language: body.language ?? undefined,
    unknown: Object.keys(body).find((name) => !(parts as readonly string[]).includes(name)),
  };
}

function askedInForm(request: Request, notices: NoticeReader): Asked {
  const files = Array.isArray(request.files) ? request.files : [];
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const bytesOf = (names: readonly string[]): Buffer | undefined => {
    const file = files.find(({ fieldname, size }) => names.includes(fieldname) && size > 0);
    if (file !== undefined) return file.buffer;
    const typed = names.flatMap((name) => textOf(body[name]) ?? [])[0];
    return typed === undefined ? undefined : Buffer.from(typed);
  };
  const organisation = bytesOf(['organisation']);
  const tender = bytesOf(tenderNames);
  const times = (names: readonly string[]): number =>
    [
      ...names.flatMap((name) => body[name] ?? []),
      ...files.filter(({ fieldname }) => names.includes(fieldname)),
    ].length;
  return {
    organisation: organisation === undefined ? undefined : readProfile(organisation),
    tender: tender === undefined ? undefined : readTender(tender, notices),
    lot: body.lot,
    language: body.language,
    twice: parts.find((part) => times(part === 'tender' ? tenderNames : [part]) > 1),
    unknown: unknownIn([...Object.keys(body), ...files.map(({ fieldname }) => fieldname)]),
  };
}

/** Takes a form with at most two files, in memory; nothing is written to disk. */
function receive(mostBytes: number) {
  const take = multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: {
      fileSize: mostBytes,
      files: 2,
      fields: 10,
      fieldNameSize: 100,
      fieldSize: mostBytes,
      headerPairs: 50,
    },
  }).any();
  return (request: Request, response: Response, next: NextFunction): void => {
    // A body that says that it is far too large is not even read.
    if (Number(request.headers['content-length'] ?? 0) > 2 * mostBytes) {
      response.set('Connection', 'close');
      next(new Refused({ kind: 'too-large' }));
      return;
    }
    take(request, response, (error: unknown) => {
      if (error instanceof multer.MulterError && /^LIMIT_(FILE_SIZE|FIELD_VALUE)$/.test(error.code))
        next(new Refused({ kind: 'too-large' }));
      else if (error !== undefined && error !== null) next(new Refused({ kind: 'malformed' }));
      else next();
    });
  };
}

/** What is wrong with how an answer is asked for: a part too many, one that is no text, a language that is not spoken. */
function faultsOfAsking({ unknown, twice, lot, language }: Asked, words: Words): FaultSaid[] {
  const at = (part: string, key: string, values: Readonly<Record<string, string>> = {}): FaultSaid => ({
    pointer: pointerOf([part]),
    says: words.say(key, values),
  });
  return [
    ...(unknown === undefined ? [] : [at(unknown, 'eligibility.input.unknown-part', { name: unknown })]),
    ...(twice === undefined ? [] : [at(twice, 'eligibility.input.twice', { name: twice })]),
    ...(lot === undefined || typeof lot === 'string' ? [] : [at('lot', 'fault.text', { detail: '' })]),
    ...(language === undefined || isLanguage(language)
      ? []
      : [at('language', 'fault.one-of', { detail: languages.join(', ') })]),
  ];
}

function answer(request: Request, response: Response, frame: Frame, given: EligibilityParts): void {
  const { knowledge, notices, clock } = given;
  const own = frame.words(response);
  const isJson = request.is('application/json') !== false || request.is('+json') !== false;
  if (!isJson && request.is('multipart/form-data') === false) {
    frame.refuse(response, { kind: 'unsupported' });
    return;
  }
  const body: unknown = request.body;
  const faults: FaultSaid[] = [];
  if (isJson && (typeof body !== 'object' || body === null || Array.isArray(body))) {
    frame.refuse(response, { kind: 'invalid', faults: [{ pointer: '', says: own.say('fault.object') }] });
    return;
  }
  const asked = isJson
    ? askedInJson(body as Readonly<Record<string, unknown>>, notices)
    : askedInForm(request, notices);
  const tell = (
    part: 'organisation' | 'tender',
    read: Result<unknown, readonly Fault[]> | undefined,
  ): void => {
    if (part === asked.twice) return;
    if (read === undefined) faults.push({ pointer: `/${part}`, says: own.say(`eligibility.input.${part}`) });
    else if (!read.ok)
      for (const { pointer, key, values } of read.refusal)
        faults.push({ pointer: `/${part}${pointer}`, says: own.say(key, values) });
  };
  tell('organisation', asked.organisation);
  tell('tender', asked.tender);
  faults.push(...faultsOfAsking(asked, own));
  if (faults.length > 0 || asked.organisation?.ok !== true || asked.tender?.ok !== true) {
    frame.refuse(response, { kind: 'invalid', faults });
    return;
  }
  const wanted = request.query.language ?? asked.language;
  const tender = asked.tender.value;
  const words = knowledge.words(isLanguage(wanted) ? wanted : (tender.dossier.language ?? 'en'));
  const found = eligibility(asked.organisation.value, tender, knowledge, clock, words);
  const lot = textOf(asked.lot);
  const lots = lot === undefined ? found.lots : found.lots.filter(({ id }) => id === lot);
  if (lots.length === 0) {
    frame.refuse(response, {
      kind: 'invalid',
      faults: [
        {
          pointer: '/lot',
          says: own.say('eligibility.input.no-lot', {
            lot: lot ?? '',
            lots: found.lots.map(({ id }) => id).join(', '),
          }),
        },
      ],
    });
    return;
  }
  response.json({ ...found, lots });
}

/** Eligibility for programs: `{organisation, tender}` as JSON, or multipart with a notice as a file. */
export function eligibilityApi(frame: Frame, given: EligibilityParts): Router {
  const router = Router();
  router.post(paths.apiEligibility.pattern, receive(given.notices.mostBytes), (request, response) => {
    answer(request, response, frame, given);
  });
  return router;
}
