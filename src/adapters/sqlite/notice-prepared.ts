import { hash } from 'node:crypto';
import type { KeptNotice } from '../../core/market/kept-notice.js';
import { rowOf } from '../../core/market/row.js';
import { settledBy } from '../../core/market/standing.js';
import type { PreparedNotice } from '../../usecases/notice-ports.js';
import { bodyOf } from './notice-body.js';
import { wordsOfNotice } from './notice-words.js';

/** Everything that is stored of a notice, worked out without the database: other threads may do it. */
export function prepared(kept: KeptNotice): PreparedNotice {
  const body = bodyOf(kept);
  return {
    notice: kept.notice,
    version: kept.version,
    publication: kept.publication,
    procedure: kept.procedure,
    changes: kept.changes,
    settling: kept.kind === 'result' ? kept.settles : kept.kind === 'call' ? settledBy(kept.lots) : undefined,
    row: rowOf(kept),
    words: wordsOfNotice(kept),
    body,
    fingerprint: hash('sha256', body, 'base64url').slice(0, 22),
  };
}
