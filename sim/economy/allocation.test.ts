import { describe, expect, test } from 'vitest';
import { runWeeks, stepOnly } from '../lab.ts';
import type { World } from '../world.ts';
import { CALM, mean, village } from './village.fixture.ts';

const CONTRIBUTION = 0;
const EQUAL = 1;
const NEED = 2;

/** Records of hours are true. */
const HONEST = { without: ['economy.reporting'] };

function shared(by: number, parameters: Record<string, number> = {}): World {
  const clauses = {
    ...CALM,
    'economy.treasury': { sharingRate: 1 },
    'economy.allocation': { by, ...parameters },
    'people.contribution': { idlers: 0.3 },
  };
  const world = village(clauses, HONEST);
  runWeeks(world, 80);
  return world;
}

function spread(values: ArrayLike<number>): number {
  const list = Array.from(values);
  const centre = list.reduce((a, b) => a + b, 0) / list.length;
  return Math.sqrt(list.reduce((a, b) => a + (b - centre) * (b - centre), 0) / list.length) / centre;
}

describe('the three rules', () => {
  test('contribution pays by hours given, equal pays everybody alike, need pays by the bill', () => {
    const merit = shared(CONTRIBUTION, { measurementError: 0 });
    const score = merit.array('members.contributionScore');
    const paid = merit.array('members.allotment');
    const worker = score.findIndex((x) => x > 0);
    const idler = score.indexOf(0);
    expect(paid[worker]).toBeGreaterThan(0);
    expect(paid[idler]).toBe(0);

    expect(spread(shared(EQUAL).array('members.allotment'))).toBeLessThan(1e-6);

    const needy = shared(NEED);
    const bill = needy.array('members.bill');
    const got = needy.array('members.allotment');
    expect(got[1] / got[0]).toBeCloseTo(bill[1] / bill[0], 3);
  });

  test('measurement error scatters pay for the same hours', () => {
    const exact = shared(CONTRIBUTION, { measurementError: 0 });
    const noisy = shared(CONTRIBUTION, { measurementError: 0.5 });
    const positive = (world: World) => world.array('members.allotment').filter((x) => x > 0);
    expect(spread(positive(exact))).toBeLessThan(1e-3);
    expect(spread(positive(noisy))).toBeGreaterThan(0.2);
  });

  test('no more is shared out than was let go, and the remainder stays', () => {
    const world = shared(CONTRIBUTION);
    for (let w = 0; w < 30; w++) {
      runWeeks(world, 1);
      const out = 1000 * (world.f64('society.allotted')[0] + world.f64('society.aided')[0]);
      const free = world.f64('society.distributable')[0];
      expect(out).toBeLessThanOrEqual(free + 0.5);
      expect(out).toBeGreaterThan(free - world.rows.members - 1);
    }
  });
});

describe('the safety net', () => {
  /** One member’s purse is emptied, all others are filled, before the allocation steps. */
  function broke(parameters: Record<string, number>, treasuryBalance?: number): World {
    const world = village({ ...CALM, 'economy.allocation': parameters });
    runWeeks(world, 10);
    world.f64('members.wealth').fill(1_000_000).fill(0, 0, 1);
    if (treasuryBalance !== undefined) {
      world.f64('society.treasury')[0] = treasuryBalance;
      world.f64('society.creditRoom')[0] = Math.max(0, treasuryBalance);
    }
    stepOnly(world, 'economy.allocation', 'economy');
    return world;
  }

  test('covers its share of the gap and no more', () => {
    const bill = broke({ safetyNet: 1 }).array('members.bill')[0];
    expect(broke({ safetyNet: 1 }).array('members.aid')[0]).toBeCloseTo(bill, 2);
    expect(broke({ safetyNet: 0.5 }).array('members.aid')[0]).toBeCloseTo(bill / 2, 2);
    expect(broke({ safetyNet: 0 }).array('members.aid')[0]).toBe(0);
    expect(broke({ safetyNet: 1 }).array('members.aid')[1]).toBe(0);
  });

  test('is an obligation, but ends with the treasury’s credit', () => {
    expect(broke({ safetyNet: 1 }, 10_000).array('members.aid')[0]).toBeCloseTo(10, 2);
    expect(broke({ safetyNet: 1 }, 0).array('members.aid')[0]).toBe(0);
  });

  test('keeps needs met where jobs are scarce', () => {
    const [with_, without] = [1, 0].map((safetyNet) => {
      const world = village({
        'economy.outside_market': { jobLossRate: 0.05, jobFindingRate: 0.05 },
        'economy.allocation': { safetyNet },
        'people.contribution': { hours: 20 },
      });
      runWeeks(world, 150);
      return mean(world, 'members.hardship');
    });
    expect(with_).toBeLessThan(without * 0.7);
  });
});

describe('equal sharing has two sides', () => {
  const lean = { 'economy.outside_market': { jobLossRate: 0.05, jobFindingRate: 0.08, priceVolatility: 0 } };

  test('it narrows incomes and lowers what the most productive are paid', () => {
    const run = (sharingRate: number, by: number): World => {
      const world = village({
        ...lean,
        'economy.treasury': { sharingRate },
        'economy.allocation': { by, safetyNet: 0 },
      });
      runWeeks(world, 104);
      return world;
    };
    const equal = run(1, EQUAL);
    const merit = run(0.2, CONTRIBUTION);
    expect(spread(equal.array('members.communityIncome'))).toBeLessThan(
      0.5 * spread(merit.array('members.communityIncome')),
    );
    const top = (world: World, path: string): number => {
      const able = world.array('members.effectiveHours');
      const rows = [...able.keys()].sort((a, b) => able[b] - able[a]).slice(0, 10);
      const values = world.array(path);
      return rows.reduce((sum, i) => sum + values[i], 0) / rows.length;
    };
    expect(top(equal, 'members.communityIncome')).toBeLessThan(top(merit, 'members.communityIncome'));
    expect(top(equal, 'members.reward')).toBeLessThan(top(merit, 'members.reward') - 0.05);
    expect(Math.max(...equal.array('members.hourReturn'))).toBe(0);
    expect(equal.f64('society.sharedShare')[0]).toBe(1);
    expect(mean(merit, 'members.hourReturn')).toBeGreaterThan(2);
    expect(mean(merit, 'members.hourReturn')).toBeLessThan(mean(merit, 'members.hourProduct'));
  });
});
