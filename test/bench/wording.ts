/** How many faults in wording are found, and how often a lawful wording is objected to, on wordings kept aside. */
import { isExact, isRecalled, isThere, judgeWording, wordingsOf } from '../support/wordings.js';
import type { Row } from './figures.js';

const sets = [
  { name: 'held-out', says: 'kept aside' },
  { name: 'held-out.third', says: 'kept aside, third set' },
  { name: 'working.en', says: 'used to tune, English' },
  { name: 'working.fr', says: 'used to tune, French' },
  { name: 'working.mixed', says: 'used to tune, both languages' },
  { name: 'working.more', says: 'used to tune, second batch' },
  { name: 'working.fresh', says: 'used to tune, third batch' },
  { name: 'second.a', says: 'second set, first part, used to tune' },
  { name: 'second.b', says: 'second set, second part, used to tune' },
  { name: 'second.c', says: 'second set, kept aside at first, then used to tune' },
  { name: 'near-misses', says: 'lawful near-misses' },
  { name: 'judgments', says: 'taken from judgments' },
] as const;

function share(part: number, whole: number): string {
  return whole === 0
    ? 'none in this set'
    : `${String(part)} of ${String(whole)} (${String(Math.round((part / whole) * 100))} %)`;
}

export function measureWording(): Promise<Row[]> {
  const verbose = process.env.WORDING_MISSES === 'show';
  return Promise.resolve(
    sets
      .filter(({ name }) => isThere(name))
      .flatMap(({ name, says }): Row[] => {
        const judged = wordingsOf(name).map(judgeWording);
        const due = judged.filter(({ wording }) => wording.verdict !== 'no-objection');
        const lawful = judged.filter(({ wording }) => wording.verdict === 'no-objection');
        const alarms = lawful.filter(({ verdict }) => verdict !== 'no-objection');
        if (verbose && !name.startsWith('held-out'))
          for (const one of judged.filter((item) => !isExact(item)))
            process.stderr.write(
              `${one.wording.verdict} ${one.wording.issues.join()} <- ${one.verdict} ${one.issues.join()}: ${one.wording.text}\n`,
            );
        return [
          {
            what: `Faults found in wordings ${says}`,
            figure: share(due.filter(isRecalled).length, due.length),
            aim: '',
            rounds: 'once',
          },
          {
            what: `Lawful wordings objected to, ${says}`,
            figure: share(alarms.length, lawful.length),
            aim: '',
            rounds: 'once',
          },
          {
            what: `Verdict and issue exactly right, ${says}`,
            figure: share(judged.filter(isExact).length, judged.length),
            aim: '',
            rounds: 'once',
          },
        ];
      }),
  );
}
