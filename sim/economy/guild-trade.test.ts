import { describe, expect, test } from 'vitest';
import { runWeeks } from '../lab.ts';
import { entryWorth, masterBar, raisePerPoint, strongest, tradePart } from './guild-trade.ts';
import { CALM, village } from './village.fixture.ts';

const skills = Float32Array.of(0.5, 0.2, 0.9, 0.9);

test('a trade is what one is best in, the first of equals', () => {
  expect(strongest(skills, 0)).toBe(2);
  expect(strongest(Float32Array.of(0, 0, 0, 0, 0.1, 0.2, 0, 0), 4)).toBe(1);
});

/** Effective hours and outside pay of everybody when skill in one domain is worth nothing, against now. */
function without(domain: number, path: string): { now: Float64Array; cut: Float64Array; skill: Float32Array } {
  const read = (unskilled: boolean) => {
    const world = village(CALM, { members: 12 });
    const skill = world.array('members.skill') as Float32Array;
    const before = skill.slice();
    if (unskilled) for (let i = 0; i < 12; i++) skill[4 * i + domain] = 0;
    runWeeks(world, 1);
    return { values: Float64Array.from(world.array(path)), before };
  };
  const now = read(false);
  return { now: now.values, cut: read(true).values, skill: now.before };
}

describe('what a skill is worth', () => {
  test('is the part of production that is gone without it', () => {
    for (let d = 0; d < 4; d++) {
      const { now, cut, skill } = without(d, 'members.effectiveHours');
      for (let i = 0; i < 12; i++) expect(1 - cut[i] / now[i]).toBeCloseTo(tradePart(skill, 4 * i, d), 5);
    }
  });

  test('and of outside pay', () => {
    for (let d = 0; d < 4; d++) {
      const { now, cut, skill } = without(d, 'members.outsideWage');
      for (let i = 0; i < 12; i++) {
        const raise = raisePerPoint(0, now[i], skill, 4 * i, d);
        expect(now[i] - cut[i]).toBeCloseTo(raise * skill[4 * i + d], 3);
      }
    }
  });
});

describe('masters', () => {
  test('are the highest fifth of a bell-shaped trade, and somebody in any trade', () => {
    const bar = (list: number[]) =>
      masterBar(
        list.reduce((a, b) => a + b, 0),
        list.reduce((a, b) => a + b * b, 0),
        list.length,
      );
    // Sums of twelve evenly spread digits of a counter are nearly normal.
    const list = Array.from(
      { length: 4096 },
      (_, k) => 0.3 + 0.05 * [...k.toString(2)].filter((x) => x === '1').length,
    );
    const above = list.filter((x) => x >= bar(list)).length / list.length;
    expect(above).toBeGreaterThan(0.15);
    expect(above).toBeLessThan(0.25);
    for (const few of [[0.7], [0.3, 0.3, 0.3], [0.2, 0.4]]) expect(Math.max(...few)).toBeGreaterThanOrEqual(bar(few));
    expect(bar([])).toBe(1);
  });

  test('who live on tolls want half of the trade inside, in an open trade everybody', () => {
    const tolls = (m: number, n: number) => (2 * (n - m) * m) / n;
    for (const m of [0, 3, 9, 10, 17, 19]) {
      expect(entryWorth(0, 2, m, 20)).toBeCloseTo(tolls(m + 1, 20) - tolls(m, 20), 12);
      expect(entryWorth(0, 0, m, 20)).toBe(0);
    }
    expect(entryWorth(0, 2, 9, 20)).toBeGreaterThan(0);
    expect(entryWorth(0, 2, 10, 20)).toBeLessThan(0);
    expect(entryWorth(2, 2, 10, 20)).toBeGreaterThan(0);
    expect(entryWorth(1, 2, 0, 0)).toBe(1);
  });
});
