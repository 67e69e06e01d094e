import { describe, expect, test } from 'vitest';
import { APPLICANT } from '../core/contract.ts';
import { countEvents, crowd, village } from '../culture/village.fixture.ts';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';

const ID = 'citizenship.candidates';
const STEPS = [
  'citizenship.application',
  'citizenship.values_check',
  'citizenship.interview',
  'citizenship.trial_residency',
  'citizenship.mentorship',
  'citizenship.vote',
];

/** Identities of those who applied, week by week. */
function applicants(world: World, weeks: number): { knocked: number[]; applied: Set<number> } {
  const knocked: number[] = [];
  const applied = new Set<number>();
  world.eventSink = (event, _week, who) => {
    if (world.layout.events[event].name === `${ID}.applied`) applied.add(world.array('members.identity')[who]);
  };
  for (let week = 0; week < weeks; week++) {
    runWeeks(world, 1);
    knocked.push(world.array('society.knocked')[0]);
  }
  return { knocked, applied };
}

describe('candidates', () => {
  test('the same strangers knock whatever the constitution', () => {
    const strict = applicants(village({ clauses: { 'citizenship.interview': { bar: 1 } } }), 60);
    const open = applicants(village({ without: STEPS }), 60);
    expect(open.knocked).toEqual(strict.knocked);
    expect(open.knocked.reduce((a, b) => a + b)).toBeGreaterThan(40);
    // Thinning by one uniform a stranger: where attractiveness is alike, so are those who apply.
    const shared = [...open.applied].filter((id) => strict.applied.has(id)).length;
    expect(shared / Math.max(open.applied.size, strict.applied.size)).toBeGreaterThan(0.7);
  });

  test('come at the rate they are said to', () => {
    const { knocked } = applicants(village({ clauses: { [ID]: { candidatesPerYear: 520, interestSpread: 0 } } }), 104);
    expect(knocked.reduce((a, b) => a + b) / 104).toBeCloseTo(10, 0);
  });

  test('nobody comes where nobody knows of the place', () => {
    const { knocked, applied } = applicants(village({ clauses: { [ID]: { candidatesPerYear: 0 } } }), 26);
    expect(knocked.every((k) => k === 0)).toBe(true);
    expect(applied.size).toBe(0);
  });

  test('surges bring strangers beyond the stream, and preachers are told apart by their number', () => {
    const world = village({
      extra: [crowd],
      clauses: { [ID]: { candidatesPerYear: 0 }, 'shocks.crowd_fixture': { strangers: 3, preachers: 2 } },
    });
    const { knocked, applied } = applicants(world, 20);
    expect(knocked.reduce((a, b) => a + b) / 20).toBeGreaterThan(3);
    const numbers = [...applied].map((identity) => identity & 0x7fff);
    expect(numbers.every((k) => k >= 16_384)).toBe(true);
    expect(numbers.some((k) => k < 24_576)).toBe(true);
    expect(numbers.some((k) => k >= 24_576)).toBe(true);
    const strategy = world.array('members.strategy');
    const identity = world.array('members.identity');
    for (let i = 0; i < world.rows.members; i++) {
      if (identity[i] < 0x80000000) expect(strategy[i]).toBe((identity[i] & 0x7fff) >= 24_576 ? 1 : 0);
    }
  });

  test('a better reputation draws more of them, leavers take it down', () => {
    const liked = village();
    const shunned = village();
    liked.f64('society.placeReputation')[0] = 0.9;
    shunned.f64('society.placeReputation')[0] = 0.1;
    expect(applicants(liked, 20).applied.size).toBeGreaterThan(applicants(shunned, 20).applied.size);

    const stayed = village();
    const left = village();
    runWeeks(left, 1);
    runWeeks(stayed, 1);
    left.array('members.satisfaction').fill(0, 0, 20);
    stayed.array('members.satisfaction').fill(0, 0, 20);
    for (let i = 0; i < 20; i++) left.roster.release(i, 2);
    runWeeks(left, 1);
    runWeeks(stayed, 1);
    expect(left.f64('society.placeReputation')[0]).toBeLessThan(stayed.f64('society.placeReputation')[0] - 0.001);
    expect(left.f64('society.leavers')[0]).toBe(0);
  });

  test('a full place turns strangers away', () => {
    const world = village({ capacity: 62, clauses: { [ID]: { candidatesPerYear: 1000 } } });
    const counts = countEvents(world);
    runWeeks(world, 10);
    expect(counts.get(`${ID}.full`)).toBeGreaterThan(0);
    expect(world.rows.members).toBeLessThanOrEqual(62);
  });

  test('applicants touch nobody: no tie, no partner, no demand on their week', () => {
    const world = village({ members: 20, clauses: { [ID]: { candidatesPerYear: 800 } } });
    for (let week = 0; week < 30; week++) {
      runWeeks(world, 1);
      const status = world.array('members.status');
      const target = world.array('ties.target');
      const partner = world.array('members.partner');
      const minutes = world.array('members.minutes');
      for (let slot = 0; slot < world.rows.ties; slot++) {
        if (target[slot] >= 0) expect(status[target[slot]]).not.toBe(APPLICANT);
      }
      for (let i = 0; i < world.rows.members; i++) {
        if (status[i] !== APPLICANT) {
          if (partner[i] >= 0) expect(status[partner[i]]).not.toBe(APPLICANT);
          continue;
        }
        expect(partner[i]).toBe(-1);
        for (let a = 0; a < 13; a++) expect(minutes[i * 13 + a]).toBe(0);
      }
    }
  });
});
