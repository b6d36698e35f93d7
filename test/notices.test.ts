import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dossierOf } from '../src/adapters/notices/dossier-of.js';
import { readNotice } from '../src/adapters/notices/read-notice.js';
import { readDossier } from '../src/core/dossier/dossier.js';
import { readKnowledge } from '../src/knowledge.js';
import { adviceSays, adviseOn } from '../src/usecases/advise.js';
import { describeWithShared, sharedFolder } from './support/shared.js';

describeWithShared('every notice of the corpus', () => {
  const knowledge = readKnowledge();
  const folder = join(sharedFolder, 'notices');
  const files = readdirSync(folder).filter((name) => name.endsWith('.xml'));

  test('becomes a dossier that advice can be given on', () => {
    const faults: string[] = [];
    for (const file of files) {
      const notice = readNotice(readFileSync(join(folder, file)));
      if (!notice.ok) {
        faults.push(`${file}: ${notice.refusal.key}`);
        continue;
      }
      const dossier = readDossier(JSON.parse(JSON.stringify(dossierOf(notice.value))));
      if (!dossier.ok) {
        faults.push(`${file}: ${dossier.refusal.map((fault) => `${fault.pointer} ${fault.key}`).join(', ')}`);
        continue;
      }
      const advised = adviseOn(dossier.value, knowledge.law, knowledge.library, '2026-11-24');
      const advice = adviceSays(advised, knowledge.law, knowledge.library, knowledge.words('en'));
      const union = advice.routes.filter(({ route }) => route.startsWith('art-')).length;
      if (union !== 5) faults.push(`${file}: ${String(union)} routes of Union law`);
    }
    expect(faults).toEqual([]);
    expect(files.length).toBeGreaterThan(200);
  }, 120_000);
});
