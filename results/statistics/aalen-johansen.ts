/**
 * Cumulative incidence of competing ends: I_k(t) = Σ S(t_{j−1}) d_kj / n_j, the chance that end k has come by t in a
 * world where the other ends may come first. The incidences and the survival sum to 1.
 *
 * Variance (Greenwood type): Σ_j { (I(t)−I(t_j))² d_j / (n_j (n_j−d_j)) + S(t_{j−1})² d_kj (n_j−d_kj) / n_j³
 *                               − 2 (I(t)−I(t_j)) S(t_{j−1}) d_kj / n_j² }.
 * Interval on the log(−log I) scale: I^exp(±z σ / (I log I)).
 *
 * Source: Aalen & Johansen, Scandinavian Journal of Statistics 5 (1978) 141-150; variance: Marubini & Valsecchi, Analysing
 * Survival Data from Clinical Trials and Observational Studies, 1995, section 10.5; interval: Pintilie, Competing Risks:
 * A Practical Perspective, 2006, section 4.3. Without censoring it is the proportion, with its binomial variance.
 * Edge cases: no interval exists at I = 0 or 1 on that scale; the estimate is then repeated.
 */
import type { Subject } from './kaplan-meier.ts';
import { normalQuantile } from './normal.ts';

export interface IncidencePoint {
  readonly time: number;
  readonly incidence: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

interface Step {
  readonly time: number;
  readonly atRisk: number;
  readonly all: number;
  readonly ofKind: number;
  /** Survival just before. */
  readonly before: number;
  readonly incidence: number;
}

/** One point for each time at which end `kind` occurred, in order of time. */
export function cumulativeIncidence(subjects: readonly Subject[], kind: number, level = 0.95): IncidencePoint[] {
  const z = normalQuantile((1 + level) / 2);
  const steps = eventSteps(subjects, kind);
  return steps
    .filter((step) => step.ofKind > 0)
    .map((step) => {
      const { time, incidence } = step;
      const standardError = Math.sqrt(Math.max(0, variance(steps, step)));
      if (incidence <= 0 || incidence >= 1) return { time, incidence, standardError, low: incidence, high: incidence };
      const spread = (z * standardError) / (incidence * Math.log(incidence));
      return {
        time,
        incidence,
        standardError,
        low: incidence ** Math.exp(-spread),
        high: incidence ** Math.exp(spread),
      };
    });
}

function eventSteps(subjects: readonly Subject[], kind: number): Step[] {
  const sorted = [...subjects].sort((a, b) => a.time - b.time);
  const steps: Step[] = [];
  let survival = 1;
  let incidence = 0;
  for (let i = 0; i < sorted.length; ) {
    const time = sorted[i].time;
    const atRisk = sorted.length - i;
    let all = 0;
    let ofKind = 0;
    for (; i < sorted.length && sorted[i].time === time; i++) {
      if (sorted[i].event !== 0) all++;
      if (sorted[i].event === kind) ofKind++;
    }
    if (all === 0) continue;
    incidence += (survival * ofKind) / atRisk;
    steps.push({ time, atRisk, all, ofKind, before: survival, incidence });
    survival *= 1 - all / atRisk;
  }
  return steps;
}

function variance(steps: readonly Step[], at: Step): number {
  let sum = 0;
  for (const step of steps) {
    if (step.time > at.time) break;
    const { atRisk: n, all, ofKind, before } = step;
    const rise = at.incidence - step.incidence;
    // The rise after the last subject is 0, so its first term is left out rather than divided by zero.
    if (rise !== 0) sum += (rise * rise * all) / (n * (n - all));
    sum += (before * before * ofKind * (n - ofKind)) / (n * n * n) - (2 * rise * before * ofKind) / (n * n);
  }
  return sum;
}
