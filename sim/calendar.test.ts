import { describe, expect, test } from 'vitest';
import { ShockCalendar } from './calendar.ts';
import type { ScenarioShock } from './core/plan.ts';
import { runKey } from './core/random.ts';

function calendar(shocks: readonly ScenarioShock[], seed = 'calendar'): ShockCalendar {
  const [run0, run1] = runKey(seed);
  return new ShockCalendar(run0, run1, { name: 'x', shocks });
}

function strikes(shocks: readonly ScenarioShock[], weeks: number, seed?: string, id = 'shocks.disaster'): number[] {
  const c = calendar(shocks, seed);
  return Array.from({ length: weeks }, (_, week) => week).filter((week) => c.intensity(id, week) > 0);
}

describe('timed shocks', () => {
  test('strike in their week, once, with their intensity', () => {
    const c = calendar([{ shock: 'disaster', week: 7, intensity: 1.5 }]);
    expect([6, 7, 8].map((week) => c.intensity('shocks.disaster', week))).toEqual([0, 1.5, 0]);
    expect(c.intensity('shocks.scandal', 7)).toBe(0);
  });

  test('add up when they fall together, and may strike in the first week', () => {
    const c = calendar([
      { shock: 'disaster', week: 0, intensity: 1 },
      { shock: 'disaster', week: 0, intensity: 0.25 },
    ]);
    expect(c.intensity('shocks.disaster', 0)).toBe(1.25);
  });
});

describe('shocks by hazard', () => {
  const WEEKS = 52 * 400;

  test.each([0.1, 1, 5, 52])('%f a year strike as often as they should', (hazardPerYear) => {
    const chance = 1 - Math.exp(-hazardPerYear / 52);
    const count = strikes([{ shock: 'disaster', hazardPerYear, intensity: 1 }], WEEKS).length;
    expect(Math.abs(count - WEEKS * chance)).toBeLessThan(4 * Math.sqrt(WEEKS * chance * (1 - chance)));
  });

  test('come without memory: waits are geometric', () => {
    const at = strikes([{ shock: 'disaster', hazardPerYear: 4, intensity: 1 }], WEEKS);
    const waits = at.slice(1).map((week, k) => week - at[k]);
    const mean = waits.reduce((a, b) => a + b, 0) / waits.length;
    const sd = Math.sqrt(waits.reduce((a, b) => a + (b - mean) * (b - mean), 0) / waits.length);
    expect(sd / mean).toBeGreaterThan(0.88);
    expect(sd / mean).toBeLessThan(1.05);
  });

  test('of none never come, and a bigger hazard strikes whenever a smaller one would have', () => {
    expect(strikes([{ shock: 'disaster', hazardPerYear: 0, intensity: 1 }], 2000)).toEqual([]);
    expect(strikes([{ shock: 'disaster', intensity: 1 }], 2000)).toEqual([]);
    const rare = strikes([{ shock: 'disaster', hazardPerYear: 1, intensity: 1 }], 2000);
    const often = new Set(strikes([{ shock: 'disaster', hazardPerYear: 3, intensity: 1 }], 2000));
    expect(rare.length).toBeGreaterThan(10);
    for (const week of rare) expect(often.has(week)).toBe(true);
  });

  test('differ by seed, by shock and by entry', () => {
    const entry = { shock: 'disaster', hazardPerYear: 6, intensity: 1 };
    const one = strikes([entry], 1000);
    expect(strikes([entry], 1000)).toEqual(one);
    expect(strikes([entry], 1000, 'another')).not.toEqual(one);
    expect(strikes([{ ...entry, shock: 'scandal' }], 1000, undefined, 'shocks.scandal')).not.toEqual(one);
    expect(strikes([entry, entry], 1000).length).toBeGreaterThan(one.length);
  });
});
