/** The advice on one dossier against the whole library, and putting it into words. */
import { adviceSays, adviseOn } from '../../src/usecases/advise.js';
import { inTurn, median, medianAndTail, type Row } from './figures.js';
import { wordingsOf } from '../support/wordings.js';
import type { Material } from './material.js';

const rounds = 300;
const warmUp = 60;
const aim = 5;

export async function measureAdvice({ knowledge, dossier, slug, today }: Material): Promise<Row[]> {
  const { law, library } = knowledge;
  const words = knowledge.words('en');
  const advised = adviseOn(dossier, law, library, today);
  const texts = wordingsOf('working.en').slice(0, 5);
  const written = {
    ...dossier,
    measures: texts.map(({ text, place }, index) => ({ id: `m${String(index + 1)}`, place, text })),
  };
  const works = {
    measured: () => adviseOn(written, law, library, today),
    advise: () => adviseOn(dossier, law, library, today),
    says: () => adviceSays(advised, law, library, words),
  };
  await inTurn(warmUp, works);
  const taken = await inTurn(rounds, works);
  const clauses = `${String(library.clauses.length)} clauses, ${String(law.rules.length)} rules`;
  return [
    {
      what: `Advice on ${slug} (${clauses})`,
      figure: medianAndTail(taken.advise),
      aim: `< ${String(aim)} ms`,
      met: median(taken.advise) < aim,
      rounds: `${String(rounds)} rounds`,
    },
    {
      what: 'The same with five measures',
      figure: medianAndTail(taken.measured),
      aim: `< ${String(2 * aim)} ms`,
      met: median(taken.measured) < 2 * aim,
      rounds: `${String(rounds)} rounds`,
    },
    {
      what: 'The same advice in words (adviceSays)',
      figure: medianAndTail(taken.says),
      aim: '',
      rounds: `${String(rounds)} rounds`,
    },
  ];
}
