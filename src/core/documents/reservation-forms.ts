import type { Assessment } from '../advice/assess.js';
import { dateSays, listSays, optionSays, shareSays } from '../facts/wording.js';
import { citationsSay } from '../law/citation.js';
import type { Verdict } from '../law/judge.js';
import type { Status } from '../law/country.js';
import type { Law } from '../law/law.js';
import type { Words } from '../shared/text.js';
import type { FieldKind } from './field.js';
import { line, trusted, type Markdown } from './markdown.js';
import { admitsProgrammes, groupOf, peopleOf, provedLater, reservationClause } from './reserved-group.js';
import { reservationSays, reservedShare } from './tender.js';

/** A blank of a form: its name in the document, and what is asked. */
export interface Asked {
  readonly name: string;
  readonly label: Markdown;
}

/** What a tenderer declares for one reservation, and how it proves it. */
export interface ReservedDeclaration {
  readonly title: Markdown;
  /** Whom the operators integrate, where the tender narrows it to one group; `either` where it does not. */
  readonly people: string;
  readonly lots: Markdown | undefined;
  readonly says: Markdown;
  /** What national law says, in short, of each article that was read. */
  readonly provisions: readonly { readonly id: string; readonly ref: Markdown; readonly gist: Markdown }[];
  /** Ids of the provisions on which it rests. */
  readonly sources: readonly string[];
  /** Of which one is ticked. */
  readonly alternatives: readonly Asked[];
  /** Which are all ticked. */
  readonly statements: readonly Asked[];
  readonly explained: readonly Asked[];
  readonly figures: readonly (Asked & { readonly kind: FieldKind })[];
  readonly statuses: readonly {
    readonly tick: Asked;
    readonly proof: Markdown;
    readonly equivalent: Markdown | undefined;
  }[];
  /** Whether the winner alone shows its proofs, before the award. */
  readonly later: boolean;
  /** Absent where no status is offered: there is nothing to be other than. */
  readonly other: Asked | undefined;
  readonly otherProof: Asked;
  readonly groups: Markdown;
}

interface Reserved {
  readonly route: string;
  readonly minimumShare: number | undefined;
  readonly routes: readonly Verdict[];
  /** Ids of the lots that are reserved; empty where the contract is not divided. */
  readonly lots: readonly string[];
}

/** Each reservation once, with the lots that it covers; a lot that says nothing follows the whole. */
function reservedOf({ dossier, routes, lots }: Assessment): Reserved[] {
  const whole = dossier.reservation;
  const route = whole?.route ?? 'none';
  if (lots.length === 0)
    return route === 'none' ? [] : [{ route, minimumShare: whole?.minimumShare, routes, lots: [] }];
  const groups = new Map<string, Reserved>();
  for (const item of lots) {
    const own = item.lot.reservation?.route ?? route;
    if (own === 'none') continue;
    const minimumShare = item.lot.reservation?.minimumShare ?? whole?.minimumShare;
    const key = `${own} ${String(minimumShare)}`;
    const known = groups.get(key);
    groups.set(key, {
      route: own,
      minimumShare,
      routes: item.routes,
      lots: [...(known?.lots ?? []), item.lot.id],
    });
  }
  return [...groups.values()];
}

type Family = 'integration' | 'mission' | 'national';

const families: Readonly<Record<string, Family>> = {
  'art-20': 'integration',
  'art-24-concession': 'integration',
  'art-38-utility': 'integration',
  'art-77': 'mission',
  'art-94-utility': 'mission',
};

/** What is declared, by the tests of the law and never by legal form. */
const declared: Readonly<
  Record<Family, Record<'alternatives' | 'statements' | 'explained' | 'figures', readonly string[]>>
> = {
  integration: {
    alternatives: ['workshop', 'operator', 'programme'],
    statements: ['share'],
    explained: ['aim'],
    figures: ['workers', 'target-workers', 'share-reached', 'counted-on'],
  },
  mission: {
    alternatives: [],
    statements: ['mission', 'profits', 'participation', 'no-award'],
    explained: ['mission-where', 'participation-how', 'awards'],
    figures: [],
  },
  national: { alternatives: [], statements: ['conditions'], explained: ['conditions-how'], figures: [] },
};

/** Articles of national law that the verdict rests on, and those of its duties, where somebody has read them. */
function provisionsOf(
  verdict: Verdict | undefined,
  assessment: Assessment,
  words: Words,
): ReservedDeclaration['provisions'] {
  const cited = [
    ...(verdict?.basis ?? []),
    ...(verdict?.duties ?? []).flatMap(({ place, basis }) => (place === 'call' ? (basis ?? []) : [])),
  ];
  return [...new Set(cited.map(({ to }) => to))].flatMap((id) => {
    const source = assessment.book.source(id);
    return source?.kind !== 'provision' || source.jurisdiction === 'EU' || source.checked.against === 'none'
      ? []
      : [
          {
            id,
            ref: line(citationsSay([{ to: id }], assessment.book, words)),
            gist: trusted(source.gist[words.language].replaceAll('|', '\\|')),
          },
        ];
  });
}

