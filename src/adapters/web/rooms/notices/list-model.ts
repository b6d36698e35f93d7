import { dateSays } from '../../../../core/facts/wording.js';
import { lastDeadline, type KeptNotice } from '../../../../core/market/kept-notice.js';
import { natureOfCpv } from '../../../../core/facts/cpv.js';
import type { Words } from '../../../../core/shared/text.js';
import {
  noticeFacets,
  type LotJudge,
  type NoticeFacet,
  type NoticeHits,
  type StoredNotice,
} from '../../../../usecases/notice-ports.js';
import { paths } from '../../paths.js';
import type { ChosenFilters, Facets, Link } from '../../view-models.js';
import {
  addressOfNotice,
  amountSays,
  buyerOf,
  countrySays,
  deadlineSays,
  titleOf,
  valueOf,
  type Said,
} from './naming.js';
import type { NoticesParts } from './parts.js';
import { addressOf, longestWords, type Wanted } from './query.js';
import { isReserved, lineOfNotice, type VerdictLine } from './verdict-line.js';

/** `partials/notices/card`: a notice in the list. */
export interface NoticeCard {
  readonly title: Said;
  readonly href: string | undefined;
  readonly buyer: Said;
  readonly country: string;
  /** What each lot’s reservation says, each once: "Reserved for …". */
  readonly tags: readonly { readonly text: string; readonly tone: 'chosen' | 'quiet' }[];
  readonly facts: readonly string[];
  readonly deadline: string;
  readonly isOver: boolean;
  readonly verdict?: VerdictLine | undefined;
}

/** The lots that each route reserves, in words. */
export function reservedTags(notice: KeptNotice, words: Words): NoticeCard['tags'] {
  const routes = new Map<string, number>();
  for (const lot of notice.lots.filter(isReserved))
    routes.set(lot.route ?? '', (routes.get(lot.route ?? '') ?? 0) + 1);
  return [...routes].map(([route, count]) => {
    const text = words.say(`find.reserved.${route}`);
    return {
      text:
        count === notice.lots.length
          ? text
          : words.say('find.some-lots', { says: text, count, lots: notice.lots.length }),
      tone: 'chosen' as const,
    };
  });
}

/** The main code in words, else the division that it stands in. */
export function codeSays(code: string, { knowledge }: NoticesParts, words: Words): string {
  const { language } = words;
  for (let length = 8; length >= 2; length -= 1) {
    const label = knowledge.codeLabel(code.slice(0, length).padEnd(8, '0'), language);
    if (label !== undefined)
      return length === 8 || /^0*$/.test(code.slice(length)) ? label : `${label} (${code})`;
  }
  return code;
}

export function deadlineOf(
  stored: StoredNotice,
  today: string,
  words: Words,
): { text: string; isOver: boolean } {
  const { kept, closed } = stored;
  const deadline = lastDeadline(kept);
  if (kept.kind === 'result') return { text: words.say('find.state.result'), isOver: true };
  if (closed) return { text: words.say('find.state.closed'), isOver: true };
  if (deadline === undefined)
    return {
      text: words.say(kept.kind === 'planning' ? 'find.state.planned' : 'find.state.no-deadline'),
      isOver: false,
    };
  const isOver = deadline.date < today;
  const says = deadlineSays(deadline, words);
  return {
    text: words.say(isOver ? 'find.state.past' : `find.until.${deadline.for}`, { day: says }),
    isOver,
  };
}

export function cardOf(
  stored: StoredNotice,
  parts: NoticesParts,
  judge: LotJudge | undefined,
  words: Words,
): NoticeCard {
  const { kept } = stored;
  const address = addressOfNotice(kept);
  const [code] = kept.cpv.length > 0 ? kept.cpv : kept.lots.flatMap(({ cpv }) => cpv);
  const value = valueOf(kept);
  const { text: deadline, isOver } = deadlineOf(stored, parts.clock.today(), words);
  const nature = kept.lots[0]?.nature ?? (code === undefined ? undefined : natureOfCpv(code));
  return {
    title: titleOf(kept, words),
    href: address === undefined ? undefined : paths.notice.at({ publication: address }),
    buyer: buyerOf(kept, words),
    country: countrySays(kept.buyers[0]?.country ?? '', parts, words),
    tags: [
      ...reservedTags(kept, words),
      ...(kept.kind === 'call'
        ? []
        : [{ text: words.say(`find.kind.${kept.kind}`), tone: 'quiet' as const }]),
    ],
    facts: [
      ...(code === undefined ? [] : [codeSays(code, parts, words)]),
      ...(nature === undefined ? [] : [words.say(`facts.contract.nature.options.${nature}`)]),
      ...(value === undefined ? [] : [amountSays(value, words)]),
      ...(kept.lots.length > 1 ? [words.say('find.lots', { count: kept.lots.length })] : []),
      ...(kept.issued === undefined
        ? []
        : [words.say('find.issued', { day: dateSays(kept.issued, words.language) })]),
    ],
    deadline,
    isOver,
    verdict: judge === undefined || isOver ? undefined : lineOfNotice(kept, judge, words),
  };
}

function valueSays(facet: NoticeFacet, value: string, parts: NoticesParts, words: Words): string {
  switch (facet) {
    case 'cpv':
      return `${value} ${parts.knowledge.codeLabel(value.padEnd(8, '0'), words.language) ?? words.say('find.group')}`;
    case 'country':
      return value === '' ? words.say('find.no-country') : countrySays(value, parts, words);
    case 'region':
      return `${parts.places.region(value) ?? words.say('find.region')} (${value})`;
    case 'reserved':
      return words.say(`find.reserved.${value}`);
    case 'deadline':
      return words.say(`find.deadline.${value}`);
    case 'value':
      return words.say(`find.value.${value}`);
    case 'kind':
      return words.say(`find.kind.${value}`);
  }
}

