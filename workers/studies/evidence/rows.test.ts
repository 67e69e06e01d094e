/** Each row in small: known answers, and that a row is what the interface promises. */
import { describe, expect, test } from 'vitest';
import { normal, runKey } from '../../../sim/core/random.ts';
import { attack } from '../../../sim/lab/ballot.ts';
import { Crowd, ladder, quantiles } from '../../../sim/lab/crowd.ts';
import { KARATE } from '../../../sim/lab/karate.ts';
import { decide } from '../../../sim/lab/meeting.ts';
import { befriend, portrait } from '../../../sim/lab/portrait.ts';
import { clusters } from './bounded-confidence-mean.ts';
import { majorClusters } from './bounded-confidence-pairs.ts';
import { regionsAtRest } from './culture-regions.ts';
import { warningBefore } from './early-warning.ts';
import { splitOfClub } from './factions.ts';
import { evidence, ROWS } from './index.ts';
import { multiple } from './quadratic-funding.ts';
import { holdings, spreadOf, spreadWhere } from './token-gini.ts';
import type { EvidenceRow } from './types.ts';

const runs = (count: number, one: (run: number) => number): number[] => Array.from({ length: count }, (_, k) => one(k));
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('opinions', () => {
  test('in pairs: two camps at 0.2, one at 0.35 (Deffuant et al. 2000)', () => {
    expect(runs(4, (k) => majorClusters(400, 0.2, `pairs/${k}`))).toEqual([2, 2, 2, 2]);
    expect(runs(4, (k) => majorClusters(400, 0.35, `pairs/${k}`))).toEqual([1, 1, 1, 1]);
  });

  test('together: dozens at 0.01, one at 0.3 (Hegselmann & Krause 2002)', () => {
    expect(mean(runs(4, (k) => clusters(625, 0.01, `mean/${k}`)))).toBeGreaterThan(34);
    expect(runs(4, (k) => clusters(300, 0.3, `mean/${k}`))).toEqual([1, 1, 1, 1]);
  });
});

test('culture: one region with many features, many with few features and many traits (Axelrod 1997)', () => {
  expect(runs(3, (k) => regionsAtRest(6, 10, 3, `culture/${k}`))).toEqual([1, 1, 1]);
  expect(mean(runs(3, (k) => regionsAtRest(6, 3, 40, `culture/${k}`)))).toBeGreaterThan(15);
});

describe('thresholds (Granovetter 1978)', () => {
  const crowd = new Crowd(100);

  test('the ladder 0 … 99 carries everybody; without its second rung, one', () => {
    expect(crowd.settle(ladder(100, (place) => place))).toBe(100);
    expect(crowd.settle(ladder(100, (place) => (place === 1 ? 2 : place)))).toBe(1);
    expect(crowd.settle(() => 2)).toBe(0);
  });

  test('the weekly step of voice rests where the rule says, crowd by crowd', () => {
    for (let run = 0; run < 40; run++) {
      const [k0, k1] = runKey(`crowd/${run}`);
      const wanted = Array.from({ length: 100 }, (_, i) => Math.fround(0.25 + 0.12 * normal(k0, k1, i, 0)));
      let joined = 0;
      for (let before = -1; before !== joined; ) {
        before = joined;
        joined = wanted.filter((threshold) => threshold <= before / 100).length;
      }
      expect(crowd.settle((i) => wanted[i])).toBe(joined);
    }
  });

  test('in a large crowd the jump lies between 0.12 and 0.125', () => {
    const many = new Crowd(2000);
    expect(many.settle(quantiles(2000, 0.25, 0.12))).toBeLessThan(0.1 * 2000);
    expect(many.settle(quantiles(2000, 0.25, 0.125))).toBe(2000);
  });
});

test('the karate club: all but one or two of 34 are foretold (Zachary 1977)', () => {
  const world = portrait(34);
  befriend(world, KARATE);
  const { misplaced, odd } = splitOfClub(world);
  expect(Math.min(misplaced, odd)).toBeGreaterThanOrEqual(0);
  expect(Math.max(misplaced, odd)).toBeLessThanOrEqual(2);
});

test('ties that find no slot are refused', () => {
  const world = portrait(40);
  const crowd = Array.from({ length: 40 }, (_, a) => Array.from({ length: 40 }, (_, b): [number, number] => [a, b]));
  expect(() => befriend(world, crowd.flat())).toThrow(/no slot left/);
});

test('a fold is announced more loudly than calm', () => {
  const folds = mean(runs(40, (k) => warningBefore(2.6, `fold/${k}`)));
  const calm = mean(runs(40, (k) => warningBefore(1, `calm/${k}`)));
  expect(folds).toBeGreaterThan(calm);
  expect(calm).toBeLessThan(0.2);
});

