import { textOf } from '../../src/core/review/draft/draft.js';
import { draftFromText } from '../../src/core/review/draft/plain-text.js';
import { readKnowledge } from '../../src/knowledge.js';
import { knownSays, produceComments, produceReview } from '../../src/usecases/produce-review.js';
import { findingsJson, nothingKnown, reviewDraft } from '../../src/usecases/review-draft.js';
import { createWriter } from '../../src/writer.js';

const knowledge = readKnowledge();
const today = '2026-11-24';
const at = { dossier: nothingKnown };
const pause = (): Promise<void> => Promise.resolve();
const unlawful = 'The tenderer must have its registered office within the municipality.';
const filler = 'The contractor cleans the windows of the school twice a year and keeps a record of it.';

test('it works', async () => {
  const draft = draftFromText(`# Selection\n\n${filler}\n\n${unlawful}`);
  const review = await reviewDraft(draft, at, knowledge, knowledge.words('en'), today, pause);
  expect(findingsJson(review)).toMatchObject([
    { issue: 'local-preference', level: 'error', at: 'paragraphs/3', under: 'Selection' },
  ]);
});

test('in a long draft every passage is found at its place, and others have their turn', async () => {
  const paragraphs = Array.from({ length: 900 }, (_, index) => (index % 300 === 299 ? unlawful : filler));
  const draft = draftFromText(paragraphs.join('\n\n'));
  let turns = 0;
  const review = await reviewDraft(draft, at, knowledge, knowledge.words('en'), today, () => {
    turns += 1;
    return Promise.resolve();
  });
  expect(review.findings.map((finding) => finding.part)).toEqual([300, 600, 900]);
  const text = textOf(draft);
  for (const { start, end, quote } of review.findings) expect(text.slice(start, end)).toBe(quote);
  expect(turns).toBeGreaterThan(5);
}, 60_000);

test('the document and the comments say every finding, in the language of their words', async () => {
  const draft = draftFromText(`# Selection\n\n${unlawful}\n\n- An *item* with [signs] | of Markdown`);
  const words = knowledge.words('fr');
  const review = await reviewDraft(draft, at, knowledge, words, today, pause);
  const document = produceReview(review, at, 'Projet.docx', createWriter(), words, today);
  const said = JSON.stringify(document.blocks);
  const [finding] = review.findings;
  for (const part of [finding?.says, finding?.instead, finding?.quote])
    expect(said).toContain(JSON.stringify(part).slice(1, -1));
  expect(said).toContain('An *item* with [signs] | of Markdown');
  expect(said).toContain('{"kind":"text","text":"[1] "}');
  expect(document).toMatchObject({ title: 'Projet.docx', language: 'fr', asOf: today });
  const comments = produceComments(review, undefined, words, today);
  expect(comments.comments).toHaveLength(1);
  expect(JSON.stringify(comments.comments)).toContain(JSON.stringify(finding?.instead).slice(1, -1));
});

test('what was told is said back, and a country that was not told is none', () => {
  const words = knowledge.words('en');
  expect(knownSays(at, words)).toEqual([]);
  expect(
    knownSays(
      { dossier: { authority: { country: 'FR' }, contract: { durationMonths: 48 } }, place: 'selection' },
      words,
    ).map(({ value }) => value),
  ).toEqual(['France', '48 months', 'Selection criterion']);
});
