import { bundleOf } from '../../../src/adapters/archive/bundle.js';
import { pause } from '../../../src/pause.js';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Express } from 'express';
import request from 'supertest';
import { root } from '../../../src/adapters/files/root.js';
import { createFrame } from '../../../src/adapters/web/frame.js';
import { compareWords } from '../../../src/adapters/differences/words.js';
import { alignPassages } from '../../../src/adapters/differences/passages.js';
import { buyerRoom, type BuyerParts } from '../../../src/adapters/web/rooms/buyer/buyer-room.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { openStores, type Stores } from '../../../src/stores.js';
import { createWriter } from '../../../src/writer.js';
import { readExamples } from '../../../src/wire.js';
import { randomUUID } from 'node:crypto';

export const today = '2026-11-24';

export const knowledge = readKnowledge();
export const exampleSlugs = [
  ...new Set(readdirSync(join(root, 'data/examples')).map((name) => name.split('.')[0] ?? '')),
];

/** The buyer's room alone, with the real core, a real store in memory, and a clock that stands still. */
export function buyerApp(
  stores: Stores = openStores(':memory:'),
  known: BuyerParts['knowledge'] = knowledge,
  day = today,
): { app: Express; close: () => void } {
  stores.loadCodes(knowledge.cpv, knowledge.cpvHash);
  const app = createFrame({
    root,
    config: { rateLimit: false },
    words: { en: knowledge.words('en'), fr: knowledge.words('fr') },
    secret: 'a secret of the tests, long enough for it',
    now: () => 0,
    id: randomUUID,
    log: {
      info: () => undefined,
      error: (fields, message) => {
        console.error(message, fields);
      },
    },
    rooms: [
      buyerRoom({
        knowledge: known,
        writer: createWriter(),
        bundle: bundleOf,
        pause,
        clock: { today: () => day, now: () => `${day}T10:00:00.000Z` },
        store: stores.dossiers,
        own: stores.ownClauses,
        records: stores.records,
        versions: stores.versions,
        compare: compareWords,
        align: alignPassages,
        codes: stores.codes,
        examples: readExamples(),
      }),
    ],
  });
  return { app, close: stores.close };
}

/** A browser with its cookies, in one language. */
export class Person {
  readonly #agent: ReturnType<typeof request.agent>;

  constructor(app: Express, language = 'en') {
    this.#agent = request.agent(app);
    this.#agent.set('Accept-Language', language);
  }

  get(path: string): request.Test {
    return this.#agent.get(path);
  }

  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): request.Test {
    // What browsers say of a form of our own page.
    return this.#agent.post(path).set('Sec-Fetch-Site', 'same-origin').type('form').send(fields);
  }

  /** A multipart form with a file, or without one. */
  upload(
    path: string,
    field: string | undefined,
    name: string,
    bytes: Buffer,
    fields: Readonly<Record<string, string>> = {},
  ): request.Test {
    const sent = this.#agent.post(path).set('Sec-Fetch-Site', 'same-origin').field(fields);
    return field === undefined ? sent : sent.attach(field, bytes, name);
  }

  /** Comes back as somebody else, to another release: takes over the cookies of their browser. */
  use(other: Person): void {
    this.#agent.jar = other.#agent.jar;
  }

  /** A new dossier; its address. */
  async begin(country = 'FR', title = 'Upkeep of parks'): Promise<string> {
    const answer = await this.post('/new', { title, country });
    expect(answer.status).toBe(303);
    return String(answer.headers.location).replace(/\/steps\/who$/, '');
  }

  /** The revision that the forms of a page carry. */
  async revision(path: string): Promise<string> {
    const answer = await this.get(path);
    return /name="revision" value="(\d+)"/.exec(answer.text)?.[1] ?? '';
  }

  /** Fills in a page's form over the revision that it carries. */
  async send(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<request.Response> {
    return this.post(path, { revision: await this.revision(path), ...fields });
  }

  async dossier(address: string): Promise<Record<string, unknown>> {
    return (await this.get(`${address}/export`)).body as Record<string, unknown>;
  }
}
