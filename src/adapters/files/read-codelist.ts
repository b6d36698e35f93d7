import { SaxesParser } from 'saxes';
import { cpvOf } from '../../core/facts/cpv.js';

/** A code with its labels by language (two letters, lower case). */
export interface CodeEntry {
  readonly code: string;
  readonly labels: Readonly<Record<string, string>>;
}

const threeLetters: Readonly<Record<string, string>> = {
  bul: 'bg',
  ces: 'cs',
  dan: 'da',
  deu: 'de',
  ell: 'el',
  eng: 'en',
  est: 'et',
  fin: 'fi',
  fra: 'fr',
  gle: 'ga',
  hrv: 'hr',
  hun: 'hu',
  ita: 'it',
  lav: 'lv',
  lit: 'lt',
  mlt: 'mt',
  nld: 'nl',
  pol: 'pl',
  por: 'pt',
  ron: 'ro',
  slk: 'sk',
  slv: 'sl',
  spa: 'es',
  swe: 'sv',
};

function languageOf(name: string): string | undefined {
  const short = name.toLowerCase();
  return /^[a-z]{2}$/.test(short) ? short : threeLetters[short];
}

/** JSON as `{ langs, codes: { code: [labels] } }`, `{ code: { lang: label } }` or a list of `{ code, labels | label }`. */
function fromJson(json: unknown): CodeEntry[] {
  const entries: CodeEntry[] = [];
  const add = (code: string, labels: unknown, langs: readonly string[]): void => {
    const digits = cpvOf(code);
    if (digits === undefined) return;
    const pairs: [string, unknown][] = Array.isArray(labels)
      ? labels.map((label, index) => [langs[index] ?? '', label])
      : typeof labels === 'object' && labels !== null
        ? Object.entries(labels)
        : [['en', labels]];
    const known = pairs.flatMap(([name, label]) => {
      const language = languageOf(name);
      return language !== undefined && typeof label === 'string' && label !== ''
        ? [[language, label] as const]
        : [];
    });
    if (known.length > 0) entries.push({ code: digits, labels: Object.fromEntries(known) });
  };
  const root = json as { langs?: unknown; codes?: unknown };
  const langs = Array.isArray(root.langs) ? root.langs.map(String) : ['en'];
  const codes = root.codes ?? json;
  if (Array.isArray(codes)) {
    for (const item of codes as { code?: string; id?: string; labels?: unknown; label?: unknown }[])
      add(item.code ?? item.id ?? '', item.labels ?? item.label, langs);
  } else if (typeof codes === 'object' && codes !== null) {
    for (const [code, labels] of Object.entries(codes)) add(code, labels, langs);
  }
  return entries;
}

/** Genericode (OASIS): rows of values, each naming its column; the code column is "code", labels are "Name", "eng_label" and the like. */
function fromGenericode(xml: string): CodeEntry[] {
  const entries: CodeEntry[] = [];
  const parser = new SaxesParser({ xmlns: false });
  let row: Map<string, string> | undefined;
  let column = '';
  let text: string | undefined;
  let depth = 0;
  parser.on('doctype', () => {
    throw new Error('a document type declaration is refused');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > 50) throw new Error('it is nested too deeply');
    const name = tag.name.replace(/^.*:/, '');
    if (name === 'Row') row = new Map();
    else if (name === 'Value' && row) column = tag.attributes.ColumnRef ?? '';
    else if (name === 'SimpleValue' && row) text = '';
  });
  parser.on('text', (part) => {
    if (text !== undefined) text += part;
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    const name = tag.name.replace(/^.*:/, '');
    if (name === 'SimpleValue' && row && text !== undefined) {
      row.set(column, text.trim());
      text = undefined;
    } else if (name === 'Row' && row) {
      const code = cpvOf([...row].find(([key]) => key.toLowerCase() === 'code')?.[1] ?? '');
      const labels = [...row].flatMap(([key, value]) => {
        const language =
          key.toLowerCase() === 'name'
            ? 'en'
            : languageOf(key.replace(/_?label$/i, '').replace(/^name[_-]/i, ''));
        return language === undefined || value === '' ? [] : [[language, value] as const];
      });
      if (code !== undefined && labels.length > 0) entries.push({ code, labels: Object.fromEntries(labels) });
      row = undefined;
    }
  });
  parser.write(xml).close();
  return entries;
}

/**
 * The official CPV list, as genericode or JSON.
 *
 * @throws Error with a reason in words when the text is neither, or holds no CPV code
 */
export function readCodelist(text: string): CodeEntry[] {
  const trimmed = text.replace(/^\uFEFF/, '').trimStart();
  const entries = trimmed.startsWith('<') ? fromGenericode(trimmed) : fromJson(JSON.parse(trimmed));
  if (entries.length === 0) throw new Error('it holds no CPV code with a label');
  return entries;
}
