import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, root } from '../src/adapters/files/root.js';
import { settings } from '../src/config.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the settings of the README are those of the schema, word for word', () => {
  const rows = readme
    .split('\n')
    .filter((line) => /^\| `[A-Z_]+` +\|/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows.map(([, name, usual, says]) => ({ name, usual, says }))).toEqual(
    settings.map((setting) => ({ name: `\`${setting.name}\``, usual: setting.default, says: setting.says })),
  );
});

test('the two commands stand on the first screen', () => {
  const firstScreen = readme.split('\n').slice(0, 30).join('\n');
  expect(firstScreen).toContain('npm ci && npm start');
  expect(firstScreen).toContain('npm ci && npm test');
});

test('every script that the README names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const [, name = ''] of readme.matchAll(/npm run (?:-s )?([a-z]+)/g))
    expect(Object.keys(scripts)).toContain(name);
});

test('every folder of the core is explained in the rooms', () => {
  const rooms = new Set(filesUnder(join(root, 'src/core'), '.ts').map((file) => file.split('/')[0] ?? ''));
  for (const room of rooms) expect(readme).toContain(`  ${room}/ `);
});

test('the licences are said', () => {
  expect(readme).toContain('EUPL-1.2');
  expect(readme).toContain('CC BY 4.0');
  expect(readFileSync(join(root, 'LICENSE'), 'utf8')).toContain('EUROPEAN UNION PUBLIC LICENCE v. 1.2');
});
