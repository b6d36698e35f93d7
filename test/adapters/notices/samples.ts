/** A small notice, to be varied: no more than what a test needs to see. */
const ubl = 'urn:oasis:names:specification:ubl:schema:xsd:';
const eforms = 'http://data.europa.eu/p27/eforms-ubl-extension';

export const namespaces = [
  `xmlns="${ubl}ContractNotice-2"`,
  `xmlns:cac="${ubl}CommonAggregateComponents-2"`,
  `xmlns:cbc="${ubl}CommonBasicComponents-2"`,
  `xmlns:ext="${ubl}CommonExtensionComponents-2"`,
  `xmlns:efext="${eforms}s/1"`,
  `xmlns:efac="${eforms}-aggregate-components/1"`,
  `xmlns:efbc="${eforms}-basic-components/1"`,
].join(' ');

export interface LotSample {
  readonly id?: string;
  readonly terms?: string;
  readonly process?: string;
  readonly project?: string;
}

export interface NoticeSample {
  readonly basis?: string;
  readonly subtype?: string;
  readonly language?: string;
  readonly legalType?: string;
  readonly country?: string;
  readonly process?: string;
  readonly project?: string;
  readonly lots?: readonly LotSample[];
}

export function extended(content: string): string {
  return `<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>${content}</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>`;
}

export function reserved(...codes: readonly string[]): string {
  const requirement = (code: string): string =>
    `<cac:SpecificTendererRequirement><cbc:TendererRequirementTypeCode listName="reserved-procurement">${code}</cbc:TendererRequirementTypeCode></cac:SpecificTendererRequirement>`;
  return `<cac:TendererQualificationRequest>${codes.map(requirement).join('')}</cac:TendererQualificationRequest>`;
}

export function execution(list: string, code: string, text = ''): string {
  return `<cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="${list}">${code}</cbc:ExecutionRequirementCode>${text}</cac:ContractExecutionRequirement>`;
}

export function criterion(type: string, name: string, kind = '', weight = ''): string {
  const parameter = `<efac:AwardCriterionParameter><efbc:ParameterCode listName="number-weight">${kind}</efbc:ParameterCode><efbc:ParameterNumeric>${weight}</efbc:ParameterNumeric></efac:AwardCriterionParameter>`;
  return `<cac:AwardingTerms><cac:AwardingCriterion><cac:SubordinateAwardingCriterion>${kind === '' ? '' : extended(parameter)}<cbc:AwardingCriterionTypeCode listName="award-criterion-type">${type}</cbc:AwardingCriterionTypeCode><cbc:Name languageID="FRA">${name}</cbc:Name></cac:SubordinateAwardingCriterion></cac:AwardingCriterion></cac:AwardingTerms>`;
}

export function additional(list: string, code: string): string {
  return `<cac:ProcurementAdditionalType><cbc:ProcurementTypeCode listName="${list}">${code}</cbc:ProcurementTypeCode></cac:ProcurementAdditionalType>`;
}

export function period(content: string): string {
  return `<cac:PlannedPeriod>${content}</cac:PlannedPeriod>`;
}

export function months(number: number): string {
  return period(`<cbc:DurationMeasure unitCode="MONTH">${number}</cbc:DurationMeasure>`);
}

export function value(amount: number, currency = 'EUR'): string {
  return `<cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID="${currency}">${amount}</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>`;
}

function lotXml({ id = 'LOT-0001', terms = '', process = '', project = '' }: LotSample): string {
  return `<cac:ProcurementProjectLot><cbc:ID schemeName="Lot">${id}</cbc:ID><cac:TenderingTerms>${terms}</cac:TenderingTerms><cac:TenderingProcess>${process}</cac:TenderingProcess><cac:ProcurementProject>${project}</cac:ProcurementProject></cac:ProcurementProjectLot>`;
}

export function sample(notice: NoticeSample = {}, extra = ''): string {
  const {
    basis = '32014L0024',
    subtype = '16',
    language = 'NLD',
    legalType = 'la',
    country = 'BEL',
  } = notice;
  const company = `<efac:Organizations><efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name languageID="NLD">Stad</cbc:Name></cac:PartyName><cac:PostalAddress><cac:Country><cbc:IdentificationCode listName="country">${country}</cbc:IdentificationCode></cac:Country></cac:PostalAddress></efac:Company><efac:TouchPoint><cac:PartyIdentification><cbc:ID>TPO-0001</cbc:ID></cac:PartyIdentification></efac:TouchPoint></efac:Organization></efac:Organizations>`;
  const buyer = `<cac:ContractingParty><cac:ContractingPartyType><cbc:PartyTypeCode listName="buyer-legal-type">${legalType}</cbc:PartyTypeCode></cac:ContractingPartyType><cac:Party><cac:PartyIdentification><cbc:ID>TPO-0001</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>`;
  return [
    `<ContractNotice ${namespaces}>`,
    extended(
      `<efac:NoticeSubType><cbc:SubTypeCode listName="notice-subtype">${subtype}</cbc:SubTypeCode></efac:NoticeSubType>${company}`,
    ),
    '<cbc:IssueDate>2026-10-15+02:00</cbc:IssueDate>',
    `<cbc:RegulatoryDomain>${basis}</cbc:RegulatoryDomain>`,
    `<cbc:NoticeLanguageCode listName="language">${language}</cbc:NoticeLanguageCode>`,
    buyer,
    `<cac:TenderingProcess>${notice.process ?? ''}</cac:TenderingProcess>`,
    `<cac:ProcurementProject><cbc:Name languageID="NLD">Tuin</cbc:Name>${notice.project ?? ''}</cac:ProcurementProject>`,
    ...(notice.lots ?? [{}]).map(lotXml),
    extra,
    '</ContractNotice>',
  ].join('\n');
}

/** The smallest whole notice, with room for something odd before its end. */
export function contractNotice(extra = ''): string {
  return sample({}, extra);
}
