import type { KeptLot, KeptNotice } from '../../src/core/market/kept-notice.js';

/** A lot of a notice; what is not given is not said. */
export function lot({
  id = 'LOT-0001',
  route,
  deadline = '2026-12-15',
  ...rest
}: Partial<Omit<KeptLot, 'deadline'>> & { readonly deadline?: string | undefined } = {}): KeptLot {
  return {
    id,
    title: [],
    description: [],
    cpv: [],
    nuts: [],
    reserved: route === undefined ? [] : [route === 'none' ? 'none' : 'res-ws'],
    route,
    deadline: { for: 'tenders', date: deadline, time: '12:00:00', zone: '+01:00' },
    criteria: [],
    hasConditions: false,
    conditions: [],
    social: [],
    ...rest,
  };
}

type Given = Partial<Omit<KeptNotice, 'title'>> & {
  readonly title?: string;
  readonly country?: string;
  readonly buyer?: string;
};

/** A notice of a town; what is not given is plain. */
export function notice({
  title = 'Upkeep of parks',
  country = 'FR',
  buyer = 'Ville de X',
  ...rest
}: Given): KeptNotice {
  return {
    kind: 'call',
    version: '01',
    issued: '2026-10-01',
    language: 'ENG',
    directive: '2014/24',
    buyers: [{ name: [{ language: 'ENG', text: buyer }], country }],
    title: [{ language: 'ENG', text: title }],
    description: [],
    cpv: ['77310000'],
    nuts: [],
    lots: [lot()],
    settles: [],
    dossier: { authority: { country }, contract: { kind: 'contract' } },
    ...rest,
  };
}
