import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIVITIES, APPLICANT, MINUTES_PER_WEEK, TURN_WEEKS } from '../sim/core/contract.ts';
import { runWeeks } from '../sim/lab.ts';
import { startWeek, tick } from '../sim/tick.ts';
import { mean, only, present, society, stepNow } from './people.fixture.ts';

const ID = 'people.time';
const WIDTH = ACTIVITIES.length;
const REST = ACTIVITIES.indexOf('rest');
const CARE = ACTIVITIES.indexOf('care');

const minutes = fc.oneof(
  fc.double({ min: 0, max: 3000, noNaN: true }),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
  fc.constantFrom(0, 1, 0.001, 10_080, 1e7),
);

test('whatever is asked, the week has 10,080 whole minutes and nobody is granted more than asked', () => {
  const world = only([ID], { members: 1 });
  const count = world.demands.length;
  const spent = world.array('members.minutes');
  const floorAt = world.law.indexOf('people.time.rest_floor_hours');
  expect(count).toBeGreaterThan(8);
  fc.assert(
    fc.property(
      fc.array(minutes, { minLength: count, maxLength: count }),
      fc.integer({ min: 0, max: 20_000 }),
      fc.double({ min: 40, max: 100, noNaN: true }),
      (asked, care, floorHours) => {
        world.law.amend(floorAt, floorHours);
        startWeek(world);
        world.array('members.careMinutes')[0] = care;
        asked.forEach((want, d) => {
          world.demands[d].asked[0] = want;
        });
        stepNow(world, ID, 'attention');
        let sum = 0;
        for (let a = 0; a < WIDTH; a++) {
          expect(Number.isInteger(spent[a]) && spent[a] >= 0).toBe(true);
          sum += spent[a];
        }
        expect(sum).toBe(MINUTES_PER_WEEK);
        // Rest keeps its floor unless care alone breaks it.
        if (care <= MINUTES_PER_WEEK - 60 * floorHours)
          expect(spent[REST]).toBeGreaterThanOrEqual(Math.floor(60 * floorHours));
        for (const demand of world.demands) expect(demand.granted[0]).toBeLessThanOrEqual(demand.asked[0]);
        const overload = world.array('members.overload')[0];
        expect(overload).toBeGreaterThanOrEqual(0);
        expect(overload).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 300 },
  );
});

describe('grants', () => {
  test('a week that holds everything grants everything; what is left is rest', () => {
    const world = only([ID], { members: 2 });
    world.array('members.careMinutes').fill(120);
    world.demands[0].asked[0] = 600;
    world.demands[1].asked[0] = 90.7;
    stepNow(world, ID, 'attention');
    expect(world.demands[0].granted[0]).toBe(600);
    expect(world.demands[1].granted[0]).toBe(90);
    expect(world.array('members.overload')[0]).toBe(0);
    expect(world.array('members.minutes')[REST]).toBe(10_080 - 600 - 90 - 120);
    expect(world.array('members.minutes')[WIDTH + REST]).toBe(10_080 - 120);
  });

  test('a week that does not gives every asker the same share, and says how much found no place', () => {
    const world = only([ID], { members: 1 });
    const available = 10_080 - 70 * 60;
    world.demands[0].asked[0] = 3 * available;
    world.demands[1].asked[0] = available;
    stepNow(world, ID, 'attention');
    expect(world.demands[0].granted[0]).toBe(0.75 * available);
    expect(world.demands[1].granted[0]).toBe(0.25 * available);
    expect(world.array('members.overload')[0]).toBeCloseTo(0.75, 6);
    expect(world.array('members.minutes')[REST]).toBe(70 * 60);
  });

  test('care comes first: when it alone exceeds the week, nothing else is granted', () => {
    const world = only([ID], { members: 1 });
    world.array('members.careMinutes')[0] = 12_000;
    world.demands[0].asked[0] = 600;
    stepNow(world, ID, 'attention');
    expect(world.demands[0].granted[0]).toBe(0);
    expect(world.array('members.minutes')[CARE]).toBe(10_080);
    expect(world.array('members.overload')[0]).toBe(1);
  });

  test('hours given to the community are contribution and collaborative work', () => {
    const world = only([ID], { members: 1 });
    for (const demand of world.demands) demand.asked[0] = 60;
    stepNow(world, ID, 'attention');
    const given = world.demands.filter((d) =>
      ['contribution_hours', 'collaborative_work'].includes(ACTIVITIES[d.activity]),
    );
    expect(given.length).toBeGreaterThan(1);
    expect(world.array('members.contributedHours')[0]).toBe(given.length);
  });

  test('whoever does not live here has no week', () => {
    const world = only([ID], { members: 1, capacity: 2 });
    const row = world.roster.seat(5, APPLICANT);
    world.demands[0].asked[row] = 600;
    stepNow(world, ID, 'attention');
    for (let a = 0; a < WIDTH; a++) expect(world.array('members.minutes')[row * WIDTH + a]).toBe(0);
    expect(world.demands[0].granted[row]).toBe(0);
  });
});

test('habits by turns are reconsidered in one’s turn or on moving in, and never else', () => {
  const world = society();
  const names = world.layout.specs.flatMap(({ id, demands }) =>
    Object.entries(demands).flatMap(([name, d]) => (d.byTurns ? [`${id}?${name}`] : [])),
  );
  expect(names.length).toBeGreaterThan(3);
  const fit = world.array('members.fit');
  for (let week = 0; week < 60; week++) {
    const before = names.map((name) => world.array(name).slice());
    const had = fit.slice();
    const rows = world.rows.members;
    tick(world);
    names.forEach((name, d) => {
      const asked = world.array(name);
      for (let i = 0; i < rows; i++) {
        if (i % TURN_WEEKS === week % TURN_WEEKS || had[i] === 0 || fit[i] === 0) continue;
        // A row that was freed and taken anew has moved in; its fit was looked at again this week.
        if (world.array('members.joinedWeek')[i] !== week && asked[i] !== before[d][i]) throw new Error(`${name} ${i}`);
      }
    });
  }
});

test('in the whole society nobody asks for less than nothing, or for what is no number', () => {
  const world = society();
  for (let week = 0; week < 26; week++) {
    tick(world);
    for (const { asked } of world.demands) {
      for (const i of present(world))
        if (!(asked[i] >= 0 && asked[i] <= MINUTES_PER_WEEK)) throw new Error(`asked ${asked[i]}`);
    }
  }
});

test('live: more sleep that nothing can displace leaves less time given and more left undone', () => {
  const short = society({ clauses: { [ID]: { restFloorHours: 50 } } });
  const long = society({ clauses: { [ID]: { restFloorHours: 100 } } });
  runWeeks(short, 12);
  runWeeks(long, 12);
  expect(mean(long, 'members.overload')).toBeGreaterThan(mean(short, 'members.overload'));
  expect(mean(long, 'members.contributionScore')).toBeLessThan(mean(short, 'members.contributionScore'));
  expect(mean(long, 'members.energy')).not.toBe(mean(short, 'members.energy'));
});
