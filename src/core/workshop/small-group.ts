/** What people say of themselves is shown from this many answers on; of fewer, each could be told apart. */
const fewestShown = 3;

/** Whether so few people answered that their answers would tell who said what. Nobody at all is no such group. */
export function isSmallGroup(answers: number): boolean {
  return answers > 0 && answers < fewestShown;
}
