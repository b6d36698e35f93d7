import { tenderersFormsModel } from '../../../src/core/documents/tenderers-forms.js';
import type { Inline } from '../../../src/core/documents/block.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { languages, type Language } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn } from '../../../src/usecases/advise.js';
import { documentsFor } from '../../../src/usecases/document-kinds.js';
import { produceDocument } from '../../../src/usecases/produce-document.js';
import { readExamples } from '../../../src/wire.js';
import { createWriter } from '../../../src/writer.js';
import { readForm } from '../../support/pdf-form.js';
import { written } from '../../support/written.js';

const knowledge = readKnowledge();
const writer = createWriter();
const today = '2026-11-26';

const modelOf = (dossier: Dossier, language: Language = 'en') =>
  tenderersFormsModel(
    adviseOn(dossier, knowledge.law, knowledge.library, today).assessment,
    knowledge.law,
    knowledge.words(language),
  );
const documentOf = (dossier: Dossier, language: Language = 'en') =>
  produceDocument(dossier, 'tenderer-forms', language, knowledge, writer, today);

const purchase = (more: Partial<Dossier> = {}, country = 'FR'): Dossier => ({
  title: 'Upkeep of parks',
  asOf: today,
  authority: { country, name: 'Ville de X' },
  contract: { kind: 'contract', nature: 'services', cpv: ['77310000'], value: 400_000, durationMonths: 24 },
  ...more,
});

/** Every field of a document, wherever it stands. */
function fieldsOf(dossier: Dossier, language: Language = 'en'): { name: string; label: string }[] {
  const inlinesIn = (value: unknown): Inline[] =>
    Array.isArray(value)
      ? value.flatMap(inlinesIn)
      : typeof value !== 'object' || value === null
        ? []
        : 'kind' in value && value.kind === 'field'
          ? [value as Inline]
          : Object.values(value).flatMap(inlinesIn);
  return inlinesIn(documentOf(dossier, language).document.blocks).flatMap((inline) =>
    inline.kind === 'field' ? [{ name: inline.name, label: inline.label }] : [],
  );
}

describe('a criterion in parts', () => {
  const parts = [
    { id: 'rounds', name: 'Rounds', weight: 25, text: 'Who works where, and how often.' },
    { id: 'checks', name: 'Checks', weight: 15 },
  ];
  const dossierOf = (kind: 'price' | 'quality', subcriteria: typeof parts): Dossier =>
    purchase({ award: { criteria: [{ id: 'c', name: 'Care', kind, weight: 40, subcriteria }] } });
  const names = (dossier: Dossier): string[] =>
    fieldsOf(dossier)
      .map(({ name }) => name)
      .filter((name) => name.startsWith('criterion-'));

  test('each part of a criterion of quality is answered by itself, in both languages', () => {
    const dossier = dossierOf('quality', parts);
    expect(names(dossier)).toEqual(['criterion-1-part-1', 'criterion-1-part-2', 'criterion-1-figure']);
    for (const language of languages) {
      const labels = fieldsOf(dossier, language).map(({ label }) => label);
      expect(labels.some((label) => label.includes('Care') && label.includes('Rounds'))).toBe(true);
      expect(documentOf(dossier, language).markdown).toContain(
        knowledge.words(language).say('doc.subcriterion.scored'),
      );
    }
  });

  test('parts of a price ask for an amount each, where they are scored one by one', () => {
    expect(names(dossierOf('price', parts))).toEqual(['criterion-1-part-1', 'criterion-1-part-2']);
    const together = parts.map(({ id, name, text }) => ({
      id,
      name,
      ...(text === undefined ? {} : { text }),
    }));
    const criteria = [{ id: 'c', name: 'Care', kind: 'price' as const, weight: 40, subcriteria: together }];
    expect(names(purchase({ award: { criteria } }))).toEqual([]);
  });
});

