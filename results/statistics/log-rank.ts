/**
 * Log-rank test that two or more groups share one survival curve.
 *
 * At each event time, group g expects d n_g / n of the d events; χ² = (O − E)ᵀ V⁻¹ (O − E) over all groups but the last, with
 * hypergeometric covariances V. For two groups it is (O − E)² / V.
 * Source: Mantel, Cancer Chemotherapy Reports 50 (1966) 163-170; Peto & Peto, Journal of the Royal Statistical Society A 135 (1972) 185-207.
 * Assumes independent groups: with common random numbers across groups it errs on the side of caution.
 * Edge cases: fewer than two groups, or no events, give χ² 0 and p 1.
 */
import { chiSquaredUpperTail } from './chi-squared.ts';
import type { Subject } from './kaplan-meier.ts';

export interface LogRank {
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  readonly observed: readonly number[];
  readonly expected: readonly number[];
}

export function logRank(groups: readonly (readonly Subject[])[]): LogRank {
  const k = groups.length;
  const times = [...new Set(groups.flat().flatMap((s) => (s.event === 0 ? [] : [s.time])))].sort((a, b) => a - b);
  const observed = new Array<number>(k).fill(0);
  const expected = new Array<number>(k).fill(0);
  const covariance = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (const time of times) {
    const atRisk = groups.map((group) => group.reduce((sum, s) => sum + (s.time >= time ? 1 : 0), 0));
    const events = groups.map((group) => group.reduce((sum, s) => sum + (s.time === time && s.event !== 0 ? 1 : 0), 0));
    const n = atRisk.reduce((a, b) => a + b, 0);
    const d = events.reduce((a, b) => a + b, 0);
    const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
    for (let g = 0; g < k; g++) {
      observed[g] += events[g];
      expected[g] += (d * atRisk[g]) / n;
      for (let h = 0; h < k; h++) {
        covariance[g][h] += spread * (atRisk[g] / n) * ((g === h ? 1 : 0) - atRisk[h] / n);
      }
    }
  }
  const degreesOfFreedom = Math.max(0, k - 1);
  if (degreesOfFreedom === 0 || times.length === 0) {
    return { chiSquared: 0, degreesOfFreedom, p: 1, observed, expected };
  }
  const difference = observed.slice(0, -1).map((o, g) => o - expected[g]);
  const solved = solve(
    covariance.slice(0, -1).map((row) => row.slice(0, -1)),
    difference,
  );
  const chiSquared = difference.reduce((sum, value, g) => sum + value * solved[g], 0);
  return { chiSquared, degreesOfFreedom, p: chiSquaredUpperTail(chiSquared, degreesOfFreedom), observed, expected };
}

/** Gaussian elimination with pivoting; a group that carries no information contributes nothing. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) if (Math.abs(rows[i][column]) > Math.abs(rows[pivot][column])) pivot = i;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    if (Math.abs(rows[column][column]) < 1e-12) continue;
    for (let i = 0; i < n; i++) {
      if (i === column) continue;
      const factor = rows[i][column] / rows[column][column];
      for (let j = column; j <= n; j++) rows[i][j] -= factor * rows[column][j];
    }
  }
  return rows.map((row, i) => (Math.abs(row[i]) < 1e-12 ? 0 : row[n] / row[i]));
}
