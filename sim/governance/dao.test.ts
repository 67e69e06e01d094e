/** Token voting in a society in which nothing else moves: tokens and positions are as the experimenter sets them. */
import { describe, expect, test } from 'vitest';
import { LEVER_COUNT, SUSPENDED } from '../core/contract.ts';
import { docketOf, putToMeeting, setLaw } from '../lab/agenda.ts';
import { runWeeks } from '../lab.ts';
import { tick } from '../tick.ts';
import type { World } from '../world.ts';
import { record, society, sum } from './fixture.ts';
import { OPEN, OPTION_OF, PASSED, PENDING, REJECTED } from './routing.ts';

const LEVER = 0;
const N = 40;
const QUIET = {
  'governance.decisions': {
    initiative: 0,
    lapseWeeks: 104,
    restWeeks: 0,
    lever: OPTION_OF.get('dao') ?? -1,
    amendment: OPTION_OF.get('dao') ?? -1,
  },
  'governance.projects': { projectsPerYear: 0 },
};

interface SetUp {
  readonly dao?: Record<string, number>;
  readonly at: (i: number) => number;
  readonly tokens?: (i: number) => number;
  readonly stepping?: readonly string[];
  readonly seed?: string;
}

/** Eager voters on one question: the law at 0.2, the text at 0.8. */
function voters({ dao = {}, at, tokens = () => 1000, stepping = [], seed = 'a' }: SetUp): World {
  const world = society({
    members: N,
    seed,
    stepping: ['governance.dao', 'governance.decisions', 'people.time', ...stepping],
    clauses: { ...QUIET, 'governance.dao': { timeLockWeeks: 0, quorum: 0, ...dao } },
  });
  setLaw(world, LEVER, 0.2);
  for (let i = 0; i < N; i++) {
    world.array('members.position')[i * LEVER_COUNT + LEVER] = at(i);
    world.array('members.tokens')[i] = 1000 * tokens(i);
    world.array('members.lockedTokens')[i] = 0;
  }
  for (const path of ['say', 'trust', 'energy', 'conscientiousness']) world.array(`members.${path}`).fill(1, 0, N);
  putToMeeting(world, LEVER, 0.8, 'dao');
  return world;
}

/** Weeks until the proposal is settled, and how. */
function untilSettled(world: World, most = 60): { weeks: number; state: number; support: number } {
  const d = docketOf(world);
  for (let week = 1; week <= most; week++) {
    runWeeks(world, 1);
    if (d.state[0] !== OPEN) return { weeks: week, state: d.state[0], support: d.support[0] };
  }
  return { weeks: most, state: OPEN, support: d.support[0] };
}
const hasPassed = (state: number): boolean => state === PASSED || state === PENDING;
/** Everybody keeps to one side. */
const all = (x: number) => () => x;

