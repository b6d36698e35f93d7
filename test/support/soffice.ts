import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const found = [process.env.CLAUSIER_SOFFICE ?? '', '/usr/bin/soffice', '/usr/local/bin/soffice'].find(
  (path) => path !== '' && existsSync(path),
);

/** Tests with a word processor are skipped, and say so, where there is no LibreOffice; CI forbids skipping. */
if (found === undefined) {
  const says = 'There is no LibreOffice here (soffice), so no word processor opens the documents.';
  if (process.env.CLAUSIER_TEST_TOOLS === 'required') throw new Error(says);
  console.warn(says);
}

export const describeWithOffice = found === undefined ? describe.skip : describe;

/**
 * Opens files in LibreOffice, all in one process, and writes them in another format.
 *
 * @param folder a folder of the test's own; the profile of LibreOffice goes there too
 * @param filter what LibreOffice calls the format, with its options
 * @returns what came out, by the names given without their endings
 * @throws Error where a file could not be opened, or the process failed
 */
export function converted(
  folder: string,
  files: Readonly<Record<string, Buffer>>,
  ending: string,
  filter: string,
): ReadonlyMap<string, Buffer> {
  const out = join(folder, 'out');
  mkdirSync(out, { recursive: true });
  const paths = Object.entries(files).map(([name, bytes]) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  });
  execFileSync(
    found ?? 'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      ...['--headless', '--norestore', '--convert-to', filter, '--outdir', out],
      ...paths,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], timeout: 240_000 },
  );
  return new Map(
    Object.keys(files).map((name) => {
      const bare = name.replace(/\.\w+$/, '');
      const path = join(out, `${bare}.${ending}`);
      if (!existsSync(path)) throw new Error(`LibreOffice did not open ${name}.`);
      return [bare, readFileSync(path)];
    }),
  );
}
