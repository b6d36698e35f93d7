import { readdirSync, readFileSync } from 'node:fs';
import { readAnyNotice } from '../../../src/adapters/notices/read-notice.js';
import { wantedPaths } from '../../../src/adapters/notices/wanted-parts.js';
import { absent, cases, isThere } from './corpus.js';

const folder = 'src/adapters/notices';

test('every element that a reader names is among those that are kept', () => {
  const wanted = new Set(wantedPaths.flatMap((path) => path.split('/')));
  const named = readdirSync(folder)
    .filter((file) => file.startsWith('read-') || file === 'dates.ts')
    .flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').match(/\b(?:cac|cbc|efac|efbc):\w+/g) ?? []);
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter((name) => !wanted.has(name))).toEqual([]);
});

(isThere ? describe : describe.skip)(isThere ? 'the notices' : absent, () => {
  test('say the same when all of them is read', () => {
    const differing = cases().flatMap(({ xml }) => {
      const text = Buffer.from(xml).toString('utf8');
      // The quick reader leaves a processing instruction to the full parser, which keeps everything.
      const whole = Buffer.from(text.replace(/<(?=[A-Za-z])/, '<?all?><'));
      const [kept, full] = [Buffer.from(xml), whole].map((bytes) => JSON.stringify(readAnyNotice(bytes)));
      return kept === full ? [] : text.slice(0, 300);
    });
    expect(differing).toEqual([]);
  });
});
