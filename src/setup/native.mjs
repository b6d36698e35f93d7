// Runs after `npm install`. One better-sqlite3 version does not serve Node 20, 22 and 24 (see DECISIONS.md, 3):
// try the right one, and build the older one from source only where it does not open.
import { execSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const load = createRequire(import.meta.url);
const modern = Number(process.versions.napi) >= 10;

function opens(name) {
  try {
    const Database = load(name);
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

if (!(modern && opens('better-sqlite3-napi')) && !opens('better-sqlite3')) {
  const folder = fileURLToPath(new URL('../../node_modules/better-sqlite3', import.meta.url));
  if (!existsSync(folder)) {
    console.error(
      'better-sqlite3 was not installed. Run "npm ci" without --omit=optional; on Node 20 the build also needs python3, make and g++.',
    );
    process.exit(1);
  }
  console.log('Building better-sqlite3 from source, once (about a minute and a half).');
  try {
    execSync('prebuild-install || node-gyp rebuild --release', { cwd: folder, stdio: 'inherit' });
  } catch {
    console.error(
      'better-sqlite3 could not be built. It needs python3, make, g++ (C++20) and the headers of Node.',
    );
    process.exit(1);
  }
  if (!opens('better-sqlite3')) {
    console.error('better-sqlite3 was built but does not open a database on this version of Node.');
    process.exit(1);
  }
}
