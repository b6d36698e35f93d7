import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Clause, ClauseWords } from '../../core/clauses/clause.js';
import type { Library } from '../../core/clauses/library.js';
import { saidBy } from '../../core/clauses/wording.js';
import { canonical } from '../../core/shared/canonical.js';
import { languages, type Language } from '../../core/shared/text.js';
import { clauseFile, wordsFile, type ClauseFile } from './clause-schema.js';
import { DataFault } from './fault.js';
import { filesUnder } from './root.js';
import { checked, lineOf, parseYaml } from './yaml-file.js';

const sections = ['Text', 'Why', 'Check', 'Scoring'] as const;
type Section = (typeof sections)[number];

function isSection(heading: string): heading is Section {
  return (sections as readonly string[]).includes(heading);
}

/** Line ends and blanks at line ends are no part of a text: a file saved on another system is the same clause. */
function normalised(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '');
}

function readSections(body: string, firstLine: number, shown: string): Partial<Record<Section, string>> {
  const found: Partial<Record<Section, string>> = {};
  let current: Section | undefined;
  let lines: string[] = [];
  const close = (): void => {
    const text = lines.join('\n').trim();
    if (current !== undefined) found[current] = text;
    lines = [];
  };
  body.split('\n').forEach((line, index) => {
    const heading = /^## (.+)$/.exec(line)?.[1];
    const at = firstLine + index;
    if (heading === undefined) {
      if (current === undefined && line !== '') {
        throw new DataFault(shown, at, 'There is text before the first heading.', 'Put it below "## Text".');
      }
      lines.push(line);
      return;
    }
    close();
    if (!isSection(heading)) {
      throw new DataFault(
        shown,
        at,
        `"${heading}" is no heading of a clause.`,
        `Use ${sections.join(', ')}, in English.`,
      );
    }
    if (heading === current || found[heading] !== undefined) {
      throw new DataFault(shown, at, `"${heading}" is there twice.`, 'Make it one.');
    }
    current = heading;
  });
  close();
  return found;
}

/** The words of a clause from the text of its file. */
function wordsFrom(written: string, shown: string): ClauseWords {
  const text = normalised(written);
  const parts = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text);
  const [, front, body] = parts ?? [];
  if (front === undefined || body === undefined) {
    throw new DataFault(
      shown,
      1,
      'The words between two lines of hyphens are missing.',
      'Begin the file with ---, title, summary and so on, and ---.',
    );
  }
  // The line break stands for the first line of hyphens, so that lines are told as they are in the file.
  const yaml = `\n${front}`;
  const words = checked(wordsFile, parseYaml(yaml, shown), shown, yaml);
  const found = readSections(body, yaml.split('\n').length + 1, shown);
  const section = (name: Section): string => {
    const content = found[name];
    if (content === undefined || content === '') {
      throw new DataFault(shown, undefined, `"## ${name}" is missing or empty.`, 'Write it.');
    }
    return content;
  };
  return {
    title: words.title,
    summary: words.summary,
    text: section('Text'),
    why: section('Why'),
    check: section('Check'),
    ...(found.Scoring === undefined ? {} : { scoring: section('Scoring') }),
    ...(words.shortfall === undefined ? {} : { shortfall: words.shortfall }),
    ...(words.success === undefined ? {} : { success: words.success }),
    ...(words.indicator === undefined ? {} : { indicator: words.indicator }),
    parameters: words.parameters ?? {},
    options: words.options ?? {},
    proof: words.proof ?? {},
    equivalents: words.equivalents ?? {},
    scale: words.scale ?? {},
    samples: words.samples ?? {},
    practice: words.practice ?? {},
    risks: words.risks ?? {},
  };
}

