import { describe, expect, test } from 'vitest';
import { APPLICANT } from '../core/contract.ts';
import { lab, runWeeks, stepOnly } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';
import { duty, meanOf, village } from './village.fixture.ts';

const ID = 'culture.norms.contribution_expectation';
const DUTY = 'justice.duties.contribute';

function rebukesIn(world: World, weeks: number): number {
  let rebukes = 0;
  for (let week = 0; week < weeks; week++) {
    runWeeks(world, 1);
    const by = world.array('members.rebukedBy');
    for (let i = 0; i < world.rows.members; i++) if (by[i] >= 0) rebukes++;
  }
  return rebukes;
}

describe('contribution norm', () => {
  test('newcomers expect about what the law asks', () => {
    const world = village({ extra: [duty], clauses: { [DUTY]: { atLeastHoursPerWeek: 20 } } });
    expect(meanOf(world, 'members.normBelief')).toBeGreaterThan(17);
    expect(meanOf(world, 'members.normBelief')).toBeLessThan(23);
  });

  test('without a duty contributions unravel, since people give a little less than they believe others do', () => {
    const world = village();
    runWeeks(world, 4);
    const early = meanOf(world, 'members.normBelief');
    runWeeks(world, 100);
    expect(meanOf(world, 'members.normBelief')).toBeLessThan(0.5 * early);
  });

  test('beliefs end between what is done and what the upheld duty asks', () => {
    const world = village({ extra: [duty] });
    runWeeks(world, 80);
    const belief = meanOf(world, 'members.normBelief');
    const done = meanOf(world, 'members.minutes', 13, 6) / 60;
    expect(belief).toBeGreaterThan(done);
    expect(belief).toBeLessThan(8);
  });

  test('custom decides whether peers speak up, and speaking up takes time', () => {
    const silent = village({ extra: [duty], clauses: { [ID]: { rebukeReadiness: 0 } } });
    const outspoken = village({ extra: [duty], clauses: { [ID]: { rebukeReadiness: 1 } } });
    expect(rebukesIn(silent, 30)).toBe(0);
    expect(rebukesIn(outspoken, 30)).toBeGreaterThan(10);
    expect(silent.f64('society.normStrength')[0]).toBeLessThan(outspoken.f64('society.normStrength')[0] - 0.1);
  });

  test('a rebuke tells the rebuked what is expected and costs both some belonging', () => {
    const world = village({ extra: [duty], clauses: { [ID]: { rebukeReadiness: 1 } } });
    const by = world.array('members.rebukedBy');
    const standing = world.array(`${ID}:standing`);
    const asked = world.array(`${ID}!speakingUp`);
    for (let week = 0; week < 30; week++) {
      runWeeks(world, 1);
      for (let i = 0; i < world.rows.members; i++) {
        if (by[i] < 0) continue;
        expect(asked[by[i]]).toBeGreaterThanOrEqual(10);
        expect(standing[i]).toBeLessThan(-0.1);
        expect(standing[by[i]]).toBeLessThan(0);
        expect(world.array('members.rebuke')[i]).toBeGreaterThan(0);
      }
    }
  });

  /** Two who look at one another: one works for income and one does not, and `shared` of what is made goes to all. */
  function heldBack(shared: number): World {
    const world = lab({
      specs: SPECS,
      stepping: [ID],
      members: 2,
      seed: 'norm',
      clauses: { [ID]: { rebukeReadiness: 1, observationError: 0 } },
    });
    world.array('members.partner').set([1, 0]);
    world.array('members.conscientiousness').fill(1);
    world.array('members.normBelief').fill(6);
    world.array('members.minutes').set([6 * 60], 6);
    world.array('members.minutes').set([6 * 60], 13 + 6);
    world.array('members.minutes').set([20 * 60], 2);
    world.f64('society.sharedShare')[0] = shared;
    stepOnly(world, ID, 'culture');
    if (world.array('members.aboutToRebuke')[0] !== 1) return world;
    world.week++;
    world.array(`${ID}?speakingUp`)[0] = 20;
    const bound = world.bound.get(ID);
    if (bound) {
      world.prepare(bound);
      world.array(`${ID}!speakingUp`)[0] = 20;
      bound.spec.steps.culture?.(bound.step);
    }
    return world;
  }

  test('work held back is reproached where the fruits are shared, and nobody’s business where they are not', () => {
    expect(heldBack(0).array('members.aboutToRebuke')[0]).toBe(-1);
    const shared = heldBack(1);
    expect(shared.array('members.rebukedBy')[1]).toBe(0);
    // A half, and four weeks of the thirteen in which it is half forgotten.
    expect(shared.array('members.reproach')[1]).toBeCloseTo(0.5 * 2 ** (-4 / 13), 5);
    expect(shared.array('members.reproach')[0]).toBe(0);
  });

  test('applicants keep the belief they came with', () => {
    const world = village({
      extra: [duty],
      members: 2,
      clauses: {
        'citizenship.candidates': { candidatesPerYear: 500 },
        'citizenship.application': { hours: 8, effortHours: 0 },
        'citizenship.admissions': { patienceWeeks: 104 },
      },
    });
    runWeeks(world, 10);
    const status = world.array('members.status');
    const belief = world.f64('members.normBelief');
    const before = belief.slice();
    const waiting = [...status.keys()].filter((i) => status[i] === APPLICANT);
    runWeeks(world, 1);
    const still = waiting.filter((i) => status[i] === APPLICANT);
    expect(still.length).toBeGreaterThan(0);
    for (const i of still) expect(belief[i]).toBeCloseTo(before[i], 5);
  });
});
