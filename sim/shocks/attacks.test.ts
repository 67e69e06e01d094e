/** Attacks on votes and accounts: what they cost whom, what they bring, and that they find nothing where there is nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPTION_OF } from '../governance/routing.ts';
import { checkLedgers } from '../invariants.ts';
import { lab, runWeeks } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';
import { bestOffer, leastBribe } from './bribes.ts';

const STRIKES = 8;
const DAO = OPTION_OF.get('dao') ?? -1;
type Clauses = Record<string, Record<string, number>>;

function society(shock: string, clauses: Clauses = {}, without: readonly string[] = []): World {
  return lab({
    specs: SPECS,
    stepping: '*',
    members: 60,
    capacity: 120,
    seed: 'attacks/0',
    without,
    clauses: {
      'governance.decisions': { lever: DAO, amendment: DAO },
      'economy.token': { poolCredits: 100, cliffWeeks: 0, vestingWeeks: 8 },
      ...clauses,
    },
    scenario: { name: 'test', shocks: [{ shock, week: STRIKES, intensity: 1 }] },
  });
}

/** Lives on and adds up flows, thousandths; the ledgers are checked every week. */
function live(world: World, weeks: number): { flow: (name: string) => number; events: string[] } {
  const sums = new Float64Array(world.layout.flows.length);
  const events: string[] = [];
  world.eventSink = (event) => events.push(world.layout.events[event].name);
  for (let week = 0; week < weeks; week++) {
    runWeeks(world, 1);
    expect(checkLedgers(world)).toEqual([]);
    world.money.flows.forEach((amount, k) => {
      sums[k] += amount;
    });
  }
  return { flow: (name) => sums[world.layout.flows.findIndex((f) => f.name === name)], events };
}

describe('nothing to strike', () => {
  test.each([
    ['whale_purchase', ['economy.token', 'governance.dao']],
    ['vote_buying', ['economy.token', 'governance.dao']],
    ['sybil_attack', ['citizenship.accounts']],
  ] as const)('%s says so where its clauses are off, and no money moves', (shock, without) => {
    const world = lab({
      specs: SPECS,
      stepping: '*',
      members: 40,
      seed: 'nothing',
      without,
      scenario: { name: 'test', shocks: [{ shock, week: 2, intensity: 1 }] },
    });
    const { events } = live(world, 6);
    expect(events.filter((name) => name.startsWith(`shocks.${shock}`))).toEqual([`shocks.${shock}.nothing`]);
    world.layout.flows.forEach(({ name }, k) => {
      if (name.startsWith(`shocks.${shock}`)) expect(world.money.flows[k]).toBe(0);
    });
  });
});

describe('a whale', () => {
  test('pays the price of the market and holds where that is needed', () => {
    const world = society('whale_purchase');
    runWeeks(world, STRIKES);
    const tokens = world.array('members.tokens');
    const before = Array.from(tokens);
    const dear = world.array('society.tokenPrice')[0];
    const { flow } = live(world, 9);
    const whale = world.array('society.whale')[0];
    expect(whale).toBeGreaterThanOrEqual(0);
    const lent = flow('shocks.whale_purchase.lent');
    expect(lent).toBeGreaterThan(0.9 * flow('shocks.whale_purchase.backed'));
    expect(flow('economy.token.bought')).toBeGreaterThan(0.7 * lent);
    expect(tokens[whale] - before[whale]).toBeGreaterThan(0);
    expect(world.array('society.tokenPrice')[0]).toBeGreaterThan(dear);
  });

  test('buys in a flash where votes count for a moment only, and what the trading cost stays with the market', () => {
    const world = society('whale_purchase', {
      'governance.dao': { snapshot: 0, timeLockWeeks: 0, votingWeeks: 1 },
      'governance.decisions': { lever: DAO, amendment: DAO, initiative: 0.25, restWeeks: 0 },
    });
    runWeeks(world, STRIKES);
    const recent: number[] = [];
    const closing: number[] = [];
    for (let week = STRIKES; week < STRIKES + 20; week++) {
      const closes = world.array('society.ballotCloses')[0];
      runWeeks(world, 1);
      const whale = world.array('society.whale')[0];
      if (closes === week) closing.push(world.array('members.tokenOrder')[whale]);
      else recent.push(world.array('members.tokenOrder')[whale]);
    }
    expect(closing.length).toBeGreaterThan(1);
    for (const order of closing) expect(order).toBeGreaterThan(0);
    for (const order of recent) expect(order).toBeLessThanOrEqual(0);
    expect(Math.min(...recent)).toBeLessThan(0);
  });

  test('washes and sells in the end, and the backers do not get more than they gave', () => {
    const world = society('whale_purchase');
    runWeeks(world, STRIKES);
    const { flow, events } = live(world, 72);
    expect(world.array('society.whale')[0]).toBe(-1);
    expect(events.filter((name) => name.startsWith('shocks.whale'))).toEqual([
      'shocks.whale_purchase.began',
      'shocks.whale_purchase.ended',
    ]);
    const backed = flow('shocks.whale_purchase.backed');
    expect(flow('shocks.whale_purchase.withdrawn')).toBeLessThan(backed);
    expect(flow('shocks.whale_purchase.withdrawn')).toBeGreaterThan(0);
  });

  test('pays back what the sale of tokens bought with the backing brings, and nothing of other income', () => {
    const world = society('whale_purchase');
    runWeeks(world, STRIKES);
    const flows = world.layout.flows;
    const at = (name: string): number => flows.findIndex((f) => f.name === name);
    const [lent, repaid] = [at('shocks.whale_purchase.lent'), at('shocks.whale_purchase.repaid')];
    const sums = { lent: 0, repaid: 0, sold: 0 };
    for (let week = 0; week < 72; week++) {
      runWeeks(world, 1);
      const whale = world.array('society.whale')[0];
      // A windfall every week, and nothing left to sell in the end but what was bought for others.
      if (whale >= 0) world.money.outsideToMember(0, whale, 500_000);
      sums.lent += world.money.flows[lent];
      sums.repaid += world.money.flows[repaid];
      sums.sold += Math.max(0, -world.array('society.orderCredits')[0]);
    }
    expect(sums.repaid).toBeGreaterThan(0);
    expect(sums.repaid).toBeLessThanOrEqual(sums.sold);
    expect(sums.repaid).toBeLessThan(sums.lent);
  });
});

