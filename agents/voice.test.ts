import { describe, expect, test } from 'vitest';
import { runWeeks } from '../sim/lab.ts';
import { all, mean, only, society, stepNow, stepRound } from './people.fixture.ts';

const ID = 'people.voice';

/** Where voice settles for one alone with these feelings, before anybody is carried along. */
function settled(feelings: Readonly<Record<string, number>>): number {
  const world = only([ID], { members: 1 });
  const defaults = { satisfaction: 0.5, belonging: 0.5, ambition: 0.5, energy: 1, threshold: 2 };
  for (const [name, value] of Object.entries({ ...defaults, ...feelings })) all(world, `members.${name}`, value);
  for (let w = 0; w < 150; w++) stepRound(world, ID, 'wellbeing');
  return world.array('members.voice')[0];
}

describe('readiness to speak up', () => {
  test('is twice discontent times loyalty times spirit, within [0, 1]', () => {
    expect(settled({})).toBeCloseTo(2 * 0.5 * 0.5 * 1, 5);
    expect(settled({ satisfaction: 0, belonging: 1, ambition: 1 })).toBeCloseTo(1, 5);
  });

  test('needs discontent, loyalty and strength (Hirschman 1970)', () => {
    expect(settled({ satisfaction: 1 })).toBeCloseTo(0, 6);
    expect(settled({ belonging: 0 })).toBeCloseTo(0, 6);
    expect(settled({ energy: 0 })).toBeCloseTo(0, 6);
    expect(settled({ energy: 0.5 })).toBeCloseTo(settled({}), 6);
    expect(settled({ ambition: 0 })).toBeCloseTo(settled({}) / 2, 5);
  });

  test('comes and goes with half-life 4 weeks', () => {
    const world = only([ID], { members: 1 });
    all(world, 'members.satisfaction', 1);
    world.array('members.voice')[0] = 0.8;
    for (let w = 0; w < 4; w += 4) stepRound(world, ID, 'wellbeing');
    expect(world.array('members.voice')[0]).toBeCloseTo(0.4, 5);
  });

  test('is raised by half in those whose threshold others have passed (Granovetter 1978)', () => {
    const world = only([ID], { members: 10 });
    for (const [name, value] of Object.entries({
      satisfaction: 0.5,
      belonging: 0.5,
      ambition: 0.5,
      energy: 1,
      threshold: 0.4,
    })) {
      all(world, `members.${name}`, value);
    }
    // Three of ten speak; the two who look about them have their turn in the same week, the first.
    for (const row of [0, 1, 2]) world.array('members.voice')[row] = 0.5;
    world.array('members.threshold')[4] = 0.29;
    world.array('members.threshold')[8] = 0.31;
    stepNow(world, ID, 'wellbeing');
    expect(world.array('members.voice')[8]).toBeGreaterThan(0);
    expect(world.array('members.voice')[4] / world.array('members.voice')[8]).toBeCloseTo(1.5, 5);
  });

  test('carries a crowd when thresholds are graded, and not when one is missing', () => {
    const crowd = (gap: number): number => {
      const world = only([ID], { members: 80 });
      // Alone everybody stays just below speaking; carried along, just above.
      for (const [name, value] of Object.entries({ satisfaction: 0.75, belonging: 0.32, ambition: 0.5, energy: 1 })) {
        all(world, `members.${name}`, value);
      }
      for (let i = 0; i < 80; i++) {
        const place = Math.floor(i / 4);
        world.array('members.threshold')[i] = (place - 0.5) / 20 + (place > 2 ? gap : 0);
      }
      for (let w = 0; w < 100; w++) stepRound(world, ID, 'wellbeing');
      return [...world.array('members.voice')].filter((v) => v > 0.2).length;
    };
    expect(crowd(0)).toBe(80);
    expect(crowd(0.1)).toBe(12);
  });
});

test('live: those ready to speak make the proposals', () => {
  const proposals = (level: number): number => {
    const world = society();
    let count = 0;
    world.eventSink = (event) => {
      if (world.layout.events[event].name.startsWith('governance.')) count++;
    };
    for (let week = 0; week < 40; week++) {
      world.array('members.voice').fill(level, 0, world.rows.members);
      runWeeks(world, 1);
    }
    return count;
  };
  expect(proposals(1)).toBeGreaterThan(proposals(0));
});

test('the discontented who belong speak up; the content do not', () => {
  const world = society();
  runWeeks(world, 20);
  expect(mean(world, 'members.voice')).toBeGreaterThan(0);
  expect(mean(world, 'members.voice')).toBeLessThan(1);
});
