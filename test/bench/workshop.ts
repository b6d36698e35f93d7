/**
 * A workshop under load and through a crash: the real server as a process of its own, real HTTP clients with their own
 * cookies and open event streams. In the second round the server is killed in the middle of the vote and started again. The
 * clients keep a ledger of what was answered with success; at the end it is compared with what is stored.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request, type ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/adapters/files/root.js';
import { openStores } from '../../src/stores.js';
import { secretsOfMachine } from '../../src/secrets.js';
import { milliseconds, percentile, type Row } from './figures.js';

const scenario = 'neighbourhood-upkeep';
const aim = 1000;
/** Nothing in here waits longer than this, so that a bench that goes wrong ends. */
const longest = 300_000;

const wait = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

async function until(what: string, isSo: () => boolean, most = longest): Promise<void> {
  const end = performance.now() + most;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`Waited too long: ${what}.`);
    await wait(10);
  }
}

/** The server as a process; it can be killed as a power cut would. */
class ServerProcess {
  #child: ChildProcess | undefined;
  port = 0;
  readonly #database: string;

  constructor(database: string) {
    this.#database = database;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(root, 'dist/src/main.js')], {
      env: {
        ...process.env,
        PORT: String(this.port),
        HOST: '127.0.0.1',
        CLAUSIER_DB: this.#database,
        CLAUSIER_LOG: 'error',
        CLAUSIER_RATE_LIMIT: 'on',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await until('the server starts', () => /localhost:\d+/.test(said));
    this.port = Number(/localhost:(\d+)/.exec(said)?.[1]);
  }

  /** Milliseconds of processor time that this process has used, where the system tells; a hundredth of a second is its unit. */
  get busy(): number | undefined {
    const file = `/proc/${String(this.#child?.pid)}/stat`;
    if (!existsSync(file)) return undefined;
    const fields = (readFileSync(file, 'utf8').split(') ')[1] ?? '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    this.#child = undefined;
  }
}

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly text: string;
}

/** One browser: its own cookies, one connection for pages and one for the stream of events. */
class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly cookies = new Map<string, string>();
  #stream: ClientRequest | undefined;
  #isOpen = false;
  /** Where the session stands, as the last event or page said. */
  version = '';
  /** The last count that a stream with counts told, and when. */
  readonly counts: { readonly votes: number; readonly at: number }[] = [];

  readonly #server: ServerProcess;

  constructor(server: ServerProcess) {
    this.#server = server;
  }

  get isFollowing(): boolean {
    return this.#isOpen;
  }

