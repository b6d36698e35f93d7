import fc from 'fast-check';
import { planOfScenario } from '../../src/core/workshop/plan.js';
import { commandNames, type Command } from '../../src/core/workshop/session.js';
import type { Scenario } from '../../src/core/workshop/scenario.js';
import { openStores } from '../../src/stores.js';
import { secretsOfMachine } from '../../src/secrets.js';
import { askQuestion } from '../../src/usecases/ask-question.js';
import { castVote } from '../../src/usecases/cast-vote.js';
import { conductSession } from '../../src/usecases/conduct-session.js';
import { findSession, leads, participantWith } from '../../src/usecases/enter-session.js';
import { joinSession } from '../../src/usecases/join-session.js';
import { openSession, type SessionParts } from '../../src/usecases/open-session.js';
import type { Participant, StoredSession } from '../../src/usecases/session-ports.js';
import { limits } from '../../src/core/workshop/limits.js';
import { sampleRounds } from '../support/workshops.js';

const said = (text: string): { en: string; fr: string } => ({ en: text, fr: text });
const scenario: Scenario = {
  id: 'sample',
  title: said('Sample'),
  situation: said('Situation'),
  goals: [said('Goal')],
  audience: ['buyers'],
  practice: 'sample',
  minutes: 30,
  country: 'FR',
  date: '2026-11-02',
  dossier: { authority: { country: 'FR' } },
  rounds: [sampleRounds['what-would-you-do'], sampleRounds['myth-or-fact'], sampleRounds['build-together']],
  debrief: said('Debrief'),
};
const plan = planOfScenario(scenario, { country: 'FR', date: '2026-11-02' });

interface Hall extends SessionParts {
  moment: number;
  readonly close: () => void;
}

function hall(): Hall {
  const stores = openStores(':memory:');
  const made: Hall = {
    moment: Date.parse('2026-11-26T10:00:00Z'),
    sessions: stores.sessions,
    secrets: secretsOfMachine(),
    days: 30,
    clock: { today: () => '2026-11-26', now: () => new Date(made.moment).toISOString() },
    close: stores.close,
  };
  return made;
}

function opened(
  parts: Hall,
  options = { anonymous: false, teams: 0 },
): { stored: StoredSession; secret: string } {
  const session = openSession(plan, options, 'workspace', parts);
  if (!session.ok) throw new Error(session.refusal);
  return session.value;
}

function again(parts: Hall, { code }: StoredSession): StoredSession {
  const stored = findSession(code, parts);
  if (stored === undefined) throw new Error('The session is gone.');
  return stored;
}

function lead(parts: Hall, stored: StoredSession, ...commands: Command[]): void {
  for (const command of commands) {
    const { session } = again(parts, stored);
    const done = conductSession(stored, session.revision, command, parts);
    if (!done.ok) throw new Error(`${command.do}: ${JSON.stringify(done.refusal)}`);
  }
}

function joined(parts: Hall, stored: StoredSession, nickname = ''): Participant {
  const made = joinSession(stored, { nickname, team: '1' }, parts);
  if (!made.ok) throw new Error(made.refusal);
  return made.value.participant;
}

type Step =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'join' }
  | {
      readonly kind: 'leave' | 'vote';
      readonly who: number;
      readonly option: string;
      readonly round: number;
      readonly ballot: number;
    }
  | { readonly kind: 'wait'; readonly milliseconds: number };

const command = fc.oneof(
  fc
    .constantFrom(...commandNames.filter((name) => name !== 'extend' && name !== 'open'))
    .map((name) => ({ do: name })),
  fc.constantFrom<Command>({ do: 'open' }, { do: 'open', seconds: 30 }, { do: 'extend', seconds: 30 }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: command.map((one): Step => ({ kind: 'command', command: one })) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'join' }) },
  {
    weight: 6,
    arbitrary: fc
      .record({
        kind: fc.constantFrom('vote' as const, 'vote' as const, 'leave' as const),
        who: fc.nat({ max: 4 }),
        option: fc.constantFrom('a', 'b', 'myth', 'fact', 'no-such'),
        round: fc.nat({ max: 2 }),
        ballot: fc.integer({ min: 1, max: 2 }),
      })
      .map((one): Step => one),
  },
  {
    weight: 1,
    arbitrary: fc.nat({ max: 40_000 }).map((milliseconds): Step => ({ kind: 'wait', milliseconds })),
  },
);

