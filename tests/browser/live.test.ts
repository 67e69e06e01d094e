/**
 * The living society of the built page as a person uses it: it opens moving; it is paused, stepped, scrubbed, forked;
 * people are met by click and by keys; colours change; a link re-makes it. Nothing may be found by axe, in light or dark,
 * and nothing said by the console.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inChromium, launchChromium, type ServedPage, servePage, watch } from './page.fixture.ts';

const HORIZON = 520;

describe.skipIf(!inChromium)('the living society in Chromium', () => {
  let served: ServedPage;
  let browser: Browser;
  beforeAll(async () => {
    served = await servePage();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  async function visit(fragment: string, through: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const troubles = watch(page, served.address);
    await page.goto(served.address + fragment);
    await through(page);
    expect(await page.locator('.notice.critical').allTextContents()).toEqual([]);
    expect(troubles).toEqual([]);
    await context.close();
  }

  const lived = async (page: Page): Promise<number> =>
    Number.parseInt((await page.locator('.timeline-words .note').textContent()) ?? '', 10);
  const livedAtLeast = (page: Page, weeks: number) =>
    page.waitForFunction(
      (least) => Number.parseInt(document.querySelector('.timeline-words .note')?.textContent ?? '', 10) >= least,
      weeks,
    );
  /**
   * What is on a canvas as a number that changes with it, 0 when it is empty; and where somebody stands on it: the middle
   * of an opaque, coloured patch. Read from a copy, since reading the canvas itself would slow it down.
   */
  const drawn = (page: Page, which = 0): Promise<{ sum: number; somebody: { x: number; y: number } | null }> =>
    page
      .locator('canvas')
      .nth(which)
      .evaluate((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const ctx = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
        ctx.drawImage(canvas as HTMLCanvasElement, 0, 0);
        const { data } = ctx.getImageData(0, 0, width, height);
        let sum = 0;
        for (let k = 0; k < data.length; k++) sum = (Math.imul(sum, 31) + data[k]) >>> 0;
        const coloured = (x: number, y: number) => {
          const k = 4 * (y * width + x);
          const [r, g, b, a] = data.subarray(k, k + 4);
          return a === 255 && Math.max(r, g, b) - Math.min(r, g, b) > 60;
        };
        for (let y = 10; y < height - 10; y++) {
          for (let x = 10; x < width - 10; x++) {
            if (coloured(x, y) && coloured(x - 3, y) && coloured(x + 3, y) && coloured(x, y + 3))
              return { sum, somebody: { x, y } };
          }
        }
        return { sum, somebody: null };
      });

  /** @param besides a part of the page that has been looked at before */
  async function accessible(page: Page, besides?: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const axe = new AxeBuilder({ page });
      const { violations } = await (besides ? axe.exclude(besides) : axe).analyze();
      const found = violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html} (${nodes.length})`);
      expect(found).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  }

  async function fits(page: Page): Promise<void> {
    for (const width of [1920, 390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect({ width, wider }).toEqual({ width, wider: 0 });
    }
  }

  test('opens moving; pause, step, scrub, begin again', async () => {
    await visit('', async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Hollow Creek' }).waitFor();
      await livedAtLeast(page, 2);
      const before = (await drawn(page)).sum;
      await livedAtLeast(page, 6);
      expect(before).not.toBe(0);
      expect((await drawn(page)).sum).not.toBe(before);

      // Space pauses wherever it means nothing else.
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: 'Play' }).waitFor();
      const paused = await lived(page);
      await page.getByRole('button', { name: 'One week on' }).click();
      await livedAtLeast(page, paused + 1);
      expect(await lived(page)).toBe(paused + 1);
      await page.getByRole('button', { name: 'One week back' }).click();
      await page.getByText(`${paused} of ${HORIZON} weeks, lived to ${paused + 1}`).waitFor();

      const slider = page.getByRole('slider', { name: 'Weeks lived' });
      await slider.focus();
      await page.keyboard.press('Home');
      await page.getByText(`0 of ${HORIZON} weeks, lived to ${paused + 1}`).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.getByText(`1 of ${HORIZON} weeks`).waitFor();
      await page.keyboard.press('End');
      expect(await lived(page)).toBe(paused + 1);
      expect(await slider.getAttribute('aria-valuetext')).toContain(`${paused + 1} of ${HORIZON} weeks`);
      // A slider has no use for space.
      await page.keyboard.press('Space');
      await livedAtLeast(page, paused + 2);
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: 'Play' }).waitFor();
      await accessible(page);
      await fits(page);

      await page.getByLabel('Speed').selectOption('52');
      await page.getByRole('button', { name: 'Begin again' }).click();
      await livedAtLeast(page, 100);
    });
  });

  test('people by click and by keys; colours', async () => {
    await visit('', async (page) => {
      await livedAtLeast(page, 15);
      await page.getByRole('button', { name: 'Pause' }).click();
      const { somebody } = await drawn(page);
      await page.locator('canvas').first().click({ position: somebody! });
      const panel = page.getByRole('article');
      const name = panel.getByRole('heading', { level: 2 });
      await name.filter({ hasText: /^(Founder|Newcomer) / }).waitFor();
      for (const part of [/^Satisfaction/, 'Their week', 'How they fare, and why', 'Ties and grievances', /law$/])
        await panel.getByRole('heading', { level: 3, name: part }).waitFor();

      await page.getByRole('combobox', { name: 'Find a person' }).fill('founder 3');
      await page.keyboard.press('Enter');
      expect(await name.textContent()).toMatch(/^Founder 3/);
      const met = await name.textContent();
      await page.getByRole('application').focus();
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
      expect(await name.textContent()).not.toBe('');
      await panel.locator('.member-ties button').first().click();
      expect(await name.textContent()).not.toBe(met);
      await page.getByRole('application').focus();
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: 'At a glance' }).waitFor();

      const seen = new Set<number>();
      for (const mode of ['Factions', 'Power', 'Exhaustion', 'Satisfaction']) {
        await page.getByRole('radio', { name: mode }).check({ force: true });
        await page.waitForTimeout(100);
        seen.add((await drawn(page)).sum);
      }
      expect(seen.size).toBe(4);
      await page.getByRole('list', { name: 'Colours from less to more satisfaction' }).waitFor();
    });
  });

  test('a fork: both futures side by side, and back to one', async () => {
    await visit('', async (page) => {
      await livedAtLeast(page, 10);
      await page.getByRole('button', { name: 'What if…' }).click();
      const panel = page.getByRole('region', { name: /^Change one rule/ });
      await panel.getByLabel('Rule').selectOption({ label: 'Pooled treasury: sharing rate' });
      const live = panel.getByRole('button', { name: 'Live both futures' });
      expect(await live.isDisabled()).toBe(true);
      await panel.getByLabel('New value', { exact: true }).fill('0.9');
      await page.keyboard.press('Tab');
      const forkedAt = await lived(page);
      await live.click();
      await page.getByText(`after week ${forkedAt}: treasury sharing rate 0.9`).waitFor();
      await livedAtLeast(page, forkedAt + 8);
      await page.getByRole('button', { name: 'Pause' }).click();
      expect(await page.locator('canvas').count()).toBe(2);
      await page.waitForFunction(() => document.querySelectorAll('.glance thead th').length === 4);
      // The purse fills faster under the higher rate.
      const purse = await page
        .getByRole('row', { name: /^Common purse/ })
        .locator('.glance-value')
        .allTextContents();
      const [a, b] = purse.map((text) => Number(text.replace('−', '-').replace(/[^\d.-]/g, '')));
      expect(b).toBeGreaterThan(a);
      // Everything open at once: two branches, a person with a stock's terms, the question.
      await page.getByRole('combobox', { name: 'Find a person' }).fill('founder');
      await page.keyboard.press('Enter');
      await page.locator('.stock summary').first().click();
      await page.getByRole('button', { name: 'What if…' }).click();
      await accessible(page, '.figures');
      await fits(page);
      await page.getByRole('button', { name: 'Drop branch B' }).click();
      expect(await page.locator('canvas').count()).toBe(1);
    });
  });

  test('another society by seed and founders; its link re-makes it, hash and all', async () => {
    let address = '';
    await visit('', async (page) => {
      await livedAtLeast(page, 1);
      await page.getByLabel('Constitution').selectOption({ label: 'Willow House' });
      await page.getByRole('heading', { level: 1, name: 'Willow House' }).waitFor();
      await page.getByLabel('Founders').fill('40');
      await page.keyboard.press('Enter');
      await page.getByLabel('Seed of chance', { exact: true }).fill('a seed of one’s own');
      await page.keyboard.press('Enter');
      await livedAtLeast(page, 5);
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('button', { name: /^Share/ }).click();
      await page.getByText(/^Link (copied|is in the address bar)$/).waitFor();
      address = page.url();
    });
    await visit(new URL(address).hash, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Willow House' }).waitFor();
      await page.getByText('The same society.').waitFor();
      expect(await page.getByLabel('Founders').inputValue()).toBe('40');
      expect(await page.getByLabel('Seed of chance', { exact: true }).inputValue()).toBe('a seed of one’s own');
    });
  });

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
      await page.waitForURL(served.address);
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
