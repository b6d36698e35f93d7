// Anyone may ask which of many tenders an enterprise may bid for; it reads the law and what it is handed.
import { judgeFor } from '../core/eligibility/judge.js';
import type { Organisation } from '../core/eligibility/organisation.js';
import type { Law } from '../core/law/law.js';
import { canonical } from '../core/shared/canonical.js';
import { recent } from '../core/shared/recent.js';
import type { LotJudge } from './notice-ports.js';

/** Enterprises that look for tenders at the same time. */
const mostJudges = 50;

/** A judge for each enterprise, made when it is first asked for: pages after the first find its answers there. */
export function lotJudges(law: Law): (organisation: Organisation) => LotJudge {
  const kept = recent<LotJudge>(mostJudges);
  return (organisation) => {
    const key = `${law.hash} ${canonical(organisation)}`;
    return kept(key, () => ({ key, judge: judgeFor(organisation, law) }));
  };
}
