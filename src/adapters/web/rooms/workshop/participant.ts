import { Router, type Request, type Response } from 'express';
import { labelSays } from '../../../../core/workshop/label-words.js';
import { limits } from '../../../../core/workshop/limits.js';
import { chartsOf, positionsOf } from '../../../../core/workshop/positions.js';
import type { PlayedRound } from '../../../../core/workshop/plan.js';
import { isRevealed, type Ballot, type Situation } from '../../../../core/workshop/session.js';
import { mostProposalsEach } from '../../../../core/workshop/round.js';
import { longestAnswer, voteFields, type Proposal, type Vote } from '../../../../core/workshop/vote.js';
import type { Words } from '../../../../core/shared/text.js';
import { answersAsked } from '../../../../usecases/answer-session.js';
import { askQuestion } from '../../../../usecases/ask-question.js';
import { castVote, type CastRefusal } from '../../../../usecases/cast-vote.js';
import { rankedProposals } from '../../../../usecases/rank-proposals.js';
import type { Participant, StoredSession } from '../../../../usecases/session-ports.js';
import { paths } from '../../paths.js';
import type { ButtonForm, Link, LongTextQuestion, Page, Question } from '../../view-models.js';
import { posted, type Posted } from '../buyer/posted.js';
import { answerRoutes, answerForms, type AnswerForm, type RefusedAnswer } from './answers.js';
import { countsOf } from './events.js';
import { joinForm, joinRoutes, type JoinForm } from './join.js';
import { participantAsking, sessionAsked, situationNow, versionOf, type Desk } from './parts.js';
import { roundNow, stageModel, timeLeft } from './stage-model.js';
import { voteQuestions } from './vote-questions.js';

/** Seconds after which a page without JavaScript asks for itself again. */
const refreshEvery = 5;

/** What a participant has just done, and what of it was refused. */
interface Shown {
  readonly vote?: { readonly form: Posted; readonly refusal: CastRefusal };
  readonly question?: { readonly typed: string; readonly says: string };
  readonly answer?: RefusedAnswer;
}

interface VoteForm {
  readonly action: string;
  readonly round: number;
  readonly ballot: number;
  readonly again: boolean;
  readonly questions: readonly Question[];
  readonly button: string;
}

/** A vote as its maker reads it back: the answers that it stands on, or what was typed. */
function voteSays(
  round: PlayedRound['round'],
  vote: Vote,
  proposals: readonly Proposal[],
  desk: Desk,
  words: Words,
): string[] {
  if (vote.kind === 'open-question') return [vote.text];
  const charts = new Map(chartsOf(round, proposals).map((chart) => [chart.id, chart]));
  const stands = positionsOf(round, vote, proposals).flatMap(({ chart, bar, amount }) => {
    const found = charts.get(chart);
    const label = found?.bars.find(({ id }) => id === bar)?.label;
    if (found === undefined || label === undefined || (found.counts === 'amount' && chart !== 'points'))
      return [];
    const says = labelSays(label, desk.knowledge.library, words);
    const named =
      found.label === undefined
        ? says
        : words.say('live.vote.of', { of: labelSays(found.label, desk.knowledge.library, words), says });
    return [chart === 'points' ? words.say('live.vote.of', { of: says, says: String(amount) }) : named];
  });
  return vote.kind === 'build-together'
    ? [...vote.proposals, ...vote.ranking.map((id) => rankedName(round, id, proposals, words))]
    : stands;
}

function rankedName(
  round: PlayedRound['round'],
  id: string,
  proposals: readonly Proposal[],
  words: Words,
): string {
  const seed = round.kind === 'build-together' ? round.seeds.find((item) => item.id === id) : undefined;
  return seed?.says[words.language] ?? proposals.find((item) => item.id === id)?.text ?? id;
}

const ballots: Readonly<Partial<Record<Situation, Ballot>>> = {
  waiting: 1,
  open: 1,
  paused: 1,
  closed: 1,
  'again-waiting': 2,
  'again-open': 2,
  'again-paused': 2,
  'again-closed': 2,
};

function questionForm(
  stored: StoredSession,
  shown: Shown,
  words: Words,
): { action: string; text: LongTextQuestion } {
  return {
    action: paths.sessionQuestion.at({ code: stored.code }),
    text: {
      kind: 'long-text',
      id: 'question',
      name: 'question',
      label: words.say('live.question.label'),
      hint: words.say('live.question.hint'),
      value: shown.question?.typed ?? '',
      rows: 3,
      max: limits.text,
      error: shown.question?.says,
    },
  };
}

function refusedVote(refusal: CastRefusal, words: Words): Link[] {
  if (refusal.kind === 'faults')
    return refusal.faults.map(({ field, key, values }) => ({
      text: words.say(key, values),
      href: `#${field}`,
    }));
  return [
    {
      text:
        refusal.kind === 'moved-on'
          ? words.say('live.vote.moved-on')
          : words.say('live.vote.not-open', { situation: words.say(`live.situation.${refusal.situation}`) }),
      href: '#live-stage',
    },
  ];
}

