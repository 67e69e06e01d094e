import { describe, expect, test } from 'vitest';
import { MEMBER, SUSPENDED } from '../core/contract.ts';
import { runWeeks, stepOnly } from '../lab.ts';
import type { World } from '../world.ts';
import { HARM, HOURS, NO_CASE, RULED, SETTLED, SUSPENSION, TIER_COUNCIL } from './case.ts';
import { f32, f64, i32, openCase, u8, village } from './docket.fixture.ts';

const CONTRIBUTION_HOURS = 'justice.sanctions.contribution_hours';
const VOTING_SUSPENSION = 'justice.sanctions.voting_suspension';

/** Every member of the second half answers for a case closed this week in the same way. */
function closed(world: World, members: number, state: number, ruling: number, gravity: number): void {
  for (let k = 0; k < members / 2; k++) {
    const row = openCase(world, {
      kind: HARM,
      tier: TIER_COUNCIL,
      complainant: k,
      respondent: members / 2 + k,
      severity: gravity,
    });
    u8(world, 'cases.state')[row] = state;
    u8(world, 'cases.ruling')[row] = ruling;
    f32(world, 'cases.gravity')[row] = gravity;
  }
}

function reopenDocket(world: World): void {
  u8(world, 'cases.state').fill(NO_CASE);
  i32(world, 'society.caseRows')[0] = 0;
}

const MEMBERS = 400;
const PARTIES = MEMBERS / 2;

describe(CONTRIBUTION_HOURS, () => {
  function sanctioned(state: number, hoursAtFullGravity = 24): World {
    const world = village(['people.traits', 'people.time', CONTRIBUTION_HOURS], {
      members: MEMBERS,
      clauses: { [CONTRIBUTION_HOURS]: { hoursAtFullGravity } },
    });
    f64(world, 'members.trust').fill(0.5);
    closed(world, MEMBERS, state, HOURS, 0.5);
    stepOnly(world, CONTRIBUTION_HOURS, 'justice');
    reopenDocket(world);
    return world;
  }
  const owed = (world: World): number => f32(world, 'members.sanctionHoursOwed').reduce((a, b) => a + b, 0) / PARTIES;
  const fullEffort = (world: World): number =>
    f32(world, 'members.sanctionEffort').filter((effort) => effort === 1).length / PARTIES;

  test('hours owed follow the parameter and the gravity', () => {
    expect(owed(sanctioned(RULED))).toBeCloseTo(12, 5);
    expect(owed(sanctioned(RULED, 48))).toBeCloseTo(24, 5);
  });

  test('what was agreed is kept about twice as often as what was imposed', () => {
    const agreed = fullEffort(sanctioned(SETTLED));
    const imposed = fullEffort(sanctioned(RULED));
    expect(agreed).toBeGreaterThan(0.6);
    expect(agreed / imposed).toBeGreaterThan(1.6);
    expect(agreed / imposed).toBeLessThan(2.8);
  });

  test('the willing work it off out of their week and are restored; the rest fades', () => {
    const world = sanctioned(SETTLED);
    const effort = f32(world, 'members.sanctionEffort').slice();
    runWeeks(world, 1);
    const given = f64(world, 'members.minutes');
    for (let i = 0; i < MEMBERS; i++) expect(given[i * 13 + 6]).toBe(240 * effort[i]);
    runWeeks(world, 5);
    for (let i = 0; i < MEMBERS; i++) {
      const left = f32(world, 'members.sanctionHoursOwed')[i];
      if (effort[i] === 1) {
        expect(left).toBe(0);
        expect(f32(world, 'members.restored')[i]).toBeGreaterThan(0.9);
      } else if (i >= PARTIES) {
        expect(left).toBeGreaterThan(0);
      } else {
        expect(f32(world, 'members.restored')[i]).toBe(0);
      }
    }
  });
});

describe(VOTING_SUSPENSION, () => {
  function suspended(gravity: number, parameters: Readonly<Record<string, number>> = {}): World {
    const world = village(['people.membership', VOTING_SUSPENSION], {
      members: 40,
      clauses: { [VOTING_SUSPENSION]: parameters },
    });
    closed(world, 40, RULED, SUSPENSION, gravity);
    stepOnly(world, VOTING_SUSPENSION, 'justice');
    reopenDocket(world);
    world.week++;
    return world;
  }

  test('takes the vote for as long as ruled, then gives it back', () => {
    const world = suspended(0.5, { weeksAtFullGravity: 6 });
    const statuses = (): number[] => [u8(world, 'members.status')[0], u8(world, 'members.status')[30]];
    for (let week = 0; week < 4; week++) {
      runWeeks(world, 1);
      expect(statuses()).toEqual([MEMBER, SUSPENDED]);
    }
    runWeeks(world, 1);
    expect(statuses()).toEqual([MEMBER, MEMBER]);
  });

  test('estranges, the more so when it was felt to be unfair, and fades', () => {
    const world = suspended(0.8);
    runWeeks(world, 1);
    const defiance = f32(world, `${VOTING_SUSPENSION}:defiance`);
    expect(defiance[0]).toBe(0);
    expect(defiance[30]).toBeLessThan(-0.2);
    expect(f32(world, `${VOTING_SUSPENSION}:estranged`)[30]).toBeLessThan(-0.3);
    const after = defiance[30];
    runWeeks(world, 28);
    expect(defiance[30]).toBeCloseTo(after * 2 ** (-28 / 26), 2);

    const fair = village([VOTING_SUSPENSION], { members: 40 });
    f32(fair, 'members.councilExperience').fill(0.8);
    closed(fair, 40, RULED, SUSPENSION, 0.8);
    stepOnly(fair, VOTING_SUSPENSION, 'justice');
    expect(f32(fair, 'members.alienation')[30]).toBeLessThan(0.7 * 0.8);
  });
});
