import { readXml } from './xml.js';
import type { Shape } from './parts.js';

const heading = /^heading ([1-9])$/;

/**
 * Which styles are headings or lists. Word keeps the built-in names in English whatever its language ("heading 1" under
 * the id "Titre1"); a style of one's own says its outline level, or what it is based on.
 */
export function stylesOf(bytes: Buffer): ReadonlyMap<string, Shape> {
  const styles = new Map<string, Shape & { base?: string }>();
  let id: string | undefined;
  readXml(bytes, {
    open: (name, _space, attribute) => {
      if (name === 'style') {
        id = attribute('styleId');
        if (id !== undefined) styles.set(id, {});
        return;
      }
      const style = id === undefined ? undefined : styles.get(id);
      if (style === undefined) return;
      const value = attribute('val') ?? '';
      if (name === 'name') {
        const level = heading.exec(value.toLowerCase())?.[1];
        if (level !== undefined) style.level = Number(level);
        else if (value.toLowerCase() === 'title') style.level = 1;
      } else if (name === 'outlineLvl' && /^[0-8]$/.test(value)) style.level ??= Number(value) + 1;
      else if (name === 'numPr') style.item = true;
      else if (name === 'basedOn') style.base = value;
    },
    close: (name) => {
      if (name === 'style') id = undefined;
    },
    text: () => undefined,
  });
  const shapeOf = (style: string, seen: ReadonlySet<string>): Shape => {
    const own = styles.get(style);
    if (own === undefined || seen.has(style)) return {};
    const base = own.base === undefined ? {} : shapeOf(own.base, new Set([...seen, style]));
    return { level: own.level ?? base.level, item: own.item ?? base.item };
  };
  return new Map([...styles.keys()].map((style) => [style, shapeOf(style, new Set())]));
}
