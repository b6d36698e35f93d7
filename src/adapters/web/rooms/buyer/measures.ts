import { Router, type Response } from 'express';
import { places } from '../../../../core/dossier/dossier.js';
import { findingSays } from '../../../../usecases/advise.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { freeMeasureId, writeMeasures, type Measure } from '../../../../usecases/write-measures.js';
import { paths } from '../../paths.js';
import { namingIn } from '../../verdict-card.js';
import type { FindingCard, LongTextQuestion } from '../../view-models.js';
import { findingCard } from './check.js';
import { openedDraft, titleOf } from './opened.js';
import type { Buyer } from './parts.js';
import { posted, type Posted } from './posted.js';
import { save } from './saving.js';

const longest = 100_000;
const shape = /^measure\.([A-Za-z0-9][A-Za-z0-9_.-]{0,39})\.([a-z-]+)$/;

/** A field for each measure that is there, and an empty one for each place: `measure.<id>.<place>`, `new.<place>`. */
function measuresIn(form: Posted): Measure[] {
  const kept = form.names.flatMap((name): Measure[] => {
    const [, id = '', wanted = ''] = shape.exec(name) ?? [];
    const place = places.find((one) => one === wanted);
    return place === undefined ? [] : [{ id, place, text: form.one(name).replace(/\r\n?/g, '\n').trim() }];
  });
  const ids = kept.map((measure) => measure.id);
  for (const place of places) {
    const text = form.one(`new.${place}`).replace(/\r\n?/g, '\n').trim();
    if (text === '') continue;
    const id = freeMeasureId(ids);
    ids.push(id);
    kept.push({ id, place, text });
  }
  return kept;
}

interface PlaceModel {
  readonly place: (typeof places)[number];
  readonly questions: readonly LongTextQuestion[];
  readonly open: boolean;
  /** Whether texts that are kept stand here, so that the review has something to say. */
  readonly reviewed: boolean;
  readonly findings: readonly FindingCard[];
}

/** What the review says of each kept text, by its id; the text as it is stored, not as it is being typed. */
function reviewOf(
  stored: StoredDossier,
  buyer: Buyer,
  response: Response,
): ReadonlyMap<string, FindingCard[]> {
  const words = buyer.frame.words(response);
  const { law } = buyer.knowledge;
  const naming = namingIn(law, words);
  const cards = new Map<string, FindingCard[]>();
  for (const [index, finding] of buyer.advised(stored).findings.entries()) {
    const [room, id] = finding.at.split('/');
    if (room !== 'measures' || id === undefined) continue;
    const card = findingCard(findingSays(finding, law, words), index, stored, naming, words);
    cards.set(id, [...(cards.get(id) ?? []), { ...card, at: undefined }]);
  }
  return cards;
}

function show(response: Response, buyer: Buyer, stored: StoredDossier, form?: Posted): void {
  const words = buyer.frame.words(response);
  const errors: { text: string; href: string }[] = [];
  const field = (id: string, name: string, label: string, text: string): LongTextQuestion => {
    const value = form?.one(name) ?? text;
    const error =
      value.length > longest ? words.say('fault.too-long', { detail: String(longest) }) : undefined;
    if (error !== undefined)
      errors.push({ text: words.say('refusal.at', { field: label, says: error }), href: `#${id}` });
    return { kind: 'long-text', id, name, label, value, rows: 4, ...(error === undefined ? {} : { error }) };
  };
  const kept =
    form === undefined
      ? (stored.dossier.measures ?? [])
      : measuresIn(form).filter((measure) => form.has(`measure.${measure.id}.${measure.place}`));
  const review = form === undefined ? reviewOf(stored, buyer, response) : new Map<string, FindingCard[]>();
  const groups = places.map((place): PlaceModel => {
    const here = kept.filter((measure) => measure.place === place);
    const label = words.say(`place.${place}`);
    return {
      place,
      open: here.length > 0,
      reviewed: form === undefined && here.length > 0,
      findings: here.flatMap((measure) => review.get(measure.id) ?? []),
      questions: [
        ...here.map((measure, index) =>
          field(
            `measure-${measure.id}`,
            `measure.${measure.id}.${place}`,
            words.say('buyer.measures.kept', { place: label, number: index + 1 }),
            measure.text,
          ),
        ),
        field(`new-${place}`, `new.${place}`, words.say('buyer.measures.new', { place: label }), ''),
      ],
    };
  });
  buyer.frame.page(response, 'buyer/measures', {
    title: `${words.say('journey.sections.measures.title')} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
    refused: errors.length > 0,
    status: form === undefined ? 200 : 422,
    back: {
      text: words.say('buyer.values.back'),
      href: `${paths.choose.at({ dossier: stored.id })}#measures`,
    },
    model: {
      heading: words.say('journey.sections.measures.title'),
      caption: titleOf(stored.dossier, words),
      lead: words.say('buyer.measures.lead'),
      action: paths.measures.at({ dossier: stored.id }),
      revision: form?.one('revision') ?? String(stored.revision),
      errors: errors.length > 0 ? { errors } : undefined,
      groups,
    },
  });
}

/** Wording written by hand, for each place in the documents. An emptied field removes its text. */
export function measureRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.measures.pattern, (request, response) => {
    const open = openedDraft(request, response, buyer);
    if (open !== undefined) show(response, buyer, open.stored);
  });
  router.post(paths.measures.pattern, (request, response) => {
    const open = openedDraft(request, response, buyer);
    if (open === undefined) return;
    const form = posted(request);
    save(request, response, buyer, {
      change: (dossier) => writeMeasures(dossier, measuresIn(form)),
      page: paths.measures.at({ dossier: open.stored.id }),
      next: () => `${paths.choose.at({ dossier: open.stored.id })}#measures`,
      invalid: () => {
        show(response, buyer, open.stored, form);
      },
    });
  });
  return router;
}
