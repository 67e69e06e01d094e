/** Accounts made up so that one reason dominates; what is told of them adds up. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cause, Scenario } from '../core/plan.ts';
import { lab, runWeeks } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';
import { CauseBook } from './causes.ts';
import { shapleyParts } from './shapley.ts';
import { still } from './still.fixture.ts';

const POOL = 'economy.production.pool';
const OWN = 'economy.production.own';
const UPKEEP = 'economy.treasury.upkeep';
const FUNDING = 'economy.treasury.funding';
const A_YEAR = 'credits a year';
const STRENGTH = 'times its documented strength';
const SHARING = 'economy.treasury.sharing_rate';

interface Week {
  readonly shared?: number;
  readonly clearance?: number;
  readonly output: number;
  /** Upkeep that falls due, and what of it is paid; all of it if not said. */
  readonly upkeep: number;
  readonly paid?: number;
  readonly funding?: number;
  readonly people?: number;
  readonly places?: number;
  readonly prices?: number;
}

/** A society whose treasury goes through the given weeks; `amend` gives the sharing rate from a week on. */
function lived(
  weeks: number,
  week: (k: number) => Week,
  amend: Readonly<Record<number, number>> = {},
  scenario?: Scenario,
): Cause {
  const world: World = still(40, 'still', [], scenario);
  const book = new CauseBook(world);
  const flow = (name: string): number => world.layout.flows.findIndex((f) => f.name === name);
  const sharing = world.law.indexOf(SHARING);
  const credits = world.law.indexOf('economy.treasury.upkeep_credits');
  const fixed = world.law.value(world.law.indexOf('economy.treasury.fixed_upkeep_share'));
  world.array('society.treasury')[0] = -500_000;
  world.array('society.neglect')[0] = 0.12;
  for (let k = 0; k < weeks; k++) {
    if (amend[k] !== undefined) {
      world.law.amend(sharing, amend[k]);
      world.law.takeEffect();
    }
    const { output, upkeep, paid = upkeep, funding = 0, shared = 0, clearance = 0, ...of } = week(k);
    const { people = 40, places = 40, prices = 1 } = of;
    // What makes it fall due; a hair more, so that rounding down gives it back.
    world.law.values[credits] = (upkeep + 1e-7) / ((fixed * places + (1 - fixed) * people) * prices);
    const { flows } = world.money;
    flows.fill(0);
    const rate = world.law.value(sharing);
    flows[flow(POOL)] = 1000 * output * rate;
    flows[flow(OWN)] = 1000 * output * (1 - rate);
    flows[flow(UPKEEP)] = 1000 * paid;
    flows[flow(FUNDING)] = 1000 * funding;
    flows[flow('economy.allocation.share')] = 1000 * shared;
    if (clearance > 0) flows[flow('shocks.disaster.clearance')] = 1000 * clearance;
    world.array('society.present')[0] = people;
    world.array('society.hoursGiven')[0] = 12 * people;
    world.array('society.labour')[0] = 10 * people;
    world.array('society.places')[0] = places;
    world.array('society.priceLevel')[0] = prices;
    world.week++;
    book.endOfWeek();
  }
  const [cause] = book.explain('insolvent');
  return cause;
}

const sum = (causes: readonly Cause[]): number => causes.reduce((total, { size }) => total + size, 0);

