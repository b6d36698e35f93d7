import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '../../../src/adapters/files/yaml-file.js';
import { filesUnder, root } from '../../../src/adapters/files/root.js';
import { readDossier } from '../../../src/core/dossier/dossier.js';
import { readOrganisation } from '../../../src/core/eligibility/organisation.js';
import type { Reason } from '../../../src/core/facts/wording.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { checkEligibility, eligibilitySays, type SaidLot } from '../../../src/usecases/check-eligibility.js';

interface Case {
  readonly name: string;
  readonly organisation: object;
  readonly tender: {
    readonly country: string;
    readonly region?: string;
    readonly route?: string;
    readonly kind?: string;
    readonly cpv?: readonly string[];
    readonly value?: number;
    readonly months?: number;
    readonly asOf?: string;
    readonly authority?: string;
    readonly designated?: boolean;
    readonly reservation?: object;
    readonly fromNotice?: boolean;
  };
  readonly expect: {
    readonly verdict: SaidLot['verdict'];
    /** The way that decides. */
    readonly path?: string;
    readonly cites?: readonly string[];
    readonly missing?: readonly string[];
    /** Nothing else is missing. */
    readonly onlyMissing?: boolean;
    readonly failed?: readonly string[];
    readonly warnings?: readonly string[];
    readonly note?: string;
  };
}

const folder = join(root, 'test/core/eligibility/cases');
const cases = filesUnder(folder, '.yaml').flatMap((file) =>
  (parseYaml(readFileSync(join(folder, file), 'utf8'), file) as Case[]).map((item) => ({ ...item, file })),
);
const knowledge = readKnowledge();
const words = knowledge.words('en');

/** Services of the list of Article 77 for its routes, upkeep of parks for the others. */
const missionRoutes = /^(?:art-77|art-94-utility|fr-ess|se-ideburen)$/;

function dossierOf({ tender }: Case): unknown {
  const mission = missionRoutes.test(tender.route ?? '');
  return {
    asOf: tender.asOf ?? '2026-11-02',
    authority: {
      country: tender.country,
      type: tender.authority ?? 'sub-central',
      ...(tender.region === undefined ? {} : { region: tender.region }),
      ...(tender.designated === undefined ? {} : { designatedForArt77: tender.designated }),
    },
    contract: {
      kind: tender.kind ?? 'contract',
      nature: 'services',
      cpv: tender.cpv ?? [mission ? '85312000' : '77310000'],
      durationMonths: tender.months ?? 36,
      value: tender.value ?? (mission ? 900_000 : 400_000),
    },
    reservation: { ...(tender.route === undefined ? {} : { route: tender.route }), ...tender.reservation },
  };
}

function judged(item: Case): SaidLot {
  const organisation = readOrganisation(item.organisation);
  const dossier = readDossier(dossierOf(item));
  if (!organisation.ok || !dossier.ok)
    throw new Error(JSON.stringify([organisation, dossier].filter(({ ok }) => !ok)));
  const tender = { dossier: dossier.value, fromNotice: item.tender.fromNotice === true };
  const checked = checkEligibility(organisation.value, tender, knowledge, '2026-11-26');
  const [lot] = eligibilitySays(checked, knowledge, words).lots;
  if (lot === undefined) throw new Error('no lot');
  return lot;
}

const text: unknown = expect.stringMatching(/\S/);
const said = { what: text, where: text, age: text };

/** What a reason shows to people. */
function saidIn({ says, sawSays = '', parts }: Reason): string {
  return [says, sawSays, ...parts.map(saidIn)].join(' ');
}

test('there are enough cases, over many countries, each with a name of its own', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  expect(new Set(cases.map(({ tender }) => tender.country)).size).toBeGreaterThanOrEqual(16);
});

test.each(cases.map((item) => [`${item.file} ${item.name}`, item] as const))('%s', (_name, item) => {
  const lot = judged(item);
  const { expect: wanted } = item;
  expect(lot.verdict).toBe(wanted.verdict);
  if (wanted.onlyMissing === true) expect(lot.missing).toEqual(wanted.missing);
  else expect(lot.missing).toEqual(expect.arrayContaining([...(wanted.missing ?? [])]));
  if (wanted.verdict === 'eligible' || wanted.verdict === 'not-eligible') expect(lot.missing).toEqual([]);
  const refs = lot.basis.map(({ ref }) => ref);
  for (const ref of wanted.cites ?? []) expect(refs).toContain(ref);
  const failed = lot.conditions.filter(({ truth }) => truth === 'no').map(({ id }) => id);
  for (const id of wanted.failed ?? []) expect(failed).toContain(id);
  if (wanted.path !== undefined) expect(lot.paths[0]?.id).toBe(wanted.path);
  const issues = lot.warnings.map(({ issue }) => issue);
  for (const issue of wanted.warnings ?? []) expect(issues).toContain(issue);
  // Every answer is said, and every fault of the reservation comes with the question to ask.
  expect(lot.says.length).toBeGreaterThan(10);
  // Where ways were tried, the law is known, whatever is still open.
  if (lot.paths.length > 0) expect(lot.says).not.toContain('No law that we hold');
  // Reservations are named, not told by their identifiers.
  for (const { reason } of lot.conditions) expect(saidIn(reason)).not.toMatch(/\bart-\d|\b[a-z]{2}-[a-z]/);
  // Every proof says where to get it and how old it may be.
  for (const proof of lot.proofs) expect(proof).toMatchObject(said);
  for (const warning of lot.warnings)
    if (warning.instead !== undefined) expect(warning.question).toContain('?');
});

test('who holds a status is told what that way lacks, and one question is about all lots with the same fault', () => {
  const organisation = readOrganisation({ country: 'FR', statuses: ['fr-ess'] });
  const dossier = readDossier({
    asOf: '2026-11-02',
    title: 'Upkeep',
    authority: { country: 'FR' },
    contract: { kind: 'contract', nature: 'services', cpv: ['77310000'], durationMonths: 24, value: 900_000 },
    reservation: { route: 'art-77', citedInCall: true },
    lots: [{ id: 'LOT-0001' }, { id: 'LOT-0002' }, { id: 'LOT-0003', reservation: { route: 'none' } }],
  });
  if (!organisation.ok || !dossier.ok) throw new Error('no case');
  const tender = { dossier: dossier.value, fromNotice: false };
  const [first] = eligibilitySays(
    checkEligibility(organisation.value, tender, knowledge, '2026-11-26'),
    knowledge,
    words,
  ).lots;
  expect(first?.missing.length).toBeGreaterThan(2);
  expect(first?.says).toContain('2 answers are missing');
  const scope = first?.warnings.find(({ issue }) => issue === 'reserved-scope-cpv');
  expect(scope?.question).toContain('LOT-0001 and LOT-0002.');
});
