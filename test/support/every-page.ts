import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import type { Language } from '../../src/core/shared/text.js';
import { paths, helpPages } from '../../src/adapters/web/paths.js';
import { clausesOfProject } from '../../src/adapters/files/read-ahead.js';
import { prepared } from '../../src/adapters/sqlite/notice-prepared.js';
import { lot, notice } from './notices.js';
import { describeInBrowser, openBrowser, served, type Served } from './browser.js';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// The list of pages comes from the addresses of the product: one that is added is looked at, or named here with its reason.
const without: Readonly<Record<string, string>> = {
  download: 'a file, not a page',
  selectionFile: 'a file, not a page',
  ownClauseFiles: 'a file, not a page',
  noticesFile: 'a file, not a page',
  noticesFeed: 'for programs, not a page',
  noticesCalendar: 'for programs, not a page',
  bundle: 'a file, not a page',
  comparisonFile: 'a file, not a page',
  publicFile: 'a file, not a page',
  publicData: 'JSON',
  profileFile: 'JSON',
  checkReport: 'a file, not a page',
  scenarioFile: 'a file, not a page',
  scenarioHandout: 'a file, not a page',
  programmeHandout: 'a file, not a page',
  export: 'a file, not a page',
  sessionEvents: 'a stream of events',
  sessionReportFile: 'a file, not a page',
  openapi: 'JSON',
  health: 'JSON',
  ready: 'JSON',
};

/**
 * Our pages have no frames; without looking for any, axe is nearly twice as fast. Only faults are told: gathering what passes
 * would take another third of the time. Style sheets are loaded ahead for rules that none of our tags has.
 */
const look = (page: Page, isColoured = true): AxeBuilder =>
  new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(tags)
    .disableRules(isColoured ? [] : ['color-contrast']);

