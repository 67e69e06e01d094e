import { describe, expect, test } from 'vitest';
import { APPLICANT, MEMBER, RESIDENT } from '../core/contract.ts';
import { countEvents, crowd, duty, meanOf, village } from '../culture/village.fixture.ts';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';

const APPLICATION = 'citizenship.application';
const CHECK = 'citizenship.values_check';
const INTERVIEW = 'citizenship.interview';
const TRIAL = 'citizenship.trial_residency';
const MENTORSHIP = 'citizenship.mentorship';
const VOTE = 'citizenship.vote';
const STEPS = [APPLICATION, CHECK, INTERVIEW, TRIAL, MENTORSHIP, VOTE];
const STREAM = { 'citizenship.candidates': { candidatesPerYear: 700 } };

const only = (...steps: string[]) => STEPS.filter((step) => !steps.includes(step));

/** Rows of those who came in from outside and live here. */
function newcomers(world: World): number[] {
  const status = world.array('members.status');
  const identity = world.array('members.identity');
  return [...Array(world.rows.members).keys()].filter((i) => status[i] >= RESIDENT && identity[i] < 0x80000000);
}

function meanTrait(world: World, path: string): number {
  const rows = newcomers(world);
  return rows.reduce((sum, i) => sum + world.array(path)[i], 0) / rows.length;
}

/** Share of newcomers for whom a test holds. */
function shareOf(world: World, test: (row: number) => boolean): number {
  const rows = newcomers(world);
  return rows.filter(test).length / rows.length;
}

const isFreeRider = (world: World) => (row: number) => world.array('members.cooperationType')[row] === 2;
const isPreacher = (world: World) => (row: number) => world.array('members.strategy')[row] === 1;

describe('admissions', () => {
  test('with every step off an applicant is a member in the week after', () => {
    const world = village({ without: STEPS, clauses: STREAM });
    runWeeks(world, 6);
    const status = world.array('members.status');
    const joined = world.array('members.joinedWeek');
    for (const i of newcomers(world)) {
      expect(status[i]).toBe(MEMBER);
      expect(joined[i]).toBeGreaterThan(0);
    }
    expect(newcomers(world).length).toBeGreaterThan(10);
    for (let i = 0; i < world.rows.members; i++) {
      if (status[i] === APPLICANT) expect(world.array('members.stage')[i]).toBe(5);
    }
  });

  test('with every step on the way is long, and all of it is walked', () => {
    const world = village({
      clauses: { ...STREAM, [TRIAL]: { weeks: 12, requirement: 0 }, [VOTE]: { threshold: 0.3 } },
    });
    const counts = countEvents(world);
    let firstMember = -1;
    for (let week = 0; week < 60 && firstMember < 0; week++) {
      runWeeks(world, 1);
      if ((counts.get('citizenship.admissions.admitted_as') ?? 0) > 0) firstMember = week;
    }
    expect(firstMember).toBeGreaterThan(14);
    for (const i of newcomers(world)) {
      if (world.array('members.stage')[i] !== 5) continue;
      expect(world.array('members.trialWeeks')[i]).toBeGreaterThanOrEqual(12);
      expect(world.array('members.mentoredWeeks')[i]).toBeGreaterThanOrEqual(8);
    }
  });

  test('stage, step and status agree', () => {
    const world = village({ clauses: STREAM });
    for (let week = 0; week < 40; week++) {
      runWeeks(world, 1);
      const status = world.array('members.status');
      const stage = world.array('members.stage');
      const step = world.array('members.admissionStep');
      for (let i = 0; i < world.rows.members; i++) {
        if (status[i] === MEMBER) expect([stage[i], step[i]]).toEqual([5, 0]);
        if (status[i] === RESIDENT) expect([2, 5]).toContain(stage[i]);
        if (status[i] < APPLICANT) continue;
        if (step[i] > 0 && step[i] <= 3) expect(stage[i]).toBe(1);
        if (step[i] >= 4) expect(stage[i]).toBe(2);
      }
    }
  });

  test('reading takes hours, and where these are not found applicants wait and go elsewhere', () => {
    const staff = { members: 5, without: only(INTERVIEW, TRIAL) };
    const trial = { weeks: 104, requirement: 0 };
    const quick = village({ ...staff, clauses: { ...STREAM, [TRIAL]: trial, [INTERVIEW]: { hours: 0.5, bar: 0 } } });
    const slow = village({ ...staff, clauses: { ...STREAM, [TRIAL]: trial, [INTERVIEW]: { hours: 12, bar: 0 } } });
    const counts = countEvents(quick);
    const slowCounts = countEvents(slow);
    runWeeks(quick, 20);
    runWeeks(slow, 20);
    const gaveUp = 'citizenship.admissions.gave_up';
    expect(slowCounts.get(gaveUp) ?? 0).toBeGreaterThan(counts.get(gaveUp) ?? 0);
    expect(newcomers(slow).length).toBeLessThan(newcomers(quick).length);
    expect(meanOf(slow, 'members.minutes', 13, 0)).toBeGreaterThan(0);
  });

  test('a screener who leaves is replaced', () => {
    const world = village({ members: 8, clauses: STREAM });
    runWeeks(world, 3);
    const status = world.array('members.status');
    const screener = world.array('members.screener');
    const busy = [...status.keys()].find((i) => status[i] === APPLICANT && screener[i] >= 0);
    if (busy === undefined) throw new Error('nobody is being screened');
    const before = screener[busy];
    world.roster.release(before, 2);
    runWeeks(world, 1);
    if (status[busy] === APPLICANT && screener[busy] >= 0) expect(status[screener[busy]]).toBe(MEMBER);
    for (let i = 0; i < world.rows.members; i++) {
      if (screener[i] >= 0) expect(status[screener[i]]).toBeGreaterThanOrEqual(MEMBER);
    }
  });
});

