import type { Database } from './driver.js';

/** What the product keeps about itself, such as the secret that signs cookies. */
export interface SettingsStore {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  /** The value under a key; made and kept when there is none. Two processes that ask at once get the same one. */
  getOrMake(key: string, make: () => string): string;
}

export function settingsStore(database: Database): SettingsStore {
  const read = database.prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?');
  const write = database.prepare<[string, string]>(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const add = database.prepare<[string, string]>(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const get = (key: string): string | undefined => read.get(key)?.value;
  return {
    get,
    set: (key, value) => void write.run(key, value),
    getOrMake: (key, make) => {
      const there = get(key);
      if (there !== undefined) return there;
      const made = make();
      add.run(key, made);
      return get(key) ?? made;
    },
  };
}
