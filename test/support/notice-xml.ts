/** A small eForms notice, written for tests: a call for competition for upkeep, with one lot. */
export function noticeXml(given: {
  readonly id: string;
  readonly publication?: string;
  readonly version?: string;
  readonly changes?: string;
  readonly title?: string;
  readonly deadline?: string;
  readonly reserved?: 'none' | 'res-ws' | 'res-pub-ser';
  readonly cpv?: string;
}): string {
  const { id, publication, version = '01', changes, title = 'Upkeep of parks', cpv = '77310000' } = given;
  const { deadline = '2026-12-15', reserved = 'none' } = given;
  const ubl = 'urn:oasis:names:specification:ubl:schema:xsd:';
  const eforms = 'http://data.europa.eu/p27/eforms-ubl-extension';
  return `<?xml version="1.0" encoding="UTF-8"?>
<ContractNotice xmlns="${ubl}ContractNotice-2" xmlns:cac="${ubl}CommonAggregateComponents-2" xmlns:cbc="${ubl}CommonBasicComponents-2"
  xmlns:ext="${ubl}CommonExtensionComponents-2" xmlns:efext="${eforms}s/1" xmlns:efac="${eforms}-aggregate-components/1" xmlns:efbc="${eforms}-basic-components/1">
<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>
${changes === undefined ? '' : `<efac:Changes><efbc:ChangedNoticeIdentifier>${changes}</efbc:ChangedNoticeIdentifier></efac:Changes>`}
<efac:NoticeSubType><cbc:SubTypeCode listName="notice-subtype">16</cbc:SubTypeCode></efac:NoticeSubType>
<efac:Organizations><efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0001</cbc:ID></cac:PartyIdentification>
<cac:PartyName><cbc:Name languageID="FRA">Ville de X</cbc:Name></cac:PartyName>
<cac:PostalAddress><cbc:CountrySubentityCode listName="nuts-lvl3">FRK26</cbc:CountrySubentityCode><cac:Country><cbc:IdentificationCode listName="country">FRA</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
</efac:Company></efac:Organization></efac:Organizations>
${publication === undefined ? '' : `<efac:Publication><efbc:NoticePublicationID schemeName="ojs-notice-id">${publication}</efbc:NoticePublicationID></efac:Publication>`}
</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
<cbc:CustomizationID>eforms-sdk-1.13</cbc:CustomizationID><cbc:ID schemeName="notice-id">${id}</cbc:ID>
<cbc:IssueDate>2026-10-01+02:00</cbc:IssueDate><cbc:VersionID>${version}</cbc:VersionID>
<cbc:RegulatoryDomain>32014L0024</cbc:RegulatoryDomain><cbc:NoticeTypeCode listName="competition">cn-standard</cbc:NoticeTypeCode><cbc:NoticeLanguageCode>ENG</cbc:NoticeLanguageCode>
<cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>
<cac:ProcurementProject><cbc:Name languageID="ENG">${title}</cbc:Name><cbc:Description languageID="ENG">Mowing and hedges.</cbc:Description><cbc:ProcurementTypeCode listName="contract-nature">services</cbc:ProcurementTypeCode>
<cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">${cpv}</cbc:ItemClassificationCode></cac:MainCommodityClassification></cac:ProcurementProject>
<cac:ProcurementProjectLot><cbc:ID schemeName="Lot">LOT-0001</cbc:ID>
<cac:TenderingTerms><cac:TendererQualificationRequest><cac:SpecificTendererRequirement><cbc:TendererRequirementTypeCode listName="reserved-procurement">${reserved}</cbc:TendererRequirementTypeCode></cac:SpecificTendererRequirement></cac:TendererQualificationRequest></cac:TenderingTerms>
<cac:TenderingProcess><cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>${deadline}+01:00</cbc:EndDate><cbc:EndTime>12:00:00+01:00</cbc:EndTime></cac:TenderSubmissionDeadlinePeriod></cac:TenderingProcess>
<cac:ProcurementProject><cbc:Name languageID="ENG">${title}</cbc:Name><cbc:ProcurementTypeCode listName="contract-nature">services</cbc:ProcurementTypeCode>
<cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">${cpv}</cbc:ItemClassificationCode></cac:MainCommodityClassification></cac:ProcurementProject>
</cac:ProcurementProjectLot>
</ContractNotice>
`;
}
