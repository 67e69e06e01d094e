/**
 * The contracts of the engine, on the whole society: the same hash again, through a snapshot, with other
 * luck elsewhere; shared founders, candidates and shocks; ledgers every week; and nobody writes what is
 * not theirs.
 */
import { describe, expect, test } from 'vitest';
import { type AnySpec, APPLICANT, type Phase, type Step } from './core/contract.ts';
import { StateHash } from './core/hash.ts';
import { found } from './found.ts';
import { checkLedgers } from './invariants.ts';
import { LAB_UNSHOCKED, lab, labPlan, runWeeks } from './lab.ts';
import { SPECS } from './registry.ts';
import { fork, restore, snapshot } from './snapshot.ts';
import { hashWorld } from './state.ts';
import { tick } from './tick.ts';
import { undeclaredWrites } from './touching.fixture.ts';
import type { World } from './world.ts';

const battery = {
  name: 'all at once',
  shocks: SPECS.filter((s) => s.switch === 'shock').map((s, i) => ({
    shock: s.id.slice('shocks.'.length),
    week: 20 + 7 * i,
    intensity: 1,
  })),
};

function society(seed: string, members = 60, extra: Partial<Parameters<typeof lab>[0]> = {}): World {
  return lab({ specs: SPECS, stepping: '*', members, capacity: 2 * members, seed, scenario: battery, ...extra });
}

describe('determinism', () => {
  test('the same seed gives the same hash every week, another seed another', () => {
    const a = society('luck/0');
    const b = society('luck/0');
    const c = society('luck/1');
    for (let week = 0; week < 120; week++) {
      tick(a);
      tick(b);
      tick(c);
      expect(hashWorld(a)).toBe(hashWorld(b));
      expect(hashWorld(a)).not.toBe(hashWorld(c));
    }
  });

  test('a snapshot at any week, restored, goes on as if nothing had happened', () => {
    for (const at of [0, 1, 19, 20, 57, 90]) {
      const whole = society('snap/0');
      runWeeks(whole, at);
      const copy = restore(SPECS, structuredClone(snapshot(whole)));
      for (let week = at; week < 110; week++) {
        expect(hashWorld(copy)).toBe(hashWorld(whole));
        tick(whole);
        tick(copy);
      }
      expect(hashWorld(copy)).toBe(hashWorld(whole));
    }
  });

  test('a snapshot of another engine is refused in words', () => {
    const world = society('snap/1');
    expect(() => restore(SPECS, { ...snapshot(world), engine: -1 })).toThrow(/engine -1/);
  });

  test('capacity is outside the state', () => {
    const small = society('capacity/0', 60, { capacity: 300 });
    const large = society('capacity/0', 60, { capacity: 900 });
    runWeeks(small, 60);
    runWeeks(large, 60);
    const rows = (w: World): string => {
      const hash = new StateHash();
      hash.column(w.array('members.identity'), w.rows.members);
      return hash.hex();
    };
    expect(rows(small)).toBe(rows(large));
  });

  test('a clause that is off changes no hash, whatever its parameters say', () => {
    const without = ['culture.rituals.weekly_assembly'];
    const a = society('off/0', 60, { without });
    const b = society('off/0', 60, { without, clauses: { 'culture.rituals.weekly_assembly': { hours: 5 } } });
    runWeeks(a, 40);
    runWeeks(b, 40);
    expect(hashWorld(a)).toBe(hashWorld(b));
  });

  test('a fork without an edit is the same society; with an edit it is not', () => {
    const whole = society('fork/0');
    runWeeks(whole, 30);
    const at = snapshot(whole);
    const same = fork(SPECS, at, {});
    const other = fork(SPECS, at, { 'justice.duties.contribute.at_least_hours_per_week': 20 });
    runWeeks(whole, 10);
    runWeeks(same, 10);
    runWeeks(other, 10);
    expect(hashWorld(same)).toBe(hashWorld(whole));
    expect(hashWorld(other)).not.toBe(hashWorld(whole));
    expect(() => fork(SPECS, at, { 'no.such.parameter': 1 })).toThrow(/no\.such\.parameter/);
  });
});

