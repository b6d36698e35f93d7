import { clauseFacets } from '../../../../usecases/ports.js';
import { z } from 'zod';
import { dossierSchema } from '../../../../core/dossier/dossier.js';
import { places } from '../../../../core/dossier/dossier.js';
import { organisationSchema } from '../../../../core/eligibility/organisation.js';
import { ambitions } from '../../../../core/facts/vocabulary.js';

/**
 * The description of the interface for programs, made from the same schemas that read what comes in. Codes are read with
 * or without check digit, so the schema of a dossier is that of its input.
 */

const basis = z.object({
  id: z.string(),
  ref: z.string(),
  role: z.enum(['allows', 'requires', 'forbids', 'limits', 'defines', 'interprets']),
  url: z.string(),
  checked: z.enum(['text', 'secondary', 'none']),
});
const kind = z.enum(['allowed', 'allowed-if', 'required', 'forbidden', 'open', 'silent']);
const reason = z.object({
  says: z.string(),
  truth: z.enum(['yes', 'no', 'unknown']),
  fact: z.string().optional(),
  saw: z.unknown().optional(),
  get parts() {
    return z.array(reason);
  },
});
const duty = z.object({ id: z.string(), place: z.string(), says: z.string() });
const opinion = z.object({
  kind,
  question: z.string(),
  says: z.string(),
  instead: z.string().optional(),
  duties: z.array(duty),
  missing: z.array(z.string()),
  reason,
  basis: z.array(basis),
  changes: z.array(z.object({ fact: z.string().optional(), says: z.string(), becomes: kind })),
  certainty: z.enum(['settled', 'prevailing', 'contested']),
  doubt: z.string().optional(),
  checked: z.enum(['text', 'secondary', 'none']),
});
const advice = z.object({
  asOf: z.string(),
  jurisdictions: z.array(z.string()),
  library: z.string(),
  law: z.string(),
  regime: z.object({
    directive: z.enum(['2014/24', '2014/25', '2014/23', 'none']),
    threshold: z.number().optional(),
    position: z.enum(['at-or-above', 'below', 'open']),
    light: z.boolean(),
    value: z.number().optional(),
    lots: z.array(z.object({ id: z.string(), outsideDirective: z.boolean() })),
    verdict: opinion.extend({ rule: z.string() }),
  }),
  routes: z.array(
    opinion.extend({
      route: z.string(),
      lots: z.array(z.object({ id: z.string(), kind, missing: z.array(z.string()) })).optional(),
    }),
  ),
  duties: z.array(
    opinion.extend({
      id: z.string(),
      from: z.string(),
      state: z.enum(['met', 'answered', 'own', 'missing', 'by-hand', 'look', 'open']),
      metBy: z.array(z.string()),
      clauses: z.array(z.string()),
    }),
  ),
  recommendations: z.array(
    z.object({
      clause: z.string(),
      version: z.string(),
      lot: z.string().optional(),
      place: z.enum(places),
      themes: z.array(z.enum(ambitions)),
      strength: z.enum(['must', 'should', 'could']),
      rank: z.number(),
      score: z.number(),
      because: z.array(z.string()),
      values: z.record(z.string(), z.unknown()),
      basis: z.array(basis),
    }),
  ),
  findings: z.array(
    z.object({
      issue: z.string(),
      level: z.enum(['error', 'warning', 'note']),
      at: z.string(),
      quote: z.string().optional(),
      says: z.string(),
      instead: z.string(),
      basis: z.array(basis),
    }),
  ),
  measures: z.array(
    z.object({
      id: z.string(),
      verdict: z.enum(['unlawful', 'conditional', 'no-objection']),
      issues: z.array(z.string()),
      instead: z.string(),
      basis: z.array(basis),
    }),
  ),
  aid: z.object({
    outcome: z.string(),
    kind,
    duties: z.array(duty),
    missing: z.array(z.string()),
    instead: z.string().optional(),
    alternatives: z.array(
      z.object({
        outcome: z.string(),
        kind,
        says: z.string(),
        duties: z.array(duty),
        missing: z.array(z.string()),
      }),
    ),
    reason,
    basis: z.array(basis),
  }),
  services: z.object({
    outcome: z.string(),
    kind,
    duties: z.array(duty),
    missing: z.array(z.string()),
    instead: z.string().optional(),
    reason,
    basis: z.array(basis),
  }),
  nextQuestions: z.array(z.string()),
});
const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  faults: z.array(z.object({ pointer: z.string(), says: z.string() })),
});
const facet = z.array(z.object({ value: z.string(), count: z.number() }));
const clauseList = z.object({
  total: z.number(),
  page: z.number(),
  size: z.number(),
  facets: z.object(Object.fromEntries(clauseFacets.map((name) => [name, facet]))),
  clauses: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      title: z.string(),
      summary: z.string(),
      themes: z.array(z.string()),
      place: z.string(),
      level: z.number(),
      effort: z.string(),
      country: z.string().optional().meta({ description: 'It is the form for this country' }),
      href: z.string(),
    }),
  ),
});
const clause = z
  .object({
    id: z.string(),
    version: z.string(),
    sha256: z.string(),
    status: z.string(),
    themes: z.array(z.string()),
    place: z.string(),
    level: z.number(),
    words: z.record(z.string(), z.unknown()),
    variant: z
      .string()
      .optional()
      .meta({ description: 'The country for which this is the form of the clause' }),
    basis: z.array(basis),
    forms: z
      .array(z.object({ country: z.string(), version: z.string(), href: z.string() }))
      .meta({ description: 'The forms for a country that are in force' }),
    versions: z
      .array(
        z.object({
          version: z.string(),
          sha256: z.string(),
          status: z.enum(['current', 'superseded', 'retired']),
          country: z.string().optional(),
          href: z.string(),
        }),
      )
      .meta({ description: 'Every version of every form that was kept, the first seen first' }),
  })
  .loose();
