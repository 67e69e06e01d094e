import { describe, expect, test } from 'vitest';
import { LEVER_COUNT, LEVERS, MEMBER, RESIDENT } from '../core/contract.ts';
import { docketOf, putToMeeting, setLaw } from '../lab/agenda.ts';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';
import { record, society, sum } from './fixture.ts';
import { ROUTES } from './modules.ts';
import { DRAFT, OPEN, UNUSED } from './routing.ts';

/** Members who care and have time: the law misses their wishes and they speak up. */
function eager(world: World): World {
  const n = world.rows.members;
  const position = world.array('members.position');
  for (let i = 0; i < n; i++) {
    world.array('members.voice')[i] = 0.8;
    world.array('members.conscientiousness')[i] = 1;
    for (let l = 0; l < LEVER_COUNT; l++) position[i * LEVER_COUNT + l] = (i + l) % 3 === 0 ? 0.95 : 0.05;
  }
  return world;
}

const governing = (clauses: Record<string, Record<string, number>> = {}, without: string[] = []): World =>
  eager(
    society({
      members: 60,
      clauses,
      without,
      stepping: [
        'governance.amendments',
        'governance.consensus',
        'governance.decisions',
        'governance.projects',
        'people.time',
      ],
    }),
  );

const total = (world: World, name: string): number => world.f64(`society.${name}`)[0];

function rowsIn(world: World, states: readonly number[]): number {
  const d = docketOf(world);
  let count = 0;
  for (let r = 0; r < d.state.length; r++) if (states.includes(d.state[r]) && d.subject[r] >= 0) count++;
  return count;
}

describe('the agenda', () => {
  test('holds no more matters than it has places, and they are all different', () => {
    const world = governing({ 'governance.decisions': { openProposals: 2, initiative: 0.25 } });
    const d = docketOf(world);
    let most = 0;
    for (let week = 0; week < 60; week++) {
      runWeeks(world, 1);
      const open = rowsIn(world, [DRAFT, OPEN]);
      most = Math.max(most, open);
      expect(open).toBeLessThanOrEqual(2);
      const subjects = [...d.subject].filter((s, r) => d.state[r] !== UNUSED && s >= 0);
      expect(new Set(subjects).size).toBe(subjects.length);
    }
    expect(most).toBe(2);
  });

  test('is longer with more places and empty without initiative', () => {
    const narrow = governing({ 'governance.decisions': { openProposals: 1, initiative: 0.25 } });
    const wide = governing({ 'governance.decisions': { openProposals: 8, initiative: 0.25 } });
    const idle = governing({
      'governance.decisions': { initiative: 0 },
      'governance.projects': { projectsPerYear: 0 },
    });
    const busy = [narrow, wide, idle].map((world) => {
      let rows = 0;
      for (let week = 0; week < 30; week++) {
        runWeeks(world, 1);
        rows += rowsIn(world, [DRAFT, OPEN]);
      }
      return rows;
    });
    expect(busy[1]).toBeGreaterThan(busy[0]);
    expect(busy[2]).toBe(0);
    expect(total(idle, 'decisionsTaken')).toBe(0);
  });

  test('opens a proposal only when the minutes to write it were found', () => {
    const world = governing({ 'governance.decisions': { initiative: 0.25 } });
    // Care leaves nobody a minute for anything else.
    world.array('members.careMinutes').fill(10_080);
    runWeeks(world, 10);
    expect(rowsIn(world, [DRAFT])).toBeGreaterThan(0);
    expect(rowsIn(world, [OPEN])).toBe(0);
  });

  test('favours the ambitious and the reputed', () => {
    const world = governing({ 'governance.decisions': { initiative: 0.25, openProposals: 1, restWeeks: 0 } });
    const half = 30;
    for (let i = 0; i < 60; i++) {
      world.array('members.ambition')[i] = i < half ? 1 : 0;
      world.array('members.reputation')[i] = i < half ? 1 : 0;
    }
    const events = record(world);
    runWeeks(world, 200);
    const proposed = events.filter((e) => e.name.startsWith('governance.decisions.raised'));
    expect(proposed.length).toBeGreaterThan(10);
    expect(proposed.filter((e) => e.who < half).length).toBeGreaterThan(0.7 * proposed.length);
    expect(sum(world.f64('members.agendaPower'), half)).toBeGreaterThan(0.6);
  });

  test('raises nothing without a rule of change, or when nobody decides', () => {
    const frozen = governing({ 'governance.decisions': { initiative: 0.25 } }, ['governance.amendments']);
    const nobody = governing({
      'governance.decisions': {
        initiative: 0.25,
        lever: ROUTES.indexOf('nobody'),
        amendment: ROUTES.indexOf('nobody'),
      },
    });
    const unled = governing({ 'governance.decisions': { initiative: 0.25 } }, ['governance.consensus']);
    for (const world of [frozen, nobody, unled]) {
      runWeeks(world, 30);
      expect(rowsIn(world, [DRAFT, OPEN])).toBe(0);
    }
  });

  test('strikes off what is never decided, and lets it rest', () => {
    const world = governing({
      'governance.decisions': { initiative: 0, lapseWeeks: 6, restWeeks: 10 },
      'governance.consensus': { quorum: 1 },
    });
    const events = record(world);
    putToMeeting(world, 3, 0.9);
    runWeeks(world, 20);
    expect(events.filter((e) => e.name === 'governance.decisions.lapsed')).toMatchObject([{ week: 6, b: 6 }]);
    expect(total(world, 'proposalsLapsed')).toBe(1);
    expect(world.array('society.restUntil')[3]).toBe(16);
    expect(docketOf(world).state[0]).toBe(UNUSED);
  });
});

