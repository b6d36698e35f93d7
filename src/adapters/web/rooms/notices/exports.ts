import { once } from 'node:events';
import type { Response } from 'express';
import { codesOf, lastDeadline, regionsOf } from '../../../../core/market/kept-notice.js';
import type { Words } from '../../../../core/shared/text.js';
import type { NoticeQuery, StoredNotice } from '../../../../usecases/notice-ports.js';
import { paths } from '../../paths.js';
import { addressOfNotice, buyerOf, officialHref, titleOf, valueOf } from './naming.js';
import type { NoticesParts } from './parts.js';

export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A file holds no more; what goes beyond is said in the head of the answer. */
export const mostExported = 10_000;

/** One notice in a file. The names of the columns are for programs, so they are the same in every language. */
function lineOf({ kept, closed }: StoredNotice, base: string, words: Words) {
  const deadline = lastDeadline(kept);
  const value = valueOf(kept);
  const address = addressOfNotice(kept);
  return {
    publication: kept.publication ?? '',
    kind: kept.kind,
    title: titleOf(kept, words).text,
    buyer: buyerOf(kept, words).text,
    country: kept.buyers[0]?.country ?? '',
    regions: regionsOf(kept),
    cpv: codesOf(kept),
    issued: kept.issued ?? '',
    deadline: deadline?.date ?? '',
    deadlineTime: deadline?.time ?? '',
    closed,
    value: value?.amount ?? null,
    currency: value?.currency ?? '',
    lots: kept.lots.length,
    reservedRoutes: [
      ...new Set(kept.lots.flatMap(({ route }) => (route === undefined || route === 'none' ? [] : [route]))),
    ],
    reservedLots: kept.lots.flatMap(({ id, route }) =>
      route === undefined || route === 'none' ? [] : [id ?? ''],
    ),
    page: address === undefined ? '' : `${base}${paths.notice.at({ publication: address })}`,
    official: kept.publication === undefined ? '' : officialHref(kept.publication, words),
  };
}

type Line = ReturnType<typeof lineOf>;
const columns = [
  'publication',
  'kind',
  'title',
  'buyer',
  'country',
  'regions',
  'cpv',
  'issued',
  'deadline',
  'deadlineTime',
  'closed',
  'value',
  'currency',
  'lots',
  'reservedRoutes',
  'reservedLots',
  'page',
  'official',
] as const satisfies readonly (keyof Line)[];

/** A cell of a table. A text that a spreadsheet would take for a formula is kept a text by an apostrophe. */
function cell(value: Line[keyof Line]): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
  const harmless = typeof value === 'number' || !/^[=+\-@\t\r]/.test(text) ? text : `'${text}`;
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

async function send(response: Response, text: string): Promise<void> {
  if (!response.write(text)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
}

/** Writes what a search finds as it is read, portion by portion: memory does not grow with it. */
export async function sendExport(
  response: Response,
  format: ExportFormat,
  query: NoticeQuery,
  base: string,
  parts: NoticesParts,
  words: Words,
): Promise<void> {
  response.set('Content-Disposition', `attachment; filename="notices.${format}"`);
  response.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json');
  // The mark at the beginning tells spreadsheets which letters these are.
  await send(response, format === 'csv' ? `\uFEFF${columns.join(',')}\r\n` : '[');
  let isFirst = true;
  for await (const portion of parts.search.each(query, mostExported, parts.clock.today())) {
    if (response.destroyed) return;
    const lines = portion.map((stored) => lineOf(stored, base, words));
    if (format === 'csv') {
      await send(
        response,
        lines.map((line) => `${columns.map((name) => cell(line[name])).join(',')}\r\n`).join(''),
      );
      continue;
    }
    await send(response, `${isFirst ? '' : ','}\n${lines.map((line) => JSON.stringify(line)).join(',\n')}`);
    isFirst = false;
  }
  response.end(format === 'csv' ? '' : '\n]\n');
}
