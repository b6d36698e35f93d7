/** Varied copies of real notices, the same in every run: other days, places, codes, amounts, reservations and words. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptNotice } from '../../src/adapters/notices/keep-notice.js';
import { readAnyNotice } from '../../src/adapters/notices/read-notice.js';
import { dayOf, serialOf } from '../../src/core/market/bands.js';
import type { KeptLot, KeptNotice, KeptPhrase } from '../../src/core/market/kept-notice.js';
import { sharedFolder } from '../support/shared.js';

export type Random = () => number;

/** Numbers that look random and are the same in every run. */
export function numbersFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export const noticeFolder = join(sharedFolder, 'notices');

export function realFiles(): Uint8Array[] {
  return readdirSync(noticeFolder)
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .map((name) => new Uint8Array(readFileSync(join(noticeFolder, name))));
}

export function realNotices(): KeptNotice[] {
  return realFiles().flatMap((bytes) => {
    const read = readAnyNotice(bytes);
    return read.ok ? [keptNotice(read.value.notice, read.value.result)] : [];
  });
}

/** How buyers of Europe spread over countries, roughly as they publish. */
const countries =
  'DE DE DE DE DE DE FR FR FR FR FR PL PL PL ES ES ES IT IT IT SE SE NL NL RO RO BG CZ CZ AT AT BE BE FI FI DK DK PT PT HU SI SK GR IE HR LT LV EE LU CY MT NO'.split(
    ' ',
  );

const oneOf = <T>(items: readonly T[], random: Random): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to take from.');
  return item;
};

const hex = (random: Random, length: number): string =>
  Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');

const uuid = (random: Random): string =>
  `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`;

export interface Material {
  readonly real: readonly KeptNotice[];
  readonly cpv: readonly string[];
  readonly regions: ReadonlyMap<string, readonly string[]>;
  readonly words: readonly string[];
}

export function materialOf(real: readonly KeptNotice[]): Material {
  const cpv = real.flatMap((notice) => [...notice.cpv, ...notice.lots.flatMap((lot) => lot.cpv)]);
  const { codes } = JSON.parse(readFileSync(join(sharedFolder, 'eforms/nuts.json'), 'utf8')) as {
    codes: Readonly<Record<string, readonly [number, string]>>;
  };
  const regions = new Map<string, string[]>();
  for (const [code, [level]] of Object.entries(codes)) {
    const country = code.startsWith('EL') ? 'GR' : code.slice(0, 2);
    if (level === 3) regions.set(country, [...(regions.get(country) ?? []), code]);
  }
  const words = real.flatMap((notice) =>
    [...notice.title, ...notice.description].flatMap(({ text }) =>
      text.split(/\s+/).filter((word) => word.length > 3),
    ),
  );
  return { real, cpv, regions, words };
}

/** A quarter of the words are others: copies would else all be found by the same. */
function otherWords(phrases: readonly KeptPhrase[], material: Material, random: Random): KeptPhrase[] {
  return phrases.map(({ language, text }) => ({
    language,
    text: text
      .split(' ')
      .map((word) => (random() < 0.25 ? oneOf(material.words, random) : word))
      .join(' '),
  }));
}

const routes = [
  { reserved: ['res-ws'], route: 'art-20' },
  { reserved: ['res-ws'], route: 'art-20' },
  { reserved: ['res-pub-ser'], route: 'art-77' },
] as const;

/** One lot in fifty is reserved, which is more than there are. */
const shareReserved = 0.02;
const today = serialOf('2026-11-26');

/** The copy with a number; `random` goes on from copy to copy. */
export function copyOf(number: number, material: Material, random: Random): KeptNotice {
  const model = oneOf(material.real, random);
  const country = oneOf(countries, random);
  const region = oneOf(material.regions.get(country) ?? [country], random);
  // Notices of three years; one in ten is still open.
  const deadline =
    random() < 0.1 ? today + Math.floor(random() * 60) : today - 1 - Math.floor(random() * 1095);
  const issued = dayOf(deadline - 20 - Math.floor(random() * 30));
  const cpv = [
    ...new Set([oneOf(material.cpv, random), ...(random() < 0.3 ? [oneOf(material.cpv, random)] : [])]),
  ];
  const isReserved = random() < shareReserved;
  const amount = Math.round(10 ** (4 + random() * 3.2));
  const lots = model.lots.slice(0, 1 + Math.floor(random() * 5)).map((lot): KeptLot => {
    const reservation = isReserved ? oneOf(routes, random) : { reserved: ['none'], route: 'none' };
    return {
      ...lot,
      ...reservation,
      title: otherWords(lot.title, material, random),
      cpv,
      nuts: [region],
      months: 6 + Math.floor(random() * 48),
      value: lot.value === undefined ? undefined : { amount: Math.round(amount / 2), currency: 'EUR' },
      deadline: { for: 'tenders', date: dayOf(deadline), time: '12:00:00', zone: '+01:00' },
    };
  });
  return {
    ...model,
    notice: uuid(random),
    version: '01',
    procedure: uuid(random),
    changes: undefined,
    publication: `${String(number + 1)}-${issued.slice(0, 4)}`,
    published: issued,
    issued,
    title: otherWords(model.title, material, random),
    description: otherWords(model.description, material, random),
    buyers: model.buyers.map((buyer) => ({ ...buyer, country, nuts: region })),
    cpv,
    nuts: [region],
    value: random() < 0.6 ? { amount, currency: random() < 0.8 ? 'EUR' : 'SEK' } : undefined,
    lots,
    dossier: {
      ...model.dossier,
      asOf: issued,
      authority: { country, type: random() < 0.8 ? 'sub-central' : 'central' },
      contract: { kind: 'contract', nature: 'services', cpv, value: amount },
    },
  };
}
