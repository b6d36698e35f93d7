import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Router } from 'express';
import { HtmlValidate } from 'html-validate';
import type { BrowserContext, Page } from 'playwright-core';
import request from 'supertest';
import type { Language } from '../../../src/core/shared/text.js';
import type { Room } from '../../../src/adapters/web/frame.js';
import { serve } from '../../../src/adapters/web/serve.js';
import { galleryModel, galleryView } from './frame-gallery.js';
import { folderWith, frameWith } from './frame-support.js';
import { switches } from '../../support/chromium.js';

const chromium = '/usr/bin/chromium';
const root = folderWith({ gallery: galleryView });

const room: Room = (frame) =>
  Router().get('/gallery', (_request, response) => {
    frame.page(response, 'test/gallery', {
      title: 'Gallery',
      section: 'library',
      breadcrumbs: [{ text: 'Home', href: '/' }],
      back: { text: 'Back', href: '/' },
      model: galleryModel(frame.words(response)),
    });
  });

const { app } = frameWith([room], { root });
const languages: readonly Language[] = ['en', 'fr'];

describe('every partial on one page', () => {
  test.each(languages)('is rendered and valid in %s', async (language) => {
    const { text, status } = await request(app).get(`/gallery?lang=${language}`);
    expect(status).toBe(200);
    expect(text).not.toMatch(/\sstyle=|<script(?![^>]*nonce)/);
    expect(text).not.toContain('[object Object]');
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        'doctype-style': 'off',
        'no-trailing-whitespace': 'off',
        'long-title': 'off',
        'attr-quotes': 'off',
        'valid-id': ['error', { relaxed: true }],
        'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
      },
    });
    const report = await validator.validateString(text);
    expect(
      report.results.flatMap((result) =>
        result.messages.map(
          (message) =>
            `${message.ruleId} at line ${String(message.line)}: ${message.message} ${text.split('\n')[message.line - 1]?.trim().slice(0, 120) ?? ''}`,
        ),
      ),
    ).toEqual([]);
  });

  test('weighs little on the first visit', async () => {
    const page = await request(app).get('/gallery');
    const [css, script] = [/href="(\/assets\/app-[^"]+)"/, /src="(\/assets\/app-[^"]+)"/].map(
      (shape) => shape.exec(page.text)?.[1] ?? '',
    );
    const sizeOf = async (href: string): Promise<number> =>
      Number(
        (await request(app).get(href).set('Accept-Encoding', 'gzip').buffer(true)).headers[
          'content-length'
        ] ?? 0,
      ) || gzipSync((await request(app).get(href)).text).length;
    const fonts = 15_696 + 15_596;
    const total =
      gzipSync(page.text).length + (await sizeOf(css ?? '')) + (await sizeOf(script ?? '')) + fonts;
    expect(total).toBeLessThan(90_000);
  });
});

const inBrowser = existsSync(chromium) ? describe : describe.skip;

inBrowser('in a browser', () => {
  let server: Server;
  let context: BrowserContext;
  let address = '';
  const profile = mkdtempSync(join(tmpdir(), 'clausier-chromium-'));
  const shots = join(tmpdir(), 'clausier-gallery');

  beforeAll(async () => {
    const { chromium: browser } = await import('playwright-core');
    server = serve(frameWith([room], { root }).app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const bound = server.address();
    address = `http://127.0.0.1:${String(typeof bound === 'object' && bound !== null ? bound.port : 0)}`;
    context = await browser.launchPersistentContext(profile, {
      executablePath: chromium,
      args: switches,
    });
  }, 60_000);

  afterAll(async () => {
    await context.close();
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  });

  const open = async (width: number, language: Language): Promise<Page> => {
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${address}/gallery?lang=${language}`);
    return page;
  };

  test.each([
    [1200, 'en'],
    [380, 'fr'],
  ] as const)(
    'it fits %s pixels, and axe finds nothing',
    async (width, language) => {
      const page = await open(width, language);
      const refused: string[] = [];
      page.on('console', (message) => refused.push(message.text()));
      await page.reload();
      expect(refused).toEqual([]);
      writeFileSync(`${shots}-${String(width)}.png`, await page.screenshot({ fullPage: true }));
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBeLessThanOrEqual(0);
      const { AxeBuilder } = await import('@axe-core/playwright');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(
          (violation) =>
            `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
        ),
      ).toEqual([]);
      await page.close();
    },
    60_000,
  );

  test('the script counts characters, adds weights, and leads from the summary to the field', async () => {
    const page = await open(1200, 'en');
    await page.fill('#description', 'x'.repeat(2001));
    expect(await page.textContent('[data-count-says]')).toBe('One character too many');
    await page.fill('#w', '99,5');
    expect(await page.textContent('[data-weights-total]')).toBe('Total: 99.5 of 100');
    await page.click('.govuk-error-summary a');
    expect(await page.evaluate('document.activeElement.id')).toBe('value');
    await page.close();
  }, 60_000);
});