/** Of the statuses that open a route, those of the group that the tender names; all where it names none. */
function ofGroup(statuses: readonly Status[], route: string, assessment: Assessment): readonly Status[] {
  const { routes, provisions } = groupOf(route, assessment);
  if (routes.size > 0) return statuses.filter(({ opens }) => opens.some((one) => routes.has(one)));
  const named = statuses.filter(({ basis }) => basis.some(({ to }) => provisions.has(to)));
  return named.length === 0 ? statuses : named;
}

/** National statuses that open the route; one that nobody has checked is left to the buyer's own words. */
function statusesOf(
  { route }: Reserved,
  prefix: string,
  assessment: Assessment,
  law: Law,
  words: Words,
): ReservedDeclaration['statuses'] {
  const { language } = words;
  const { country } = assessment.dossier.authority;
  const opening = [...law.statuses.values()].filter(
    ({ jurisdiction, opens, checked }) =>
      jurisdiction === country && opens.includes(route) && checked.against !== 'none',
  );
  return ofGroup(opening, route, assessment).map(({ id, name, proof, equivalent }) => ({
    tick: {
      name: `${prefix}-${id}`,
      label: line(words.say('forms.reserved.status', { status: name[language] })),
    },
    proof: line(proof[language]),
    equivalent: equivalent === undefined ? undefined : line(equivalent[language]),
  }));
}

function declarationOf(
  reserved: Reserved,
  index: number,
  assessment: Assessment,
  law: Law,
  words: Words,
): ReservedDeclaration {
  const { route, minimumShare, routes, lots } = reserved;
  const family = families[route] ?? 'national';
  const prefix = `reserved-${String(index + 1)}`;
  const verdict = routes.find((item) => item.rule.route === route);
  const share = reservedShare(minimumShare, assessment);
  const own = `${assessment.dossier.authority.country.toLowerCase()}/reserved`;
  const exceeded =
    route === 'art-20' && minimumShare === undefined
      ? assessment.book.parameter(`${own}/share-exceeded`)
      : undefined;
  // As in the call: a share is part of the routes on the ground of Article 20, not of those of Article 77.
  const stated = minimumShare ?? assessment.book.parameter(`${own}/minimum-share`);
  const counted = verdict?.rule.within?.includes('eu/reserve/art-77') !== true && stated !== undefined;
  const name = optionSays('reservation.route', route, words);
  const programmes = admitsProgrammes(route, assessment);
  const later = provedLater(route, assessment);
  const clause = reservationClause(route, assessment);
  const values = {
    name,
    people: peopleOf(route, assessment),
    programmes: programmes ? 'yes' : 'no',
    reference: clause ?? '',
    share: share === undefined ? '' : shareSays(exceeded ?? share, words.language),
    date: dateSays(assessment.asOf, words.language),
  };
  const ask = (key: string, said = key): Asked => ({
    name: `${prefix}-${key}`,
    label: line(
      words.say(
        `forms.reserved.${key === 'share' && exceeded !== undefined ? 'share-exceeded' : said}`,
        values,
      ),
    ),
  });
  const { alternatives, statements, explained, figures } = declared[family];
  const national = family === 'national' && counted;
  const statuses = statusesOf(reserved, prefix, assessment, law, words);
  const shown = statuses.length === 0 ? 'own-proof' : 'other-proof';
  return {
    title: line(name),
    people: values.people,
    lots:
      lots.length === 0
        ? undefined
        : line(words.say('forms.reserved.lots', { lots: lots.join(', '), count: lots.length })),
    says: trusted(
      reservationSays(route, minimumShare, routes, assessment, words) ??
        words.say('forms.reserved.unread', { name }),
    ),
    provisions: provisionsOf(verdict, assessment, words),
    sources: (verdict?.basis ?? []).map(({ to }) => to),
    alternatives: alternatives.filter((key) => programmes || key !== 'programme').map((key) => ask(key)),
    statements: [
      ...statements,
      ...(national ? ['share-of-workers'] : []),
      ...(clause === undefined ? [] : ['clause-conditions']),
    ].map((key) => ask(key)),
    explained: explained.map((key) => ask(key)),
    figures: (national ? declared.integration.figures : figures).map((key) => ({
      ...ask(key),
      kind: key === 'counted-on' ? 'date' : 'line',
    })),
    statuses,
    later,
    other: statuses.length === 0 ? undefined : ask('other'),
    otherProof: ask(shown, later ? `${shown}-later` : shown),
    groups: trusted(words.say('forms.reserved.groups')),
  };
}

/** Whom the reservation keeps out: everybody who does not meet it, or only who tenders for certain lots. */
export function reservedIntro({ dossier, lots }: Assessment, words: Words): Markdown {
  const whole = dossier.reservation?.route ?? 'none';
  const open = lots.filter(({ lot }) => (lot.reservation?.route ?? whole) === 'none');
  return trusted(
    open.length === 0
      ? words.say('forms.reserved.intro')
      : words.say('forms.reserved.intro-lots', {
          open: listSays(
            open.map(({ lot }) => line(lot.id)),
            words,
          ),
          count: open.length,
        }),
  );
}

/** The declarations for the routes that were chosen: none where participation is open to all. */
export function reservedDeclarations(assessment: Assessment, law: Law, words: Words): ReservedDeclaration[] {
  return reservedOf(assessment).map((reserved, index) =>
    declarationOf(reserved, index, assessment, law, words),
  );
}
