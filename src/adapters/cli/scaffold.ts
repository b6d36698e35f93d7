import { crossing } from '../../core/clauses/check-clause.js';
import { yearAfter, type IsoDate } from '../../core/shared/iso-date.js';

/**
 * The files of a clause to begin with: a draft that passes `library check`, so that whoever writes it goes from green to
 * green. Every text says what has to stand in its place.
 */
export function scaffoldOf(id: string, theme: string, today: IsoDate): Readonly<Record<string, string>> {
  return {
    'clause.yaml': `id: ${id}
version: 1.0.0
# draft: not proposed to anybody yet. Make it published when it is ready.
status: draft
themes: [${crossing.includes(theme) ? '' : theme}]
place: performance-condition
level: 2
effort: some
in-force: { from: ${today} }
jurisdictions: [EU]
applies-when:
  all:
    - { fact: contract.kind, is: contract, says: { en: A public contract is awarded, fr: Un marché public est attribué } }
typical:
  cpv: []
  when: []
parameters:
  - { id: share, type: percent, min: 5, max: 50, default: 10 }
needs: [contract-management/reporting]
clashes: []
legal-basis:
  - { to: eu/dir-2014-24/art-70, role: allows }
  - { to: eu/dir-2014-24/art-67, role: limits, pinpoint: "(3)" }
proof:
  - { id: report, stage: performance, from: contractor }
indicator: { id: ${id.split('/')[1] ?? 'share'}-share, unit: percent, target: { parameter: share }, every: half-year, reports: contractor }
risks:
  - { id: off-subject, level: medium }
eforms: []
sources: []
review: { on: ${today}, next: ${yearAfter(today)} }
`,
    'en.md': `---
title: ${id} (title, in the words of a buyer)
summary: One sentence that says what the contractor does for whom.
parameters:
  share: The share that is asked for
proof:
  report: Half-yearly report of the share reached
indicator: Share reached, counted in the same way each time
shortfall: Say what follows when the share is missed, for example a plan to mend it within a month.
risks:
  off-subject:
    note: Say in which case the clause would reach beyond the subject of the contract (${id}).
    mend: Say how to keep it within.
---
## Text
Write what ${id} asks for, so that a jurist would sign it: at least {{share}} of what is measured, on this contract only, open to operators of every Member State, with equivalents.

## Why
Say why a buyer wants ${id}, and why the law allows it.

## Check
- Say what is looked at, when, and by whom.
`,
    'fr.md': `---
title: ${id} (titre, dans les mots d’un acheteur)
summary: Une phrase qui dit ce que le titulaire fait et pour qui.
parameters:
  share: La part demandée
proof:
  report: Bilan semestriel de la part atteinte
indicator: Part atteinte, comptée chaque fois de la même façon
shortfall: Dites ce qui suit si la part n’est pas atteinte, par exemple un plan de rattrapage sous un mois.
risks:
  off-subject:
    note: Dites dans quel cas la clause dépasserait l’objet du marché (${id}).
    mend: Dites comment la maintenir dans l’objet.
---
## Text
Écrivez ce que ${id} demande, de sorte qu’un juriste le signerait : au moins {{share}} de ce qui est mesuré, sur ce marché seulement, ouvert aux opérateurs de tous les États membres, avec des équivalents.

## Why
Dites pourquoi un acheteur veut ${id}, et pourquoi le droit le permet.

## Check
- Dites ce qui est regardé, quand et par qui.
`,
  };
}
