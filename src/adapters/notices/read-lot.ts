import { endOf } from './dates.js';
import type { Lot } from './notice.js';
import { readCriteria } from './read-criteria.js';
import { readPurchase } from './read-purchase.js';
import { all, codeAt, codesAt, first, phrasesAt, textAt } from './xml-path.js';
import type { XmlElement } from './xml-tree.js';

const reservedPath =
  'cac:TendererQualificationRequest/cac:SpecificTendererRequirement/cbc:TendererRequirementTypeCode';

/** Lots alone: groups of lots and the parts of a planning notice share their element. */
export function lotsOf(notice: XmlElement): Lot[] {
  return all(notice, 'cac:ProcurementProjectLot')
    .filter((lot) => (first(lot, 'cbc:ID')?.attributes.get('schemeName') ?? 'Lot') === 'Lot')
    .map(readLot);
}

function truth(text: string | undefined): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

function readLot(lot: XmlElement): Lot {
  const terms = first(lot, 'cac:TenderingTerms');
  const process = first(lot, 'cac:TenderingProcess');
  const project = first(lot, 'cac:ProcurementProject');
  const additional = codesAt(project, 'cac:ProcurementAdditionalType/cbc:ProcurementTypeCode');
  const systems = codesAt(process, 'cac:ContractingSystem/cbc:ContractingSystemTypeCode');
  const conditions = all(terms, 'cac:ContractExecutionRequirement').filter(
    (requirement) => codeAt(requirement, 'cbc:ExecutionRequirementCode', 'conditions') !== undefined,
  );
  return {
    ...readPurchase(lot),
    id: textAt(lot, 'cbc:ID'),
    reservedParticipation: codesAt(terms, reservedPath).of('reserved-procurement'),
    reservedExecution: codeAt(
      terms,
      'cac:ContractExecutionRequirement/cbc:ExecutionRequirementCode',
      'reserved-execution',
    ),
    strategic: additional.of('strategic-procurement'),
    socialObjectives: additional.of('social-objective'),
    environmentalObjectives: additional.of('environmental-impact'),
    innovativeObjectives: additional.of('innovative-acquisition'),
    gppCriteria: additional.of('gpp-criteria'),
    accessibility: additional.of('accessibility')[0],
    awardCriteria: readCriteria(terms),
    deadlines: {
      tenders: endOf(process, 'cac:TenderSubmissionDeadlinePeriod'),
      requests: endOf(process, 'cac:ParticipationRequestReceptionPeriod'),
      expressions: endOf(process, 'EXT/efac:InterestExpressionReceptionPeriod'),
    },
    hasPerformanceConditions: conditions.length > 0,
    performanceConditions: conditions
      .map((condition) => phrasesAt(condition, 'cbc:Description'))
      .filter((phrases) => phrases.length > 0),
    smeSuitable: truth(textAt(project, 'cbc:SMESuitableIndicator')),
    frameworkAgreement: systems.of('framework-agreement')[0],
    dynamicPurchasing: systems.of('dps-usage')[0],
  };
}