const lawItem = z
  .object({
    id: z.string(),
    kind: z.enum(['provision', 'decision']),
    ref: z.string(),
    url: z.string(),
    checked: z.object({ on: z.string(), against: z.string() }),
    rules: z.array(z.string()),
    clauses: z.array(z.string()),
    decisions: z.array(z.string()),
  })
  .loose();
const codes = z.object({
  codes: z.array(z.object({ code: z.string(), label: z.string(), under: z.string().optional() })),
});

const review = z.object({
  text: z.string().meta({ description: 'The text to review; a blank line begins a new paragraph' }),
  place: z.enum(places).optional(),
  dossier: dossierSchema.optional(),
});
const reviewed = z.object({
  findings: z.array(
    z.object({
      issue: z.string(),
      level: z.enum(['error', 'warning', 'note']),
      at: z.string().meta({ description: 'paragraphs/12: headings, items and cells count, from 1' }),
      under: z.string().optional().meta({ description: 'The heading above' }),
      quote: z.string(),
      says: z.string(),
      instead: z.string(),
      basis: z.array(basis),
    }),
  ),
});

const truth = z.enum(['yes', 'no', 'unknown']);
const proof = z.object({ what: z.string(), where: z.string().optional(), age: z.string().optional() });
const condition = z.object({
  id: z.string(),
  truth,
  says: z.string(),
  reason,
  proof: z.string().optional(),
  proofs: z.array(proof),
  basis: z.array(basis),
  member: z.number().optional().meta({ description: 'In a group: the place of the member in members' }),
});
const eligibility = z.object({
  asOf: z.string(),
  law: z.string(),
  lots: z.array(
    z.object({
      id: z.string().meta({ description: 'LOT-0000 for a tender without lots' }),
      title: z.string().optional(),
      route: z.string(),
      verdict: z.enum(['eligible', 'not-eligible', 'needs-evidence', 'not-reserved']),
      says: z.string(),
      conditions: z.array(condition).meta({ description: 'Of the way that decides' }),
      paths: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['status', 'substance', 'programme']),
          says: z.string(),
          truth,
          conditions: z.array(condition),
          doubts: z.array(z.string()),
          member: z.number().optional(),
        }),
      ),
      missing: z.array(z.string()),
      proofs: z.array(proof),
      warnings: z.array(
        z.object({
          issue: z.string(),
          says: z.string(),
          instead: z.string().optional(),
          question: z.string().optional().meta({ description: 'To the buyer, ready to send' }),
          basis: z.array(basis),
        }),
      ),
      close: z
        .object({
          fact: z.string(),
          saw: z.number(),
          needed: z.number(),
          points: z.number(),
          hires: z.number().optional(),
          says: z.string(),
        })
        .optional(),
      groups: z.array(z.object({ route: z.string(), name: z.string(), truth })).optional(),
      waysIn: z
        .object({
          favours: z.array(z.object({ id: z.string(), title: z.string(), place: z.string() })),
          says: z.array(z.string()),
        })
        .optional(),
      basis: z.array(basis),
      certainty: z.enum(['settled', 'prevailing', 'contested']),
      doubt: z.string().optional(),
      checked: z.enum(['text', 'secondary', 'none']).optional(),
    }),
  ),
});
const eligibilityAsked = z.strictObject({
  organisation: organisationSchema,
  tender: z
    .union([dossierSchema, z.string()])
    .meta({ description: 'A dossier, or the XML of an eForms notice as a text' }),
  lot: z.string().optional().meta({ description: 'Only this lot' }),
  language: z.enum(['en', 'fr']).optional(),
});

