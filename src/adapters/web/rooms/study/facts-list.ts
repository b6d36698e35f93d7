import type { Dossier } from '../../../../core/dossier/dossier.js';
import { declarationOf } from '../../../../core/facts/vocabulary.js';
import { nameOf, valueSays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import { advisedOn } from '../../../../usecases/ask-engine.js';
import type { Knowledge } from '../../../../usecases/ports.js';
import type { SummaryList } from '../../view-models.js';

/** The facts of a round, as far as they were stated; what follows from them is for the players to find out, and in which
 * language somebody wrote them is nobody's business. */
export function factRows(dossier: Dossier, knowledge: Knowledge, words: Words): SummaryList['rows'] {
  const { facts } = advisedOn(dossier, knowledge).assessment;
  return [...facts].flatMap(([fact, state]) => {
    const { asked, type } = declarationOf(fact);
    if (!state.known || asked === 'computed' || fact === 'language') return [];
    const { value } = state;
    const values =
      type.kind === 'cpv' && typeof value === 'object'
        ? value.map((code) => [code, knowledge.codeLabel(code, words.language)].filter(Boolean).join(' '))
        : [valueSays(fact, value, words)];
    return [{ name: nameOf(fact, words), values }];
  });
}
