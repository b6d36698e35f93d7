// Whoever may see a check may take its report away.
import type { DocumentModel } from '../core/documents/block.js';
import { line, trusted, type Markdown } from '../core/documents/markdown.js';
import type { Organisation } from '../core/eligibility/organisation.js';
import { shownReasons, type ShownReason } from '../core/facts/shown-reason.js';
import {
  countrySays,
  dateSays,
  nameOf,
  numberSays,
  optionSays,
  shareSays,
  valueSays,
} from '../core/facts/wording.js';
import { organisationAnswer, organisationQuestions } from '../core/journeys/organisation-form.js';
import { headingOf } from '../core/law/citation.js';
import type { Law } from '../core/law/law.js';
import type { BasisEntry } from '../core/law/opinion.js';
import { referenceSays } from '../core/shared/reference.js';
import type { Words } from '../core/shared/text.js';
import {
  eligibilitySays,
  type JudgedTender,
  type SaidCondition,
  type SaidLot,
  type SaidProof,
} from './check-eligibility.js';
import { groupLots, groupName, lotName, topSays, type LotGroup } from './group-lots.js';
import type { CheckedTender, DocumentWriter, Knowledge } from './ports.js';

/** A report as a document, and as Markdown. */
export interface Report {
  readonly document: DocumentModel;
  readonly markdown: string;
}

/** A cell of a table: the sign that divides cells is kept from dividing this one. */
function cell(text: string): Markdown {
  return trusted(line(text).replaceAll('|', '\\|'));
}

function nationalFirst(basis: readonly BasisEntry[]): BasisEntry[] {
  return [
    ...basis.filter(({ id }) => !id.startsWith('eu/')),
    ...basis.filter(({ id }) => id.startsWith('eu/')),
  ];
}

function refsOf(basis: readonly BasisEntry[], words: Words): string {
  const refs = nationalFirst(basis).map(({ ref }) => referenceSays(ref, words));
  return [...new Set(refs)].join(words.say('punctuation.series'));
}

/** What was compared with what, in one line: every leaf with what was seen. */
function comparedIn(reasons: readonly ShownReason[]): string[] {
  return reasons.flatMap(({ says, saw, parts }) => [
    ...(parts.length === 0 ? [saw === undefined ? says : `${says} (${saw})`] : []),
    ...comparedIn(parts),
  ]);
}

function compared({ reason }: SaidCondition, words: Words): string {
  const parts = shownReasons(reason);
  const all = parts.length > 0 ? parts : shownReasons({ says: '', truth: reason.truth, parts: [reason] });
  return [...new Set(comparedIn(all))].join(words.say('punctuation.series'));
}

/** A sentence ends once, whoever wrote it. */
function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function proofSays({ what, where, age }: SaidProof, words: Words): string {
  return [
    ended(what),
    ...(where === undefined ? [] : [ended(`${words.say('enterprise.answer.where')} ${where}`)]),
    ...(age === undefined ? [] : [ended(`${words.say('enterprise.answer.age')} ${age}`)]),
  ].join(' ');
}

/** The way that decides for each bidder stands first; the others are told in a line. */
function lotModel({ answer, lots }: LotGroup, words: Words): object {
  const others = answer.paths.filter(
    (path) =>
      !answer.conditions.some(({ id, member }) =>
        path.conditions.some((one) => one.id === id && one.member === member),
      ),
  );
  return {
    heading: line(groupName({ answer, lots }, words)),
    names: lots.length > 1 ? lots.map((lot) => line(lotName(lot, words))) : [],
    tone: trusted(
      answer.verdict === 'eligible' ? 'GOOD' : answer.verdict === 'not-reserved' ? 'NOTE' : 'WARNING',
    ),
    says: line(answer.says),
    route: answer.route === 'none' ? undefined : line(optionSays('reservation.route', answer.route, words)),
    missing: answer.missing.map((fact) => line(nameOf(fact, words))),
    close: answer.close === undefined ? undefined : line(answer.close.says),
    conditions: answer.conditions.map((condition) => ({
      says: cell(condition.says),
      truth: trusted(words.say(`truth.${condition.truth}`)),
      compared: cell(compared(condition, words)),
      law: cell(refsOf(condition.basis, words)),
    })),
    others: others.map((path) =>
      line(
        words.say('enterprise.report.other-way', {
          says: path.says,
          truth: words.say(`truth.${path.truth}`),
        }),
      ),
    ),
    faults: answer.warnings
      .filter(({ question }) => question !== undefined)
      .map(({ says, instead }) => line([says, ...(instead === undefined ? [] : [instead])].join(' '))),
    cautions: answer.warnings.filter(({ question }) => question === undefined).map(({ says }) => line(says)),
    ways: (answer.waysIn?.says ?? []).map((text) => line(text)),
    favours: (answer.waysIn?.favours ?? []).map(({ title, place }) => line(`${title} (${place})`)),
    doubt: answer.doubt === undefined ? undefined : line(answer.doubt),
  };
}