const schemas = {
  Dossier: dossierSchema,
  Organisation: organisationSchema,
  EligibilityAsked: eligibilityAsked,
  Eligibility: eligibility,
  Advice: advice,
  Review: review,
  Reviewed: reviewed,
  Problem: problem,
  ClauseList: clauseList,
  Clause: clause,
  LawItem: lawItem,
  Codes: codes,
};

function componentsOf(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const json: Record<string, unknown> = {
        ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }),
      };
      delete json.$schema;
      // References inside a component are relative to it in zod's output; in one document they start at the component.
      return [
        name,
        JSON.parse(
          JSON.stringify(json)
            .replaceAll('"#/$defs/', `"#/components/schemas/${name}/$defs/`)
            .replaceAll('"$ref":"#"', `"$ref":"#/components/schemas/${name}"`),
        ) as unknown,
      ];
    }),
  );
}

const ref = (name: keyof typeof schemas): object => ({ $ref: `#/components/schemas/${name}` });
const json = (name: keyof typeof schemas): object => ({ 'application/json': { schema: ref(name) } });
const failure = (description: string): object => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});
const query = (name: string, description: string): object => ({
  name,
  in: 'query',
  required: false,
  description,
  schema: { type: 'string' },
});
const inPath = (name: string): object => ({ name, in: 'path', required: true, schema: { type: 'string' } });
const body = { required: true, content: json('Dossier') };
const language = query('language', 'en or fr; the dossier’s own language otherwise');
const answer = (name: keyof typeof schemas, description: string): object => ({
  '200': { description, content: json(name) },
});

