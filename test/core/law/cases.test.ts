import { readDossier } from '../../../src/core/dossier/dossier.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviceSays, adviseOn } from '../../../src/usecases/advise.js';
import { situationsIn } from '../../support/situations.js';

// Situations from judgments, from the dossier to the answer: regime, routes, findings and what they rest on.

interface Expected {
  readonly directive?: string;
  readonly position?: string;
  readonly light?: boolean;
  readonly value?: number;
  readonly kind?: string;
  readonly cites?: readonly string[];
  readonly duties?: readonly string[];
  readonly noDuties?: readonly string[];
  readonly outside?: readonly string[];
  readonly routes?: Readonly<Record<string, string>>;
  readonly routeCites?: Readonly<Record<string, readonly string[]>>;
  readonly findings?: readonly {
    readonly issue: string;
    readonly level: string;
    readonly cites?: readonly string[];
  }[];
  readonly noFindings?: readonly string[];
  readonly services?: string;
  readonly servicesCites?: readonly string[];
}

const cases = situationsIn<Expected>('test/core/law/cases');
const knowledge = readKnowledge();
const { law, library } = knowledge;
const refs = (basis: readonly { readonly ref: string }[]): string[] => basis.map((entry) => entry.ref);
const all = (wanted: readonly string[] | undefined): unknown => expect.arrayContaining([...(wanted ?? [])]);

test('there are at least twenty situations, each with its source', () => {
  expect(cases.length).toBeGreaterThanOrEqual(20);
  expect(cases.filter((one) => one.source.trim() === '').map((one) => one.name)).toEqual([]);
  expect(cases.filter((one) => Object.keys(one.expect).length === 0).map((one) => one.name)).toEqual([]);
});

test.each(cases.map((one) => [`${one.name} (${one.source})`, one] as const))('%s', (_name, one) => {
  const read = readDossier(one.dossier);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const advised = adviseOn(read.value, law, library, '2026-11-24');
  const { regime, routes, findings, services } = adviceSays(advised, law, library, knowledge.words('en'));
  const wanted = one.expect;
  for (const key of ['directive', 'position', 'light', 'value'] as const)
    if (wanted[key] !== undefined) expect([key, regime[key]]).toEqual([key, wanted[key]]);
  if (wanted.kind !== undefined) expect(regime.verdict.kind).toBe(wanted.kind);
  expect(refs(regime.verdict.basis)).toEqual(all(wanted.cites));
  const duties = regime.verdict.duties.map((duty) => duty.id);
  expect(duties).toEqual(all(wanted.duties));
  for (const duty of wanted.noDuties ?? []) expect(duties).not.toContain(duty);
  if (wanted.outside !== undefined)
    expect(regime.lots.filter((lot) => lot.outsideDirective).map((lot) => lot.id)).toEqual([
      ...wanted.outside,
    ]);
  for (const [route, kind] of Object.entries(wanted.routes ?? {}))
    expect([route, routes.find((item) => item.route === route)?.kind]).toEqual([route, kind]);
  for (const [route, cited] of Object.entries(wanted.routeCites ?? {}))
    expect(refs(routes.find((item) => item.route === route)?.basis ?? [])).toEqual(all(cited));
  for (const { issue, level, cites } of wanted.findings ?? []) {
    const found = findings.filter((finding) => finding.issue === issue && finding.level === level);
    expect([issue, found.length > 0]).toEqual([issue, true]);
    expect(found.flatMap((finding) => refs(finding.basis))).toEqual(all(cites));
  }
  for (const issue of wanted.noFindings ?? [])
    expect(findings.map((finding) => finding.issue)).not.toContain(issue);
  if (wanted.services !== undefined) expect(services.outcome).toBe(wanted.services);
  expect(refs(services.basis)).toEqual(all(wanted.servicesCites));
});
