import type { Buyer } from './notice.js';
import { all, codeAt, first, phrasesAt, textAt, textsAt } from './xml-path.js';
import type { XmlElement } from './xml-tree.js';

/** Companies by their own reference and by those of their contact points, for a buyer may be named by either. */
function companies(notice: XmlElement): ReadonlyMap<string, XmlElement> {
  const found = new Map<string, XmlElement>();
  for (const organisation of all(notice, 'EXT/efac:Organizations/efac:Organization')) {
    const company = first(organisation, 'efac:Company');
    if (!company) continue;
    for (const part of ['efac:Company', 'efac:TouchPoint']) {
      for (const id of textsAt(organisation, `${part}/cac:PartyIdentification/cbc:ID`)) {
        if (!found.has(id)) found.set(id, company);
      }
    }
  }
  return found;
}

/** The buyers in the notice's order, the leading one first as a rule; a party of which nothing is said is left out. */
export function readBuyers(notice: XmlElement): Buyer[] {
  const known = companies(notice);
  return all(notice, 'cac:ContractingParty').flatMap((party): Buyer[] => {
    const organisation = textAt(party, 'cac:Party/cac:PartyIdentification/cbc:ID');
    const company = organisation === undefined ? undefined : known.get(organisation);
    const buyer: Buyer = {
      organisation,
      name: phrasesAt(company, 'cac:PartyName/cbc:Name'),
      country: textAt(company, 'cac:PostalAddress/cac:Country/cbc:IdentificationCode'),
      nuts: textAt(company, 'cac:PostalAddress/cbc:CountrySubentityCode'),
      legalType: codeAt(party, 'cac:ContractingPartyType/cbc:PartyTypeCode', 'buyer-legal-type'),
      activity: textAt(party, 'cac:ContractingActivity/cbc:ActivityTypeCode'),
    };
    const isSaid =
      organisation !== undefined || buyer.legalType !== undefined || buyer.activity !== undefined;
    return isSaid ? [buyer] : [];
  });
}