describe('insolvency', () => {
  test('what changed leads, not what is largest; a law that was amended is the last link', () => {
    const cause = lived(130, () => ({ output: 200, upkeep: 100 }), { 19: 0.3 });
    expect(cause).toMatchObject({ size: -500, unit: 'credits' });
    expect(cause.what).toMatch(
      /^the treasury could borrow no more, with 12 % of upkeep unpaid: its balance, counting upkeep as it fell due, was 0 /,
    );
    expect(cause.because).toHaveLength(1);
    const [pool] = cause.because;
    expect(pool.what).toBe('pooled share of what the community sold fell from 5200 to 3120 credits a year');
    expect(pool).toMatchObject({ size: expect.closeTo(-2080, 6), unit: 'credits a year' });
    expect(pool.because.map((c) => c.what)).toEqual(['the share that is pooled fell from 50 % to 30 %']);
    // The still society is founded in week 26.
    expect(pool.because[0].because).toEqual([
      {
        what: 'members amended the sharing rate from 50 % to 30 % in week 46',
        size: expect.closeTo(-2080, 6),
        unit: 'credits a year',
        because: [],
      },
    ]);
  });

  test('each of several amendments has its part by how far and how long', () => {
    const cause = lived(156, () => ({ output: 200, upkeep: 100 }), { 20: 0.4, 143: 0.2 });
    const [law] = cause.because[0].because;
    expect(law.because.map((c) => c.what.replace(/.*from/, 'from'))).toEqual([
      'from 50 % to 40 % in week 47',
      'from 40 % to 20 % in week 170',
    ]);
    expect(law.because[0].size).toBeCloseTo(-52 * 200 * 0.1, 6);
    expect(law.because[1].size).toBeCloseTo(-13 * 200 * 0.2, 6);
    expect(sum(law.because)).toBeCloseTo(law.size, 6);
  });

  test('a flow is taken apart by its factors, which add up', () => {
    const cause = lived(156, (k) =>
      k < 104
        ? { output: 240, upkeep: 100, funding: 40 }
        : { output: 90, upkeep: 130, funding: 40, people: 20, places: 52 },
    );
    const [pool, upkeep] = cause.because;
    expect(pool.because.map((c) => c.what)).toEqual([
      'the number of people fell from 40 to 20',
      'what an hour of work done brings, by infrastructure, tools, know-how, coordination, power and prices, fell from 0.6 to 0.45 credits',
    ]);
    expect(sum(pool.because)).toBeCloseTo(pool.size, 6);
    expect(upkeep.what).toMatch(
      /^upkeep of what the community holds, as it fell due, rose from 5200 to 6760 credits a year$/,
    );
    expect(upkeep.because.map((c) => c.what)).toEqual(['the number of places kept up rose from 40 to 52']);
  });

  test('a treasury that never paid its way says so, with the clauses that set its flows', () => {
    const cause = lived(110, () => ({ output: 100, upkeep: 100, funding: 10 }));
    expect(cause.because.map((c) => [c.what, Math.round(c.size)])).toEqual([
      [
        'already in its first year, at the sharing rate it was founded with, it owed more than it received; that rate (economy.treasury.sharing_rate) was 50 %, and 90 % of the same output would have covered it',
        -2080,
      ],
    ]);
    expect(cause.because[0].because.map((c) => c.what.replace(/.*\(([a-z_.]+)\),.*/, '$1'))).toEqual([
      'economy.treasury.upkeep_credits',
      SHARING,
      'economy.treasury.funding_credits',
    ]);
    expect(sum(cause.because[0].because)).toBeCloseTo(-2080, 6);
    const hopeless = lived(110, () => ({ output: 50, upkeep: 100 }));
    expect(hopeless.because[0].what).toContain('no share of the same output would have covered it');
  });

  test('a short life is compared with itself under the law as founded', () => {
    const cause = lived(60, () => ({ output: 200, upkeep: 110 }), { 6: 0.25 });
    expect(cause.what).toContain('too soon to compare years');
    expect(cause.because.map((c) => c.what)).toEqual([
      'pooled share of what the community sold fell from 5200 to 2600 credits a year',
      'from the beginning, at the sharing rate it was founded with, it owed more than it received; that rate (economy.treasury.sharing_rate) was 50 %, and 55 % of the same output would have covered it',
    ]);
    expect(cause.because[1].size).toBeCloseTo(-52 * 10, 6);
  });

  test('what is left unpaid eases nothing, and is told beside the debt', () => {
    const cause = lived(156, (k) => (k < 104 ? { output: 200, upkeep: 100 } : { output: 200, upkeep: 120, paid: 90 }));
    expect(cause.what).toContain('was 0 credits a year in the first year');
    expect(cause.what).toContain('and −1040 credits a year in the last; what eased it came to 0 credits a year');
    expect(cause.because.map(({ what, size, unit }) => [what, Math.round(size), unit])).toEqual([
      ['upkeep of what the community holds, as it fell due, rose from 5200 to 6240 credits a year', -1040, A_YEAR],
      ['upkeep left unpaid in the last 52 weeks, which the treasury owed beside its debt', 1560, 'credits'],
    ]);
  });

  test('upkeep due is what the treasury reckons: all that a society without debt pays', () => {
    const world = lab({ specs: SPECS, stepping: '*', members: 30, seed: 'due' });
    const book = new CauseBook(world);
    for (let k = 0; k < 20; k++) {
      runWeeks(world, 1);
      book.endOfWeek();
    }
    expect(world.array('society.neglect')[0]).toBe(0);
    const { keys, whole } = book.memory();
    const paid = whole[keys.indexOf(`flow ${UPKEEP}`)];
    expect(paid).toBeGreaterThan(0);
    expect(whole[keys.indexOf('measure 5')]).toBe(paid);
  });

  test('what eased it is named, and with what worsened it leads from the first balance to the last', () => {
    const cause = lived(156, (k) =>
      k < 104
        ? { output: 240, upkeep: 130, funding: 40, people: 50, places: 50 }
        : { output: 250, upkeep: 170, funding: 30, people: 30, places: 52 },
    );
    expect(cause.what).toMatch(/what eased it came to 260 credits a year$/);
    const eased = cause.because[cause.because.length - 1];
    expect(eased).toMatchObject({ what: 'what eased it', size: expect.closeTo(260, 6) });
    expect(eased.because[0].what).toMatch(/^pooled share of what the community sold rose from 6240 to 6500/);
    expect(52 * 30 + sum(cause.because)).toBeCloseTo(52 * (125 - 170 + 30), 6);
    for (const { size, because } of cause.because) if (because.length > 0) expect(sum(because)).toBeCloseTo(size, 4);
    expect(cause.because[1].because.map((c) => c.what)).toEqual([
      'the number of people fell from 50 to 30',
      'against that, what funders give a head rose from 0.8 to 1 credits a week',
    ]);
  });

  test('what the treasury chose to share out is told apart from what it owed', () => {
    const plenty = lived(110, () => ({ output: 240, upkeep: 100, shared: 45 }));
    expect(plenty.because[0]).toMatchObject({
      what: 'in its first year, at the sharing rate it was founded with, it received 1040 credits more than it owed, and was in deficit only by what it chose to share out, 2340 credits',
      size: expect.closeTo(-1300, 6),
    });
    const both = lived(110, () => ({ output: 160, upkeep: 100, shared: 45 }));
    expect(both.because.map(({ what, size }) => [what.replace(/;.*/, ''), Math.round(size)])).toEqual([
      ['in its first year it also shared out what it did not owe', -2340],
      ['already in its first year, at the sharing rate it was founded with, it owed more than it received', -1040],
    ]);
    expect(both.because[0].because[0].what).toBe(
      'share of the pool; under allocation of the pool (economy.allocation)',
    );
  });

  test('a shock is the last link where its stock or its flow leads to it, and is told at the end where nothing does', () => {
    const scenario: Scenario = {
      name: 'blows',
      shocks: [
        { shock: 'price_spike', week: 131, intensity: 1 },
        { shock: 'disaster', week: 140, intensity: 0.5 },
        { shock: 'scandal', week: 150, intensity: 1 },
        { shock: 'funding_cut', week: 40, intensity: 1 },
      ],
    };
    const usual: Week = { output: 200, upkeep: 100, funding: 1 };
    const cause = lived(
      156,
      (k) => (k < 104 ? usual : { ...usual, upkeep: 130, prices: 1.3, clearance: k === 114 ? 2600 : 0 }),
      {},
      scenario,
    );
    const [clearance, upkeep] = cause.because;
    expect(clearance.what).toMatch(/^clearance and emergency works after a disaster rose/);
    expect(clearance.because).toEqual([
      { what: 'the shock “disaster” struck in week 141', size: 0.5, unit: STRENGTH, because: [] },
    ]);
    expect(upkeep.because).toMatchObject([
      {
        what: 'outside prices rose from 1 to 1.3 times those at the start',
        because: [{ what: 'the shock “price spike” struck in week 132', size: 1, unit: STRENGTH }],
      },
    ]);
    expect(cause.because.slice(2).map((c) => c.what)).toEqual([
      'struck in these years, though no flow told here leads to it: the shock “funding cut” in week 41',
      'struck in these years, though no flow told here leads to it: the shock “scandal” in week 151',
    ]);
  });

  test('amendments below a factor stand by week', () => {
    const cause = lived(156, () => ({ output: 200, upkeep: 100 }), { 130: 0.45, 140: 0.1 });
    const [law] = cause.because[0].because;
    expect(law.because.map((c) => c.what.replace(/.*in week/, ''))).toEqual([' 157', ' 167']);
    expect(law.because[0].size).toBeGreaterThan(law.because[1].size);
  });

  test('a book goes on from its memory', () => {
    const world = still(40);
    const [a, b] = [new CauseBook(world), new CauseBook(world)];
    const at = world.law.indexOf(SHARING);
    const close = (book: CauseBook): void => {
      book.endOfWeek();
      world.week++;
    };
    close(a);
    world.law.amend(at, 0.2);
    world.law.takeEffect();
    close(a);
    b.recall(structuredClone(a.memory()));
    const week = world.week;
    close(a);
    world.week = week;
    close(b);
    expect(b.memory()).toEqual(a.memory());
    expect(a.memory().law.amendments).toEqual([{ parameter: at, week: 26, from: 0.5, to: 0.2 }]);
  });
});

test('parts of a product add up to its change, whatever the factors', () => {
  const factor = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(factor, factor), { minLength: 1, maxLength: 5 }), (pairs) => {
      const then = pairs.map(([was]) => was);
      const now = pairs.map(([, is]) => is);
      const product = (of: number[]): number => of.reduce((p, x) => p * x, 1);
      const parts = shapleyParts(then, now);
      const scale = 1e-9 * (1 + product(then) + product(now) + Math.max(...then, ...now) ** pairs.length);
      expect(Math.abs(parts.reduce((a, b) => a + b, 0) - (product(now) - product(then)))).toBeLessThan(scale);
      pairs.forEach(([was, is], i) => {
        if (was === is) expect(Math.abs(parts[i])).toBe(0);
      });
    }),
  );
  expect(shapleyParts([2, 3], [4, 3])).toEqual([6, 0]);
  expect(shapleyParts([0, 3], [4, 5])).toEqual([16, 4]);
});