/** OpenAPI 3.1. */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Clausier',
    version: '1',
    description:
      'Advice on social clauses and reserved contracts in European public procurement. Information, not legal advice.',
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  paths: {
    '/api/v1/advice': {
      post: {
        summary: 'Advice on a dossier',
        parameters: [language],
        requestBody: body,
        responses: {
          ...answer('Advice', 'Advice'),
          '400': failure('Not JSON'),
          '413': failure('Too large'),
          '415': failure('Not JSON'),
          '422': failure('A dossier that cannot be understood'),
        },
      },
    },
    '/api/v1/documents': {
      post: {
        summary: 'A document of a dossier; Accept decides on the format, PDF otherwise',
        parameters: [
          language,
          query(
            'document',
            'tender, award-grid, notice-sheet, performance-annex, summary, tenderer-forms, market-questionnaire, justification, or entrustment for a grant or a compensation; award-grid also as a spreadsheet',
          ),
        ],
        requestBody: body,
        responses: {
          '200': {
            description: 'The document',
            content: {
              'application/pdf': {},
              'text/html': {},
              'text/markdown': {},
              'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {},
              'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {},
            },
          },
          '422': failure('A dossier that cannot be understood'),
          '501': failure('A format that is not built yet'),
        },
      },
    },
    '/api/v1/review': {
      post: {
        summary:
          'What the law says of the wording of a text: JSON, or a .docx, .odt, .md or .txt file as multipart',
        parameters: [language],
        requestBody: {
          required: true,
          content: {
            ...json('Review'),
            'multipart/form-data': {
              schema: {
                type: 'object',
                properties: {
                  file: { type: 'string', contentMediaType: 'application/octet-stream' },
                  dossier: {
                    type: 'string',
                    contentMediaType: 'application/json',
                    contentSchema: ref('Dossier'),
                  },
                  place: { type: 'string', enum: places },
                },
              },
            },
          },
        },
        responses: {
          ...answer('Reviewed', 'The findings, in the order of the text; none is no clearance'),
          '413': failure('Too large, or too long'),
          '415': failure('Neither JSON nor multipart'),
          '422': failure('A text, file or dossier that cannot be read'),
        },
      },
    },
    '/api/v1/eligibility': {
      post: {
        summary: 'Whether an organisation may bid, lot by lot',
        parameters: [language],
        requestBody: {
          required: true,
          content: {
            ...json('EligibilityAsked'),
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['organisation', 'tender'],
                properties: {
                  organisation: {
                    type: 'string',
                    contentMediaType: 'application/json',
                    contentSchema: ref('Organisation'),
                  },
                  tender: { type: 'string', contentMediaType: 'application/xml' },
                  lot: { type: 'string' },
                  language: { type: 'string', enum: ['en', 'fr'] },
                },
              },
            },
          },
        },
        responses: {
          ...answer('Eligibility', 'One answer for each lot'),
          '413': failure('Too large'),
          '415': failure('Neither JSON nor multipart'),
          '422': failure('An organisation or a tender that cannot be understood'),
        },
      },
    },
    '/api/v1/clauses': {
      get: {
        summary: 'Search the clause library',
        parameters: [
          ...['q', 'theme', 'place', 'level', 'nature', 'cpv', 'language', 'page'].map((name) =>
            query(name, name),
          ),
          query('group', 'The division of the CPV, two digits'),
          query('country', 'Only clauses with a form of their own for this country, in that form: FR'),
        ],
        responses: {
          ...answer('ClauseList', 'Clauses found'),
          '422': failure('A country that is none'),
        },
      },
    },
    '/api/v1/clauses/{theme}/{slug}': {
      get: {
        summary: 'One clause',
        parameters: [
          inPath('theme'),
          inPath('slug'),
          query('country', 'The form that a dossier of this country is given, such as FR'),
          query(
            'version',
            'A version that was ever kept, such as 1.0.0 or 1.0.0+fr; the one in force otherwise',
          ),
        ],
        responses: {
          ...answer('Clause', 'The clause, with its forms and versions'),
          '404': failure(
            'No such clause, or not in that version: the fault names the versions that there are',
          ),
          '422': failure('A country or a version that is none'),
        },
      },
    },
    '/api/v1/law/{id}': {
      get: {
        summary: 'A provision or judgment',
        parameters: [inPath('id')],
        responses: {
          ...answer('LawItem', 'The provision or judgment'),
          '404': failure('Not in the law data'),
        },
      },
    },
    '/api/v1/cpv': {
      get: {
        summary: 'CPV codes for plain words',
        parameters: [query('q', 'plain words, or the first digits of a code'), language],
        responses: answer('Codes', 'Codes found'),
      },
    },
    '/api/v1/openapi.json': {
      get: { summary: 'This document', responses: { '200': { description: 'OpenAPI 3.1' } } },
    },
    '/healthz': {
      get: { summary: 'Whether the process runs', responses: { '200': { description: 'It does' } } },
    },
    '/readyz': {
      get: {
        summary: 'Whether it can answer',
        responses: { '200': { description: 'It can' }, '503': { description: 'Not yet' } },
      },
    },
  },
  components: { schemas: componentsOf() },
};
