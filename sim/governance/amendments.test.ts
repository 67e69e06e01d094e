import { describe, expect, test } from 'vitest';
import { LEVER_COUNT, LEVERS } from '../core/contract.ts';
import { found } from '../found.ts';
import { docketOf, putToMeeting, setLaw } from '../lab/agenda.ts';
import { LAB_UNSHOCKED, labPlan, runWeeks } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';
import { GOVERNING, record, runUntil, society } from './fixture.ts';
import { ENACTED, OPEN, PASSED, PENDING, REJECTED, RULE_SUBJECT, SUBJECT_COUNT, UNUSED } from './routing.ts';

const SHARING = 1;
const STEPPING = ['governance.amendments', 'governance.consensus', 'governance.decisions', 'people.time'];
const clauses = (amendments: Record<string, number>, consensus: Record<string, number> = {}) => ({
  'governance.decisions': { initiative: 0 },
  'governance.projects': { projectsPerYear: 0 },
  'governance.amendments': amendments,
  'governance.consensus': { blocks: 0, ...consensus },
});

function agreeing(amendments: Record<string, number>): World {
  const world = society({ members: 30, stepping: STEPPING, clauses: clauses(amendments) });
  setLaw(world, SHARING, 0.3);
  world.array('members.conscientiousness').fill(1);
  const position = world.array('members.position');
  for (let i = 0; i < 30; i++) position[i * LEVER_COUNT + SHARING] = 0.9;
  return world;
}

const index = (world: World): number => world.law.indexOf(LEVERS[SHARING].path);

describe('what passes becomes law', () => {
  test('after the delay and not before, with the change told before and after', () => {
    for (const delayWeeks of [0, 5]) {
      const world = agreeing({ delayWeeks });
      const events = record(world);
      const before = world.law.value(index(world));
      const wanted = world.law.min(index(world)) + 0.9 * (world.law.max(index(world)) - world.law.min(index(world)));
      putToMeeting(world, SHARING, 0.9);
      const d = docketOf(world);
      runUntil(world, () => d.decidedWeek[0] >= 0);
      const decided = d.decidedWeek[0];
      expect(d.state[0]).toBe(delayWeeks === 0 ? ENACTED : PENDING);
      for (let week = 0; week < delayWeeks; week++) {
        expect(world.law.value(index(world))).toBe(before);
        runWeeks(world, 1);
      }
      expect(world.law.value(index(world))).toBe(before);
      runWeeks(world, 1);
      expect(world.law.value(index(world))).toBeCloseTo(wanted, 12);
      const told = events.filter((e) => e.name === 'governance.amendments.sharing_rate');
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({ week: decided + delayWeeks, a: before });
      expect(told[0].b).toBeCloseTo(wanted, 12);
    }
  });

  test('and is reviewed after its time, with the earlier law as the text', () => {
    const world = agreeing({ delayWeeks: 0, reviewAfterWeeks: 20 });
    const position = world.law.value(index(world));
    const earlier =
      (position - world.law.min(index(world))) / (world.law.max(index(world)) - world.law.min(index(world)));
    putToMeeting(world, SHARING, 0.9);
    const d = docketOf(world);
    runUntil(world, () => d.state[0] === ENACTED);
    runWeeks(world, 20);
    expect(d.state.every((s) => s === UNUSED)).toBe(true);
    runWeeks(world, 1);
    const row = d.state.indexOf(OPEN);
    expect(row).toBeGreaterThanOrEqual(0);
    expect(d.subject[row]).toBe(SHARING);
    expect(d.value[row]).toBeCloseTo(earlier, 12);
    expect(d.proposer[row]).toBe(-1);
    // Nobody wants the earlier law back, and the matter is closed.
    runWeeks(world, 60);
    expect(d.state.every((s) => s === UNUSED)).toBe(true);
    expect(world.f64('society.lawChanges')[0]).toBe(1);
  });

  test('unless it is entrenched: never raised, and refused if it comes that far', () => {
    const plan = labPlan({
      specs: SPECS,
      stepping: STEPPING,
      members: 30,
      seed: 'a',
      clauses: clauses({ delayWeeks: 0 }),
    });
    const path = LEVERS[SHARING].path;
    const idle = new Set(SPECS.map((s) => s.id).filter((id) => !STEPPING.includes(id)));
    const world = found(SPECS, { ...plan, entrenched: [path] }, LAB_UNSHOCKED, 'a', idle);
    const events = record(world);
    setLaw(world, SHARING, 0.3);
    world.array('members.conscientiousness').fill(1);
    const before = world.law.value(index(world));
    putToMeeting(world, SHARING, 0.9);
    const d = docketOf(world);
    d.state[0] = PASSED;
    d.decidedWeek[0] = 1;
    d.openedWeek[0] = 0;
    runWeeks(world, 1);
    putToMeeting(world, SHARING, 0.9);
    for (let i = 0; i < 30; i++) world.array('members.position')[i * LEVER_COUNT + SHARING] = 0.9;
    runUntil(world, () => d.state[0] !== OPEN);
    expect(d.state[0]).toBe(REJECTED);
    runWeeks(world, 10);
    expect(world.law.value(index(world))).toBe(before);
    expect(events.map((e) => e.name)).toContain('governance.amendments.refused');
  });
});

describe('the rule of decision itself', () => {
  const wish = (change: (world: World) => void): number => {
    const world = society({ members: 30, stepping: STEPPING, clauses: clauses({}) });
    change(world);
    runWeeks(world, 5);
    return world.array('members.ruleWish')[3];
  };

  test('is wanted stricter by the outvoted, looser by those who wait, and as it is by newcomers', () => {
    const t = (0.8 - 0.5) / 0.5;
    expect(wish(() => {})).toBeCloseTo(t, 6);
    expect(wish((w) => w.array('members.outvoted').fill(0.5))).toBeGreaterThan(t);
    expect(wish((w) => w.array('members.stalled').fill(0.5))).toBeLessThan(t);
  });

  test('changes only by the threshold and quorum of the rule of change', () => {
    const change = (quorum: number): number => {
      const world = society({
        members: 40,
        clauses: {
          ...clauses({ quorum, threshold: 0.6, delayWeeks: 0 }, { threshold: 0.6, quorum: 0 }),
          'governance.decisions': { initiative: 0.25, lapseWeeks: 104 },
        },
      });
      const n = 40;
      const rest = world.array('society.restUntil');
      for (let t = 0; t < SUBJECT_COUNT; t++) if (t !== RULE_SUBJECT) rest[t] = 10_000;
      world.array('members.voice').fill(1, 0, n);
      let changed = 0;
      for (let week = 0; week < 120; week++) {
        world.array('members.stalled').fill(0.6, 0, n);
        runWeeks(world, 1);
        changed = world.f64('society.lawChanges')[0];
      }
      return changed;
    };
    expect(change(0)).toBeGreaterThan(0);
    expect(change(1)).toBe(0);
  });
});

test('a society with a rule of change changes its law, one without does not', () => {
  const build = (without: string[]): World =>
    society({
      members: 60,
      stepping: GOVERNING,
      without,
      clauses: { 'governance.decisions': { initiative: 0.25 } },
    });
  const free = build([]);
  const frozen = build(['governance.amendments']);
  for (const world of [free, frozen]) {
    world.array('members.voice').fill(0.8);
    const at = LEVERS.map((l) => world.law.value(world.law.indexOf(l.path)));
    runWeeks(world, 60);
    const now = LEVERS.map((l) => world.law.value(world.law.indexOf(l.path)));
    expect(now.some((v, l) => v !== at[l])).toBe(world === free);
  }
});
