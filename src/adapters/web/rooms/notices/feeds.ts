import { lastDeadline, type KeptDeadline, type KeptNotice } from '../../../../core/market/kept-notice.js';
import { escapeHtml } from '../../../../core/shared/escape-html.js';
import type { Words } from '../../../../core/shared/text.js';
import type { SavedSearch, StoredNotice } from '../../../../usecases/notice-ports.js';
import { paths } from '../../paths.js';
import { addressOfNotice, buyerOf, countrySays, deadlineSays, titleOf } from './naming.js';
import { deadlineOf, reservedTags } from './list-model.js';
import type { NoticesParts } from './parts.js';

/** Characters that XML cannot hold. */
const printable = (text: string): string =>
  text.replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
const xml = (text: string): string => escapeHtml(printable(text));

function identityOf(notice: KeptNotice): string {
  return `${notice.notice ?? notice.publication ?? 'notice'}-${notice.version ?? '01'}`;
}

function hrefOf(notice: KeptNotice, base: string): string {
  const address = addressOfNotice(notice);
  return `${base}${address === undefined ? paths.notices.at() : paths.notice.at({ publication: address })}`;
}

/** What a reader of news or a calendar shows of a notice. */
function summaryOf(stored: StoredNotice, parts: NoticesParts, words: Words): string {
  const { kept } = stored;
  return [
    buyerOf(kept, words).text,
    countrySays(kept.buyers[0]?.country ?? '', parts, words),
    ...reservedTags(kept, words).map(({ text }) => text),
    deadlineOf(stored, parts.clock.today(), words).text,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A moment as Atom wants it: the day of issue, in universal time. */
const momentOf = (notice: KeptNotice, otherwise: string): string => {
  const day = notice.issued ?? notice.published;
  return day === undefined ? otherwise : `${day}T00:00:00Z`;
};

/** The notices of a search as an Atom feed (RFC 4287), the last issued first. */
export function atomOf(
  search: SavedSearch,
  found: readonly StoredNotice[],
  base: string,
  parts: NoticesParts,
  words: Words,
): string {
  const own = `${base}${paths.noticesFeed.at({ secret: search.secret })}`;
  const updated = found.reduce(
    (last, { kept }) => {
      const moment = momentOf(kept, search.created);
      return moment > last ? moment : last;
    },
    `${search.created.slice(0, 10)}T00:00:00Z`,
  );
  const entries = found.map((stored) => {
    const { kept } = stored;
    return `<entry>
<id>urn:x-clausier:notice:${xml(encodeURIComponent(identityOf(kept)))}</id>
<title>${xml(titleOf(kept, words).text)}</title>
<updated>${momentOf(kept, search.created)}</updated>
<author><name>${xml(buyerOf(kept, words).text)}</name></author>
<link rel="alternate" href="${xml(hrefOf(kept, base))}"/>
<summary>${xml(summaryOf(stored, parts, words))}</summary>
</entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${words.language}">
<id>urn:x-clausier:search:${xml(search.id)}</id>
<title>${xml(search.name)}</title>
<updated>${updated}</updated>
<author><name>Clausier</name></author>
<link rel="self" href="${xml(own)}"/>
<link rel="alternate" href="${xml(`${base}${paths.notices.at()}?${search.query}`)}"/>
${entries.join('\n')}
</feed>
`;
}

const calendarText = (text: string): string =>
  printable(text)
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n|\r|\n/g, '\\n');

const longestLine = 75;

/** A line of a calendar, folded after 75 octets and never inside a character (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > longestLine) {
      parts.push(part);
      // The blank that begins a folded line counts.
      [part, octets] = ['', 1];
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

const compact = (moment: string): string => moment.replace(/\.\d+/, '').replace(/[-:]/g, '');

/** The start of an event: a moment where time and zone are said, else the day. */
function startOf({ date, time, zone }: KeptDeadline): string {
  const moment = time === undefined || zone === undefined ? undefined : new Date(`${date}T${time}${zone}`);
  return moment === undefined || Number.isNaN(moment.getTime())
    ? `DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`
    : `DTSTART:${compact(moment.toISOString())}`;
}

/** The deadlines of a search as a calendar (RFC 5545). Notices without a deadline have no place in it. */
export function calendarOf(
  search: SavedSearch,
  found: readonly StoredNotice[],
  base: string,
  parts: NoticesParts,
  words: Words,
): string {
  const events = found.flatMap((stored) => {
    const { kept } = stored;
    const deadline = lastDeadline(kept);
    if (deadline === undefined) return [];
    const until = words.say(`find.until.${deadline.for}`, { day: deadlineSays(deadline, words) });
    const summary = summaryOf(stored, parts, words);
    return [
      'BEGIN:VEVENT',
      `UID:${calendarText(identityOf(kept))}@clausier`,
      `DTSTAMP:${compact(momentOf(kept, search.created))}`,
      startOf(deadline),
      // Among other appointments it says itself that it is a deadline.
      `SUMMARY:${calendarText(words.say('find.saved.event', { title: titleOf(kept, words).text }))}`,
      `DESCRIPTION:${calendarText(summary.includes(until) ? summary : `${summary}\n${until}`)}`,
      `URL:${hrefOf(kept, base)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Clausier//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${calendarText(search.name)}`,
    ...events,
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}
