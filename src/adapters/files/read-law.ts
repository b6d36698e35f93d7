import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type {
  CodeList,
  CountryTable,
  Decision,
  Derivation,
  Exception,
  Instrument,
  Law,
  Outcome,
  Parameter,
  Provision,
  Rule,
  Source,
  Check,
} from '../../core/law/law.js';
import { tradeTerms, type Country, type Status } from '../../core/law/country.js';
import type { Circle, Paper } from '../../core/law/circle.js';
import { isFactId, type FactId } from '../../core/facts/vocabulary.js';
import type { Value } from '../../core/facts/value.js';
import { circlesFile, circlesFrom, papersFile, papersFrom } from './circle-schemas.js';
import { DataFault } from './fault.js';
import { filesUnder } from './root.js';
import {
  checksFile,
  countryFile,
  decisionFile,
  derivationsFile,
  listFile,
  parametersFile,
  provisionsFile,
  ruleFile,
  statusesFile,
  tableFile,
  type ExceptionFile,
} from './law-schemas.js';
import { readDetectors } from './read-detectors.js';
import { readNoticeTerms } from './read-notice-terms.js';
import { readYaml } from './yaml-file.js';

function jurisdictionOf(id: string): string {
  return (id.split('/')[0] ?? '').toUpperCase();
}

function outcomeFrom(written: z.infer<typeof ruleFile>['general']): Outcome {
  return { kind: written.kind, says: written.says, duties: written.duties ?? [], instead: written.instead };
}

function exceptionFrom(written: ExceptionFile): Exception {
  return {
    id: written.id,
    when: written.when,
    outcome: outcomeFrom(written.outcome),
    basis: written.basis,
    basisAlone: written['basis-alone'],
    unless: (written.unless ?? []).map(exceptionFrom),
    checked: written.checked,
  };
}

function factsFrom(written: Readonly<Record<string, Value>>): Partial<Record<FactId, Value>> {
  return Object.fromEntries(Object.entries(written).filter(([id]) => isFactId(id)));
}

function ruleFrom(written: z.infer<typeof ruleFile>): Rule {
  return {
    ...written,
    jurisdiction: jurisdictionOf(written.id),
    inForce: written['in-force'],
    metWhen: written['met-when'],
    writtenAt: written['written-at'],
    general: outcomeFrom(written.general),
    exceptions: written.exceptions.map(exceptionFrom),
    examples: written.examples.map((example) => ({ ...example, facts: factsFrom(example.facts) })),
  };
}

function provisionsFrom(written: z.infer<typeof provisionsFile>): {
  instrument: Instrument;
  provisions: Provision[];
} {
  const { instrument } = written;
  const jurisdiction = jurisdictionOf(instrument.id);
  return {
    instrument: {
      id: instrument.id,
      jurisdiction,
      short: instrument.short,
      name: instrument.name,
      url: instrument.url,
      inForce: instrument['in-force'],
    },
    provisions: written.provisions.map((item) => ({
      kind: 'provision',
      id: `${instrument.id}/${item.id}`,
      jurisdiction,
      instrument: instrument.id,
      ref: `${instrument.short} ${item.ref}`,
      heading: item.heading,
      gist: item.gist,
      teach: item.teach,
      inForce: item['in-force'],
      url: item.url ?? instrument.url,
      checked: item.checked,
    })),
  };
}

function decisionFrom(written: z.infer<typeof decisionFile>): Decision {
  const link =
    written.celex === undefined
      ? `https://curia.europa.eu/juris/liste.jsf?num=${encodeURIComponent(written.ref)}`
      : `https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:${written.celex}`;
  return {
    ...written,
    kind: 'decision',
    id: `eu/cjeu/${written.id}`,
    jurisdiction: 'EU',
    url: written.url ?? link,
  };
}

function countryFrom(written: z.infer<typeof countryFile>): Country {
  return {
    code: written.country,
    lead: written.lead,
    checked: written.checked,
    unknown: written.unknown,
    trade: written.trade.map(({ language, checked, words }) => ({
      language,
      checked,
      words: new Map(
        tradeTerms.flatMap((term) => {
          const word = words[term];
          return word === undefined ? [] : [[term, word] as const];
        }),
      ),
    })),
  };
}

/** Everything read so far, with the file that each id came from, for messages. */
export interface LawFiles {
  readonly law: Law;
  readonly fileOf: ReadonlyMap<string, string>;
}

/**
 * Reads the law data of a folder. Throws one {@link DataFault} for the first file that does not fit its form; whether
 * citations resolve, roles fit and so on is looked at by `checkLaw`. What is looked for in wording stands beside it.
 */
