/** Accounts in a whole society, in which chance and people decide who opens one. */
import { describe, expect, test } from 'vitest';
import { RESIDENT, TURN_WEEKS } from '../core/contract.ts';
import { OPTION_OF } from '../governance/routing.ts';
import { checkLedgers } from '../invariants.ts';
import { lab, runWeeks } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';

type Clauses = Record<string, Record<string, number>>;

function society(clauses: Clauses = {}, without: readonly string[] = [], seed = 'accounts/0'): World {
  return lab({ specs: SPECS, stepping: '*', members: 60, capacity: 120, seed, clauses, without });
}

/** Pays everybody for further accounts. */
function backed(world: World, credits: number): World {
  world.array('members.accountBacking').fill(credits, 0, world.rows.members);
  return world;
}

function further(world: World): number {
  let sum = 0;
  const status = world.array('members.status');
  for (let i = 0; i < world.rows.members; i++) if (status[i] >= RESIDENT) sum += world.array('members.accounts')[i] - 1;
  return sum;
}

const flowOf = (world: World, name: string): number =>
  world.money.flows[world.layout.flows.findIndex((f) => f.name === name)];

describe('further accounts', () => {
  test('are opened where they pay, at their fee, and nowhere else', () => {
    const plain = society();
    runWeeks(plain, 12);
    expect(further(plain)).toBe(0);
    const world = backed(society({ 'citizenship.accounts': { feeCredits: 20, checkHours: 0 } }), 30);
    let fees = 0;
    for (let week = 0; week < 12; week++) {
      runWeeks(world, 1);
      fees += flowOf(world, 'citizenship.accounts.fee');
      expect(checkLedgers(world)).toEqual([]);
    }
    expect(further(world)).toBeGreaterThan(60);
    expect(fees).toBeGreaterThanOrEqual(20_000 * further(world));
    const dear = backed(society({ 'citizenship.accounts': { feeCredits: 1000, checkHours: 0 } }), 30);
    runWeeks(dear, 12);
    expect(further(dear)).toBeLessThan(0.1 * further(world));
  });

  test('the fee goes where the clause says', () => {
    const world = backed(society({ 'citizenship.accounts': { feeTo: 1 } }), 30);
    runWeeks(world, 1);
    expect(flowOf(world, 'citizenship.accounts.fee')).toBe(0);
    expect(flowOf(world, 'citizenship.accounts.fee_outside')).toBeGreaterThan(0);
  });

  test('are opened for their votes where these go by square roots, and not by tokens', () => {
    const dao = OPTION_OF.get('dao') ?? -1;
    const votes = (rule: number): number => {
      const world = society({
        'governance.decisions': { lever: dao },
        'governance.dao': { rule },
        'citizenship.accounts': { feeCredits: 1, checkHours: 0, runningMinutes: 0 },
      });
      runWeeks(world, 26);
      return further(world);
    };
    expect(votes(1)).toBeGreaterThan(0);
    expect(votes(0)).toBe(0);
  });

  test('take minutes, and lapse when nobody runs them', () => {
    const world = backed(society({ 'citizenship.accounts': { checkHours: 0 } }), 30);
    runWeeks(world, TURN_WEEKS);
    const running = world.array('citizenship.accounts?running');
    const accounts = world.array('members.accounts');
    for (let i = 0; i < world.rows.members; i++) expect(running[i]).toBeGreaterThanOrEqual(15 * (accounts[i] - 1));
    const idle = lab({
      specs: SPECS,
      stepping: ['citizenship.accounts', 'people.traits', 'people.membership'],
      members: 40,
      seed: 'idle',
    });
    idle.array('members.wealth').fill(1e6);
    backed(idle, 30);
    runWeeks(idle, 2 * TURN_WEEKS);
    expect(further(idle)).toBe(0);
  });

  test('are found by moderators’ hours, at the price of standing', () => {
    const lived = (checkHours: number): { left: number; minutes: number; shame: number } => {
      const world = backed(society({ 'citizenship.accounts': { checkHours, recognition: 0.8 } }), 5);
      runWeeks(world, 20);
      const minutes = world.f64('society.checkedMinutes').reduce((a, b) => a + b, 0);
      const shame = Math.min(0, ...world.array('citizenship.accounts:shame'));
      return { left: further(world), minutes, shame };
    };
    const unwatched = lived(0);
    const watched = lived(30);
    expect(unwatched.minutes).toBe(0);
    expect(unwatched.shame).toBeCloseTo(0, 12);
    expect(watched.minutes).toBeGreaterThan(15 * 60);
    expect(watched.minutes).toBeLessThan(60 * 60);
    expect(watched.left).toBeLessThan(0.6 * unwatched.left);
    expect(watched.shame).toBeLessThan(-0.04);
  });
});
