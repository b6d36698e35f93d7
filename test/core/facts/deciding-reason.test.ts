import { decidingReasons } from '../../../src/core/facts/deciding-reason.js';
import type { ReasonMark, ShownReason } from '../../../src/core/facts/shown-reason.js';

const reason = (says: string, mark: ReasonMark, ...parts: ShownReason[]): ShownReason => ({
  says,
  mark,
  saw: undefined,
  fact: undefined,
  parts,
});
const tree = (reasons: readonly ShownReason[]): unknown[] =>
  reasons.map(({ says, parts }) => (parts.length === 0 ? says : [says, ...tree(parts)]));

const cases: [string, ShownReason[], unknown[]][] = [
  [
    'what fails is told by its failing parts',
    [
      reason(
        'named',
        'no',
        reason('a', 'yes'),
        reason('b', 'no'),
        reason('c', 'not-needed'),
        reason('d', 'no'),
      ),
    ],
    [['named', 'b', 'd']],
  ],
  [
    'a denial fails because its part holds',
    [reason('not so', 'no', reason('a', 'yes', reason('b', 'yes')))],
    [['not so', ['a', 'b']]],
  ],
  [
    'what holds is told whole, with what does not stand in its way',
    [reason('named', 'yes', reason('a', 'yes'), reason('unless', 'no'))],
    [['named', 'a', 'unless']],
  ],
  [
    'words that only hold others together go where one part is left',
    [
      reason('all', 'no', reason('a', 'yes'), reason('b', 'no')),
      reason('all', 'yes', reason('a', 'yes'), reason('b', 'yes')),
    ],
    ['b', ['all', 'a', 'b']],
  ],
  [
    'several together fail again for what was told already, but not what has a name',
    [
      reason('all', 'no', reason('a', 'no'), reason('b', 'no')),
      reason('all', 'no', reason('b', 'no'), reason('c', 'no')),
      reason('all', 'no', reason('d', 'no'), reason('e', 'no')),
      reason('named', 'no', reason('a', 'no')),
      reason('d', 'no'),
    ],
    [['all', 'a', 'b'], ['named', 'a'], 'd'],
  ],
  [
    'how a fact was found is told once',
    [1, 2].map(() => reason('fact', 'no', reason('found', 'worked-out', reason('figure', 'yes')))),
    [['fact', ['found', 'figure']], 'fact'],
  ],
];

test.each(cases)('%s', (_, reasons, expected) => {
  expect(tree(decidingReasons(reasons, 'all'))).toEqual(expected);
});
