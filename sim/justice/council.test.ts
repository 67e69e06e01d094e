import { describe, expect, test } from 'vitest';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';
import { BREACH_OF_DUTY, HARM, HOURS, RULED, SUSPENSION, TIER_COUNCIL } from './case.ts';
import { countEvents, f32, f64, i32, openCase, u8, village } from './docket.fixture.ts';
import { WAYS } from './election.ts';

const CASES = 'justice.cases';
const COUNCIL = 'justice.disputes.council';
const DUTY = 'justice.duties.contribute';
const STEPPING = ['people.traits', 'people.time', CASES, COUNCIL];
const MEMBERS = 160;

interface Circumstances {
  readonly parameters?: Readonly<Record<string, number>>;
  readonly duty?: Readonly<Record<string, number>>;
  readonly kind?: number;
  readonly severity?: number;
  readonly strictness?: number;
  readonly without?: readonly string[];
  /** Tie that every councillor holds to each complainant. */
  readonly friendship?: number;
}

/** A village with a seated council and thirty cases before it. */
function court(given: Circumstances = {}): { world: World; events: Map<string, number> } {
  const world = village(STEPPING, {
    members: MEMBERS,
    clauses: {
      [COUNCIL]: { ...given.parameters },
      [CASES]: { strictness: given.strictness ?? 0.5, expiryWeeks: 104 },
      [DUTY]: { ...given.duty },
    },
    without: given.without ?? [],
  });
  f64(world, 'members.trust').fill(0.7);
  f64(world, 'members.energy').fill(0.8);
  const reputation = f64(world, 'members.reputation');
  for (let i = 0; i < MEMBERS; i++) reputation[i] = i / MEMBERS;
  runWeeks(world, 17);
  const events = countEvents(world);
  const councillor = u8(world, 'members.councillor');
  const target = i32(world, 'ties.target');
  const strength = f32(world, 'ties.strength');
  let opened = 0;
  for (let i = 0; opened < 30; i += 2) {
    if (councillor[i] === 1 || councillor[i + 1] === 1) continue;
    openCase(world, {
      kind: given.kind ?? HARM,
      tier: TIER_COUNCIL,
      complainant: i,
      respondent: i + 1,
      severity: given.severity ?? 0.5,
    });
    if (given.friendship !== undefined && opened < 13) {
      for (let m = 0; m < MEMBERS; m++) {
        if (councillor[m] === 0) continue;
        target[m * 16 + opened] = i;
        strength[m * 16 + opened] = given.friendship;
      }
    }
    opened++;
  }
  return { world, events };
}

/** Runs on and returns mean gravity, rulings and the sanctions met, over the first `rows` cases. */
function verdicts({ world }: { world: World }, weeks: number, rows = 30) {
  const met = new Set<number>();
  let gravity = 0;
  let ruled = 0;
  for (let week = 0; week < weeks; week++) {
    runWeeks(world, 1);
    const state = u8(world, 'cases.state');
    for (let r = 0; r < rows; r++) {
      if (state[r] !== RULED) continue;
      ruled++;
      gravity += f32(world, 'cases.gravity')[r];
      met.add(u8(world, 'cases.ruling')[r]);
    }
  }
  return { gravity: gravity / ruled, ruled, met };
}

const meanOver = (world: World, path: string, who: (i: number) => boolean): number => {
  const values = world.array(path);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < MEMBERS; i++) {
    if (!who(i)) continue;
    sum += values[i];
    count++;
  }
  return sum / count;
};

describe('justice.disputes.council', () => {
  test('hears as much as its hours hold: more hours, more rulings; none, none', () => {
    const few = verdicts(court({ parameters: { hoursPerWeek: 1 } }), 12).ruled;
    const many = verdicts(court({ parameters: { hoursPerWeek: 20 } }), 12).ruled;
    expect(few).toBeGreaterThan(0);
    expect(many).toBeGreaterThan(2 * few);
    const { world } = court({ parameters: { seatsPerHundred: 0 } });
    runWeeks(world, 12);
    expect(f64(world, 'society.openCases')[0]).toBe(30);
    expect(f64(world, 'society.caseBacklog')[0]).toBe(30);
  });

  test('an elected council is better reputed than a drawn one', () => {
    const standing = (way: (typeof WAYS)[number]): number => {
      const { world } = court({ parameters: { chosenBy: WAYS.indexOf(way), seatsPerHundred: 3 } });
      const councillor = u8(world, 'members.councillor');
      return meanOver(world, 'members.reputation', (i) => councillor[i] === 1);
    };
    expect(standing('elected')).toBeGreaterThan(standing('sortition') + 0.1);
    const ambition = (way: (typeof WAYS)[number]): number => {
      const { world } = court({ parameters: { chosenBy: WAYS.indexOf(way), seatsPerHundred: 3 } });
      const councillor = u8(world, 'members.councillor');
      return meanOver(world, 'members.ambition', (i) => councillor[i] === 1);
    };
    expect(ambition('volunteer')).toBeGreaterThan(ambition('sortition'));
  });

  test('friends of the panel win more, as far as it is biased', () => {
    const biased = { friendBias: 1, hoursPerWeek: 20 };
    const plain = verdicts(court({ parameters: biased, severity: 0.3 }), 20, 13).gravity;
    const befriended = verdicts(court({ parameters: biased, severity: 0.3, friendship: 0.6 }), 20, 13).gravity;
    const upright = { friendBias: 0, hoursPerWeek: 20 };
    const unmoved = verdicts(court({ parameters: upright, severity: 0.3, friendship: 0.6 }), 20, 13).gravity;
    expect(befriended).toBeGreaterThan(plain + 0.15);
    expect(unmoved).toBeLessThan(befriended - 0.15);
  });

  test('a strict law rules more gravely', () => {
    const lenient = verdicts(court({ strictness: 0.1 }), 40).gravity;
    const strict = verdicts(court({ strictness: 0.9 }), 40).gravity;
    expect(strict).toBeGreaterThan(lenient + 0.2);
  });

  test('imposes only what is in force and what the duty names', () => {
    const both = verdicts(court({ severity: 1 }), 40).met;
    expect(both.has(HOURS | SUSPENSION)).toBe(true);
    const hoursOnly = verdicts(court({ severity: 1, without: ['justice.sanctions.voting_suspension'] }), 40).met;
    expect([...hoursOnly].every((ruling) => (ruling & SUSPENSION) === 0)).toBe(true);
    const duty = verdicts(court({ severity: 1, kind: BREACH_OF_DUTY, duty: { orElse: SUSPENSION } }), 40).met;
    expect([...duty].every((ruling) => (ruling & HOURS) === 0)).toBe(true);
    expect(duty.has(SUSPENSION)).toBe(true);
  });

  test('justice delayed is felt: slow councils leave less trust behind', () => {
    const felt = (hoursPerWeek: number): number => {
      const { world } = court({ parameters: { hoursPerWeek } });
      runWeeks(world, 40);
      return f64(world, 'society.rulingFairness')[0];
    };
    expect(felt(20)).toBeGreaterThan(felt(1));
  });

  test('every seated councillor asks for the time it takes', () => {
    const { world } = court();
    runWeeks(world, 1);
    const councillor = u8(world, 'members.councillor');
    const justice = (i: number): number => f64(world, 'members.minutes')[i * 13 + 11];
    for (let i = 0; i < MEMBERS; i++) if (councillor[i] === 1) expect(justice(i)).toBeGreaterThan(0);
  });
});
