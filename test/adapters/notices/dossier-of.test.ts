import { describe, expect, it } from '@jest/globals';
import { dossierOf } from '../../../src/adapters/notices/dossier-of.js';
import type { NoticeDossier } from '../../../src/adapters/notices/dossier-shape.js';
import { readNotice } from '../../../src/adapters/notices/read-notice.js';
import type { Language } from '../../../src/core/shared/text.js';
import {
  additional,
  criterion,
  execution,
  months,
  period,
  reserved,
  sample,
  value,
  type LotSample,
  type NoticeSample,
} from './samples.js';

function dossier(notice: NoticeSample, language?: Language): NoticeDossier {
  const read = readNotice(sample(notice));
  if (!read.ok) throw new Error(read.refusal.key);
  return dossierOf(read.value, language);
}

const withLots = (...lots: readonly LotSample[]): NoticeDossier =>
  dossier({ lots: lots.map((lot, index) => ({ id: `LOT-000${index + 1}`, ...lot })) });
const withTerms = (...terms: readonly string[]): NoticeDossier =>
  withLots(...terms.map((text) => ({ terms: text })));
const withProject = (...projects: readonly string[]): NoticeDossier =>
  withLots(...projects.map((text) => ({ project: text })));

describe('a dossier from a notice', () => {
  it('has no key for what is not said', () => {
    expect(dossier({})).toEqual({
      title: 'Tuin',
      asOf: '2026-10-15',
      language: 'en',
      authority: { name: 'Stad', country: 'BE', type: 'sub-central' },
      contract: { kind: 'contract' },
      lots: [{ id: 'LOT-0001' }],
    });
  });

  it.each([
    ['32014L0024', 'cga', 'central'],
    ['32014L0024', 'la', 'sub-central'],
    ['32014L0024', 'body-pl-cga', 'sub-central'],
    ['32014L0024', 'pub-undert', 'sub-central'],
    ['32014L0025', 'la', 'utility'],
    ['32014L0023', 'pub-undert-la', 'utility'],
    ['32014L0023', 'ra', 'sub-central'],
    ['32014L0024', 'org-sub', undefined],
    ['32014L0024', '', undefined],
  ])('under %s a buyer "%s" is %s', (basis, legalType, type) => {
    expect(dossier({ basis, legalType }).authority?.type).toBe(type);
  });

  it('takes the language that is wanted, else the notice has, else any', () => {
    const project =
      '<cbc:Description languageID="FRA">Parcs</cbc:Description><cbc:Description languageID="ENG">Parks</cbc:Description>';
    const french = { language: 'FRA', project };
    expect(dossier(french)).toMatchObject({ title: 'Tuin', description: 'Parcs', language: 'fr' });
    expect(dossier(french, 'en')).toMatchObject({ title: 'Tuin', description: 'Parks', language: 'en' });
    expect(dossier({ project })).toMatchObject({ description: 'Parcs', language: 'en' });
  });

  it.each([
    ['open', '16', 'open'],
    ['neg-w-call', '16', 'negotiated-with-notice'],
    ['comp-dial', '16', 'competitive-dialogue'],
    ['innovation', '16', 'innovation-partnership'],
    ['oth-single', '20', 'light'],
    ['oth-single', '16', undefined],
    ['exp-int-rail', '16', undefined],
  ])('procedure %s on form %s is %s', (code, subtype, procedure) => {
    const process = `<cbc:ProcedureCode>${code}</cbc:ProcedureCode>`;
    expect(dossier({ subtype, process }).contract.procedure).toBe(procedure);
  });
});

describe('reservation', () => {
  it.each([
    ['32014L0024', '16', ['res-ws'], 'art-20'],
    ['32014L0024', '20', ['res-pub-ser'], 'art-77'],
    ['32014L0024', '20', ['res-pub-ser', 'res-ws'], 'art-20'],
    ['32014L0025', '17', ['res-ws'], 'art-38-utility'],
    ['32014L0025', '21', ['res-pub-ser'], 'art-94-utility'],
    ['32014L0023', '19', ['res-ws'], 'art-24-concession'],
    ['other', '19', ['res-ws'], 'art-24-concession'],
    ['32014L0024', '16', ['none'], 'none'],
  ])('%s, form %s, %j: %s', (basis, subtype, codes, route) => {
    const made = dossier({ basis, subtype, lots: [{ terms: reserved(...codes) }] });
    const cited = route === 'none' ? {} : { citedInCall: true };
    expect(made.reservation).toEqual({ route, ...cited });
    expect(made.lots?.[0]?.reservation).toEqual({ route, ...cited });
    expect(made.contract.kind).toBe(subtype === '19' ? 'concession' : 'contract');
  });

  it('is not said where the notice is silent, and only by lot where lots differ', () => {
    expect(withTerms('').reservation).toBeUndefined();
    const made = withTerms(reserved('res-ws'), reserved('none'), '');
    expect(made.reservation).toEqual({ citedInCall: true });
    expect(made.lots?.map((lot) => lot.reservation?.route)).toEqual(['art-20', 'none', undefined]);
  });

  it('opens programmes only where the notice says yes', () => {
    const [yes, no] = ['yes', 'no'].map((code) => execution('reserved-execution', code));
    expect(withTerms(yes ?? '').reservation).toEqual({ programmesAdmitted: true });
    expect(withTerms(no ?? '').reservation).toBeUndefined();
    expect(withTerms(yes ?? '', no ?? '').reservation).toBeUndefined();
    expect(withTerms(yes ?? '', no ?? '').lots?.[0]?.reservation).toEqual({ programmesAdmitted: true });
  });
});

