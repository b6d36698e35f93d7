import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, served, type Served } from '../support/browser.js';

/** Presses the button of the page's own form that goes on. */
async function goOn(page: Page): Promise<void> {
  await page
    .locator('main button[name="do"][value="next"], main button[name="do"][value="continue"]')
    .first()
    .click();
}

async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.locator(`input[name="${name}"][value="${value}"]`).check();
}

describeInBrowser.each([
  { javaScript: true, language: 'en' },
  { javaScript: true, language: 'fr' },
  { javaScript: false, language: 'en' },
  { javaScript: false, language: 'fr' },
])('from a need to the PDF, JavaScript $javaScript, in $language', ({ javaScript, language }) => {
  let site: Served;
  let browser: BrowserContext;

  beforeAll(async () => {
    site = await served();
    browser = await openBrowser({ javaScript });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  test('the whole walk', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.base}/new?lang=${language}`);
    await page.locator('#title').fill(language === 'en' ? 'Upkeep of parks' : 'Entretien des parcs');
    await page.locator('#country').selectOption('LU');
    await page.locator('main form button[type="submit"]').last().click();

    expect(page.url()).toContain('/steps/who');
    await page.locator('[name="authority.name"]').fill('Ville de X');
    await choose(page, 'authority.type', 'sub-central');
    await page.locator('[name="asOf.day"]').fill('2');
    await page.locator('[name="asOf.month"]').fill('11');
    await page.locator('[name="asOf.year"]').fill('2026');
    await goOn(page);

    expect(page.url()).toContain('/steps/what');
    await page.locator('[name="description"]').fill('Mowing, hedges, paths in 14 parks');
    await page.locator('[name="contract.cpv"]').fill('77310000');
    await choose(page, 'contract.nature', 'services');
    await goOn(page);

    expect(page.url()).toContain('/steps/how-much');
    await page.locator('[name="contract.value"]').fill(language === 'en' ? '480,000' : '480 000');
    await page.locator('[name="contract.durationMonths"]').fill('48');
    await page.locator('[name="contract.labourShare"]').fill('70');
    await goOn(page);
    if (page.url().includes('/steps/how-much')) await goOn(page);

    expect(page.url()).toContain('/steps/relationship');
    await choose(page, 'contract.kind', 'contract');
    await goOn(page);
    if (page.url().includes('/steps/relationship')) await goOn(page);

    expect(page.url()).toContain('/steps/achieve');
    await choose(page, 'ambitions', 'work-integration');
    await goOn(page);

    expect(page.url()).toContain('/choose');
    // The address is there before the whole of a long page is.
    await page.waitForLoadState();
    expect(await page.locator('main').innerText()).toContain('Art 20');
    await choose(page, 'reservation.route', 'art-20');
    await page.locator('#reserve button[type="submit"]').last().click();
    await page
      .locator('form:has(input[name="clause"][value="work-integration/reserved-art-20"]) button')
      .first()
      .click();
    expect(page.url()).toContain('work-integration/reserved-art-20');

    const dossier = /\/dossiers\/[^/]+/.exec(page.url())?.[0] ?? '';
    await page.goto(`${site.base}${dossier}/check`);
    const link = page.locator('a[href*="/tender/file/pdf"]').first();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const bytes = readFileSync(await download.path());
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(20_000);
  }, 120_000);
});
