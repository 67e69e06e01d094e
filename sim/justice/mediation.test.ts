import { describe, expect, test } from 'vitest';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';
import { BREACH_OF_DUTY, HARM, HOURS, OPEN, SETTLED, TIER_COUNCIL, TIER_MEDIATION } from './case.ts';
import { countEvents, f32, f64, i32, openCase, u8, village } from './docket.fixture.ts';
import { willingness } from './mediation.ts';

const CASES = 'justice.cases';
const MEDIATION = 'justice.disputes.mediation';
const STEPPING = ['people.traits', 'people.time', CASES, MEDIATION];

interface Circumstances {
  readonly parameters?: Readonly<Record<string, number>>;
  readonly tie?: number;
  readonly severity?: number;
  readonly kind?: number;
  readonly without?: readonly string[];
  readonly unskilled?: boolean;
}

/** A village with mediators and forty disputes between neighbouring rows, each of whom may hold a tie to the other. */
function disputes(given: Circumstances = {}): { world: World; events: Map<string, number> } {
  const members = 160;
  const world = village(STEPPING, {
    members,
    clauses: { [MEDIATION]: { mediatorsPerHundred: 12, casesPerMediator: 6, ...given.parameters } },
    without: given.without ?? [],
  });
  f64(world, 'members.trust').fill(0.8);
  if (given.unskilled) f32(world, 'members.skill').fill(0);
  f64(world, 'members.energy').fill(1);
  f64(world, 'members.reputation').fill(0.5);
  runWeeks(world, 24);
  const events = countEvents(world);
  const target = i32(world, 'ties.target');
  const strength = f32(world, 'ties.strength');
  for (let k = 0; k < 40; k++) {
    const [a, b] = [2 * k, 2 * k + 1];
    openCase(world, {
      kind: given.kind ?? HARM,
      tier: TIER_MEDIATION,
      complainant: a,
      respondent: b,
      severity: given.severity ?? 0.35,
    });
    if (given.tie === undefined) continue;
    target[a * 16] = b;
    target[b * 16] = a;
    strength[a * 16] = strength[b * 16] = given.tie;
  }
  return { world, events };
}

const settled = (events: Map<string, number>): number => events.get(`${MEDIATION}.settled`) ?? 0;
const failed = (events: Map<string, number>): number => events.get(`${MEDIATION}.failed`) ?? 0;

describe('justice.disputes.mediation', () => {
  test('two willing parties settle as often as McEwen and Maiman found', () => {
    expect(willingness(0, 0.35, 0.2, 0.5) ** 2).toBeCloseTo(0.65, 2);
    expect(willingness(0.5, 0.35, 0.2, 0.5) ** 2).toBeCloseTo(0.76, 2);
    expect(willingness(0, 0.9, 0.2, 0.5)).toBeLessThan(willingness(0, 0.35, 0.2, 0.5));
    expect(willingness(0, 0.35, 0.9, 0.5)).toBeLessThan(willingness(0, 0.35, 0.2, 0.5));
  });

  test('cases are heard for the hours they need and then closed', () => {
    const { world, events } = disputes();
    expect(f64(world, 'society.mediators')[0]).toBeGreaterThan(5);
    runWeeks(world, 3);
    expect(settled(events) + failed(events)).toBe(0);
    runWeeks(world, 20);
    expect(settled(events) + failed(events)).toBeGreaterThan(30);
    expect(settled(events) / (settled(events) + failed(events))).toBeGreaterThan(0.4);
  });

  test('a case that needs more hours closes later', () => {
    const quick = disputes({ parameters: { hoursPerCase: 2 } });
    const slow = disputes({ parameters: { hoursPerCase: 16 } });
    runWeeks(quick.world, 6);
    runWeeks(slow.world, 6);
    expect(settled(quick.events)).toBeGreaterThan(10);
    expect(settled(slow.events)).toBe(0);
  });

  test('where nobody is able to mediate nobody volunteers, and cases wait', () => {
    const { world, events } = disputes({ unskilled: true });
    runWeeks(world, 20);
    expect(f64(world, 'society.mediators')[0]).toBe(0);
    expect(settled(events)).toBe(0);
  });

  test('a mediator is no party to the case and serves a term', () => {
    const { world } = disputes({ parameters: { termWeeks: 8 } });
    for (let week = 0; week < 12; week++) {
      runWeeks(world, 1);
      for (let r = 0; r < i32(world, 'society.caseRows')[0]; r++) {
        const m = i32(world, 'cases.mediator')[r];
        if (m < 0) continue;
        expect(m).not.toBe(i32(world, 'cases.complainant')[r]);
        expect(m).not.toBe(i32(world, 'cases.respondent')[r]);
      }
      for (let i = 0; i < 160; i++) {
        expect(i32(world, 'members.mediatorUntil')[i]).toBeLessThanOrEqual(world.week + 8);
      }
    }
  });

  test('settling repairs the tie on both sides and leaves people better disposed', () => {
    const { world } = disputes();
    let row = -1;
    for (let week = 0; week < 20 && row < 0; week++) {
      runWeeks(world, 1);
      const state = u8(world, 'cases.state');
      for (let r = 0; r < i32(world, 'society.caseRows')[0]; r++) if (state[r] === SETTLED) row = r;
    }
    expect(row).toBeGreaterThanOrEqual(0);
    const by = i32(world, 'cases.complainant')[row];
    const against = i32(world, 'cases.respondent')[row];
    expect(i32(world, 'members.repairWith')[by]).toBe(against);
    expect(i32(world, 'members.repairWith')[against]).toBe(by);
    expect(f32(world, 'members.repairAmount')[by]).toBeGreaterThan(0.5);
    runWeeks(world, 1);
    expect(f32(world, `${MEDIATION}:heard`)[by]).toBeGreaterThan(0.03);
    expect(i32(world, 'members.repairWith')[by]).toBe(-1);
  });

  test('what fails goes to the council, or back to mediation where there is none', () => {
    const { world } = disputes({ severity: 0.69, tie: -1 });
    const alone = disputes({ severity: 0.69, tie: -1, without: ['justice.disputes.council'] }).world;
    runWeeks(world, 12);
    runWeeks(alone, 12);
    const climbed = (w: World): number =>
      u8(w, 'cases.tier').filter((tier, r) => tier === TIER_COUNCIL && u8(w, 'cases.state')[r] === OPEN).length;
    expect(climbed(world)).toBeGreaterThan(5);
    expect(climbed(alone)).toBe(0);
  });

  test('a breach of duty settles on hours, a harm does not', () => {
    const agreed = (kind: number): number => {
      const { world } = disputes({ kind });
      let hours = 0;
      for (let week = 0; week < 20; week++) {
        runWeeks(world, 1);
        for (let r = 0; r < i32(world, 'society.caseRows')[0]; r++) {
          if (u8(world, 'cases.state')[r] === SETTLED && (u8(world, 'cases.ruling')[r] & HOURS) > 0) hours++;
        }
      }
      return hours;
    };
    expect(agreed(BREACH_OF_DUTY)).toBeGreaterThan(10);
    expect(agreed(HARM)).toBe(0);
  });
});
