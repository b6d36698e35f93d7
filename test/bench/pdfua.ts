/** How many of the sample files beside the project the structural checker judges rightly, by chapter of the standard. */
import { hasSamples, judge, samples, type Judged } from '../support/pdfua/samples.js';
import type { Row } from './figures.js';

export function measureSamples(): Promise<Row[]> {
  if (!hasSamples()) {
    process.stderr.write('There is no ../shared/pdfua here, so the checker of PDF/UA is not scored.\n');
    return Promise.resolve([]);
  }
  const judged = samples().map(judge);
  if (process.env.PDFUA_MISSES === 'show')
    for (const { sample, right, faults } of judged.filter((one) => !one.right || !one.exact))
      process.stderr.write(`${right ? 'other condition' : 'wrong'} ${sample.path} ${faults.join(' | ')}\n`);
  const clauses = [...new Set(judged.map(({ sample }) => sample.clause))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  return Promise.resolve([
    ...clauses.map((clause) =>
      rowOf(
        `Clause ${clause}`,
        judged.filter(({ sample }) => sample.clause === clause),
      ),
    ),
    rowOf(
      'The half that the rules were written with',
      judged.filter(({ sample }) => sample.half === 'first'),
    ),
    rowOf(
      'The other half (152 of 158 when first seen)',
      judged.filter(({ sample }) => sample.half === 'second'),
    ),
    rowOf('All samples', judged),
  ]);
}

function rowOf(what: string, judged: readonly Judged[]): Row {
  const covered = judged.filter((one) => one.covered);
  const right = covered.filter((one) => one.right);
  const failing = covered.filter(({ sample }) => !sample.passes);
  const exact = failing.filter((one) => one.exact);
  return {
    what: `PDF/UA-1 samples judged rightly. ${what}`,
    figure: `${String(right.length)} of ${String(covered.length)}; ${String(judged.length - covered.length)} not covered; the very condition named for ${String(exact.length)} of ${String(failing.length)} that fail`,
    aim: '',
    rounds: 'once',
  };
}