function sha256(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** A folder of two letters below a clause holds its form for that country. */
const variantFolder = /^([a-z0-9-]+\/[a-z0-9-]+)\/([a-z]{2})$/;

function identityOf(place: string): { readonly id: string; readonly country: string | undefined } {
  const [, id, country] = variantFolder.exec(place) ?? [];
  return { id: id ?? place, country: country?.toUpperCase() };
}

function checkIdentity(written: ClauseFile, place: string, shown: string, text: string): void {
  const { id, country } = identityOf(place);
  if (written.id !== id) {
    throw new DataFault(
      shown,
      lineOf(text, ['id']),
      `The clause calls itself "${written.id}" but stands in "${id}".`,
      'Make the two the same.',
    );
  }
  const ending = country === undefined ? '' : `+${country.toLowerCase()}`;
  if (/\+.*$|$/.exec(written.version)?.[0] !== ending) {
    throw new DataFault(
      shown,
      lineOf(text, ['version']),
      `The version "${written.version}" does not fit the folder.`,
      country === undefined
        ? 'Write it as 1.0.0; only the form for a country has an ending.'
        : `Let it end with "${ending}", as in 1.0.0${ending}.`,
    );
  }
  if (country !== undefined && written.jurisdictions.some((item) => !item.startsWith(country))) {
    throw new DataFault(
      shown,
      lineOf(text, ['jurisdictions']),
      `The form for ${country} names another jurisdiction.`,
      `Write [${country}].`,
    );
  }
}

function clauseFrom(
  written: ClauseFile,
  variant: string | undefined,
  words: Readonly<Record<Language, ClauseWords>>,
): Clause {
  const { 'in-force': inForce, 'applies-when': appliesWhen, 'legal-basis': legalBasis, ...rest } = written;
  const content = {
    ...rest,
    ...(variant === undefined ? {} : { variant }),
    inForce,
    appliesWhen,
    legalBasis,
    satisfies: written.satisfies ?? [],
    scale: written.scale ?? [],
    samples: written.samples ?? [],
    practice: written.practice ?? [],
    words,
  };
  return { ...content, sha256: sha256(saidBy(content)) };
}

/**
 * Reads one clause.
 *
 * @param place the folder below the library: `theme/name`, or `theme/name/cc` for the form of a country
 * @param file gives the text of `clause.yaml`, `en.md` and `fr.md`, or undefined where there is none
 * @throws DataFault for the first file that does not fit its form
 */
export function clauseIn(place: string, file: (name: string) => string | undefined): Clause {
  const read = (name: string): string => {
    const text = file(name);
    if (text !== undefined) return text;
    throw new DataFault(
      `clauses/${place}/${name}`,
      undefined,
      'This file is missing.',
      'Write the clause in every language.',
    );
  };
  const shown = `clauses/${place}/clause.yaml`;
  const text = normalised(read('clause.yaml'));
  const written = checked(clauseFile, parseYaml(text, shown), shown, text);
  checkIdentity(written, place, shown, text);
  const wordsIn = (language: Language): ClauseWords =>
    wordsFrom(read(`${language}.md`), `clauses/${place}/${language}.md`);
  return clauseFrom(written, identityOf(place).country, { en: wordsIn('en'), fr: wordsIn('fr') });
}

/**
 * Reads the clause library of a folder. Throws one {@link DataFault} for the first file that does not fit its form;
 * whether citations resolve, languages agree and so on is looked at by `checkLibrary`.
 */
export function readClauses(folder: string): Library {
  const places = new Set<string>();
  const read = filesUnder(folder, 'clause.yaml').map((file): Clause => {
    const place = dirname(file);
    places.add(place);
    return clauseIn(place, (name) => {
      const path = join(folder, place, name);
      return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    });
  });
  for (const file of languages.flatMap((language) =>
    filesUnder(folder, `${language}.md`).filter((file) => basename(file) === `${language}.md`),
  )) {
    if (!places.has(dirname(file))) {
      throw new DataFault(
        `clauses/${file}`,
        undefined,
        'This text belongs to no clause.',
        'Add its clause.yaml, or take the file out.',
      );
    }
  }
  const sorted = read.sort((a, b) => (a.id < b.id || (a.id === b.id && a.version < b.version) ? -1 : 1));
  return {
    clauses: sorted.filter((clause) => clause.variant === undefined),
    variants: sorted.filter((clause) => clause.variant !== undefined),
    // Of everything, also of what the order of proposals follows from.
    hash: sha256(sorted.map((clause) => `${canonical(clause)}\n`).join('')),
  };
}
