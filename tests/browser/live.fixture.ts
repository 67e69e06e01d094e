/** What browser tests of the living society share: a tab in which nothing may go wrong, its weeks, its picture, axe. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ServedPage, watch } from './page.fixture.ts';

/** Goes through the page in a tab of its own, and expects no critical notice and nothing said by the console. */
export async function visitIn(
  browser: Browser,
  served: ServedPage,
  fragment: string,
  through: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const troubles = watch(page, served.address);
  await page.goto(served.address + fragment);
  await through(page);
  expect(await page.locator('.notice.critical').allTextContents()).toEqual([]);
  expect(troubles).toEqual([]);
  await context.close();
}

export const lived = async (page: Page): Promise<number> =>
  Number.parseInt((await page.locator('.timeline-words .note').textContent()) ?? '', 10);
export const livedAtLeast = (page: Page, weeks: number) =>
  page.waitForFunction(
    (least) => Number.parseInt(document.querySelector('.timeline-words .note')?.textContent ?? '', 10) >= least,
    weeks,
  );
/**
 * What is on a canvas as a number that changes with it, 0 when it is empty; and where somebody stands on it: the middle
 * of an opaque, coloured patch. Read from a copy, since reading the canvas itself would slow it down.
 */
export const drawn = (page: Page, which = 0): Promise<{ sum: number; somebody: { x: number; y: number } | null }> =>
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
export async function accessible(page: Page, besides?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page });
    const { violations } = await (besides ? axe.exclude(besides) : axe).analyze();
    const found = violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html} (${nodes.length})`);
    expect(found).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}
