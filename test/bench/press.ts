/** A very long document in the threads that make files: how long, how much memory, and what the server's thread feels of it. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openPress } from '../../src/press.js';
import { longDocument } from '../support/long-document.js';
import { written } from '../support/written.js';
import { milliseconds, timed, type Row } from './figures.js';

const blocks = 10_000;
const mebibyte = 2 ** 20;
const mostMemory = 768;

export async function measurePress(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const format of ['pdf', 'docx'] as const) {
    const document = longDocument(blocks);
    const press = openPress();
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 20);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const taken = await timed(() => written(press.run({ format, document })));
    delay.disable();
    clearInterval(watch);
    press.close();
    const memory = (peak - before) / mebibyte;
    rows.push(
      {
        what: `A document of ${String(blocks)} blocks as ${format.toUpperCase()}, in a thread of its own`,
        figure: milliseconds(taken),
        aim: '',
        rounds: '1 round, with the start of the thread',
      },
      {
        what: 'Memory that the process takes for it at most',
        figure: `${memory.toFixed(0)} MiB`,
        aim: `<= ${String(mostMemory)} MiB`,
        met: memory <= mostMemory,
        rounds: 'looked at every 20 ms',
      },
      {
        what: 'The thread that answers requests waits meanwhile',
        figure: `${milliseconds(delay.percentile(99) / 1e6)} (99 %), at most ${milliseconds(delay.max / 1e6)}`,
        aim: '',
        rounds: 'delay of the event loop',
      },
    );
  }
  return rows;
}