/** What of a vote was typed, not chosen: it is given back where the vote came too late. */
function typedTexts(form: Posted): string[] {
  const fields = [
    voteFields.text,
    ...Array.from({ length: mostProposalsEach }, (_, index) => voteFields.proposal(index)),
  ];
  return fields.map((field) => form.one(field).trim().slice(0, longestAnswer)).filter((text) => text !== '');
}

/**
 * Everything that a page without a refusal is made from, apart from its language and address: most people in a room see the same
 * page, and get what was made once.
 */
function keyOf(stored: StoredSession, participant: Participant, desk: Desk): string {
  const { number, created, session } = stored;
  const { nickname, team, present } = participant;
  const played = roundNow(stored);
  const ballot = ballots[situationNow(stored, desk)];
  return JSON.stringify([
    [number, created, versionOf(stored, desk), timeLeft(stored, desk)],
    [nickname, team, present],
    played === undefined || ballot === undefined
      ? []
      : [
          desk.sessions.vote(number, participant.number, played.index, ballot),
          rankedProposals(stored, played, ballot, desk.sessions),
        ],
    isRevealed(session) ? [...desk.sessions.hiddenTexts(number, session.round)].sort() : [],
    answersAsked(session).map((kind) => desk.sessions.answerOf(number, participant.number, kind)),
  ]);
}

function show(
  request: Request,
  response: Response,
  stored: StoredSession,
  participant: Participant,
  desk: Desk,
): void {
  // One moment for the key and for the page.
  const now = desk.clock.now();
  const still: Desk = { ...desk, clock: { today: () => desk.clock.today(), now: () => now } };
  desk.frame.keptPage(response, 'live/participant', keyOf(stored, participant, still), () =>
    pageOf(request, response, stored, participant, still),
  );
}

function showRefused(
  request: Request,
  response: Response,
  stored: StoredSession,
  participant: Participant,
  desk: Desk,
  shown: Shown,
): void {
  desk.frame.page(response, 'live/participant', pageOf(request, response, stored, participant, desk, shown));
}

function pageOf(
  request: Request,
  response: Response,
  stored: StoredSession,
  participant: Participant,
  desk: Desk,
  shown: Shown = {},
): Page {
  const words = desk.frame.words(response);
  const { code, number } = stored;
  const stage = stageModel(stored, response, desk);
  const played = roundNow(stored);
  const ballot = ballots[stage.situation];
  const isOpen = stage.situation === 'open' || stage.situation === 'again-open';
  const proposals = played === undefined ? [] : rankedProposals(stored, played, ballot ?? 2, desk.sessions);
  const vote =
    played === undefined || ballot === undefined
      ? undefined
      : desk.sessions.vote(number, participant.number, played.index, ballot);
  const change = request.query.change === 'yes';
  const asks = isOpen && (vote === undefined || change || shown.vote?.refusal.kind === 'faults');
  const faults = shown.vote?.refusal.kind === 'faults' ? shown.vote.refusal.faults : [];
  const voteForm: VoteForm | undefined =
    played === undefined || ballot === undefined || !asks
      ? undefined
      : {
          action: paths.sessionVote.at({ code }),
          round: played.index,
          ballot,
          again: vote !== undefined,
          questions: voteQuestions(
            { round: played.round, proposals, vote, form: shown.vote?.form, faults },
            desk.knowledge.library,
            words,
          ),
          button: words.say(vote === undefined ? 'live.vote.cast' : 'live.vote.change-now'),
        };
  const errors: Link[] = [
    ...(shown.vote === undefined ? [] : refusedVote(shown.vote.refusal, words)),
    ...(shown.question === undefined ? [] : [{ text: shown.question.says, href: '#question' }]),
    ...(shown.answer?.errors ?? []),
  ];
  const forms: readonly AnswerForm[] = participant.present
    ? answerForms(stored, participant, stage.situation, shown.answer, desk, words)
    : [];
  const typing = voteForm !== undefined || forms.length > 0 || request.query.still === 'yes';
  const stale = shown.vote !== undefined && shown.vote.refusal.kind !== 'faults';
  const typed = stale ? typedTexts(shown.vote.form) : [];
  const leave: ButtonForm = {
    action: paths.leaveSession.at({ code }),
    text: words.say('live.leave'),
    tone: 'quiet',
    hidden: [],
  };
  return {
    title: stage.title,
    section: 'workshops',
    refused: errors.length > 0,
    status: errors.length === 0 ? 200 : stale ? 409 : 422,
    // Whoever must copy what came too late needs the time for it.
    refresh: typing || typed.length > 0 || stage.situation === 'ended' ? undefined : refreshEvery,
    model: {
      // The form of the vote lists the answers itself.
      stage: { ...stage, offered: stage.offered.filter(({ inForm }) => !inForm) },
      errors: errors.length === 0 ? undefined : { errors },
      typed,
      live: {
        events: paths.sessionEvents.at({ code }, { seen: stage.version }),
        here: paths.session.at({ code }),
      },
      you: {
        nickname: participant.nickname,
        team: participant.team === 0 ? undefined : words.say('live.teams.name', { team: participant.team }),
      },
      away: participant.present
        ? undefined
        : { action: paths.session.at({ code }), text: words.say('live.come-back'), tone: 'main', hidden: [] },
      voteForm,
      voted:
        vote === undefined || played === undefined || voteForm !== undefined
          ? undefined
          : {
              says: voteSays(played.round, vote, proposals, desk, words),
              changeHref: isOpen ? paths.session.at({ code }, { change: 'yes' }) : undefined,
            },
      forms,
      question: stage.situation === 'ended' ? undefined : questionForm(stored, shown, words),
      asked: request.query.asked === 'yes',
      answered: request.query.answered === 'yes',
      stillHref: typing ? undefined : paths.session.at({ code }, { still: 'yes' }),
      againHref: paths.session.at({ code }),
      leave: stage.situation === 'ended' ? undefined : leave,
      certificateHref:
        stage.situation === 'debrief' || stage.situation === 'ended'
          ? paths.certificate.at({ code })
          : undefined,
    },
  };
}

