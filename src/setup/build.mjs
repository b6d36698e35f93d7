// Compiles src/ and test/ into dist/, and writes there what the YAML files say. `--if-stale` does nothing when no source is newer than the last build,
// so that `npm start` is quick; a full build removes dist/ first, or deleted tests would keep running.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stamp = join(root, 'dist', '.built');

function newest(folder) {
  let latest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

function isFresh() {
  if (!existsSync(stamp)) return false;
  // An installed package without its compiler ships dist/ ready made.
  if (!existsSync(join(root, 'node_modules', 'typescript7'))) return true;
  const built = statSync(stamp).mtimeMs;
  return (
    ['src', 'test'].every((name) => newest(join(root, name)) <= built) &&
    ['package.json', 'tsconfig.json'].every((name) => statSync(join(root, name)).mtimeMs <= built)
  );
}

if (!(process.argv.includes('--if-stale') && isFresh())) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const run = spawnSync(process.execPath, [join(root, 'node_modules/typescript7/bin/tsc'), '-p', root], {
    stdio: ['ignore', 2, 2],
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
  const files = join(root, 'dist/src/adapters/files');
  const { parseAhead } = await import(pathToFileURL(join(files, 'parsed-ahead.js')).href);
  const { parseNow } = await import(pathToFileURL(join(files, 'yaml-file.js')).href);
  parseAhead(parseNow);
  try {
    const { writeAhead } = await import(pathToFileURL(join(files, 'read-ahead.js')).href);
    writeAhead();
  } catch (fault) {
    // A file with a fault is told by whatever reads it next.
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  }
  writeFileSync(stamp, new Date().toISOString());
}
