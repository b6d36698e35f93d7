import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/adapters/files/root.js';
import { libraryIn } from '../src/core/clauses/library.js';
import { readDossier, type Dossier } from '../src/core/dossier/dossier.js';
import { languages, type Language } from '../src/core/shared/text.js';
import { readKnowledge } from '../src/knowledge.js';
import { adviceSays, adviseOn, type Advice } from '../src/usecases/advise.js';
import { documentsFor } from '../src/usecases/document-kinds.js';
import { produceDocument } from '../src/usecases/produce-document.js';
import { createWriter } from '../src/writer.js';

type Kind = Advice['routes'][number]['kind'];

interface Example {
  /** The directive, and the value against its threshold. */
  readonly regime: readonly [directive: string, position: 'at-or-above' | 'below'];
  /**
   * May participation be reserved? Articles 20 and 77 of Directive 2014/24, Article 24 of Directive 2014/23, and, for
   * utilities, Articles 38 and 94 of Directive 2014/25.
   */
  readonly routes: readonly [art20: Kind, art77: Kind, art24: Kind, art38: Kind, art94: Kind];
  /** The route that matters here, open or forbidden, and what the verdict must cite. */
  readonly cites: readonly [route: string, ...references: string[]];
  /** What an experienced adviser would want to see among the first twelve recommendations. */
  readonly wants: readonly [string, string, string];
}

