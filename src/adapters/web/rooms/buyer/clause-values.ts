import { Router, type Request, type Response } from 'express';
import { checkValues, defaultsOf, valueSays } from '../../../../core/clauses/parameters.js';
import type { ChosenValues, Clause, ClauseParameter } from '../../../../core/clauses/clause.js';
import { fill } from '../../../../core/clauses/fill.js';
import { clauseTaken } from '../../../../core/clauses/library.js';
import type { Value } from '../../../../core/facts/value.js';
import { fieldsFor, readField, textIn, type Form } from '../../../../core/journeys/field.js';
import type { FactType } from '../../../../core/facts/vocabulary.js';
import type { ChosenClause } from '../../../../core/dossier/dossier.js';
import type { Words } from '../../../../core/shared/text.js';
import { fillClause } from '../../../../usecases/choose-clause.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { clauseHref, paths } from '../../paths.js';
import { renderedHtml } from '../../safe-html.js';
import type { Question } from '../../view-models.js';
import { chooseClauseHref, clauseFactsOf } from './clause-model.js';
import { openedDraft, partOf, titleOf } from './opened.js';
import type { Buyer } from './parts.js';
import { posted } from './posted.js';
import { save } from './saving.js';

/** How the value of a parameter is read and shown: as the fact of the same form. */
function typeOf(parameter: ClauseParameter): FactType {
  switch (parameter.type) {
    case 'integer':
    case 'months':
    case 'days':
    case 'decimal':
    case 'percent':
      return { kind: 'number', unit: 'count', min: -1e12, max: 1e12 };
    case 'money':
      return { kind: 'number', unit: 'eur', min: -1e12, max: 1e12 };
    case 'one-of':
    case 'some-of':
      return { kind: parameter.type, options: parameter.options };
    case 'text':
      return { kind: 'text', max: 2000, long: true };
    case 'date':
      return { kind: 'date' };
  }
}

const takeVersion = 'take-version';

interface Page {
  /** In the version that the tender holds. */
  readonly clause: Clause;
  /** In the version of the library. */
  readonly now: Clause;
  readonly item: ChosenClause;
  readonly defaults: ChosenValues;
  readonly words: Words;
  readonly typed: Form | undefined;
  readonly faults: ReadonlyMap<string, string>;
}

function unitOf(parameter: ClauseParameter, words: Words): { prefix?: string; suffix?: string } {
  if (parameter.type === 'money') return { prefix: 'EUR' };
  if (parameter.type === 'percent') return { suffix: '%' };
  const key = `buyer.values.unit.${parameter.unit ?? parameter.type}`;
  return words.has(key) ? { suffix: words.say(key) } : {};
}

/** Where a value comes from: computed from the answers, the library's usual one, or nowhere yet. */
function hintOf(parameter: ClauseParameter, page: Page): string {
  const { clause, defaults, words, item } = page;
  const value = defaults[parameter.id];
  if (value === undefined)
    return words.say(
      item.values?.[parameter.id] === undefined ? 'buyer.values.blank' : 'buyer.values.no-default',
    );
  const says = valueSays(parameter, value, clause, words);
  return words.say(parameter.default?.kind === 'fact' ? 'buyer.values.computed' : 'buyer.values.usual', {
    value: says,
  });
}

function questionOf(parameter: ClauseParameter, page: Page): Question {
  const { clause, item, defaults, words, typed, faults } = page;
  const own = clause.words[words.language];
  const value: Value | undefined = item.values?.[parameter.id] ?? defaults[parameter.id];
  const form =
    typed ?? (value === undefined ? {} : fieldsFor(parameter.id, value, typeOf(parameter), words.language));
  const error = faults.get(parameter.id);
  const asked = {
    id: `value-${parameter.id}`,
    name: parameter.id,
    label: own.parameters[parameter.id] ?? parameter.id,
    hint: hintOf(parameter, page),
    ...(error === undefined ? {} : { error }),
  };
  const text = textIn(form, parameter.id) ?? '';
  const choices = (chosen: readonly string[]): { value: string; text: string; checked: boolean }[] =>
    'options' in parameter
      ? parameter.options.map((option) => ({
          value: option,
          text: own.options[option] ?? option,
          checked: chosen.includes(option),
        }))
      : [];
  switch (parameter.type) {
    case 'one-of':
      return { ...asked, kind: 'one-of', choices: choices([text]) };
    case 'some-of': {
      const chosen = Object.hasOwn(form, parameter.id) ? form[parameter.id] : undefined;
      return {
        ...asked,
        kind: 'some-of',
        choices: choices(typeof chosen === 'string' ? [chosen] : (chosen ?? [])),
      };
    }
    case 'text':
      return { ...asked, kind: 'long-text', value: text, rows: 3, max: 2000 };
    case 'date': {
      const part = (name: string): string => textIn(form, `${parameter.id}.${name}`) ?? '';
      return { ...asked, kind: 'date', day: part('day'), month: part('month'), year: part('year') };
    }
    case 'integer':
    case 'months':
    case 'days':
    case 'decimal':
    case 'percent':
    case 'money':
      return {
        ...asked,
        kind: 'number',
        value: text,
        ...unitOf(parameter, words),
        whole: parameter.type !== 'decimal' && parameter.type !== 'percent' && parameter.type !== 'money',
      };
  }
}