describe('steps to citizenship', () => {
  test('the effort of an application keeps the less committed away', () => {
    const easy = village({ without: only(APPLICATION), clauses: { ...STREAM, [APPLICATION]: { effortHours: 0 } } });
    const hard = village({ without: only(APPLICATION), clauses: { ...STREAM, [APPLICATION]: { effortHours: 40 } } });
    runWeeks(easy, 26);
    runWeeks(hard, 26);
    expect(newcomers(hard).length).toBeLessThan(newcomers(easy).length);
    expect(meanTrait(hard, 'members.conscientiousness')).toBeGreaterThan(
      meanTrait(easy, 'members.conscientiousness') + 0.02,
    );
  });

  test('a strict values check keeps preachers out, and the different with them', () => {
    const clauses = { ...STREAM, 'shocks.crowd_fixture': { preachers: 3 } };
    const run = (bar: number) => {
      const world = village({ extra: [crowd], without: only(CHECK), clauses: { ...clauses, [CHECK]: { bar } } });
      runWeeks(world, 20);
      return world;
    };
    const open = run(0);
    const strict = run(0.8);
    expect(shareOf(strict, isPreacher(strict))).toBeLessThan(0.5 * shareOf(open, isPreacher(open)));
    expect(newcomers(strict).length).toBeLessThan(newcomers(open).length);
  });

  test('the interview screens out free riders, better with more hours', () => {
    const run = (hours: number, bar: number) => {
      const world = village({
        capacity: 1000,
        without: only(INTERVIEW),
        clauses: { 'citizenship.candidates': { candidatesPerYear: 2500 }, [INTERVIEW]: { hours, bar } },
      });
      runWeeks(world, 20);
      return shareOf(world, isFreeRider(world));
    };
    const none = run(1, 0);
    const short = run(0.25, 0.5);
    const long = run(4, 0.5);
    expect(short).toBeLessThan(none);
    expect(long).toBeLessThan(short - 0.03);
  });

  test('the trial sends away those who do not give', () => {
    // Eight villages a side: who happens to knock at one of them can hide what the trial does.
    const run = (requirement: number) => {
      let refused = 0;
      let freeRiders = 0;
      for (let k = 0; k < 8; k++) {
        const world = village({
          extra: [duty],
          seed: `trial/${k}`,
          without: only(TRIAL),
          clauses: { ...STREAM, [TRIAL]: { weeks: 8, requirement } },
        });
        const counts = countEvents(world);
        runWeeks(world, 40);
        refused += counts.get('citizenship.admissions.refused_at') ?? 0;
        freeRiders += shareOf(world, isFreeRider(world)) / 8;
      }
      return { refused, freeRiders };
    };
    const lenient = run(0);
    const strict = run(0.8);
    expect(lenient.refused).toBe(0);
    expect(strict.refused).toBeGreaterThan(40);
    expect(strict.freeRiders).toBeLessThan(lenient.freeRiders - 0.03);
  });

  test('mentorship makes newcomers belong, and costs the hours of both', () => {
    const run = (without: readonly string[]) => {
      const world = village({
        without,
        clauses: { 'citizenship.candidates': { candidatesPerYear: 200 }, [TRIAL]: { requirement: 0 } },
      });
      runWeeks(world, 30);
      return world;
    };
    const alone = run(only(TRIAL));
    const accompanied = run(only(TRIAL, MENTORSHIP));
    expect(meanTrait(accompanied, 'members.belonging')).toBeGreaterThan(meanTrait(alone, 'members.belonging') + 0.01);
    const mentor = accompanied.array('members.mentor');
    const status = accompanied.array('members.status');
    const rows = newcomers(accompanied).filter((i) => mentor[i] >= 0);
    expect(rows.length).toBeGreaterThan(0);
    for (const i of rows) {
      expect(status[mentor[i]]).toBe(MEMBER);
      expect(accompanied.array(`${MENTORSHIP}!accompany`)[mentor[i]]).toBeGreaterThan(0);
    }
    expect(new Set(rows.map((i) => mentor[i])).size).toBe(rows.length);
  });

  test('a higher threshold admits fewer by vote, and the docket bounds how many', () => {
    const run = (threshold: number, docket: number) => {
      const world = village({ without: only(VOTE), clauses: { ...STREAM, [VOTE]: { threshold, docket } } });
      const counts = countEvents(world);
      runWeeks(world, 28);
      return {
        admitted: counts.get('citizenship.admissions.admitted_as') ?? 0,
        voted: (counts.get('citizenship.vote.voted_in') ?? 0) + (counts.get('citizenship.vote.voted_down') ?? 0),
      };
    };
    const easy = run(0.3, 4);
    const hard = run(0.95, 4);
    const narrow = run(0.3, 1);
    expect(easy.admitted).toBeGreaterThan(hard.admitted + 5);
    expect(narrow.voted).toBeLessThanOrEqual(28);
    expect(easy.voted).toBeGreaterThan(narrow.voted);
  });
});
