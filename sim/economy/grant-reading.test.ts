import { describe, expect, test } from 'vitest';
import { MEMBER, SKILLS } from '../core/contract.ts';
import { runKey } from '../core/random.ts';
import { GRANT_COLUMNS, MOST_APPLICATIONS } from './grant-book.ts';
import { read, type Scholars } from './grant-reading.ts';

/** A book with applications of given merit and readers without ties, or with one to application 0. */
function library(merits: readonly number[], readers: number, tie = 0): Scholars {
  const n = merits.length + readers;
  const c = Object.fromEntries(
    Object.entries(GRANT_COLUMNS).map(([name, { width, initial }]) => [
      name,
      new Float64Array(width * n).fill(initial),
    ]),
  );
  for (let a = 0; a < merits.length; a++) {
    c.applicant[a] = a;
    c.applicantMerit[a] = merits[a];
  }
  return {
    ...c,
    status: new Uint8Array(n).fill(MEMBER),
    identity: Uint32Array.from({ length: n }, (_, i) => 1000 + i),
    skill: new Float32Array(n * SKILLS.length),
    conscientiousness: new Float32Array(n),
    reputation: new Float64Array(0),
    target: new Int32Array(n).fill(tie === 0 ? -1 : 0),
    strength: new Float32Array(n).fill(tie),
  } as unknown as Scholars;
}

describe('readers', () => {
  const merits = Array.from(
    { length: MOST_APPLICATIONS },
    (_, a) => (a / (MOST_APPLICATIONS - 1) - 0.5) * 0.4 * Math.sqrt(3) + 0.5,
  );

  /** Mean rating of each application by so many readers, of rows from `first` on. */
  function panel(first: number, readers: number, reliability: number, seed: string, tie = 0): number[] {
    const c = library(merits, 200, tie);
    const [k0, k1] = runKey(seed);
    for (let k = 0; k < readers; k++) read(c, MOST_APPLICATIONS + first + k, 32, false, reliability, 0.15, 1, k0, k1);
    return merits.map((_, a) => c.applicantScore[a] / c.applicantReads[a]);
  }

  function correlation(x: readonly number[], y: readonly number[]): number {
    const mean = (v: readonly number[]): number => v.reduce((a, b) => a + b, 0) / v.length;
    const [mx, my] = [mean(x), mean(y)];
    const dot = (u: readonly number[], mu: number, v: readonly number[], mv: number): number =>
      u.reduce((sum, ui, i) => sum + (ui - mu) * (v[i] - mv), 0);
    return dot(x, mx, y, my) / Math.sqrt(dot(x, mx, x, mx) * dot(y, my, y, my));
  }

  test.each([
    [1, 0.2],
    // Four assessors of a proposal: 0.494 (Marsh and Bazeley 1999, p. 1).
    [4, 0.494],
    [5, 0.556],
  ])('%i agree with as many others at %f', (readers, expected) => {
    let sum = 0;
    for (let k = 0; k < 200; k++) {
      sum += correlation(panel(0, readers, 0.2, `panel/${k}`), panel(50, readers, 0.2, `panel/${k}`));
    }
    expect(Math.abs(sum / 200 - expected)).toBeLessThan(0.04);
  });

  test('agree about everything when ratings are reliable', () => {
    expect(correlation(panel(0, 1, 1, 'sure'), merits)).toBeCloseTo(1, 9);
  });

  test('favour a friend by fifteen per cent, and disfavour an enemy', () => {
    const rating = (tie: number): number => panel(0, 1, 1, 'friend', tie)[0];
    expect(rating(1) / rating(0)).toBeCloseTo(1.15, 6);
    expect(rating(-1) / rating(0)).toBeCloseTo(0.85, 6);
  });
});
