import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { readWords } from '../../../src/adapters/files/words.js';
import { root } from '../../../src/adapters/files/root.js';
import { createFrame, type FrameParts, type Room } from '../../../src/adapters/web/frame.js';

export const words = readWords();

export interface Logged {
  readonly fields: object;
  readonly message: string;
}

/** The frame with rooms of a test; what it logs is kept. */
export function frameWith(
  rooms: readonly Room[],
  parts: Partial<FrameParts> = {},
): { app: Express; logged: Logged[] } {
  const logged: Logged[] = [];
  const keep = (fields: object, message: string): void => void logged.push({ fields, message });
  const app = createFrame({
    root,
    config: { rateLimit: false },
    words,
    secret: 'a secret of the tests, long enough',
    now: () => 0,
    id: randomUUID,
    log: { info: keep, error: keep },
    rooms,
    ...parts,
  });
  return { app, logged };
}

/** A project folder with the real layouts, partials and assets, and rooms of the test beside the real ones. */
export function folderWith(views: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-frame-'));
  const templates = join(folder, 'templates');
  mkdirSync(join(templates, 'rooms', 'test'), { recursive: true });
  for (const part of ['layouts', 'partials', 'assets'])
    symlinkSync(join(root, 'templates', part), join(templates, part));
  cpSync(join(root, 'templates', 'rooms', 'error'), join(templates, 'rooms', 'error'), { recursive: true });
  for (const [name, text] of Object.entries(views))
    writeFileSync(join(templates, 'rooms', 'test', `${name}.hbs`), text);
  return folder;
}
