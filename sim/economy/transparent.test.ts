import { describe, expect, test } from 'vitest';
import { lab, runWeeks, stepOnly } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';
import { CALM, village } from './village.fixture.ts';

const ID = 'economy.transparent';
const TRUST = 'economy.trust_in_accounts';

describe('the books', () => {
  test('cost hours of volunteers, who are mostly good at organising', () => {
    const world = village(CALM, { members: 400 });
    const keepers = new Map<number, number>();
    for (let week = 0; week < 80; week++) {
      runWeeks(world, 1);
      world.array(`${ID}?books`).forEach((minutes, i) => {
        if (minutes > 0) keepers.set(i, (keepers.get(i) ?? 0) + minutes / 60);
      });
    }
    const hours = [...keepers.values()].reduce((a, b) => a + b, 0) / 80;
    expect(hours).toBeGreaterThan(12);
    expect(hours).toBeLessThan(20);
    const skill = (i: number): number => world.array('members.skill')[4 * i + 2];
    const all = Array.from({ length: 400 }, (_, i) => skill(i));
    const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean([...keepers.keys()].map(skill))).toBeGreaterThan(mean(all) + 0.03);
  });

  test('stay open while they are kept, and close within months when nobody keeps them', () => {
    const kept = village(CALM);
    runWeeks(kept, 60);
    expect(kept.f64('society.booksOpen')[0]).toBeGreaterThan(0.85);
    const left = village({ ...CALM, [ID]: { bookkeepingHoursPerHundred: 0 } });
    runWeeks(left, 60);
    expect(left.f64('society.booksOpen')[0]).toBeLessThan(0.1);
    expect(Math.max(...left.array(`${ID}?books`))).toBe(0);
  });
});

describe('what members make of them', () => {
  const MEMBERS = 12;
  /** The term of suspicion: ten hours given, worth twenty credits, all pooled, and nothing seen again unless a test says so. */
  function suspicion(open: boolean, set: (world: World) => void = () => {}): number[] {
    const world = lab({
      specs: SPECS,
      stepping: [TRUST],
      members: MEMBERS,
      seed: 'accounts',
      without: open ? [] : [ID],
    });
    world.array('members.values').fill(1);
    world.array('members.effectiveHours').fill(10);
    world.f64('society.labour')[0] = 10 * MEMBERS;
    world.f64('society.output')[0] = 20 * MEMBERS;
    world.f64('society.pooledShare')[0] = 1;
    set(world);
    stepOnly(world, TRUST, 'economy');
    return [0, 4, 8].map((row) => world.array(`${TRUST}:suspicion`)[row]);
  }

  test('behind closed books what does not come back is suspected, by those to whom transparency matters', () => {
    for (const term of suspicion(false)) expect(term).toBeCloseTo(-0.3, 5);
    for (const term of suspicion(false, (w) => w.array('members.values').fill(0.5))) expect(term).toBeCloseTo(-0.15, 5);
    for (const term of suspicion(false, (w) => w.array('members.values').fill(0))) expect(term).toBeCloseTo(0, 5);
  });

  test('open books leave nothing to suspect, nor does what comes back or was never paid in', () => {
    for (const term of suspicion(true)) expect(term).toBeCloseTo(0, 9);
    for (const term of suspicion(false, (w) => w.array('members.allotment').fill(20))) expect(term).toBeCloseTo(0, 9);
    for (const term of suspicion(false, (w) => w.array('members.effectiveHours').fill(0)))
      expect(term).toBeCloseTo(0, 9);
    for (const term of suspicion(false, (w) => w.array('members.aid').fill(10))) expect(term).toBeCloseTo(-0.15, 5);
  });
});
