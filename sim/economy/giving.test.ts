import { describe, expect, test } from 'vitest';
import { bonusPays, readyToGive, sharedWorth } from './giving.ts';

const [UNCONDITIONAL, CONDITIONAL, FREE_RIDER, HUMP_SHAPED] = [0, 1, 2, 3];
const FAR = 1e9;

describe('types', () => {
  test('conditional cooperators give more the more is there, others do not', () => {
    expect(sharedWorth(CONDITIONAL, 0.5, 0.3)).toBeCloseTo(0.8, 12);
    expect(sharedWorth(CONDITIONAL, 0.5, 0.7)).toBe(1);
    for (const seen of [0, 0.4, 0.9]) {
      expect(sharedWorth(UNCONDITIONAL, 0.2, seen)).toBe(1);
      expect(sharedWorth(FREE_RIDER, 0.9, seen)).toBe(0.05);
    }
  });

  test('the hump rises to the middle and falls to nothing', () => {
    const at = (seen: number): number => sharedWorth(HUMP_SHAPED, 0.4, seen);
    expect(at(0.5)).toBeGreaterThan(at(0));
    expect(at(0.5)).toBeGreaterThan(at(0.9));
    expect(at(1)).toBe(0);
  });
});

describe('what somebody is ready to give', () => {
  test('is half as much again when a friend asked, and never more than it is worth to oneself', () => {
    expect(readyToGive(CONDITIONAL, 0.4, 0, 0, 100, FAR, 0)).toBeCloseTo(40, 12);
    expect(readyToGive(CONDITIONAL, 0.4, 0, 1, 100, FAR, 0)).toBeCloseTo(60, 12);
    expect(readyToGive(UNCONDITIONAL, 0.4, 0, 1, 100, FAR, 0)).toBe(100);
  });

  test('whoever can complete it alone gains by it, a free rider too; whoever would lose does not', () => {
    expect(readyToGive(FREE_RIDER, 0, 0.9, 0, 100, 80, 0)).toBe(80);
    expect(readyToGive(FREE_RIDER, 0, 0.9, 0, 100, 120, 0)).toBe(5);
  });

  test('a bonus makes it worth pledging to what will probably fail, to everybody', () => {
    expect(bonusPays(0, 0, 0.5)).toBe(false);
    expect(bonusPays(0.2, 0.45, 0.5)).toBe(false);
    expect(bonusPays(0.2, 0.05, 0.5)).toBe(true);
    expect(bonusPays(0.5, 0.6, 0.5)).toBe(false);
    expect(readyToGive(FREE_RIDER, 0, 0, 0, 100, FAR, 1)).toBe(100);
  });
});
