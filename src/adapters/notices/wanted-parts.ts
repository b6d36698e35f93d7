import { rootName } from './namespaces.js';
import { namesOf } from './xml-path.js';
import type { WantedParts } from './xml-quick.js';

/**
 * What the reader looks at in a notice, by paths: all else is passed over while the file is read. A path that is missing
 * here is as good as empty in the file; a test holds the readers to this list.
 */
const project = [
  'cbc:Name',
  'cbc:Description',
  'cbc:ProcurementTypeCode',
  'cbc:SMESuitableIndicator',
  'cac:MainCommodityClassification/cbc:ItemClassificationCode',
  'cac:AdditionalCommodityClassification/cbc:ItemClassificationCode',
  'cac:ProcurementAdditionalType/cbc:ProcurementTypeCode',
  'cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount',
  'cac:RequestedTenderTotal/EXT/efbc:FrameworkMaximumAmount',
  'cac:RealizedLocation/cac:Address/cbc:CountrySubentityCode',
  'cac:RealizedLocation/cac:Address/cac:Country/cbc:IdentificationCode',
  'cac:RealizedLocation/cac:Address/cbc:Region',
  'cac:RealizedLocation/cac:Address/cbc:CityName',
  'cac:PlannedPeriod/cbc:DurationMeasure',
  'cac:PlannedPeriod/cbc:StartDate',
  'cac:PlannedPeriod/cbc:EndDate',
  'cac:PlannedPeriod/cbc:DescriptionCode',
];

const criterion = 'cac:AwardingTerms/cac:AwardingCriterion/cac:SubordinateAwardingCriterion';

const terms = [
  'cac:TendererQualificationRequest/cac:SpecificTendererRequirement/cbc:TendererRequirementTypeCode',
  'cac:ContractExecutionRequirement/cbc:ExecutionRequirementCode',
  'cac:ContractExecutionRequirement/cbc:Description',
  `${criterion}/cbc:AwardingCriterionTypeCode`,
  `${criterion}/cbc:Name`,
  `${criterion}/cbc:Description`,
  `${criterion}/EXT/efac:AwardCriterionParameter/efbc:ParameterCode`,
  `${criterion}/EXT/efac:AwardCriterionParameter/efbc:ParameterNumeric`,
];

const process = [
  'cbc:ProcedureCode',
  'cac:ContractingSystem/cbc:ContractingSystemTypeCode',
  ...[
    'cac:TenderSubmissionDeadlinePeriod',
    'cac:ParticipationRequestReceptionPeriod',
    'EXT/efac:InterestExpressionReceptionPeriod',
  ].flatMap((period) => [`${period}/cbc:EndDate`, `${period}/cbc:EndTime`]),
];

const organisation = 'EXT/efac:Organizations/efac:Organization';

export const wantedPaths: readonly string[] = [
  'cbc:CustomizationID',
  'cbc:ID',
  'cbc:ContractFolderID',
  'cbc:IssueDate',
  'cbc:VersionID',
  'cbc:RegulatoryDomain',
  'cbc:NoticeTypeCode',
  'cbc:NoticeLanguageCode',
  'EXT/efac:NoticeSubType/cbc:SubTypeCode',
  'EXT/efac:Publication/efbc:NoticePublicationID',
  'EXT/efac:Publication/efbc:PublicationDate',
  'EXT/efac:Changes/efbc:ChangedNoticeIdentifier',
  'EXT/efac:NoticeResult/efac:LotResult/cbc:TenderResultCode',
  'EXT/efac:NoticeResult/efac:LotResult/efac:TenderLot/cbc:ID',
  `${organisation}/efac:Company/cac:PartyIdentification/cbc:ID`,
  `${organisation}/efac:Company/cac:PartyName/cbc:Name`,
  `${organisation}/efac:Company/cac:PostalAddress/cbc:CountrySubentityCode`,
  `${organisation}/efac:Company/cac:PostalAddress/cac:Country/cbc:IdentificationCode`,
  `${organisation}/efac:TouchPoint/cac:PartyIdentification/cbc:ID`,
  'cac:ContractingParty/cac:Party/cac:PartyIdentification/cbc:ID',
  'cac:ContractingParty/cac:ContractingPartyType/cbc:PartyTypeCode',
  'cac:ContractingParty/cac:ContractingActivity/cbc:ActivityTypeCode',
  'cac:ProcurementProjectLot/cbc:ID',
  ...['', 'cac:ProcurementProjectLot/'].flatMap((owner) => [
    ...project.map((path) => `${owner}cac:ProcurementProject/${path}`),
    ...terms.map((path) => `${owner}cac:TenderingTerms/${path}`),
    ...process.map((path) => `${owner}cac:TenderingProcess/${path}`),
  ]),
];

class Parts implements WantedParts {
  private readonly children = new Map<string, Parts>();

  get(name: string): Parts | undefined {
    return this.children.get(name);
  }

  /** Adds a path below this part. */
  add(names: readonly string[]): void {
    const [name, ...rest] = names;
    if (name === undefined) return;
    const child = this.children.get(name) ?? new Parts();
    this.children.set(name, child);
    child.add(rest);
  }
}

function wanted(): WantedParts {
  const parts = new Parts();
  for (const kind of ['ContractNotice', 'PriorInformationNotice', 'ContractAwardNotice'])
    for (const path of wantedPaths) parts.add([rootName(kind), ...namesOf(path)]);
  return parts;
}

export const wantedParts = wanted();
