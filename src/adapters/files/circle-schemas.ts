import { z } from 'zod';
import type { Circle, Paper } from '../../core/law/circle.js';
import { isFactId } from '../../core/facts/vocabulary.js';
import { conditionFile, dateFile, factFile, textFile } from './condition-file.js';
import { basisFile, certaintyFile, checkedFile, factsFile, idFile, intervalFile } from './law-schemas.js';

/** The form of `data/law/<jurisdiction>/eligibility/`: who may bid for a reserved contract, and what shows it. */

const name = z.string().regex(/^[a-z0-9-]+$/);

export const papersFile = z.strictObject({
  papers: z
    .array(z.strictObject({ id: name, what: textFile, where: textFile.optional(), age: textFile.optional() }))
    .min(1),
});

const pathFile = z.strictObject({
  id: name,
  kind: z.enum(['status', 'substance', 'programme']),
  says: textFile,
  group: z.string().optional(),
  tried: conditionFile.optional(),
  conditions: z
    .array(
      z.strictObject({
        id: name,
        says: textFile,
        only: conditionFile.optional(),
        when: conditionFile,
        papers: z.array(name),
        basis: basisFile,
      }),
    )
    .min(1),
  doubts: z.array(z.strictObject({ id: name, says: textFile, when: conditionFile })).optional(),
});

export const circlesFile = z.strictObject({
  /** Pieces that several circles of the file share by YAML anchors; not read themselves. */
  shared: z.unknown().optional(),
  circles: z
    .array(
      z.strictObject({
        id: idFile,
        routes: z.array(z.string()).min(1),
        'in-force': intervalFile,
        groups: z.enum(['each', 'one']).optional(),
        paths: z.array(pathFile).min(1),
        basis: basisFile,
        certainty: certaintyFile,
        doubt: textFile.optional(),
        checked: checkedFile,
        examples: z
          .array(
            z.strictObject({
              name: z.string().min(1),
              route: z.string(),
              asOf: dateFile.optional(),
              country: z
                .string()
                .regex(/^[A-Z]{2}$/)
                .optional(),
              facts: factsFile,
              expect: z.strictObject({
                verdict: z.enum(['eligible', 'not-eligible', 'needs-evidence']),
                cites: z.array(z.string()).optional(),
                missing: z.array(factFile).optional(),
              }),
            }),
          )
          .min(2),
      }),
    )
    .min(1),
});

/** The day of an example that names none. */
const usualDay = '2026-11-02';

/** Circles of one file, in the shape of the core. */
export function circlesFrom(written: z.infer<typeof circlesFile>, jurisdiction: string): Circle[] {
  return written.circles.map((circle) => ({
    id: circle.id,
    jurisdiction,
    routes: circle.routes,
    inForce: circle['in-force'],
    groups: circle.groups ?? 'each',
    paths: circle.paths.map((path) => ({ ...path, doubts: path.doubts ?? [] })),
    basis: circle.basis,
    certainty: circle.certainty,
    doubt: circle.doubt,
    checked: circle.checked,
    examples: circle.examples.map((example) => ({
      name: example.name,
      route: example.route,
      asOf: example.asOf ?? usualDay,
      country: example.country ?? jurisdiction.slice(0, 2),
      facts: Object.fromEntries(Object.entries(example.facts).filter(([id]) => isFactId(id))),
      expect: example.expect,
    })),
  }));
}

export function papersFrom(written: z.infer<typeof papersFile>): Paper[] {
  return written.papers;
}
