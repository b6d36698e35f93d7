import { recent } from '../../core/shared/recent.js';
import type { Plan } from '../../core/workshop/plan.js';
import type { Ballot, Session } from '../../core/workshop/session.js';
import type { Vote } from '../../core/workshop/vote.js';
import type {
  KeptVote,
  NewSession,
  Participant,
  SessionOptions,
  SessionStore,
  StoredSession,
} from '../../usecases/session-ports.js';
import { commitTogether } from './commit-together.js';
import type { Database } from './driver.js';

interface SessionRow {
  number: number;
  code: string;
  state: string;
  options: string;
  created: string;
  expires: string;
}

interface ParticipantRow {
  number: number;
  nickname: string | null;
  hidden: number;
  team: number;
  present: number;
}

interface VoteRow {
  participant: number;
  team: number;
  round: number;
  ballot: Ballot;
  body: string;
}

function participantFrom({ number, nickname, hidden, team, present }: ParticipantRow): Participant {
  return { number, nickname: nickname ?? undefined, hidden: hidden === 1, team, present: present === 1 };
}

// Only this store writes the bodies, and only from what was read and checked.
function voteFrom({ body, ...rest }: VoteRow): KeptVote {
  return { ...rest, vote: JSON.parse(body) as Vote };
}

const plansInMemory = 64;
const sessionColumns = 'number, code, state, options, created, expires';
const participantColumns = 'number, nickname, hidden, team, present';

