import { AxeBuilder } from '@axe-core/playwright';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, served, type Served } from '../support/browser.js';
import { docx } from '../support/zip.js';

const unlawful = {
  en: 'The tenderer must have its registered office within the municipality.',
  fr: 'Le soumissionnaire doit avoir son siège social sur le territoire de la commune.',
} as const;

describeInBrowser('a reviewed draft', () => {
  let site: Served;
  const open: BrowserContext[] = [];

  beforeAll(async () => {
    site = await served();
  }, 60_000);

  afterAll(async () => {
    for (const browser of open) await browser.close();
    await site.close();
  });

  async function page(options: Parameters<typeof openBrowser>[0]): Promise<Page> {
    const browser = await openBrowser(options);
    open.push(browser);
    return browser.newPage();
  }

  test.each(['en', 'fr'] as const)(
    'has nothing that axe finds fault with (%s)',
    async (language) => {
      const wide = await page({ javaScript: true });
      await wide.goto(`${site.base}/review?lang=${language}`);
      await wide.fill('#text', `# 1\n\n${unlawful[language]}\n\n- ${unlawful[language]}\n- x`);
      await wide.click('button[value=review]');
      expect(await wide.locator('mark').count()).toBe(2);
      const { violations } = await new AxeBuilder({ page: wide })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(
        violations.map((violation) => `${violation.id} ${violation.nodes[0]?.target.join(' ') ?? ''}`),
      ).toEqual([]);
    },
    120_000,
  );

  test('is made from a file without scripts, on a phone, by keyboard, and goes out as files', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'clausier-draft-')), 'Draft.docx');
    writeFileSync(path, docx({ body: `<w:p><w:r><w:t>${unlawful.en}</w:t></w:r></w:p>` }));
    const phone = await page({ javaScript: false, width: 360 });
    await phone.goto(`${site.base}/review?lang=en`);
    await phone.setInputFiles('#file', path);
    await phone.locator('button[value=review]').focus();
    await phone.keyboard.press('Enter');
    await phone.locator('#findings').waitFor();
    expect(Number(await phone.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(360);
    await phone.locator('a[href="#finding-1"]').focus();
    await phone.keyboard.press('Enter');
    expect(phone.url()).toMatch(/#finding-1$/);
    await phone.locator('a[href="#passage-1"]').focus();
    await phone.keyboard.press('Enter');
    expect(phone.url()).toMatch(/#passage-1$/);
    for (const [format, name] of [
      ['pdf?language=en', 'draft.review.en.pdf'],
      ['docx?language=fr', 'draft.review.fr.docx'],
      ['json', 'draft.review.en.json'],
    ] as const) {
      const download = phone.waitForEvent('download');
      await phone.click(`button[formaction="/review/file/${format}"]`);
      expect((await download).suggestedFilename()).toBe(name);
    }
  }, 120_000);

  test('is asked for by the Enter key in a field, not downloaded', async () => {
    const wide = await page({ javaScript: false });
    await wide.goto(`${site.base}/review?lang=en`);
    await wide.fill('#text', unlawful.en);
    await wide.click('button[value=review]');
    await wide.click('.review-facts summary');
    await wide.fill('#contract-value', '480000');
    await wide.press('#contract-value', 'Enter');
    await wide.locator('#findings').waitFor();
    expect(await wide.inputValue('#contract-value')).toBe('480000');
    expect(wide.url()).toBe(`${site.base}/review`);
  }, 120_000);
});
