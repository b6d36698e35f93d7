import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readNotice } from '../../../src/adapters/notices/read-notice.js';
import type { Notice } from '../../../src/adapters/notices/notice.js';

/** Notices for tests lie beside the project, each with a row of facts that another program read from it. */
export const folder = resolve(process.cwd(), '../shared/notices');
export const isThere = existsSync(resolve(folder, 'index.json'));
export const absent = `no notices at ${folder}: agreement is not tested`;

export interface Row {
  readonly file: string;
  readonly kind: string;
  readonly subtype: string | null;
  readonly noticeId: string | null;
  readonly version: string | null;
  readonly publication: string | null;
  readonly procedureId: string | null;
  readonly changes: string | null;
  readonly sdk: string | null;
  readonly legalBasis: string | null;
  readonly noticeType: string | null;
  readonly language: string | null;
  readonly issueDate: string | null;
  readonly procedureType: string | null;
  readonly title: Readonly<Record<string, string>>;
  readonly nature: string | null;
  readonly cpvMain: string | null;
  readonly cpvAdditional: readonly string[];
  readonly estimatedValue: RowAmount | null;
  readonly places: readonly RowPlace[];
  readonly buyers: readonly RowBuyer[];
  readonly buyerCountry: string | null;
  readonly lots: readonly RowLot[];
  readonly origin: string;
}

interface RowAmount {
  readonly amount: number;
  readonly currency: string;
}

export interface RowPlace {
  readonly nuts: string | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
}

interface RowBuyer {
  readonly org: string | null;
  readonly name: Readonly<Record<string, string>>;
  readonly country: string | null;
  readonly nuts: string | null;
  readonly legalType: string | null;
  readonly activity: string | null;
}

export interface RowMoment {
  readonly date: string;
  readonly time: string | null;
}

export interface RowLot {
  readonly id: string | null;
  readonly title: Readonly<Record<string, string>>;
  readonly nature: string | null;
  readonly cpvMain: string | null;
  readonly cpvAdditional: readonly string[];
  readonly reservedParticipation: readonly string[];
  readonly reservedExecution: string | null;
  readonly strategic: readonly string[];
  readonly socialObjective: readonly string[];
  readonly environmentalImpact: readonly string[];
  readonly innovativeAcquisition: readonly string[];
  readonly gppCriteria: readonly string[];
  readonly accessibility: string | null;
  readonly executionConditions: boolean;
  readonly estimatedValue: RowAmount | null;
  readonly frameworkMaximum: RowAmount | null;
  readonly duration: Readonly<
    Record<'value' | 'unit' | 'start' | 'end' | 'other', string | number | null>
  > | null;
  readonly places: readonly RowPlace[];
  readonly smeSuitable: string | boolean | null;
  readonly frameworkAgreement: string | null;
  readonly dps: string | null;
  readonly deadlineTenders: RowMoment | null;
  readonly deadlineRequests: RowMoment | null;
  readonly deadlineExpressions: RowMoment | null;
  readonly awardCriteria: readonly {
    readonly type: string | null;
    readonly name: Readonly<Record<string, string>>;
    readonly numbers: readonly {
      readonly list: string | null;
      readonly code: string | null;
      readonly number: string;
    }[];
  }[];
}

export interface Case {
  readonly row: Row;
  readonly xml: Uint8Array;
}

export function cases(): Case[] {
  const rows = JSON.parse(readFileSync(resolve(folder, 'index.json'), 'utf8')) as Row[];
  return rows.map((row) => ({ row, xml: readFileSync(resolve(folder, row.file)) }));
}

/** Reads a notice that must be readable. */
export function mustRead({ row, xml }: Case): Notice {
  const read = readNotice(xml);
  if (!read.ok) throw new Error(`${row.file}: ${read.refusal.key} ${JSON.stringify(read.refusal.values)}`);
  return read.value;
}