/** Looks at every page of the product in one language; a file for each language, so that they run side by side. */
export function everyPageIn(language: Language): void {
  describeInBrowser(`every page, ${language}`, () => {
    let site: Served;
    let browser: BrowserContext;
    let dossier = '';
    let own = '';
    let code = '';
    let check = '';
    let session = '';
    let scenario = '';

    beforeAll(async () => {
      site = await served();
      site.stores.notices.take(
        [
          notice({
            publication: '1-2026',
            notice: 'a',
            lots: [lot({ route: 'art-20' }), lot({ id: 'LOT-0002', route: 'none' })],
          }),
          notice({
            publication: '2-2026',
            notice: 'b',
            title: 'Espaces verts',
            country: 'LU',
            kind: 'planning',
          }),
        ].map(prepared),
        [],
      );
      browser = await openBrowser({ javaScript: true });
      const page = await browser.newPage();
      await page.goto(`${site.base}${paths.example.at({ example: 'neighbourhood-upkeep' })}`);
      await page.locator('form[action*="examples"] button').first().click();
      dossier = /\/dossiers\/([^/]+)/.exec(page.url())?.[1] ?? '';
      expect(dossier).not.toBe('');
      await page.goto(`${site.base}${paths.newOwnClause.at({}, { from: 'training/team-qualification' })}`);
      await page.locator('#title').fill('A team that learns');
      await page.locator('form[action="/own/new"] button[type="submit"]').click();
      own = new URL(page.url()).pathname;
      expect(own).toContain('/own/training/');
      await page.goto(`${site.base}${paths.publish.at({ dossier })}`);
      await page.locator('form:has([name="revision"]) button[type="submit"]').click({ timeout: 120_000 });
      code = (await page.locator('.public-code strong').textContent()) ?? '';
      await page.goto(`${site.base}${paths.publicTender.at({ code })}`);
      await page.locator('form[action$="/check"] button').click();
      check = /checks\/([^/]+)/.exec(page.url())?.[1] ?? '';
      await page.locator('#organisation-name').fill('Les Jardins');
      await page.locator('#organisation-country').selectOption('FR');
      await page.locator('button[value="answer"]').click();
      await page.locator('#organisation-statuses').check();
      await page.locator('button[value="answer"]').click();
      expect(check).not.toBe('');
      await page.goto(`${site.base}${paths.newSession.at({}, { scenario: 'neighbourhood-upkeep' })}`);
      await page.locator('main form[action="/live/new"] button[type="submit"]').click();
      session = /\/live\/([A-Z0-9]{6})\/trainer/.exec(page.url())?.[1] ?? '';
      expect(session).not.toBe('');
      await page.goto(`${site.base}${paths.workshopScenario.at({ scenario: 'home-help-and-childcare' })}`);
      await page.locator('form[action="/workshops/own"] button').click();
      scenario = new URL(page.url()).pathname;
      expect(scenario).toContain('/workshops/own/ours-');
    }, 240_000);

    afterAll(async () => {
      await browser.close();
      await site.close();
    });

    const parts: Readonly<Record<string, readonly string[]>> = {
      step: ['who', 'what', 'how-much', 'relationship', 'achieve'],
      document: [
        'tender',
        'award-grid',
        'notice-sheet',
        'performance-annex',
        'summary',
        'tenderer-forms',
        'market-questionnaire',
        'justification',
      ],
      theme: ['work-integration'],
      slug: ['hours'],
      jurisdiction: ['eu'],
      instrument: ['dir-2014-24'],
      item: ['art-77'],
      country: ['fr', 'mt'],
      publication: ['1-2026', '2-2026'],
      page: helpPages,
      example: ['reuse-workshop'],
      member: ['1'],
      scenario: ['home-help-and-childcare'],
      programme: ['buyers'],
      round: ['four-years', 'weights', 'payment'],
      version: [clausesOfProject().clauses.find(({ id }) => id === 'work-integration/hours')?.version ?? ''],
    };

    function addresses(pattern: string): string[] {
      const made: Readonly<Record<string, readonly string[]>> = {
        dossier: [dossier],
        // A published tender and a session have codes of their own.
        code: [pattern.startsWith(paths.session.pattern) ? session : code],
        check: [check],
      };
      if (pattern.startsWith(paths.ownClause.pattern)) return [pattern.replace(paths.ownClause.pattern, own)];
      if (pattern.startsWith(paths.ownScenario.pattern)) {
        const address = pattern.replace(paths.ownScenario.pattern, scenario);
        return (parts.round ?? []).map((round) => address.replace(':round', round));
      }
      return [...pattern.matchAll(/:([A-Za-z]+)/g)].reduce<string[]>(
        (filled, [whole, name = '']) =>
          filled.flatMap((address) =>
            (made[name] ?? parts[name] ?? []).map((part) => address.replace(whole, part)),
          ),
        [pattern],
      );
    }

    test('has nothing that axe finds fault with, one heading, a language and a title', async () => {
      const page = await browser.newPage();
      const faults: string[] = [];
      let seen = 0;
      for (const [name, { pattern }] of Object.entries(paths)) {
        if (name in without || pattern.startsWith('/api/')) continue;
        for (const address of addresses(pattern)) {
          const answer = await page.goto(`${site.base}${address}?lang=${language}`);
          // Addresses that only take a POST have no page.
          if (answer?.status() === 404 || answer?.status() === 405) continue;
          seen += 1;
          if (answer?.status() !== 200)
            faults.push(`${address} ${language}: status ${String(answer?.status())}`);
          if ((await page.locator('h1').count()) !== 1) faults.push(`${address} ${language}: not one h1`);
          if ((await page.locator('html').getAttribute('lang')) !== language)
            faults.push(`${address} ${language}: language`);
          // Contrast takes two thirds of the time and is the same in both languages: each looks at every second page.
          const isColoured = seen % 2 === (language === 'en' ? 0 : 1);
          const { violations } = await look(page, isColoured).analyze();
          faults.push(
            ...violations.map(
              (violation) =>
                `${address} ${language}: ${violation.id} ${violation.nodes[0]?.target.join(' ') ?? ''}`,
            ),
          );
        }
      }
      expect(faults).toEqual([]);
      expect(seen).toBeGreaterThan(20);
    }, 1_200_000);

    test('a live session in a vote and with its result too', async () => {
      const trainer = await browser.newPage();
      const phone = await browser.newPage();
      const here = paths.session.at({ code: session });
      const command = async (name: string): Promise<void> => {
        await trainer.goto(`${site.base}${paths.trainer.at({ code: session })}?lang=${language}`);
        const button = trainer.locator(`form:has(input[name="do"][value="${name}"]) button`).first();
        if (!(await button.isVisible())) await trainer.locator('[data-live-part="rounds"] summary').click();
        await button.click();
      };
      await phone.goto(`${site.base}${here}?lang=${language}`);
      await phone.locator('main form button[type="submit"]').first().click();
      const faults: string[] = [];
      for (const name of ['begin', 'open', 'close', 'reveal', 'discuss', 'debrief']) {
        await command(name);
        await phone.goto(`${site.base}${here}?lang=${language}`);
        const wall = await browser.newPage();
        await wall.goto(`${site.base}${paths.roomScreen.at({ code: session })}?lang=${language}`);
        for (const page of [trainer, phone, wall])
          faults.push(
            ...(await look(page).analyze()).violations.map(
              ({ id, nodes }) => `${name} ${page.url()}: ${id} ${nodes[0]?.target.join(' ') ?? ''}`,
            ),
          );
        await wall.close();
      }
      expect(faults).toEqual([]);
    }, 300_000);

    test('a finalised tender too', async () => {
      const page = await browser.newPage();
      await page.goto(`${site.base}${paths.finalise.at({ dossier })}?lang=${language}`);
      // Every document is written before the answer comes: on a busy machine that takes its time.
      await page.locator('form[action$="/finalise"] button').click({ timeout: 150_000 });
      expect(new URL(page.url()).pathname).toBe(paths.check.at({ dossier }));
      await page.locator('#frozen summary').click();
      const { violations } = await look(page).analyze();
      expect(violations.map((violation) => violation.id)).toEqual([]);
    }, 180_000);
  });
}