/** Every proof once, with the lots that it is for where there are several answers. */
function proofsOf(groups: readonly LotGroup[], words: Words): object[] {
  const proofs = new Map<string, { proof: SaidProof; lots: string[] }>();
  for (const { answer, lots } of groups)
    for (const proof of answer.proofs) {
      const known = proofs.get(proof.what) ?? { proof, lots: [] };
      known.lots.push(...lots.map(({ id }) => id));
      proofs.set(proof.what, known);
    }
  return [...proofs.values()].map(({ proof, lots }, index) => ({
    name: `proof-${String(index + 1)}`,
    label: line(
      groups.length > 1
        ? words.say('enterprise.report.proof-for', { proof: proofSays(proof, words), lots: lots.join(', ') })
        : proofSays(proof, words),
    ),
  }));
}

/** What the enterprise states of itself, as the profile has it. */
function statedOf(organisation: Organisation, law: Law, words: Words): object[] {
  const row = (label: string, value: string): object => ({ label: trusted(label), value: cell(value) });
  const statuses = organisation.statuses;
  return [
    ...organisationQuestions.flatMap((fact) => {
      const value = organisationAnswer(organisation, fact);
      if (value === undefined) return [];
      const says =
        fact === 'organisation.country' ? countrySays(String(value), words) : valueSays(fact, value, words);
      return [row(nameOf(fact, words), says)];
    }),
    ...(statuses === undefined
      ? []
      : [
          row(
            nameOf('organisation.statuses', words),
            statuses.length === 0
              ? words.say('enterprise.report.no-status')
              : statuses
                  .map((id) => law.statuses.get(id)?.name[words.language] ?? id)
                  .join(words.say('punctuation.series')),
          ),
        ]),
    ...(organisation.participation === undefined
      ? []
      : [
          row(
            nameOf('organisation.participation', words),
            optionSays('organisation.participation', organisation.participation, words),
          ),
        ]),
    ...(organisation.members ?? []).map((member, index) =>
      row(
        words.say('enterprise.report.member', { number: numberSays(index + 1, words.language) }),
        [
          member.name ?? words.say('enterprise.members.unnamed', { number: index + 1 }),
          countrySays(member.country, words),
        ].join(', '),
      ),
    ),
  ];
}

/** What is declared: each condition that holds, in the words of the law data. */
function declaredOf(lots: readonly SaidLot[], words: Words): object[] {
  const says = lots.flatMap(({ conditions }) =>
    conditions.filter(({ truth }) => truth !== 'no').map((condition) => condition.says),
  );
  return [...new Set(says)].map((text, index) => ({
    name: `declare-${String(index + 1)}`,
    label: line(words.say('enterprise.report.declares', { says: text })),
  }));
}

/** Routes on whose ground the European Single Procurement Document asks about sheltered workshops. */
const workshopRoutes: ReadonlySet<string> = new Set(['art-20', 'art-24-concession', 'art-38-utility']);

/** A status of the buyer's country opens the lot: whoever holds it is what the ESPD asks about. */
function byStatus({ route, paths }: SaidLot, law: Law): boolean {
  return asksEspd(route, law) && paths.some(({ kind, truth }) => kind === 'status' && truth === 'yes');
}

function asksEspd(route: string, law: Law): boolean {
  if (workshopRoutes.has(route)) return true;
  const grounds = law.rules.find((rule) => rule.route === route)?.within ?? [];
  return law.rules.some((rule) => grounds.includes(rule.id) && workshopRoutes.has(rule.route ?? ''));
}

function espdOf(
  lots: readonly SaidLot[],
  organisation: Organisation,
  law: Law,
  words: Words,
): object | undefined {
  if (!lots.some(({ route }) => asksEspd(route, law))) return undefined;
  const { shelteredWorkshop, mainAimIntegration, participation, shareDisabledOrDisadvantaged } = organisation;
  const stated = [shelteredWorkshop, mainAimIntegration, participation === 'programme' ? true : undefined];
  const is =
    stated.includes(true) || lots.some((lot) => byStatus(lot, law))
      ? words.say('truth.yes')
      : shelteredWorkshop === false && mainAimIntegration === false
        ? words.say('truth.no')
        : undefined;
  const share =
    shareDisabledOrDisadvantaged === undefined
      ? undefined
      : shareSays(shareDisabledOrDisadvantaged, words.language);
  return {
    is: is === undefined ? undefined : cell(is),
    share: share === undefined ? undefined : cell(share),
  };
}

