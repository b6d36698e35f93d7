import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInList } from '../src/core/facts/cpv.js';
import { readKnowledge } from '../src/knowledge.js';
import { describeWithShared, sharedFolder } from './support/shared.js';

const knowledge = readKnowledge();
const own = new Set(knowledge.cpv.map((entry) => entry.code));

describeWithShared('our CPV table and the official list', () => {
  const official = JSON.parse(readFileSync(join(sharedFolder, 'eforms/cpv.json'), 'utf8')) as {
    codes: Record<string, string[]>;
  };
  const codes = Object.keys(official.codes);

  test('every code of ours exists', () => {
    expect([...own].filter((code) => !(code in official.codes))).toEqual([]);
  });

  test.each(['eu/cpv/annex-xiv', 'eu/cpv/annex-xvii', 'eu/cpv/annex-iv', 'eu/cpv/art-77'])(
    'every official code of %s has words of ours',
    (id) => {
      const list = knowledge.law.lists.get(id);
      if (list === undefined) throw new Error(`${id} is no list`);
      expect(codes.filter((code) => isInList(code, list) && !own.has(code))).toEqual([]);
    },
  );

  test('the list of Article 77 is that of the eForms rules', () => {
    const list = knowledge.law.lists.get('eu/cpv/art-77');
    const { codes: expected } = JSON.parse(
      readFileSync(join(sharedFolder, 'eforms/codelists/social-service-cpv.json'), 'utf8'),
    ) as { codes: Record<string, unknown> | { code: string }[] };
    const names = Array.isArray(expected) ? expected.map((item) => item.code) : Object.keys(expected);
    expect(codes.filter((code) => list !== undefined && isInList(code, list)).sort()).toEqual(
      [...names].sort(),
    );
  });
});
