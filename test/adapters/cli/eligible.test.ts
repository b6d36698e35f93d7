import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clausier } from '../../support/shell.js';
import { reserved, sample } from '../notices/samples.js';

const folder = mkdtempSync(join(tmpdir(), 'clausier-eligible-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function written(name: string, bytes: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const adapted = file('ea.json', { country: 'FR', statuses: ['fr-ea'], name: 'Les Ateliers' });
const tender = file('tender.json', {
  authority: { country: 'FR', type: 'sub-central' },
  asOf: '2026-11-02',
  contract: { kind: 'contract', nature: 'services', cpv: ['77310000'], durationMonths: 48, value: 90_000 },
  lots: [
    { id: 'LOT-0001', reservation: { route: 'fr-ea-esat' } },
    { id: 'LOT-0002', reservation: { route: 'fr-siae' } },
  ],
});
const notice = file(
  'notice.xml',
  sample({ country: 'FRA', lots: [{ id: 'LOT-0001', terms: reserved('res-ws') }] }),
);

interface Answer {
  readonly lots: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly missing: readonly string[];
  }[];
}

describe('clausier eligible', () => {
  test('it works', () => {
    const ran = clausier(['eligible', '--organisation', adapted, '--tender', tender]);
    expect(ran.status).toBe(0);
    expect((JSON.parse(ran.out) as Answer).lots).toMatchObject([
      { id: 'LOT-0001', verdict: 'eligible' },
      { id: 'LOT-0002', verdict: 'needs-evidence' },
    ]);
  });

  test('takes one lot, prints for people, in either language', () => {
    const ran = clausier([
      'eligible',
      '--organisation',
      adapted,
      '--tender',
      tender,
      '--lot',
      'LOT-0001',
      '--text',
    ]);
    expect(ran.status).toBe(0);
    expect(ran.out).toContain('You may bid');
    expect(ran.out).toContain('FR CCP L2113-12');
    expect(ran.out).not.toContain('LOT-0002');
    const french = clausier([
      'eligible',
      '--organisation',
      adapted,
      '--tender',
      tender,
      '--language=fr',
      '--text',
    ]);
    expect(french.out).toContain('Vous pouvez soumissionner');
  });

  test('reads a notice, whose code does not tell the French groups apart', () => {
    const ran = clausier(['eligible', '--organisation', adapted, '--tender', notice]);
    expect(ran.status).toBe(0);
    expect((JSON.parse(ran.out) as Answer).lots).toMatchObject([
      {
        id: 'LOT-0001',
        verdict: 'needs-evidence',
        missing: ['reservation.statusesAdmitted'],
        groups: [
          { route: 'fr-ea-esat', truth: 'yes' },
          { route: 'fr-siae', truth: 'unknown' },
        ],
      },
    ]);
  });

  test('reads one of the two from standard input', () => {
    const ran = clausier(
      ['eligible', '--organisation', '-', '--tender', tender],
      JSON.stringify({ country: 'FR' }),
    );
    expect(ran.status).toBe(0);
    expect((JSON.parse(ran.out) as Answer).lots[0]?.verdict).toBe('needs-evidence');
  });

  test.each([
    ['nothing given', ['eligible'], 'Usage'],
    ['both from standard input', ['eligible', '--organisation', '-', '--tender', '-'], 'Usage'],
    ['no such file', ['eligible', '--organisation', '/nowhere.json', '--tender', tender], '/nowhere.json'],
    [
      'a fault in the organisation',
      ['eligible', '--organisation', file('bad.json', { country: 'FR', staf: 3 }), '--tender', tender],
      '/staf',
    ],
    [
      'no JSON',
      ['eligible', '--organisation', file('worse.json', '{"country": FR}'), '--tender', tender],
      'line 1, character 13',
    ],
    [
      'JSON in another encoding, as some shells write it',
      [
        'eligible',
        '--organisation',
        written('utf-16.json', Buffer.from('\uFEFF{"country":"FR"}', 'utf16le')),
        '--tender',
        tender,
      ],
      'UTF-8',
    ],
    [
      'the same without the mark that some programs leave out',
      [
        'eligible',
        '--organisation',
        written('utf-16-bare.json', Buffer.from('{"country":"FR"}', 'utf16le')),
        '--tender',
        tender,
      ],
      'UTF-8',
    ],
    [
      'an empty file',
      ['eligible', '--organisation', written('empty.json', Buffer.alloc(0)), '--tender', tender],
      'There is nothing in this file',
    ],
    [
      'a lot that is not there',
      ['eligible', '--organisation', adapted, '--tender', tender, '--lot', 'LOT-0009'],
      'LOT-0009',
    ],
    [
      'XML that is no notice',
      ['eligible', '--organisation', adapted, '--tender', file('other.xml', '<html/>')],
      'other.xml',
    ],
  ])('%s exits 2 with a message', (_name, words, message) => {
    const ran = clausier(words);
    expect(ran.status).toBe(2);
    expect(ran.out).toBe('');
    expect(ran.err).toContain(message);
  });
});
