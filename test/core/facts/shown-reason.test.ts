import { shownReasons } from '../../../src/core/facts/shown-reason.js';
import type { Reason } from '../../../src/core/facts/wording.js';

const leaf = (says: string, truth: Reason['truth'], more: Partial<Reason> = {}): Reason => ({
  says,
  truth,
  parts: [],
  ...more,
});
const root = (truth: Reason['truth'], ...parts: Reason[]): Reason => ({ says: 'answer', truth, parts });

test('what is not known and cannot change the answer is said to be not needed, without its parts', () => {
  const unknown = leaf('In-house conditions met: yes', 'unknown', {
    fact: 'contract.inHouse.control',
    parts: [leaf('Control', 'unknown')],
  });
  const shown = shownReasons(root('yes', leaf('All of these', 'no', { parts: [unknown] })));
  expect(shown[0]?.mark).toBe('no');
  expect(shown[0]?.parts).toEqual([
    {
      says: 'In-house conditions met: yes',
      mark: 'not-needed',
      saw: undefined,
      fact: 'contract.inHouse.control',
      parts: [],
    },
  ]);
});

test('a part without words of its own keeps what it is about', () => {
  const not = leaf('This is not so', 'unknown', { parts: [leaf('Share: more than 50%', 'unknown')] });
  expect(shownReasons(root('yes', leaf('All of these', 'no', { parts: [not] })))[0]?.parts[0]).toMatchObject({
    says: 'This is not so',
    mark: 'not-needed',
    parts: [{ says: 'Share: more than 50%', mark: 'not-needed' }],
  });
});

test('what is not known and open stays "not known yet", down to what is missing', () => {
  const shown = shownReasons(
    root('unknown', leaf('All of these', 'unknown', { parts: [leaf('Length', 'unknown')] })),
  );
  expect(shown[0]?.mark).toBe('unknown');
  expect(shown[0]?.parts[0]?.mark).toBe('unknown');
});

test('the way to a computed fact is neither yes nor no, and is left out where it has no steps', () => {
  const way = leaf('Whether the value reaches the threshold', 'yes', { derived: true });
  const below = leaf('Position: below', 'yes', { parts: [way] });
  expect(shownReasons(root('yes', below))[0]?.parts).toEqual([]);
  const stepped = { ...way, parts: [leaf('Value: at least 216,000', 'no', { saw: 1, sawSays: 'EUR 1' })] };
  expect(shownReasons(root('yes', { ...below, parts: [stepped] }))[0]?.parts).toEqual([
    {
      says: 'Whether the value reaches the threshold',
      mark: 'worked-out',
      saw: undefined,
      parts: [{ says: 'Value: at least 216,000', mark: 'no', saw: 'EUR 1', parts: [] }],
    },
  ]);
});

test('what was seen is not said twice', () => {
  const saw = (says: string, more: Partial<Reason>): string | undefined =>
    shownReasons(root('yes', leaf(says, 'yes', more)))[0]?.saw;
  expect(saw('Light regime: yes', { saw: true, sawSays: 'Yes' })).toBeUndefined();
  expect(saw('Kind: Services', { saw: 'services', sawSays: 'Services' })).toBeUndefined();
  expect(saw('Length: more than 36 months', { saw: 48, sawSays: '48 months' })).toBe('48 months');
});
