import { Router } from 'express';
import type { Decision, Instrument, Provision } from '../../../../core/law/law.js';
import { dateSays } from '../../../../core/facts/wording.js';
import type { Language } from '../../../../core/shared/text.js';
import { restingOn } from '../../../../usecases/find-law.js';
import type { Clock, DocumentWriter, Knowledge } from '../../../../usecases/ports.js';
import type { Room } from '../../frame.js';
import { clauseHref, lawHref, paths } from '../../paths.js';
import { countryRoutes } from './countries.js';
import { renderedHtml, paragraphs } from '../../safe-html.js';

export interface LawParts {
  readonly knowledge: Knowledge;
  readonly writer: DocumentWriter;
  readonly clock: Clock;
}

function provisionsOf(knowledge: Knowledge, instrument: string): Provision[] {
  return [...knowledge.law.sources.values()].filter(
    (source): source is Provision => source.kind === 'provision' && source.instrument === instrument,
  );
}

function decisionsOf(knowledge: Knowledge): Decision[] {
  return [...knowledge.law.sources.values()]
    .filter((source): source is Decision => source.kind === 'decision')
    .sort((a, b) => b.date.localeCompare(a.date));
}

function indexModel(knowledge: Knowledge, language: Language): object {
  const instruments = [...knowledge.law.instruments.values()].map((instrument: Instrument) => ({
    name: instrument.name[language],
    short: instrument.short,
    href: paths.instrument.at({
      jurisdiction: instrument.id.split('/')[0] ?? '',
      instrument: instrument.id.split('/')[1] ?? '',
    }),
    count: provisionsOf(knowledge, instrument.id).length,
    national: instrument.jurisdiction !== 'EU',
  }));
  return {
    countriesHref: paths.countries.at(),
    union: instruments.filter((item) => !item.national),
    national: instruments.filter((item) => item.national),
    decisions: decisionsOf(knowledge).map((decision) => ({
      ref: decision.ref,
      name: decision.name,
      date: dateSays(decision.date, language),
      href: lawHref(decision.id),
      lesson: decision.lesson[language],
      checked: decision.checked.against,
    })),
  };
}

function instrumentModel(knowledge: Knowledge, instrument: Instrument, language: Language): object {
  return {
    name: instrument.name[language],
    url: instrument.url,
    since: dateSays(instrument.inForce.from, language),
    until: instrument.inForce.to === undefined ? undefined : dateSays(instrument.inForce.to, language),
    provisions: provisionsOf(knowledge, instrument.id).map((item) => ({
      ref: item.ref,
      heading: item.heading[language],
      href: lawHref(item.id),
      gist: item.gist[language],
      checked: item.checked.against,
      teaches: item.teach !== undefined,
    })),
  };
}

function restingModel(
  id: string,
  knowledge: Knowledge,
  language: Language,
): { rules: object[]; clauses: object[]; decisions: object[] } {
  const resting = restingOn(id, knowledge);
  return {
    rules: resting.rules.map((rule) => ({ question: rule.question[language], id: rule.id })),
    clauses: resting.clauses.map((clause) => ({
      title: clause.words[language].title,
      href: clauseHref(clause.id),
    })),
    decisions: resting.decisions.map((decision) => ({
      ref: decision.ref,
      name: decision.name,
      href: lawHref(decision.id),
      lesson: decision.lesson[language],
    })),
  };
}

/** The law book in the browser: every provision and judgment with its gist and what rests on it. */
export function lawRoom(parts: LawParts): Room {
  const { knowledge } = parts;
  return (frame) => {
    const router = Router();
    router.get(paths.law.pattern, (_request, response) => {
      const words = frame.words(response);
      frame.page(response, 'law/index', {
        title: words.say('law.title'),
        section: 'law',
        model: indexModel(knowledge, words.language),
      });
    });
    // Before the acts: "countries" is no jurisdiction.
    router.use(countryRoutes(knowledge, parts.clock, frame));
    router.get(paths.instrument.pattern, (request, response) => {
      const words = frame.words(response);
      const instrument = knowledge.law.instruments.get(
        `${request.params.jurisdiction}/${request.params.instrument}`,
      );
      if (instrument === undefined) {
        frame.refuse(response, { kind: 'not-found' });
        return;
      }
      const breadcrumbs = [{ text: words.say('law.title'), href: paths.law.at() }];
      frame.page(response, 'law/instrument', {
        title: instrument.name[words.language],
        section: 'law',
        breadcrumbs,
        model: instrumentModel(knowledge, instrument, words.language),
      });
    });
    router.get(paths.provision.pattern, (request, response) => {
      const words = frame.words(response);
      const { language } = words;
      const id = `${request.params.jurisdiction}/${request.params.instrument}/${request.params.item}`;
      const source = knowledge.law.sources.get(id);
      if (source === undefined) {
        frame.refuse(response, { kind: 'not-found' });
        return;
      }
      const resting = restingModel(id, knowledge, language);
      const lawCrumb = { text: words.say('law.title'), href: paths.law.at() };
      if (source.kind === 'decision') {
        frame.page(response, 'law/decision', {
          title: `${source.ref} ${source.name}`,
          section: 'law',
          breadcrumbs: [lawCrumb],
          model: {
            ref: source.ref,
            name: source.name,
            court: source.court,
            date: dateSays(source.date, language),
            ecli: source.ecli,
            url: source.url,
            facts: paragraphs(source.facts[language]),
            holding: paragraphs(source.holding[language]),
            lesson: paragraphs(source.lesson[language]),
            checked: source.checked.against,
            on: source.on.flatMap((other) => {
              const provision = knowledge.law.sources.get(other);
              return provision?.kind === 'provision'
                ? [{ ref: provision.ref, heading: provision.heading[language], href: lawHref(other) }]
                : [];
            }),
            ...resting,
          },
        });
        return;
      }
      const instrument = knowledge.law.instruments.get(source.instrument);
      frame.page(response, 'law/provision', {
        title: `${source.ref}: ${source.heading[language]}`,
        section: 'law',
        breadcrumbs: [
          lawCrumb,
          ...(instrument === undefined
            ? []
            : [
                {
                  text: instrument.name[language],
                  href: paths.instrument.at({
                    jurisdiction: instrument.id.split('/')[0] ?? '',
                    instrument: instrument.id.split('/')[1] ?? '',
                  }),
                },
              ]),
        ],
        model: {
          ref: source.ref,
          heading: source.heading[language],
          gist: paragraphs(source.gist[language]),
          teach:
            source.teach === undefined ? undefined : renderedHtml(parts.writer.prose(source.teach[language])),
          url: source.url,
          since: dateSays(source.inForce.from, language),
          until: source.inForce.to === undefined ? undefined : dateSays(source.inForce.to, language),
          checked: source.checked.against,
          checkedOn: dateSays(source.checked.on, language),
          ...resting,
        },
      });
    });
    return router;
  };
}
