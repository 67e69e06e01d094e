import { describe, expect, test } from 'vitest';
import { felt, tieStrength, weeklyKeep } from './case.ts';

describe('what mechanisms of justice have in common', () => {
  test('half is left after a half-life', () => {
    let left = 1;
    for (let week = 0; week < 26; week++) left *= weeklyKeep(26);
    expect(left).toBeCloseTo(0.5, 12);
  });

  test('the tie looked up is the one towards the other, and nobody has none', () => {
    const target = Int32Array.from([1, -1, 0, 2]);
    const strength = Float32Array.from([0.5, 0, -0.25, 0.75]);
    expect(tieStrength(target, strength, 2, 0, 1)).toBe(0.5);
    expect(tieStrength(target, strength, 2, 1, 0)).toBe(-0.25);
    expect(tieStrength(target, strength, 2, 0, 2)).toBe(0);
    expect(tieStrength(target, strength, 2, -1, 1)).toBe(0);
    expect(tieStrength(target, strength, 2, 0, -1)).toBe(0);
  });

  test('experience moves half-way and stays in range', () => {
    expect(felt(0, 1)).toBe(0.5);
    expect(felt(1, -1)).toBe(0);
    let experience = 0;
    for (let k = 0; k < 60; k++) experience = felt(experience, 1);
    expect(experience).toBeLessThanOrEqual(1);
  });
});
