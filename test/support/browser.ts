import { existsSync, mkdtempSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { serve } from '../../src/adapters/web/serve.js';
import type { Stores } from '../../src/stores.js';
import { application } from './app.js';
import { switches } from './chromium.js';

const found = [process.env.CLAUSIER_BROWSER ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== '' && existsSync(path),
);

/** Browser tests are skipped, and say so, where there is no Chromium; CI forbids skipping. */
export const hasBrowser = found !== undefined;
if (!hasBrowser) {
  const says = 'There is no Chromium here (CLAUSIER_BROWSER names one), so the browser tests are skipped.';
  if (process.env.CLAUSIER_TEST_TOOLS === 'required') throw new Error(says);
  console.warn(says);
}

export const describeInBrowser = hasBrowser ? describe : describe.skip;

/** A real browser with a profile of its own. */
export async function openBrowser(options: {
  readonly javaScript: boolean;
  readonly width?: number;
}): Promise<BrowserContext> {
  return chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'clausier-browser-')), {
    ...(found === undefined ? {} : { executablePath: found }),
    args: switches,
    javaScriptEnabled: options.javaScript,
    viewport: { width: options.width ?? 1200, height: 900 },
    acceptDownloads: true,
  });
}

/** One browser for several people, each in a context of their own: nothing is shared between them. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ ...(found === undefined ? {} : { executablePath: found }), args: switches });
}

export interface Served {
  readonly base: string;
  readonly stores: Stores;
  readonly close: () => Promise<void>;
}

/** The application on a free port of this machine. */
export async function served(): Promise<Served> {
  const { app, stores, close } = application();
  const server: Server = serve(app);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    stores,
    base: `http://localhost:${String(port)}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      close();
    },
  };
}
