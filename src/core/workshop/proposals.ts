import type { Proposal, Vote } from './vote.js';

/**
 * What participants proposed in the first vote of a round in which they build together: the same text once, with the id of
 * its first coming. What came most often stands first, then what came first.
 *
 * @param votes in the order in which people came
 */
export function proposedIn(
  votes: readonly { readonly participant: number; readonly vote: Vote }[],
): readonly Proposal[] {
  const byText = new Map<string, { readonly proposal: Proposal; times: number }>();
  for (const { participant, vote } of votes) {
    if (vote.kind !== 'build-together') continue;
    vote.proposals.forEach((text, index) => {
      const key = text.toLowerCase();
      const known = byText.get(key);
      if (known !== undefined) known.times += 1;
      else byText.set(key, { proposal: { id: `p${String(participant)}-${String(index)}`, text }, times: 1 });
    });
  }
  return [...byText.values()].sort((a, b) => b.times - a.times).map(({ proposal }) => proposal);
}
