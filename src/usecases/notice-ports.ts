import type { KeptNotice } from '../core/market/kept-notice.js';
import type { Reservation } from '../core/eligibility/reservation.js';
import type { ShortVerdict } from '../core/eligibility/verdicts.js';
import type { NoticeRow } from '../core/market/row.js';
import type { Language } from '../core/shared/text.js';

/** What the search for tenders needs of the outside. */

/** A notice ready to be stored. */
export interface PreparedNotice {
  /** What relates it to other notices. */
  readonly notice?: string | undefined;
  readonly version?: string | undefined;
  readonly publication?: string | undefined;
  readonly procedure?: string | undefined;
  readonly changes?: string | undefined;
  /** Lots: of a call, those that a result can settle; of a result, those that it settles; undefined: none does. */
  readonly settling?: readonly string[] | undefined;
  readonly row: NoticeRow;
  /** The words of titles, buyers and descriptions in the forms in which they are found. */
  readonly words: string;
  /** The kept notice, packed. */
  readonly body: Uint8Array;
  /** Of the body, to tell whether it is the same. */
  readonly fingerprint: string;
}

/** Why a file was not read, as a key of the locale files. */
export interface Unreadable {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export type ReadNotice =
  | { readonly ok: true; readonly prepared: PreparedNotice }
  | { readonly ok: false; readonly refusal: Unreadable };

/** Reads many files at once, in their order. */
export interface BatchReader {
  read(files: readonly Uint8Array[]): Promise<readonly ReadNotice[]>;
  /** How many calls of `read` are worth having open at the same time. */
  readonly width: number;
  close(): Promise<void>;
}

/** A file that may hold notices: an XML file, or an archive with many. */
export interface NoticeSource {
  /** As shown to people. */
  readonly path: string;
  /** Names the file as it is now: another size or time of change makes another key. */
  readonly key: string;
  readonly bytes: number;
  readonly isArchive: boolean;
}

/** One XML file out of a source. */
export interface SourceEntry {
  /** The name inside an archive. */
  readonly name?: string | undefined;
  /** The bytes, or why they were not taken. */
  readonly content: Uint8Array | Unreadable;
  /** How far the source is read, in its own bytes. */
  readonly readBytes: number;
}

export interface NoticeSources {
  /** The files below the paths, in order; a path that is not there is a fault. */
  list(paths: readonly string[]): {
    readonly sources: readonly NoticeSource[];
    readonly faults: readonly { readonly path: string; readonly says: Unreadable }[];
  };
  /** The XML files of a source, one by one; `skip` of them are passed over unread. */
  entries(source: NoticeSource, skip: number): AsyncIterable<SourceEntry>;
}

/** A file that was not taken. */
export interface BadFile {
  readonly path: string;
  readonly name?: string | undefined;
  readonly refusal: Unreadable;
}

/** How far a source was taken in. */
export interface SourceState {
  readonly entries: number;
  readonly finished: boolean;
  /** Those found so far; the first thousand. */
  readonly bad: readonly BadFile[];
}

export interface TakenIn {
  readonly added: number;
  readonly known: number;
  readonly replaced: number;
}

export interface NoticeStore {
  state(source: NoticeSource): SourceState | undefined;
  /** Takes notices in together with how far their sources are done, all or nothing. */
  take(
    notices: readonly PreparedNotice[],
    states: readonly { readonly source: NoticeSource; readonly state: SourceState }[],
  ): TakenIn;
  /**
   * Before an import: the disk is waited for less often, since what a power cut takes away with its sources is taken in
   * again. What it returns ends that.
   */
  begin(): () => void;
  /** Puts the index into the best order for searching, where so much was taken in that it is worth it; after an import. */
  settle(taken: number): void;
  count(): number;
}

/** A notice with how it stands among the others. */
export interface StoredNotice {
  readonly kept: KeptNotice;
  /** Every lot is settled by a result. */
  readonly closed: boolean;
  /** The notice that took its place. */
  readonly replacedBy?: string | undefined;
}

/** What a person asks of the notices. Of several values of one kind, one is enough. */
export interface NoticeQuery {
  readonly words?: string | undefined;
  readonly language: Language;
  /** Beginnings of CPV codes, two digits or more. */
  readonly cpv: readonly string[];
  readonly country: readonly string[];
  /** Beginnings of NUTS codes. */
  readonly region: readonly string[];
  readonly reserved: readonly string[];
  readonly deadline: readonly string[];
  readonly value: readonly string[];
  readonly kind: readonly string[];
  /** Only those for which the judge says yes to a lot. */
  readonly mine?: LotJudge | undefined;
}

/** Judges lots for one enterprise. */
export interface LotJudge {
  /** Changes when the answers do. */
  readonly key: string;
  judge(reservation: Reservation): ShortVerdict;
}

/** Names of countries and regions. */
export interface PlaceNames {
  /** @param code two letters */
  country(code: string, language: Language): string | undefined;
  /** @param code NUTS, three to five signs */
  region(code: string): string | undefined;
}

/** A search that somebody keeps; whoever has the secret may read what it finds. */
export interface SavedSearch {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  /** The query of the page’s address. */
  readonly query: string;
  readonly secret: string;
  readonly created: string;
}

export interface SavedSearches {
  /** @returns undefined where the workspace keeps as many as it may */
  add(workspace: string, name: string, query: string, now: string): SavedSearch | undefined;
  /** The last saved first. */
  list(workspace: string): readonly SavedSearch[];
  bySecret(secret: string): SavedSearch | undefined;
  remove(workspace: string, id: string): boolean;
}

export const noticeFacets = ['cpv', 'country', 'region', 'reserved', 'deadline', 'value', 'kind'] as const;
export type NoticeFacet = (typeof noticeFacets)[number];

export interface NoticeHits {
  readonly total: number;
  /** True when words were asked for that stand in more notices than are looked at. */
  readonly capped: boolean;
  readonly hits: readonly StoredNotice[];
  /** For each facet, how many notices each value would leave, the other facets being as they are. */
  readonly counts: Readonly<Record<NoticeFacet, ReadonlyMap<string, number>>>;
}

/** Reserved lots of calls, counted by what a chart shows. */
export interface MarketCell {
  readonly country: string;
  readonly division: string;
  /** `YYYY-MM`, or empty where no day of issue is said. */
  readonly month: string;
  readonly mission: boolean;
  readonly lots: number;
}

export interface Market {
  readonly reserved: readonly MarketCell[];
  /** All lots of calls, by country. */
  readonly lots: ReadonlyMap<string, number>;
  readonly notices: number;
}

export interface NoticeSearch {
  /** @param page from 1 @param today the day from which deadlines are seen */
  search(query: NoticeQuery, page: number, size: number, today: string): Promise<NoticeHits>;
  /** The notices of a search, the next deadline first, in portions; at most `most`. */
  each(query: NoticeQuery, most: number, today: string): AsyncIterable<readonly StoredNotice[]>;
  /** Those issued last. */
  latest(query: NoticeQuery, most: number, today: string): Promise<readonly StoredNotice[]>;
  find(publication: string): StoredNotice | undefined;
  market(): Promise<Market>;
}
