import type { Request, Response } from 'express';
import type { Programme, Scenario } from '../../../../core/workshop/scenario.js';
import type { SelfAssessment } from '../../../../core/workshop/self-assessment.js';
import { situationOf, type Situation } from '../../../../core/workshop/session.js';
import { findSession, leads, participantWith } from '../../../../usecases/enter-session.js';
import { momentOf, type SessionParts } from '../../../../usecases/open-session.js';
import type { DocumentWriter, Knowledge } from '../../../../usecases/ports.js';
import type { JoinPicture, Participant, StoredSession } from '../../../../usecases/session-ports.js';
import type { Frame } from '../../frame.js';
import type { Hub } from '../../live/hub.js';
import type { SafeHtml } from '../../safe-html.js';
import type { SummaryList } from '../../view-models.js';
import type { Guesses } from './guesses.js';
import { secretOf } from './secret-cookies.js';

export interface SessionRoomParts extends SessionParts {
  readonly knowledge: Knowledge;
  readonly writer: DocumentWriter;
  readonly hub: Hub;
  /** An address as a picture that phones read. */
  readonly joinPicture: (address: string) => JoinPicture;
  /** The product's scenarios, and those that the trainer of a workspace wrote. */
  readonly scenariosFor: (workspace: string | undefined) => readonly Scenario[];
  readonly programmes: readonly Programme[];
  readonly assessment: SelfAssessment;
  /** Milliseconds that only grow, for what is limited by time. */
  readonly tick: () => number;
  readonly rateLimit: boolean;
  /** Numbers by chance, 0..1, that nothing hangs on. */
  readonly chance: () => number;
}

/** What every page of a session works with. */
export interface Desk extends SessionRoomParts {
  readonly frame: Frame;
  readonly guesses: Guesses;
  /** Remembers results: a whole room asks for the same ones at once. */
  readonly revealed: (key: string, make: () => SafeHtml) => SafeHtml;
  /** Remembers the facts of a round, which everybody reads. */
  readonly facts: (key: string, make: () => SummaryList['rows']) => SummaryList['rows'];
  /** A text of a scenario as HTML. Trainers type them too, so of Markdown only `scenarioProse` is kept; everybody reads the same. */
  readonly prose: (text: string) => SafeHtml;
}

/**
 * The session of the address, or the page that says that there is none: unknown and erased look alike. Whoever is in or leads
 * is let through where somebody else behind the same address has tried too many codes.
 */
export function sessionAsked(request: Request, response: Response, desk: Desk): StoredSession | undefined {
  const code = typeof request.params.code === 'string' ? request.params.code : '';
  const { stored, participant } = whoAsks(request, code, desk);
  const isKnown =
    stored !== undefined &&
    (participant !== undefined || leads(stored, secretOf(request, 'trainer', code), desk));
  if (!isKnown && desk.guesses.tooMany(request)) {
    desk.frame.refuse(response, { kind: 'too-many' });
    return undefined;
  }
  if (stored !== undefined) return stored;
  desk.guesses.missed(request);
  desk.frame.refuse(response, { kind: 'not-found', says: desk.frame.words(response).say('live.no-session') });
  return undefined;
}

/** The session of the address for its trainer; for everybody else there is no such page. */
export function ledSession(request: Request, response: Response, desk: Desk): StoredSession | undefined {
  const stored = sessionAsked(request, response, desk);
  if (stored === undefined) return undefined;
  if (leads(stored, secretOf(request, 'trainer', stored.code), desk)) return stored;
  desk.frame.refuse(response, { kind: 'not-yours', says: desk.frame.words(response).say('live.no-trainer') });
  return undefined;
}

/** What was found out about a request: what it passes on its way asks the same again. */
const found = new WeakMap<
  Request,
  { readonly stored: StoredSession | undefined; readonly participant: Participant | undefined }
>();

/** The session of a code and who of its participants asks, looked for once for each request. */
export function whoAsks(
  request: Request,
  code: string,
  desk: Desk,
): { readonly stored: StoredSession | undefined; readonly participant: Participant | undefined } {
  const before = found.get(request);
  if (before?.stored?.code === code) return before;
  const session = findSession(code, desk);
  const stored = session?.code === code ? session : undefined;
  const participant =
    stored === undefined
      ? undefined
      : participantWith(stored, secretOf(request, 'participant', stored.code), desk);
  const who = { stored, participant };
  found.set(request, who);
  return who;
}

/** Who of the session's participants asks. */
export function participantAsking(
  request: Request,
  stored: StoredSession,
  desk: Desk,
): Participant | undefined {
  return whoAsks(request, stored.code, desk).participant;
}

/** Where the session stands now. */
export function situationNow(stored: StoredSession, desk: Desk): Situation {
  return situationOf(stored.session, momentOf(desk.clock));
}

/** Names what a page shows of the session: a page of another version is out of date. */
export function versionOf(stored: StoredSession, desk: Desk): string {
  return `${String(stored.session.revision)}-${situationNow(stored, desk)}`;
}

/** Tells all open pages that the session stands elsewhere now, and sees to it that they are told when an open vote is over. */
export function announce(code: string, desk: Desk): void {
  const stored = desk.sessions.find(code);
  if (stored === undefined) return;
  desk.hub.moved(stored.number, versionOf(stored, desk));
  watchTime(stored, desk);
}

/** Sees to it that pages are told when the time of an open vote is over. */
export function watchTime({ code, number, session }: StoredSession, desk: Desk): void {
  const { poll } = session;
  const left =
    poll.state === 'open' && poll.until !== undefined ? poll.until - momentOf(desk.clock) : undefined;
  desk.hub.closesIn(number, left, () => {
    const now = desk.sessions.find(code);
    return now === undefined ? 'gone' : versionOf(now, desk);
  });
}