describe('the declaration for a reservation', () => {
  test('it works: the tests of Article 20 with the share of the country, and the proof by status or otherwise', () => {
    const [declaration, ...others] = modelOf(purchase({ reservation: { route: 'art-20' } })).reserved;
    expect(others).toEqual([]);
    expect(declaration?.alternatives.map(({ name }) => name)).toEqual([
      'reserved-1-workshop',
      'reserved-1-operator',
      'reserved-1-programme',
    ]);
    expect(declaration?.statements.map(({ label }) => label).join()).toContain('50\\%');
    expect(declaration?.figures.map(({ name, kind }) => [name, kind])).toEqual([
      ['reserved-1-workers', 'line'],
      ['reserved-1-target-workers', 'line'],
      ['reserved-1-share-reached', 'line'],
      ['reserved-1-counted-on', 'date'],
    ]);
    expect(declaration?.statuses.map(({ tick }) => tick.name)).toEqual(
      expect.arrayContaining(['reserved-1-fr-ea', 'reserved-1-fr-siae']),
    );
    // A status that nobody has read is not named.
    expect(declaration?.statuses.map(({ tick }) => tick.name)).not.toContain(
      'reserved-1-fr-penitentiary-producer',
    );
    expect(declaration?.provisions.map(({ ref }) => ref)).toContain(
      'French public procurement code \\(CCP\\)\\, Article L2113\\-12',
    );
  });

  test.each<[string, Dossier, readonly string[]]>([
    [
      'the group that a clause admits',
      purchase({
        reservation: { route: 'art-20' },
        clauses: [{ clause: 'work-integration/reserved-art-20', values: { admitted: ['siae'] } }],
      }),
      ['fr-siae'],
    ],
    [
      'the group whose article the clause names, not the one that it mentions in brackets',
      purchase({
        contract: { kind: 'concession', cpv: ['55300000'], value: 400_000, durationMonths: 24 },
        reservation: { route: 'art-24-concession' },
        clauses: [
          {
            clause: 'work-integration/reserved-concession',
            values: { nationalProvision: 'Article L. 3113-1 (under L. 3113-3 not with L. 2113-13)' },
          },
        ],
      }),
      ['fr-ea', 'fr-esat'],
    ],
    [
      'every status of the route where no group is named',
      purchase({ reservation: { route: 'art-20' } }),
      ['fr-ea', 'fr-esat', 'fr-siae'],
    ],
  ])('offers %s', (_, dossier, statuses) => {
    const [declaration] = modelOf(dossier).reserved;
    expect(declaration?.statuses.map(({ tick }) => tick.name)).toEqual(
      statuses.map((status) => `reserved-1-${status}`),
    );
  });

  test.each<[string, Dossier, boolean]>([
    ['by the article of the Union', purchase({ reservation: { route: 'art-20' } }), true],
    [
      'not where the clause names structures of national law and no others',
      purchase({
        reservation: { route: 'art-20' },
        clauses: [{ clause: 'work-integration/reserved-art-20' }],
      }),
      false,
    ],
    [
      'where the buyer says so',
      purchase({
        reservation: { route: 'art-20', programmesAdmitted: true },
        clauses: [{ clause: 'work-integration/reserved-art-20' }],
      }),
      true,
    ],
    [
      'not where the buyer says no',
      purchase({ reservation: { route: 'art-20', programmesAdmitted: false } }),
      false,
    ],
  ])('admits sheltered employment programmes: %s', (_, dossier, admitted) => {
    const [declaration] = modelOf(dossier).reserved;
    const ticks = declaration?.alternatives.map(({ name }) => name) ?? [];
    expect(ticks.includes('reserved-1-programme')).toBe(admitted);
    expect(declaration?.says.includes('sheltered employment programmes')).toBe(admitted);
  });

  test.each<[string, readonly string[], boolean]>([
    ['with the tender where no clause says otherwise', [], false],
    ['from the winner where the clause asks it before the award', ['work-integration/reserved-art-20'], true],
  ])('asks for the proofs %s', (_, clauses, later) => {
    const reservation = { route: 'art-20' };
    const [declaration] = modelOf(
      purchase({ reservation, clauses: clauses.map((clause) => ({ clause })) }),
    ).reserved;
    expect(declaration?.later).toBe(later);
    expect(declaration?.otherProof.label).toMatch(later ? /will show/ : /enclose/);
    expect(declaration?.otherProof.name).toBe('reserved-1-other-proof');
  });

  test('names the one group that the clause of a concession admits', () => {
    const reserved = (people?: string) =>
      modelOf(
        purchase({
          contract: { kind: 'concession', cpv: ['55300000'], value: 400_000, durationMonths: 24 },
          reservation: { route: 'art-24-concession' },
          clauses: [
            {
              clause: 'work-integration/reserved-concession',
              values: people === undefined ? {} : { people },
            },
          ],
        }),
      ).reserved[0];
    for (const said of [reserved('disabled')].flatMap((one) => [one?.says, one?.statements[0]?.label]))
      expect(said).toMatch(/with disabilities/);
    expect(reserved('disabled')?.says).not.toMatch(/disadvantaged/);
    expect(reserved()?.says).toMatch(/disabled or disadvantaged persons/);
  });

  test.each<[string, string, number | undefined, string]>([
    ['the share of the Union', 'BE', undefined, '30'],
    ['the share that the buyer stated', 'BE', 0.4, '40'],
    ['the share of the country', 'FR', undefined, '50'],
  ])('%s', (_, country, minimumShare, share) => {
    const reservation = { route: 'art-20', ...(minimumShare === undefined ? {} : { minimumShare }) };
    const [declaration] = modelOf(purchase({ reservation }, country)).reserved;
    expect(declaration?.statements[0]?.label).toContain(`${share}\\%`);
  });

  test('the four conditions of Article 77, with no share', () => {
    const [declaration] = modelOf(purchase({ reservation: { route: 'art-77' } })).reserved;
    expect(declaration?.statements.map(({ name }) => name.replace('reserved-1-', ''))).toEqual([
      'mission',
      'profits',
      'participation',
      'no-award',
    ]);
    expect(declaration?.statements[3]?.label).toContain('the contracting authority has not awarded us');
    expect([declaration?.alternatives, declaration?.figures]).toEqual([[], []]);
  });

  test('a route of national law: its conditions, its articles, and its share where it has one', () => {
    const siae = modelOf(purchase({ reservation: { route: 'fr-siae' } })).reserved[0];
    expect(siae?.statements.map(({ name }) => name)).toEqual([
      'reserved-1-conditions',
      'reserved-1-share-of-workers',
    ]);
    expect(siae?.says).toContain('L2113-13');
    const ess = modelOf(purchase({ reservation: { route: 'fr-ess' } })).reserved[0];
    expect(ess?.statements.map(({ name }) => name)).toEqual(['reserved-1-conditions']);
    expect(ess?.figures).toEqual([]);
  });

  test('none where participation is open; by lot where lots differ, and a lot that says nothing follows the whole', () => {
    expect(modelOf(purchase()).reserved).toEqual([]);
    expect(documentOf(purchase()).markdown).not.toContain('Declaration for the reservation');
    const lots = [
      { id: 'A' },
      { id: 'B', reservation: { route: 'none' as const } },
      { id: 'C', reservation: { route: 'art-77' as const } },
      { id: 'D' },
    ];
    const model = modelOf(purchase({ reservation: { route: 'art-20' }, lots }));
    expect(model.reserved.map((one) => one.lots)).toEqual(['For these lots\\: A\\, D', 'For C only']);
    expect(model.reservedIntro).toContain('only for B: this lot is open to all');
    const open = modelOf(purchase({ lots: [{ id: 'A' }, { id: 'B', reservation: { route: 'art-20' } }] }));
    expect(open.reserved.map((one) => one.lots)).toEqual(['For B only']);
    const all = modelOf(purchase({ reservation: { route: 'art-20' }, lots: [{ id: 'A' }, { id: 'B' }] }));
    expect(all.reservedIntro).not.toContain('some lots');
  });

  test('the box for another way stands only beside statuses', () => {
    const [french] = modelOf(purchase({ reservation: { route: 'art-20' } })).reserved;
    expect([french?.other?.name, french?.otherProof.name]).toEqual([
      'reserved-1-other',
      'reserved-1-other-proof',
    ]);
    const [none] = modelOf(purchase({ reservation: { route: 'art-77' } })).reserved;
    expect([none?.statuses, none?.other, none?.otherProof.name]).toEqual([
      [],
      undefined,
      'reserved-1-own-proof',
    ]);
  });
});