describe('the record', () => {
  test('power and agenda power sum to 1 in every week of a whole society, and only members hold them', () => {
    const world = society({
      members: 50,
      stepping: '*',
      clauses: { 'governance.decisions': { initiative: 0.25 }, 'governance.projects': { projectsPerYear: 26 } },
    });
    const power = world.f64('members.power');
    const agendaPower = world.f64('members.agendaPower');
    let decided = 0;
    for (let week = 0; week < 150; week++) {
      runWeeks(world, 1);
      const n = world.rows.members;
      // Every decision hands out exactly one whole weight.
      expect(sum(world.f64('members.weight'), n)).toBeCloseTo(total(world, 'decisionsTaken') - decided, 9);
      decided = total(world, 'decisionsTaken');
      expect(Math.abs(sum(power, n) - 1)).toBeLessThan(1e-9);
      expect(Math.abs(sum(agendaPower, n) - 1)).toBeLessThan(1e-9);
      for (let i = 0; i < n; i++) expect(power[i]).toBeGreaterThanOrEqual(0);
    }
    expect(decided).toBeGreaterThan(30);
  });

  test('say grows for those who are heard and falls for those without a vote', () => {
    const world = governing({ 'governance.decisions': { initiative: 0.25 } });
    const status = world.array('members.status');
    for (let i = 0; i < 10; i++) status[i] = RESIDENT;
    runWeeks(world, 80);
    const say = world.array('members.say');
    const mean = (from: number, to: number): number => sum(say.slice(from, to), to - from) / (to - from);
    expect(mean(0, 10)).toBeLessThan(0.05);
    expect(mean(10, 60)).toBeGreaterThan(0.35);
    expect(status[20]).toBe(MEMBER);
  });

  test('new law pleases those it moves towards, and trust hears of it', () => {
    const world = governing({ 'governance.decisions': { initiative: 0 }, 'governance.consensus': { blocks: 0 } });
    const position = world.array('members.position');
    for (let i = 0; i < 60; i++) position[i * LEVER_COUNT + 1] = i < 55 ? 0.95 : 0.05;
    setLaw(world, 1, 0.2);
    putToMeeting(world, 1, 0.95);
    let week = 0;
    while (total(world, 'decisionsPassed') === 0 && week++ < 30) runWeeks(world, 1);
    // Trust hears of it by turns.
    runWeeks(world, 3);
    const favour = world.array('members.favour');
    const felt = world.array('governance.decisions:outcomeTrust');
    expect(favour[0]).toBeGreaterThan(0);
    expect(favour[59]).toBeLessThan(0);
    expect(felt[0]).toBeGreaterThan(0);
    expect(felt[59]).toBeLessThan(0);
  });

  test('the law gap is the distance from own wishes on the levers that exist', () => {
    const world = governing({ 'governance.decisions': { initiative: 0 } });
    const position = world.array('members.position');
    for (let l = 0; l < LEVER_COUNT; l++) {
      const index = world.law.indexOf(LEVERS[l].path);
      const span = world.law.max(index) - world.law.min(index);
      const law = (world.law.value(index) - world.law.min(index)) / span;
      position[l] = law;
      position[LEVER_COUNT + l] = law < 0.5 ? law + 0.25 : law - 0.25;
    }
    runWeeks(world, 4);
    const gap = world.array('members.lawGap');
    expect(gap[0]).toBeCloseTo(0, 6);
    expect(gap[1]).toBeCloseTo(0.25, 6);
  });

  test('the law of a society that decides comes to its median', () => {
    const world = society({ members: 60, clauses: { 'governance.decisions': { initiative: 0.25 } } });
    for (let l = 0; l < LEVER_COUNT; l++) setLaw(world, l, 0.1);
    world.array('members.voice').fill(0.5);
    runWeeks(world, 1);
    const before = total(world, 'lawToMedian');
    runWeeks(world, 156);
    expect(total(world, 'lawToMedian')).toBeLessThan(before / 2);
    expect(total(world, 'lawChanges')).toBeGreaterThan(3);
  });
});
