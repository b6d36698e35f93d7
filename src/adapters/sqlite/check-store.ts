import { randomUUID } from 'node:crypto';
import type { BidAnswers, CheckedTender, CheckStore, StoredCheck } from '../../usecases/ports.js';
import type { Database } from './driver.js';

interface Row {
  id: string;
  body: string;
  bid: string;
  created: string;
}

function checkFrom({ id, body, bid, created }: Row): StoredCheck {
  // Only this store writes the columns, and only from what was read and checked.
  return { id, created, tender: JSON.parse(body) as CheckedTender, bid: JSON.parse(bid) as BidAnswers };
}

/** Tenders that enterprises check, by workspace. Every query names the workspace. */
export function checkStore(database: Database): CheckStore {
  const insert = database.prepare<[string, string, string, string]>(
    "INSERT INTO tender_checks (id, workspace, body, bid, created) VALUES (?, ?, ?, '{}', ?)",
  );
  const select = database.prepare<[string, string], Row>(
    'SELECT id, body, bid, created FROM tender_checks WHERE workspace = ? AND id = ?',
  );
  const selectAll = database.prepare<[string], Row>(
    'SELECT id, body, bid, created FROM tender_checks WHERE workspace = ? ORDER BY created DESC, rowid DESC',
  );
  const answer = database.prepare<[string, string, string]>(
    'UPDATE tender_checks SET bid = ? WHERE workspace = ? AND id = ?',
  );
  const renew = database.prepare<[string, string, string]>(
    'UPDATE tender_checks SET body = ? WHERE workspace = ? AND id = ?',
  );
  const removeOne = database.prepare<[string, string]>(
    'DELETE FROM tender_checks WHERE workspace = ? AND id = ?',
  );
  return {
    create: (workspace, tender, now) => {
      const id = randomUUID();
      insert.run(id, workspace, JSON.stringify(tender), now);
      return { id, tender, bid: {}, created: now };
    },
    find: (workspace, id) => {
      const row = select.get(workspace, id);
      return row === undefined ? undefined : checkFrom(row);
    },
    list: (workspace) => selectAll.all(workspace).map(checkFrom),
    answer: (workspace, id, bid) => answer.run(JSON.stringify(bid), workspace, id).changes > 0,
    renew: (workspace, id, tender) => renew.run(JSON.stringify(tender), workspace, id).changes > 0,
    remove: (workspace, id) => removeOne.run(workspace, id).changes > 0,
  };
}