describe('what the clauses ask', () => {
  const chosen = purchase({
    award: {
      method: 'best-price-quality',
      criteria: [
        { id: 'price', name: 'Price', kind: 'price', weight: 50 },
        { id: 'cost', name: 'Life-cycle cost', kind: 'cost', weight: 10 },
        {
          id: 'plan',
          name: 'Integration plan',
          kind: 'quality',
          weight: 40,
          clause: 'work-integration/plan',
        },
      ],
    },
    clauses: [
      { clause: 'work-integration/plan' },
      { clause: 'work-integration/hours', values: { hours: 700 } },
      { clause: 'contract-management/reporting' },
    ],
    measures: [
      { id: 'm1', place: 'performance-condition', text: 'Quiet machines | [x](field:tick/typed) **bold**.' },
      { id: 'm2', place: 'exclusion', text: 'Nothing to promise.' },
    ],
  });

  test('each lot has an answer of its own, and a price has none', () => {
    const [price, cost, plan] = modelOf({
      ...chosen,
      lots: [{ id: 'A' }, { id: 'B' }, { id: 'C' }],
      award: {
        ...chosen.award,
        criteria: [
          { id: 'price', name: 'Price', kind: 'price', weight: 50 },
          { id: 'cost', name: 'Cost', kind: 'cost', weight: 10 },
          { id: 'plan', name: 'Plan', kind: 'quality', weight: 40 },
        ],
      },
    }).criteria;
    expect([price?.more, cost?.more.length, cost?.answer.name]).toEqual([[], 2, 'criterion-2-answer']);
    expect([plan, ...(plan?.more ?? [])].map((one) => one?.answer.name)).toEqual([
      'criterion-3-answer',
      'criterion-3-2-answer',
      'criterion-3-3-answer',
    ]);
    expect(plan?.more[1]?.answer.label).toMatch(/^C/);
    const names = fieldsOf({ ...chosen, lots: [{ id: 'A' }, { id: 'B' }] }).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['criterion-3-figure', 'criterion-3-2-figure']));
    expect(new Set(names).size).toBe(names.length);
  });

  test.each([
    [12, true],
    [13, false],
  ])('of %i lots, a field for each: %j', (count, isApart) => {
    const lots = Array.from({ length: count }, (_, at) => ({ id: `LOT-${String(at + 1)}` }));
    const model = modelOf({ ...chosen, lots });
    expect(model.manyLots === undefined).toBe(isApart);
    const quality = model.criteria.filter((one) => one.quality);
    expect(quality.map(({ more }) => more.length)).toEqual(quality.map(() => (isApart ? count - 1 : 0)));
    if (!isApart) expect(model.manyLots).toContain('This tender has 13 lots.');
    expect(model.prices).toHaveLength(count);
  });

  test('it works: criteria are answered, conditions are promised, figures of the buyer are met', () => {
    const model = modelOf(chosen);
    expect(
      model.criteria.map(({ heading, price, cost, quality }) => [heading, price, cost, quality]),
    ).toEqual([
      ['Price', true, false, false],
      ['Life\\-cycle cost', false, true, false],
      ['C1. Integration plan', false, false, true],
    ]);
    expect(model.criteria[2]?.levels.length).toBeGreaterThan(2);
    expect(model.commitments.map(({ items }) => items.map(({ accepts }) => accepts.name))).toEqual([
      ['c2-accepts', 'measure-1-accepts'],
      ['c3-accepts'],
    ]);
    const [hours, measure] = model.commitments[0]?.items ?? [];
    expect(hours?.figure?.target).toContain('700 hours');
    expect(hours?.figure?.asked.name).toBe('c2-figure');
    expect(measure?.heading).toContain('Requirement 1 of the authority\\: “Quiet machines');
    expect(measure?.figure).toBeUndefined();
    // The award criterion is answered, not promised; reporting measures nothing that an offer could set.
    expect(model.commitments[1]?.items[0]?.figure).toBeUndefined();
  });

  test('typed text makes no field', () => {
    const names = fieldsOf(chosen).map(({ name }) => name);
    expect(names).toContain('measure-1-accepts');
    expect(names).not.toContain('typed');
    expect(documentOf(chosen).document.blocks).toContainEqual({
      kind: 'paragraph',
      inlines: [{ kind: 'text', text: 'Quiet machines | [x](field:tick/typed) **bold**.' }],
      sources: [{ kind: 'answer', id: 'measures' }],
    });
  });

  test('proofs that are due with the tender are ticked, later ones are only listed, and the authority’s own are not', () => {
    const { now, later } = modelOf(chosen);
    expect(now.every(({ stage }) => stage === 'With the tender')).toBe(true);
    expect(later.some(({ stage }) => stage === 'During performance')).toBe(true);
    expect([...now, ...later].every(({ from }) => from !== 'Contracting authority')).toBe(true);
    const situation = later.find(({ what }) => what.startsWith('For each person'));
    expect(situation?.equivalent).not.toBe('Any equivalent proof');
    const names = fieldsOf(chosen).map(({ name }) => name);
    for (const proof of now)
      expect(names).toEqual(expect.arrayContaining([proof.enclosed.name, proof.document.name]));
    for (const proof of later) expect(names).not.toContain(proof.enclosed.name);
  });

  test('prices by lot, or for the whole; a concession is asked for its offer', () => {
    expect(modelOf(chosen).prices.map(({ what }) => what)).toEqual(['The whole contract']);
    const lots = modelOf({ ...chosen, lots: [{ id: 'L1', title: 'Trees' }, { id: 'L2' }] });
    expect(lots.prices.map(({ what, net }) => [what, net.name])).toEqual([
      ['L1 – Trees', 'price-1-net'],
      ['L2', 'price-2-net'],
    ]);
    expect(lots.lots).toHaveLength(2);
    const concession = modelOf({ ...chosen, contract: { kind: 'concession' } });
    expect(concession.priceText).toContain('concession');
    expect(concession.prices.map(({ net }) => net.name)).toEqual([
      'price-users-1-net',
      'price-authority-net',
    ]);
  });
});

