import { readOrganisation } from '../../../src/core/eligibility/organisation.js';

describe('reading an organisation', () => {
  test('it works with the country alone', () => {
    expect(readOrganisation({ country: 'FR' })).toEqual({ ok: true, value: { country: 'FR' } });
  });

  test('everything of the contract is read', () => {
    const written = {
      name: 'Les Ateliers du Val',
      country: 'FR',
      legalForm: 'SCIC',
      statuses: ['fr-ea', 'zz-something-new', 'Any words'],
      mainAimIntegration: true,
      shareDisabledOrDisadvantaged: 0.34,
      shareDisabled: 0.34,
      shareDisadvantaged: 0,
      shelteredWorkshop: false,
      shelteredProgramme: false,
      programmeShare: 0.5,
      performingUnit: { mainAimIntegration: true, shareDisabledOrDisadvantaged: 0.5 },
      publicServiceMission: true,
      profitsReinvested: true,
      participatoryGovernance: true,
      awards: [
        {
          authority: 'Ville de X',
          sameAuthority: true,
          sameServices: true,
          route: 'art-77',
          date: '2024-03-01',
          awardedAs: 'sole',
        },
      ],
      participation: 'consortium',
      subcontractedShare: 0.1,
      members: [{ country: 'BE', statuses: ['be-eta'] }],
    };
    expect(readOrganisation(written)).toEqual({ ok: true, value: written });
    expect(readOrganisation({ ...written, distributionParticipatory: null }).ok).toBe(true);
  });

  test.each([
    ['no country', {}, '/country', 'fault.country'],
    ['an unknown key', { country: 'FR', shareDisable: 0.3 }, '/shareDisable', 'fault.unknown-key'],
    [
      'an unknown key in a member',
      { country: 'FR', members: [{ country: 'DE', aim: true }] },
      '/members/0/aim',
      'fault.unknown-key',
    ],
    ['a share in per cent', { country: 'FR', shareDisabled: 34 }, '/shareDisabled', 'fault.share'],
    ['a word for yes', { country: 'FR', shelteredWorkshop: 'yes' }, '/shelteredWorkshop', 'fault.yes-no'],
    ['a status that is no text', { country: 'FR', statuses: [1] }, '/statuses/0', 'fault.text'],
    [
      'a day that does not exist',
      { country: 'FR', awards: [{ date: '2024-02-30' }] },
      '/awards/0/date',
      'fault.date',
    ],
    ['no object', [], '', 'fault.object'],
  ])('%s is refused with its place', (_name, input, pointer, key) => {
    const read = readOrganisation(input);
    expect(read.ok).toBe(false);
    expect(read.ok ? [] : read.refusal).toContainEqual(expect.objectContaining({ pointer, key }));
  });
});
