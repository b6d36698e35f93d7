import type { Law, Outcome, Rule } from '../../src/core/law/law.js';

/** The law as it would be after a change of the data: one rule otherwise, or gone; its hash is another one. */
export function lawWith(law: Law, id: string, change: (rule: Rule) => Rule | undefined): Law {
  if (!law.rules.some((rule) => rule.id === id)) throw new Error(`There is no rule ${id}.`);
  const rules = law.rules.flatMap((rule) => (rule.id === id ? (change(rule) ?? []) : [rule]));
  return { ...law, rules, hash: `sha256:with another ${id}` };
}

const closed: Outcome = {
  kind: 'forbidden',
  says: { en: 'The legislator closed this route.', fr: 'Le législateur a fermé cette voie.' },
  duties: [],
  instead: { en: 'Tender openly.', fr: 'Mettez en concurrence.' },
};

/** The law after Article 20 was closed. */
export function withoutArticle20(law: Law): Law {
  return lawWith(law, 'eu/reserve/art-20', (rule) => ({ ...rule, general: closed }));
}
