import fc from 'fast-check';
import {
  commandNames,
  commandsAt,
  conduct,
  isRevealed,
  mostSeconds,
  newSession,
  openBallot,
  situationOf,
  type Command,
  type Session,
} from '../../../src/core/workshop/session.js';

const start = 1_000_000;

function after(commands: readonly Command[], rounds = 2, session = newSession(rounds)): Session {
  return commands.reduce((now, command) => {
    const next = conduct(now, command, start);
    if (!next.ok) throw new Error(`${command.do}: ${next.refusal.reason}`);
    return next.value;
  }, session);
}

const begin: Command = { do: 'begin' };
const open: Command = { do: 'open' };
const timed: Command = { do: 'open', seconds: 60 };
const close: Command = { do: 'close' };
const reveal: Command = { do: 'reveal' };
const again: Command = { do: 'vote-again' };

test.each([
  [[], 'lobby'],
  [[begin], 'waiting'],
  [[begin, open], 'open'],
  [[begin, timed, { do: 'pause' }], 'paused'],
  [[begin, timed, { do: 'pause' }, { do: 'resume' }], 'open'],
  [[begin, open, close], 'closed'],
  [[begin, open, close, { do: 'extend', seconds: 30 }], 'open'],
  [[begin, open, close, reveal], 'reveal'],
  [[begin, open, close, reveal, { do: 'discuss' }], 'discussion'],
  [[begin, open, close, reveal, again], 'again-waiting'],
  [[begin, open, close, reveal, again, open], 'again-open'],
  [[begin, open, close, reveal, again, open, { do: 'pause' }], 'again-paused'],
  [[begin, open, close, reveal, again, open, close], 'again-closed'],
  [[begin, open, close, reveal, again, open, close, { do: 'show-shift' }], 'shift'],
  [[begin, { do: 'next' }], 'waiting'],
  [[begin, open, close, { do: 'debrief' }], 'debrief'],
  [[{ do: 'end' }], 'ended'],
] satisfies [Command[], string][])('%j leads to %s', (commands, situation) => {
  expect(situationOf(after(commands), start)).toBe(situation);
});

test.each([
  [[], open, 'lobby'],
  [[], reveal, 'lobby'],
  [[begin], begin, 'waiting'],
  [[begin, open], open, 'open'],
  [[begin, open], reveal, 'open'],
  [[begin, open], { do: 'next' }, 'open'],
  [[begin, open], { do: 'end' }, 'open'],
  [[begin, open], { do: 'extend', seconds: 30 }, 'no-limit'],
  [[begin], { do: 'open', seconds: 0 }, 'not-a-time'],
  [[begin], { do: 'open', seconds: mostSeconds + 1 }, 'not-a-time'],
  [[begin], { do: 'open', seconds: 1.5 }, 'not-a-time'],
  [[begin, open, close], again, 'closed'],
  [[begin, { do: 'next' }], { do: 'next' }, 'last-round'],
  [[begin, open, close, reveal], open, 'reveal'],
  [[{ do: 'end' }], begin, 'ended'],
  [[{ do: 'end' }], { do: 'end' }, 'ended'],
] satisfies [Command[], Command, string][])(
  'after %j, %j is refused because of %s',
  (commands, command, reason) => {
    expect(conduct(after(commands), command, start)).toEqual({
      ok: false,
      refusal: { command: command.do, reason },
    });
  },
);

describe('time', () => {
  const opened = after([begin, timed]);

  test('closes a vote by itself at its end and not before', () => {
    expect(situationOf(opened, start + 59_999)).toBe('open');
    expect(situationOf(opened, start + 60_000)).toBe('closed');
    expect(openBallot(opened, start + 60_000)).toEqual({ ok: false, refusal: 'closed' });
  });

  test('stands still in a pause', () => {
    const paused = conduct(opened, { do: 'pause' }, start + 20_000);
    if (!paused.ok) throw new Error('refused');
    expect(situationOf(paused.value, start + 900_000)).toBe('paused');
    const resumed = conduct(paused.value, { do: 'resume' }, start + 900_000);
    if (!resumed.ok) throw new Error('refused');
    expect(resumed.value.poll).toEqual({ state: 'open', until: start + 940_000 });
  });

  test.each([
    [start + 10_000, start + 90_000],
    [start + 70_000, start + 100_000],
  ])('is extended at %i to %i, even when it is over', (moment, until) => {
    const more = conduct(opened, { do: 'extend', seconds: 30 }, moment);
    expect(more.ok && more.value.poll).toEqual({ state: 'open', until });
  });

  test('is extended in a pause too', () => {
    const paused = after([{ do: 'pause' }, { do: 'extend', seconds: 30 }], 2, opened);
    expect(paused.poll).toEqual({ state: 'paused', left: 90_000 });
  });
});

const command: fc.Arbitrary<Command> = fc.oneof(
  fc
    .constantFrom(...commandNames.filter((name) => name !== 'open' && name !== 'extend'))
    .map((name) => ({ do: name })),
  fc
    .option(fc.integer({ min: 1, max: 90 }), { nil: undefined })
    .map((seconds): Command => (seconds === undefined ? { do: 'open' } : { do: 'open', seconds })),
  fc.integer({ min: 1, max: 90 }).map((seconds): Command => ({ do: 'extend', seconds })),
);

describe('whatever is commanded whenever', () => {
  const walk = fc.array(fc.tuple(command, fc.integer({ min: 0, max: 40_000 })), { maxLength: 60 });

  test('a command is offered exactly when it is carried out, and only then does the revision grow', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let [session, moment] = [newSession(3), start];
        for (const [next, later] of steps) {
          moment += later;
          const offered = commandsAt(session, moment).includes(next.do);
          const done = conduct(session, next, moment);
          expect(done.ok).toBe(offered);
          if (!done.ok) continue;
          expect(done.value.revision).toBe(session.revision + 1);
          expect(done.value.round).toBeLessThan(3);
          expect(done.value.round).toBeGreaterThanOrEqual(session.round);
          session = done.value;
        }
      }),
    );
  });

  test('what is revealed is not voted on any more, and what is open is not revealed', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let [session, moment] = [newSession(3), start];
        const revealed = new Set<number>();
        for (const [next, later] of steps) {
          moment += later;
          const done = conduct(session, next, moment);
          if (done.ok) session = done.value;
          if (isRevealed(session) && session.stage !== 'ended' && session.stage !== 'debrief')
            revealed.add(session.round);
          const ballot = openBallot(session, moment);
          if (ballot.ok && ballot.value.ballot === 1) expect(revealed.has(ballot.value.round)).toBe(false);
        }
      }),
    );
  });
});