function showDoor(response: Response, stored: StoredSession, desk: Desk, form: JoinForm): void {
  const words = desk.frame.words(response);
  const ended = stored.session.stage === 'ended';
  desk.frame.page(response, 'live/door', {
    title: stored.plan().title[words.language],
    section: 'workshops',
    refused: form.errors !== undefined,
    status: form.errors === undefined ? 200 : 422,
    model: { title: stored.plan().title[words.language], ended, form },
  });
}

interface Entered {
  readonly stored: StoredSession;
  readonly participant: Participant;
}

/** The session and the participant of a form; whoever is not in is led to the door. */
function entered(request: Request, response: Response, desk: Desk): Entered | undefined {
  const stored = sessionAsked(request, response, desk);
  if (stored === undefined) return undefined;
  const participant = participantAsking(request, stored, desk);
  if (participant !== undefined) return { stored, participant };
  response.redirect(303, paths.session.at({ code: stored.code }));
  return undefined;
}

function numberIn(form: Posted, name: string): number {
  return /^\d{1,3}$/.test(form.one(name)) ? Number(form.one(name)) : Number.NaN;
}

async function vote(request: Request, response: Response, desk: Desk): Promise<void> {
  const who = entered(request, response, desk);
  if (who === undefined) return;
  const { stored, participant } = who;
  const form = posted(request);
  const casting = { round: numberIn(form, 'round'), ballot: numberIn(form, 'ballot') };
  const cast = await desk.sessions.together(() => castVote(stored, participant, casting, form.form, desk));
  if (!cast.ok) {
    const now = desk.sessions.find(stored.code) ?? stored;
    showRefused(request, response, now, participant, desk, { vote: { form, refusal: cast.refusal } });
    return;
  }
  desk.hub.voted(stored.number, () => countsOf(stored.code, desk));
  response.redirect(303, paths.session.at({ code: stored.code }));
}

function ask(request: Request, response: Response, desk: Desk): void {
  const who = entered(request, response, desk);
  if (who === undefined) return;
  const typed = posted(request).one('question');
  const asked = askQuestion(who.stored, who.participant, typed, desk);
  if (asked.ok) {
    desk.hub.changed(who.stored.number);
    response.redirect(303, paths.session.at({ code: who.stored.code }, { asked: 'yes' }));
    return;
  }
  const max = asked.refusal === 'too-many' ? limits.textsEach : limits.text;
  const says = desk.frame.words(response).say(`live.question.refused.${asked.refusal}`, { max });
  showRefused(request, response, who.stored, who.participant, desk, { question: { typed, says } });
}

function leave(request: Request, response: Response, desk: Desk): void {
  const who = entered(request, response, desk);
  if (who === undefined) return;
  const { code, number } = who.stored;
  desk.sessions.setPresent(number, who.participant.number, false);
  desk.hub.changed(number);
  desk.hub.voted(number, () => countsOf(code, desk));
  response.redirect(303, paths.session.at({ code }));
}

/** A participant's page: where the session stands, the vote, questions, and the way out and back in. */
export function participantRoutes(desk: Desk): Router {
  const router = Router();
  router.get(paths.session.pattern, (request, response) => {
    const stored = sessionAsked(request, response, desk);
    if (stored === undefined) return;
    const participant = participantAsking(request, stored, desk);
    if (participant === undefined)
      showDoor(response, stored, desk, joinForm(stored, undefined, undefined, desk.frame.words(response)));
    else show(request, response, stored, participant, desk);
  });
  router.use(
    joinRoutes(desk, (response, stored, form) => {
      showDoor(response, stored, desk, form);
    }),
  );
  router.post(paths.sessionVote.pattern, (request, response) => vote(request, response, desk));
  router.post(paths.sessionQuestion.pattern, (request, response) => {
    ask(request, response, desk);
  });
  router.post(paths.leaveSession.pattern, (request, response) => {
    leave(request, response, desk);
  });
  router.use(
    answerRoutes(desk, entered, (request, response, who, refusal) => {
      showRefused(request, response, who.stored, who.participant, desk, { answer: refusal });
    }),
  );
  return router;
}
