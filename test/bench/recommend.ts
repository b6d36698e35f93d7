/** Whether the first twelve recommendations hold what good buyers did: documented purchases, no ambition named. */
import type { Clause } from '../../src/core/clauses/clause.js';
import { readExamples } from '../../src/wire.js';
import {
  first,
  offeredFor,
  purchases,
  recallIn,
  unspecific,
  type Purchase,
  type Recalled,
} from '../support/purchases.js';
import { median, type Row } from './figures.js';
import type { Material } from './material.js';

const aim = 0.85;
const most = 0.5;

const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)} %`;

/** Every purchase against the list that somebody would show for it: the share found, and the share found where it belongs. */
function recall(
  all: readonly Purchase[],
  listed: (purchase: Purchase) => readonly Clause[],
): { readonly loose: number; readonly strict: number } {
  const recalled = all.map((purchase) => recallIn(purchase, listed(purchase)));
  const sum = (of: (one: Recalled) => number): number => recalled.reduce((total, one) => total + of(one), 0);
  const wanted = sum((one) => one.wanted);
  return { loose: sum((one) => one.found) / wanted, strict: sum((one) => one.together) / wanted };
}

export function measureRecommendations({ knowledge }: Material): Promise<Row[]> {
  const all = purchases();
  const { law, library } = knowledge;
  const offered = new Map(all.map((purchase) => [purchase, offeredFor(purchase.dossier, knowledge)]));
  const ranked = (purchase: Purchase): readonly Clause[] =>
    (offered.get(purchase) ?? []).map((item) => item.clause);
  const putForward = (purchase: Purchase): readonly Clause[] =>
    (offered.get(purchase) ?? []).filter((item) => item.strength !== 'could').map((item) => item.clause);
  const bare = unspecific(library);

  // How often each clause stands among the first: purchases, and the examples with the ambitions that they name.
  const dossiers = [
    ...all.map((purchase) => ranked(purchase).slice(0, first)),
    ...readExamples().map(({ dossiers: { en } }) =>
      offeredFor(en, knowledge)
        .slice(0, first)
        .map((item) => item.clause),
    ),
  ];
  const times = new Map<Clause, number>();
  for (const clause of dossiers.flat()) times.set(clause, (times.get(clause) ?? 0) + 1);
  const byFrequency = [...times].sort((a, b) => b[1] - a[1]);
  const [often] = byFrequency;
  if (often === undefined) throw new Error('No clause is offered.');

  const ours = recall(all, (purchase) => ranked(purchase).slice(0, first));
  const shown = recall(all, putForward);
  const without = recall(all, (purchase) =>
    offeredFor(purchase.dossier, { law, library: bare })
      .slice(0, first)
      .map((item) => item.clause),
  );
  // The same score where nothing is known of the purchase but the country of the buyer.
  const blind = recall(all, ({ dossier }) =>
    offeredFor({ authority: dossier.authority }, knowledge)
      .slice(0, first)
      .map((item) => item.clause),
  );
  const commonest = byFrequency.slice(0, first).map(([clause]) => clause);
  const everybody = recall(all, () => commonest);
  const counts = all.map((purchase) => putForward(purchase).length);
  const rounds = `${String(all.length)} purchases`;
  const both = ({ loose, strict }: { loose: number; strict: number }): string =>
    `${percent(loose)}, ${percent(strict)} in one clause`;
  return Promise.resolve([
    {
      what: `Themes and places of good buyers in the first ${String(first)} clauses`,
      figure: percent(ours.loose),
      aim: `>= ${percent(aim)}`,
      met: ours.loose >= aim,
      rounds,
    },
    {
      what: 'Stricter: the theme at a place of the buyer, the place with a theme of the buyer',
      figure: percent(ours.strict),
      aim: '',
      rounds,
    },
    {
      what: 'Both, without what says where a clause is typical',
      figure: both(without),
      aim: 'less',
      met: without.loose < ours.loose && without.strict < ours.strict,
      rounds,
    },
    {
      what: 'Both, ranked by the same score without the facts of the purchase',
      figure: both(blind),
      aim: 'less',
      met: blind.loose < ours.loose && blind.strict < ours.strict,
      rounds,
    },
    {
      what: `Both, the ${String(first)} commonest clauses for everybody`,
      figure: both(everybody),
      aim: 'less',
      met: everybody.loose < ours.loose && everybody.strict < ours.strict,
      rounds,
    },
    {
      what: 'Both, in the clauses that are put forward only',
      figure: both(shown),
      aim: '',
      rounds,
    },
    {
      what: 'Clauses put forward: fewest, median, most',
      figure: [Math.min(...counts), median(counts), Math.max(...counts)].join(', '),
      aim: '',
      rounds,
    },
    {
      what: `Dossiers in whose first ${String(first)} the commonest clause stands (${often[0].id})`,
      figure: percent(often[1] / dossiers.length),
      aim: `<= ${percent(most)}`,
      met: often[1] / dossiers.length <= most,
      rounds: `${String(dossiers.length)} dossiers`,
    },
  ]);
}
