import { describe, expect, test } from 'vitest';
import { EXITED } from '../core/contract.ts';
import { runWeeks, stepOnly } from '../lab.ts';
import { EXPIRED, HARM, NO_CASE, OPEN, TIER_COUNCIL, TIER_MEDIATION, WITHDRAWN } from './case.ts';
import { f32, f64, i32, openCase, u8, village } from './docket.fixture.ts';

const CASES = 'justice.cases';
const MEDIATION = 'justice.disputes.mediation';
const COUNCIL = 'justice.disputes.council';

/** Share of reports of harm of the given severity that are taken up. */
function pursued(strictness: number, severity: number): number {
  const members = 200;
  const world = village([], { members, clauses: { [CASES]: { strictness } } });
  for (let i = 0; i < members; i++) {
    i32(world, 'members.incidentBy')[i] = (i + 1) % members;
    f32(world, 'members.incidentHarm')[i] = severity;
    u8(world, 'members.incidentReported')[i] = 1;
  }
  stepOnly(world, CASES, 'justice');
  return f64(world, 'society.casesOpened')[0] / members;
}

describe('justice.cases', () => {
  test('strictness decides how far lesser reports are pursued; grave ones always are', () => {
    expect(pursued(0, 0.2)).toBeCloseTo(0.2, 1);
    expect(pursued(0.5, 0.2)).toBeCloseTo(0.6, 1);
    expect(pursued(1, 0.2)).toBe(1);
    expect(pursued(0, 1)).toBe(1);
  });

  test('goes to mediation first, to the council when severe or where there is no mediation', () => {
    const tier = (severity: number, without: string[]): number => {
      const world = village([], { without, clauses: { [CASES]: { strictness: 1 } } });
      i32(world, 'members.incidentBy')[0] = 1;
      f32(world, 'members.incidentHarm')[0] = severity;
      u8(world, 'members.incidentReported')[0] = 1;
      stepOnly(world, CASES, 'justice');
      expect(u8(world, 'cases.state')[0]).toBe(OPEN);
      return u8(world, 'cases.tier')[0];
    };
    expect(tier(0.3, [])).toBe(TIER_MEDIATION);
    expect(tier(0.9, [])).toBe(TIER_COUNCIL);
    expect(tier(0.9, [COUNCIL])).toBe(TIER_MEDIATION);
    expect(tier(0.3, [MEDIATION])).toBe(TIER_COUNCIL);
  });

  test('a case that nobody begins goes to the council, expires, hurts trust, and gives its row back', () => {
    const world = village([CASES], { clauses: { [CASES]: { escalateAfterWeeks: 3, expiryWeeks: 10 } } });
    const row = openCase(world, { kind: HARM, tier: TIER_MEDIATION, complainant: 2, respondent: 5, severity: 0.5 });
    runWeeks(world, 3);
    expect(u8(world, 'cases.tier')[row]).toBe(TIER_MEDIATION);
    expect(f32(world, 'members.openGrievance')[2]).toBe(0.5);
    expect(f32(world, 'members.openGrievance')[5]).toBe(0.25);
    expect(i32(world, 'members.openAgainst')[2]).toBe(5);
    expect(u8(world, 'members.answering')[5]).toBe(1);
    runWeeks(world, 1);
    expect(u8(world, 'cases.tier')[row]).toBe(TIER_COUNCIL);
    expect(u8(world, 'cases.climbed')[row]).toBe(1);
    runWeeks(world, 1);
    expect(f64(world, 'society.caseBacklog')[0]).toBe(1);
    runWeeks(world, 6);
    expect(u8(world, 'cases.state')[row]).toBe(EXPIRED);
    expect(f64(world, 'society.casesAnswered')[0]).toBeLessThan(0.5);
    expect(f32(world, `${CASES}:answer`)[2]).toBeLessThan(f32(world, `${CASES}:answer`)[5] - 0.1);
    runWeeks(world, 1);
    expect(u8(world, 'cases.state')[row]).toBe(NO_CASE);
    expect(i32(world, 'society.caseRows')[0]).toBe(0);
    expect(f64(world, 'society.openCases')[0]).toBe(0);
  });

  test('is withdrawn when a party has gone', () => {
    const world = village([CASES]);
    const row = openCase(world, { kind: HARM, tier: TIER_MEDIATION, complainant: 2, respondent: 5, severity: 0.5 });
    runWeeks(world, 1);
    world.roster.release(5, EXITED);
    runWeeks(world, 1);
    expect(i32(world, 'cases.respondent')[row]).toBe(-1);
    expect(u8(world, 'cases.state')[row]).toBe(WITHDRAWN);
    runWeeks(world, 1);
    expect(u8(world, 'cases.state')[row]).toBe(NO_CASE);
  });

  test('a full docket turns reports away', () => {
    const members = 100;
    const world = village([], { members, clauses: { [CASES]: { strictness: 1 } } });
    u8(world, 'cases.state').fill(OPEN);
    i32(world, 'members.incidentBy')[0] = 1;
    f32(world, 'members.incidentHarm')[0] = 0.6;
    u8(world, 'members.incidentReported')[0] = 1;
    stepOnly(world, CASES, 'justice');
    expect(f64(world, 'society.casesOpened')[0]).toBe(0);
    expect(f32(world, 'members.unanswered')[0]).toBeCloseTo(0.6, 6);
  });

  test('strictness raises deterrence', () => {
    const deterrence = (strictness: number): number => {
      const world = village([CASES], { clauses: { [CASES]: { strictness } } });
      runWeeks(world, 2);
      return f32(world, 'members.deterrence')[0];
    };
    expect(deterrence(0.9)).toBeGreaterThan(deterrence(0.2) + 0.2);
  });
});