function same(a: Value | undefined, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Values as typed; one that equals the computed default is not kept, so that it goes on following the answers. */
function valuesOf(
  clause: Clause,
  form: Form,
  defaults: ChosenValues,
  words: Words,
): { values: ChosenValues; faults: Map<string, string> } {
  const faults = new Map<string, string>();
  const read = clause.parameters.flatMap((parameter): [string, Value][] => {
    const reading = readField(form, parameter.id, typeOf(parameter));
    if (reading.kind === 'fault') faults.set(parameter.id, words.say(reading.key, reading.values));
    return reading.kind === 'answer' ? [[parameter.id, reading.value]] : [];
  });
  const values = Object.fromEntries(read.filter(([id, value]) => !same(defaults[id], value)));
  for (const fault of checkValues(clause, values)) {
    const key = `buyer.values.fault.${fault.key.split('.').at(-1) ?? ''}`;
    faults.set(fault.parameter, words.say(words.has(key) ? key : 'buyer.values.fault.other', fault.values));
  }
  return { values, faults };
}

/** A later version in the library: what differs, and the button that takes it. Without it the tender keeps its own. */
function outdatedOf(
  buyer: Buyer,
  stored: StoredDossier,
  { clause, now, item, words }: Page,
): object | undefined {
  if (item.version === undefined || item.version === now.version) return undefined;
  const versions = { taken: item.version, now: now.version };
  const [own, next] = [clause.words[words.language], now.words[words.language]];
  const held = clause.version === item.version;
  return {
    text: words.say(held ? 'buyer.values.held' : 'buyer.values.outdated', versions),
    pieces: held ? buyer.compare(own.text, next.text) : [],
    take: {
      action: chooseClauseHref(stored.id, clause.id, item.lot),
      text: words.say('buyer.values.take-version', versions),
      tone: 'secondary',
      hidden: [
        { name: 'revision', value: String(stored.revision) },
        { name: 'do', value: takeVersion },
      ],
    },
  };
}

function show(response: Response, buyer: Buyer, stored: StoredDossier, page: Page, revision: string): void {
  const { clause, item, defaults, words, faults } = page;
  const own = clause.words[words.language];
  const refused = faults.size > 0;
  const filled = fill(clause, { ...defaults, ...item.values }, words);
  buyer.frame.page(response, 'buyer/clause', {
    title: `${own.title} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
    refused,
    status: refused ? 422 : 200,
    back: { text: words.say('buyer.values.back'), href: `${paths.choose.at({ dossier: stored.id })}#basket` },
    model: {
      heading: own.title,
      caption: words.say(`place.${clause.place}`),
      lead: own.summary,
      action: chooseClauseHref(stored.id, clause.id, item.lot),
      revision,
      lot: item.lot,
      errors: refused
        ? {
            errors: [...faults].map(([id, says]) => ({
              text: words.say('refusal.at', { field: own.parameters[id] ?? id, says }),
              href: `#value-${id}`,
            })),
          }
        : undefined,
      outdated: outdatedOf(buyer, stored, page),
      questions: clause.parameters.map((parameter) => questionOf(parameter, page)),
      text: renderedHtml(buyer.writer.prose(filled.text)),
      blanks: filled.blanks.map((id) => own.parameters[id] ?? id),
      libraryHref: clauseHref(clause.id),
    },
  });
}

function found(
  request: Request,
  response: Response,
  buyer: Buyer,
): { stored: StoredDossier; clause: Clause; now: Clause; item: ChosenClause; words: Words } | undefined {
  const open = openedDraft(request, response, buyer);
  if (open === undefined) return undefined;
  const id = `${partOf(request, 'theme')}/${partOf(request, 'slug')}`;
  const lot = request.query.lot;
  const { library } = buyer.advised(open.stored).assessment;
  const now = library.clauses.find((item) => item.id === id);
  const chosen = (open.stored.dossier.clauses ?? []).filter((item) => item.clause === id);
  const item = chosen.find((one) => one.lot === lot) ?? chosen[0];
  const clause = item === undefined ? undefined : clauseTaken(library, item);
  if (clause !== undefined && now !== undefined && item !== undefined) return { ...open, clause, now, item };
  buyer.frame.refuse(response, { kind: 'not-found' });
  return undefined;
}

/** The values of one chosen clause, with the text as it will stand in the documents. */
export function clauseValueRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.chooseClause.pattern, (request, response) => {
    const here = found(request, response, buyer);
    if (here === undefined) return;
    const defaults = defaultsOf(here.clause, clauseFactsOf(buyer.advised(here.stored), here.item.lot));
    show(
      response,
      buyer,
      here.stored,
      { ...here, defaults, typed: undefined, faults: new Map() },
      String(here.stored.revision),
    );
  });
  router.post(paths.chooseClause.pattern, (request, response) => {
    const here = found(request, response, buyer);
    if (here === undefined) return;
    const { stored, clause, now, item, words } = here;
    const form = posted(request);
    const page = chooseClauseHref(stored.id, clause.id, item.lot);
    if (form.one('do') === takeVersion) {
      // Values that do not fit the new version are left out: they follow the answers again.
      const wrong = new Set(checkValues(now, item.values ?? {}).map((fault) => fault.parameter));
      const fitting = Object.fromEntries(Object.entries(item.values ?? {}).filter(([id]) => !wrong.has(id)));
      save(request, response, buyer, {
        change: (dossier) => fillClause(dossier, clause.id, item.lot, fitting, now.version),
        page,
        next: () => page,
      });
      return;
    }
    const defaults = defaultsOf(clause, clauseFactsOf(buyer.advised(stored), item.lot));
    const { values, faults } = valuesOf(clause, form.form, defaults, words);
    if (faults.size > 0) {
      show(response, buyer, stored, { ...here, defaults, typed: form.form, faults }, form.one('revision'));
      return;
    }
    save(request, response, buyer, {
      change: (dossier) => fillClause(dossier, clause.id, item.lot, values, clause.version),
      page,
      next: () => `${paths.choose.at({ dossier: stored.id })}#basket`,
    });
  });
  return router;
}