describe('duration', () => {
  const measure = (number: number, unit: string): string =>
    period(`<cbc:DurationMeasure unitCode="${unit}">${number}</cbc:DurationMeasure>`);
  const dates = (start: string, end: string): string =>
    period(`<cbc:StartDate>${start}</cbc:StartDate><cbc:EndDate>${end}</cbc:EndDate>`);

  it.each([
    [measure(36, 'MONTH'), 36],
    [measure(4, 'YEAR'), 48],
    [measure(12, 'WEEK'), 2.8],
    [measure(365, 'DAY'), 12],
    [measure(10, 'CALENDAR_DAY'), 0.3],
    [measure(10, 'FORTNIGHT'), undefined],
    [measure(0, 'MONTH'), undefined],
    [dates('2027-01-01+01:00', '2027-12-31+01:00'), 12],
    [dates('2027-01-01Z', '2030-01-01Z'), 36],
    [dates('2028-02-29', '2029-02-27'), 12],
    [dates('2027-01-31', '2027-03-15'), 1.5],
    [dates('2027-06-01', '2027-06-01'), undefined],
    [dates('1900-01-01', '2019-03-20'), undefined],
    [dates('2027-13-01', '2028-01-01'), undefined],
  ])('%s is %s months', (project, expected) => {
    expect(withProject(project).contract.durationMonths).toBe(expected);
  });

  it('stands at the top when all lots agree, and on each lot that has one', () => {
    expect(withProject(months(12), months(12))).toMatchObject({
      contract: { durationMonths: 12 },
      lots: [{ durationMonths: 12 }, { durationMonths: 12 }],
    });
    const differing = withProject(months(12), months(24), '');
    expect(differing.contract.durationMonths).toBeUndefined();
    expect(differing.lots?.map((lot) => lot.durationMonths)).toEqual([12, 24, undefined]);
  });

  it('without end is said so', () => {
    const endless = period('<cbc:DescriptionCode>UNLIMITED</cbc:DescriptionCode>');
    expect(withProject(endless).contract.indefinite).toBe(true);
    expect(withProject(endless, months(12)).contract.indefinite).toBeUndefined();
  });
});

describe('money', () => {
  it('drops zero, names a foreign currency, and leaves out a lot in another one', () => {
    expect(dossier({ project: value(0) }).contract).toEqual({ kind: 'contract' });
    expect(dossier({ project: value(5000) }).contract).toEqual({ kind: 'contract', value: 5000 });
    const lots = [{ project: value(10, 'NOK') }, { id: 'LOT-0002', project: value(20) }];
    const made = dossier({ project: value(30, 'NOK'), lots });
    expect(made.contract).toMatchObject({ value: 30, currency: 'NOK' });
    expect(made.lots?.map((lot) => lot.value)).toEqual([10, undefined]);
  });
});

describe('award, measures and aims', () => {
  it('weighs criteria that are weighed exactly', () => {
    const terms =
      criterion('price', 'Prix', 'per-exa', '60.0') + criterion('quality', 'Social', 'dec-exa', '0.4');
    expect(withTerms(terms).award).toEqual({
      method: 'best-price-quality',
      criteria: [
        { id: 'c1', name: 'Prix', kind: 'price', weight: 60 },
        { id: 'c2', name: 'Social', kind: 'quality', weight: 40 },
      ],
    });
    expect(withTerms(criterion('cost', 'Coût', 'ord-imp', '1')).award).toEqual({
      method: 'cost',
      criteria: [{ id: 'c1', name: 'Coût', kind: 'cost' }],
    });
  });

  it('gives no criteria where lots differ, and the method where they agree', () => {
    const made = withTerms(criterion('quality', 'A'), criterion('quality', 'B'));
    expect(made.award).toEqual({ method: 'best-price-quality' });
    expect(withTerms(criterion('quality', 'A'), criterion('price', 'B')).award).toBeUndefined();
    expect(withTerms(criterion('price', 'A'), '').award?.method).toBe('price');
  });

  it('takes each wording of a condition once, and each aim once', () => {
    const text = '<cbc:Description languageID="NLD">5 % uren</cbc:Description>';
    const lot: LotSample = {
      terms: execution('conditions', 'performance', text) + execution('conditions', 'performance'),
      project:
        additional('social-objective', 'opp') +
        additional('social-objective', 'other') +
        additional('environmental-impact', 'clim-mitig') +
        additional('environmental-impact', 'clim-adapt'),
    };
    const made = withLots(lot, lot);
    expect(made.measures).toEqual([{ id: 'm1', place: 'performance-condition', text: '5 % uren' }]);
    expect(made.ambitions).toEqual(['work-integration', 'climate']);
  });
});

describe('lots', () => {
  it('have names that a dossier admits, each once', () => {
    const ids = ['LOT-0001', 'LOT-0001', '', 'lot één/2', `L${'x'.repeat(100)}`].map((id) => ({ id }));
    const given = dossier({ lots: ids }).lots?.map((lot) => lot.id) ?? [];
    expect(given.slice(0, 4)).toEqual(['LOT-0001', 'LOT-0001-2', 'LOT-0003', 'lot---n-2']);
    expect(new Set(given).size).toBe(5);
    expect(given.every((id) => /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/.test(id))).toBe(true);
  });
});