const examples: Readonly<Record<string, Example>> = {
  // A general code for culture: Article 77 goes code by code, so it stays closed.
  'district-cultural-centre': {
    regime: ['2014/24', 'at-or-above'],
    routes: ['allowed-if', 'forbidden', 'silent', 'silent', 'silent'],
    cites: ['art-77', '2014/24 Art 77(1)', '2014/24 Recital 119'],
    wants: [
      'accessibility/specification',
      'community-benefit/inhabitants-participation',
      'accessibility/user-testing',
    ],
  },
  // Financial services are no social service: no reservation for the social economy, but clauses on the service itself.
  'ethical-finance': {
    regime: ['2014/24', 'at-or-above'],
    routes: ['allowed-if', 'forbidden', 'silent', 'silent', 'silent'],
    cites: ['art-77', '2014/24 Art 77(1)', '2014/24 Recital 119'],
    wants: ['ethical-finance/inclusive-service', 'ethical-finance/transparency', 'accessibility/digital'],
  },
  // Supplies below the threshold: Article 77 is for services only.
  'fair-trade-coffee': {
    regime: ['2014/24', 'below'],
    routes: ['allowed-if', 'forbidden', 'silent', 'silent', 'silent'],
    cites: ['art-77', '2014/24 Art 77(1)', '2014/24 Art 3(2)'],
    wants: [
      'fair-trade/criterion',
      'food-organic-seasonal/organic-share',
      'supply-chain-labour/ilo-conventions',
    ],
  },
  // A listed social service for three years: reserved under Article 77 as French law has taken it over.
  'home-help-and-childcare': {
    regime: ['2014/24', 'at-or-above'],
    routes: ['allowed-if', 'allowed-if', 'silent', 'silent', 'silent'],
    cites: ['art-77', 'FR CCP L2113-15', '2014/24 Art 77(2)', '2014/24 Art 77(3)'],
    wants: ['social-economy/reserved-art-77', 'wellbeing/continuity', 'decent-work/staff-stability'],
  },
  // The same in Luxembourg, where the article is for contracts that reach the threshold.
  'local-services-network': {
    regime: ['2014/24', 'at-or-above'],
    routes: ['allowed-if', 'allowed-if', 'silent', 'silent', 'silent'],
    cites: ['art-77', 'LU Law 8.4.2018 Art 78', '2014/24 Art 77(2)', '2014/24 Art 77(3)'],
    wants: ['social-economy/reserved-art-77', 'wellbeing/user-committee', 'wellbeing/service-quality'],
  },
  // One lot of three is reserved under Article 20, with the French share of one half.
  'neighbourhood-upkeep': {
    regime: ['2014/24', 'at-or-above'],
    routes: ['allowed-if', 'forbidden', 'silent', 'silent', 'silent'],
    cites: ['art-20', 'FR CCP L2113-12', 'FR CCP R2113-7', '2014/24 Art 20(1)', '2014/24 Art 20(2)'],
    wants: ['work-integration/reserved-art-20', 'work-integration/hours', 'community-benefit/dialogue-plan'],
  },
  // Supplies: the aims are reached through the goods, their labels and their chain.
  'organic-cotton-workwear': {
    regime: ['2014/24', 'at-or-above'],
    routes: ['allowed-if', 'forbidden', 'silent', 'silent', 'silent'],
    cites: ['art-77', '2014/24 Art 77(1)', '2014/24 Art 3(2)'],
    wants: ['fair-trade/criterion', 'supply-chain-labour/due-diligence-plan', 'circular/textile-label'],
  },
  // Users, families, elected officials and volunteers steer a service reserved under Article 77.
  'participative-care-home': {
    regime: ['2014/24', 'at-or-above'],
    routes: ['allowed-if', 'allowed-if', 'silent', 'silent', 'silent'],
    cites: ['art-77', 'FR CCP L2113-15', '2014/24 Art 77(2)', '2014/24 Art 77(3)'],
    wants: ['social-economy/reserved-art-77', 'wellbeing/user-committee', 'wellbeing/negotiated-indicators'],
  },
  // Waste services are not in the list of Article 77; Article 20 is open to integration enterprises.
  'reuse-workshop': {
    regime: ['2014/24', 'at-or-above'],
    routes: ['allowed-if', 'forbidden', 'silent', 'silent', 'silent'],
    cites: ['art-20', '2014/24 Art 20(1)', '2014/24 Art 20(2)', 'C-598/19'],
    wants: [
      'work-integration/reserved-art-20',
      'circular/reuse-workshop',
      'work-integration/supported-start',
    ],
  },
  // Food: season, freshness and organic farming; never distance or origin.
  'school-canteen-food': {
    regime: ['2014/24', 'at-or-above'],
    routes: ['allowed-if', 'forbidden', 'silent', 'silent', 'silent'],
    cites: ['art-77', '2014/24 Art 77(1)', '2014/24 Art 3(2)'],
    wants: [
      'food-organic-seasonal/season-and-freshness',
      'food-organic-seasonal/organic-share',
      'preparation/lots',
    ],
  },
  // A concession: Article 24 of Directive 2014/23 mirrors Article 20, and Article 77 has no twin.
  'solidarity-tourism': {
    regime: ['2014/23', 'below'],
    routes: ['silent', 'forbidden', 'allowed-if', 'silent', 'silent'],
    cites: ['art-24-concession', '2014/23 Art 24', '2014/23 Art 5(1)'],
    wants: [
      'work-integration/reserved-concession',
      'accessibility/specification',
      'community-benefit/inhabitants-participation',
    ],
  },
  // Below the threshold of the light regime, Luxembourg law has no Article 77.
  'training-of-officials': {
    regime: ['2014/24', 'below'],
    routes: ['allowed-if', 'forbidden', 'silent', 'silent', 'silent'],
    cites: ['art-77', '2014/24 Art 74', '2014/24 Art 4(d)'],
    wants: ['training/team-qualification', 'training/on-the-job', 'accessibility/digital'],
  },
  // Open to all by choice: the need was worked out in the open before the tender.
  'university-incubator': {
    regime: ['2014/24', 'below'],
    routes: ['allowed-if', 'allowed-if', 'silent', 'silent', 'silent'],
    cites: ['art-77', '2014/24 Art 77(1)', '2014/24 Art 77(2)'],
    wants: ['social-economy/consultation', 'training/team-qualification', 'wellbeing/user-committee'],
  },
};

const today = '2026-11-24';
const knowledge = readKnowledge();
const writer = createWriter();

function read(slug: string, language: Language): Dossier {
  const file = join(root, 'data/examples', `${slug}.${language}.json`);
  const result = readDossier(JSON.parse(readFileSync(file, 'utf8')));
  if (!result.ok)
    throw new Error(result.refusal.map((fault) => `${slug}: ${fault.pointer} ${fault.key}`).join('\n'));
  return result.value;
}

function advise(slug: string, language: Language): Advice {
  const { law, library } = knowledge;
  return adviceSays(
    adviseOn(read(slug, language), law, library, today),
    law,
    library,
    knowledge.words(language),
  );
}

test('every example is in the table, in both languages', () => {
  expect(readdirSync(join(root, 'data/examples')).sort()).toEqual(
    Object.keys(examples)
      .flatMap((slug) => languages.map((language) => `${slug}.${language}.json`))
      .sort(),
  );
});