test('no order of commands, comings, goings and votes loses or doubles a vote', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const parts = hall();
      try {
        const { stored } = opened(parts);
        const people = [joined(parts, stored), joined(parts, stored)];
        const ledger = new Map<string, string>();
        for (const one of steps) {
          if (one.kind === 'wait') parts.moment += one.milliseconds;
          else if (one.kind === 'join') {
            const made = joinSession(stored, { nickname: '', team: '' }, parts);
            if (made.ok) people.push(made.value.participant);
          } else if (one.kind === 'command')
            conductSession(stored, again(parts, stored).session.revision, one.command, parts);
          else {
            const person = people[one.who % people.length];
            if (person === undefined) continue;
            if (one.kind === 'leave') parts.sessions.setPresent(stored.number, person.number, false);
            else {
              const { round, ballot, option } = one;
              const form = { option, answer: option, 'proposal-0': option };
              const cast = castVote(stored, person, { round, ballot }, form, parts);
              if (cast.ok) ledger.set(`${String(round)} ${String(ballot)} ${String(person.number)}`, option);
            }
          }
        }
        const kept = [0, 1, 2].flatMap((round) =>
          ([1, 2] as const).flatMap((ballot) => parts.sessions.votes(stored.number, round, ballot)),
        );
        const found = new Map(
          kept.map(({ round, ballot, participant, vote }) => [
            `${String(round)} ${String(ballot)} ${String(participant)}`,
            vote.kind === 'what-would-you-do'
              ? vote.option
              : vote.kind === 'myth-or-fact'
                ? vote.answer
                : vote.kind === 'build-together'
                  ? (vote.proposals[0] ?? '')
                  : '',
          ]),
        );
        expect(kept).toHaveLength(found.size);
        expect(found).toEqual(ledger);
      } finally {
        parts.close();
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

describe('a session', () => {
  let parts: Hall;
  beforeEach(() => {
    parts = hall();
  });
  afterEach(() => {
    parts.close();
  });

  test('it works: somebody leaves, comes back, and the vote is kept', () => {
    const { stored } = opened(parts);
    const person = joined(parts, stored, ' Zoé\n the  first ');
    expect(person.nickname).toBe('Zoé the first');
    lead(parts, stored, { do: 'begin' }, { do: 'open' });
    expect(castVote(stored, person, { round: 0, ballot: 1 }, { option: 'a' }, parts).ok).toBe(true);
    parts.sessions.setPresent(stored.number, person.number, false);
    expect(parts.sessions.headcount(stored.number)).toEqual({ joined: 1, present: 0 });
    expect(castVote(stored, person, { round: 0, ballot: 1 }, { option: 'b' }, parts).ok).toBe(true);
    expect(parts.sessions.headcount(stored.number).present).toBe(1);
    expect(parts.sessions.votes(stored.number, 0, 1).map(({ vote }) => vote)).toEqual([
      { kind: 'what-would-you-do', option: 'b' },
    ]);
  });

  test.each([
    ['another round', { round: 1, ballot: 1 }, 'moved-on'],
    ['another ballot', { round: 0, ballot: 2 }, 'moved-on'],
    ['no round', { round: Number.NaN, ballot: 1 }, 'moved-on'],
  ])('a form made for %s does not count', (_, casting, kind) => {
    const { stored } = opened(parts);
    const person = joined(parts, stored);
    lead(parts, stored, { do: 'begin' }, { do: 'open' });
    const cast = castVote(stored, person, casting, { option: 'a' }, parts);
    expect(cast.ok ? '' : cast.refusal.kind).toBe(kind);
    expect(parts.sessions.countVotes(stored.number, 0, 1)).toBe(0);
  });

  test('a vote after its time does not count, and says why', () => {
    const { stored } = opened(parts);
    const person = joined(parts, stored);
    lead(parts, stored, { do: 'begin' }, { do: 'open', seconds: 30 });
    parts.moment += 30_000;
    expect(castVote(stored, person, { round: 0, ballot: 1 }, { option: 'a' }, parts)).toEqual({
      ok: false,
      refusal: { kind: 'not-open', situation: 'closed' },
    });
  });

  test('a button pressed twice acts once', () => {
    const { stored } = opened(parts);
    expect(conductSession(stored, 1, { do: 'begin' }, parts).ok).toBe(true);
    expect(conductSession(stored, 1, { do: 'begin' }, parts)).toEqual({ ok: false, refusal: 'stale' });
  });

  test('secrets are known by their hash only, and nicknames are gone when it ends', () => {
    const { stored, secret } = opened(parts);
    joined(parts, stored, 'Zoé');
    expect(leads(stored, secret, parts)).toBe(true);
    for (const other of [undefined, '', `${secret}x`, parts.secrets.hash(secret)])
      expect(leads(stored, other, parts)).toBe(false);
    expect(participantWith(stored, secret, parts)).toBeUndefined();
    lead(parts, stored, { do: 'end' });
    expect(parts.sessions.participants(stored.number).map(({ nickname }) => nickname)).toEqual([undefined]);
    expect(joinSession(again(parts, stored), { nickname: '', team: '' }, parts)).toEqual({
      ok: false,
      refusal: 'ended',
    });
  });

  test('the same proposal counts once; hidden ones cannot be ranked', () => {
    const { stored } = opened(parts);
    const [one, two] = [joined(parts, stored), joined(parts, stored)];
    lead(parts, stored, { do: 'begin' }, { do: 'next' }, { do: 'next' }, { do: 'open' });
    castVote(stored, one, { round: 2, ballot: 1 }, { 'proposal-0': 'Time to talk' }, parts);
    castVote(stored, two, { round: 2, ballot: 1 }, { 'proposal-0': 'time to TALK' }, parts);
    lead(parts, stored, { do: 'close' }, { do: 'reveal' }, { do: 'vote-again' }, { do: 'open' });
    const id = `p${String(one.number)}-0`;
    const rank = { [`rank-${id}`]: '1' };
    expect(castVote(stored, two, { round: 2, ballot: 2 }, rank, parts).ok).toBe(true);
    parts.sessions.hideText(stored.number, 2, 'Time to talk', true);
    expect(castVote(stored, one, { round: 2, ballot: 2 }, rank, parts).ok).toBe(false);
  });

  test('limits have an answer', () => {
    const { stored } = opened(parts, { anonymous: false, teams: 2 });
    const join = (nickname: string, team: string): string => {
      const made = joinSession(stored, { nickname, team }, parts);
      return made.ok ? '' : made.refusal;
    };
    expect(join('x'.repeat(limits.nickname + 1), '1')).toBe('nickname');
    expect([join('', ''), join('', '3'), join('', '0'), join('', '1')]).toEqual(['team', 'team', 'team', '']);
    const person = joined(parts, stored);
    expect(askQuestion(stored, person, 'x'.repeat(limits.text + 1), parts)).toEqual({
      ok: false,
      refusal: 'too-long',
    });
    expect(askQuestion(stored, person, ' \u200b ', parts)).toEqual({ ok: false, refusal: 'empty' });
    for (let index = 0; index < limits.textsEach; index += 1)
      expect(askQuestion(stored, person, `Why ${String(index)}?`, parts).ok).toBe(true);
    expect(askQuestion(stored, person, 'And?', parts)).toEqual({ ok: false, refusal: 'too-many' });
    for (let index = 1; index < limits.sessions; index += 1) opened(parts);
    expect(openSession(plan, { anonymous: true, teams: 0 }, 'workspace', parts)).toEqual({
      ok: false,
      refusal: 'too-many-sessions',
    });
    expect(openSession({ ...plan, rounds: [] }, { anonymous: true, teams: 0 }, 'other', parts).ok).toBe(
      false,
    );
  });

  test('no more sessions are opened than fit in all', () => {
    parts.sessions.count = () => limits.allSessions;
    expect(openSession(plan, { anonymous: true, teams: 0 }, 'workspace', parts)).toEqual({
      ok: false,
      refusal: 'no-room',
    });
  });

  test('it is full at its limit', () => {
    const { stored } = opened(parts);
    for (let index = 0; index < limits.participants; index += 1) joined(parts, stored);
    expect(joinSession(stored, { nickname: '', team: '' }, parts)).toEqual({ ok: false, refusal: 'full' });
  });

  test('it is gone after its days, erased or not, with everything in it', () => {
    const { stored } = opened(parts);
    const person = joined(parts, stored, 'Zoé');
    lead(parts, stored, { do: 'begin' }, { do: 'open' });
    castVote(stored, person, { round: 0, ballot: 1 }, { option: 'a' }, parts);
    parts.moment += 29 * 24 * 3600 * 1000;
    expect(parts.sessions.eraseExpired(parts.clock.now())).toBe(0);
    parts.moment += 24 * 3600 * 1000;
    expect(findSession(stored.code, parts)).toBeUndefined();
    expect(parts.sessions.eraseExpired(parts.clock.now())).toBe(1);
    expect(parts.sessions.votes(stored.number, 0, 1)).toEqual([]);
    expect(parts.sessions.participants(stored.number)).toEqual([]);
  });
});
