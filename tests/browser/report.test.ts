/** The report opens from the disk in a browser: its figures are there, nothing fails, nothing is fetched. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER_FLAGS, findBrowser } from '../../cli/browser.mjs';
import { contentsOf, politeia, temporaryFolder } from '../command.ts';

const executablePath = findBrowser();
const required = process.env.REQUIRE_BROWSERS === '1';

describe.skipIf(!executablePath && !required)('the report in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: [...BROWSER_FLAGS] });
  });
  afterAll(() => browser?.close());

  test('figures, no error, no request, nothing wider than the page', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'constitution.yaml');
    // A name that would break out of the page if it were not escaped.
    const name = '</script><img src=x onerror=alert(1)> &amp;';
    const eco = (await politeia(['new', 'eco'])).stdout;
    writeFileSync(file, eco.replace(/^name: .*$/m, `name: ${JSON.stringify(name)}`));
    const out = join(folder, 'results');
    const { code, stderr } = await politeia(['stress', file, '--seeds', '3', '--weeks', '52', '--out', out]);
    expect({ code, stderr: stderr.includes('Error') }).toEqual({ code: 0, stderr: false });
    expect([...contentsOf(out).keys()]).toContain('report.html');

    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const troubles: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
    });
    page.on('dialog', (dialog) => {
      troubles.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) troubles.push(request.url());
    });
    await page.goto(pathToFileURL(join(out, 'report.html')).href, { waitUntil: 'load' });

    expect(await page.locator('body').textContent()).toContain(name);
    expect(await page.locator('svg').count()).toBeGreaterThanOrEqual(2);
    // A figure without marks would be an empty frame.
    const marks = await page
      .locator('svg')
      .evaluateAll((figures) => figures.map((svg) => svg.querySelectorAll('path, line, rect, circle, text').length));
    expect(Math.min(...marks)).toBeGreaterThan(0);
    for (const width of [1280, 400]) {
      await page.setViewportSize({ width, height: 900 });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBeLessThanOrEqual(0);
    }
    expect(troubles).toEqual([]);
    await page.close();
  });
});
