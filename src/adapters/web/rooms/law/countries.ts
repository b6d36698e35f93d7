import { Router } from 'express';
import { countrySays, dateSays, listSays, optionSays } from '../../../../core/facts/wording.js';
import type { Rule, Source } from '../../../../core/law/law.js';
import type { Words } from '../../../../core/shared/text.js';
import {
  describeCountry,
  memberStates,
  nationalSources,
  type CountryDescription,
  type UnionRoute,
} from '../../../../usecases/describe-country.js';
import { figureSays } from '../../../../usecases/compare-advice.js';
import type { Clock, Knowledge } from '../../../../usecases/ports.js';
import type { Frame } from '../../frame.js';
import { lawHref, paths } from '../../paths.js';
import { paragraphs } from '../../safe-html.js';

/** Where the buyer meets each part of a rule. */
interface RuleModel {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  readonly duties: readonly string[];
  /** "Not where …: …", each exception in its own words. */
  readonly exceptions: readonly { readonly when: string; readonly says: string }[];
  readonly doubt: string | undefined;
  readonly checked: string;
  readonly sources: readonly { readonly ref: string; readonly href: string }[];
}

function sourceLinks(sources: readonly Source[]): { ref: string; href: string }[] {
  return sources.map((source) => ({ ref: source.ref, href: lawHref(source.id) }));
}

function ruleModel(rule: Rule, name: string, knowledge: Knowledge, words: Words): RuleModel {
  const { language } = words;
  return {
    id: rule.id.replace(/[^a-z0-9]+/g, '-'),
    name,
    says: rule.general.says[language],
    duties: rule.general.duties.map((duty) => duty.says[language]),
    exceptions: rule.exceptions.map((exception) => ({
      when: exception.when.says?.[language] ?? exception.outcome.says[language],
      says:
        exception.when.says === undefined
          ? (exception.outcome.instead?.[language] ?? '')
          : [exception.outcome.says[language], exception.outcome.instead?.[language] ?? ''].join(' ').trim(),
    })),
    doubt: rule.doubt?.[language],
    checked: rule.checked.against,
    sources: sourceLinks(nationalSources(rule, knowledge.law)),
  };
}

function unionModel(route: UnionRoute, knowledge: Knowledge, words: Words): object {
  const { language } = words;
  return {
    name: optionSays('reservation.route', route.route, words),
    state: route.state ?? 'unknown',
    ref: route.ref,
    note: route.note?.[language],
    checked: route.checked?.against,
    below: route.below === undefined ? undefined : String(route.below.value),
    look: route.state === undefined || route.checked?.against === 'none' ? route.look?.[language] : undefined,
    rule: route.rule === undefined ? undefined : ruleModel(route.rule, '', knowledge, words),
  };
}

function countryModel(described: CountryDescription, knowledge: Knowledge, words: Words): object {
  const { language } = words;
  const { country } = described;
  return {
    name: countrySays(described.code, words),
    code: described.code,
    language,
    lead: country === undefined ? undefined : paragraphs(country.lead[language]),
    checked: country?.checked.against ?? 'none',
    checkedOn: country === undefined ? undefined : dateSays(country.checked.on, language),
    union: described.union.map((route) => unionModel(route, knowledge, words)),
    own: described.own.map((rule) => ruleModel(rule, rule.name?.[language] ?? rule.id, knowledge, words)),
    statuses: described.statuses.map((status) => ({
      id: status.id,
      name: status.name[language],
      own: status.own,
      proof: status.proof[language],
      where: status.where?.[language],
      age: status.age?.[language],
      register: status.register?.name[language],
      registerHref: status.register?.url,
      opens: listSays(
        status.opens.map((route) => optionSays('reservation.route', route, words)),
        words,
      ),
      helps: listSays(
        status.helps.map((route) => optionSays('reservation.route', route, words)),
        words,
      ),
      equivalent: status.equivalent?.[language],
      note: status.note?.[language],
      checked: status.checked.against,
    })),
    duties: described.duties.map(({ item, time }) => ({
      ...ruleModel(item, item.question[language], knowledge, words),
      time,
      from: dateSays(item.inForce.from, language),
      to: item.inForce.to === undefined ? undefined : dateSays(item.inForce.to, language),
    })),
    figures: described.figures.flatMap((parameter) =>
      parameter.values.map((entry) => ({
        name: parameter.name[language],
        value: figureSays(parameter, entry.value, words),
        from: dateSays(entry.inForce.from, language),
        to: entry.inForce.to === undefined ? undefined : dateSays(entry.inForce.to, language),
        checked: entry.checked.against,
        sources: sourceLinks(entry.basis.flatMap((citation) => knowledge.law.sources.get(citation.to) ?? [])),
      })),
    ),
    unknown: (country?.unknown ?? []).map((gap) => ({
      about: words.say(`country.about.${gap.about}`),
      says: gap.says[language],
      look: gap.look[language],
      url: gap.url,
    })),
    unread: described.unread.map((item) => {
      if ('own' in item) return { text: item.name[language], href: undefined };
      if ('kind' in item) return { text: `${item.ref}: ${item.heading[language]}`, href: lawHref(item.id) };
      return { text: item.name?.[language] ?? item.question[language], href: undefined };
    }),
    trade: (country?.trade ?? []).map((list) => ({
      language: list.language,
      checked: list.checked.against,
      words: [...list.words].map(([term, word]) => ({ term: words.say(`country.term.${term}`), word })),
    })),
    provisions: described.provisions.map((provision) => ({
      ref: provision.ref,
      heading: provision.heading[language],
      href: lawHref(provision.id),
      checked: provision.checked.against,
    })),
  };
}

/** The pages on countries: who has which routes, and all of one country for a newcomer. */
export function countryRoutes(knowledge: Knowledge, clock: Pick<Clock, 'today'>, frame: Frame): Router {
  const router = Router();
  router.get(paths.countries.pattern, (_request, response) => {
    const words = frame.words(response);
    frame.page(response, 'law/countries', {
      title: words.say('country.all.title'),
      section: 'law',
      breadcrumbs: [{ text: words.say('law.title'), href: paths.law.at() }],
      model: {
        countries: memberStates(knowledge.law)
          .map((code) => {
            const described = describeCountry(code, knowledge.law, clock.today());
            return {
              name: countrySays(code, words),
              href: paths.country.at({ country: code.toLowerCase() }),
              checked: described?.country?.checked.against ?? 'none',
              routes: (described?.union ?? [])
                .filter(
                  ({ route }) => route === 'art-20' || route === 'art-77' || route === 'art-24-concession',
                )
                .map((route) => route.state ?? 'unknown'),
              own: (described?.own ?? []).length,
              duties: (described?.duties ?? []).filter(({ time }) => time !== 'ended').length,
            };
          })
          .sort((a, b) => a.name.localeCompare(b.name, words.language)),
      },
    });
  });
  router.get(paths.country.pattern, (request, response) => {
    const words = frame.words(response);
    const code = request.params.country.toUpperCase();
    const described = describeCountry(code, knowledge.law, clock.today());
    if (described === undefined) {
      frame.refuse(response, { kind: 'not-found' });
      return;
    }
    frame.page(response, 'law/country', {
      title: words.say('country.title', { name: countrySays(code, words) }),
      section: 'law',
      breadcrumbs: [
        { text: words.say('law.title'), href: paths.law.at() },
        { text: words.say('country.all.title'), href: paths.countries.at() },
      ],
      model: countryModel(described, knowledge, words),
    });
  });
  return router;
}
