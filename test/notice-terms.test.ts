import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dossierOf } from '../src/adapters/notices/dossier-of.js';
import { readNotice } from '../src/adapters/notices/read-notice.js';
import { assess } from '../src/core/advice/assess.js';
import { allForms } from '../src/core/clauses/library.js';
import { readDossier } from '../src/core/dossier/dossier.js';
import { noticeOf, type NoticeRow } from '../src/core/notice/notice.js';
import { readKnowledge } from '../src/knowledge.js';
import { describeWithShared, sharedFolder } from './support/shared.js';

const { law, library } = readKnowledge();
const { terms, lists } = law.notice;

/** Terms whose answers stand in the table of criteria, and one that the version of the SDK at hand does not have. */
const withoutRow = new Set(['BT-540', 'BT-541', 'BT-734', 'BT-684']);

test('every field that a clause carries has its term, and every code stands in its list', () => {
  const faults = allForms(library).flatMap((clause) =>
    clause.eforms.flatMap(({ field, code }) => {
      const id = field.replace(/\(.\)$/, '');
      const term = terms.find((item) => item.id === id);
      if (term === undefined) return withoutRow.has(id) ? [] : [`${clause.id}: ${field} has no term`];
      if (code === undefined || term.list === undefined) return [];
      return lists.get(term.list)?.has(code) === true ? [] : [`${clause.id}: ${field} ${code}`];
    }),
  );
  expect(faults).toEqual([]);
});

describeWithShared('the table of terms beside the official data', () => {
  const json = (name: string): unknown =>
    JSON.parse(readFileSync(join(sharedFolder, 'eforms', name), 'utf8'));

  test.each([...lists.keys()])('the list %s is the official one', (name) => {
    const official = json(`codelists/${name}.json`) as { codes: { code: string; label: { en: string } }[] };
    expect([...(lists.get(name) ?? [])].map(([code, label]) => [code, label.en])).toEqual(
      official.codes.map(({ code, label }) => [code, label.en.trim().replaceAll("'", '’')]),
    );
  });

  test('a term is a field of the form, and is needed where the form needs it', () => {
    const { fields } = json('fields.json') as {
      fields: { id: string; mandatory: string[]; allowed: string[] }[];
    };
    const forms = ['16', '17', '19', '20', '21'];
    const faults = terms.flatMap(({ id, needed, follows }) => {
      const own = fields.filter((field) => field.id.startsWith(`${id}-`) || field.id.startsWith(`${id}(`));
      const where = forms.filter((form) => own.some(({ mandatory }) => mandatory.includes(form)));
      const allowed = own.some((field) => forms.some((form) => field.allowed.includes(form)));
      return [
        ...(own.length === 0 ? [`${id} is no field`] : []),
        // What the form has no place for is said elsewhere, and nothing else is.
        ...(allowed === (follows === 'elsewhere') ? [`${id} ${follows}`] : []),
        ...(needed.every((form) => where.includes(form)) ? [] : [`${id} is not needed in ${needed.join()}`]),
      ];
    });
    expect(faults).toEqual([]);
  });

  test('what real notices say comes back: reservation, nature, codes, criteria and weights', () => {
    const folder = join(sharedFolder, 'notices');
    const value = (rows: readonly NoticeRow[], id: string): string | undefined => {
      const [first] = rows.find(({ term }) => term.id === id)?.values ?? [];
      return first === undefined || !('code' in first) ? undefined : first.code;
    };
    const faults: string[] = [];
    let compared = 0;
    let weighed = 0;
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.xml'))) {
      const notice = readNotice(readFileSync(join(folder, file)));
      if (!notice.ok) continue;
      const dossier = readDossier(JSON.parse(JSON.stringify(dossierOf(notice.value))));
      if (!dossier.ok) continue;
      const made = noticeOf(assess(dossier.value, law, library, '2026-11-26'), law.notice);
      notice.value.lots.forEach((lot, index) => {
        const own = made.lots[dossier.value.lots === undefined ? 0 : index];
        const [code] = lot.reservedParticipation;
        const rows = own?.rows ?? [];
        // Two codes on one lot, and routes that a directive does not have, have no one answer.
        const reserved = rows.find(({ term }) => term.id === 'BT-71');
        if (
          lot.reservedParticipation.length === 1 &&
          reserved?.open === undefined &&
          value(rows, 'BT-71') !== code
        )
          faults.push(`${file} ${String(index)} BT-71: ${code ?? ''} gives ${value(rows, 'BT-71') ?? ''}`);
        if (
          lot.nature !== undefined &&
          ['works', 'supplies', 'services'].includes(lot.nature) &&
          value(rows, 'BT-23') !== lot.nature
        )
          faults.push(`${file} ${String(index)} BT-23: ${lot.nature} gives ${value(rows, 'BT-23') ?? ''}`);
        if (lot.cpvMain !== undefined && value(rows, 'BT-262') !== lot.cpvMain.slice(0, 8))
          faults.push(`${file} ${String(index)} BT-262: ${lot.cpvMain} gives ${value(rows, 'BT-262') ?? ''}`);
        compared += 1;
        const weights = lot.awardCriteria.map(({ weight }) => weight);
        if (
          (own?.criteria.length ?? 0) === 0 ||
          weights.length < 2 ||
          weights.some((weight) => weight?.kind !== 'per-exa')
        )
          return;
        weighed += 1;
        const stated = weights.map((weight) => weight?.number);
        const given = own?.criteria.map(({ weight }) => weight);
        if (JSON.stringify(given) !== JSON.stringify(stated))
          faults.push(
            `${file} ${String(index)} BT-541: ${JSON.stringify(stated)} gives ${JSON.stringify(given)}`,
          );
      });
    }
    expect(faults).toEqual([]);
    expect(compared).toBeGreaterThan(300);
    expect(weighed).toBeGreaterThan(20);
  }, 120_000);
});
