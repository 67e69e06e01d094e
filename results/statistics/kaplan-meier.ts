/**
 * Product-limit estimate of survival: S(t) = Π (1 − d/n) over the event times up to t, with d events among n at risk.
 * Variance by Greenwood: S² Σ d / (n (n − d)). Interval on the log(−log S) scale: S^exp(±z √Σ / log S), which stays in [0, 1].
 *
 * Source: Kaplan & Meier, Journal of the American Statistical Association 53 (1958) 457-481; Greenwood 1926;
 * Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data, 2nd ed. 2002, section 1.4.
 * A subject censored in the week of an event counts as at risk in it.
 * Edge cases: where S is 1 or 0 the variance gives no interval. Before the first censoring S is a plain proportion, and Wilson's
 * interval is given there; after it, [S, S]. Median: the first time at which S ≤ 1/2, Infinity if never;
 * its interval by Brookmeyer & Crowley, Biometrics 38 (1982) 29-41: the times at which the band crosses 1/2.
 */
import { normalQuantile } from './normal.ts';
import { wilson } from './wilson.ts';

export interface Subject {
  readonly time: number;
  /** 0 when censored, otherwise the number of the event. */
  readonly event: number;
}

export interface SurvivalPoint {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

export interface MedianSurvival {
  readonly time: number;
  readonly low: number;
  readonly high: number;
}

/** One point an event time, in order of time. */
export function kaplanMeier(subjects: readonly Subject[], level = 0.95): SurvivalPoint[] {
  const z = normalQuantile((1 + level) / 2);
  const sorted = [...subjects].sort((a, b) => a.time - b.time);
  const points: SurvivalPoint[] = [];
  let survival = 1;
  let sum = 0;
  let censored = 0;
  for (let i = 0; i < sorted.length; ) {
    const time = sorted[i].time;
    const atRisk = sorted.length - i;
    let events = 0;
    let leaving = 0;
    for (; i < sorted.length && sorted[i].time === time; i++) {
      if (sorted[i].event === 0) leaving++;
      else events++;
    }
    if (events > 0) {
      survival = events === atRisk ? 0 : survival * (1 - events / atRisk);
      sum += events / (atRisk * (atRisk - events));
      const standardError = survival === 0 ? 0 : survival * Math.sqrt(sum);
      const band =
        survival > 0
          ? logLog(survival, Math.sqrt(sum), z)
          : censored === 0
            ? wilson(0, sorted.length, level)
            : { low: 0, high: 0 };
      points.push({ time, atRisk, events, survival, standardError, low: band.low, high: band.high });
    }
    censored += leaving;
  }
  return points;
}

function logLog(survival: number, relativeError: number, z: number): { low: number; high: number } {
  const spread = (z * relativeError) / Math.log(survival);
  return { low: survival ** Math.exp(-spread), high: survival ** Math.exp(spread) };
}

export function medianSurvival(points: readonly SurvivalPoint[]): MedianSurvival {
  const first = (of: (point: SurvivalPoint) => number): number =>
    points.find((point) => of(point) <= 0.5)?.time ?? Number.POSITIVE_INFINITY;
  return { time: first((p) => p.survival), low: first((p) => p.low), high: first((p) => p.high) };
}
