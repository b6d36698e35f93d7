// Only the workspace that a dossier belongs to sees what the law changed in it.
import { answersOf, type Answers } from '../core/record/answers.js';
import { compareAnswers, type AnswerChanges } from '../core/record/compare-answers.js';
import type { IsoDate } from '../core/shared/iso-date.js';
import type { Advised } from './advise.js';
import type { AnswerRecords, Clock, DossierStore, Knowledge, StoredDossier } from './ports.js';

/** What is answered otherwise since the buyer last took note of the answers. */
export interface Moved {
  readonly changes: AnswerChanges;
  /** The law data is another than then. */
  readonly byLaw: boolean;
  /** The dossier names no day of dispatch, and days have passed. */
  readonly byCalendar: boolean;
  /** When note was taken, and the days that the two answers are of. */
  readonly noted: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The buyer has changed answers since; compared is the dossier as it stood then. */
  readonly reworked: boolean;
  /** Names this difference: whoever takes note of it has not seen another one. */
  readonly mark: string;
}

export interface LawWatch {
  /**
   * What the law or the calendar changed in a draft; undefined where every answer is the same. Where there is nothing to
   * say the answers of today are kept for the next time, so the first look at a dossier says nothing.
   */
  look(stored: StoredDossier): Moved | undefined;
  /** The buyer has seen the difference of this mark. False where it is another one by now: nothing is kept then. */
  takeNote(stored: StoredDossier, mark: string): boolean;
  /** A copy goes on from what was answered to the original, as long as their answers are the same. */
  carry(original: StoredDossier, copy: StoredDossier): void;
}

/** The parts of a dossier's life that the watch needs; what it keeps goes by the dossier's id. */
export interface WatchParts {
  readonly store: Pick<DossierStore, 'revision'>;
  readonly records: AnswerRecords;
  readonly knowledge: Knowledge;
  readonly clock: Clock;
  readonly advised: (stored: StoredDossier) => Advised;
}

/**
 * Watches what the law answers to each dossier. A record is of one revision under one law; it is compared with the answers
 * of today's law to that same revision, so what the buyer changed is never taken for a change of the law.
 */
export function lawWatch({ store, records, knowledge, clock, advised }: WatchParts): LawWatch {
  const { law } = knowledge;
  const answersTo = (stored: StoredDossier): Answers => {
    const { assessment, duties, findings } = advised(stored);
    return answersOf(assessment, duties, findings);
  };
  const dayOf = ({ dossier }: StoredDossier): IsoDate => dossier.asOf ?? clock.today();
  const keep = (stored: StoredDossier): void => {
    records.keep(stored.workspace, stored.id, {
      revision: stored.revision,
      law: law.hash,
      day: dayOf(stored),
      answers: () => answersTo(stored),
      at: clock.now(),
    });
  };
  const asOfRevision = (stored: StoredDossier, revision: number): StoredDossier | undefined => {
    if (revision === stored.revision) return stored;
    const dossier = store.revision(stored.workspace, stored.id, revision);
    return dossier === undefined ? undefined : { ...stored, revision, dossier };
  };
  const look = (stored: StoredDossier): Moved | undefined => {
    if (stored.state === 'finalised') return undefined;
    const record = records.find(stored.workspace, stored.id);
    const then = record === undefined ? undefined : asOfRevision(stored, record.revision);
    if (record === undefined || then === undefined) {
      keep(stored);
      return undefined;
    }
    const to = dayOf(then);
    const reworked = record.revision !== stored.revision;
    const [byLaw, byCalendar] = [record.law !== law.hash, record.day !== to];
    const changes = byLaw || byCalendar ? compareAnswers(record.answers(), answersTo(then)) : undefined;
    if (changes === undefined) {
      if (byLaw || byCalendar || reworked) keep(stored);
      return undefined;
    }
    const mark = [record.law, record.day, law.hash, to].join(' ');
    return { changes, byLaw, byCalendar, noted: record.at, from: record.day, to, reworked, mark };
  };
  return {
    look,
    takeNote: (stored, mark) => {
      const moved = look(stored);
      if (moved !== undefined && moved.mark !== mark) return false;
      if (moved !== undefined) keep(stored);
      return true;
    },
    carry: (original, copy) => {
      const record = records.find(original.workspace, original.id);
      if (record?.revision === original.revision)
        records.keep(copy.workspace, copy.id, { ...record, revision: copy.revision });
    },
  };
}
