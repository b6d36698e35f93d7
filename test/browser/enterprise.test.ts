import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { reserved, sample } from '../adapters/notices/samples.js';
import { describeInBrowser, openBrowser, served, type Served } from '../support/browser.js';

describeInBrowser('an enterprise with a phone', () => {
  let site: Served;
  const open: BrowserContext[] = [];

  beforeAll(async () => {
    site = await served();
  }, 120_000);

  afterAll(async () => {
    for (const browser of open) await browser.close();
    await site.close();
  });

  async function phone(): Promise<Page> {
    const browser = await openBrowser({ javaScript: false, width: 360 });
    open.push(browser);
    return browser.newPage();
  }

  /** Nothing reaches over the edge. */
  async function fits(page: Page): Promise<void> {
    // Until its own typeface is there a page is wider.
    await page.waitForLoadState('networkidle');
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(360);
  }

  async function press(page: Page, button: string): Promise<void> {
    await page.locator(button).focus();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await fits(page);
  }

  test.each([
    { language: 'fr', country: 'FR', buyer: 'FRA', status: 'fr-ea' },
    { language: 'en', country: 'ES', buyer: 'ESP', status: 'es-cee' },
    { language: 'en', country: 'IT', buyer: 'ITA', status: 'it-coop-b' },
    { language: 'en', country: 'DE', buyer: 'DEU', status: 'de-wfbm' },
    { language: 'en', country: 'LU', buyer: 'LUX', status: 'lu-atelier-protege' },
  ])(
    'goes from a notice to the report by keyboard and without scripts: $country',
    async ({ language, country, buyer, status }) => {
      const path = join(mkdtempSync(join(tmpdir(), 'clausier-notice-')), 'notice.xml');
      writeFileSync(path, sample({ country: buyer, lots: [{ terms: reserved('res-ws') }] }));
      const page = await phone();
      await page.goto(`${site.base}/enterprise?lang=${language}`);
      await fits(page);
      await press(page, 'a[href="/enterprise/notice"]');
      await page.setInputFiles('#notice-file', path);
      await press(page, 'main form button[type="submit"]');
      expect(page.url()).toContain('/questions');
      await page.locator('#organisation-name').fill('Les Jardins');
      await page.locator('#organisation-country').selectOption(country);
      await page.locator('input[name="organisation.participation"][value="alone"]').check();
      await press(page, 'button[value="answer"]');
      await page.locator(`input[value="${status}"]`).focus();
      await page.keyboard.press('Space');
      await press(page, 'button[value="answer"]');
      await page.locator('.bid-top__says').waitFor();
      const download = page.waitForEvent('download');
      await page.locator('#report a[href*="/report/pdf"]').first().click();
      expect((await download).suggestedFilename()).toMatch(/\.eligibility\.(en|fr)\.pdf$/);
    },
    180_000,
  );
});
