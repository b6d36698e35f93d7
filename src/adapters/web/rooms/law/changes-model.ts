import { dateSays } from '../../../../core/facts/wording.js';
import { lawChanges, type LawChange } from '../../../../core/law/changes.js';
import type { Words } from '../../../../core/shared/text.js';
import { basisOf } from '../../../../core/law/opinion.js';
import type { Citation, Law } from '../../../../core/law/law.js';
import { figureSays } from '../../../../usecases/compare-advice.js';
import type { Knowledge } from '../../../../usecases/ports.js';
import { lawHref, paths } from '../../paths.js';
import type { CitationLine, Link } from '../../view-models.js';
import { citationLines, namingIn } from '../../verdict-card.js';

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

function lineOf(change: LawChange, law: Law, words: Words): ChangeLine {
  const { language } = words;
  const way = (name: 'starts' | 'ends' | 'changes'): string => words.say(`law-changes.way.${name}`);
  const line = (says: string, how: string, where: string, basis: readonly Citation[]): ChangeLine => ({
    sort: words.say(`law-changes.${change.kind}`),
    says,
    link: undefined,
    way: how,
    where,
    basis: citationLines(basisOf(basis, law), namingIn(law, words)),
  });
  switch (change.kind) {
    case 'rule': {
      const { question, jurisdiction, basis } = change.rule;
      return line(question[language], way(change.way), jurisdiction, basis);
    }
    case 'figure': {
      const { parameter, before, after } = change;
      const how = words.say('law-changes.before-after', {
        before: figureSays(parameter, before?.value, words),
        after: figureSays(parameter, after?.value, words),
      });
      const { basis } = after ?? before ?? { basis: [] };
      return line(parameter.name[language], how, parameter.jurisdiction, basis);
    }
    case 'check': {
      const { says, jurisdiction, basis } = change.check;
      return line(says[language], way(change.way), jurisdiction, basis);
    }
    case 'derivation': {
      const { says, jurisdiction, basis } = change.derivation;
      return line(says[language], way(change.way), jurisdiction, basis);
    }
    case 'decision': {
      const { id, ref, name, lesson, jurisdiction } = change.decision;
      const link = { text: `${ref} ${name}`, href: lawHref(id) };
      return { ...line(lesson[language], way('starts'), jurisdiction, []), link };
    }
    case 'provisions': {
      const { instrument, provisions } = change;
      const [jurisdiction = '', slug = ''] = instrument.id.split('/');
      const refs = provisions.map((provision) => provision.ref).join(', ');
      const href = paths.instrument.at({ jurisdiction, instrument: slug });
      return {
        ...line(refs, way(change.way), instrument.jurisdiction, []),
        link: { text: instrument.name[language], href },
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
    lines: changes.map((change) => lineOf(change, law, words)),
  }));
  return {
    future: days.filter(({ on }) => on > today).reverse(),
    past: days.filter(({ on }) => on <= today),
  };
}
