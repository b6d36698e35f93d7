import { dateAt } from './dates.js';
import { monthsOf } from './months.js';
import type { Amount, Duration, Place, Purchase } from './notice.js';
import { all, first, numberAt, phrasesAt, textAt, textsAt } from './xml-path.js';
import type { XmlElement } from './xml-tree.js';

function amountAt(project: XmlElement | undefined, path: string): Amount | undefined {
  const amount = numberAt(project, path);
  if (amount === undefined) return undefined;
  return { amount, currency: first(project, path)?.attributes.get('currencyID') };
}

/** CPV codes have eight digits here, as the code list has them; the check digit is dropped. */
function cpvAt(project: XmlElement | undefined, path: string): string[] {
  const codes = textsAt(project, path).flatMap((code) => /^(\d{8})(?:-\d)?$/.exec(code)?.[1] ?? []);
  return [...new Set(codes)];
}

function placesOf(project: XmlElement | undefined): Place[] {
  return all(project, 'cac:RealizedLocation').flatMap((location): Place[] => {
    const place: Place = {
      nuts: textAt(location, 'cac:Address/cbc:CountrySubentityCode'),
      country: textAt(location, 'cac:Address/cac:Country/cbc:IdentificationCode'),
      region: textAt(location, 'cac:Address/cbc:Region'),
      city: textAt(location, 'cac:Address/cbc:CityName'),
    };
    return Object.values(place).some((part) => part !== undefined) ? [place] : [];
  });
}

function durationOf(project: XmlElement | undefined): Duration | undefined {
  const period = first(project, 'cac:PlannedPeriod');
  const duration: Duration = {
    value: numberAt(period, 'cbc:DurationMeasure'),
    unit: first(period, 'cbc:DurationMeasure')?.attributes.get('unitCode'),
    start: dateAt(period, 'cbc:StartDate'),
    end: dateAt(period, 'cbc:EndDate'),
    other: textAt(period, 'cbc:DescriptionCode'),
  };
  return Object.values(duration).some((part) => part !== undefined) ? duration : undefined;
}

/** Reads the project of a procedure or of a lot; without one, a purchase of which nothing is said. */
export function readPurchase(owner: XmlElement): Purchase {
  const project = first(owner, 'cac:ProcurementProject');
  const duration = durationOf(project);
  const total = 'cac:RequestedTenderTotal';
  return {
    title: phrasesAt(project, 'cbc:Name'),
    description: phrasesAt(project, 'cbc:Description'),
    // Only the nature has this element directly here, and German notices name its list otherwise.
    nature: textAt(project, 'cbc:ProcurementTypeCode'),
    cpvMain: cpvAt(project, 'cac:MainCommodityClassification/cbc:ItemClassificationCode')[0],
    cpvAdditional: cpvAt(project, 'cac:AdditionalCommodityClassification/cbc:ItemClassificationCode'),
    estimatedValue: amountAt(project, `${total}/cbc:EstimatedOverallContractAmount`),
    frameworkMaximum: amountAt(project, `${total}/EXT/efbc:FrameworkMaximumAmount`),
    places: placesOf(project),
    duration,
    durationMonths: monthsOf(duration),
  };
}
