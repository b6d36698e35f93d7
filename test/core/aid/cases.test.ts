import { readDossier } from '../../../src/core/dossier/dossier.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviceSays, adviseOn } from '../../../src/usecases/advise.js';
import { situationsIn } from '../../support/situations.js';

interface Expected {
  readonly aid?: string;
  readonly kind?: string;
  readonly cites?: readonly string[];
  readonly duties?: readonly string[];
  readonly missing?: readonly string[];
  readonly alternatives?: readonly string[];
  readonly services?: string;
  readonly servicesKind?: string;
  readonly servicesCites?: readonly string[];
  readonly servicesMissing?: readonly string[];
}

const cases = situationsIn<Expected>('test/core/aid/cases');
const knowledge = readKnowledge();
const { law, library } = knowledge;

test('there are at least thirty situations, each with its source', () => {
  expect(cases.length).toBeGreaterThanOrEqual(30);
  expect(cases.filter((one) => one.source.trim() === '').map((one) => one.name)).toEqual([]);
});

test.each(cases.map((one) => [`${one.name} (${one.source})`, one] as const))('%s', (_name, one) => {
  const read = readDossier(one.dossier);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const { aid, services } = adviceSays(
    adviseOn(read.value, law, library, '2026-11-24'),
    law,
    library,
    knowledge.words('en'),
  );
  const { expect: wanted } = one;
  if (wanted.aid !== undefined) expect(aid.outcome).toBe(wanted.aid);
  if (wanted.kind !== undefined) expect(aid.kind).toBe(wanted.kind);
  if (wanted.services !== undefined) expect(services.outcome).toBe(wanted.services);
  if (wanted.servicesKind !== undefined) expect(services.kind).toBe(wanted.servicesKind);
  const refs = aid.basis.map((entry) => entry.ref);
  expect(refs).toEqual(expect.arrayContaining([...(wanted.cites ?? [])]));
  expect(services.basis.map((entry) => entry.ref)).toEqual(
    expect.arrayContaining([...(wanted.servicesCites ?? [])]),
  );
  expect(aid.duties.map((duty) => duty.id)).toEqual(expect.arrayContaining([...(wanted.duties ?? [])]));
  expect(aid.missing).toEqual(expect.arrayContaining([...(wanted.missing ?? [])]));
  expect(services.missing).toEqual(expect.arrayContaining([...(wanted.servicesMissing ?? [])]));
  if (wanted.alternatives !== undefined)
    expect(aid.alternatives.map((way) => way.outcome)).toEqual([...wanted.alternatives]);
});