  #headers(): Record<string, string> {
    return {
      Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'Sec-Fetch-Site': 'same-origin',
      'Accept-Language': 'en',
    };
  }

  send(method: 'GET' | 'POST', path: string, fields?: Readonly<Record<string, string>>): Promise<Answer> {
    const body = fields === undefined ? undefined : new URLSearchParams(fields).toString();
    return new Promise((resolve, reject) => {
      const call = request(
        {
          host: '127.0.0.1',
          port: this.#server.port,
          path,
          method,
          agent: this.#agent,
          timeout: longest,
          headers: {
            ...this.#headers(),
            ...(body === undefined
              ? {}
              : {
                  'Content-Type': 'application/x-www-form-urlencoded',
                  'Content-Length': String(Buffer.byteLength(body)),
                }),
          },
        },
        (response) => {
          for (const cookie of response.headers['set-cookie'] ?? []) {
            const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
            this.cookies.set(name, value);
          }
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          response.once('end', () => {
            resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '', text });
          });
          response.once('error', reject);
        },
      );
      call.once('timeout', () => call.destroy(new Error('no answer in five minutes')));
      call.once('error', reject);
      call.end(body);
    });
  }

  /** Asks again while there is no server, as a person does who presses the button again. */
  async insist(
    method: 'GET' | 'POST',
    path: string,
    fields?: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const end = performance.now() + longest;
    for (;;) {
      try {
        return await this.send(method, path, fields);
      } catch (error) {
        if (performance.now() > end) throw error;
        await wait(100);
      }
    }
  }

  /** Follows the stream of events and connects again when it breaks, with the last event that was seen. */
  follow(path: string): void {
    const again = (): void => {
      if (!this.#isOpen && this.#stream === undefined) return;
      this.#isOpen = false;
      this.#stream = undefined;
      setTimeout(() => {
        this.follow(path);
      }, 200).unref();
    };
    this.#stream = request(
      {
        host: '127.0.0.1',
        port: this.#server.port,
        path,
        headers: { ...this.#headers(), ...(this.version === '' ? {} : { 'Last-Event-ID': this.version }) },
      },
      (response) => {
        if (response.statusCode !== 200)
          throw new Error(`A stream was answered with ${String(response.statusCode)}.`);
        this.#isOpen = true;
        let unread = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          unread += chunk;
          const events = unread.split('\n\n');
          unread = events.pop() ?? '';
          for (const event of events) this.#heard(event);
        });
        response.once('close', again);
        response.once('error', () => undefined);
      },
    );
    this.#stream.once('error', again);
    this.#stream.end();
  }

  #heard(event: string): void {
    const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1] ?? '';
    if (field('event') === 'moved') this.version = field('data');
    if (field('event') === 'counted') {
      const { votes } = JSON.parse(field('data')) as { votes: number };
      this.counts.push({ votes, at: performance.now() });
    }
  }

  close(): void {
    const stream = this.#stream;
    this.#stream = undefined;
    this.#isOpen = false;
    stream?.destroy();
    this.#agent.destroy();
  }
}

/** The answers that a page of a vote offers. */
function offered(page: string): { readonly field: string; readonly values: readonly string[] } {
  const radios = [
    ...page.matchAll(/<input class="govuk-radios__input"[^>]*name="([^"]+)" type="radio" value="([^"]+)"/g),
  ];
  return { field: radios[0]?.[1] ?? '', values: radios.map(([, , value = '']) => value) };
}

interface Cast {
  readonly began: number;
  readonly answered: number;
}

interface Played {
  /** Processor time of the server for the round, from the opening of the vote to its last count. */
  readonly busy: number | undefined;
  readonly answers: number[];
  readonly counted: number[];
  readonly retries: number;
}

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A round as one session plays it. */
interface RoundPlan {
  /** Milliseconds over which people cast their votes. */
  readonly spread: number;
  readonly kill: boolean;
  /** The share of people who change their vote afterwards. */
  readonly change: number;
}

