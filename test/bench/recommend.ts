/** Whether the first twelve recommendations hold what good buyers did: documented purchases, no ambition named. */
import { purchases, recallOf, unspecific, first } from '../support/purchases.js';
import type { Row } from './figures.js';
import type { Material } from './material.js';

const aim = 0.85;
const most = 0.5;

const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)} %`;

export function measureRecommendations({ knowledge }: Material): Promise<Row[]> {
  const all = purchases();
  const share = (library: typeof knowledge.library): number => {
    const recalled = all.map((purchase) => recallOf(purchase, { law: knowledge.law, library }));
    const sum = (of: (one: (typeof recalled)[number]) => number): number =>
      recalled.reduce((total, one) => total + of(one), 0);
    return sum((one) => one.found) / sum((one) => one.wanted);
  };
  const recall = share(knowledge.library);
  const without = share(unspecific(knowledge.library));
  const times = new Map<string, number>();
  for (const purchase of all)
    for (const id of recallOf(purchase, knowledge).clauses) times.set(id, (times.get(id) ?? 0) + 1);
  const [often = ['', 0]] = [...times].sort((a, b) => b[1] - a[1]);
  const rounds = `${String(all.length)} purchases`;
  return Promise.resolve([
    {
      what: `Themes and places of good buyers in the first ${String(first)} clauses`,
      figure: percent(recall),
      aim: `>= ${percent(aim)}`,
      met: recall >= aim,
      rounds,
    },
    {
      what: 'The same, without what says where a clause is typical',
      figure: percent(without),
      aim: 'less',
      met: without < recall,
      rounds,
    },
    {
      what: `The clause that stands there most often (${often[0]})`,
      figure: percent(often[1] / all.length),
      aim: `<= ${percent(most)}`,
      met: often[1] / all.length <= most,
      rounds,
    },
  ]);
}