describe('votes', () => {
  test('count by tokens, not by heads; by square roots they count less unevenly', () => {
    // Three hold as much as ten others each: a minority of heads, 30 of 67 tokens, 9.5 of 46.5 roots.
    const at = (i: number): number => (i < 3 ? 0.9 : i < 10 ? 0.9 : 0.1);
    const rich = (i: number): number => (i < 3 ? 10_000 : 1000);
    expect(hasPassed(untilSettled(voters({ at, tokens: rich })).state)).toBe(true);
    expect(untilSettled(voters({ at, tokens: rich, dao: { rule: 1 } })).state).toBe(REJECTED);
    expect(untilSettled(voters({ at })).state).toBe(REJECTED);
  });

  test('go to the nearer of text and law', () => {
    expect(hasPassed(untilSettled(voters({ at: all(0.51) })).state)).toBe(true);
    expect(untilSettled(voters({ at: all(0.49) })).state).toBe(REJECTED);
  });

  test('accounts count by square roots, and not by tokens', () => {
    for (const [rule, wins] of [
      [0, false],
      [1, true],
    ] as const) {
      const world = voters({
        at: (i) => (i < 5 ? 0.9 : 0.1),
        dao: { rule },
        tokens: (i) => (i < 5 || i > 14 ? 1000 : 1000),
      });
      world.array('members.accounts').fill(80, 0, 5);
      expect(hasPassed(untilSettled(world).state)).toBe(wins);
    }
  });

  test('vesting tokens vote; suspended members and those without a token do not', () => {
    const world = voters({ at: (i) => (i < 2 ? 0.9 : 0.1), tokens: (i) => (i === 2 ? 1000 : 0) });
    world.array('members.lockedTokens')[0] = 5e6;
    world.array('members.lockedTokens')[1] = 5e6;
    expect(hasPassed(untilSettled(world).state)).toBe(true);
    const barred = voters({ at: (i) => (i < 2 ? 0.9 : 0.1), tokens: (i) => (i < 2 ? 5000 : i === 2 ? 1000 : 0) });
    barred.array('members.status').fill(SUSPENDED, 0, 2);
    expect(untilSettled(barred).state).toBe(REJECTED);
    expect(sum(barred.array('members.tookPart'), N)).toBe(1);
    const none = voters({ at: all(0.9), tokens: all(0) });
    expect(untilSettled(none).state).toBe(REJECTED);
  });

  test('cost the minutes of reading, and who finds none does not vote', () => {
    const world = voters({ at: all(0.9), dao: { readingMinutes: 30 } });
    const { weeks } = untilSettled(world);
    expect(weeks).toBe(3);
    const cast = sum(world.array('members.tookPart'), N);
    expect(cast).toBeGreaterThan(N / 2);
    expect(docketOf(world).minutesSpent[0]).toBeCloseTo(30 * cast, 6);
    // Where the time ledger idles nobody is granted a minute.
    const idle = society({
      members: N,
      stepping: ['governance.dao', 'governance.decisions'],
      clauses: { ...QUIET, 'governance.dao': { timeLockWeeks: 0, quorum: 0 } },
    });
    for (let i = 0; i < N; i++) idle.array('members.tokens')[i] = 1e6;
    putToMeeting(idle, LEVER, 0.8, 'dao');
    expect(untilSettled(idle).state).toBe(REJECTED);
    expect(docketOf(idle).minutesSpent[0]).toBe(0);
  });

  test('are the deciding weight: shares of tokens, summing to one', () => {
    const world = voters({ at: all(0.9), tokens: (i) => (i === 7 ? 40_000 : 100) });
    for (let week = 0; week < 3; week++) tick(world);
    const weight = world.array('members.weight');
    expect(sum(weight, N)).toBeCloseTo(1, 12);
    expect(weight[7]).toBeGreaterThan(0.9);
    expect(sum(world.array('members.power'), N)).toBeCloseTo(1, 12);
    expect(world.array('members.power')[7]).toBeGreaterThan(1.5 / N);
  });
});

describe('turnout', () => {
  const share = (world: World, from: number, to: number): number => {
    let cast = 0;
    for (let i = from; i < to; i++) cast += world.array('members.tookPart')[i];
    return cast / (to - from);
  };

  test('small holders stay away, the tired too', () => {
    let small = 0;
    let large = 0;
    let tired = 0;
    for (let k = 0; k < 12; k++) {
      const world = voters({ at: all(0.1), tokens: (i) => (i < 20 ? 10 : 1000), seed: `turnout/${k}` });
      world.array('members.say').fill(0.5, 0, N);
      world.array('members.trust').fill(0.5, 0, N);
      untilSettled(world);
      small += share(world, 0, 20) / 12;
      large += share(world, 20, 40) / 12;
      const worn = voters({ at: all(0.1), seed: `turnout/${k}` });
      worn.array('members.say').fill(0.5, 0, N);
      worn.array('members.trust').fill(0.5, 0, N);
      worn.array('members.energy').fill(0.2, 0, N);
      worn.array('members.exhausted').fill(1, 0, N);
      untilSettled(worn);
      tired += share(worn, 0, N) / 12;
    }
    expect(small).toBeLessThan(0.6 * large);
    expect(tired).toBeLessThan(0.7 * large);
  });

  test('below the quorum nothing passes, whatever the majority', () => {
    const quiet = (quorum: number): number => {
      const world = voters({ at: all(0.55), dao: { quorum } });
      for (const path of ['say', 'trust']) world.array(`members.${path}`).fill(0.05, 0, N);
      return untilSettled(world).state;
    };
    expect(hasPassed(quiet(0))).toBe(true);
    expect(quiet(0.9)).toBe(REJECTED);
  });
});