export function readLaw(folder: string, review = join(folder, '../review')): LawFiles {
  const hash = createHash('sha256');
  const fileOf = new Map<string, string>();
  const own = (id: string, file: string): void => {
    const other = fileOf.get(id);
    if (other !== undefined)
      throw new DataFault(
        file,
        undefined,
        `"${id}" is already defined in ${other}.`,
        'Give it another id or remove one of the two.',
      );
    fileOf.set(id, file);
  };
  const instruments = new Map<string, Instrument>();
  const sources = new Map<string, Source>();
  const parameters = new Map<string, Parameter>();
  const lists = new Map<string, CodeList>();
  const tables = new Map<string, CountryTable>();
  const derivations: Derivation[] = [];
  const rules: Rule[] = [];
  const checks: Check[] = [];
  const countries = new Map<string, Country>();
  const statuses = new Map<string, Status>();
  const circles: Circle[] = [];
  const papers = new Map<string, Paper>();
  for (const file of filesUnder(folder, '.yaml')) {
    const path = join(folder, file);
    const shown = `data/law/${file}`;
    const [folderName = '', kind] = file.split('/');
    hash.update(file).update(readFileSync(path));
    const read = <T>(schema: z.ZodType<T>): T => readYaml(path, shown, schema);
    switch (kind) {
      case 'provisions': {
        const { instrument, provisions } = provisionsFrom(read(provisionsFile));
        own(instrument.id, shown);
        instruments.set(instrument.id, instrument);
        for (const provision of provisions) {
          own(provision.id, shown);
          sources.set(provision.id, provision);
        }
        break;
      }
      case 'decisions': {
        const decision = decisionFrom(read(decisionFile));
        own(decision.id, shown);
        sources.set(decision.id, decision);
        break;
      }
      case 'parameters':
        for (const item of read(parametersFile).parameters) {
          own(item.id, shown);
          parameters.set(item.id, {
            ...item,
            jurisdiction: jurisdictionOf(item.id),
            values: item.values.map((entry) => ({
              value: entry.value,
              inForce: { from: entry.from, to: entry.to },
              basis: entry.basis,
              checked: entry.checked,
            })),
          });
        }
        break;
      case 'lists': {
        const item = read(listFile);
        own(item.id, shown);
        lists.set(item.id, { ...item, jurisdiction: jurisdictionOf(item.id) });
        break;
      }
      case 'tables': {
        const item = read(tableFile);
        own(item.id, shown);
        tables.set(item.id, {
          id: item.id,
          jurisdiction: jurisdictionOf(item.id),
          name: item.name,
          rows: new Map(Object.entries(item.rows)),
        });
        break;
      }
      case 'derivations':
        for (const item of read(derivationsFile).derivations) {
          own(item.id, shown);
          derivations.push({
            ...item,
            jurisdiction: jurisdictionOf(item.id),
            inForce: item['in-force'],
            cases: item.cases.map((entry) => ({ ...entry, basis: entry.basis ?? [] })),
          });
        }
        break;
      case 'rules': {
        const rule = ruleFrom(read(ruleFile));
        own(rule.id, shown);
        rules.push(rule);
        break;
      }
      case 'checks':
        for (const item of read(checksFile).checks) {
          own(item.id, shown);
          checks.push({
            ...item,
            jurisdiction: jurisdictionOf(item.id),
            inForce: item['in-force'],
            examples: item.examples.map((example) => ({ ...example, facts: factsFrom(example.facts) })),
          });
        }
        break;
      case 'eligibility':
        if (file.endsWith('/papers.yaml')) {
          for (const item of papersFrom(read(papersFile))) {
            own(`paper/${item.id}`, shown);
            papers.set(item.id, item);
          }
          break;
        }
        for (const item of circlesFrom(read(circlesFile), folderName.toUpperCase())) {
          own(item.id, shown);
          circles.push(item);
        }
        break;
      case 'country.yaml': {
        const country = countryFrom(read(countryFile));
        if (country.code !== folderName.toUpperCase())
          throw new DataFault(
            shown,
            undefined,
            `"${country.code}" is not the country of the folder "${folderName}".`,
            'Correct the code or move the file.',
          );
        countries.set(country.code, country);
        break;
      }
      case 'statuses.yaml':
        for (const item of read(statusesFile).statuses) {
          own(item.id, shown);
          statuses.set(item.id, {
            ...item,
            jurisdiction: folderName.toUpperCase(),
            helps: item.helps ?? [],
          });
        }
        break;
      default:
        throw new DataFault(
          shown,
          undefined,
          `"${kind ?? ''}" is no folder of the law data.`,
          'Use the folders provisions, decisions, parameters, lists, tables, derivations, rules, checks, eligibility and the files country.yaml, statuses.yaml.',
        );
    }
  }
  const wording = readDetectors(review, (file, text) => void hash.update(file).update(text));
  for (const detector of wording.detectors) own(`review/${detector.id}`, `data/review/${detector.id}.yaml`);
  const notice = readNoticeTerms(join(folder, '../eforms/terms.yaml'), 'data/eforms/terms.yaml');
  hash.update('eforms/terms.yaml').update(notice.text);
  return {
    law: {
      instruments,
      sources,
      parameters,
      lists,
      tables,
      derivations,
      rules,
      checks,
      countries,
      statuses,
      circles,
      papers,
      wording,
      notice: notice.terms,
      hash: `sha256:${hash.digest('hex')}`,
    },
    fileOf,
  };
}
