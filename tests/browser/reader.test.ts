/**
 * What a reader begins on the page and comes back to: own text in the editor, views as steps of the browser, the story at
 * the end, panels on a telephone.
 */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessible, drawn, lived, livedAtLeast, visitIn } from './live.fixture.ts';
import { inChromium, usePage } from './page.fixture.ts';

describe.skipIf(!inChromium)('a reader of the living society in Chromium', () => {
  const used = usePage();
  const visit = (fragment: string, through: (page: Page) => Promise<void>) =>
    visitIn(used.browser, used.served, fragment, through);

  test('the editor: space and typing over a selection write; own text outlives the pane and the view', async () => {
    await visit('', async (page) => {
      await livedAtLeast(page, 1);
      await page.getByRole('button', { name: /^Edit/ }).click();
      await page.getByRole('textbox', { name: /as YAML text/ }).click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('# a line of my own');
      const editor = page.locator('.cm-content');
      await editor.getByText('# a line of my own').waitFor();
      await page.getByRole('button', { name: 'Play' }).waitFor();
      // Over everything, in one key: nothing that the content policy refuses.
      await page.keyboard.press('Control+a');
      await page.keyboard.type('one more');
      expect(await editor.textContent()).toBe('one more');
      await page.getByRole('button', { name: 'Close the editor' }).click();
      await page.getByRole('link', { name: 'Compare' }).click();
      await page.goBack();
      await page.getByRole('button', { name: 'Edit unsaved text' }).click();
      await editor.getByText('one more').waitFor();
      await page.getByRole('button', { name: 'Revert' }).click();
      await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    });
  });

  test('views are steps of the browser; an address of nobody is told', async () => {
    await visit('#nosuchview', async (page) => {
      await page.getByText('This address is not one of Politeia’s; here is the usual society.').waitFor();
      await livedAtLeast(page, 3);
      await page.getByRole('link', { name: 'Stress' }).click();
      await page.getByRole('link', { name: 'Compare' }).click();
      await page.waitForURL(/#compare$/);
      await page.goBack();
      await page.waitForURL(/#stress$/);
      await page.goBack();
      await page.waitForURL(used.served.address);
      expect(await lived(page)).toBeGreaterThanOrEqual(3);
      await page.goForward();
      expect(await page.getByRole('link', { name: 'Stress' }).getAttribute('aria-current')).toBe('page');
      await page.evaluate(() => {
        location.hash = '#society';
      });
      await livedAtLeast(page, 3);
    });
  });

  test('after the end the story tells it', async () => {
    await visit('', async (page) => {
      await livedAtLeast(page, 1);
      await page.getByLabel('Founders').fill('6');
      await page.keyboard.press('Enter');
      await page.getByLabel('Speed').selectOption('52');
      await page.locator('.ending').waitFor();
      await page.getByRole('heading', { name: 'How it went' }).waitFor();
      const story = page.locator('.told');
      await story.locator('.fig-causes li').first().waitFor();
      expect(await story.locator('.fig-lead').textContent()).toMatch(/: after \d+\sweeks\.$/);
    });
  });

  test('on a telephone a person and a question come into view, and give the keyboard back', async () => {
    await visit('', async (page) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await livedAtLeast(page, 15);
      await page.getByRole('button', { name: 'Pause' }).click();
      const ask = page.getByRole('button', { name: 'What if…' });
      await ask.click();
      const inSight = async (name: RegExp) => {
        const heading = page.getByRole('heading', { level: 2, name });
        await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
        const { y } = (await heading.boundingBox())!;
        expect(y).toBeGreaterThan(80);
        expect(y).toBeLessThan(500);
      };
      await inSight(/^Change one rule/);
      await page
        .getByRole('region', { name: /^Change one rule/ })
        .getByRole('button', { name: 'Close' })
        .click();
      expect(await ask.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.locator('.network-keys').scrollIntoViewIfNeeded();
      const { somebody } = await drawn(page);
      await page.locator('canvas').first().click({ position: somebody! });
      await inSight(/^(Founder|Newcomer) /);
      await accessible(page, '.figures');
    });
  });
});
