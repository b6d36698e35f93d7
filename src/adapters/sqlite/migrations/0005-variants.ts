/** A clause may have a form of its own for a country, under the same identity; each form has one current version. */
export const variants = `
ALTER TABLE clauses ADD COLUMN variant TEXT NOT NULL DEFAULT '';
DROP INDEX one_current_version;
CREATE UNIQUE INDEX one_current_version ON clauses (id, variant) WHERE status = 'current';
`;
