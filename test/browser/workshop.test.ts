import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser, served, type Served } from '../support/browser.js';

const languages = ['en', 'fr'] as const;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const patient = 20_000;

/** Rows of charts in which one cell lies over the next. */
const covered = `[...document.querySelectorAll('.live-chart tbody tr')].flatMap((row) => {
  const cells = [...row.querySelectorAll('td')].map((cell) => cell.getBoundingClientRect());
  return cells.some((cell, index) => index > 0 && (cell.left < cells[index - 1].right - 1 || cell.width < 8))
    ? [row.textContent]
    : [];
})`;

describeInBrowser.each(languages)('a workshop in %s', (language) => {
  let site: Served;
  let browser: Browser;
  const failed: string[] = [];

  beforeAll(async () => {
    site = await served();
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function person(
    options: { readonly javaScript?: boolean; readonly width?: number } = {},
  ): Promise<Page> {
    const context = await browser.newContext({
      javaScriptEnabled: options.javaScript ?? true,
      viewport: { width: options.width ?? 1200, height: 800 },
      acceptDownloads: true,
      locale: language,
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => failed.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
        failed.push(message.text());
    });
    return page;
  }

  async function faults(page: Page): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(tags).analyze();
    return violations.map(({ id, nodes }) => `${page.url()} ${id} ${nodes[0]?.target.join(' ') ?? ''}`);
  }

  async function width(page: Page): Promise<number> {
    return Number(await page.evaluate('document.documentElement.scrollWidth'));
  }

  test('a trainer and five people, from the code to the report', async () => {
    const trainer = await person();
    await trainer.goto(`${site.base}/live/new?scenario=neighbourhood-upkeep&lang=${language}`);
    await trainer.locator('main form button[type="submit"]').click();
    const code = /\/live\/([A-Z0-9]{6})\/trainer/.exec(trainer.url())?.[1] ?? '';
    expect(code).not.toBe('');
    const command = async (name: string): Promise<void> => {
      const from = await trainer.locator('#live').getAttribute('data-live-version');
      const button = trainer.locator(`form:has(input[name="do"][value="${name}"]) button`).first();
      if (!(await button.isVisible())) await trainer.locator('[data-live-keep="rare"] summary').click();
      await button.click();
      await trainer.waitForFunction(
        `document.getElementById('live')?.dataset.liveVersion !== ${JSON.stringify(from)}`,
        undefined,
        { timeout: patient },
      );
    };
    const wall = await person({ width: 1280 });
    await wall.goto(`${site.base}/live/${code}/room?lang=${language}`);

    const people = {
      usual: await person(),
      phone: await person({ width: 360 }),
      plain: await person({ javaScript: false }),
      keyboard: await person(),
      late: await person(),
    };
    const enter = async (page: Page, nickname: string): Promise<void> => {
      await page.goto(`${site.base}/join?code=${code}&lang=${language}`);
      await page.locator('#nickname').fill(nickname);
      await page.locator('main form button[type="submit"]').first().click();
      expect(page.url()).toContain(`/live/${code}`);
    };
    await enter(people.usual, 'Ann');
    await enter(people.phone, 'Ben');
    await enter(people.plain, 'Cleo');
    // By keyboard alone: the code is typed, the field is there at once, Enter sends.
    const { keyboard } = people;
    await keyboard.goto(`${site.base}/join?lang=${language}`);
    await keyboard.locator('#code').focus();
    await keyboard.keyboard.type(code.toLowerCase());
    await keyboard.keyboard.press('Enter');
    await keyboard.waitForURL(`**/live/${code}`);
    await keyboard.locator('#nickname').focus();
    await keyboard.keyboard.type('Dora');
    await keyboard.keyboard.press('Enter');
    await keyboard.locator('#live-stage').waitFor();
    // The wall follows without being touched.
    await wall.locator('.screen__names li').nth(3).waitFor({ timeout: patient });
    expect(await faults(wall)).toEqual([]);
    expect(await faults(people.phone)).toEqual([]);

    // Before: one of them answers the five questions.
    const before = people.usual.locator('#answers-before');
    for (const group of await before.locator('fieldset').all())
      await group.locator('input[value="2"]').check();
    await before.locator('button[type="submit"]').click();

    await command('begin');
    await command('open');
    const radios = '.live-vote input[type="radio"]';
    for (const page of [people.usual, people.phone, keyboard])
      await page.locator(radios).first().waitFor({ timeout: patient });
    expect(await width(people.phone)).toBeLessThanOrEqual(360);
    expect(await faults(people.phone)).toEqual([]);
    expect(await faults(trainer)).toEqual([]);
    const vote = async (page: Page, option: string): Promise<void> => {
      await page.locator(`${radios}[value="${option}"]`).check();
      await page.locator('.live-vote button[type="submit"]').click();
      await page.locator('.live-voted').waitFor({ timeout: patient });
    };
    // What was begun outlives more time and a pause.
    const begun = people.phone.locator(`${radios}[value="residents"]`);
    await begun.check();
    await command('extend');
    await command('pause');
    await people.phone.locator('.live-timer--paused').waitFor({ timeout: patient });
    await command('resume');
    await begun.waitFor({ timeout: patient });
    expect(await begun.isChecked()).toBe(true);
    await vote(people.usual, 'seat');
    await vote(people.phone, 'hours');
    await people.plain.goto(`${site.base}/live/${code}`);
    await vote(people.plain, 'residents');
    await keyboard.locator(radios).first().focus();
    for (let step = 0; step < 3; step += 1) await keyboard.keyboard.press('ArrowDown');
    await keyboard.keyboard.press('Enter');
    await keyboard.locator('.live-voted').waitFor({ timeout: patient });
    await enter(people.late, 'Eve');
    await vote(people.late, 'reserve');
    await trainer.waitForFunction(
      `document.querySelector('[data-live-count]').textContent.startsWith('5 ')`,
      undefined,
      {
        timeout: patient,
      },
    );
    // Nothing of the result is anywhere before it is revealed.
    for (const page of [people.usual, wall, trainer])
      expect(await page.locator('.live-chart').count()).toBe(0);

    // The trainer's machine dies: the page is opened anew and the session goes on.
    await trainer.reload();
    await command('close');
    await command('reveal');
    for (const page of [people.usual, people.phone, keyboard, wall])
      await page.locator('.live-chart').first().waitFor({ timeout: patient });
    expect(await width(people.phone)).toBeLessThanOrEqual(360);
    expect(await people.phone.evaluate(covered)).toEqual([]);
    for (const page of [people.phone, wall, trainer]) expect(await faults(page)).toEqual([]);
    await people.plain.goto(`${site.base}/live/${code}`);
    expect(await people.plain.locator('.live-chart').count()).toBe(1);
    expect(await keyboard.locator('[data-live-says]').innerText()).not.toBe('');

    await command('discuss');
    await trainer.locator('#notes').fill('A need, not a place.');
    await trainer.locator('form:has(#notes) button[type="submit"]').click();
    await command('vote-again');
    await command('open');
    for (const page of [people.usual, people.phone, keyboard, people.late]) {
      await page.locator(radios).first().waitFor({ timeout: patient });
      await vote(page, 'hours');
    }
    await people.plain.goto(`${site.base}/live/${code}`);
    await vote(people.plain, 'hours');
    await command('close');
    await command('show-shift');
    await wall.locator('.live-shift').waitFor({ timeout: patient });
    expect(await faults(wall)).toEqual([]);

    // A question that comes in does not close the panel that the trainer has just opened.
    const rare = trainer.locator('[data-live-keep="rare"]');
    await rare.locator('summary').click();
    await people.phone.locator('.live-ask summary').click();
    await people.phone.locator('#question').fill('Who controls the hours?');
    await people.phone.locator('.live-ask button[type="submit"]').click();
    await trainer
      .locator('[data-live-part="people"]', { hasText: 'Who controls the hours?' })
      .waitFor({ timeout: patient });
    expect(await rare.getAttribute('open')).not.toBeNull();
    await command('debrief');
    await people.usual.locator('#answers-satisfaction input[value="4"]').check({ timeout: patient });
    await people.usual.locator('#answers-satisfaction button[type="submit"]').click();
    const after = people.usual.locator('#answers-after');
    for (const group of await after.locator('fieldset').all())
      await group.locator('input[value="4"]').check();
    await after.locator('button[type="submit"]').click();
    await people.plain.goto(`${site.base}/live/${code}`);
    await people.plain.locator('a[href$="/certificate"]').click();
    await people.plain.locator('#name').fill('Cleo Example');
    const [certificate] = await Promise.all([
      people.plain.waitForEvent('download'),
      people.plain.locator('main form button[type="submit"]').click(),
    ]);
    expect(
      readFileSync(await certificate.path())
        .subarray(0, 5)
        .toString('latin1'),
    ).toBe('%PDF-');

    await command('end');
    await people.usual
      .locator('#live[data-live-version$="-ended"]')
      .waitFor({ state: 'attached', timeout: patient })
      .catch(() => people.usual.reload());
    await trainer.goto(`${site.base}/live/${code}/report`);
    expect(await faults(trainer)).toEqual([]);
    const report = await trainer.locator('main').innerText();
    for (const part of ['A need, not a place.', 'Who controls the hours?']) expect(report).toContain(part);
    for (const never of ['Ann', 'Ben', 'Cleo', 'Dora', 'Eve'])
      expect(report).not.toMatch(new RegExp(`\\b${never}\\b`));
    const [file] = await Promise.all([
      trainer.waitForEvent('download'),
      trainer.locator('a[href*="/report/pdf"]').click(),
    ]);
    expect(readFileSync(await file.path()).length).toBeGreaterThan(20_000);
    expect(failed).toEqual([]);
  }, 600_000);
});