describe('when votes count', () => {
  /** A majority that is bought after the opening, and gone after the closing. */
  function flash(dao: Record<string, number>): boolean {
    const world = voters({ at: (i) => (i === 0 ? 0.9 : 0.1), tokens: (i) => (i === 0 ? 0 : 1000), dao });
    const list = record(world);
    runWeeks(world, 1);
    world.array('members.pledge')[0] = 1;
    expect(world.array('society.ballotCloses')[0]).toBe(2);
    world.array('members.tokens')[0] = 1e9;
    runWeeks(world, 2);
    world.array('members.tokens')[0] = 0;
    runWeeks(world, 8);
    return list.some(({ name }) => name.startsWith('governance.decisions.passed'));
  }

  test('a snapshot at the opening stops what is bought in between; so does a time lock', () => {
    expect(flash({ snapshot: 0 })).toBe(true);
    expect(flash({ snapshot: 1 })).toBe(false);
    expect(flash({ snapshot: 0, timeLockWeeks: 2 })).toBe(false);
  });

  test('in a time lock those who had stayed away can still turn it down', () => {
    const outcome = (timeLockWeeks: number): { state: number; events: string[] } => {
      const world = voters({
        at: (i) => (i < 4 ? 0.9 : 0.1),
        tokens: (i) => (i < 4 ? 4500 : 1000),
        dao: { timeLockWeeks, snapshot: 1 },
      });
      // Too tired of it all to care, until the text is about to become law.
      for (let i = 4; i < N; i++) world.array('members.say')[i] = 0.35;
      for (let i = 4; i < N; i++) world.array('members.trust')[i] = 0;
      const list = record(world);
      const { state } = untilSettled(world);
      return { state, events: list.map(({ name }) => name) };
    };
    expect(hasPassed(outcome(0).state)).toBe(true);
    const locked = outcome(8);
    expect(locked.state).toBe(REJECTED);
    expect(locked.events).toContain('governance.dao.locked');
    expect(locked.events).toContain('governance.dao.struck_down');
  });

  test('a lock delays, and what is locked does not lapse', () => {
    const world = voters({ at: all(0.9), dao: { timeLockWeeks: 12 } });
    world.law.values[world.law.indexOf('governance.decisions.lapse_weeks')] = 5;
    world.law.pending[world.law.indexOf('governance.decisions.lapse_weeks')] = 5;
    world.refreshParameters();
    const { weeks, state } = untilSettled(world);
    expect(weeks).toBe(3 + 12);
    expect(hasPassed(state)).toBe(true);
  });
});

describe('rounds', () => {
  test('what waits when a round is over is voted on together, and a lapsed matter frees its ballot', () => {
    const world = voters({ at: all(0.1) });
    const rows = world.array('society.ballotRow');
    runWeeks(world, 1);
    expect(Array.from(rows).filter((r) => r >= 0)).toEqual([0]);
    docketOf(world).state[0] = REJECTED;
    runWeeks(world, 1);
    expect(Array.from(rows).filter((r) => r >= 0)).toEqual([]);
  });

  test('a proposer who asks around puts a text that can win, or none', () => {
    const sounded = (mine: number): { text: number; withdrawn: boolean } => {
      const world = voters({ at: (i) => (i === 0 ? 0.95 : mine) });
      docketOf(world).proposer[0] = 0;
      docketOf(world).value[0] = 0.95;
      const list = record(world);
      runWeeks(world, 1);
      const withdrawn = list.some(({ name }) => name === 'governance.dao.withdrawn');
      return { text: docketOf(world).value[0], withdrawn };
    };
    expect(sounded(0.4)).toEqual({ text: expect.closeTo(0.6, 5), withdrawn: false });
    expect(sounded(0.9).text).toBeCloseTo(0.95, 5);
    expect(sounded(0.1).withdrawn).toBe(true);
  });

  test('it is known whether tokens carry votes', () => {
    const world = voters({ at: all(0.1) });
    runWeeks(world, 1);
    expect(world.array('society.tokenVotes')[0]).toBe(1);
    const other = society({ members: 10, stepping: ['governance.dao'] });
    runWeeks(other, 1);
    expect(other.array('society.tokenVotes')[0]).toBe(0);
  });
});
