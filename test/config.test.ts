import { ConfigFault, loadConfig, settings } from '../src/config.js';

describe('the settings', () => {
  test('have defaults for everything', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      rateLimit: true,
      secret: undefined,
      workshopDays: 30,
      log: 'info',
    });
    expect(config.database).toMatch(/data[/\\]clausier\.db$/);
  });

  test('are read from the environment, an empty one being absent', () => {
    const config = loadConfig({
      PORT: '8080',
      HOST: '',
      CLAUSIER_DB: '/srv/c.db',
      CLAUSIER_RATE_LIMIT: 'off',
      CLAUSIER_SECRET: 's'.repeat(32),
      CLAUSIER_WORKSHOP_DAYS: '7',
      CLAUSIER_LOG: 'silent',
    });
    expect(config).toEqual({
      port: 8080,
      host: '127.0.0.1',
      database: '/srv/c.db',
      rateLimit: false,
      secret: 's'.repeat(32),
      workshopDays: 7,
      log: 'silent',
    });
  });

  test('that are wrong are told all together, by name', () => {
    const read = (): unknown =>
      loadConfig({
        PORT: '70000',
        CLAUSIER_RATE_LIMIT: 'maybe',
        CLAUSIER_SECRET: 'short',
        CLAUSIER_WORKSHOP_DAYS: '0',
        CLAUSIER_LOG: 'loud',
      });
    expect(read).toThrow(ConfigFault);
    for (const name of [
      'PORT',
      'CLAUSIER_RATE_LIMIT',
      'CLAUSIER_SECRET',
      'CLAUSIER_WORKSHOP_DAYS',
      'CLAUSIER_LOG',
    ])
      expect(read).toThrow(name);
  });

  test('each say in one sentence what they do', () => {
    for (const setting of settings) expect(setting.says).toMatch(/^[A-Z][^.]*(?:\.\d[^.]*)*\.$/);
  });
});