function sourcesOf(lots: readonly SaidLot[], law: Law, words: Words): object[] {
  const all = lots.flatMap(({ basis, conditions, warnings }) => [
    ...basis,
    ...conditions.flatMap((condition) => condition.basis),
    ...warnings.flatMap((warning) => warning.basis),
  ]);
  const once = [...new Map(all.map((entry) => [entry.ref, entry])).values()];
  return nationalFirst(once).map(({ id, ref, url, checked }) => {
    const source = law.sources.get(id);
    return {
      ref: line(referenceSays(ref, words)),
      heading: source === undefined ? undefined : line(headingOf(source, words.language)),
      url: trusted(url.replaceAll(' ', '%20').replaceAll(')', '%29')),
      checked: trusted(words.say(`checked.${checked}`)),
    };
  });
}

function originSays({ origin }: CheckedTender, words: Words): string {
  switch (origin.kind) {
    case 'published':
      return words.say('enterprise.report.origin.published', { code: origin.code });
    case 'notice':
      return words.say(
        origin.publication === undefined ? 'enterprise.origin.notice' : 'enterprise.report.origin.notice',
        { publication: origin.publication ?? '' },
      );
    case 'form':
      return words.say('enterprise.origin.form');
  }
}

/** What an enterprise takes away: the answer per lot, the proofs as a list to tick, a declaration to sign. */
export function eligibilityReport(
  tender: CheckedTender,
  judged: JudgedTender,
  parts: { readonly knowledge: Knowledge; readonly writer: DocumentWriter },
  words: Words,
  today: string,
): Report {
  const { knowledge, writer } = parts;
  const { law } = knowledge;
  const { organisation } = judged;
  const said = eligibilitySays(judged, knowledge, words);
  const groups = groupLots(said.lots);
  const { dossier, deadline, contact } = tender;
  const row = (label: string, value: string | undefined): object[] =>
    value === undefined || value === '' ? [] : [{ label: trusted(label), value: cell(value) }];
  const day = (date: string): string => dateSays(date, words.language);
  const declared = declaredOf(said.lots, words);
  const markdown = writer.compose(
    'eligibility-report',
    {
      top: line(topSays(groups, words)),
      essentials: [
        ...row(nameOf('authority.name', words), dossier.authority.name),
        ...row(nameOf('authority.country', words), countrySays(dossier.authority.country, words)),
        ...row(words.say('enterprise.report.source'), originSays(tender, words)),
        ...row(words.say('publish.deadline-name'), deadline === undefined ? undefined : day(deadline)),
        ...row(words.say('publish.contact-name'), contact),
        ...row(words.say('enterprise.report.law-of'), day(said.asOf)),
      ],
      groups: groups.map((group) => lotModel(group, words)),
      proofs: proofsOf(groups, words),
      questions: [
        ...new Set(groups.flatMap(({ answer }) => answer.warnings.flatMap(({ question }) => question ?? []))),
      ].map((question) => line(question)),
      stated: statedOf(organisation, law, words),
      declared,
      espd: espdOf(said.lots, organisation, law, words),
      sources: sourcesOf(said.lots, law, words),
    },
    words,
  );
  const title = dossier.title?.trim() ?? '';
  const shown = title === '' ? words.say('doc.untitled') : title;
  const kind = words.say('enterprise.report.kind');
  const name = organisation.name ?? '';
  return {
    markdown,
    document: {
      title: shown,
      subtitle: kind,
      language: words.language,
      author: name,
      subject: kind,
      cover: [
        ...(name === '' ? [] : [{ label: words.say('enterprise.report.for'), value: name }]),
        { label: words.say('enterprise.report.made'), value: day(today) },
        { label: words.say('enterprise.report.answer'), value: topSays(groups, words) },
      ],
      running: {
        header: `${shown} – ${kind}`,
        page: words.say('doc.page', { page: '{page}', pages: '{pages}' }),
      },
      contentsTitle: words.say('doc.contents'),
      asOf: today,
      blocks: writer.blocks(markdown),
    },
  };
}
