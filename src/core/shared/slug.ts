/**
 * A name that every system and address can hold: small letters without accents, digits and hyphens.
 *
 * @param longest in characters
 * @param otherwise what stands for a text that has none of these
 */
export function slugOf(text: string, longest: number, otherwise: string): string {
  const name = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  return name === '' ? otherwise : name;
}