describe.each(Object.entries(examples))('%s', (slug, example) => {
  describe.each(languages)('in %s', (language) => {
    const dossier = read(slug, language);
    const advice = advise(slug, language);

    test('the regime', () => {
      expect([advice.regime.directive, advice.regime.position]).toEqual(example.regime);
    });

    test('the five routes of Union law; those of national law are extra', () => {
      const [art20, art77, art24, art38, art94] = example.routes;
      const union = advice.routes.filter(({ route }) => route.startsWith('art-'));
      expect(Object.fromEntries(union.map(({ route, kind }) => [route, kind]))).toEqual({
        'art-20': art20,
        'art-77': art77,
        'art-24-concession': art24,
        'art-38-utility': art38,
        'art-94-utility': art94,
      });
    });

    test('the law behind the route that matters', () => {
      const [matters, ...references] = example.cites;
      const route = advice.routes.find((other) => other.route === matters);
      expect(route?.basis.map((entry) => entry.ref)).toEqual(expect.arrayContaining(references));
    });

    test('three clauses that an adviser would want', () => {
      const first = advice.recommendations.slice(0, 12).map((item) => item.clause);
      expect(first).toEqual(expect.arrayContaining([...example.wants]));
    });

    test('one contract is not offered two clauses that exclude each other, nor a must that is met already', () => {
      const first = advice.recommendations.slice(0, 12);
      const known = new Map(knowledge.library.clauses.map((clause) => [clause.id, clause]));
      const names = first.map((item) => item.clause);
      const clashes = names.flatMap((name) =>
        (known.get(name)?.clashes ?? [])
          .filter((other) => names.includes(other))
          .map((other) => [name, other]),
      );
      if ((dossier.lots ?? []).length < 2) expect(clashes).toEqual([]);
      const chosen = (dossier.clauses ?? []).map((item) => item.clause);
      const met = new Set(chosen.flatMap((id) => known.get(id)?.satisfies ?? []));
      const again = first.filter(
        (item) =>
          item.strength === 'must' &&
          !chosen.includes(item.clause) &&
          (known.get(item.clause)?.satisfies ?? []).every((duty) => met.has(duty)),
      );
      expect(again.map((item) => item.clause)).toEqual([]);
    });

    test('nothing is unlawful as it stands, or lawful only on a condition', () => {
      expect(advice.findings.filter((finding) => finding.level !== 'note')).toEqual([]);
    });

    test('the choice: 5 to 12 clauses of today, weights that add up', () => {
      const { clauses = [], award } = dossier;
      const own = libraryIn(knowledge.library, [dossier.authority.country]).clauses;
      expect(clauses.length).toBeGreaterThanOrEqual(5);
      expect(clauses.length).toBeLessThanOrEqual(12);
      for (const { clause, version } of clauses)
        expect({ clause, version }).toEqual({
          clause,
          version: own.find((other) => other.id === clause)?.version,
        });
      expect(award?.criteria?.reduce((sum, criterion) => sum + (criterion.weight ?? 0), 0)).toBe(100);
      for (const { id, clause, text, weight = 0 } of award?.criteria ?? []) {
        if (clause === undefined) {
          if (id !== 'price' || slug === 'solidarity-tourism') expect(text).toMatch(/^(Assessed|Évalué)/);
          continue;
        }
        expect(clauses.map((item) => item.clause)).toContain(clause);
        const range = own.find((other) => other.id === clause)?.weight;
        expect(weight).toBeGreaterThanOrEqual(range?.min ?? 0);
        expect(weight).toBeLessThanOrEqual(range?.max ?? 100);
      }
    });

    test.each(documentsFor(dossier))('the document is complete: %s', (kind) => {
      expect(produceDocument(dossier, kind, language, knowledge, writer, today).missing).toEqual([]);
    });
  });

  test('both languages give the same verdicts', () => {
    const verdicts = (language: Language) => {
      const { regime, routes, duties, recommendations, findings, services, nextQuestions } = advise(
        slug,
        language,
      );
      return {
        regime: { ...regime, verdict: regime.verdict.kind },
        routes: routes.map(({ route, kind, missing, lots }) => ({ route, kind, missing, lots })),
        duties: duties.map(({ id, kind }) => ({ id, kind })),
        recommendations: recommendations.map(({ clause, lot, rank, strength }) => ({
          clause,
          lot,
          rank,
          strength,
        })),
        findings: findings.map(({ issue, level, at }) => ({ issue, level, at })),
        services: services.outcome,
        nextQuestions,
      };
    };
    expect(verdicts('fr')).toEqual(verdicts('en'));
  });
});
