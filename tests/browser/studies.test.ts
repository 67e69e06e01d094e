/**
 * The studies of the built page as a person uses them: a small battery to its end, one that is cancelled, two
 * constitutions compared, a constitution edited, hostile links and files refused in words. Nothing may be found by axe,
 * in light or dark, and nothing said by the console.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { politeia, temporaryFolder } from '../command.ts';
import { inChromium, servePage, usePage, watch } from './page.fixture.ts';

describe.skipIf(!inChromium)('studies of the page in Chromium', () => {
  const used = usePage();

  /** Opens a view, leads somebody through it, and asks that nothing went wrong meanwhile. */
  async function visit(fragment: string, through: (page: Page) => Promise<void>): Promise<void> {
    const context = await used.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const troubles = watch(page, used.served.address);
    await page.goto(`${used.served.address}#${fragment}`);
    await through(page);
    expect(troubles).toEqual([]);
    await context.close();
  }

  /** All of the page, in its widths too, or only the part that is new. */
  async function accessible(page: Page, part?: string): Promise<void> {
    // What a view is made of is loaded when it is first looked at.
    await page.waitForLoadState('networkidle');
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await (part ? new AxeBuilder({ page }).include(part) : new AxeBuilder({ page })).analyze();
      const found = violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html} (${nodes.length})`);
      expect(found).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    if (part) return;
    for (const width of [1920, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect({ width, wider }).toEqual({ width, wider: 0 });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  test('a small battery, to its end', async () => {
    await visit('stress', async (page) => {
      await page.getByLabel('Societies under each scenario').fill('1');
      await page.getByText('A whole number from 2 to 1000, please.').waitFor();
      expect(await page.getByRole('button', { name: 'Run the battery' }).isDisabled()).toBe(true);
      await page.getByLabel('Societies under each scenario').fill('3');
      await page.getByLabel('Weeks').fill('120');
      await page.getByRole('button', { name: 'none' }).click();
      await page.getByLabel('Scandal').check();
      await page.getByText('2 scenarios, one of them without a shock, × 3 = 6 societies').waitFor();
      await accessible(page);
      await page.getByRole('button', { name: 'Run the battery' }).click();
      const result = page.getByRole('region', { name: 'Result of the battery' });
      await result.waitFor({ timeout: 60_000 });
      await result.getByText(/^Left to itself, Hollow Creek lasts 2\.3\syears in \d+\s%/).waitFor();
      expect(await page.locator('#survival .panel').count()).toBe(2);
      expect(await page.locator('#ends .stack li').count()).toBe(2);
      expect(await page.locator('#effects .forest').count()).toBe(9);
      expect(await page.locator('#signals .panel').count()).toBe(14);
      // The report's rules are in force, and those of the page are not.
      const line = page.locator('#survival .line').first();
      expect(await line.evaluate((path) => getComputedStyle(path).strokeWidth)).toBe('1.75px');
      await page.getByRole('button', { name: 'Every number' }).click();
      await page.locator('#numbers').waitFor();
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000);
      await accessible(page, '.study-result');
      const [report] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download the report' }).click(),
      ]);
      expect(report.suggestedFilename()).toBe('hollow-creek-stress-report.html');
      expect(readFileSync(await report.path(), 'utf8')).toMatch(/^<!doctype html>[\s\S]*Hollow Creek: stress report/);
    });
  });

  test('a battery is cancelled, and the page is ready for another', async () => {
    await visit('stress', async (page) => {
      await page.getByLabel('Societies under each scenario').fill('400');
      await page.getByRole('button', { name: 'Run the battery' }).click();
      await page.getByText(/^[\d\s]+ of 6000 societies, [\d.]+ a second, about .+ left$/).waitFor({ timeout: 60_000 });
      await accessible(page, '.study-progress');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByText('The battery was cancelled.').waitFor({ timeout: 30_000 });
      expect(await page.getByRole('button', { name: 'Run the battery' }).isEnabled()).toBe(true);
    });
  });

  test('two constitutions side by side, and over many pairs', async () => {
    await visit('compare', async (page) => {
      await accessible(page);
      await page.getByLabel('Weeks', { exact: true }).fill('80');
      await page.getByText('fastest').click();
      await page.getByRole('button', { name: 'Found both' }).click();
      await page.getByText('Both histories are written.').waitFor({ timeout: 60_000 });
      expect(await page.locator('.pair-multiples .fig-panel').count()).toBe(10);
      await page.getByRole('slider', { name: /People living there/ }).press('Home');
      await page.getByRole('slider', { name: /People living there/ }).press('ArrowRight');
      await page.getByText(/^In week 2 (?:they differ most in|no signal tells)/).waitFor();

      await page.getByLabel('Pairs', { exact: true }).fill('4');
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await page.getByRole('heading', { name: 'How they end' }).waitFor({ timeout: 60_000 });
      const counts = await page.locator('.endings tbody td:nth-child(2)').allTextContents();
      expect(counts.map(Number).reduce((sum, pairs) => sum + pairs, 0)).toBe(4);
      const verdicts = new Set(await page.locator('.paired-verdict').allTextContents());
      const known =
        /^(?:[AB] (?:clearly|perhaps) better|(?:clearly|perhaps) (?:higher|lower) under B|no clear difference)$/;
      expect([...verdicts].filter((verdict) => !known.test(verdict))).toEqual([]);
      const clauses = await page.locator('.clauses tbody th').allTextContents();
      expect(clauses).toContain('governance.consensus.threshold');
      await accessible(page);
    });
  });

  test('a constitution is edited: its error in its place, mended by a click, and used', async () => {
    await visit('compare', async (page) => {
      await page.getByRole('button', { name: 'Edit the text of B' }).click();
      const editor = page.getByRole('region', { name: 'Constitution B' });
      const text = editor.getByRole('textbox', { name: 'Constitution B, as YAML text' });
      await text.waitFor();
      await editor.getByText('No problems.').waitFor();
      const put = async (written: string): Promise<void> => {
        await editor
          .locator('input[type=file]')
          .setInputFiles({ name: 'mine.yaml', mimeType: 'text/yaml', buffer: Buffer.from(written) });
      };
      await put(
        'constitution: 1\nname: "</b><img src=x onerror=alert(1)>"\ncommunity: eco\ngovernance:\n  consensus: { treshold: 0.9 }\n',
      );
      await editor.getByText('No key “treshold” in governance.consensus.').waitFor();
      await editor.getByText('1 problem to mend.').waitFor();
      expect(await editor.getByRole('button', { name: 'Use this text' }).isDisabled()).toBe(true);
      await editor.getByRole('button', { name: 'Go to line 5, column 16' }).click();
      // The cursor is there: the line's meaning is not yet known, and typing happens in the word.
      await page.keyboard.type('x');
      await editor.getByText('No key “xtreshold”').waitFor();
      await page.keyboard.press('Control+z');
      await accessible(page);
      await editor.getByRole('button', { name: 'Replace “treshold” by “threshold”' }).click();
      await editor.getByText('No problems.').waitFor();
      expect(await text.textContent()).toContain('{ threshold: 0.9 }');

      const refused: readonly (readonly [Buffer, RegExp])[] = [
        [Buffer.alloc(300 * 1024, 'a'), /too large to be a constitution: it has 300 KiB, and at most 256.KiB are read/],
        [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]), /not a text in UTF-8/],
        [Buffer.alloc(0), /is empty/],
      ];
      for (const [buffer, reason] of refused) {
        await editor
          .locator('input[type=file]')
          .setInputFiles({ name: '<i>evil</i>.yaml', mimeType: 'text/yaml', buffer });
        await editor.getByRole('alert').filter({ hasText: reason }).waitFor();
        expect(await editor.getByRole('alert').textContent()).toContain('“<i>evil</i>.yaml”');
      }
      expect(await text.textContent()).toContain('{ threshold: 0.9 }');
      await editor.getByRole('button', { name: 'Use this text' }).click();
      const choice = page.getByLabel('Constitution B', { exact: false }).first();
      expect(await choice.locator('option:checked').textContent()).toBe(
        '</b><img src=x onerror=alert(1)> (written here)',
      );
    });
  });

  test('results of the command line, served beside the page', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'constitution.yaml');
    writeFileSync(file, (await politeia(['new', 'eco'])).stdout);
    const out = join(folder, 'results');
    const { code } = await politeia(['stress', file, '--seeds', '2', '--weeks', '20', '--out', out]);
    expect(code).toBe(0);
    const beside = await servePage(out);
    const page = await used.browser.newPage();
    const troubles = watch(page, beside.address);
    await page.goto(`${beside.address}#results`);
    await page.getByText(/^Left to itself, .+ lasts 20\sweeks in/).waitFor({ timeout: 60_000 });
    expect(await page.locator('#survival .panel').count()).toBe(12);
    expect(troubles).toEqual([]);
    await page.close();
    await beside.close();
  });

  test('hostile links are refused in words, and the page goes on', async () => {
    const hostile = [
      's1z.<script>alert(1)</script>',
      's1z.000000000000.AAAA',
      `s1p.000000000000.${Buffer.from('{"format":1}').toString('base64url')}`,
      's9z.000000000000.AAAA',
      `s1z.000000000000.${'A'.repeat(250_000)}`,
    ];
    for (const fragment of hostile) {
      await visit(fragment, async (page) => {
        await page
          .getByRole('alert')
          .filter({ hasText: /This link (?:is|was) / })
          .waitFor();
        await page.getByRole('link', { name: 'Compare' }).click();
        await page.getByRole('heading', { name: 'Compare', level: 1 }).waitFor();
      });
    }
  });
});
