import { describe, expect, test } from 'vitest';
import { LEVER_COUNT } from '../core/contract.ts';
import { docketOf, putToMeeting, setLaw } from '../lab/agenda.ts';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';
import { record, society, sum } from './fixture.ts';
import { OPEN, PASSED, PENDING, REJECTED } from './routing.ts';

const QUIET = {
  'governance.decisions': { initiative: 0, lapseWeeks: 104, restWeeks: 0 },
  'governance.projects': { projectsPerYear: 0 },
};
const CONTRIBUTION = 0;

/** Everybody's position on the first lever, as given, and nothing that moves it but deliberation. */
function placed(members: number, at: (i: number) => number, consensus: Record<string, number> = {}, seed = 'a'): World {
  const world = society({
    members,
    seed,
    stepping: ['governance.consensus', 'governance.decisions', 'people.time'],
    clauses: { ...QUIET, 'governance.consensus': consensus },
  });
  setLaw(world, CONTRIBUTION, 0.2);
  const position = world.array('members.position');
  const openness = world.array('members.openness');
  const conscientiousness = world.array('members.conscientiousness');
  for (let i = 0; i < members; i++) {
    position[i * LEVER_COUNT + CONTRIBUTION] = at(i);
    openness[i] = 0.25;
    conscientiousness[i] = 1;
    world.array('members.ambition')[i] = 0.5;
  }
  return world;
}

/** Weeks until row 0 is settled, and how. */
function untilSettled(world: World, most = 300): { weeks: number; state: number; rounds: number; spent: number } {
  const d = docketOf(world);
  for (let week = 1; week <= most; week++) {
    runWeeks(world, 1);
    if (d.state[0] !== OPEN) {
      return { weeks: week, state: d.state[0], rounds: d.rounds[0], spent: d.minutesSpent[0] };
    }
  }
  return { weeks: most, state: OPEN, rounds: d.rounds[0], spent: d.minutesSpent[0] };
}

const passed = (state: number): boolean => state === PASSED || state === PENDING;
/** Positions spread evenly over the scale. */
const spread = (members: number) => (i: number) => (i + 0.5) / members;

function meanWeeks(members: number, consensus: Record<string, number>): number {
  let total = 0;
  for (let seed = 0; seed < 5; seed++) {
    const world = placed(members, spread(members), { threshold: 1, blocks: 0, ...consensus }, `size/${seed}`);
    putToMeeting(world, CONTRIBUTION, 0.9);
    total += untilSettled(world).weeks;
  }
  return total / 5;
}

describe('consensus costs time', () => {
  test('the same divided question takes longer the more there are, for want of minutes alone', () => {
    const small = meanWeeks(20, {});
    const middling = meanWeeks(60, {});
    const large = meanWeeks(180, {});
    expect(small).toBeLessThan(middling);
    expect(middling).toBeLessThan(large);
    expect(large).toBeGreaterThan(2.5 * small);
    // With as many more minutes, or as many fewer words, the large assembly is quicker than the middling one.
    expect(meanWeeks(180, { meetingHours: 8, speakingMinutes: 0.5 })).toBeLessThan(middling);
  });

  test('division costs time, agreement little', () => {
    const divided = placed(40, (i) => (i % 2 === 0 ? 0.1 : 0.9), { threshold: 1, blocks: 0 });
    const agreed = placed(40, () => 0.9, { threshold: 1, blocks: 0 });
    for (const world of [divided, agreed]) putToMeeting(world, CONTRIBUTION, 0.9);
    const slow = untilSettled(divided);
    const quick = untilSettled(agreed);
    expect(slow.state).toBe(REJECTED);
    expect(passed(quick.state)).toBe(true);
    expect(slow.spent).toBeGreaterThan(4 * quick.spent);
  });

  test('a round takes the sum of its speaking times', () => {
    const world = placed(30, () => 0.95, { meetingHours: 8 });
    putToMeeting(world, CONTRIBUTION, 0.9);
    untilSettled(world);
    const here = sum(world.array('members.tookPart'), 30);
    // All agree: everybody nods, for a quarter of a minute.
    expect(here).toBeGreaterThan(5);
    expect(world.f64('society.roundMinutes')[0]).toBeCloseTo(here / 4, 9);
    expect(docketOf(world).minutesSpent[0]).toBeCloseTo((here * here) / 4, 6);
  });
});

