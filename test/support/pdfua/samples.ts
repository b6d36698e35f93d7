/**
 * The sample files beside the project: each keeps the standard, or breaks one condition of it that its name tells
 * (`7.2-t03-fail-a.pdf` breaks condition 3 of clause 7.2).
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sharedFolder } from '../shared.js';
import { check } from './check.js';
import { PdfDocument } from './document.js';
import { UNIVERSAL_ACCESS } from './rules/universal-access.js';

const folder = join(sharedFolder, 'pdfua');

export interface Sample {
  /** Inside the folder of samples. */
  readonly path: string;
  readonly clause: string;
  /** `7.2-3` */
  readonly condition: string;
  readonly passes: boolean;
  /** The rules were written looking at the first half; the second was kept aside. */
  readonly half: 'first' | 'second';
}

export function hasSamples(): boolean {
  return existsSync(folder);
}

export function samples(): readonly Sample[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.pdf'))
    .sort()
    .map(sampleAt);
}

function sampleAt(path: string): Sample {
  const name = basename(path);
  // One name of the collection is written with a hyphen in place of the first full stop.
  const [, clause = '', number = '', outcome] =
    /^(\d[\d.]*)-t0*(\d+)-(pass|fail)/.exec(name.replace(/^7-/, '7.')) ?? [];
  const first = createHash('sha256').update(name).digest()[0] ?? 0;
  return {
    path,
    clause,
    condition: `${clause}-${number}`,
    passes: outcome === 'pass',
    half: first % 2 === 0 ? 'first' : 'second',
  };
}

export interface Judged {
  readonly sample: Sample;
  /** Whether a rule of the sample's clause exists here. */
  readonly covered: boolean;
  /** A file that passes has no fault at all; one that fails has a fault of its clause. */
  readonly right: boolean;
  /** For files that fail: the very condition is among the faults. */
  readonly exact: boolean;
  readonly faults: readonly string[];
}

export function judge(sample: Sample): Judged {
  const faults = check(new PdfDocument(readFileSync(join(folder, sample.path)))).filter(({ ok }) => !ok);
  const broken = new Set(faults.map(({ rule }) => rule));
  const ofClause = [...broken].some((rule) => clauseOf(rule) === sample.clause);
  const exact = broken.has(sample.condition);
  return {
    sample,
    covered: UNIVERSAL_ACCESS.some(({ id }) => id === sample.condition),
    right: sample.passes ? broken.size === 0 : ofClause,
    exact: sample.passes ? broken.size === 0 : exact,
    faults: faults.map(({ rule, where, says }) => `${rule} ${where}: ${says}`),
  };
}

export function clauseOf(rule: string): string {
  return rule.slice(0, rule.lastIndexOf('-'));
}
