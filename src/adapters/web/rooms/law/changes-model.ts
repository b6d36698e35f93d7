import { dateSays } from '../../../../core/facts/wording.js';
import { lawChanges, type LawChange } from '../../../../core/law/changes.js';
import type { Words } from '../../../../core/shared/text.js';
import { basisOf } from '../../../../core/law/opinion.js';
import type { Law } from '../../../../core/law/law.js';
import { figureSays } from '../../../../usecases/compare-advice.js';
import type { Knowledge } from '../../../../usecases/ports.js';
import { lawHref, paths } from '../../paths.js';
import type { CitationLine, Link } from '../../view-models.js';
import { citationLines } from '../../verdict-card.js';

/** One line of the change log. */
export interface ChangeLine {
  /** Question, figure, act, check, judgment. */
  readonly sort: string;
  readonly says: string;
  readonly link: Link | undefined;
  /** Begins, ends, before and after. */
  readonly way: string;
  readonly where: string;
  readonly basis: readonly CitationLine[];
}

export interface ChangesDay {
  readonly id: string;
  readonly day: string;
  readonly where: string;
  readonly lines: readonly ChangeLine[];
}

export interface ChangesModel {
  readonly future: readonly ChangesDay[];
  readonly past: readonly ChangesDay[];
}

function lineOf(change: LawChange, law: Law, words: Words): Omit<ChangeLine, 'sort'> {
  const { language } = words;
  const way = (name: 'starts' | 'ends' | 'changes'): string => words.say(`law-changes.way.${name}`);
  switch (change.kind) {
    case 'rule':
      return {
        says: change.rule.question[language],
        link: undefined,
        way: way(change.way),
        where: change.rule.jurisdiction,
        basis: citationLines(basisOf(change.rule.basis, law)),
      };
    case 'figure': {
      const { parameter, before, after } = change;
      return {
        says: parameter.name[language],
        link: undefined,
        way: words.say('law-changes.before-after', {
          before: figureSays(parameter, before?.value, words),
          after: figureSays(parameter, after?.value, words),
        }),
        where: parameter.jurisdiction,
        basis: citationLines(basisOf((after ?? before)?.basis ?? [], law)),
      };
    }
    case 'check':
      return {
        says: change.check.says[language],
        link: undefined,
        way: way(change.way),
        where: change.check.jurisdiction,
        basis: citationLines(basisOf(change.check.basis, law)),
      };
    case 'derivation':
      return {
        says: change.derivation.says[language],
        link: undefined,
        way: way(change.way),
        where: change.derivation.jurisdiction,
        basis: citationLines(basisOf(change.derivation.basis, law)),
      };
    case 'decision':
      return {
        says: change.decision.lesson[language],
        link: { text: `${change.decision.ref} ${change.decision.name}`, href: lawHref(change.decision.id) },
        way: way('starts'),
        where: change.decision.jurisdiction,
        basis: [],
      };
    case 'provisions': {
      const [jurisdiction = '', instrument = ''] = change.instrument.id.split('/');
      return {
        says: change.provisions.map((provision) => provision.ref).join(', '),
        link: {
          text: change.instrument.name[language],
          href: paths.instrument.at({ jurisdiction, instrument }),
        },
        way: way(change.way),
        where: change.instrument.jurisdiction,
        basis: [],
      };
    }
  }
}

/** The change log of the law data: what is still to come, the nearest day first, then what came, the latest day first. */
export function changesModel({ law }: Knowledge, today: string, words: Words): ChangesModel {
  const days = lawChanges(law).map(({ on, jurisdictions, changes }) => ({
    on,
    id: `day-${on}`,
    day: dateSays(on, words.language),
    where: jurisdictions.join(', '),
    lines: changes.map((change) => ({
      sort: words.say(`law-changes.${change.kind}`),
      ...lineOf(change, law, words),
    })),
  }));
  return {
    future: days.filter(({ on }) => on > today).reverse(),
    past: days.filter(({ on }) => on <= today),
  };
}