/** Live sessions. Every query names its session, so no number of another one leads anywhere. */
export function sessionStore(database: Database): SessionStore {
  const insert = database.prepare<[string, string, string, number, string, string, string, string, string]>(
    'INSERT INTO sessions (code, trainer, workspace, revision, state, options, plan, created, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO NOTHING',
  );
  const byCode = database.prepare<[string], SessionRow>(
    `SELECT ${sessionColumns} FROM sessions WHERE code = ?`,
  );
  const byWorkspace = database.prepare<[string], SessionRow>(
    `SELECT ${sessionColumns} FROM sessions WHERE workspace = ? ORDER BY number DESC`,
  );
  const countAll = database.prepare<[], number>('SELECT count(*) FROM sessions').pluck();
  const planOf = database.prepare<[number], string>('SELECT plan FROM sessions WHERE number = ?').pluck();
  const trainer = database
    .prepare<[number, string], number>('SELECT 1 FROM sessions WHERE number = ? AND trainer = ?')
    .pluck();
  const update = database.prepare<[number, string, number, number]>(
    'UPDATE sessions SET revision = ?, state = ? WHERE number = ? AND revision = ?',
  );
  const removeOne = database.prepare<[number]>('DELETE FROM sessions WHERE number = ?');
  const expire = database.prepare<[string]>('DELETE FROM sessions WHERE expires <= ?');

  const insertParticipant = database.prepare<[number, string, string | null, number], ParticipantRow>(
    `INSERT INTO session_participants (session, secret, nickname, team) VALUES (?, ?, ?, ?) RETURNING ${participantColumns}`,
  );
  const participantBy = database.prepare<[number, string], ParticipantRow>(
    `SELECT ${participantColumns} FROM session_participants WHERE session = ? AND secret = ?`,
  );
  const participantsOf = database.prepare<[number], ParticipantRow>(
    `SELECT ${participantColumns} FROM session_participants WHERE session = ? ORDER BY number`,
  );
  const heads = database.prepare<[number], { joined: number; present: number }>(
    'SELECT count(*) AS joined, coalesce(sum(present), 0) AS present FROM session_participants WHERE session = ?',
  );
  const present = database.prepare<[number, number, number]>(
    'UPDATE session_participants SET present = ? WHERE session = ? AND number = ?',
  );
  const hidden = database.prepare<[number, number, number]>(
    'UPDATE session_participants SET hidden = ? WHERE session = ? AND number = ?',
  );
  const forget = database.prepare<[number]>(
    'UPDATE session_participants SET nickname = NULL WHERE session = ?',
  );

  const insertVote = database.prepare<[number, number, number, number, string]>(
    'INSERT INTO session_votes (session, round, ballot, participant, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
  );
  const voteOf = database
    .prepare<[number, number, number, number], string>(
      'SELECT body FROM session_votes WHERE session = ? AND round = ? AND ballot = ? AND participant = ?',
    )
    .pluck();
  const votesOf = database.prepare<[number, number, number], VoteRow>(
    `SELECT v.participant, p.team, v.round, v.ballot, v.body FROM session_votes v
     JOIN session_participants p ON p.number = v.participant
     WHERE v.session = ? AND v.round = ? AND v.ballot = ? ORDER BY v.participant`,
  );
  const countOf = database
    .prepare<[number, number, number], number>(
      'SELECT count(*) FROM session_votes WHERE session = ? AND round = ? AND ballot = ?',
    )
    .pluck();

  const insertQuestion = database.prepare<[number, number, string]>(
    'INSERT INTO session_questions (session, participant, body) VALUES (?, ?, ?)',
  );
  const questionsOf = database.prepare<[number], { number: number; body: string; hidden: number }>(
    'SELECT number, body, hidden FROM session_questions WHERE session = ? ORDER BY number',
  );
  const questionsBy = database
    .prepare<[number, number], number>(
      'SELECT count(*) FROM session_questions WHERE session = ? AND participant = ?',
    )
    .pluck();
  const hideQuestion = database.prepare<[number, number, number]>(
    'UPDATE session_questions SET hidden = ? WHERE session = ? AND number = ?',
  );

  const hideText = database.prepare<[number, number, string]>(
    'INSERT INTO session_hidden_texts (session, round, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const showText = database.prepare<[number, number, string]>(
    'DELETE FROM session_hidden_texts WHERE session = ? AND round = ? AND text = ?',
  );
  const hiddenTexts = database
    .prepare<[number, number], string>(
      'SELECT text FROM session_hidden_texts WHERE session = ? AND round = ?',
    )
    .pluck();

  const insertAnswer = database.prepare<[number, string, number, string]>(
    'INSERT INTO session_answers (session, kind, participant, body) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
  );
  const answerOf = database
    .prepare<[number, string, number], string>(
      'SELECT body FROM session_answers WHERE session = ? AND kind = ? AND participant = ?',
    )
    .pluck();
  const answersOf = database.prepare<[number, string], { participant: number; body: string }>(
    'SELECT participant, body FROM session_answers WHERE session = ? AND kind = ? ORDER BY participant',
  );

  const insertNote = database.prepare<[number, number, string]>(
    'INSERT INTO session_notes (session, round, body) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
  );
  const notesOf = database.prepare<[number], { round: number; body: string }>(
    'SELECT round, body FROM session_notes WHERE session = ? ORDER BY round',
  );

  // A plan never changes, so it is read once for as long as the session is played.
  const plans = recent<Plan>(plansInMemory);
  const storedFrom = ({ state, options, ...rest }: SessionRow): StoredSession => ({
    ...rest,
    session: JSON.parse(state) as Session,
    options: JSON.parse(options) as SessionOptions,
    plan: () =>
      plans(
        `${String(rest.number)} ${rest.created}`,
        () => JSON.parse(planOf.get(rest.number) ?? '') as Plan,
      ),
  });
  const find = (code: string): StoredSession | undefined => {
    const row = byCode.get(code);
    return row === undefined ? undefined : storedFrom(row);
  };
  const create = ({ code, session, options, plan, ...rest }: NewSession): StoredSession | undefined => {
    const { changes } = insert.run(
      code,
      rest.trainer,
      rest.workspace,
      session.revision,
      JSON.stringify(session),
      JSON.stringify(options),
      JSON.stringify(plan),
      rest.created,
      rest.expires,
    );
    return changes === 0 ? undefined : find(code);
  };
  const atomically = database.transaction((work: () => unknown) => work());
  return {
    // The transaction hands on what the work gives.
    atomic: <T>(work: () => T) => atomically.immediate(work) as T,
    together: commitTogether(database),
    create,
    find,
    isTrainer: (session, secretHash) => trainer.get(session, secretHash) === 1,
    ofWorkspace: (workspace) => byWorkspace.all(workspace).map(storedFrom),
    count: () => countAll.get() ?? 0,
    keep: (session, next) =>
      update.run(next.revision, JSON.stringify(next), session, next.revision - 1).changes > 0,
    remove: (session) => void removeOne.run(session),
    eraseExpired: (now) => expire.run(now).changes,

    join: (session, secretHash, nickname, team) => {
      const row = insertParticipant.get(session, secretHash, nickname ?? null, team);
      if (row === undefined) throw new Error('A participant who has just joined is not there.');
      return participantFrom(row);
    },
    participant: (session, secretHash) => {
      const row = participantBy.get(session, secretHash);
      return row === undefined ? undefined : participantFrom(row);
    },
    participants: (session) => participantsOf.all(session).map(participantFrom),
    headcount: (session) => heads.get(session) ?? { joined: 0, present: 0 },
    setPresent: (session, participant, here) => void present.run(here ? 1 : 0, session, participant),
    setHidden: (session, participant, hide) => void hidden.run(hide ? 1 : 0, session, participant),
    forgetNicknames: (session) => void forget.run(session),

    cast: (session, participant, round, ballot, vote) =>
      void insertVote.run(session, round, ballot, participant, JSON.stringify(vote)),
    vote: (session, participant, round, ballot) => {
      const body = voteOf.get(session, round, ballot, participant);
      return body === undefined ? undefined : (JSON.parse(body) as Vote);
    },
    votes: (session, round, ballot) => votesOf.all(session, round, ballot).map(voteFrom),
    countVotes: (session, round, ballot) => countOf.get(session, round, ballot) ?? 0,

    ask: (session, participant, text) => void insertQuestion.run(session, participant, text),
    questions: (session) =>
      questionsOf
        .all(session)
        .map(({ number, body, hidden: hide }) => ({ number, text: body, hidden: hide === 1 })),
    countQuestions: (session, participant) => questionsBy.get(session, participant) ?? 0,
    hideQuestion: (session, question, hide) => void hideQuestion.run(hide ? 1 : 0, session, question),

    hideText: (session, round, text, hide) =>
      void (hide ? hideText : showText).run(session, round, text.toLowerCase()),
    hiddenTexts: (session, round) => new Set(hiddenTexts.all(session, round)),

    answer: (session, participant, kind, body) =>
      void insertAnswer.run(session, kind, participant, JSON.stringify(body)),
    answerOf: (session, participant, kind) => {
      const body = answerOf.get(session, kind, participant);
      return body === undefined ? undefined : (JSON.parse(body) as unknown);
    },
    answers: (session, kind) =>
      answersOf
        .all(session, kind)
        .map(({ participant, body }) => ({ participant, body: JSON.parse(body) as unknown })),

    note: (session, round, text) => void insertNote.run(session, round, text),
    notes: (session) => new Map(notesOf.all(session).map(({ round, body }) => [round, body])),
  };
}