test('goods have lines for their unit prices, services have none', () => {
  const linesOf = (nature: 'supplies' | 'services') =>
    fieldsOf(purchase({ contract: { kind: 'contract', nature, value: 90_000 } })).filter(({ name }) =>
      /^unit-\d+-price$/.test(name),
    ).length;
  expect(linesOf('services')).toBe(0);
  expect(linesOf('supplies')).toBeGreaterThan(5);
});

test('forms belong to a tender: a grant has none', () => {
  expect(documentsFor(purchase())).toContain('tenderer-forms');
  expect(documentsFor(purchase({ contract: { kind: 'grant' } }))).not.toContain('tenderer-forms');
});

test('a bare dossier has its forms, marked incomplete', () => {
  const { missing, document } = documentOf({ authority: { country: 'LU' } });
  expect(missing).toContain('a title for the tender');
  expect(document.incomplete).toBeDefined();
});

describe.each(languages)('every example, in %s', (language) => {
  test.each(readExamples().map(({ slug, dossiers }) => [slug, dossiers[language]] as const))(
    '%s',
    async (_, dossier) => {
      const { document, markdown } = documentOf(dossier, language);
      const fields = fieldsOf(dossier, language);
      const names = fields.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(fields.filter(({ label }) => label === '' || /[{}\\]/.test(label))).toEqual([]);
      expect(names).toEqual(
        expect.arrayContaining(['who-name', 'price-details', 'sign-date', 'proof-exclusion']),
      );
      expect(names.some((name) => name.startsWith('reserved-1'))).toBe(
        modelOf(dossier, language).reserved.length > 0,
      );
      expect(markdown).not.toMatch(/\bundefined\b|\[object/);
      const form = readForm(await written(writer.pdf(document)));
      expect(form?.fields.map(({ name }) => name)).toEqual(names);
    },
  );
});
