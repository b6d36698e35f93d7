import { shownReasons, type ShownReason } from '../../../../core/facts/shown-reason.js';
import { declarationOf, type FactId } from '../../../../core/facts/vocabulary.js';
import { nameOf, optionSays, type Reason } from '../../../../core/facts/wording.js';
import { questionId } from '../../../../core/journeys/journey.js';
import type { Words } from '../../../../core/shared/text.js';
import type {
  Eligibility,
  SaidCondition,
  SaidPath,
  SaidLot,
} from '../../../../usecases/check-eligibility.js';
import { groupLots, groupName, lotName, topSays, type LotGroup } from '../../../../usecases/group-lots.js';
import { clauseHref, paths } from '../../paths.js';
import { citationLines, type Naming } from '../../verdict-card.js';
import type { CitationLine, Link } from '../../view-models.js';

/** Where a missing answer is given: its question, or for what only the buyer knows, nowhere here. */
function missingLink(
  fact: FactId,
  check: string,
  words: Words,
): { readonly text: string; readonly href?: string } {
  const text = nameOf(fact, words);
  if (declarationOf(fact).asked !== 'enterprise') return { text };
  if (fact === 'organisation.members') return { text, href: `${paths.profile.at()}#members` };
  const anchor = fact === 'organisation.awards' ? 'awards' : questionId(fact);
  return { text, href: `${paths.checkQuestions.at({ check })}#${anchor}` };
}

/** What was compared with what: the parts of a condition, or the one fact that it is about with what was said. */
function reasonsOf(reason: Reason): readonly ShownReason[] {
  const parts = shownReasons(reason);
  return parts.length > 0 ? parts : shownReasons({ says: '', truth: reason.truth, parts: [reason] });
}

export interface ConditionModel {
  readonly says: string;
  readonly mark: SaidCondition['truth'];
  readonly reasons: readonly ShownReason[];
  readonly proofs: SaidCondition['proofs'];
  readonly basis: readonly CitationLine[];
}

function conditionModel(condition: SaidCondition, naming: Naming): ConditionModel {
  return {
    says: condition.says,
    mark: condition.truth,
    reasons: reasonsOf(condition.reason),
    proofs: condition.proofs,
    // The closest law first: an enterprise shows the buyer its own country's article.
    basis: citationLines(nationalFirst(condition.basis), naming),
  };
}

function nationalFirst<T extends { readonly id: string }>(basis: readonly T[]): T[] {
  const isUnion = ({ id }: T): boolean => id.startsWith('eu/');
  return [...basis.filter((entry) => !isUnion(entry)), ...basis.filter(isUnion)];
}

function pathModel(path: SaidPath, members: readonly string[], naming: Naming, words: Words): object {
  return {
    says: path.says,
    mark: path.truth,
    kind: words.say(`enterprise.answer.path.${path.kind}`),
    who: path.member === undefined ? undefined : members[path.member],
    doubts: path.doubts,
    conditions: path.conditions.map((condition) => conditionModel(condition, naming)),
  };
}

function lotModel(
  { answer, lots }: LotGroup,
  index: number,
  check: string,
  members: readonly string[],
  naming: Naming,
  words: Words,
  /** It is the only answer: the top of the page says it already. */
  alone: boolean,
): object {
  const faults = answer.warnings.filter(({ question }) => question !== undefined);
  const cautions = answer.warnings.filter(({ question }) => question === undefined);
  const ofGroup = lots.length > 1;
  return {
    id: `lot-${String(index + 1)}`,
    verdict: answer.verdict,
    heading: groupName({ answer, lots }, words),
    names: ofGroup ? lots.map((lot) => lotName(lot, words)) : undefined,
    says: answer.says,
    alone,
    route: answer.route === 'none' ? undefined : optionSays('reservation.route', answer.route, words),
    missing: answer.missing.map((fact) => missingLink(fact, check, words)),
    close: answer.close?.says,
    // Only the head count is missing to tell the hires; a unit or a programme has none here.
    staffHref:
      answer.close?.hires === undefined && answer.close?.fact.startsWith('organisation.share') === true
        ? `${paths.profile.at()}#${questionId('organisation.staff')}`
        : undefined,
    groups: (answer.groups ?? []).map(({ name, truth }) => ({ name, mark: truth })),
    // The way that decides stands open; the others are there for whoever wants to know why not.
    paths: answer.paths.map((path, place) => ({
      ...pathModel(path, members, naming, words),
      first: place === 0,
    })),
    proofs: answer.proofs,
    cautions: cautions.map(({ says, basis }) => ({
      says,
      basis: citationLines(nationalFirst(basis), naming),
    })),
    faults: faults.map(({ says, instead, question, basis }, place) => ({
      id: `question-${String(index + 1)}-${String(place + 1)}`,
      says,
      instead,
      question,
      basis: citationLines(nationalFirst(basis), naming),
    })),
    waysIn:
      answer.waysIn === undefined
        ? undefined
        : {
            says: answer.waysIn.says,
            favours: answer.waysIn.favours.map(({ id, title, place }) => ({
              title,
              place,
              href: clauseHref(id),
            })),
          },
    basis: citationLines(nationalFirst(answer.basis), naming),
    certainty: answer.certainty,
    doubt: answer.doubt,
    checked: answer.checked,
  };
}

export interface AnswerModel {
  /** The answer of the whole page in one sentence. */
  readonly top: string;
  readonly verdict: SaidLot['verdict'] | undefined;
  readonly contents: readonly (Link & { readonly verdict: SaidLot['verdict'] })[];
  readonly lots: readonly object[];
}

/** The answer page: lots that are answered alike stand together. */
export function answerModel(
  { lots }: Eligibility,
  check: string,
  members: readonly string[],
  naming: Naming,
  words: Words,
): AnswerModel {
  const groups = groupLots(lots);
  const [only] = groups;
  const single = groups.length === 1 && only !== undefined;
  return {
    top: topSays(groups, words),
    verdict: single ? only.answer.verdict : undefined,
    contents: single
      ? []
      : groups.map(({ answer, lots: names }, index) => ({
          text: names.map((lot) => lotName(lot, words)).join(words.say('punctuation.series')),
          href: `#lot-${String(index + 1)}`,
          verdict: answer.verdict,
        })),
    lots: groups.map((group, index) => lotModel(group, index, check, members, naming, words, single)),
  };
}
