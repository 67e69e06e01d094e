import { describe, expect, test } from 'vitest';
import { cumulativeIncidence } from './aalen-johansen.ts';
import { chiSquaredUpperTail } from './chi-squared.ts';
import { FAN_LEVELS, fan } from './fan.ts';
import { kaplanMeier, medianSurvival, type Subject } from './kaplan-meier.ts';
import { logRank } from './log-rank.ts';
import { normalQuantile } from './normal.ts';
import { pairedDifference } from './paired-difference.ts';
import { quantileSorted } from './quantile.ts';
import { studentTCumulative, studentTQuantile } from './student-t.ts';
import { wilson } from './wilson.ts';

const subjects = (events: readonly number[], censored: readonly number[]): Subject[] => [
  ...events.map((time) => ({ time, event: 1 })),
  ...censored.map((time) => ({ time, event: 0 })),
];

// Weeks in remission of 21 pairs of children with leukaemia: Freireich et al., Blood 21 (1963) 699-716, as printed in
// Kleinbaum & Klein, Survival Analysis: A Self-Learning Text, 3rd ed. 2012, p. 17.
const treated = subjects([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);
const placebo = subjects([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], []);

describe('distributions', () => {
  test('normal quantiles: Abramowitz & Stegun 1964, table 26.5', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.9995)).toBeCloseTo(3.2905267314919, 11);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 12);
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798409, 10);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.1)).toBeNaN();
  });

  test('t quantiles: Fisher & Yates, Statistical Tables, 6th ed. 1963, table III', () => {
    for (const [p, v, t] of [
      [0.975, 1, 12.706],
      [0.975, 10, 2.228],
      [0.9995, 10, 4.587],
      [0.9995, 29, 3.659],
      [0.9995, 120, 3.373],
    ]) {
      expect(studentTQuantile(p, v)).toBeCloseTo(t, 3);
    }
    expect(studentTCumulative(studentTQuantile(0.123, 7), 7)).toBeCloseTo(0.123, 13);
    expect(studentTQuantile(0.9, 0)).toBeNaN();
  });

  test('chi-squared tails: Fisher & Yates, Statistical Tables, 6th ed. 1963, table IV', () => {
    expect(chiSquaredUpperTail(3.841459, 1)).toBeCloseTo(0.05, 7);
    expect(chiSquaredUpperTail(10.828, 1)).toBeCloseTo(0.001, 6);
    expect(chiSquaredUpperTail(18.307, 10)).toBeCloseTo(0.05, 5);
    expect(chiSquaredUpperTail(1.145, 5)).toBeCloseTo(0.95, 4);
    expect(chiSquaredUpperTail(0, 3)).toBe(1);
  });
});