async function session(people: number, rounds: readonly RoundPlan[]): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-workshop-'));
  const server = new ServerProcess(join(folder, 'bench.db'));
  const clients: Client[] = [];
  const random = numbersFrom(20_261_126);
  try {
    await server.start();
    const trainer = new Client(server);
    clients.push(trainer);
    const begun = await trainer.send('POST', '/live/new', {
      scenario,
      country: 'FR',
      'date.day': '18',
      'date.month': '1',
      'date.year': '2027',
      anonymous: 'yes',
      teams: '',
    });
    const code = /\/live\/([^/]+)/.exec(begun.location)?.[1] ?? '';
    if (code === '') throw new Error(`The session did not begin: ${String(begun.status)}.`);
    const here = `/live/${code}`;
    const command = async (name: string, more: Readonly<Record<string, string>> = {}): Promise<void> => {
      const page = await trainer.insist('GET', `${here}/trainer`);
      const revision = /name="revision" value="(\d+)"/.exec(page.text)?.[1] ?? '';
      const answer = await trainer.insist('POST', `${here}/trainer`, { do: name, revision, ...more });
      if (answer.status !== 303) throw new Error(`${name} was answered with ${String(answer.status)}.`);
    };
    trainer.follow(`${here}/events?counts=yes`);

    const joining = performance.now();
    const room = Array.from({ length: people }, () => new Client(server));
    clients.push(...room);
    await Promise.all(
      room.map(async (client) => {
        const joined = await client.insist('POST', here, { nickname: '' });
        if (joined.status !== 303) throw new Error(`Joining was answered with ${String(joined.status)}.`);
        client.follow(`${here}/events`);
      }),
    );
    await until('every stream is open', () => room.every((client) => client.isFollowing));
    const joined = performance.now() - joining;
    process.stderr.write(`  ${String(people)} have joined …\n`);

    /** What was answered with success, by client and round: the last one counts. */
    const ledger: Map<Client, string>[] = [];
    const played: Played[] = [];
    let downtime = 0;
    for (const [index, plan] of rounds.entries()) {
      await command(index === 0 ? 'begin' : 'next');
      const busyBefore = server.busy;
      await command('open');
      const votes = new Map<Client, string>();
      ledger.push(votes);
      const casts: Cast[] = [];
      let retries = 0;
      trainer.counts.length = 0;
      await until('every stream tells that the vote is open', () =>
        room.every(({ version }) => version.endsWith('-open')),
      );
      const vote = async (client: Client, field: string, value: string, first: boolean): Promise<void> => {
        const began = performance.now();
        for (;;) {
          try {
            const answer = await client.send('POST', `${here}/vote`, {
              round: String(index),
              ballot: '1',
              [field]: value,
            });
            if (answer.status !== 303)
              throw new Error(
                `A vote was answered with ${String(answer.status)}: ${answer.text.slice(0, 300)}`,
              );
            break;
          } catch (error) {
            // No answer: nobody knows whether it was kept, so it is cast again, as a person would.
            if (!(error instanceof Error) || error.message.includes('was answered')) throw error;
            if (performance.now() - began > longest) throw error;
            retries += 1;
            await wait(100);
          }
        }
        votes.set(client, value);
        if (first) casts.push({ began, answered: performance.now() });
      };
      const killing = !plan.kill
        ? Promise.resolve()
        : (async () => {
            await until('half of the votes are in', () => votes.size >= people / 2);
            const began = performance.now();
            await server.kill();
            await server.start();
            downtime = performance.now() - began;
          })();
      await Promise.all([
        killing,
        ...room.map(async (client) => {
          const page = await client.insist('GET', here);
          const { field, values } = offered(page.text);
          if (values.length === 0) throw new Error('A page offers nothing to vote on.');
          await wait(random() * plan.spread);
          const choose = (): string => values[Math.floor(random() * values.length)] ?? '';
          await vote(client, field, choose(), true);
          if (random() < plan.change) await vote(client, field, choose(), false);
        }),
      ]);
      await until('all votes are counted aloud', () => (trainer.counts.at(-1)?.votes ?? 0) >= people);
      const inOrder = [...casts].sort((a, b) => a.answered - b.answered);
      const busyAfter = server.busy;
      played.push({
        busy:
          plan.kill || busyBefore === undefined || busyAfter === undefined
            ? undefined
            : busyAfter - busyBefore,
        answers: casts.map(({ began, answered }) => answered - began),
        // The n-th vote that was answered is counted when the trainer's screen first shows n votes.
        counted: inOrder.map(({ began }, number) => {
          const shown =
            trainer.counts.find(({ votes: count }) => count > number)?.at ?? Number.POSITIVE_INFINITY;
          return shown - began;
        }),
        retries,
      });
      process.stderr.write(`  round ${String(index + 1)} is counted …\n`);
      await command('close');
      await command('reveal');
      const wall = await trainer.insist('GET', `${here}/room`);
      const sum = new RegExp(`${String(people).replace(/\B(?=(\d{3})+$)/, ',?')} votes`).test(wall.text);
      if (!sum) throw new Error(`The wall does not show ${String(people)} votes.`);
    }
    for (const client of clients) client.close();
    await server.kill();

    const stores = openStores(join(folder, 'bench.db'));
    const { hash } = secretsOfMachine();
    let [lost, doubled, other] = [0, 0, 0];
    try {
      const stored = stores.sessions.find(code);
      if (stored === undefined) throw new Error('The session is not stored.');
      for (const [index, votes] of ledger.entries()) {
        const kept = stores.sessions.votes(stored.number, index, 1);
        const byParticipant = new Map<number, string[]>();
        for (const { participant, vote } of kept)
          byParticipant.set(participant, [
            ...(byParticipant.get(participant) ?? []),
            Object.values(vote).at(-1) as string,
          ]);
        for (const client of room) {
          const secret = client.cookies.get(`participant-${code}`) ?? '';
          const participant = stores.sessions.participant(stored.number, hash(secret));
          const values = participant === undefined ? [] : (byParticipant.get(participant.number) ?? []);
          if (values.length === 0) lost += 1;
          else if (values.length > 1) doubled += 1;
          else if (values[0] !== votes.get(client)) other += 1;
        }
        if (kept.length !== people) doubled += Math.abs(kept.length - people);
      }
    } finally {
      stores.close();
    }
    const quiet = played.filter((_, index) => rounds[index]?.kill === false);
    const counted = quiet.flatMap((round) => round.counted);
    const answers = quiet.flatMap((round) => round.answers);
    const cast = ledger.reduce((total, votes) => total + votes.size, 0);
    const name = `Workshop of ${String(people)}`;
    const slowest = Math.max(...counted);
    const busy = quiet.flatMap((round) => round.busy ?? []);
    return [
      {
        what: `${name}: from casting a vote to its count on the trainer’s screen, slowest`,
        figure: `${milliseconds(slowest)}, p50 ${milliseconds(percentile(counted, 50))}`,
        aim: `≤ ${String(aim)} ms`,
        met: slowest <= aim,
        rounds: `${String(counted.length)} votes in ${String(quiet.length)} rounds`,
      },
      {
        what: `${name}: from casting a vote to the answer that it is kept, slowest`,
        figure: `${milliseconds(Math.max(...answers))}, p50 ${milliseconds(percentile(answers, 50))}`,
        aim: '',
        rounds: 'the same votes',
      },
      ...(busy.length === 0
        ? []
        : [
            {
              what: `${name}: processor time of the server for each person and round (told, page, vote, count)`,
              figure: milliseconds(busy.reduce((sum, time) => sum + time, 0) / busy.length / people),
              aim: '',
              rounds: `${String(busy.length)} rounds`,
            },
          ]),
      {
        what: `${name}: votes lost, doubled or other than in the ledger, through kill -9`,
        figure: `${String(lost)}, ${String(doubled)}, ${String(other)}`,
        aim: '0, 0, 0',
        met: lost + doubled + other === 0,
        rounds: `${String(cast)} votes, ${String(played.reduce((total, { retries }) => total + retries, 0))} sent again`,
      },
      {
        what: `${name}: the server was gone in the middle of the vote`,
        figure: milliseconds(downtime),
        aim: '',
        rounds: 'once',
      },
      { what: `${name}: everybody joins at once`, figure: milliseconds(joined), aim: '', rounds: 'once' },
    ];
  } finally {
    for (const client of clients) client.close();
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A class of a hundred, everybody at once; then a hall of a thousand, who take some seconds to decide. */
export async function measureWorkshop(): Promise<Row[]> {
  const hundred = await session(100, [
    { spread: 0, kill: false, change: 0 },
    { spread: 600, kill: true, change: 0.2 },
    { spread: 1000, kill: false, change: 0.2 },
  ]);
  const thousand = await session(1000, [
    { spread: 10_000, kill: false, change: 0 },
    { spread: 10_000, kill: true, change: 0.1 },
    { spread: 20_000, kill: false, change: 0.1 },
  ]);
  return [...hundred, ...thousand];
}