describe('a Sybil attack', () => {
  test('makes members run accounts for pay, which end with it', () => {
    const world = society('sybil_attack', { 'citizenship.accounts': { checkHours: 0 } });
    const most = (): number => Math.max(...world.array('members.accounts'));
    runWeeks(world, STRIKES);
    const { flow } = live(world, 20);
    expect(most()).toBeGreaterThan(10);
    expect(flow('shocks.sybil_attack.hire')).toBeGreaterThan(0);
    expect(flow('citizenship.accounts.fee')).toBeGreaterThan(10 * 10_000);
    runWeeks(world, 12);
    expect(most()).toBe(1);
  });
});

describe('bribes', () => {
  test('the poor, the careless and those who agree anyway sell for less', () => {
    const usual = leastBribe(60, 0.5, 0.2, 780);
    expect(leastBribe(60, 0.5, 0.2, 0)).toBeCloseTo(usual / 3, 9);
    expect(leastBribe(60, 0.1, 0.2, 780)).toBeLessThan(usual);
    expect(leastBribe(60, 0.5, -0.2, 780)).toBeLessThan(usual);
    expect(leastBribe(60, 0.5, -0.2, 780)).toBe(leastBribe(60, 0.5, 0, 780));
  });

  test('the offer is within the purse, and nobody is paid less than they take', () => {
    const person = fc.record({
      votes: fc.double({ min: 0, max: 100, noNaN: true }),
      least: fc.double({ min: 0.1, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        (people, purse) => {
          const votes = Float64Array.from(people, (p) => p.votes);
          const least = Float64Array.from(people, (p) => p.least);
          const price = bestOffer(votes, least, people.length, purse, 1e9);
          const sold = people.filter((p) => p.votes > 0 && price * p.votes >= p.least);
          if (price === 0) return;
          expect(sold.length).toBeGreaterThan(0);
          expect(price * sold.reduce((sum, p) => sum + p.votes, 0)).toBeLessThanOrEqual(purse * (1 + 1e-12));
        },
      ),
    );
  });

  test('are paid by the backers: what was spent does not come back, and what the chest still holds does', () => {
    const world = society('vote_buying', { 'governance.decisions': { lever: DAO, amendment: DAO, initiative: 0.25 } });
    runWeeks(world, STRIKES);
    const flows = world.layout.flows.map(({ name }) => name);
    const sums = new Map<string, number>();
    for (let week = 0; week < 60; week++) {
      runWeeks(world, 1);
      for (const name of ['bribes', 'backed', 'withdrawn', 'lent'])
        sums.set(name, (sums.get(name) ?? 0) + world.money.flows[flows.indexOf(`shocks.vote_buying.${name}`)]);
      // A windfall every week: none of it is the backers'.
      const briber = world.array('society.briber')[0];
      if (briber >= 0) world.money.outsideToMember(0, briber, 500_000);
    }
    expect(world.array('society.briber')[0]).toBe(-1);
    const bribes = sums.get('bribes') ?? 0;
    expect(bribes).toBeGreaterThan(0);
    expect(sums.get('lent')).toBe(bribes);
    expect((sums.get('backed') ?? 0) - (sums.get('withdrawn') ?? 0)).toBe(bribes);
  });

  test('are paid from purse to purse, bind those who took them, and come out where enough refuse', () => {
    const world = society('vote_buying', { 'governance.decisions': { lever: DAO, amendment: DAO, initiative: 0.25 } });
    runWeeks(world, STRIKES);
    let bound = 0;
    const sums = { bribes: 0, income: 0 };
    const bribes = world.layout.flows.findIndex(({ name }) => name === 'shocks.vote_buying.bribes');
    for (let week = 0; week < 30; week++) {
      runWeeks(world, 1);
      expect(checkLedgers(world)).toEqual([]);
      const pledge = world.array('members.pledge');
      for (let i = 0; i < world.rows.members; i++) bound += +(pledge[i] >= 2);
      sums.bribes += world.money.flows[bribes];
      sums.income += (world.array('shocks.vote_buying:bribe') as Float32Array).reduce((a, b) => a + b, 0);
    }
    expect(bound).toBeGreaterThan(3);
    expect(sums.bribes).toBeGreaterThan(0);
    expect(sums.income).toBeCloseTo(sums.bribes / 1000, 1);
    expect(Math.min(...world.array('shocks.vote_buying:disgrace'))).toBeLessThan(0);
  });
});
