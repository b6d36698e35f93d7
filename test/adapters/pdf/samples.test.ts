import { hasSamples, judge, samples } from '../../support/pdfua/samples.js';

const inSamples = hasSamples() ? describe : describe.skip;
if (!hasSamples())
  console.warn('There is no ../shared/pdfua here, so the checker of PDF/UA is not held against the samples.');

inSamples('the checker, on the samples of PDF/UA-1', () => {
  const judged = hasSamples() ? samples().map(judge) : [];

  it('has a rule for the condition of every sample', () => {
    expect(judged.length).toBeGreaterThan(290);
    expect(judged.filter(({ covered }) => !covered).map(({ sample }) => sample.path)).toEqual([]);
  });

  it('finds no fault in a file that keeps the standard', () => {
    const alarms = judged.filter(({ sample, right }) => sample.passes && !right);
    expect(alarms.map(({ sample, faults }) => [sample.path, faults])).toEqual([]);
  });

  it('finds a fault of the clause that a file breaks', () => {
    const missed = judged.filter(({ sample, right }) => !sample.passes && !right);
    expect(missed.map(({ sample, faults }) => [sample.path, faults])).toEqual([]);
  });

  it('names the very condition, but for captions in a wrong place, which have conditions of their own', () => {
    const other = judged.filter(({ right, exact }) => right && !exact);
    for (const { faults } of other) expect(faults.join()).toContain('aption');
    expect(other.length).toBeLessThanOrEqual(6);
  });
});