describe('the same people and the same luck', () => {
  const traits = ['members.values', 'members.skill', 'members.cooperationType', 'members.ambition'];

  test('founders are the same draw by draw under two constitutions', () => {
    const a = society('people/0');
    const b = society('people/0', 60, { without: ['governance.projects', 'citizenship.vote'] });
    for (const path of [...traits, 'members.identity']) expect(a.array(path)).toEqual(b.array(path));
  });

  test('the same stranger is the same person whenever and wherever they are seated', () => {
    const a = society('people/1');
    const b = society('people/1', 60, {
      without: ['governance.projects', 'citizenship.vote', 'citizenship.interview'],
    });
    runWeeks(a, 104);
    runWeeks(b, 104);
    const known = new Map<number, number>();
    const idA = a.array('members.identity');
    for (let i = 0; i < a.rows.members; i++) if (a.array('members.status')[i] > 0) known.set(idA[i], i);
    let met = 0;
    const idB = b.array('members.identity');
    for (let j = 0; j < b.rows.members; j++) {
      const i = known.get(idB[j]);
      if (i === undefined || b.array('members.status')[j] === 0 || idB[j] >= 0x80000000) continue;
      met++;
      expect(b.array('members.ambition')[j]).toBe(a.array('members.ambition')[i]);
      expect(b.array('members.cooperationType')[j]).toBe(a.array('members.cooperationType')[i]);
    }
    expect(met).toBeGreaterThan(0);
  });

  test('shocks strike in the same weeks under every constitution', () => {
    const scenario = { name: 'hazards', shocks: [{ shock: 'disaster', hazardPerYear: 1, intensity: 1 }] };
    const a = society('shock/0', 60, { scenario });
    const b = society('shock/0', 90, { scenario, without: ['governance.projects'] });
    const weeks = (w: World): number[] =>
      [...Array(520).keys()].filter((t) => w.calendar.intensity('shocks.disaster', t) > 0);
    expect(weeks(a)).toEqual(weeks(b));
    expect(weeks(a).length).toBeGreaterThan(2);
  });
});

describe('ledgers', () => {
  test.each(['ledger/0', 'ledger/1', 'ledger/2'])('time, money and power balance every week (%s)', (seed) => {
    const world = society(seed);
    for (let week = 0; week < 208; week++) {
      tick(world);
      expect(checkLedgers(world)).toEqual([]);
    }
  });
});

describe('touching', () => {
  test('no mechanism writes a column that it did not declare', () => {
    expect(undeclaredWrites(society('touch/0', 40), 40)).toEqual([]);
  });

  /** The registry with one mechanism that, in one of its phases, also does something it should not. */
  function tampered(id: string, phase: Phase, deed: (s: Step, columns: Record<string, number[]>) => void): AnySpec[] {
    return SPECS.map((spec) => {
      const run = spec.steps[phase];
      if (spec.id !== id || !run) return spec;
      const tamper = (s: Step): void => {
        run(s);
        deed(s, s.c as unknown as Record<string, number[]>);
      };
      return { ...spec, steps: { ...spec.steps, [phase]: tamper } };
    });
  }

  test.each<[string, string, Phase, (s: Step, columns: Record<string, number[]>) => void, string]>([
    [
      'what it only reads',
      'people.voice',
      'wellbeing',
      (_, c) => (c.energy[0] *= 0.9),
      'people.voice wrote members.energy',
    ],
    ['a tie', 'people.meeting', 'culture', (_, c) => (c.strength[1] *= 0.5), 'people.meeting wrote ties.strength'],
    [
      'its own grant',
      'people.contribution',
      'wellbeing',
      (_, c) => (c.contributionGranted[0] += 60),
      'people.contribution wrote people.contribution!contribution',
    ],
    [
      'somebody else’s row while seating newcomers',
      'citizenship.candidates',
      'citizenship',
      (s, c) => {
        s.roster.seat(999_999 + s.week, APPLICANT);
        c.satisfaction[0] *= 0.5;
      },
      'citizenship.candidates wrote members.satisfaction',
    ],
    [
      'a status that is no release',
      'people.exit',
      'wellbeing',
      (_, c) => (c.status[0] = APPLICANT),
      'people.exit wrote members.status',
    ],
  ])('a mechanism that writes %s is caught', (_, id, phase, deed, words) => {
    const world = society('touch/1', 40, { specs: tampered(id, phase, deed) });
    expect(undeclaredWrites(world, 2)).toEqual([words]);
  });
});

test('a registry that does not fit together is refused with every problem at once', () => {
  const plan = labPlan({ specs: SPECS, stepping: '*', members: 10, seed: 'x' });
  const broken = SPECS.filter((s) => s.id !== 'people.energy' && s.id !== 'people.traits');
  expect(() => found(broken, plan, LAB_UNSHOCKED, 'x')).toThrow(
    /members\.energy[\s\S]*members\.values|members\.values[\s\S]*members\.energy/,
  );
});
