import { describeInBrowser, openBrowser, served, type Served } from '../support/browser.js';

describeInBrowser('every page', () => {
  let site: Served;

  beforeAll(async () => {
    site = await served();
  });

  afterAll(async () => {
    await site.close();
  });

  test('fits a phone without scrolling sideways', async () => {
    const phone = await openBrowser({ javaScript: false, width: 360 });
    const page = await phone.newPage();
    const wide: string[] = [];
    for (const address of [
      '/',
      '/library',
      '/library/work-integration/hours',
      '/law',
      '/law/eu/dir-2014-24/art-77',
      '/help',
      '/examples',
      '/review',
      '/law/countries',
      '/law/countries/fr',
      '/law/changes',
      '/live',
      '/join',
      '/live/new?scenario=neighbourhood-upkeep',
    ]) {
      await page.goto(`${site.base}${address}${address.includes('?') ? '&' : '?'}lang=fr`);
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (width > 360) wide.push(`${address} ${String(width)}`);
    }
    await phone.close();
    expect(wide).toEqual([]);
  }, 60_000);
});
