import type { Notice } from './notice.js';

export type Directive = '2014/24' | '2014/25' | '2014/23' | '2009/81';

const byBasis: ReadonlyMap<string, Directive> = new Map([
  ['32014L0024', '2014/24'],
  ['32014L0025', '2014/25'],
  ['32014L0023', '2014/23'],
  ['32009L0081', '2009/81'],
]);

const subtypes: Readonly<Record<Directive, readonly string[]>> = {
  '2014/24': ['4', '7', '10', '12', '16', '20', '23'],
  '2014/25': ['5', '8', '11', '13', '15', '17', '21', '24'],
  '2014/23': ['14', '19'],
  '2009/81': ['6', '9', '18', '22'],
};

const bySubtype: ReadonlyMap<string, Directive> = new Map(
  (Object.keys(subtypes) as Directive[]).flatMap((directive) =>
    subtypes[directive].map((subtype): [string, Directive] => [subtype, directive]),
  ),
);

/**
 * The directive that a notice was published under: its legal basis, else the one that its form belongs to, since some
 * notices give national law ("other") as their basis and still use a directive's form.
 */
export function directiveOf(notice: Notice): Directive | undefined {
  return byBasis.get(notice.legalBasis ?? '') ?? bySubtype.get(notice.subtype ?? '');
}

/** The forms for social and other specific services. */
export function isLightForm(notice: Notice): boolean {
  return ['12', '13', '14', '20', '21'].includes(notice.subtype ?? '');
}