test('a question on which all agree is settled in one round, one that divides takes more', () => {
  const question = { members: 12, seed: 'question', law: 0.2, text: 0.9, rule: {} };
  const agreed = decide({ ...question, position: () => 0.9 }, 52);
  const divided = decide({ ...question, position: (i) => (i % 2 === 0 ? 0.1 : 0.9) }, 52);
  expect(agreed.settled && divided.settled).toBe(true);
  expect(divided.memberHours).toBeGreaterThan(3 * agreed.memberHours);
});

describe('a vote by tokens', () => {
  const BARE = { snapshot: 0, quorum: 0, timeLockWeeks: 0, votingWeeks: 1 };
  const by = (rule: Record<string, number>, tactic: 'flash' | 'patient', means: number) =>
    attack({ members: 60, seed: 'rows', rule, tactic, means, interest: 0.4 });

  test('falls to a majority of a moment, unless balances are taken before or a lock follows (Beanstalk 2022)', () => {
    const flash = by(BARE, 'flash', 1);
    expect(flash.passed).toBe(true);
    // Two fees and the way up and down the same curve.
    expect(flash.lost).toBeGreaterThan(0);
    expect(flash.lost).toBeLessThan(0.01);
    expect(by({ ...BARE, snapshot: 1 }, 'flash', 1).passed).toBe(false);
    expect(by({ ...BARE, timeLockWeeks: 2 }, 'flash', 1).passed).toBe(false);
  });

  test('falls to who buys in time, balances taken before or not (Build Finance 2022)', () => {
    expect(by(BARE, 'patient', 0.5).passed).toBe(true);
    expect(by({ ...BARE, snapshot: 1 }, 'patient', 0.5).passed).toBe(true);
    expect(by({ ...BARE, snapshot: 1 }, 'patient', 0.01).passed).toBe(false);
  });
});

test('lognormal holdings: G = erf(σ/2) among many, less among few', () => {
  // erf(1) = 0.8427007929, Abramowitz and Stegun, table 7.1.
  expect(spreadOf(0.8427007929)).toBeCloseTo(2, 6);
  expect(spreadWhere(0.01, 0.9)).toBeCloseTo(3.6079, 4);
  expect(holdings(100_000, 2, 'gini').gini).toBeCloseTo(0.8427, 2);
  const few = mean(runs(50, (k) => holdings(100, spreadWhere(0.01, 0.9), `few/${k}`).gini));
  expect(few).toBeGreaterThan(0.92);
  expect(few).toBeLessThan(0.96);
});

test('quadratic matching: names count as people, and a bound holds each pair of them down (Buterin et al. 2019)', () => {
  expect(multiple([1000, 4000, 9000])).toBeCloseTo(36 / 14, 3);
  expect(multiple(Array<number>(30).fill(7000))).toBeCloseTo(30, 3);
  expect(multiple([7000])).toBe(1);
  // Two who give 100 credits each, a pair bounded by 25: 2 · 100 · 25 / 125 on top of 200.
  expect(multiple([100_000, 100_000], 25_000)).toBeCloseTo(1.2, 3);
});

describe('rows', () => {
  const cheap = ROWS.filter(({ id }) => ['polarisation', 'factions'].includes(id));

  async function measured(signal?: AbortSignal): Promise<EvidenceRow[]> {
    const found: EvidenceRow[] = [];
    let last = -1;
    for await (const { done, row } of evidence(cheap, 'small', signal)) {
      expect(done).toBeGreaterThanOrEqual(0);
      expect(done).toBeLessThanOrEqual(1);
      if (!row) expect(done).toBeGreaterThanOrEqual(last);
      last = row ? -1 : done;
      if (row) found.push(row);
    }
    return found;
  }

  test('have the fields that the interface promises, of the headline, and pass when every figure does', async () => {
    const rows = await measured();
    expect(rows.map(({ id }) => id)).toEqual(cheap.map(({ id }) => id));
    for (const row of rows) {
      const [first] = row.points;
      expect(row).toMatchObject({
        published: first.published,
        simulated: first.simulated,
        low: first.low,
        high: first.high,
      });
      expect(row.pass).toBe(row.points.every(({ pass }) => pass));
      for (const { low, high, name } of row.points) expect(high, name).toBeGreaterThanOrEqual(low);
    }
    expect(rows.map(({ pass }) => pass)).toEqual([true, true]);
  });

  test('give the same figures again', async () => {
    expect(JSON.stringify(await measured())).toBe(JSON.stringify(await measured()));
  });

  test('an aborted measurement ends without a row', async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await measured(controller.signal)).toEqual([]);
  });

  test('ids are unique, and every row says what was published, what ran and how', () => {
    expect(new Set(ROWS.map(({ id }) => id)).size).toBe(ROWS.length);
    for (const { title, source, published, kernel, setting } of ROWS) {
      for (const words of [title, source, published, kernel, setting]) expect(words.length).toBeGreaterThan(5);
    }
  });
});
