/**
 * The living society of the built page as a person uses it: it opens moving; it is paused, stepped, scrubbed, forked;
 * people are met by click and by keys; colours change; a link re-makes it. Nothing may be found by axe, in light or dark,
 * and nothing said by the console.
 */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessible, drawn, lived, livedAtLeast, visitIn } from './live.fixture.ts';
import { inChromium, usePage } from './page.fixture.ts';

const HORIZON = 520;

describe.skipIf(!inChromium)('the living society in Chromium', () => {
  const used = usePage();

  const visit = (fragment: string, through: (page: Page) => Promise<void>) =>
    visitIn(used.browser, used.served, fragment, through);

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
      // The address tells which society lives: each is waited for.
      for (const [label, written] of [
        ['Founders', '40'],
        ['Seed of chance', 'a seed of one’s own'],
      ]) {
        const before = page.url();
        await page
          .getByLabel(label)
          .and(page.getByRole(label === 'Founders' ? 'spinbutton' : 'textbox'))
          .fill(written);
        await page.keyboard.press('Enter');
        await page.waitForURL((url) => url.href !== before);
      }
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
});
