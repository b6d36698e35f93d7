import { join } from 'node:path';
import { z } from 'zod';
import { root } from './adapters/files/root.js';

/** The settings of the product: the name in the environment, the default, and one sentence on what it does. */
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export interface Setting {
  readonly name: string;
  /** As written in the README. */
  readonly default: string;
  readonly says: string;
}

export const settings = [
  {
    name: 'PORT',
    default: '3000',
    says: 'The port on which the web application listens; 0 takes any free one.',
  },
  {
    name: 'HOST',
    default: '127.0.0.1',
    says: 'The address on which it listens; 0.0.0.0 opens it to the network.',
  },
  {
    name: 'CLAUSIER_DB',
    default: 'data/clausier.db',
    says: 'The path of the SQLite file that keeps the dossiers, made when absent.',
  },
  {
    name: 'CLAUSIER_RATE_LIMIT',
    default: 'on',
    says: 'Whether one address is slowed down when it sends very many requests: on or off.',
  },
  {
    name: 'CLAUSIER_SECRET',
    default: '(kept in the database)',
    says: 'The secret, of at least 32 characters, that signs cookies; without it one is made once and kept in the database.',
  },
  {
    name: 'CLAUSIER_WORKSHOP_DAYS',
    default: '30',
    says: 'After how many days a live session of a workshop is erased with everything in it, from 1 to 366.',
  },
  { name: 'CLAUSIER_LOG', default: 'info', says: `How much is written to the log: ${levels.join(', ')}.` },
] as const satisfies readonly Setting[];

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly database: string;
  readonly rateLimit: boolean;
  readonly secret: string | undefined;
  readonly workshopDays: number;
  readonly log: (typeof levels)[number];
}

/** Several settings may be wrong at once; all are told together. */
export class ConfigFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.name = 'ConfigFault';
    this.faults = faults;
  }
}

const days = 'must be a whole number from 1 to 366.';
const port = 'must be a whole number from 0 to 65535.';
const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: port })
    .transform(Number)
    .refine((value) => value <= 65_535, { error: port })
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  CLAUSIER_DB: z
    .string()
    .min(1)
    .default(join(root, 'data', 'clausier.db')),
  CLAUSIER_RATE_LIMIT: z.enum(['on', 'off'], { error: 'must be on or off.' }).default('on'),
  CLAUSIER_SECRET: z
    .string()
    .min(32, { error: 'must have at least 32 characters, or be left out.' })
    .optional(),
  CLAUSIER_WORKSHOP_DAYS: z
    .string()
    .regex(/^\d{1,3}$/, { error: days })
    .transform(Number)
    .refine((value) => value >= 1 && value <= 366, { error: days })
    .default(30),
  CLAUSIER_LOG: z.enum(levels, { error: `must be one of ${levels.join(', ')}.` }).default('info'),
});

/**
 * Reads the settings from an environment. An empty value counts as absent, as in `PORT= npm start`.
 *
 * @throws ConfigFault with every fault
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    settings.flatMap(({ name }) => (env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]])),
  );
  const result = schema.safeParse(given);
  if (!result.success)
    throw new ConfigFault(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  const read = result.data;
  return {
    port: read.PORT,
    host: read.HOST,
    database: read.CLAUSIER_DB,
    rateLimit: read.CLAUSIER_RATE_LIMIT === 'on',
    secret: read.CLAUSIER_SECRET,
    workshopDays: read.CLAUSIER_WORKSHOP_DAYS,
    log: read.CLAUSIER_LOG,
  };
}

/** The settings of this process; the only place that looks at its environment. */
export function configOfProcess(): Config {
  return loadConfig(process.env);
}
