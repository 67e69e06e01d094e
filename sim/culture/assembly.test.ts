import { describe, expect, test } from 'vitest';
import { RESIDENT } from '../core/contract.ts';
import { runWeeks } from '../lab.ts';
import { meanOf, village } from './village.fixture.ts';

const ID = 'culture.rituals.weekly_assembly';

describe('assembly', () => {
  test('hours buy belonging, with diminishing returns', () => {
    const belonging = [0, 1, 2, 4].map((hours) => {
      const world = village({ clauses: { [ID]: { hours } } });
      runWeeks(world, 52);
      return meanOf(world, 'members.belonging');
    });
    expect(belonging[1]).toBeGreaterThan(belonging[0] + 0.02);
    expect(belonging[2]).toBeGreaterThan(belonging[1]);
    expect(belonging[3]).toBeGreaterThan(belonging[2]);
    expect((belonging[3] - belonging[2]) / 2).toBeLessThan(belonging[1] - belonging[0]);
  });

  test('hours come out of the week', () => {
    const rest = [0, 4].map((hours) => {
      const world = village({ clauses: { [ID]: { hours } } });
      runWeeks(world, 10);
      return meanOf(world, 'members.minutes', 13, 12);
    });
    expect(rest[1]).toBeLessThan(rest[0] - 60);
  });

  test('meets at its rhythm only', () => {
    const world = village({ clauses: { [ID]: { everyWeeks: 4 } } });
    for (let week = 0; week < 12; week++) {
      runWeeks(world, 1);
      const minutes = meanOf(world, `${ID}!assembly`);
      if (week % 4 === 0) expect(minutes).toBeGreaterThan(20);
      else expect(minutes).toBe(0);
    }
  });

  test('those who come gain standing over those who stay away, and only by comparison', () => {
    const world = village();
    runWeeks(world, 40);
    const status = world.array('members.status');
    const attendance = world.array('members.attendance');
    const signal = world.array(`${ID}:costlySignal`);
    const usual = meanOf(world, 'members.attendance');
    let present = 0;
    let sum = 0;
    for (let i = 0; i < world.rows.members; i++) {
      if (status[i] < RESIDENT) continue;
      present++;
      sum += signal[i];
      // The usual attendance moves a little between one's turn and now.
      if (Math.abs(attendance[i] - usual) > 0.05) expect(signal[i] > 0).toBe(attendance[i] > usual);
    }
    expect(Math.abs(sum / present)).toBeLessThan(0.005);
  });

  test('switched off it leaves no trace', () => {
    const world = village({ without: [ID] });
    runWeeks(world, 4);
    expect(world.has('members.attendance')).toBe(false);
  });
});
