// Whoever holds a workspace may keep one organisation in it; nobody else sees it.
import type { Fault } from '../core/dossier/dossier.js';
import { readOrganisation, type Member, type Organisation } from '../core/eligibility/organisation.js';
import type { Result } from '../core/shared/result.js';
import { readJson } from './read-json.js';

/** Reads a profile from the bytes of a JSON file; each fault says where and what. */
export function readProfile(bytes: Buffer): Result<Organisation, readonly Fault[]> {
  const input = readJson(bytes);
  return input.ok ? readOrganisation(input.value) : input;
}

/** The organisation with a partner in its place, new or changed. A partner has no partners of its own. */
export function withMember(organisation: Organisation, place: number, partner: Organisation): Organisation {
  const member: Member & { members?: unknown } = { ...partner };
  delete member.members;
  const members: Member[] = [...(organisation.members ?? [])];
  members[place] = member;
  return { ...organisation, members };
}

export function withoutMember(organisation: Organisation, place: number): Organisation {
  const members = (organisation.members ?? []).filter((_, index) => index !== place);
  const { length } = members;
  return { ...organisation, members: length === 0 ? undefined : members };
}
