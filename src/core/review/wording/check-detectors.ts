import type { Law, Role } from '../../law/law.js';
import { citationFaults, type LawFault } from '../../law/check-law.js';
import type { WordingVerdict } from '../../law/detector.js';
import { languages } from '../../shared/text.js';
import { atomsIn, readPattern } from './pattern.js';

const rolesFor: Readonly<Record<WordingVerdict, readonly Role[]>> = {
  unlawful: ['forbids', 'limits', 'requires', 'interprets'],
  conditional: ['limits', 'requires', 'forbids', 'interprets'],
  'no-objection': ['allows', 'requires', 'forbids', 'limits', 'defines', 'interprets'],
};
/** Classes that the matcher makes itself. */
const builtIn = new Set(['figure', 'name']);

/**
 * Looks at what is looked for in wording: citations resolve and are in force, roles fit, patterns can be read, and every
 * class that they name is in the lexicon of their language.
 *
 * @returns every fault; an empty list means that the detectors may be used
 */
export function checkDetectors(law: Law): LawFault[] {
  const faults: LawFault[] = [];
  const { detectors, lexicons } = law.wording;
  for (const language of languages) {
    const { classes } = lexicons[language];
    const read = (id: string, pattern: string): void => {
      try {
        for (const atom of atomsIn(readPattern(pattern))) {
          const name =
            atom.kind === 'class' ? atom.name : atom.kind === 'place' ? `at-${atom.place}` : undefined;
          if (name !== undefined && !builtIn.has(name) && !classes.has(name))
            faults.push({ id, says: `names "${name}", which the ${language} lexicon does not hold.` });
        }
      } catch (error) {
        faults.push({ id, says: `has a pattern that cannot be read: ${(error as Error).message}` });
      }
    };
    for (const [name, phrases] of classes)
      for (const phrase of phrases) read(`review/lexicon.${language} (${name})`, phrase);
    for (const detector of detectors)
      for (const form of detector.forms)
        for (const pattern of [...form.any[language], ...(form.unless?.[language] ?? [])])
          read(`review/${detector.id} (${form.id})`, pattern);
  }
  for (const detector of detectors)
    for (const form of detector.forms) {
      const id = `review/${detector.id} (${form.id})`;
      faults.push(...citationFaults(law, id, form.basis, detector.inForce));
      if (!form.basis.some((citation) => rolesFor[form.verdict].includes(citation.role)))
        faults.push({ id, says: `is "${form.verdict}" but no citation has a role that says so.` });
    }
  return faults;
}
