/**
 * A step of the buyer's path with a full dossier, against a fixed page of the same size from a bare Express app: both over
 * real HTTP on this machine, loaded by autocannon in a process of its own.
 */
import express from 'express';
import { execFile } from 'node:child_process';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { z } from 'zod';
import { root } from '../../src/adapters/files/root.js';
import { paths } from '../../src/adapters/web/paths.js';
import { serve } from '../../src/adapters/web/serve.js';
import { wire } from '../../src/wire.js';
import { median, type Row } from './figures.js';
import type { Material } from './material.js';

const rounds = 5;
const seconds = 3;
const connections = 10;
const mostTimesSlower = 2;

const answered = z.object({
  requests: z.object({ average: z.number() }),
  latency: z.object({ p99: z.number() }),
  non2xx: z.number(),
  errors: z.number(),
});

async function load(url: string, cookie: string, duration: number): Promise<{ rate: number; p99: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(root, 'node_modules/autocannon/autocannon.js'),
    ...['--json', '-c', String(connections), '-d', String(duration), '-H', `cookie=${cookie}`, url],
  ]);
  const { requests, latency, non2xx, errors } = answered.parse(JSON.parse(stdout));
  if (non2xx + errors > 0) throw new Error(`${url} answered ${String(non2xx + errors)} times with a fault.`);
  return { rate: requests.average, p99: latency.p99 };
}

async function baseOf(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${String(port)}`;
}

function bareApp(html: string): express.Express {
  const app = express();
  app.get('/', (_request, response) => {
    response.type('html').send(html);
  });
  return app;
}

interface Target {
  readonly name: 'step' | 'bare' | 'bareServed';
  readonly url: string;
}

export async function measurePage({ slug }: Material): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-bench-'));
  const log = pino({ level: 'info' }, pino.destination(devNull));
  const application = wire(
    {
      port: 0,
      host: '127.0.0.1',
      database: join(folder, 'bench.db'),
      rateLimit: true,
      secret: 'a secret of at least thirty-two characters',
      workshopDays: 30,
      log: 'info',
    },
    log,
  );
  const servers: Server[] = [];
  try {
    const product = serve(application.app);
    servers.push(product);
    const base = await baseOf(product);
    const begun = await fetch(`${base}${paths.example.at({ example: slug })}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: base },
    });
    const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const dossier = /\/dossiers\/([^/]+)/.exec(begun.headers.get('location') ?? '')?.[1] ?? '';
    const url = `${base}${paths.step.at({ dossier, step: 'how-much' })}`;
    const page = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } });
    const html = await page.text();
    if (page.status !== 200) throw new Error(`The step page answered ${String(page.status)}.`);

    // Express apps are request listeners at run time; `serve` knows how to be quick with them.
    const bare = createServer(bareApp(html) as RequestListener);
    const bareServed = serve(bareApp(html));
    servers.push(bare, bareServed);
    const targets: readonly Target[] = [
      { name: 'step', url },
      { name: 'bare', url: await baseOf(bare) },
      { name: 'bareServed', url: await baseOf(bareServed) },
    ];
    const rates: Record<Target['name'], number[]> = { step: [], bare: [], bareServed: [] };
    const tails: Record<Target['name'], number[]> = { step: [], bare: [], bareServed: [] };
    for (const target of targets) await load(target.url, cookie, 2);
    for (let round = 0; round < rounds; round += 1) {
      for (const target of targets) {
        globalThis.gc?.();
        const { rate, p99 } = await load(target.url, cookie, seconds);
        rates[target.name].push(rate);
        tails[target.name].push(p99);
      }
    }
    const says = (name: Target['name']): string =>
      `${median(rates[name]).toFixed(0)} requests/s, p99 ${median(tails[name]).toFixed(0)} ms`;
    const against = (name: Target['name']): number =>
      median(rates[name].map((rate, round) => rate / (rates.step[round] ?? Number.NaN)));
    const took = `${String(rounds)} rounds of ${String(seconds)} s, ${String(connections)} connections`;
    const size = `${(Buffer.byteLength(html) / 1024).toFixed(1)} KB`;
    return [
      { what: `Step page of a full dossier (${size})`, figure: says('step'), aim: '', rounds: took },
      { what: 'Bare Express, fixed page of that size', figure: says('bare'), aim: '', rounds: took },
      {
        what: 'Step page: times slower than bare Express',
        figure: `${against('bare').toFixed(2)} x`,
        aim: `<= ${String(mostTimesSlower)} x`,
        met: against('bare') <= mostTimesSlower,
        rounds: 'median of the rounds',
      },
      {
        what: 'Step page: times slower than bare Express behind our own server',
        figure: `${against('bareServed').toFixed(2)} x (${says('bareServed')})`,
        aim: '',
        rounds: 'median of the rounds',
      },
    ];
  } finally {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    application.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