describe('consensus decides', () => {
  const mostAgree = (i: number): number => (i % 20 === 0 ? 0.02 : 0.95);

  test('by the threshold', () => {
    const easy = placed(40, mostAgree, { threshold: 0.6, blocks: 0 });
    const hard = placed(40, mostAgree, { threshold: 1, blocks: 0 });
    for (const world of [easy, hard]) putToMeeting(world, CONTRIBUTION, 0.95);
    expect(passed(untilSettled(easy).state)).toBe(true);
    expect(untilSettled(hard).state).toBe(REJECTED);
  });

  test('and by more than the threshold where the proposal needs more', () => {
    for (const bar of [0, 1]) {
      const world = placed(40, mostAgree, { threshold: 0.6, blocks: 0, fallback: 1 });
      putToMeeting(world, CONTRIBUTION, 0.95);
      docketOf(world).bar[0] = bar;
      expect(passed(untilSettled(world).state)).toBe(bar === 0);
    }
  });

  test('and one grave objection blocks, where blocks are allowed', () => {
    const outcome = (blocks: number): number => {
      const world = placed(40, mostAgree, { threshold: 0.6, blocks, rounds: 1 });
      putToMeeting(world, CONTRIBUTION, 0.95);
      return untilSettled(world).state;
    };
    expect(passed(outcome(0))).toBe(true);
    expect(outcome(1)).toBe(REJECTED);
  });

  test('and the bound of conviction says which objection is grave', () => {
    for (const conviction of [0.2, 1]) {
      const world = placed(40, mostAgree, { threshold: 0.6, rounds: 1, conviction });
      putToMeeting(world, CONTRIBUTION, 0.95);
      expect(passed(untilSettled(world).state)).toBe(conviction === 1);
    }
  });

  test('by majority after the last round when that is the fallback', () => {
    for (const fallback of [0, 1]) {
      const world = placed(40, mostAgree, { threshold: 1, fallback });
      putToMeeting(world, CONTRIBUTION, 0.95);
      expect(passed(untilSettled(world).state)).toBe(fallback === 1);
    }
  });

  test('not without a quorum', () => {
    const world = placed(40, () => 0.9, { quorum: 1 });
    putToMeeting(world, CONTRIBUTION, 0.9);
    expect(untilSettled(world, 20)).toMatchObject({ state: OPEN, rounds: 0 });
    expect(sum(world.array('members.tookPart'), 40)).toBeGreaterThan(0);
  });

  test('persuasion moves those present, and nobody else', () => {
    const world = placed(40, spread(40), { rounds: 1 });
    putToMeeting(world, CONTRIBUTION, 0.6);
    untilSettled(world);
    const pull = world.array('members.deliberationPull');
    const tookPart = world.array('members.tookPart');
    let moved = 0;
    for (let i = 0; i < 40; i++) {
      const mine = Math.abs(pull[i * LEVER_COUNT + CONTRIBUTION]);
      if (tookPart[i] === 0) expect(mine).toBe(0);
      else moved += mine;
    }
    expect(moved).toBeGreaterThan(0);
    const deaf = placed(40, spread(40), { rounds: 1, persuasion: 0 });
    putToMeeting(deaf, CONTRIBUTION, 0.6);
    untilSettled(deaf);
    expect(sum(deaf.array('members.deliberationPull'), 40 * LEVER_COUNT)).toBe(0);
  });

  test('an ideologue is not persuaded', () => {
    const world = placed(40, spread(40), { rounds: 1 });
    world.array('members.strategy').fill(1, 0, 40);
    putToMeeting(world, CONTRIBUTION, 0.6);
    untilSettled(world);
    expect(sum(world.array('members.deliberationPull'), 40 * LEVER_COUNT)).toBe(0);
  });

  test('with equal weight for all present', () => {
    const world = placed(40, () => 0.9);
    putToMeeting(world, CONTRIBUTION, 0.9);
    untilSettled(world);
    const weight = world.f64('members.weight');
    const here = sum(world.array('members.tookPart'), 40);
    expect(sum(weight, 40)).toBeCloseTo(1, 12);
    expect(Math.max(...weight)).toBeCloseTo(1 / here, 12);
    expect(sum(world.f64('members.power'), 40)).toBeCloseTo(1, 12);
  });
});

test('who comes depends on energy, trust and what is at stake', () => {
  const attendance = (change: (world: World) => void): number => {
    const world = placed(200, () => 0.9, { quorum: 1 });
    change(world);
    putToMeeting(world, CONTRIBUTION, 0.9);
    runWeeks(world, 1);
    return sum(world.array('members.tookPart'), 200);
  };
  const usual = attendance(() => {});
  expect(attendance((w) => w.f64('members.energy').fill(0.1))).toBeLessThan(usual);
  expect(attendance((w) => w.f64('members.trust').fill(0))).toBeLessThan(usual);
  expect(attendance((w) => w.array('members.position').fill(0))).toBeGreaterThan(usual);
  const said = attendance((w) => {
    w.array('members.position').fill(0);
    w.array('members.say').fill(0);
  });
  expect(said).toBeLessThan(attendance((w) => w.array('members.position').fill(0)));
});

test('failing at the last round is told', () => {
  const world = placed(40, (i) => (i % 2 === 0 ? 0.1 : 0.9), { threshold: 1 });
  const events = record(world);
  putToMeeting(world, CONTRIBUTION, 0.9);
  untilSettled(world);
  expect(events.map((e) => e.name)).toContain('governance.decisions.rejected_contribution_norm');
});