const isTree = (name: NoticeFacet): boolean => name === 'cpv' || name === 'region';
const rootLength: Readonly<Partial<Record<NoticeFacet, number>>> = { cpv: 2, region: 3 };
const deepest = 5;
/** The order of these is theirs; the others go by number. */
const inOrder: readonly NoticeFacet[] = ['cpv', 'region', 'reserved', 'deadline', 'value', 'kind'];
/** Of a value that cannot be understood, so many letters are said again. */
const mostShown = 40;
const openAtFirst: readonly NoticeFacet[] = ['reserved', 'deadline'];

/** Each box that is ticked. */
function chosenOf(
  wanted: Wanted,
): readonly { readonly name: NoticeFacet | 'mine'; readonly value: string }[] {
  return [
    ...(wanted.mine ? [{ name: 'mine' as const, value: 'yes' }] : []),
    ...noticeFacets.flatMap((name) => wanted.facets[name].map((value) => ({ name, value }))),
  ];
}

/** What narrows the list, each with the way to the same search without it; undefined where nothing does. */
export function chosenFilters(wanted: Wanted, parts: NoticesParts, words: Words): ChosenFilters | undefined {
  const without = (name: string, value: string): string => {
    const address = addressOf(wanted);
    const rest = [address[name] ?? []].flat().filter((item) => item !== value);
    return paths.notices.at({}, { ...address, [name]: rest.map(String) });
  };
  const items = [
    ...(wanted.words === ''
      ? []
      : [
          {
            text: words.say('find.chosen.words', { words: wanted.words }),
            href: without('q', wanted.words),
          },
        ]),
    ...chosenOf(wanted).map(({ name, value }) => ({
      text: words.say('find.chosen.filter', {
        name: words.say(`find.facet.${name}`),
        value: name === 'mine' ? words.say('find.mine') : valueSays(name, value, parts, words),
      }),
      href: without(name, value),
    })),
  ];
  return items.length === 0 ? undefined : { heading: words.say('find.chosen.heading'), items };
}

/** What the address asks for and nothing can be found by, each with the way to where it is chosen. */
export function leftOutOf(wanted: Wanted, facets: Facets, words: Words): Link[] {
  return wanted.leftOut.map(({ name, value }) => ({
    text:
      name === 'q'
        ? words.say('find.left-out.long', { most: longestWords })
        : words.say('find.left-out.filter', {
            name: words.say(`find.facet.${name}`),
            value: value.length > mostShown ? `${value.slice(0, mostShown)}…` : value,
          }),
    href:
      name === 'q' || facets.groups.every((group) => group.name !== name)
        ? '#facet-search'
        : `#facet-${name}`,
  }));
}

/** The filters, with how many notices each value would leave. */
export function facetsOf(
  found: NoticeHits,
  wanted: Wanted,
  parts: NoticesParts,
  judge: LotJudge | undefined,
  words: Words,
): Facets {
  const groups = noticeFacets.map((name) => {
    const chosen = wanted.facets[name];
    // What was chosen is shown even where no notice has it, so that it can be taken back.
    const none = chosen.filter((value) => !found.counts[name].has(value)).map((value) => [value, 0] as const);
    const options = [...found.counts[name], ...none]
      .filter(
        ([value, count]) => (count > 0 || chosen.includes(value)) && (value !== '' || name !== 'country'),
      )
      .map(([value, count]) => ({
        id: `${name}-${value}`,
        value,
        text: valueSays(name, value, parts, words),
        count,
        checked: chosen.includes(value),
        depth: isTree(name) ? Math.min(deepest, value.length - (rootLength[name] ?? 0)) : undefined,
      }));
    const order = (a: (typeof options)[number], b: (typeof options)[number]): number => {
      if (isTree(name)) return a.value < b.value ? -1 : 1;
      return inOrder.includes(name) ? 0 : b.count - a.count || a.text.localeCompare(b.text);
    };
    return {
      name,
      legend: words.say(`find.facet.${name}`),
      hint: words.has(`find.hint.${name}`) ? words.say(`find.hint.${name}`) : undefined,
      open:
        openAtFirst.includes(name) || chosen.length > 0 || wanted.leftOut.some((out) => out.name === name),
      options: options.sort(order),
    };
  });
  const mine = {
    name: 'mine',
    legend: words.say('find.facet.mine'),
    open: true,
    options: [
      {
        id: 'mine-yes',
        value: 'yes',
        text: words.say('find.mine'),
        count: undefined,
        checked: wanted.mine,
      },
    ],
  };
  const isNarrowed =
    wanted.words !== '' || wanted.mine || noticeFacets.some((name) => wanted.facets[name].length > 0);
  return {
    action: paths.notices.at(),
    search: { name: 'q', label: words.say('find.search'), value: wanted.words, most: longestWords },
    ticked: chosenOf(wanted).length,
    unfolded: wanted.leftOut.some(({ name }) => name !== 'q'),
    groups: [...(judge === undefined ? [] : [mine]), ...groups.filter(({ options }) => options.length > 0)],
    hidden: [],
    found: words.say(found.capped ? 'find.found-capped' : 'find.found', { count: found.total }),
    ...(isNarrowed ? { clearHref: paths.notices.at() } : {}),
  };
}
