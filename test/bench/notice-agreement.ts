/** How many fields of the real notices beside the project are read as another program read them, and how fast. */
import { dossierOf } from '../../src/adapters/notices/dossier-of.js';
import { fitDossier } from '../../src/adapters/notices/fit-dossier.js';
import type { Notice } from '../../src/adapters/notices/notice.js';
import { readNotice } from '../../src/adapters/notices/read-notice.js';
import { readDossier } from '../../src/core/dossier/dossier.js';
import { judgeFor } from '../../src/core/eligibility/judge.js';
import type { Reservation } from '../../src/core/eligibility/reservation.js';
import { agrees, ofLot, ofNotice, type Pair } from '../adapters/notices/agreement-pairs.js';
import { cases, isThere, type Row as NoticeRow } from '../adapters/notices/corpus.js';
import { inTurn, median, medianAndTail, milliseconds, timed, type Row } from './figures.js';
import type { Material } from './material.js';

const rounds = 15;

function counted(what: string, pairs: readonly Pair[]): Row {
  const same = pairs.filter(agrees).length;
  return {
    what: `Notices: ${what}`,
    figure: `${String(same)} of ${String(pairs.length)}`,
    aim: 'all',
    met: same === pairs.length,
    rounds: 'once',
  };
}

/** Reservations of the notices, many times over, as a page of results has them. */
function reservationsOf(notices: readonly Notice[]): Reservation[] {
  return notices.flatMap((notice) => {
    const dossier = dossierOf(notice);
    return (dossier.lots ?? []).map((lot) => ({
      country: dossier.authority?.country ?? '',
      authority: dossier.authority?.name,
      asOf: dossier.asOf ?? '2026-11-24',
      route: lot.reservation?.route ?? 'none',
      groupsOpen: true,
    }));
  });
}

export async function measureNotices({ knowledge }: Material): Promise<Row[]> {
  if (!isThere) return [{ what: 'Notices', figure: 'none beside the project', aim: '', rounds: '' }];
  const all = cases();
  const read: { readonly row: NoticeRow; readonly notice: Notice }[] = [];
  const reading = await timed(() => {
    for (const { row, xml } of all) {
      const notice = readNotice(xml);
      if (notice.ok) read.push({ row, notice: notice.value });
    }
  });
  const valid = read.filter(({ notice }) => readDossier(fitDossier(dossierOf(notice))).ok).length;
  const whole = (number: number): Pair => [number, all.length];
  const lots = read.flatMap(({ row, notice }) =>
    row.lots.flatMap((rowLot, index) => {
      const lot = notice.lots[index];
      return lot === undefined ? [] : [{ lot, rowLot }];
    }),
  );
  const reservations = reservationsOf(read.map(({ notice }) => notice));
  const many = Array.from({ length: Math.ceil(5000 / Math.max(1, reservations.length)) }, () => reservations)
    .flat()
    .slice(0, 5000);
  const enterprise = { country: 'FR', statuses: ['fr-ea'], shareDisabled: 0.8 };
  // A new judge in each round: it remembers nothing, as for a page that somebody opens.
  const { judging } = await inTurn(rounds, {
    judging: () => {
      const judge = judgeFor(enterprise, knowledge.law);
      for (const reservation of many) judge(reservation);
    },
  });
  return [
    {
      ...counted('read', []),
      figure: `${String(read.length)} of ${String(all.length)}`,
      met: agrees(whole(read.length)),
    },
    {
      ...counted('become a dossier', []),
      figure: `${String(valid)} of ${String(all.length)}`,
      met: agrees(whole(valid)),
    },
    ...Object.entries(ofNotice).map(([name, pairOf]) =>
      counted(
        name,
        read.map(({ row, notice }) => pairOf(notice, row)),
      ),
    ),
    ...Object.entries(ofLot).map(([name, pairOf]) =>
      counted(
        `each lot, ${name}`,
        lots.map(({ lot, rowLot }) => pairOf(lot, rowLot)),
      ),
    ),
    {
      what: `Reading ${String(all.length)} notices`,
      figure: milliseconds(reading),
      aim: '',
      rounds: 'once',
    },
    {
      what: `Judging one enterprise on ${String(many.length)} lots`,
      figure: medianAndTail(judging),
      aim: '< 50 ms',
      met: median(judging) < 50,
      rounds: `${String(rounds)} rounds, nothing remembered`,
    },
  ];
}
