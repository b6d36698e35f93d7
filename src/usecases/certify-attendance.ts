// Whoever took part, or led, may have a certificate. The name is typed for it and kept nowhere.
import type { DocumentModel } from '../core/documents/block.js';
import { line, trusted } from '../core/documents/markdown.js';
import { countrySays, dateSays } from '../core/facts/wording.js';
import type { Words } from '../core/shared/text.js';
import { limits, oneLine } from '../core/workshop/limits.js';
import { playedRounds } from '../core/workshop/plan.js';
import { done, refused, type Result } from '../core/shared/result.js';
import type { DocumentWriter } from './ports.js';
import type { StoredSession } from './session-ports.js';

/** The rounds that were played: all up to the one at which the session stands. */
function roundsPlayed(stored: StoredSession): readonly string[] {
  return playedRounds(stored.plan())
    .slice(0, stored.session.round + 1)
    .map(({ scenario }) => scenario.id);
}

/** A certificate of attendance on one sheet, for the name as it was typed. */
export function certificate(
  stored: StoredSession,
  typed: string,
  writer: DocumentWriter,
  words: Words,
): Result<DocumentModel, 'empty' | 'too-long' | 'not-yet'> {
  const { stage } = stored.session;
  if (stage !== 'debrief' && stage !== 'ended') return refused('not-yet');
  const name = oneLine(typed);
  if (name === '') return refused('empty');
  if (name.length > limits.name) return refused('too-long');
  const { language } = words;
  const plan = stored.plan();
  const ids = new Set(roundsPlayed(stored));
  const day = stored.created.slice(0, 10);
  const markdown = writer.compose(
    'certificate',
    {
      name: line(name),
      says: trusted(words.say('live.certificate.says', { date: dateSays(day, language) })),
      workshop: line(plan.title[language]),
      goals: plan.scenarios
        .filter(({ id }) => ids.has(id))
        .flatMap(({ goals }) => goals.map((goal) => line(goal[language]))),
      law: trusted(
        words.say('live.certificate.law', {
          country: countrySays(plan.country, words),
          date: dateSays(plan.date, language),
        }),
      ),
    },
    words,
  );
  const title = words.say('live.certificate.title');
  return done({
    title,
    language,
    author: '',
    subject: title,
    cover: [],
    running: { header: title, page: words.say('doc.page', { page: '{page}', pages: '{pages}' }) },
    contentsTitle: words.say('doc.contents'),
    sheet: true,
    asOf: day,
    blocks: writer.blocks(markdown),
  });
}