describe('proportions', () => {
  test('Wilson: Newcombe, Statistics in Medicine 17 (1998), table I, method 3', () => {
    for (const [count, of, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ]) {
      const interval = wilson(count, of);
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
    expect(wilson(30, 30).high).toBe(1);
    expect(wilson(0, 0)).toMatchObject({ low: 0, high: 1 });
  });
});

describe('survival', () => {
  test('Kaplan–Meier: Kleinbaum & Klein 2012, p. 68; errors and intervals as printed by `sts list` of Stata', () => {
    const printed = [
      [6, 21, 0.8571, 0.0764, 0.6197, 0.9516],
      [7, 17, 0.8067, 0.0869, 0.5631, 0.9228],
      [10, 15, 0.7529, 0.0963, 0.5032, 0.8894],
      [13, 12, 0.6902, 0.1068, 0.4316, 0.8491],
      [16, 11, 0.6275, 0.1141, 0.3675, 0.8049],
      [22, 7, 0.5378, 0.1282, 0.2678, 0.7468],
      [23, 6, 0.4482, 0.1346, 0.1881, 0.6801],
    ];
    const points = kaplanMeier(treated);
    expect(points).toHaveLength(printed.length);
    points.forEach((point, i) => {
      const [time, atRisk, survival, error, low, high] = printed[i];
      expect([point.time, point.atRisk]).toEqual([time, atRisk]);
      expect(point.survival).toBeCloseTo(survival, 4);
      expect(point.standardError).toBeCloseTo(error, 4);
      expect(point.low).toBeCloseTo(low, 4);
      expect(point.high).toBeCloseTo(high, 4);
    });
  });

  test('medians: Kleinbaum & Klein 2012, p. 69', () => {
    expect(medianSurvival(kaplanMeier(treated)).time).toBe(23);
    expect(medianSurvival(kaplanMeier(placebo)).time).toBe(8);
    expect(medianSurvival(kaplanMeier(subjects([3], [9, 9, 9]))).time).toBe(Number.POSITIVE_INFINITY);
  });

  test('where everybody has died the interval keeps a width', () => {
    const last = kaplanMeier(placebo).at(-1);
    expect(last?.survival).toBe(0);
    expect(last?.high).toBeCloseTo(wilson(0, 21).high, 12);
    expect(kaplanMeier(subjects([], [5, 5]))).toEqual([]);
  });

  test('log-rank: Kleinbaum & Klein 2012, pp. 74-76', () => {
    const result = logRank([treated, placebo]);
    expect(result.observed).toEqual([9, 21]);
    expect(result.expected[0]).toBeCloseTo(19.25, 2);
    expect(result.expected[1]).toBeCloseTo(10.75, 2);
    expect(result.chiSquared).toBeCloseTo(16.793, 3);
    expect(result.p).toBeCloseTo(4.17e-5, 7);
    expect(logRank([subjects([], [4]), subjects([], [4])]).p).toBe(1);
  });

  test('log-rank does not depend on the order of three groups', () => {
    const third = subjects([2, 9, 14, 30], [31, 33]);
    const a = logRank([treated, placebo, third]);
    const b = logRank([third, treated, placebo]);
    expect(a.degreesOfFreedom).toBe(2);
    expect(a.chiSquared).toBeCloseTo(b.chiSquared, 10);
  });
});

describe('competing ends', () => {
  // Satagopan et al., British Journal of Cancer 91 (2004) 1229-1235, table 2: the first nine of 305 patients in order of
  // time; 1 dead of breast cancer, 2 dead of another cause, 0 alive. The rest are followed longer.
  const cohort: Subject[] = [
    ...[
      [7, 0],
      [10, 1],
      [14, 0],
      [16, 1],
      [18, 2],
      [23, 1],
      [24, 0],
      [26, 2],
      [27, 1],
    ].map(([time, event]) => ({ time, event })),
    ...Array.from({ length: 296 }, () => ({ time: 40, event: 0 })),
  ];

  test('cumulative incidence: Satagopan et al. 2004, table 2', () => {
    const incidence = cumulativeIncidence(cohort, 1);
    expect(incidence.map((p) => p.time)).toEqual([10, 16, 23, 27]);
    [0.3, 0.6, 0.9, 1.2].forEach((percent, i) => {
      // Printed from terms rounded to 0.3 %, so the last differs by their rounding.
      expect(Math.abs(incidence[i].incidence * 100 - percent)).toBeLessThan(0.13);
    });
    const survival = kaplanMeier(cohort);
    expect(survival.map((p) => p.atRisk)).toEqual([304, 302, 301, 300, 298, 297]);
    [99.7, 99.3, 99.0, 98.7, 98.3, 98.0].forEach((percent, i) => {
      expect(survival[i].survival * 100).toBeCloseTo(percent, 1);
    });
  });

  test('incidences and survival sum to one', () => {
    const total =
      (kaplanMeier(cohort).at(-1)?.survival ?? 0) +
      (cumulativeIncidence(cohort, 1).at(-1)?.incidence ?? 0) +
      (cumulativeIncidence(cohort, 2).at(-1)?.incidence ?? 0);
    expect(total).toBeCloseTo(1, 12);
  });

  test('without censoring it is the binomial proportion: Marubini & Valsecchi 1995, section 10.5', () => {
    const ends = [1, 2, 1, 1, 2, 3, 1, 2, 1, 3].map((event, i) => ({ time: i + 1, event }));
    for (const kind of [1, 2, 3]) {
      const share = ends.filter((s) => s.event === kind).length / ends.length;
      const last = cumulativeIncidence(ends, kind).at(-1);
      expect(last?.incidence).toBeCloseTo(share, 12);
      expect(last?.standardError).toBeCloseTo(Math.sqrt((share * (1 - share)) / ends.length), 12);
    }
  });

  test('with one kind of end only it mirrors Kaplan–Meier and Greenwood', () => {
    const survival = kaplanMeier(treated);
    cumulativeIncidence(treated, 1).forEach((point, i) => {
      expect(point.incidence).toBeCloseTo(1 - survival[i].survival, 12);
      expect(point.standardError).toBeCloseTo(survival[i].standardError, 12);
      expect(point.low).toBeLessThan(point.incidence);
      expect(point.high).toBeGreaterThan(point.incidence);
    });
  });
});

describe('samples', () => {
  test('quantiles of definition 7: Hyndman & Fan 1996; values of R for quantile(c(1, 3, 4, 8, 10, 11), type = 7)', () => {
    const sample = [1, 3, 4, 8, 10, 11];
    expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantileSorted(sample, p))).toEqual([1, 3.25, 6, 9.5, 11]);
    expect(quantileSorted([], 0.5)).toBeNaN();
    expect(quantileSorted([7], 0.95)).toBe(7);
  });

  test('paired difference: the soporifics of Student 1908, p. 20', () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const difference = pairedDifference(second, first, 0.95);
    expect(difference.mean).toBeCloseTo(1.58, 12);
    expect(difference.low).toBeCloseTo(0.7001142, 7);
    expect(difference.high).toBeCloseTo(2.4598858, 7);
    expect(pairedDifference([1, 2], [1, 2])).toMatchObject({ mean: 0, low: 0, high: 0 });
    expect(pairedDifference([1], [0]).high).toBe(Number.POSITIVE_INFINITY);
    expect(pairedDifference([1, Number.NaN, 3], [0, 0, 2]).pairs).toBe(2);
  });

  test('a fan counts who is left', () => {
    const weeks = fan([0, 1], [[1, 2, 3, Number.NaN], []]);
    expect(weeks.runs).toEqual([3, 0]);
    expect(weeks.quantiles[FAN_LEVELS.indexOf(0.5)]).toEqual([2, Number.NaN]);
  });
});
