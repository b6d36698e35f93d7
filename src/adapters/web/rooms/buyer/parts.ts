import type { Advised } from '../../../../usecases/advise.js';
import type {
  AlignPassages,
  Bundle,
  AnswerRecords,
  ClauseVersions,
  Clock,
  CodeSearch,
  CompareTexts,
  DocumentWriter,
  DossierStore,
  ExampleDossier,
  Knowledge,
  OwnClauseStore,
  Pause,
  StoredDossier,
} from '../../../../usecases/ports.js';
import type { LawWatch } from '../../../../usecases/watch-law.js';
import type { Frame } from '../../frame.js';

export interface BuyerParts {
  readonly knowledge: Knowledge;
  readonly writer: DocumentWriter;
  readonly bundle: Bundle;
  readonly pause: Pause;
  readonly clock: Clock;
  readonly store: DossierStore;
  readonly records: AnswerRecords;
  readonly versions: ClauseVersions;
  /** Clauses that were written in the workspaces. */
  readonly own: OwnClauseStore;
  readonly compare: CompareTexts;
  readonly align: AlignPassages;
  readonly codes: CodeSearch;
  readonly examples: readonly ExampleDossier[];
}

/** What every page of the room works with. */
export interface Buyer extends BuyerParts {
  readonly frame: Frame;
  /** The advice on a revision of a dossier. */
  readonly advised: (stored: StoredDossier) => Advised;
  /** Sees what the law changes in a dossier. */
  readonly watch: LawWatch;
}
